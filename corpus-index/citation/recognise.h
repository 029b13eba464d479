// Finds the archival citations of a document and what each back reference means.
#pragma once

#include <vector>

#include "authority/authority.h"
#include "citation/citation.h"
#include "citation/resolve.h"
#include "text/document.h"

namespace apparatus::citation {

// In reading order; a list of files is one citation a file. Linear in the length of the reading.
std::vector<Citation> recognise(const text::Document& document,
                                const authority::Authority& authority,
                                Neighbours* neighbours = nullptr);

}  // namespace apparatus::citation
