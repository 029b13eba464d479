// How a document writes its citations, learnt from what it does most, and writing a citation that
// way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "citation/citation.h"
#include "text/document.h"

namespace apparatus::citation {

struct Conventions {
  std::string scheme;  // of most citations; "" where the document has none
  int count = 0;       // citations counted
  int of_scheme = 0;   // of these, in `scheme`
  bool comma_after_archive = true;
  std::string leaf_label;         // "l.": as the document writes it
  std::string leaves_label;       // "ll." or "l."
  bool leaf_after_comma = false;  // slash notation with the leaf behind a comma: "7952/3/231, 4"
  bool comma_before_ibid_leaf = true;
  std::string ibid = "Ibid.";
  std::string dash = "–";  // in a range of leaves
};

Conventions learn(const text::Document& document, const std::vector<Citation>& citations,
                  const authority::Authority& authority);

// The conventions of a scheme by itself, for a document that has none of its own.
Conventions conventions_of(const authority::Scheme& scheme);

// Whether the scheme can say all that the citation says; in strokes a level left out would move
// those below it up.
bool writes_all(const authority::Scheme& scheme, const Citation& citation);

// The citation in full ("RGASPI, f. 17, op. 21, d. 2668, ll. 7–8"), as plain text;
// text::in_source_notation turns it into the draft's markup. A citation of another tradition than
// the document's ("TNA, FO 371/11021" among fonds and opisi) is written in its own scheme.
std::string render(const Citation& citation, const Conventions& conventions,
                   const authority::Authority& authority);

// "Ibid., l. 9": a reference back to the same file, with the leaves of `citation`.
std::string render_ibid(const Citation& citation, const Conventions& conventions,
                        const authority::Authority& authority);

}  // namespace apparatus::citation
