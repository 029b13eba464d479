// What is to be seen in a block of a draft by its own words alone, kept from one state of the draft
// to the next: a keystroke changes one block, and nobody looks at the others again. A function is
// its own name here, as in kept.h.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "authority/authority.h"
#include "text/document.h"
#include "text/unchanged.h"

namespace apparatus::draft {

using AuthorityPtr = std::shared_ptr<const authority::Authority>;

class ByBlock {
 public:
  // What a function sees in a block, nullptr for nothing. It may ask for the block's bytes, kind,
  // level and zones and for nothing else of the document, and gives places counted from the block's
  // beginning.
  template <class Seen>
  using Look = std::shared_ptr<const Seen> (*)(const text::Document&, const text::Block&,
                                               const AuthorityPtr&);

  ByBlock() = default;
  // Goes on with what an earlier state has found so far, in the blocks that are as they were.
  ByBlock(const ByBlock& earlier, const text::Unchanged& same);
  ByBlock& operator=(const ByBlock&) = delete;

  // One for each block of `document`, always the one that this belongs to, as is `authority`. Safe
  // from several threads.
  template <class Seen>
  std::vector<std::shared_ptr<const Seen>> seen(Look<Seen> look, const text::Document& document,
                                                const AuthorityPtr& authority) const {
    Column& column = column_of(reinterpret_cast<void (*)()>(look));
    const std::lock_guard lock(column.mutex);
    column.cells.resize(document.blocks.size());
    std::vector<std::shared_ptr<const Seen>> all;
    all.reserve(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      Cell& cell = column.cells[i];
      if (!cell.looked) cell = {look(document, document.blocks[i], authority), true};
      all.push_back(std::static_pointer_cast<const Seen>(cell.seen));
    }
    return all;
  }

 private:
  struct Cell {
    std::shared_ptr<const void> seen;
    bool looked = false;
  };
  struct Column {
    std::mutex mutex;
    std::vector<Cell> cells;  // by block; empty until somebody has asked
  };

  Column& column_of(void (*look)()) const;

  mutable std::mutex mutex_;
  mutable std::map<void (*)(), std::unique_ptr<Column>> columns_;
};

}  // namespace apparatus::draft
