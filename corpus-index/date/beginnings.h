// Where a date may begin at all: at the first digit of a number, or at the first letter of a word
// that may be a word of the calendar. Nearly all of a text is neither, so that this pass decides
// how fast dates are recognised: it classifies eight bytes at a time and asks the calendar's
// filter once a word, with no branch that depends on where words end.
#pragma once

#include <cstdint>
#include <string_view>

#include "authority/calendars.h"
#include "text/range.h"

namespace apparatus::date {

class Beginnings {
 public:
  // Of a stretch of `text`, to whose ends the words are cut.
  Beginnings(std::string_view text, text::ReadingRange stretch,
             const authority::Calendars& calendars)
      : text_(text),
        end_(stretch.end),
        chunk_(stretch.begin),
        next_chunk_(stretch.begin),
        calendars_(&calendars) {}

  // The first one at or behind `at`; the end of the stretch where there is none. `at` must not go
  // back from call to call.
  std::uint32_t next(std::uint32_t at);

 private:
  void read_chunk();
  bool may_begin_at(std::uint32_t at) const;

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t chunk_;       // where the bits of the masks begin
  std::uint32_t next_chunk_;  // what is not classified yet
  std::uint64_t words_ = 0;   // a bit for each byte of the chunk where a word begins
  std::uint64_t numbers_ = 0;
  // What the end of one chunk says of the next: whether its last byte is of a word or a number, and
  // how many bytes of the next belong to a mark of several bytes.
  bool in_word_ = false;
  bool in_number_ = false;
  std::uint64_t bytes_of_mark_ = 0;
  const authority::Calendars* calendars_;
};

}  // namespace apparatus::date
