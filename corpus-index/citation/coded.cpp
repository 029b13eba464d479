#include "citation/coded.h"

#include <utility>

#include "citation/glyphs.h"
#include "citation/numbers.h"

namespace apparatus::citation {
namespace {

constexpr std::size_t kMostLetters = 5;
constexpr int kMostDigits = 8;

// What a shape's letters and numbers were.
struct Captured {
  std::vector<std::string> letters;
  std::vector<std::string> numbers;
  std::string roman;
  std::string place;
  std::uint32_t end = 0;
};

int superscript(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2) return 2;
  if (c == 0xB3) return 3;
  if (c >= 0x2074 && c <= 0x2079) return static_cast<int>(c - 0x2070);
  return c == 0x2070 ? 0 : -1;
}

// Capitals, stops between them ignored: "F.O." is FO.
bool read_letters(std::string_view text, std::uint32_t end, Captured& got) {
  std::string letters;
  std::uint32_t stop = got.end;  // behind the last
  while (got.end < end && text[got.end] >= 'A' && text[got.end] <= 'Z' &&
         letters.size() < kMostLetters) {
    letters += text[got.end++];
    if (got.end < end && text[got.end] == '.' && got.end == stop + 1) stop = ++got.end;
  }
  if (letters.empty() || is_letter(glyph_at(text, got.end).value)) return false;
  got.letters.push_back(std::move(letters));
  return true;
}

// "Ly", "Yd": a capital and one or two small letters.
bool read_syllable(std::string_view text, std::uint32_t end, Captured& got) {
  const std::uint32_t begin = got.end;
  std::uint32_t at = begin;
  if (at < end && text[at] >= 'A' && text[at] <= 'Z') ++at;
  while (at > begin && at < end && at - begin < 3 && text[at] >= 'a' && text[at] <= 'z') ++at;
  if (at - begin < 2 || is_letter(glyph_at(text, at).value)) return false;
  got.letters.emplace_back(text.substr(begin, at - begin));
  got.end = at;
  return true;
}

bool read_digits(std::string_view text, std::uint32_t end, Captured& got) {
  const std::uint32_t begin = got.end;
  while (got.end < end && is_digit(static_cast<unsigned char>(text[got.end])) &&
         got.end - begin < kMostDigits)
    ++got.end;
  if (got.end == begin || (got.end < end && is_digit(static_cast<unsigned char>(text[got.end]))))
    return false;
  // "3023a", "1c" of "1cIII"
  if (got.end < end && text[got.end] >= 'a' && text[got.end] <= 'z' &&
      !is_lower(glyph_at(text, got.end + 1).value))
    ++got.end;
  got.numbers.emplace_back(text.substr(begin, got.end - begin));
  return true;
}

// "12 975" of a French author: thousands apart.
bool read_thousands(std::string_view text, std::uint32_t end, Captured& got) {
  const std::uint32_t first_end = skip_digits(text, got.end, end);
  const std::uint32_t second = skip_spaces(text, first_end, end);
  const std::uint32_t second_end = skip_digits(text, second, end);
  if (first_end == got.end || first_end - got.end > 3 || second == first_end) return false;
  if (second - first_end > 3 || second_end - second != 3) return false;
  got.numbers.emplace_back(std::string(text.substr(got.end, first_end - got.end)) +
                           std::string(text.substr(second, 3)));
  got.end = second_end;
  return true;
}

bool read_superscript(std::string_view text, std::uint32_t end, Captured& got) {
  std::string digits;
  while (got.end < end) {
    const Glyph glyph = glyph_at(text, got.end);
    const int digit = superscript(glyph.value);
    if (digit < 0) break;
    digits += static_cast<char>('0' + digit);
    got.end += glyph.size;
  }
  if (digits.empty() && got.end < end && is_digit(static_cast<unsigned char>(text[got.end]))) {
    return read_digits(text, end, got);  // the reader may have made plain digits of them
  }
  if (!digits.empty()) got.numbers.push_back(digits);
  return !digits.empty();
}

bool read_roman(std::string_view text, std::uint32_t end, Captured& got) {
  const std::uint32_t begin = got.end;
  while (got.end < end && std::string_view("IVX").find(text[got.end]) != std::string_view::npos)
    ++got.end;
  got.roman = std::string(text.substr(begin, got.end - begin));
  return !got.roman.empty() && !is_letter(glyph_at(text, got.end).value);
}

// "Seine", "Bouches-du-Rhône".
bool read_place(std::string_view text, std::uint32_t end, Captured& got) {
  constexpr std::uint32_t kShortest = 3;
  const std::uint32_t begin = got.end;
  if (!is_upper(glyph_at(text, begin).value)) return false;
  while (got.end < end) {
    const Glyph glyph = glyph_at(text, got.end);
    if (!is_letter(glyph.value) && !is_dash(glyph.value) && !is_apostrophe(glyph.value)) break;
    got.end += glyph.size;
  }
  got.place = std::string(text.substr(begin, got.end - begin));
  return got.end - begin >= kShortest && is_lower(glyph_before(text, begin, got.end).value);
}

bool read_look(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view look,
               Captured& got) {
  got.end = at;
  for (const char sign : look) {
    bool right = true;
    if (sign == 'A') {
      right = read_letters(text, end, got);
    } else if (sign == 'a') {
      right = read_syllable(text, end, got);
    } else if (sign == '9') {
      right = read_digits(text, end, got);
    } else if (sign == '^') {
      right = read_superscript(text, end, got);
    } else if (sign == 'R') {
      right = read_roman(text, end, got);
    } else if (sign == 'T') {
      right = read_thousands(text, end, got);
    } else if (sign == 'W') {
      right = read_place(text, end, got);
    } else if (sign == ' ') {
      got.end = skip_spaces(text, got.end, end);
    } else {
      right = got.end < end && text[got.end] == sign;
      if (right) ++got.end;
    }
    if (!right) return false;
  }
  return true;
}

std::string written(const authority::ValueShape& shape, std::string_view as_it_stands,
                    const Captured& got) {
  if (shape.written == shape.look && shape.look.find(' ') == std::string::npos)
    return std::string(as_it_stands);
  std::string out;
  std::size_t number = 0;
  std::size_t letters = 0;
  for (const char sign : shape.written) {
    if (sign == 'A' || sign == 'a') {
      if (letters < got.letters.size()) out += got.letters[letters++];
    } else if (sign == '9' || sign == 'T') {
      if (number < got.numbers.size()) out += got.numbers[number++];
    } else if (sign == 'R') {
      out += got.roman;
    } else if (sign == 'W') {
      out += got.place;
    } else {
      out += sign;
    }
  }
  return out;
}

bool ends_here(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return true;
  const Glyph next = glyph_at(text, at);
  // "FO 371/20347/N2546/187/38": the number of the paper in its registry.
  const bool registry =
      next.value == '/' && is_upper(glyph_at(text, at + 1).value) && digit_at(text, at + 2);
  return !is_letter(next.value) && !is_digit(next.value) && (next.value != '/' || registry) &&
         !(is_dash(next.value) && is_letter(glyph_at(text, at + next.size).value));
}

class CodedReader {
 public:
  CodedReader(std::string_view text, std::uint32_t end, const authority::Scheme& scheme)
      : text_(text), end_(end), scheme_(scheme) {}

