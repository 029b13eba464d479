#include "lsp/features/spelling.h"

namespace apparatus::features {
namespace {

// Each word of a name by itself: "Grigorii Zinoviev" may be half converted already.
std::optional<std::string> converted(const authority::Transliteration& transliteration,
                                     const std::string& word, const std::string& system) {
  const std::string from = transliteration.detect({word});
  if (from == system) return word;
  if (from.empty()) return std::nullopt;
  return transliteration.convert(word, from, system);
}

}  // namespace

std::string transliteration_of(const draft::Snapshot& snapshot) {
  const std::string& pinned = snapshot.settings->style.transliteration;
  return pinned.empty() || pinned == "draft" ? snapshot.draft->transliteration : pinned;
}

std::string in_draft_spelling(const draft::Snapshot& snapshot, const std::string& word,
                              const std::vector<std::string>& others) {
  const std::string system = transliteration_of(snapshot);
  const auto& transliteration = snapshot.authority->transliteration;
  if (system.empty() || word.empty() || transliteration.detect({word}) == system) return word;
  for (const std::string& other : others) {
    if (transliteration.detect({other}) == system) return other;
  }
  if (const auto own = converted(transliteration, word, system)) return *own;
  for (const std::string& other : others) {
    if (const auto own = converted(transliteration, other, system)) return *own;
  }
  return word;
}

}  // namespace apparatus::features
