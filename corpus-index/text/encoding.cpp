// UTF-8 is checked first, since almost nothing else passes for it. What is left is decided by how
// the letters of a decoded text behave: Russian in the wrong code page has capitals inside words.
#include "text/encoding.h"

#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace apparatus::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// Enough to know an encoding by; a gigabyte is not read twice for it.
constexpr std::size_t kEvidence = 1 << 18;

unsigned char at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

// Length of the well-formed sequence at `i` (Unicode 15, table 3-7); 0 if there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t i) {
  const unsigned char lead = at(bytes, i);
  const auto continues = [&](std::size_t k) { return (at(bytes, i + k) & 0xC0) == 0x80; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  const unsigned char second = at(bytes, i + 1);
  if (lead < 0xF0) {
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second > 0x9F) return 0;
    return continues(1) && continues(2) ? 3 : 0;
  }
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return continues(1) && continues(2) && continues(3) ? 4 : 0;
}

// Where the first ill-formed sequence at or behind `i` begins; the size if there is none.
std::size_t find_ill_formed(std::string_view bytes, std::size_t i) {
  while (i < bytes.size()) {
    std::uint64_t word = 0;
    while (i + 8 <= bytes.size()) {
      std::memcpy(&word, bytes.data() + i, 8);
      if (word & 0x8080808080808080U) break;
      i += 8;
    }
    if (i >= bytes.size()) break;
    const std::size_t length = sequence_length(bytes, i);
    if (length == 0) return i;
    i += length;
  }
  return bytes.size();
}

std::size_t count_ill_formed(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t i = find_ill_formed(bytes, 0); i < bytes.size();) {
    ++count;
    i = find_ill_formed(bytes, i + 1);
  }
  return count;
}

std::size_t count_high(std::string_view bytes) {
  std::size_t count = 0;
  for (const char byte : bytes) count += static_cast<unsigned char>(byte) >> 7;
  return count;
}

// The code page as UTF-8, by ICU. Empty on failure.
std::string converted(std::string_view bytes, const char* code_page) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(bytes.size() * 3 + 4, '\0');
  UConverter* from = ucnv_open(code_page, &status);
  UConverter* to = ucnv_open("UTF-8", &status);
  if (U_FAILURE(status)) {
    ucnv_close(from);
    ucnv_close(to);
    return {};
  }
  char* target = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(to, from, &target, out.data() + out.size(), &source, bytes.data() + bytes.size(),
                 nullptr, nullptr, nullptr, nullptr, true, true, &status);
  ucnv_close(from);
  ucnv_close(to);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

enum class Letter : std::uint8_t { none, small, capital, odd };

Letter windows_1251_letter(unsigned char byte) {
  if (byte >= 0xE0 || byte == 0xB8 || byte == 0xB3 || byte == 0xBF || byte == 0xBA) {
    return Letter::small;
  }
  if (byte >= 0xC0 || byte == 0xA8) return Letter::capital;
  // Quotation marks, dashes, the number sign, no-break space.
  constexpr std::string_view kMarks =
      "\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA7\xAB\xAD\xB9\xBB\xB0\xB2\xAF\xAA";
  return kMarks.find(static_cast<char>(byte)) != std::string_view::npos ? Letter::none
                                                                        : Letter::odd;
}
Letter koi8_letter(unsigned char byte) {
  if (byte >= 0xE0 || byte == 0xB3) return Letter::capital;
  if (byte >= 0xC0 || byte == 0xA3) return Letter::small;
  return byte == 0x9A || byte == 0xBF ? Letter::none : Letter::odd;
}
Letter latin_1_letter(unsigned char byte) {
  if (byte == 0xD7 || byte == 0xF7) return Letter::odd;
  if (byte >= 0xDF) return Letter::small;
  if (byte >= 0xC0) return Letter::capital;
  constexpr std::string_view kMarks =
      "\x84\x85\x91\x92\x93\x94\x96\x97\xA0\xA7\xAB\xBB\xB0\xB7\x80\x9C\x8C";
  return kMarks.find(static_cast<char>(byte)) != std::string_view::npos ? Letter::none
                                                                        : Letter::odd;
}