  // Every shape of a level is tried with every separator behind it until the levels below fit as
  // well. A scheme has a handful of each, so that the work is bounded by the scheme and not by the
  // text.
  bool read(std::size_t level, std::uint32_t at, CodedReading& reading) const {
    if (level == scheme_.levels.size()) {
      reading.end = at;
      return true;
    }
    const bool last = level + 1 == scheme_.levels.size();
    const std::uint32_t value = past_label(scheme_.levels[level], at);
    for (const authority::ValueShape& shape : scheme_.levels[level].shapes) {
      Captured got;
      if (!read_look(text_, value, end_, shape.look, got)) continue;
      const std::string_view stands = text_.substr(value, got.end - value);
      reading.parts.push_back(
          {scheme_.levels[level].name, written(shape, stands, got), {value, got.end}});
      if (level == 0) reading.letters = got.letters.empty() ? std::string() : got.letters.front();
      if (last ? ends_here(text_, got.end, end_) && read(level + 1, got.end, reading)
               : read_on(level, got.end, reading)) {
        return true;
      }
      reading.parts.pop_back();
    }
    return false;
  }

 private:
  bool read_on(std::size_t level, std::uint32_t at, CodedReading& reading) const {
    const text::ReadingRange value = reading.parts.back().range;
    const bool apart = text_.substr(value.begin, value.size()).find(' ') != std::string_view::npos;
    for (const std::string& separator : scheme_.separators) {
      if (text_.compare(at, separator.size(), separator) != 0) continue;
      if (apart && separator == "-") continue;  // "W 499-501" is a range of articles of W
      if (read(level + 1,
               skip_spaces(text_, at + static_cast<std::uint32_t>(separator.size()), end_),
               reading))
        return true;
    }
    // "B 8, Bd. 1359": a label makes a comma enough.
    if (at < end_ && text_[at] == ',') {
      const std::uint32_t label = skip_spaces(text_, at + 1, end_);
      const std::uint32_t behind = past_label(scheme_.levels[level + 1], label);
      if (behind > label && read(level + 1, label, reading)) return true;
    }
    return false;
  }

  std::uint32_t past_label(const authority::SchemeLevel& level, std::uint32_t at) const {
    for (const std::string& label : level.labels) {
      if (text_.compare(at, label.size(), label) == 0) {
        return skip_spaces(text_, at + static_cast<std::uint32_t>(label.size()), end_);
      }
    }
    return at;
  }

  std::string_view text_;
  std::uint32_t end_;
  const authority::Scheme& scheme_;
};

}  // namespace

CodedReading read_series(std::string_view text, std::uint32_t at, std::uint32_t end,
                         const authority::Scheme& scheme) {
  CodedReading reading;
  const authority::SchemeLevel& top = scheme.levels.front();
  for (const authority::ValueShape& shape : top.shapes) {
    Captured got;
    if (!read_look(text.substr(0, end), at, end, shape.look, got)) continue;
    if (got.letters.empty() || got.numbers.empty() || !ends_here(text, got.end, end)) continue;
    reading.parts.push_back(
        {top.name, written(shape, text.substr(at, got.end - at), got), {at, got.end}});
    reading.letters = got.letters.front();
    reading.end = got.end;
    break;
  }
  return reading;
}

std::uint32_t read_value_shape(std::string_view text, std::uint32_t at, std::uint32_t end,
                               const authority::ValueShape& shape) {
  Captured got;
  return read_look(text.substr(0, end), at, end, shape.look, got) && ends_here(text, got.end, end)
             ? got.end
             : 0;
}

CodedReading read_coded(std::string_view text, std::uint32_t at, std::uint32_t end,
                        const authority::Scheme& scheme) {
  CodedReading reading;
  if (!CodedReader(text.substr(0, end), end, scheme).read(0, at, reading)) reading.parts.clear();
  return reading;
}

}  // namespace apparatus::citation
