#include "citation/numbers.h"

#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

constexpr std::uint32_t kLongestValue = 8;  // digits
constexpr std::uint32_t kLongestLeaf = 5;

bool letter_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end && is_letter(glyph_at(text, at).value);
}

// "P-" of "P-17" and "R" of "R5446": an upper-case letter in front of the digits.
std::uint32_t class_prefix(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Glyph letter = glyph_at(text, at);
  if (!is_upper(letter.value)) return 0;
  std::uint32_t next = at + letter.size;
  if (next < end && text[next] == '-') ++next;
  return next < end && is_digit(static_cast<unsigned char>(text[next])) ? next - at : 0;
}

// "-P" of "67-P": a dash and one upper-case letter that stands alone.
std::uint32_t class_suffix(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Glyph dash = glyph_at(text, at);
  if (at >= end || !is_dash(dash.value)) return 0;
  const Glyph letter = glyph_at(text, at + dash.size);
  if (!is_upper(letter.value) && !(is_lower(letter.value) && letter.value != 'o')) return 0;
  const std::uint32_t next = at + dash.size + letter.size;
  if (next > end || letter_at(text, next, end)) return 0;
  return next - at;
}

// "a" of "85a": one lower-case letter with no other behind it.
std::uint32_t letter_suffix(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Glyph letter = glyph_at(text, at);
  if (at >= end || !is_lower(letter.value) || letter_at(text, at + letter.size, end)) return 0;
  return letter.size;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// A number with its letter and its verso mark, without the other end of a range.
struct Side {
  std::uint32_t digits_end = 0;
  std::uint32_t end = 0;   // behind the mark
  std::uint32_t next = 0;  // behind its stop, if it has one
  std::string suffix;      // "a", "ob"
  bool verso = false;
};

Side read_side(std::string_view text, std::uint32_t at, std::uint32_t end,
               const authority::CitationWords& words) {
  Side side;
  side.digits_end = skip_digits(text, at, end);
  if (side.digits_end == at || side.digits_end - at > kLongestLeaf) return {};
  side.end = side.next = side.digits_end;
  const std::uint32_t close = read_word(text, side.end, end, words.verso);
  const std::uint32_t letter = close > 0 ? 0 : letter_suffix(text, side.end, end);
  if (letter > 0) {
    side.suffix = std::string(text.substr(side.end, letter));
    side.end = side.next = side.end + letter;
  }
  std::uint32_t mark = skip_spaces(text, side.end, end);
  std::uint32_t length = read_word(text, mark, end, words.verso);
  // A single letter is a verso mark only when it touches its number ("12v"); "12 v" may be
  // anything.
  if (length == 1 && mark > side.end) length = 0;
  if (length > 0) {
    side.suffix += text.substr(mark, length);
    side.end = side.next = mark + length;
    side.verso = true;
    if (side.next < end && text[side.next] == '.') ++side.next;
  } else if (const std::uint32_t more = read_word(text, side.end, end, words.following); more > 1) {
    side.suffix += text.substr(side.end, more);  // "13ff"
    side.end = side.next = side.end + more;
  }
  return side;
}

bool is_year(int value) { return value >= 1500 && value <= 2030; }

}  // namespace

std::uint32_t read_word(std::string_view text, std::uint32_t at, std::uint32_t end,
                        const std::vector<std::string>& words) {
  std::uint32_t longest = 0;
  for (const std::string& word : words) {
    const auto size = static_cast<std::uint32_t>(word.size());
    if (size > longest && at + size <= end && text[at] == word[0] &&
        text.compare(at, size, word) == 0 && !letter_at(text, at + size, end)) {
      longest = size;
    }
  }
  return longest;
}

