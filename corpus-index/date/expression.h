// Dates as they are written, before anybody asks what they mean: which numbers and words stand
// there, in which order, joined how. Scanning yields expressions (scan.h); meaning is given
// afterwards, when the whole document is known: its years, whether it writes day or month first,
// what was dated before (resolve.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "date/date.h"
#include "text/range.h"

namespace apparatus::date {

inline constexpr std::int32_t kNoYear = INT32_MIN;

// Where the year of a date stands.
enum class YearFrom : std::uint8_t {
  stated,     // beside it, or at the end of its list or range
  context,    // "on 7 May": from what was dated before
  same,       // "of that year"
  following,  // "of the following year"
  previous,
};

// One day, month, season or year as written. 0 (kNoYear) for what does not stand there.
struct Point {
  text::ReadingRange range;
  std::int32_t year = kNoYear;
  int month = 0;
  int day = 0;
  int season = 0;         // 21–24
  int years_covered = 1;  // 10 for a decade, 100 for a century
  bool two_digit_year = false;
  bool order_open = false;  // numbers with slashes: `day` and `month` may have to change places
  bool month_first = false;
  bool leading_zero = false;
  YearFrom year_from = YearFrom::context;
  Form form = Form::other;
  // Of a day that was written in the calendar of the French Republic: `year`, `month` and `day` are
  // then the Gregorian ones; but where its year does not stand there (republican_year is 0), `day`
  // is the Republican one until the context has given the year.
  int republican_month = 0;
  int republican_year = 0;
  std::uint8_t language = 0;  // of the month's word: index into Calendars::languages()
};

enum class StyleMark : std::uint8_t { none, old_style, new_style };

struct Expression {
  text::ReadingRange range;
  Point first;
  Point last;  // of a range, and the second half of a dual date
  bool is_range = false;
  bool is_dual = false;      // `first` is Old Style, `last` New Style
  bool list_member = false;  // not the last one of its list
  bool bare_month = false;
  bool day_only = false;  // "the 15th": the month comes from the context too
  bool in_parentheses = false;
  bool century_open = false;  // "the twenties": of which century the context tells
  bool approximate = false;
  bool uncertain = false;
  bool spelt_with_citation_shape =
      false;  // 3/11/85: three numbers and slashes, which an archival citation writes too
  StyleMark style = StyleMark::none;
  std::string_view qualifier;  // "early", "mid", "late" or ""
  int weekday = -1;
  text::ReadingRange weekday_range;
};

}  // namespace apparatus::date