bool is_ascii_letter(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// How well the bytes behave as text: a small letter is what most letters are, a capital begins a
// word, a capital behind a small letter is nearly impossible.
long score(std::string_view bytes, Letter (*letter)(unsigned char), bool cyrillic) {
  long points = 0;
  Letter previous = Letter::none;
  bool previous_is_ascii_letter = false;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      const bool ascii_letter = is_ascii_letter(byte);
      // Cyrillic words hold no Latin letters; Western accents stand among them.
      if (ascii_letter && previous != Letter::none) points += cyrillic ? -3 : 2;
      previous = Letter::none;
      previous_is_ascii_letter = ascii_letter;
      continue;
    }
    const Letter kind = letter(byte);
    if (kind == Letter::odd) points -= 6;
    if (kind == Letter::small) points += previous == Letter::capital ? 2 : 1;
    if (kind == Letter::capital && previous == Letter::small) points -= 4;
    if (kind != Letter::none && previous_is_ascii_letter) points += cyrillic ? -3 : 2;
    // Two accented letters in a row are rare in the West.
    if (!cyrillic && kind != Letter::none && previous != Letter::none) points -= 3;
    previous = kind == Letter::odd ? Letter::none : kind;
    previous_is_ascii_letter = false;
  }
  return points;
}

struct CodePage {
  const char* name;       // as we say it
  const char* converter;  // as ICU says it
  Letter (*letter)(unsigned char);
  bool cyrillic;
};
// What is called Latin-1 is nearly always Windows-1252, which only adds to it.
constexpr std::array kCodePages = {
    CodePage{"windows-1251", "windows-1251", windows_1251_letter, true},
    CodePage{"KOI8-R", "KOI8-R", koi8_letter, true},
    CodePage{"ISO-8859-1", "windows-1252", latin_1_letter, false},
};

std::variant<DecodedText, UndecodableText> decode_by_letters(std::string_view bytes) {
  const std::string_view evidence = bytes.substr(0, kEvidence);
  const CodePage* best = nullptr;
  long best_points = 0;
  for (const CodePage& page : kCodePages) {
    const long points = score(evidence, page.letter, page.cyrillic);
    if (best == nullptr || points > best_points) {
      best = &page;
      best_points = points;
    }
  }
  std::size_t controls = 0;
  for (const char c : evidence) {
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
  }
  if (controls * 100 > evidence.size()) {
    return UndecodableText{"looks like a binary file (control characters)"};
  }
  if (best_points < 0) {
    return UndecodableText{
        "is in no encoding known here (UTF-8, UTF-16, Windows-1251, KOI8-R, Latin-1)"};
  }
  std::string utf8 = converted(bytes, best->converter);
  if (utf8.empty()) return UndecodableText{std::string("cannot be read as ") + best->name};
  return DecodedText{std::move(utf8), best->name};
}

}  // namespace

std::variant<DecodedText, UndecodableText> decode(std::string bytes) {
  const auto starts = [&](std::string_view mark) {
    return bytes.compare(0, mark.size(), mark) == 0;
  };
  if (starts("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    return DecodedText{scrub_utf8(std::move(bytes)), "UTF-8"};
  }
  for (const auto& [mark, name] : {std::pair{std::string_view("\xFF\xFE"), "UTF-16LE"},
                                   std::pair{std::string_view("\xFE\xFF"), "UTF-16BE"}}) {
    if (!starts(mark)) continue;
    std::string utf8 = converted(std::string_view(bytes).substr(2), name);
    if (utf8.empty() && bytes.size() > 2) {
      return UndecodableText{std::string("begins like ") + name + " and is not"};
    }
    return DecodedText{std::move(utf8), name};
  }
  const std::string_view evidence = std::string_view(bytes).substr(0, kEvidence);
  if (evidence.find('\0') != std::string_view::npos) {
    return UndecodableText{"looks like a binary file (NUL bytes)"};
  }
  if (bytes.compare(0, 5, "%PDF-") == 0) {
    return UndecodableText{"is a PDF; give its text instead"};
  }
  if (find_ill_formed(bytes, 0) == bytes.size()) return DecodedText{std::move(bytes), "UTF-8"};
  // A few broken sequences in a text that is full of good ones: damage, not another encoding.
  if (count_ill_formed(bytes) * 10 < count_high(bytes)) {
    return DecodedText{scrub_utf8(std::move(bytes)), "UTF-8"};
  }
  return decode_by_letters(bytes);
}

std::string scrub_utf8(std::string bytes) {
  std::size_t bad = find_ill_formed(bytes, 0);
  if (bad == bytes.size()) return bytes;
  std::string clean;
  clean.reserve(bytes.size() + 16);
  std::size_t copied = 0;
  while (bad < bytes.size()) {
    clean.append(bytes, copied, bad - copied);
    clean += kReplacement;
    copied = bad + 1;
    // The stray rest of one broken sequence is one fault.
    while (copied < bytes.size() && (at(bytes, copied) & 0xC0) == 0x80) ++copied;
    bad = find_ill_formed(bytes, copied);
  }
  clean.append(bytes, copied);
  return clean;
}

}  // namespace apparatus::text
