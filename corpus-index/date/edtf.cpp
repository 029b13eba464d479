// See edtf.h. Recursive descent over the text; a date keeps its digits as written, so that printing
// gives back what was read. Examples of the published specification:
// https://www.loc.gov/standards/datetime/ (2019).
#include "date/edtf.h"

#include <algorithm>
#include <cstdlib>

namespace apparatus::date {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool digit_or_x(char c) { return digit(c) || c == 'X'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Edtf> all() {
    Edtf edtf;
    if (text_.empty()) return std::nullopt;
    const char open = text_.front();
    const bool ok = open == '[' || open == '{' ? set(edtf, open) : interval_or_date(edtf);
    if (!ok || at_ != text_.size()) return std::nullopt;
    return edtf;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  EdtfQualifier qualifier() {
    if (take('?')) return EdtfQualifier::uncertain;
    if (take('~')) return EdtfQualifier::approximate;
    if (take('%')) return EdtfQualifier::both;
    return EdtfQualifier::none;
  }

  bool interval_or_date(Edtf& edtf) {
    EdtfSpan& span = edtf.members.emplace_back();
    if (text_.find('/') == std::string_view::npos) {
      edtf.kind = EdtfKind::date;
      return date(span.first);
    }
    edtf.kind = EdtfKind::interval;
    if (!interval_end(span.first, span.first_end)) return false;
    if (!take('/')) return false;
    if (!interval_end(span.last, span.last_end)) return false;
    return span.first_end == EdtfEnd::date || span.last_end == EdtfEnd::date;
  }

  bool interval_end(EdtfDate& end, EdtfEnd& kind) {
    if (take("..")) {
      kind = EdtfEnd::open;
      return true;
    }
    if (peek() == '/' || peek() == '\0') {
      kind = EdtfEnd::unknown;
      return true;
    }
    kind = EdtfEnd::date;
    return date(end) && end.time.empty();
  }

  bool set(Edtf& edtf, char open) {
    edtf.kind = open == '[' ? EdtfKind::one_of : EdtfKind::all_of;
    const char close = open == '[' ? ']' : '}';
    ++at_;
    do {
      EdtfSpan& span = edtf.members.emplace_back();
      if (take("..")) {
        span.is_span = true;
        span.first_end = EdtfEnd::open;
        if (!date(span.last)) return false;
      } else {
        if (!date(span.first)) return false;
        if (take("..")) {
          span.is_span = true;
          if (peek() == ',' || peek() == close)
            span.last_end = EdtfEnd::open;
          else if (!date(span.last))
            return false;
        }
      }
      while (peek() == ' ') ++at_;
      if (!take(',')) break;
      while (peek() == ' ') ++at_;
    } while (true);
    return take(close);
  }

  bool year(EdtfComponent& out) {
    const std::size_t begin = at_;
    if (take('Y')) {
      take('-');
      const std::size_t digits = at_;
      while (digit(peek())) ++at_;
      if (at_ == digits) return false;
      if (peek() == 'E') {
        ++at_;
        if (!digit(peek())) return false;
        while (digit(peek())) ++at_;
      } else if (at_ - digits < 5) {
        return false;
      }
    } else {
      const bool negative = take('-');
      const std::size_t digits = at_;
      while (at_ - digits < 4 && digit_or_x(peek())) ++at_;
      if (at_ - digits != 4) return false;
      if (negative && text_.substr(digits, 4) == "0000") return false;
      if (digit_or_x(peek())) return false;
    }
    if (peek() == 'S' && digit(peek(1))) {
      ++at_;
      while (digit(peek())) ++at_;
    }
    out.digits = std::string(text_.substr(begin, at_ - begin));
    return true;
  }

  bool two_digits(EdtfComponent& out) {
    if (!digit_or_x(peek()) || !digit_or_x(peek(1)) || digit_or_x(peek(2))) return false;
    out.digits = std::string(text_.substr(at_, 2));
    at_ += 2;
    return true;
  }

