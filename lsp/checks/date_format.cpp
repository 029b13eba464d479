// date-format: a full date in another style than the draft's own, per register: notes may
// abbreviate where the running text does not. Speaks only where a clear majority stands against a
// stray.
#include <array>
#include <numeric>
#include <string>

#include "date/style.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kForms = static_cast<std::size_t>(date::Form::other) + 1;
constexpr int kFewestOfMajority = 3;
// One in so many dates may stray; where more do, the draft has two habits and no mistakes.
constexpr int kMajorityToStray = 4;
constexpr int kMostLonelyStrays = 2;

bool is_full(const date::Date& date) {
  switch (date.form) {
    case date::Form::day_month_year:
    case date::Form::month_day_year:
    case date::Form::numeric_dots:
    case date::Form::numeric_slashes:
    case date::Form::roman_month:
    case date::Form::iso:
      return date.precision == date::Precision::day && !date.partial &&
             date.calendar == date::Calendar::gregorian && date.impossible == date::Impossible::no;
    default:
      return false;
  }
}

std::string_view in_words(date::Form form) {
  switch (form) {
    case date::Form::day_month_year:
      return "day, month, year";
    case date::Form::month_day_year:
      return "month, day, year";
    case date::Form::numeric_dots:
      return "numbers with full stops";
    case date::Form::numeric_slashes:
      return "numbers with slashes";
    case date::Form::roman_month:
      return "a Roman month";
    default:
      return "the ISO form";
  }
}

// A pinned style ("day-month-year") as a form; `other` where nothing is pinned.
date::Form pinned_form(const std::string& style) {
  if (style == "day-month-year") return date::Form::day_month_year;
  if (style == "month-day-year") return date::Form::month_day_year;
  if (style == "numeric-dots") return date::Form::numeric_dots;
  if (style == "numeric-slashes") return date::Form::numeric_slashes;
  if (style == "roman-month") return date::Form::roman_month;
  if (style == "iso") return date::Form::iso;
  return date::Form::other;
}

bool is_in_numbers(date::Form form) {
  return form != date::Form::day_month_year && form != date::Form::month_day_year;
}

// How one register writes its dates.
struct Habit {
  std::array<int, kForms> counts{};

  int count(date::Form form) const { return counts[static_cast<std::size_t>(form)]; }
  int all() const { return std::accumulate(counts.begin(), counts.end(), 0); }

  int all_in(bool numbers) const {
    int sum = 0;
    for (std::size_t i = 0; i < kForms; ++i) {
      if (is_in_numbers(static_cast<date::Form>(i)) == numbers) sum += counts[i];
    }
    return sum;
  }

  // The most frequent form in words, or in numbers; `other` where there is none.
  date::Form most_in(bool numbers) const {
    date::Form most = date::Form::other;
    for (std::size_t i = 0; i < kForms; ++i) {
      const auto form = static_cast<date::Form>(i);
      if (is_in_numbers(form) == numbers && count(form) > count(most)) most = form;
    }
    return most;
  }

  // What a date of this form should have been; `other` where it is in order. Dates in words are
  // compared with dates in words first: beside them a newspaper's date may well stand in numbers,
  // and only the one or two strays of a whole register are told.
  date::Form wanted_for(date::Form form) const {
    const bool numbers = is_in_numbers(form);
    const date::Form alike = most_in(numbers);
    const int strays = all_in(numbers) - count(alike);
    if (alike != form && count(alike) >= kFewestOfMajority &&
        count(alike) >= kMajorityToStray * strays)
      return alike;
    const date::Form unlike = most_in(!numbers);
    const bool lonely = all_in(numbers) <= kMostLonelyStrays;
    if (lonely && count(unlike) >= kMajorityToStray * kMostLonelyStrays) return unlike;
    return date::Form::other;
  }
};

}  // namespace

void check_date_format(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  std::array<Habit, 3> habits;
  const auto habit_at = [&](const date::Date& date) -> Habit& {
    return habits[static_cast<std::size_t>(register_at(document, date.range.begin))];
  };
  const auto counts = [&](const date::Date& date) {
    return is_full(date) && may_be_corrected(document, date.range.begin);
  };
  for (const date::Date& date : draft.dates) {
    if (!counts(date)) continue;
    ++habit_at(date).counts[static_cast<std::size_t>(date.form)];
  }
  const date::Form pinned = pinned_form(snapshot.settings->style.date);
  for (const date::Date& date : draft.dates) {
    if (!counts(date)) continue;
    const Habit& habit = habit_at(date);
    const date::Form wanted = pinned != date::Form::other ? pinned : habit.wanted_for(date.form);
    if (wanted == date::Form::other || wanted == date.form) continue;

    Finding finding;
    finding.code = "date-format";
    finding.range = document.to_source(date.range);
    finding.message = pinned != date::Form::other
                          ? "the project writes its dates as " + std::string(in_words(wanted))
                          : "here the draft writes its dates as " + std::string(in_words(wanted)) +
                                " (" + std::to_string(habit.count(wanted)) + " of " +
                                std::to_string(habit.all()) + ")";
    date::Style style = draft.date_style;
    style.form = wanted;
    const std::string rendered = date::render(date.edtf, style, *snapshot.authority);
    if (!rendered.empty()) finding.fixes.push_back(write_instead(snapshot, rendered, true));
    for (const date::Date& other : draft.dates) {
      if (finding.evidence.size() >= 2) break;
      if (other.form != wanted || !counts(other) || &habit_at(other) != &habit) continue;
      finding.evidence.push_back(
          evidence_in_draft(snapshot, document.to_source(other.range).begin));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
