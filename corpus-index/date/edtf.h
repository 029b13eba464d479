// EDTF, ISO 8601-2:2019 Annex A (Library of Congress, Extended Date/Time Format): levels 0, 1
// and 2. Values are proleptic Gregorian. A parser and a printer that give back what was read, and
// the days that an expression can mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "date/calendar.h"

namespace apparatus::date {

// First and last day that an EDTF expression can mean, as Julian day numbers.
struct DaySpan {
  std::int32_t first = 0;
  std::int32_t last = 0;
  friend bool operator==(DaySpan, DaySpan) = default;
};

// "?" uncertain, "~" approximate, "%" both.
enum class EdtfQualifier : std::uint8_t { none, uncertain, approximate, both };

// Year, month or day of a date: its digits as written ("19XX", "06"), with its qualifiers. A
// qualifier on the left says something of this component alone, one on the right of it and all
// before it (level 2), or, at the end, of the whole (level 1).
struct EdtfComponent {
  std::string digits;  // empty where the date has no such component; of a year with its sign or
                       // "Y": "-0044", "Y-17E7"
  EdtfQualifier left = EdtfQualifier::none;
  EdtfQualifier right = EdtfQualifier::none;
  friend bool operator==(const EdtfComponent&, const EdtfComponent&) = default;
};

struct EdtfDate {
  EdtfComponent year;   // "1923", "192X", "Y170000002", "1950S2"
  EdtfComponent month;  // "01"–"12", "XX"; a season or another part of the year: "21"–"41"
  EdtfComponent day;
  std::string time;  // "T23:20:30Z", with its T; empty without
  friend bool operator==(const EdtfDate&, const EdtfDate&) = default;
};

// An end of an interval or a member of a set.
enum class EdtfEnd : std::uint8_t { date, open, unknown };  // 1923, "..", ""

struct EdtfSpan {
  EdtfDate first;
  EdtfDate last;  // only where is_span
  EdtfEnd first_end = EdtfEnd::date;
  EdtfEnd last_end = EdtfEnd::date;
  bool is_span = false;  // "first..last" in a set
  friend bool operator==(const EdtfSpan&, const EdtfSpan&) = default;
};

enum class EdtfKind : std::uint8_t { date, interval, one_of, all_of };

struct Edtf {
  EdtfKind kind = EdtfKind::date;
  std::vector<EdtfSpan> members;  // one for a date or an interval
  friend bool operator==(const Edtf&, const Edtf&) = default;
};

// Nothing for what is not EDTF; a day that its month does not have ("1923-06-31") is not EDTF.
std::optional<Edtf> parse_edtf(std::string_view text);
std::string print_edtf(const Edtf& edtf);
// 0, 1 or 2: the lowest level that has all that the expression uses.
int edtf_level(const Edtf& edtf);

// Nothing for an expression without a first and a last day: an unknown year, an open end, an end
// before its beginning, a year beyond ±5 million.
std::optional<DaySpan> day_span(const Edtf& edtf);
std::optional<DaySpan> day_span(std::string_view edtf);

// Strictly one day, "1923-12-14", with or without a qualifier at its end; nothing for all else.
std::optional<Civil> parse_edtf_day(std::string_view text);
std::optional<std::int32_t> day_number_of_edtf_day(std::string_view text);

// "1923-12-14", "1923-12", "1923", "-0043-03-15"; years beyond four digits as level 1 writes them
// ("Y12345").
std::string iso_day(const Civil& gregorian);
std::string iso_day(std::int32_t day_number);
std::string iso_month(std::int32_t year, int month);
std::string iso_year(std::int32_t year);

}  // namespace apparatus::date
