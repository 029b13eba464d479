#include "citation/file_key.h"

#include <optional>

#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

// The Latin letter that a fond's class letter or a file's suffix is in transliteration: П of "П-3"
// is the P of "3-P".
char latin(char32_t letter) {
  constexpr std::string_view kLatin = "ABVGDEZZIIKLMNOPRSTUFKCCSS";  // А to Щ
  if (letter >= 0x410 && letter <= 0x429) return kLatin[letter - 0x410];
  if (letter >= 0x430 && letter <= 0x449) return static_cast<char>(kLatin[letter - 0x430] | 0x20);
  return letter < 0x80 ? static_cast<char>(letter) : '?';
}

// "П-3", "P-3" and "3-П" are one fond and so are "R-5446" and "5446": the class of Soviet fonds is
// often left out.
std::string plain_fond(const std::string& value) {
  std::string digits;
  std::string letter;
  std::string suffix;
  for (std::uint32_t at = 0; at < value.size();) {
    const Glyph glyph = glyph_at(value, at);
    at += glyph.size;
    if (is_digit(glyph.value)) digits += static_cast<char>(glyph.value);
    if (is_upper(glyph.value)) letter = std::string(1, latin(glyph.value));
    if (is_lower(glyph.value)) suffix += latin(glyph.value);
  }
  if (letter == "R") letter.clear();
  return digits + suffix + (letter.empty() ? "" : "-" + letter);
}

std::string plain_value(const std::string& value) {
  std::string out;
  for (std::uint32_t at = 0; at < value.size();) {
    const Glyph glyph = glyph_at(value, at);
    const bool cyrillic = glyph.value >= 0x410 && glyph.value <= 0x449;
    out += cyrillic ? std::string(1, latin(glyph.value)) : value.substr(at, glyph.size);
    at += glyph.size;
  }
  return out;
}

// What the fond is called in the archive that has taken it over: "3" of TsAOPIM is "3-P" in TsGA
// Moskvy.
std::string mapped_fond(const std::string& fond, const std::string& archive,
                        const authority::Archives& archives) {
  for (const authority::FondMapping& mapping : archives.mappings_from(archive)) {
    std::string becomes = mapping.becomes;
    const std::size_t place = becomes.find("{n}");
    if (place == std::string::npos) continue;
    if (mapping.pattern != "{n}" && mapping.pattern != fond) continue;
    return plain_fond(becomes.replace(place, 3, fond));
  }
  return fond;
}

}  // namespace

std::string holdings_key(const Citation& citation, const authority::Authority& authority) {
  const authority::Archive* archive =
      citation.archive_ambiguous ? nullptr : authority.archives.by_id(citation.archive_id);
  if (archive != nullptr) return archive->holdings;
  std::string key;
  for (const char c : authority::label_key(citation.archive)) {
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return key;
}

std::string file_key(const Citation& citation, const authority::Authority& authority) {
  if (citation.back_reference > BackReference::resolved) return {};
  std::string key = holdings_key(citation, authority);
  for (const Part& part : citation.parts) {
    key += "/";
    if (part.level == "fond") {
      key += mapped_fond(plain_fond(part.value), citation.archive_id, authority.archives);
    } else {
      key += plain_value(part.value);
    }
  }
  return key;
}

}  // namespace apparatus::citation
