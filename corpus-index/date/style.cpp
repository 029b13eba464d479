// See style.h.
#include "date/style.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "date/calendar.h"
#include "date/edtf.h"

namespace apparatus::date {
namespace {

constexpr std::string_view kNumericMonthFirst = "numeric-month-first";

constexpr std::pair<std::string_view, Form> kFormNames[] = {
    {"day-month-year", Form::day_month_year},    {"month-day-year", Form::month_day_year},
    {"numeric-dots", Form::numeric_dots},        {"numeric-slashes", Form::numeric_slashes},
    {"roman-month", Form::roman_month},          {"iso", Form::iso},
    {kNumericMonthFirst, Form::numeric_slashes},
};

constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                     "VII", "VIII", "IX",  "X",  "XI", "XII"};
constexpr std::string_view kDash = "–";

bool counts(const text::Document& document, const Date& date) {
  if (date.precision != Precision::day || date.partial || date.form == Form::other) return false;
  const text::Zone zone = document.zone_at(date.range.begin);
  return zone == text::Zone::prose || zone == text::Zone::note;
}

bool has_leading_zero(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] < '0' || text[i - 1] > '9';
    if (begins && text[i] == '0' && text[i + 1] >= '1' && text[i + 1] <= '9') return true;
  }
  return false;
}

// Whether a leading zero could stand in it at all.
bool has_one_digit_number(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] < '0' || text[i - 1] > '9';
    const bool ends = i + 1 == text.size() || text[i + 1] < '0' || text[i + 1] > '9';
    if (begins && ends && text[i] >= '1' && text[i] <= '9') return true;
  }
  return false;
}

// Year, month and day as numbers; 0 for what is not there. Nothing for unspecified digits and
// seasons.
std::optional<Civil> plain_civil(const EdtfDate& date) {
  const std::string digits = date.year.digits + date.month.digits + date.day.digits;
  if (digits.find_first_not_of("0123456789") != std::string::npos || !date.time.empty())
    return std::nullopt;
  Civil civil{std::atoi(date.year.digits.c_str()), std::atoi(date.month.digits.c_str()),
              std::atoi(date.day.digits.c_str())};
  if (civil.month > 12) return std::nullopt;
  return civil;
}

class Writer {
 public:
  Writer(const Style& style, const authority::Authority& authority) : style_(style) {
    language_ = authority.calendars.language(style.language);
    if (language_ == nullptr) language_ = authority.calendars.language("en");
  }

  std::string one(const Civil& date) const {
    if (date.month == 0) return std::to_string(date.year);
    if (date.day == 0) return month_and_year(date);
    if (style_.form == Form::month_day_year)
      return first_month(date) + ", " + std::to_string(date.year);
    return day_part(date.day) + rest(date);
  }

  std::string span(const Civil& first, const Civil& last) const {
    const std::string dash(kDash);
    const bool same_month = first.year == last.year && first.month == last.month;
    if (first.day == 0 || last.day == 0) {
      if (in_words() && first.year == last.year && first.month != 0 && last.month != 0) {
        return name(first.month) + dash + month_and_year(last);
      }
      return one(first) + dash + one(last);
    }
    switch (style_.form) {
      case Form::month_day_year:
        if (same_month)
          return first_month(first) + dash + std::to_string(last.day) + ", " +
                 std::to_string(last.year);
        if (first.year == last.year) return first_month(first) + dash + one(last);
        return one(first) + dash + one(last);
      case Form::numeric_slashes:
      case Form::iso:
        return one(first) + dash + one(last);
      default:
        if (same_month) return day_part(first.day) + dash + one(last);
        if (first.year == last.year && in_words()) {
          return day_part(first.day) + language_->joint + name(first.month) + dash + one(last);
        }
        return one(first) + dash + one(last);
    }
  }

 private:
  bool in_words() const {
    return style_.form == Form::day_month_year || style_.form == Form::month_day_year;
  }

  std::string name(int month) const {
    return language_ ? language_->months[static_cast<std::size_t>(month - 1)]
                     : std::to_string(month);
  }

  std::string two(int value) const {
    return (value < 10 && style_.leading_zeros ? "0" : "") + std::to_string(value);
  }

  std::string year(int value) const {
    if (!style_.two_digit_year) return std::to_string(value);
    const int digits = value % 100;
    return (digits < 10 ? "0" : "") + std::to_string(digits);
  }

  std::string first_month(const Civil& date) const {
    return name(date.month) + " " + std::to_string(date.day);
  }

