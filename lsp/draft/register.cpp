#include "lsp/draft/register.h"

namespace apparatus::draft {
namespace {

Register register_of(const text::Block& block) {
  if (block.kind == text::BlockKind::bibliography_entry || block.zone == text::Zone::bibliography)
    return Register::bibliography;
  return block.note >= 0 || block.kind == text::BlockKind::note ? Register::notes : Register::body;
}

}  // namespace

Register register_at(const text::Document& document, std::uint32_t reading_offset) {
  const int index = document.block_at(reading_offset);
  return index < 0 ? Register::body : register_of(document.blocks[static_cast<std::size_t>(index)]);
}

Register RegisterWalk::at(std::uint32_t reading_offset) {
  const auto& blocks = document_.blocks;
  if (block_ < blocks.size() && reading_offset < blocks[block_].range.begin) block_ = 0;
  while (block_ < blocks.size() && blocks[block_].range.end < reading_offset) ++block_;
  const bool in_gap = block_ == blocks.size() || reading_offset < blocks[block_].range.begin;
  return in_gap ? Register::body : register_of(blocks[block_]);
}

}  // namespace apparatus::draft