  bool date(EdtfDate& out) {
    out.year.left = qualifier();
    if (!year(out.year)) return false;
    out.year.right = qualifier();
    if (peek() != '-') return true;
    ++at_;
    out.month.left = qualifier();
    if (!two_digits(out.month) || !month_exists(out.month.digits)) return false;
    out.month.right = qualifier();
    if (peek() == '-') {
      ++at_;
      out.day.left = qualifier();
      if (!two_digits(out.day) || !day_exists(out)) return false;
      out.day.right = qualifier();
    }
    return peek() != 'T' || time(out.time);
  }

  static bool month_exists(const std::string& digits) {
    if (digits.find('X') != std::string::npos) return digits[0] == 'X' || digits[0] <= '1';
    const int value = std::atoi(digits.c_str());
    return (value >= 1 && value <= 12) || (value >= 21 && value <= 41);
  }

  // Some day that the digits may mean is in some month that they may mean.
  static bool day_exists(const EdtfDate& date) {
    const std::string& day = date.day.digits;
    const std::string& month = date.month.digits;
    const int month_value = month.find('X') == std::string::npos ? std::atoi(month.c_str()) : 0;
    if (month_value > 12) return false;
    int lowest_day = day[0] == 'X' ? 0 : (day[0] - '0') * 10;
    lowest_day += day[1] == 'X' ? (lowest_day == 0 && day[0] != 'X' ? 1 : 0) : day[1] - '0';
    if (day == "X0") lowest_day = 10;
    if (day == "XX") lowest_day = 1;
    if (lowest_day < 1) return false;
    int most_days = 31;
    if (month_value != 0) {
      most_days = days_in_gregorian_month(2000, month_value);
      const std::string& year = date.year.digits;
      if (month_value == 2 && year.size() <= 5 &&
          year.find_first_not_of("-0123456789") == std::string::npos) {
        most_days = days_in_gregorian_month(std::atoi(year.c_str()), 2);
      }
    }
    return lowest_day <= most_days;
  }

