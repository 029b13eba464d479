// Archives cited as a whole: "quoting from the Trotsky Archive", and the headings of a
// bibliography under which fonds are listed.
#pragma once

#include <cstdint>
#include <string_view>

#include "citation/scan_state.h"

namespace apparatus::citation {

// Whether `at` is the byte of "v" or "в" (its second) in a word that may mean an archive:
// "Archive", "arkhiv", "Архив".
inline bool may_name_archive(std::string_view text, std::uint32_t at) {
  if (text[at] == 'v') return at >= 1 && text[at - 1] == 'i';
  return text[at] == '\xB2' && at >= 3 && text.substr(at - 3, 3) == "и\xD0";
}

// `at` lies in a word that may end an archive's name, in a note, a bibliography or a heading.
// Where the scan goes on.
std::uint32_t consider_name(ScanState& scan, std::uint32_t at);

}  // namespace apparatus::citation
