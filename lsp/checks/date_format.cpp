// date-format: a full date in another style than the draft's own, per register: notes may
// abbreviate where the running text does not. Speaks only where a clear majority stands against a
// stray: of its register, or, for a form that its register has hardly any example of, of the whole
// work.
#include <array>
#include <numeric>
#include <string>

#include "date/style.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kForms = static_cast<std::size_t>(date::Form::other) + 1;
constexpr int kFewestOfMajority = 3;
// One in so many dates may stray; where more do, the draft has two habits and no mistakes.
constexpr int kMajorityToStray = 4;
constexpr int kMostLonelyStrays = 2;
constexpr std::size_t kMostExamples = 2;

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

bool is_in_numbers(date::Form form) {
  return form != date::Form::day_month_year && form != date::Form::month_day_year;
}

// How one register writes its dates.
struct Habit {
  std::array<int, kForms> counts{};

  int count(date::Form form) const { return counts[static_cast<std::size_t>(form)]; }
  void add(const Habit& other) {
    for (std::size_t i = 0; i < kForms; ++i) counts[i] += other.counts[i];
  }
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

  // The same of a whole work, for a form in numbers of which the register shows at most two: a
  // number with slashes in the running text is measured by those with stops in the notes. Dates in
  // words are not: a work may well say "January 7" in its text alone.
  date::Form wanted_in_whole(date::Form form, const Habit& its_register) const {
    if (!is_in_numbers(form) || its_register.count(form) > kMostLonelyStrays)
      return date::Form::other;
    const date::Form alike = most_in(true);
    const int strays = all_in(true) - count(alike);
    const bool clear = alike != form && count(alike) >= kMajorityToStray * kMostLonelyStrays &&
                       count(alike) >= kMajorityToStray * strays;
    return clear ? alike : date::Form::other;
  }
};

// By register.
using Habits = std::array<Habit, 3>;
constexpr std::size_t kWholeWork = std::tuple_size_v<Habits>;  // no register

std::size_t habit_of(const draft::Draft& draft, const date::Date& date) {
  return static_cast<std::size_t>(register_at(draft.document, date.range.begin));
}

bool counts(const draft::Draft& draft, const date::Date& date) {
  return is_full(date) && may_be_corrected(draft.document, date.range.begin);
}

Habits habits_of(const draft::Draft& draft) {
  Habits habits;
  for (const date::Date& date : draft.dates) {
    if (counts(draft, date))
      ++habits[habit_of(draft, date)].counts[static_cast<std::size_t>(date.form)];
  }
  return habits;
}

Habits habits_of(const std::vector<draft::DraftPtr>& drafts) {
  Habits sum;
  for (const draft::DraftPtr& draft : drafts) {
    const Habits& habits = draft->kept.result<Habits>(habits_of, *draft);
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum[i].add(habits[i]);
    }
  }
  return sum;
}

// Dates of the wanted form, of the draft itself if it has any.
void show_examples(const draft::Snapshot& snapshot, const std::vector<draft::DraftPtr>& drafts,
                   date::Form wanted, std::size_t habit, std::vector<Evidence>& evidence) {
  const auto show = [&](const draft::Draft& draft) {
    for (const date::Date& date : draft.dates) {
      if (evidence.size() >= kMostExamples) return;
      if (date.form != wanted || !counts(draft, date)) continue;
      if (habit != kWholeWork && habit_of(draft, date) != habit) continue;
      evidence.push_back(evidence_in(draft, draft.document.to_source(date.range).begin));
    }
  };
  show(*snapshot.draft);
  for (const draft::DraftPtr& draft : drafts) {
    if (draft != snapshot.draft) show(*draft);
  }
}

}  // namespace

void check_date_format(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const std::vector<draft::DraftPtr> drafts = draft::drafts_of(snapshot);
  const Habits habits = habits_of(drafts);
  const date::Form pinned = date::form_of_name(snapshot.settings->style.date);
  Habit whole;
  for (const Habit& habit : habits) whole.add(habit);
  for (const date::Date& date : draft.dates) {
    if (!counts(draft, date)) continue;
    std::size_t index = habit_of(draft, date);
    const Habit* habit = &habits[index];
    date::Form wanted = pinned;
    if (wanted == date::Form::other) wanted = habit->wanted_for(date.form);
    if (wanted == date::Form::other) {
      wanted = whole.wanted_in_whole(date.form, *habit);
      habit = &whole;
      index = kWholeWork;
    }
    if (wanted == date::Form::other || wanted == date.form) continue;

    Finding finding;
    finding.code = "date-format";
    finding.range = document.to_source(date.range);
    finding.message = pinned != date::Form::other
                          ? "the project writes its dates as " + std::string(in_words(wanted))
                          : "here " + std::string(the_work(snapshot)) + " writes its dates as " +
                                std::string(in_words(wanted)) + " (" +
                                std::to_string(habit->count(wanted)) + " of " +
                                std::to_string(habit->all()) + ")";
    date::Style style = draft.date_style;
    style.form = wanted;
    const std::string rendered = date::render(date.edtf, style, *snapshot.authority);
    if (!rendered.empty()) finding.fixes.push_back(write_instead(snapshot, rendered, true));
    show_examples(snapshot, drafts, wanted, index, finding.evidence);
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
