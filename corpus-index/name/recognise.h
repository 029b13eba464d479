// Finds the personal names of a document without a list of them.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "name/name.h"
#include "name/words.h"
#include "text/document.h"

namespace apparatus::name {

// What the reader of other texts knows already. Empty functions know nothing.
struct Known {
  // Whether somebody of this surname (as a folding key) is known from another text.
  std::function<bool(std::string_view surname_key)> surname;
};

// In reading order. Linear in the length of the reading. `taken` are stretches that belong to
// archival citations and dates, sorted: no name is found inside them.
std::vector<Name> recognise(const text::Document& document, const authority::Authority& authority,
                            const Known& known, const std::vector<text::ReadingRange>& taken);

// The same, where the document is edited: `scan` takes what the next state can go on with.
// `earlier` (of another state of it, with text::unchanged_blocks of the two) may be null.
std::vector<Name> recognise_again(const text::Document& document,
                                  const authority::Authority& authority, const Known& known,
                                  const std::vector<text::ReadingRange>& taken,
                                  const WordScan* earlier, const text::Unchanged* same,
                                  WordScan& scan);

}  // namespace apparatus::name
