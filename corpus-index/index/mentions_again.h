// All mentions of a document that is being edited: what one state of it has shown is handed on to
// the next, so that only what an edit has changed is looked at again. The mentions are those of
// recognise_mentions, whatever the edit was.
#pragma once

#include "citation/resolution.h"
#include "citation/scan.h"
#include "date/document_scan.h"
#include "index/mentions.h"
#include "name/words.h"
#include "text/unchanged.h"

namespace apparatus::index {

// What the recognisers saw in one state of a document.
struct MentionScans {
  citation::Scan citations;
  citation::Resolution references_back;
  date::DocumentScan dates;
  name::WordScan words;
};

// An earlier state, and which blocks are as they were in it (text::unchanged_blocks).
struct EarlierScans {
  const MentionScans& scans;
  const text::Unchanged& same;
};

// `scans` takes what this state leaves to the next one. `earlier` may be null.
Mentions recognise_mentions_again(const text::Document& document,
                                  const authority::Authority& authority, const name::Known& known,
                                  citation::Neighbours* neighbours, date::NumberOrder order,
                                  const EarlierScans* earlier, MentionScans& scans);

}  // namespace apparatus::index
