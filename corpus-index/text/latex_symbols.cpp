// Tables for signs; ICU composes letters and accents.
#include "text/latex_symbols.h"

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace apparatus::text {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto kSymbols = std::to_array<Pair>({
    {"&", "&"},
    {"%", "%"},
    {"$", "$"},
    {"#", "#"},
    {"_", "_"},
    {"{", "{"},
    {"}", "}"},
    {" ", " "},
    {",", " "},
    {";", " "},
    {":", " "},
    {">", " "},
    {"\n", " "},
    {"\t", " "},
    {"!", ""},
    {"/", ""},
    {"-", ""},
    {"@", ""},
    {"quad", " "},
    {"qquad", " "},
    {"enspace", " "},
    {"thinspace", " "},
    {"nobreakspace", " "},
    {"space", " "},
    {"ss", "ß"},
    {"o", "ø"},
    {"O", "Ø"},
    {"l", "ł"},
    {"L", "Ł"},
    {"ae", "æ"},
    {"AE", "Æ"},
    {"oe", "œ"},
    {"OE", "Œ"},
    {"aa", "å"},
    {"AA", "Å"},
    {"i", "i"},
    {"j", "j"},
    {"dj", "đ"},
    {"DJ", "Đ"},
    {"dh", "ð"},
    {"th", "þ"},
    {"S", "§"},
    {"P", "¶"},
    {"pounds", "£"},
    {"ldots", "…"},
    {"dots", "…"},
    {"textellipsis", "…"},
    {"textendash", "–"},
    {"textemdash", "—"},
    {"textquoteleft", "‘"},
    {"textquoteright", "’"},
    {"textquotedblleft", "“"},
    {"textquotedblright", "”"},
    {"lq", "‘"},
    {"rq", "’"},
    {"quotedblbase", "„"},
    {"glqq", "„"},
    {"grqq", "“"},
    {"guillemotleft", "«"},
    {"guillemotright", "»"},
    {"og", "«"},
    {"fg", "»"},
    {"flqq", "«"},
    {"frqq", "»"},
    {"textquotesingle", "'"},
    {"textquotedbl", "\""},
    {"No", "№"},
    {"textnumero", "№"},
    {"textsection", "§"},
    {"textdegree", "°"},
    {"degree", "°"},
    {"copyright", "©"},
    {"textbackslash", "\\"},
    {"textasciitilde", "~"},
    {"textunderscore", "_"},
    {"TeX", "TeX"},
    {"LaTeX", "LaTeX"},
    {"slash", "/"},
    {"cyrdash", "—"},
});

// Commands and the combining marks of Unicode.
constexpr auto kAccents = std::to_array<std::pair<std::string_view, char32_t>>({
    {"'", 0x301},
    {"`", 0x300},
    {"^", 0x302},
    {"\"", 0x308},
    {"~", 0x303},
    {"=", 0x304},
    {".", 0x307},
    {"u", 0x306},
    {"v", 0x30C},
    {"H", 0x30B},
    {"c", 0x327},
    {"k", 0x328},
    {"r", 0x30A},
    {"d", 0x323},
    {"b", 0x331},
    {"t", 0x361},
});

void append(std::string& out, char32_t code_point) {
  char bytes[4];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  out.append(bytes, static_cast<std::size_t>(length));
}

}  // namespace

std::optional<std::string_view> latex_symbol(std::string_view command) {
  const auto found = std::find_if(kSymbols.begin(), kSymbols.end(),
                                  [&](const Pair& pair) { return pair.first == command; });
  if (found == kSymbols.end()) return std::nullopt;
  return found->second;
}

bool is_latex_accent(std::string_view command) {
  return std::any_of(kAccents.begin(), kAccents.end(),
                     [&](const auto& accent) { return accent.first == command; });
}

std::string accented(std::string_view command, std::string_view letter) {
  if (letter.empty()) return {};
  const auto accent = std::find_if(kAccents.begin(), kAccents.end(),
                                   [&](const auto& pair) { return pair.first == command; });
  if (accent == kAccents.end()) return std::string(letter);
  int32_t behind = 0;
  UChar32 base = 0;
  U8_NEXT(letter.data(), behind, static_cast<int32_t>(letter.size()), base);
  if (base < 0) return std::string(letter);
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* composer = unorm2_getNFCInstance(&status);
  const UChar32 whole =
      U_FAILURE(status) ? -1
                        : unorm2_composePair(composer, base, static_cast<UChar32>(accent->second));
  append(out, static_cast<char32_t>(whole >= 0 ? whole : base));
  if (whole < 0) append(out, accent->second);
  out += letter.substr(static_cast<std::size_t>(behind));
  return out;
}

}  // namespace apparatus::text