  // What the day is written as, and what stands between it and the rest.
  std::string day_part(int day) const {
    switch (style_.form) {
      case Form::numeric_dots:
        return two(day);
      case Form::numeric_slashes:
        return style_.month_first ? "" : two(day);
      case Form::roman_month:
        return std::to_string(day);
      case Form::iso:
        return "";
      default:
        return std::to_string(day) + (language_ ? language_->day_mark : std::string());
    }
  }

  std::string rest(const Civil& date) const {
    switch (style_.form) {
      case Form::numeric_dots:
        return "." + two(date.month) + "." + year(date.year);
      case Form::numeric_slashes:
        if (style_.month_first)
          return two(date.month) + "/" + two(date.day) + "/" + year(date.year);
        return "/" + two(date.month) + "/" + year(date.year);
      case Form::roman_month:
        return "-" + std::string(kRoman[static_cast<std::size_t>(date.month - 1)]) + "-" +
               year(date.year);
      case Form::iso:
        return iso_day(date);
      default:
        return joint() + name(date.month) + joint() + std::to_string(date.year);
    }
  }

  std::string joint() const { return language_ ? language_->joint : " "; }

  std::string month_and_year(const Civil& date) const {
    if (style_.form == Form::iso) return iso_month(date.year, date.month);
    return name(date.month) + joint() + std::to_string(date.year);
  }

  const Style& style_;
  const authority::CalendarLanguage* language_;
};

}  // namespace

Style learn(const text::Document& document, const std::vector<Date>& dates) {
  Style style;
  std::map<Form, int> forms;
  std::map<std::string, int> languages;
  for (const Date& date : dates) {
    if (!counts(document, date)) continue;
    ++style.count;
    ++forms[date.form];
    if (date.form == Form::day_month_year || date.form == Form::month_day_year)
      ++languages[date.language];
  }
  const auto most = [](const auto& counted) {
    return std::max_element(counted.begin(), counted.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  };
  if (!languages.empty()) style.language = most(languages)->first;
  if (forms.empty()) return style;
  style.form = most(forms)->first;
  style.of_form = most(forms)->second;

  int zeros = 0, no_zeros = 0, short_years = 0, months_first = 0, days_first = 0;
  for (const Date& date : dates) {
    if (counts(document, date) && date.form == Form::numeric_slashes)
      ++(date.month_first ? months_first : days_first);
    if (!counts(document, date) || date.form != style.form) continue;
    const std::string_view text = document.text(date.range);
    if (has_leading_zero(text))
      ++zeros;
    else if (has_one_digit_number(text))
      ++no_zeros;
    if (date.two_digit_year) ++short_years;
  }
  style.leading_zeros = zeros > no_zeros;
  style.month_first = months_first > days_first;
  style.two_digit_year = 2 * short_years > style.of_form;
  return style;
}

std::string render(std::string_view edtf, const Style& style,
                   const authority::Authority& authority) {
  const std::optional<Edtf> parsed = parse_edtf(edtf);
  if (!parsed || parsed->members.size() != 1) return {};
  const EdtfSpan& span = parsed->members.front();
  if (span.first_end != EdtfEnd::date || span.last_end != EdtfEnd::date) return {};
  const Writer writer(style, authority);
  const std::optional<Civil> first = plain_civil(span.first);
  if (!first) return {};
  if (parsed->kind == EdtfKind::date) return writer.one(*first);
  const std::optional<Civil> last = plain_civil(span.last);
  if (parsed->kind != EdtfKind::interval || !last) return {};
  return writer.span(*first, *last);
}

NumberOrder order_of_name(std::string_view name) {
  if (form_of_name(name) == Form::other) return NumberOrder::learnt;
  return name == kNumericMonthFirst || form_of_name(name) == Form::month_day_year
             ? NumberOrder::month_first
             : NumberOrder::day_first;
}

void pin(std::string_view name, Style& style) {
  const Form form = form_of_name(name);
  if (form == Form::other) return;
  style.form = form;
  style.month_first = order_of_name(name) == NumberOrder::month_first;
}

Form form_of_name(std::string_view name) {
  for (const auto& [known, form] : kFormNames) {
    if (known == name) return form;
  }
  return Form::other;
}

std::string_view form_name(Form form) {
  for (const auto& [name, known] : kFormNames) {
    if (known == form) return name;
  }
  return "other";
}

}  // namespace apparatus::date
