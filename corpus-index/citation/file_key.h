// When two citations mean the same file. An archive is renamed and its fonds stay, so the key of a
// file begins with the holdings, not with the siglum: "TsGAOR, 7952/3/82" and "GARF, f. 7952, op.
// 3, d. 82" have one key.
#pragma once

#include <string>

#include "authority/authority.h"
#include "citation/citation.h"

namespace apparatus::citation {

// "garf/7952/3/82"; a citation that names no file gives the key of what it names ("garf/7952"). An
// archive that is not in the register, or is one of several that its siglum may mean, keys by its
// siglum, in lower case and without apostrophes and stops. Empty for an unresolved back reference.
std::string file_key(const Citation& citation, const authority::Authority& authority);

// The holdings' part alone: "garf".
std::string holdings_key(const Citation& citation, const authority::Authority& authority);

}  // namespace apparatus::citation
