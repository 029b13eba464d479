#include "lsp/draft/spelling.h"

#include <optional>
#include <span>
#include <string_view>

#include "lsp/draft/scans.h"

namespace apparatus::draft {
namespace {

std::optional<std::string> converted(const authority::Authority& authority, const std::string& word,
                                     const std::string& system) {
  const authority::Transliteration& transliteration = authority.transliteration;
  if (!is_russian_name(word, authority)) return std::nullopt;
  const std::string from = transliteration.detect({word});
  if (from.empty()) return std::nullopt;
  return transliteration.convert(word, from, system);
}

// `question`: a system, a word, and other spellings of it, a line end behind each.
std::string spelling_in_system(const Snapshot& snapshot, std::string_view question) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < question.size();) {
    const std::size_t end = question.find('\n', at);
    parts.emplace_back(question.substr(at, end - at));
    at = end + 1;
  }
  const std::string& system = parts[0];
  const std::string& word = parts[1];
  const auto& transliteration = snapshot.authority->transliteration;
  const auto* pinned =
      snapshot.authority->names.pinned(transliteration.fold(word), transliteration);
  if (pinned != nullptr) return pinned->spelling;
  if (system.empty() || word.empty() || transliteration.is_of(word, system)) return word;
  const auto others = std::span(parts).subspan(2);
  for (const std::string& other : others) {
    if (transliteration.is_of(other, system)) return other;
  }
  if (const auto own = converted(*snapshot.authority, word, system)) return *own;
  for (const std::string& other : others) {
    if (const auto own = converted(*snapshot.authority, other, system)) return *own;
  }
  return word;
}

}  // namespace

bool is_russian_name(std::string_view word, const authority::Authority& authority) {
  const std::string key = authority.transliteration.fold(word);
  return !key.empty() &&
         (authority.names.has_surname_ending(key) || authority.names.given_group(key) == key);
}

// The same few people are offered again and again, and each is spelt once.
std::string spelling_in(const std::string& system, const Snapshot& snapshot,
                        const std::string& word, const std::vector<std::string>& others) {
  std::string question = system + '\n' + word + '\n';
  for (const std::string& other : others) question += other + '\n';
  return *snapshot.draft->scans->answers->to(spelling_in_system, snapshot, question);
}

}  // namespace apparatus::draft
