// A table of letters; whether a mark is damage at its place is for the checks to say.
#include "lsp/checks/stray_mark.h"

#include <algorithm>
#include <array>

namespace apparatus::checks {
namespace {

struct MarkedLetter {
  std::string_view marked;
  char plain;
};

// ISO 9 has â and û for я and ю, scholars write ë, ė and ï, ALA-LC ĭ; Czech and Hungarian have the
// acute: all these are left out.
constexpr std::array<MarkedLetter, 10> kMarked = {{{"ă", 'a'},
                                                   {"ā", 'a'},
                                                   {"ã", 'a'},
                                                   {"à", 'a'},
                                                   {"ĕ", 'e'},
                                                   {"ê", 'e'},
                                                   {"ŏ", 'o'},
                                                   {"ō", 'o'},
                                                   {"õ", 'o'},
                                                   {"ŭ", 'u'}}};

}  // namespace

std::string without_stray_mark(std::string_view word, std::string_view& mark) {
  for (const MarkedLetter& letter : kMarked) {
    const std::size_t at = word.find(letter.marked);
    if (at == std::string_view::npos) continue;
    std::string plain(word.substr(0, at));
    plain += letter.plain;
    plain += word.substr(at + letter.marked.size());
    mark = letter.marked;
    const bool ascii = std::all_of(plain.begin(), plain.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? plain : std::string();
  }
  return {};
}

}  // namespace apparatus::checks
