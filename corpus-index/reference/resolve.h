// Second pass: which work every reference means. A reference resolves only where exactly one
// candidate is left, as eyecite does it for law (https://github.com/freelawproject/eyecite); where
// several are left it is ambiguous, and nothing that hangs on it resolves.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "reference/scan.h"

namespace apparatus::reference {

// Entries of bibliography files by somebody of this surname (as the document writes it), with
// `entry` set and the keys left to the resolver.
using Lookup = std::function<std::vector<Work>(std::string_view surname)>;

// What the other documents of a manuscript cite in full or list, each with its number there.
struct Elsewhere {
  int file = 0;
  const Sightings* sightings = nullptr;
};

// `taken` as for scan(): an Ibid. behind a citation of an archive means that.
References resolve(const text::Document& document, Sightings sightings,
                   const authority::Authority& authority,
                   const std::vector<text::ReadingRange>& taken, const Lookup& lookup,
                   const std::vector<Elsewhere>& elsewhere = {});

// Both passes.
References recognise(const text::Document& document, const authority::Authority& authority,
                     const std::vector<text::ReadingRange>& taken, const Lookup& lookup);

}  // namespace apparatus::reference
