#include "lsp/draft/by_block.h"

#include <algorithm>

namespace apparatus::draft {

ByBlock::ByBlock(const ByBlock& earlier, const text::Unchanged& same) {
  const std::lock_guard lock(earlier.mutex_);
  for (const auto& [look, was] : earlier.columns_) {
    const std::lock_guard of_column(was->mutex);
    if (was->cells.size() != same.blocks_earlier) continue;
    auto column = std::make_unique<Column>();
    column->cells.resize(same.blocks_now);
    std::copy(was->cells.begin(), was->cells.begin() + static_cast<std::ptrdiff_t>(same.before),
              column->cells.begin());
    std::copy_backward(was->cells.end() - static_cast<std::ptrdiff_t>(same.behind),
                       was->cells.end(), column->cells.end());
    columns_.emplace(look, std::move(column));
  }
}

ByBlock::Column& ByBlock::column_of(void (*look)()) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<Column>& column = columns_[look];
  if (column == nullptr) column = std::make_unique<Column>();
  return *column;
}

}  // namespace apparatus::draft
