// See date_list_order.h. People list dates as they came. Where the months run back while the days
// go on, one month for the whole list would put all in order; where the days do not go on either,
// the list may have an order of its own (one newspaper, then another), and nothing is said.
#include "lsp/checks/date_list_order.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <string>

#include "date/calendar.h"
#include "date/words.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

using Dates = std::span<const date::Date>;

constexpr std::int32_t kNeighbours = 3;  // days of the month, for a list of two

bool is_day(const date::Date& date) {
  return date.precision == date::Precision::day && !date.is_range && date.first_day != 0 &&
         date.calendar == date::Calendar::gregorian && date.impossible == date::Impossible::no;
}

date::Civil civil(const date::Date& date) { return date::gregorian_of_day_number(date.first_day); }

bool has_a_slip(Dates list) {
  bool months_run_back = false;
  for (std::size_t i = 1; i < list.size(); ++i) {
    const date::Civil before = civil(list[i - 1]);
    const date::Civil after = civil(list[i]);
    if (before.year != after.year || before.day >= after.day) return false;
    months_run_back |= before.month > after.month;
  }
  const bool neighbours = civil(list.back()).day - civil(list.front()).day <= kNeighbours;
  return months_run_back && (list.size() > 2 || neighbours);
}

// Where the second number of "13.5." or "16.4.1925" stands; empty for a date in words.
text::ReadingRange month_in_numbers(const text::Document& document, const date::Date& date) {
  if (date.form != date::Form::numeric_dots && date.form != date::Form::numeric_slashes) return {};
  const auto digit = [&](std::uint32_t at) {
    return at < date.range.end &&
           std::isdigit(static_cast<unsigned char>(document.reading[at])) != 0;
  };
  std::uint32_t at = date.range.begin;
  while (digit(at)) ++at;
  while (at < date.range.end && !digit(at)) ++at;
  text::ReadingRange month{at, at};
  while (digit(month.end)) ++month.end;
  return month;
}

// The list with every month written as that of `model`; "" where it is not in numbers.
std::string in_one_month(const text::Document& document, Dates list, const date::Date& model) {
  const text::ReadingRange wanted = month_in_numbers(document, model);
  if (wanted.empty()) return {};
  std::string text;
  std::uint32_t at = list.front().range.begin;
  for (const date::Date& date : list) {
    const text::ReadingRange month = month_in_numbers(document, date);
    if (month.empty()) return {};
    text += document.text(text::ReadingRange{at, month.begin});
    text += document.text(wanted);
    at = month.end;
  }
  return text + std::string(document.text(text::ReadingRange{at, list.back().range.end}));
}

void tell(const draft::Snapshot& snapshot, Dates list, std::vector<Finding>& findings) {
  const text::Document& document = snapshot.draft->document;
  const text::ReadingRange whole = list.front().range.cover(list.back().range);
  const auto back = std::adjacent_find(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return civil(a).month > civil(b).month;
  });
  Finding finding;
  finding.code = "date-conflict";
  finding.range = document.to_source(whole);
  finding.message = "the dates of " + in_quotes(document.text(whole)) +
                    " are out of order: " + date::day_in_words((back + 1)->first_day) +
                    " stands behind " + date::day_in_words(back->first_day);
  for (const date::Date* model : {&list.front(), &list.back()}) {
    const std::string written = in_one_month(document, list, *model);
    if (!written.empty()) finding.fixes.push_back(write_instead(snapshot, written, false));
  }
  findings.push_back(std::move(finding));
}

}  // namespace

void check_list_order(const draft::Snapshot& snapshot, std::vector<Finding>& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const Dates dates = draft.dates;
  for (std::size_t begin = 0; begin < dates.size(); ++begin) {
    if (!dates[begin].list_goes_on) continue;
    std::size_t end = begin;
    while (end + 1 < dates.size() && dates[end].list_goes_on) ++end;
    const Dates list = dates.subspan(begin, end - begin + 1);
    begin = end;
    if (!may_be_corrected(draft.document, list.front().range.begin)) continue;
    if (std::all_of(list.begin(), list.end(), is_day) && has_a_slip(list))
      tell(snapshot, list, findings);
  }
}

}  // namespace apparatus::checks
