// Two states of one text side by side: which of its blocks an edit has left alone. What was seen in
// a block that is the same can be kept, wherever in the document the block now stands.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/document.h"

namespace apparatus::text {

// The first `before` blocks and the last `behind` blocks of both documents are the same: words,
// kind, level and zones, the gap behind each, and the source that they were read from. Their notes
// may stand in another order, so that Block::note has to be asked anew. Ranges of the last blocks
// differ by `shift`.
struct Unchanged {
  std::size_t before = 0;
  std::size_t behind = 0;
  std::uint32_t shift = 0;  // from the earlier reading to the present one; wraps around where it
                            // became shorter, as the offsets do that it is added to

  // The place in the present document of a block that is the same.
  std::size_t now(std::size_t earlier_block) const {
    return earlier_block < before ? earlier_block : earlier_block + blocks_now - blocks_earlier;
  }
  bool is_same(std::size_t block_now) const {
    return block_now < before || block_now + behind >= blocks_now;
  }
  bool was_same(std::size_t earlier_block) const {
    return earlier_block < before || earlier_block + behind >= blocks_earlier;
  }

  std::size_t blocks_earlier = 0;  // how many there were
  std::size_t blocks_now = 0;      // how many there are
  std::uint32_t head = 0;          // bytes of reading that are the same from the beginning …
  std::uint32_t tail = 0;  // … and to the end; both readings are at least as long as the two
};

Unchanged unchanged_blocks(const Document& earlier, const Document& now);

}  // namespace apparatus::text
