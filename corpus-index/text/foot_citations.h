// Keys that LaTeX prints in notes of their own: a \footcite between two \footnotes is a note as
// well, and what an Ibid. in the next one means.
#pragma once

#include "text/document.h"

namespace apparatus::text {

struct FootCitation {
  int key = -1;  // index into Document::citation_keys of the last one; -1 for none
  // Whether nothing else can be meant: one key alone, by a command that always makes a note.
  // \autocite makes one or parentheses, as the style has it.
  bool certain = false;
};

// Behind the note before this one and before this one. `note` counts in Document::notes.
FootCitation foot_citation_before(const Document& document, int note);

}  // namespace apparatus::text
