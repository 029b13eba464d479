#include "date/document_scan.h"

#include <algorithm>
#include <utility>

#include "text/places.h"

namespace apparatus::date {
namespace {

using text::ReadingRange;

Expression moved(Expression expression, std::uint32_t shift) {
  text::move_by(expression.range, shift);
  text::move_by(expression.first.range, shift);
  text::move_by(expression.last.range, shift);
  text::move_by(expression.weekday_range, shift);
  return expression;
}

class Scanner {
 public:
  Scanner(const text::Document& document, const authority::Authority& authority, DocumentScan& out)
      : document_(document), authority_(authority), out_(out) {}

  void look_at(std::size_t block) {
    const std::size_t begin = out_.scanned.expressions.size();
    scan(document_.reading, document_.blocks[block].range, authority_.calendars, out_.taken,
         out_.scanned);
    close(block, begin);
  }

  // `begin`: where its expressions begin.
  void close(std::size_t block, std::size_t begin) {
    const std::size_t end = out_.scanned.expressions.size();
    if (end > begin || document_.blocks[block].note < 0) out_.blocks.push_back({block, begin, end});
  }

 private:
  const text::Document& document_;
  const authority::Authority& authority_;
  DocumentScan& out_;
};

// What an earlier scan found, block by block.
class Earlier {
 public:
  Earlier(const text::Document& document, const DocumentScan& earlier, const text::Unchanged& same,
          DocumentScan& out)
      : document_(document),
        earlier_(earlier),
        same_(same),
        out_(out),
        taken_(earlier.taken, out.taken),
        old_calendar_(earlier.scanned.old_calendar) {}

  // False where the block has to be looked at.
  bool take(std::size_t block) {
    const ReadingRange range = document_.blocks[block].range;
    if (!same_.is_same(block)) return false;
    const std::uint32_t shift = block < same_.before ? 0 : same_.shift;
    const auto calendars = old_calendar_.in({range.begin - shift, range.end - shift});
    if (!taken_.are_alike(range, shift)) return false;
    const std::size_t block_then =
        block < same_.before ? block : block + same_.blocks_earlier - same_.blocks_now;
    take_expressions(block_then, shift);
    for (std::size_t i = calendars.begin; i < calendars.end; ++i)
      out_.scanned.old_calendar.push_back(earlier_.scanned.old_calendar[i] + shift);
    return true;
  }

 private:
  void take_expressions(std::size_t block, std::uint32_t shift) {
    while (at_ < earlier_.blocks.size() && earlier_.blocks[at_].block < block) ++at_;
    if (at_ == earlier_.blocks.size() || earlier_.blocks[at_].block != block) return;
    for (std::size_t i = earlier_.blocks[at_].begin; i < earlier_.blocks[at_].end; ++i)
      out_.scanned.expressions.push_back(moved(earlier_.scanned.expressions[i], shift));
  }

  const text::Document& document_;
  const DocumentScan& earlier_;
  const text::Unchanged& same_;
  DocumentScan& out_;
  text::TakenStretches taken_;
  text::Walk<std::uint32_t> old_calendar_;
  std::size_t at_ = 0;  // in the blocks of the earlier scan
};

}  // namespace

DocumentScan scan_document(const text::Document& document, const authority::Authority& authority,
                           std::vector<ReadingRange> taken) {
  DocumentScan out;
  out.taken = std::move(taken);
  out.blocks.reserve(document.blocks.size());
  Scanner scanner(document, authority, out);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) scanner.look_at(i);
  return out;
}

DocumentScan scan_again(const text::Document& document, const authority::Authority& authority,
                        std::vector<ReadingRange> taken, const DocumentScan& earlier,
                        const text::Unchanged& same) {
  DocumentScan out;
  out.taken = std::move(taken);
  out.blocks.reserve(document.blocks.size());
  out.scanned.expressions.reserve(earlier.scanned.expressions.size() + 16);
  Scanner scanner(document, authority, out);
  Earlier kept(document, earlier, same, out);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const std::size_t begin = out.scanned.expressions.size();
    if (kept.take(i)) {
      scanner.close(i, begin);
    } else {
      scanner.look_at(i);
    }
  }
  return out;
}

}  // namespace apparatus::date
