// Which archive is named just before a citation's first number or label: by its siglum ("RGASPI, f.
// 17"), by its name with the siglum behind it ("Rossiiskii … istorii (hereafter RGASPI), fond 17"),
// by its siglum with the name behind it
// ("RGVA (Russian State Military Archive), f. 25883"), or by something that only looks like a
// siglum ("TsAKPM").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "authority/authority.h"

namespace apparatus::citation {

struct ArchiveBefore {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;           // begin == end: none
  std::string siglum;              // as meant: damage repaired
  std::string id;                  // in the register; "" where it is not there
  bool damaged = false;            // the siglum stands there misspelt
  std::uint32_t siglum_begin = 0;  // of the siglum alone, where a full name goes before it
  std::uint32_t siglum_end = 0;
  char32_t separator = 0;     // what stands between it and the citation: ',', '.', ':', '(' or 0
  bool by_name = false;       // known by its name, not by a siglum
  bool short_siglum = false;  // one or two letters: a journal's as well as an archive's
  bool looks_right = false;   // known, or shaped as no other word is
  bool found() const { return end > begin; }
};

// Looks back from `at`, not further than `from`.
ArchiveBefore archive_before(std::string_view text, std::uint32_t from, std::uint32_t at,
                             const authority::Authority& authority);

}  // namespace apparatus::citation