Value read_value(std::string_view text, std::uint32_t at, std::uint32_t end, bool in_slashes) {
  Value value;
  value.begin = value.end = at;
  if (at >= end) return value;
  const std::uint32_t digits = at + class_prefix(text, at, end);
  std::uint32_t next = skip_digits(text, digits, end);
  if (next == digits || next - digits > kLongestValue) return value;
  if (in_slashes && next + 2 < end && text[next] == ';' &&
      letter_suffix(text, next + 1, end) == 1 && text[next + 2] == '/') {
    value.text = std::string(text.substr(at, next - at)) + text[next + 1];
    value.end = next + 2;
    value.damaged = true;
    return value;
  }
  next += letter_suffix(text, next, end);
  if (letter_at(text, next, end)) return value;
  // "17-P", but not the dash of a range.
  const std::uint32_t suffix = class_suffix(text, next, end);
  value.text = std::string(text.substr(at, next - at));
  if (suffix > 0) {
    const std::uint32_t dash = glyph_at(text, next).size;
    value.text += "-" + std::string(text.substr(next + dash, suffix - dash));
    next += suffix;
  }
  value.end = next;
  return value;
}

Leaf read_leaf(std::string_view text, std::uint32_t at, std::uint32_t end,
               const authority::CitationWords& words) {
  Leaf leaf;
  leaf.begin = leaf.end = at;
  const Side first = read_side(text, at, end, words);
  if (first.end == 0 || letter_at(text, first.end, end)) return leaf;
  const std::string_view digits = text.substr(at, first.digits_end - at);
  leaf.first = number(digits);
  leaf.text = std::string(digits) + first.suffix;
  leaf.end = first.end;
  leaf.verso = first.verso;

  std::uint32_t dash = skip_spaces(text, first.next, end);
  const Glyph glyph = glyph_at(text, dash);
  if (dash >= end || !is_dash(glyph.value)) return leaf;
  dash += glyph.size;
  if (dash < end && is_dash(glyph_at(text, dash).value)) dash += glyph_at(text, dash).size;  // "--"
  const std::uint32_t second_at = skip_spaces(text, dash, end);
  const Side second = read_side(text, second_at, end, words);
  if (second.end == 0 || letter_at(text, second.end, end)) return leaf;
  std::string last(text.substr(second_at, second.digits_end - second_at));
  if (last.size() < digits.size()) {
    const std::string whole = std::string(digits.substr(0, digits.size() - last.size())) + last;
    if (number(whole) >= leaf.first) last = whole;
  }
  leaf.text += "-" + last + second.suffix;
  leaf.end = second.end;
  leaf.range = true;
  leaf.verso = leaf.verso || second.verso;
  return leaf;
}

bool ends_a_number(std::string_view text, std::uint32_t at, std::uint32_t end,
                   const authority::CitationWords& words) {
  if (at >= end) return true;
  const Glyph next = glyph_at(text, at);
  if (next.value == '/') return false;
  if (!is_space(next.value)) return !is_letter(next.value) && !is_digit(next.value);
  const std::uint32_t word = skip_spaces(text, at, end);
  const Glyph first = glyph_at(text, word);
  if (word >= end || !is_letter(first.value)) return true;
  return read_word(text, word, end, words.conjunctions) > 0 ||
         read_word(text, word, end, words.passim) > 0;
}

std::vector<Leaf> read_leaves(std::string_view text, std::uint32_t at, std::uint32_t end,
                              const authority::CitationWords& words) {
  std::vector<Leaf> leaves;
  Leaf leaf = read_leaf(text, at, end, words);
  while (leaf.found()) {
    leaves.push_back(leaf);
    std::uint32_t next = leaf.end;
    if (leaf.verso && next < end && text[next] == '.') ++next;
    next = skip_spaces(text, next, end);
    if (next < end && text[next] == ',') {
      next = skip_spaces(text, next + 1, end);
      if (const std::uint32_t word = read_word(text, next, end, words.conjunctions)) {
        next = skip_spaces(text, next + word, end);
      }
    } else if (const std::uint32_t word = read_word(text, next, end, words.conjunctions);
               word > 0) {
      next = skip_spaces(text, next + word, end);
    } else {
      break;
    }
    leaf = read_leaf(text, next, end, words);
    if (!leaf.found() || !ends_a_number(text, leaf.end, end, words)) break;
    if (is_year(leaf.first) && !leaf.verso && leaves.back().first < 1000) break;
  }
  return leaves;
}

}  // namespace apparatus::citation
