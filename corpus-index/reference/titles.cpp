#include "reference/titles.h"

#include <algorithm>
#include <cstdint>

#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::reference {
namespace {

constexpr std::size_t kTellingBeginning = 3;  // words
constexpr std::size_t kLongestAbbreviation = 4;
constexpr std::size_t kLongWord = 6;
constexpr std::size_t kVeryLongWord = 10;

bool is_number(std::string_view word) {
  return !word.empty() && text::is_digit(static_cast<unsigned char>(word[0]));
}

// True for bytes of words, with apostrophes and soft signs: folding drops those.
bool in_word(std::string_view text, std::size_t at) {
  const unsigned char byte = text::byte_at(text, at);
  if (byte == '\'' || byte == '"') {
    return at > 0 && text::is_ascii_letter(text::byte_at(text, at - 1)) &&
           text::is_ascii_letter(text::byte_at(text, at + 1));
  }
  // Dashes and quotation marks beyond ASCII begin with E2 80; the rest counts as letters.
  if (byte == 0xE2 || (byte == 0xC2)) return false;
  return text::is_word_byte(byte);
}

bool is_joined(std::string_view word, std::string_view front, std::string_view back) {
  return word.size() == front.size() + back.size() && word.starts_with(front) &&
         word.ends_with(back);
}

constexpr std::size_t kNowhere = SIZE_MAX;

// Index behind `part` in `whole`, where it stands there at `from`, word by word; kNowhere else.
std::size_t run_end(const std::vector<std::string>& part, const std::vector<std::string>& whole,
                    std::size_t from, std::size_t words) {
  std::size_t at = from;
  for (std::size_t i = 0; i < words; ++i) {
    if (at >= whole.size()) return kNowhere;
    if (same_word(part[i], whole[at])) {
      ++at;
    } else if (i + 1 < words && is_joined(whole[at], part[i], part[i + 1])) {
      ++i;
      ++at;
    } else if (at + 1 < whole.size() && is_joined(part[i], whole[at], whole[at + 1])) {
      at += 2;
    } else {
      return kNowhere;
    }
  }
  return at;
}

}  // namespace

namespace {

// Calls `add` with each key and whether its word is cut off, as long as it returns true.
template <class Add>
void for_each_key(std::string_view written, const authority::Authority& authority, Add add) {
  const std::string title_text = text::with_plain_apostrophes(written);
  const std::string_view title = title_text;
  std::string key;
  bool is_first = true;
  for (std::size_t at = 0; at < title.size();) {
    if (!in_word(title, at)) {
      // The tail of a mark beyond ASCII belongs to it.
      const bool wide = text::byte_at(title, at) >= 0xC2;
      ++at;
      while (wide && at < title.size() && (text::byte_at(title, at) & 0xC0) == 0x80) ++at;
      continue;
    }
    std::size_t end = at;
    while (end < title.size() && in_word(title, end)) ++end;
    const std::string_view word = title.substr(at, end - at);
    const bool article = (authority.references.meaning(word) & authority::kArticle) != 0;
    if (!is_number(word) && !(is_first && article)) {
      authority.transliteration.fold_into(word, key);
      const bool cut_off = end + 1 < title.size() && title[end] == '.' && title[end + 1] == ' ' &&
                           key.size() <= kLongestAbbreviation;
      if (!key.empty()) {
        is_first = false;
        if (!add(key, cut_off)) return;
      }
    }
    at = end;
  }
}

}  // namespace

std::vector<std::string> title_keys(std::string_view title, const authority::Authority& authority) {
  std::vector<std::string> keys;
  for_each_key(title, authority, [&](const std::string& key, bool cut_off) {
    keys.push_back(cut_off ? key + '.' : key);
    return true;
  });
  return keys;
}

std::string first_title_key(std::string_view title, const authority::Authority& authority) {
  std::string first;
  for_each_key(title, authority, [&](const std::string& key, bool) {
    first = key;
    return false;
  });
  return first;
}

std::string surname_key(std::string_view surname, const authority::Authority& authority) {
  return authority.transliteration.fold(surname);
}

std::uint64_t letters_of(const std::vector<std::string>& keys) {
  std::uint64_t letters = 0;
  for (const std::string& key : keys)
    letters |= std::uint64_t{1} << (static_cast<unsigned char>(key[0]) % 64U);
  return letters;
}

bool same_word(std::string_view a, std::string_view b) {
  // The first letter is nobody's slip, and tells nearly all words apart.
  if (a[0] != b[0]) return false;
  if (a == b) return true;
  if (a.back() == '.') return b.starts_with(a.substr(0, a.size() - 1));
  if (b.back() == '.') return a.starts_with(b.substr(0, b.size() - 1));
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < kLongWord) return false;
  const int limit = shorter >= kVeryLongWord ? 2 : 1;
  const std::size_t difference = std::max(a.size(), b.size()) - shorter;
  return difference <= static_cast<std::size_t>(limit) && text::edit_distance(a, b, limit) <= limit;
}

TitleMatch match_title(const std::vector<std::string>& part,
                       const std::vector<std::string>& whole) {
  if (part.empty() || whole.empty()) return TitleMatch::none;
  const std::size_t end = run_end(part, whole, 0, part.size());
  if (end == whole.size()) return TitleMatch::equal;
  if (end != kNowhere) return TitleMatch::prefix;
  if (part.size() < 2) return TitleMatch::none;
  std::size_t found = 0;
  for (const std::string& word : whole) {
    if (found < part.size() && same_word(part[found], word)) ++found;
  }
  if (found == part.size()) {
    for (std::size_t from = 1; from + part.size() <= whole.size(); ++from) {
      if (run_end(part, whole, from, part.size()) != kNowhere) return TitleMatch::inside;
    }
    return TitleMatch::words;
  }
  // "… Membership in the Soviet Union" for "… Membership in the USSR": so many first words are no
  // chance.
  const bool begins_alike = part.size() > kTellingBeginning && whole.size() > kTellingBeginning &&
                            run_end(part, whole, 0, kTellingBeginning) != kNowhere;
  return begins_alike ? TitleMatch::beginning : TitleMatch::none;
}

bool begins_title(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return !part.empty() && run_end(part, whole, 0, part.size()) != kNowhere;
}

}  // namespace apparatus::reference
