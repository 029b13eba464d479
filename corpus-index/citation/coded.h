// Citations by a code of letters and numbers: "FO 371/11021", "R 43-I/161", "F⁷ 12896", "7 N 3122".
// What a code looks like is the scheme's matter: the shapes of its levels (authority/schemes.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/schemes.h"
#include "citation/citation.h"

namespace apparatus::citation {

struct CodedReading {
  std::vector<Part>
      parts;  // as the scheme writes them: "F/7" for F⁷; empty: no citation of this scheme
  std::string letters;  // of the series: "FO"
  std::uint32_t end = 0;
};

// Reads all levels of a coded scheme from `at` on, or none.
CodedReading read_coded(std::string_view text, std::uint32_t at, std::uint32_t end,
                        const authority::Scheme& scheme);

// Reads the top level alone, of letters and numbers, where nothing of the level below follows: "FO
// 418".
CodedReading read_series(std::string_view text, std::uint32_t at, std::uint32_t end,
                         const authority::Scheme& scheme);

// The end of a value of this look that begins at `at`; 0 where none stands there.
std::uint32_t read_value_shape(std::string_view text, std::uint32_t at, std::uint32_t end,
                               const authority::ValueShape& shape);

}  // namespace apparatus::citation
