// What one state of a draft leaves to the next: what was seen in each of its blocks, so that an
// edit costs what it changes and not what the draft is long.
#pragma once

#include <memory>

#include "authority/authority.h"
#include "index/mentions_again.h"
#include "lsp/draft/answers.h"
#include "lsp/draft/by_block.h"
#include "reference/scan.h"

namespace apparatus::draft {

struct Scans {
  Scans() = default;
  // `earlier`: another state of the draft.
  Scans(const Scans& earlier, const text::Unchanged& same) : blocks(earlier.blocks, same) {}

  std::shared_ptr<const authority::Authority> authority;  // by which all of it was seen
  index::MentionScans mentions;
  reference::DocumentScan references;
  ByBlock blocks;                          // what checks have seen in them
  std::shared_ptr<const Answers> answers;  // what they have made of the corpus's
};

}  // namespace apparatus::draft
