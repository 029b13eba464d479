// Second pass: which work every reference means. A reference resolves only where exactly one
// candidate is left, as eyecite does it for law (https://github.com/freelawproject/eyecite); where
// several are left it is ambiguous, and nothing that hangs on it resolves.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "reference/scan.h"

namespace apparatus::reference {

// Entries of bibliography files as works, with `entry` and the keys set: those by somebody whose
// surname has this key, and those by nobody whose title's first key it is (titles.h). Never null;
// a function that is not set knows none.
struct Lookup {
  using Works = std::shared_ptr<const std::vector<WorkPtr>>;
  std::function<Works(const std::string& key)> by_surname;
  std::function<Works(const std::string& key)> by_title;
};

// What a document lists and what it cites in full, with the keys set, for the other documents of
// its manuscript: those are resolved with every edit, and fold nothing of this one again.
std::vector<WorkPtr> stated_works(const Sightings& sightings,
                                  const authority::Authority& authority);

// Another document of the manuscript, with its number there and its stated_works().
struct Elsewhere {
  int file = 0;
  const std::vector<WorkPtr>* works = nullptr;
};

// `taken` as for scan(): an Ibid. behind a citation of an archive means that. `before`: what the
// file before leaves to this one.
References resolve(const text::Document& document, const Sightings& sightings,
                   const authority::Authority& authority,
                   const std::vector<text::ReadingRange>& taken, const Lookup& lookup,
                   const std::vector<Elsewhere>& elsewhere = {},
                   std::optional<CarriedSource> before = {});

// Both passes.
References recognise(const text::Document& document, const authority::Authority& authority,
                     const std::vector<text::ReadingRange>& taken, const Lookup& lookup);

}  // namespace apparatus::reference
