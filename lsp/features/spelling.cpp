#include "lsp/features/spelling.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "lsp/draft/scans.h"

namespace apparatus::features {
namespace {

// Whether the spelling's letters speak for the system, and for no other one more.
bool is_of(const authority::Transliteration& transliteration, const std::string& word,
           const std::string& system) {
  const auto votes = transliteration.votes(word);
  const auto& systems = transliteration.systems();
  for (std::size_t i = 0; i < systems.size() && i < votes.size(); ++i) {
    if (systems[i].id == system)
      return votes[i] > 0 && votes[i] == *std::max_element(votes.begin(), votes.end());
  }
  return false;
}

std::optional<std::string> converted(const authority::Transliteration& transliteration,
                                     const std::string& word, const std::string& system) {
  const std::string from = transliteration.detect({word});
  if (from.empty()) return std::nullopt;
  return transliteration.convert(word, from, system);
}

// `question`: a system, a word, and other spellings of it, a line end behind each.
std::string spelling_in_system(const draft::Snapshot& snapshot, std::string_view question) {
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
  if (system.empty() || word.empty() || is_of(transliteration, word, system)) return word;
  const auto others = std::span(parts).subspan(2);
  for (const std::string& other : others) {
    if (is_of(transliteration, other, system)) return other;
  }
  if (const auto own = converted(transliteration, word, system)) return *own;
  for (const std::string& other : others) {
    if (const auto own = converted(transliteration, other, system)) return *own;
  }
  return word;
}

}  // namespace

std::string transliteration_of(const draft::Snapshot& snapshot) {
  const std::string& pinned = snapshot.settings->style.transliteration;
  return pinned.empty() || pinned == "draft" ? snapshot.draft->transliteration : pinned;
}

// The same few people are offered again and again, and each is spelt once.
std::string in_draft_spelling(const draft::Snapshot& snapshot, const std::string& word,
                              const std::vector<std::string>& others) {
  std::string question = transliteration_of(snapshot) + '\n' + word + '\n';
  for (const std::string& other : others) question += other + '\n';
  return *snapshot.draft->scans->answers->to(spelling_in_system, snapshot, question);
}

}  // namespace apparatus::features
