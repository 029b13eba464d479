#include "authority/sentence_words.h"

#include <algorithm>
#include <utility>

#include "authority/embedded.h"
#include "authority/parse_toml.h"
#include "authority/word_lists.h"

namespace apparatus::authority {
namespace {

constexpr std::string_view kEnglish = "english";

template <class Take>
void for_each_language(const toml::table& data, std::string_view key, Take take) {
  const toml::table* const languages = data[key].as_table();
  if (languages == nullptr) return;
  for (const auto& [language, node] : *languages) take(language.str(), node);
}

}  // namespace

const SentenceWords& SentenceWords::built_in() {
  static const SentenceWords loaded = [] {
    SentenceWords words;
    std::vector<Problem> problems;
    words.add(embedded_file("sentences.toml"), problems);
    return words;
  }();
  return loaded;
}

void SentenceWords::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  for_each_word(*parsed, "abbreviations",
                [&](std::string_view word) { abbreviations_.insert(word); });
  for_each_word(*parsed, "small_words", [&](std::string_view word) { small_words_.insert(word); });
  for_each_word(*parsed, "title_words", [&](std::string_view word) { title_words_.insert(word); });
  for_each_language(*parsed, "telling_words",
                    [&](std::string_view language, const toml::node& node) {
                      for_each_word(node.value_or(std::string_view()), [&](std::string word) {
                        longest_telling_word_ = std::max(longest_telling_word_, word.size());
                        telling_words_.emplace(std::move(word), languages_.size());
                      });
                      languages_.emplace_back(language);
                    });
  for_each_language(*parsed, "looking_back", [&](std::string_view, const toml::node& node) {
    const toml::array* const phrases = node.as_array();
    if (phrases == nullptr) return;
    for (const toml::node& phrase : *phrases)
      looking_back_.push_back(phrase.value_or(std::string()));
  });
}

std::string_view SentenceWords::language_of(std::string_view text) const {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kTimesEnglish = 4;
  std::vector<std::size_t> counts(languages_.size());
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos;) {
    const std::size_t next = text.find(' ', blank + 1);
    if (next == std::string_view::npos) break;
    const std::size_t length = next - blank - 1;
    if (length > 0 && length <= longest_telling_word_) {
      const auto found = telling_words_.find(text.substr(blank + 1, length));
      if (found != telling_words_.end()) ++counts[found->second];
    }
    blank = next;
  }
  std::size_t english = 0;
  std::size_t most = 0;
  std::string_view best;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i] == kEnglish) {
      english = counts[i];
    } else if (counts[i] > most) {
      most = counts[i];
      best = languages_[i];
    }
  }
  if (most > kFew + kTimesEnglish * english) return best;
  return english > kFew ? kEnglish : std::string_view();
}

bool SentenceWords::is_english_or_untold(std::string_view text) const {
  const std::string_view language = language_of(text);
  return language.empty() || language == kEnglish;
}

bool SentenceWords::looks_back(std::string_view text) const {
  return std::any_of(looking_back_.begin(), looking_back_.end(), [&](const std::string& phrase) {
    for (std::size_t at = text.find(phrase); at != std::string_view::npos;
         at = text.find(phrase, at + 1)) {
      const std::size_t end = at + phrase.size();
      if (at > 0 && text[at - 1] == ' ' && end < text.size() && text[end] == ' ') return true;
    }
    return false;
  });
}

}  // namespace apparatus::authority