  // T23:20:30, T23:20:30Z, T23:20:30-04, T23:20:30+04:30
  bool time(std::string& out) {
    const std::size_t begin = at_;
    const auto two = [this](int most) {
      if (!digit(peek()) || !digit(peek(1))) return false;
      const int value = (peek() - '0') * 10 + (peek(1) - '0');
      at_ += 2;
      return value <= most;
    };
    if (!take('T') || !two(24) || !take(':') || !two(59) || !take(':') || !two(59)) return false;
    if (take('Z')) {
    } else if (peek() == '+' || peek() == '-') {
      ++at_;
      if (!two(14)) return false;
      if (take(':') && !two(59)) return false;
    }
    out = std::string(text_.substr(begin, at_ - begin));
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void print_qualifier(EdtfQualifier qualifier, std::string& out) {
  switch (qualifier) {
    case EdtfQualifier::none:
      break;
    case EdtfQualifier::uncertain:
      out += '?';
      break;
    case EdtfQualifier::approximate:
      out += '~';
      break;
    case EdtfQualifier::both:
      out += '%';
      break;
  }
}

void print_component(const EdtfComponent& component, std::string& out) {
  print_qualifier(component.left, out);
  out += component.digits;
  print_qualifier(component.right, out);
}

void print_date(const EdtfDate& date, std::string& out) {
  print_component(date.year, out);
  if (!date.month.digits.empty()) {
    out += '-';
    print_component(date.month, out);
  }
  if (!date.day.digits.empty()) {
    out += '-';
    print_component(date.day, out);
  }
  out += date.time;
}

constexpr std::int64_t kFarthestYear = 5'000'000;  // day numbers stay within 32 bits

struct YearSpan {
  std::int64_t first, last;
};

std::optional<YearSpan> year_span(std::string_view digits) {
  std::int64_t uncertainty = 0;
  if (const std::size_t s = digits.find('S'); s != std::string_view::npos) {
    // "1950S2": two significant digits, so any year that begins with them.
    const auto significant =
        static_cast<std::size_t>(std::atoi(std::string(digits.substr(s + 1)).c_str()));
    digits = digits.substr(0, s);
    const std::size_t width = digits.size() - digits.find_first_of("0123456789");
    if (digits.find('E') == std::string_view::npos && significant < width) {
      uncertainty = 1;
      for (std::size_t i = significant; i < width; ++i) {
        uncertainty *= 10;
        if (uncertainty > kFarthestYear) return std::nullopt;
      }
    }
  }
  if (!digits.empty() && digits[0] == 'Y') digits.remove_prefix(1);
  const bool negative = !digits.empty() && digits[0] == '-';
  if (negative) digits.remove_prefix(1);
  std::int64_t low = 0, high = 0;
  std::size_t i = 0;
  for (; i < digits.size() && digits[i] != 'E'; ++i) {
    low = low * 10 + (digits[i] == 'X' ? 0 : digits[i] - '0');
    high = high * 10 + (digits[i] == 'X' ? 9 : digits[i] - '0');
    if (high > kFarthestYear) return std::nullopt;
  }
  if (i < digits.size()) {
    if (digits.size() - i > 5) return std::nullopt;  // no number of digits that atoi can tell
    for (int exponent = std::atoi(std::string(digits.substr(i + 1)).c_str()); exponent > 0;
         --exponent) {
      low *= 10;
      high *= 10;
      if (high > kFarthestYear) return std::nullopt;
    }
  }
  if (uncertainty > 0) {
    low -= low % uncertainty;
    high = low + uncertainty - 1;
  }
  if (negative) return YearSpan{-high, -low};
  return YearSpan{low, high};
}

std::int32_t first_of_month(std::int64_t year, int month) {
  return day_number_of_gregorian({static_cast<std::int32_t>(year), month, 1});
}

std::int32_t last_of_month(std::int64_t year, int month) {
  const auto y = static_cast<std::int32_t>(year);
  return day_number_of_gregorian({y, month, days_in_gregorian_month(y, month)});
}

// The months of a part of a year, from the code: months 1–12; 21–24 seasons (December belongs to
// the winter that begins in it), 25–32 seasons of a hemisphere, 33–36 quarters, 37–39 thirds, 40–41
// halves. Negative months are of the year before, those over 12 of the next.
struct MonthSpan {
  int first, last;
};

MonthSpan months_of(int code) {
  if (code >= 1 && code <= 12) return {code, code};
  if (code >= 21 && code <= 28) {
    const int season = (code - 21) % 4;
    return {3 + 3 * season, 5 + 3 * season};
  }
  if (code >= 29 && code <= 32) {  // southern
    const int season = code - 29;
    return {9 + 3 * season - 12 * (season >= 2 ? 1 : 0),
            11 + 3 * season - 12 * (season >= 2 ? 1 : 0)};
  }
  if (code >= 33 && code <= 36) return {1 + 3 * (code - 33), 3 + 3 * (code - 33)};
  if (code >= 37 && code <= 39) return {1 + 4 * (code - 37), 4 + 4 * (code - 37)};
  if (code >= 40 && code <= 41) return {1 + 6 * (code - 40), 6 + 6 * (code - 40)};
  return {1, 12};
}

// The first (or last) number from 1 to `most` that two digits can mean, "X4" or "1X"; 0 for none.
int number_meant(std::string_view digits, int most, bool last) {
  const auto means = [&](int value) {
    return (digits[0] == 'X' || digits[0] == '0' + value / 10) &&
           (digits[1] == 'X' || digits[1] == '0' + value % 10);
  };
  for (int i = 1; i <= most; ++i) {
    const int value = last ? most + 1 - i : i;
    if (means(value)) return value;
  }
  return 0;
}

// The first or last of the days that a year, a month and a day can mean: "19XX-02-29" is first a
// day of 1904.
std::optional<std::int32_t> outermost_day(const YearSpan& years, const EdtfDate& date, bool last) {
  const std::int64_t step = last ? -1 : 1;
  for (std::int64_t year = last ? years.last : years.first;
       year >= years.first && year <= years.last; year += step) {
    for (int i = 1; i <= 12; ++i) {
      const int month = last ? 13 - i : i;
      const std::string& written = date.month.digits;
      const bool meant = (written[0] == 'X' || written[0] == '0' + month / 10) &&
                         (written[1] == 'X' || written[1] == '0' + month % 10);
      if (!meant) continue;
      const auto civil_year = static_cast<std::int32_t>(year);
      const int day =
          number_meant(date.day.digits, days_in_gregorian_month(civil_year, month), last);
      if (day != 0) return first_of_month(year, month) + day - 1;
    }
  }
  return std::nullopt;
}

std::optional<DaySpan> span_of(const EdtfDate& date) {
  if (date.year.digits == "XXXX") return std::nullopt;
  const std::optional<YearSpan> years = year_span(date.year.digits);
  if (!years) return std::nullopt;
  if (date.month.digits.empty())
    return DaySpan{first_of_month(years->first, 1), last_of_month(years->last, 12)};
  if (!date.day.digits.empty()) {
    const auto first = outermost_day(*years, date, false);
    const auto last = outermost_day(*years, date, true);
    if (!first || !last) return std::nullopt;
    return DaySpan{*first, *last};
  }
  const std::string& written = date.month.digits;
  const MonthSpan months =
      written.find('X') == std::string::npos
          ? months_of(std::atoi(written.c_str()))
          : MonthSpan{number_meant(written, 12, false), number_meant(written, 12, true)};
  const auto month_of = [](std::int64_t year, int month, bool last) {
    if (month < 1)
      return last ? last_of_month(year - 1, month + 12) : first_of_month(year - 1, month + 12);
    if (month > 12)
      return last ? last_of_month(year + 1, month - 12) : first_of_month(year + 1, month - 12);
    return last ? last_of_month(year, month) : first_of_month(year, month);
  };
  return DaySpan{month_of(years->first, months.first, false),
                 month_of(years->last, months.last, true)};
}

// "-07". Written by hand: every date of a text is.
void append_two_digits(int value, std::string& out) {
  out += '-';
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Edtf> parse_edtf(std::string_view text) { return Parser(text).all(); }

std::string print_edtf(const Edtf& edtf) {
  std::string out;
  if (edtf.kind == EdtfKind::one_of) out += '[';
  if (edtf.kind == EdtfKind::all_of) out += '{';
  for (std::size_t i = 0; i < edtf.members.size(); ++i) {
    const EdtfSpan& span = edtf.members[i];
    if (i > 0) out += ',';
    const bool interval = edtf.kind == EdtfKind::interval;
    if (span.first_end == EdtfEnd::date)
      print_date(span.first, out);
    else if (span.first_end == EdtfEnd::open && interval)
      out += "..";
    if (interval)
      out += '/';
    else if (span.is_span)
      out += "..";
    if (!interval && !span.is_span) continue;
    if (span.last_end == EdtfEnd::date)
      print_date(span.last, out);
    else if (span.last_end == EdtfEnd::open && interval)
      out += "..";
  }
  if (edtf.kind == EdtfKind::one_of) out += ']';
  if (edtf.kind == EdtfKind::all_of) out += '}';
  return out;
}

int edtf_level(const Edtf& edtf) {
  if (edtf.kind == EdtfKind::one_of || edtf.kind == EdtfKind::all_of) return 2;
  int level = 0;
  const auto needs = [&level](int at_least) { level = std::max(level, at_least); };
  const auto look_at = [&](const EdtfDate& date) {
    const EdtfComponent* last = &date.year;
    if (!date.month.digits.empty()) last = &date.month;
    if (!date.day.digits.empty()) last = &date.day;
    for (const EdtfComponent* component : {&date.year, &date.month, &date.day}) {
      if (component->left != EdtfQualifier::none) needs(2);
      if (component->right != EdtfQualifier::none) needs(component == last ? 1 : 2);
    }
    const std::string& year = date.year.digits;
    if (year.find('S') != std::string::npos || year.find('E') != std::string::npos) needs(2);
    if (year[0] == 'Y' || year[0] == '-') needs(1);
    // Level 1 knows X from the right only, of a year at most two.
    const std::string all = year + date.month.digits + date.day.digits;
    if (all.find('X') != std::string::npos) {
      needs(1);
      const std::size_t first = all.find('X');
      const bool to_the_end = all.find_first_not_of('X', first) == std::string::npos;
      const std::size_t year_x = year.find('X');
      const std::string& month = date.month.digits;
      const std::string& day = date.day.digits;
      const bool whole = (month.find('X') == std::string::npos || month == "XX") &&
                         (day.find('X') == std::string::npos || day == "XX");
      const bool year_ok = year_x == std::string::npos || (year_x >= 2 && month.empty());
      if (!to_the_end || !whole || !year_ok) needs(2);
    }
    if (!date.month.digits.empty() && date.month.digits.find('X') == std::string::npos) {
      const int month = std::atoi(date.month.digits.c_str());
      if (month > 24)
        needs(2);
      else if (month > 12)
        needs(1);
    }
  };
  for (const EdtfSpan& span : edtf.members) {
    if (span.first_end == EdtfEnd::date)
      look_at(span.first);
    else
      needs(1);
    if (edtf.kind != EdtfKind::interval) continue;
    if (span.last_end == EdtfEnd::date)
      look_at(span.last);
    else
      needs(1);
    // In an interval, level 1 has qualifiers and seasons; X of any kind there is level 2.
    for (const EdtfDate* date : {&span.first, &span.last}) {
      if ((date->year.digits + date->month.digits + date->day.digits).find('X') !=
          std::string::npos)
        needs(2);
    }
  }
  return level;
}

std::optional<DaySpan> day_span(const Edtf& edtf) {
  std::optional<DaySpan> whole;
  for (const EdtfSpan& span : edtf.members) {
    const bool has_last = edtf.kind == EdtfKind::interval || span.is_span;
    if (span.first_end != EdtfEnd::date || (has_last && span.last_end != EdtfEnd::date))
      return std::nullopt;
    const std::optional<DaySpan> first = span_of(span.first);
    const std::optional<DaySpan> last = has_last ? span_of(span.last) : first;
    // What ends before it begins holds no day.
    if (!first || !last || first->first > last->last) return std::nullopt;
    if (!whole) whole = DaySpan{first->first, last->last};
    whole->first = std::min(whole->first, first->first);
    whole->last = std::max(whole->last, last->last);
  }
  return whole;
}

std::optional<DaySpan> day_span(std::string_view text) {
  const std::optional<Edtf> edtf = parse_edtf(text);
  return edtf ? day_span(*edtf) : std::nullopt;
}

std::optional<Civil> parse_edtf_day(std::string_view text) {
  const std::optional<Edtf> edtf = parse_edtf(text);
  if (!edtf || edtf->kind != EdtfKind::date) return std::nullopt;
  const EdtfDate& date = edtf->members.front().first;
  if (date.day.digits.empty() || !date.time.empty()) return std::nullopt;
  if ((date.year.digits + date.month.digits + date.day.digits).find_first_not_of("-0123456789") !=
      std::string::npos) {
    return std::nullopt;
  }
  return Civil{std::atoi(date.year.digits.c_str()), std::atoi(date.month.digits.c_str()),
               std::atoi(date.day.digits.c_str())};
}

std::optional<std::int32_t> day_number_of_edtf_day(std::string_view text) {
  const std::optional<Civil> day = parse_edtf_day(text);
  if (!day) return std::nullopt;
  return day_number_of_gregorian(*day);
}

std::string iso_year(std::int32_t year) {
  if (year >= 1000 && year <= 9999) {  // nearly all
    std::string text(4, '0');
    for (std::size_t i = 4; i > 0; --i, year /= 10)
      text[i - 1] = static_cast<char>('0' + year % 10);
    return text;
  }
  std::string digits = std::to_string(std::abs(year));
  if (digits.size() > 4) return (year < 0 ? "Y-" : "Y") + digits;
  digits.insert(0, 4 - digits.size(), '0');
  return year < 0 ? "-" + digits : digits;
}

std::string iso_month(std::int32_t year, int month) {
  std::string text = iso_year(year);
  append_two_digits(month, text);
  return text;
}

std::string iso_day(const Civil& date) {
  std::string text = iso_month(date.year, date.month);
  append_two_digits(date.day, text);
  return text;
}

std::string iso_day(std::int32_t day_number) {
  return iso_day(gregorian_of_day_number(day_number));
}

}  // namespace apparatus::date
