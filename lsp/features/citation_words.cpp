#include "lsp/features/citation_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

bool is_word_letter(UChar32 c) {
  return u_isalnum(c) || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02B9 || c == 0x02BC ||
         c == '#';
}

bool is_wildcard(std::string_view word) { return word.size() >= 2 && word[0] == '#'; }

// Whether a label of the level begins with these letters.
bool begins_label(std::string_view letters, std::string_view level, const Labels& labels) {
  const auto known = labels.find(level);
  if (known == labels.end()) return false;
  return std::any_of(known->second.begin(), known->second.end(),
                     [&](const Label& label) { return label.front().starts_with(letters); });
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t begin = -1;
  const auto finish = [&](std::int32_t end) {
    if (begin < 0) return;
    while (end > begin && text[static_cast<std::size_t>(end) - 1] == '-') --end;
    Word word;
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.text = loose(text.substr(word.begin, word.end - word.begin));
    if (!word.text.empty()) words.push_back(std::move(word));
    begin = -1;
  };
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t here = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (is_word_letter(c) && !(begin >= 0 && c == '#')) {
      if (begin < 0) begin = here;
    } else if (c != '-' || begin < 0) {
      finish(here);
      if (c == '#') begin = here;
    }
  }
  finish(size);
  return words;
}

Labels labels_of_levels(const authority::Schemes& schemes) {
  Labels labels;
  const auto add = [&](std::string_view level, const std::vector<std::string>& written) {
    auto& known = labels[std::string(level)];
    for (const std::string& label : written) {
      Label words;
      for (Word& word : words_of(label)) words.push_back(std::move(word.text));
      if (!words.empty() && std::find(known.begin(), known.end(), words) == known.end())
        known.push_back(words);
    }
  };
  for (const auto& scheme : schemes.all()) {
    for (const auto& level : scheme.levels) add(level.name, level.labels);
    add(kLeafLevel, scheme.leaf_labels);
    add(kLeafLevel, scheme.leaves_labels);
  }
  return labels;
}

std::size_t label_length(const std::vector<Word>& words, std::size_t at, std::string_view level,
                         const Labels& labels) {
  const auto known = labels.find(level);
  if (known == labels.end()) return 0;
  std::size_t longest = 0;
  for (const Label& label : known->second) {
    if (label.size() <= longest || at + label.size() > words.size()) continue;
    std::size_t i = 0;
    while (i < label.size() && words[at + i].text == label[i]) ++i;
    if (i == label.size()) longest = i;
  }
  return longest;
}

bool is_label(std::string_view word, const Labels& labels) {
  for (const auto& [level, variants] : labels) {
    for (const Label& label : variants) {
      if (label.front() == word) return true;
    }
  }
  return false;
}

Comparison compare(const std::vector<Word>& words, std::size_t first, bool open,
                   const std::vector<citation::Part>& parts, std::size_t from,
                   const Labels& labels) {
  std::size_t at = first;
  std::size_t begun = 0;
  const auto ends_here = [&] { return Comparison{Agreement::begun, at, begun}; };
  const auto ends_open = [&] { return open && at + 1 == words.size(); };
  for (std::size_t p = from; p < parts.size(); ++p) {
    if (at == words.size()) return ends_here();
    ++begun;
    const auto value = words_of(parts[p].value);
    const bool value_stands_here = !value.empty() && words[at].text == value[0].text;
    if (!value_stands_here) {
      const std::size_t length = label_length(words, at, parts[p].level, labels);
      if (length > 0) {
        at += length;
        if (at == words.size()) return ends_here();
      } else if (ends_open() && begins_label(words[at].text, parts[p].level, labels)) {
        ++at;
        return ends_here();
      }
    }
    if (is_wildcard(words[at].text)) {
      ++at;
      continue;
    }
    for (const Word& word : value) {
      if (at == words.size()) return ends_here();
      if (words[at].text == word.text) {
        ++at;
      } else if (ends_open() && word.text.starts_with(words[at].text)) {
        ++at;
        return ends_here();
      } else {
        return {};
      }
    }
  }
  return {at == words.size() ? Agreement::complete : Agreement::beyond, at, begun};
}

}  // namespace apparatus::features
