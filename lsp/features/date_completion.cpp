#include "lsp/features/date_completion.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <unordered_map>

#include "date/calendar.h"
#include "event/recognise.h"
#include "index/event_times.h"
#include "lsp/features/begun_date.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

using date::Civil;

constexpr std::size_t kMostItems = 12;
constexpr int kMonthsAround =
    8;  // of the narrative, in which a range without a month is looked for
// From this distance in days on a date is as far from the narrative as any; a date that the draft
// has outweighs it.
constexpr int kFarthest = 900;
constexpr const char* kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string four_digits(int year) {
  const std::string digits = std::to_string(year);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}
std::string edtf_month(int year, int month) { return four_digits(year) + "-" + two_digits(month); }
std::string edtf_day(int year, int month, int day) {
  return edtf_month(year, month) + "-" + two_digits(day);
}

// Year, month and day at the beginning of an EDTF expression; 0 for what is not there.
Civil civil_at(std::string_view edtf) {
  const auto digits = [&](std::size_t at, std::size_t length) {
    int value = 0;
    if (at + length <= edtf.size())
      std::from_chars(edtf.data() + at, edtf.data() + at + length, value);
    return value;
  };
  return {digits(0, 4), digits(5, 2), digits(8, 2)};
}

struct Candidate {
  std::string edtf;
  std::string known_as;  // the same, or the range that it ends
  std::string language;
  int score = 0;
  std::uint32_t in_draft = 0;
  std::uint32_t in_corpus = 0;
  std::string context;
};

// When the corpus says the event was that the sentence before the cursor named last.
std::vector<index::EventTime> times_of_event_before(const draft::Snapshot& snapshot,
                                                    std::string_view before) {
  constexpr std::size_t kReach = 160;  // bytes
  if (before.size() > kReach) {
    before.remove_prefix(before.size() - kReach);
    before.remove_prefix(std::min(before.find(' '), before.size()));
  }
  const auto named = event::named_events(before, *snapshot.authority);
  if (named.empty()) return {};
  const std::string_view since = before.substr(named.back().range.end);
  if (since.find(". ") != std::string_view::npos) return {};
  return index::times_of(*snapshot.knowledge, named.back().event);
}

class Dates {
 public:
  Dates(const draft::Snapshot& snapshot, const TypedText& typed, const BegunDate& begun)
      : snapshot_(snapshot),
        begun_(begun),
        before_(typed.text.substr(0, begun.begin)),
        place_{typed.begin + static_cast<std::uint32_t>(begun.begin), typed.offset} {
    read_draft();
  }

  std::vector<Candidate> candidates() {
    if (begun_.day == 0 && begun_.form != date::Form::month_year) {
      add_ranges();
    } else {
      for (const BegunMonth& month : begun_.months) {
        for (const int year : years()) add(month, year);
      }
    }
    add_event();
    for (Candidate& candidate : candidates_) weigh(candidate);
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return std::move(candidates_);
  }

 private:
  // Which dates the draft has, and the day that the narrative has come to.
  void read_draft() {
    const auto& draft = *snapshot_.draft;
    std::uint32_t nearest = 0;
    for (const auto& date : draft.dates) {
      const auto range = source_range(draft, date.range);
      if (date.edtf.empty() || range.overlaps(place_) || range.end == place_.end) continue;
      ++in_draft_[date.edtf];
      if (date.first_day == 0 || date.precision > date::Precision::year) continue;
      draft_days_.push_back(date.first_day);
      if (range.end <= place_.begin && (day_before_ == 0 || range.end >= nearest)) {
        nearest = range.end;
        day_before_ = date.first_day;
      }
    }
    if (day_before_ == 0 && !draft_days_.empty()) day_before_ = draft_days_.front();
  }

  // Years that can be meant: around the narrative, of the draft's other dates, else the corpus's.
  const std::vector<int>& years() {
    if (!years_.empty()) return years_;
    const auto add_year = [&](int year) {
      if (!begun_.year_digits.empty() && !std::to_string(year).starts_with(begun_.year_digits))
        return;
      if (std::find(years_.begin(), years_.end(), year) == years_.end()) years_.push_back(year);
    };
    if (day_before_ != 0) {
      const int year = date::gregorian_of_day_number(day_before_).year;
      // A weekday comes round to the same date every five or six years: it may well point to
      // another year.
      const int around = begun_.weekday >= 0 ? 3 : 1;
      add_year(year);
      for (int distance = 1; distance <= around; ++distance) {
        add_year(year + distance);
        add_year(year - distance);
      }
    }
    for (const auto day : draft_days_) {
      if (years_.size() < 16) add_year(date::gregorian_of_day_number(day).year);
    }
    if (years_.empty()) {
      for (const auto& record : snapshot_.knowledge->dates_starting_with(begun_.year_digits, 60)) {
        const Civil civil = civil_at(record.edtf);
        if (civil.year > 0 && years_.size() < 16) add_year(civil.year);
      }
    }
    return years_;
  }

  void add(const BegunMonth& month, int year) {
    Candidate candidate;
    candidate.language = month.language;
    if (begun_.form == date::Form::month_year) {
      candidate.edtf = edtf_month(year, month.month);
    } else {
      if (begun_.day > date::days_in_gregorian_month(year, month.month)) return;
      candidate.edtf = edtf_day(year, month.month, begun_.day);
      if (begun_.range_in_place) {
        candidate.edtf = edtf_day(year, month.month, begun_.first_day) + "/" + candidate.edtf;
      }
    }
    candidates_.push_back(std::move(candidate));
  }

  // Ranges that begin on the day: those of the draft, and of the corpus in the months around.
  void add_ranges() {
    const std::string day = "-" + two_digits(begun_.first_day) + "/";
    const auto add_range = [&](const std::string& edtf) {
      if (edtf.size() != 21 || edtf.substr(7, 4) != day || edtf.compare(0, 8, edtf, 11, 8) != 0)
        return;
      const std::string last = std::to_string(civil_at(std::string_view(edtf).substr(11)).day);
      if (!last.starts_with(begun_.day_digits)) return;
      for (const Candidate& known : candidates_) {
        if (known.edtf == edtf) return;
      }
      Candidate candidate;
      candidate.edtf = edtf;
      candidates_.push_back(std::move(candidate));
    };
    for (const auto& [edtf, count] : in_draft_) add_range(edtf);
    if (day_before_ == 0) return;
    const Civil now = date::gregorian_of_day_number(day_before_);
    for (int offset = -kMonthsAround; offset <= kMonthsAround; ++offset) {
      const int month = now.year * 12 + now.month - 1 + offset;
      const std::string prefix = edtf_day(month / 12, month % 12 + 1, begun_.first_day) + "/";
      for (const auto& record : snapshot_.knowledge->dates_starting_with(prefix, 5))
        add_range(record.edtf);
    }
  }

  // The days of the event that the sentence has just named: "The Thirteenth Congress met in Ma".
  void add_event() {
    constexpr int kNamedHere = 5000;
    for (const index::EventTime& time : times_of_event_before(snapshot_, before_)) {
      const std::string edtf = as_begun(time);
      if (edtf.empty()) continue;
      auto known = std::find_if(candidates_.begin(), candidates_.end(),
                                [&](const Candidate& one) { return one.edtf == edtf; });
      if (known == candidates_.end()) {
        Candidate candidate;
        candidate.edtf = edtf;
        candidate.language = begun_.months.empty() ? "" : begun_.months.front().language;
        known = candidates_.insert(candidates_.end(), std::move(candidate));
      }
      known->score += kNamedHere + static_cast<int>(std::min(time.count, 200u));
      if (known->context.empty() && !time.places.empty())
        known->context = index::with_words(*snapshot_.knowledge, time.places.front()).text;
    }
  }

  // The time as far as it can complete what was begun; "" where it cannot.
  std::string as_begun(const index::EventTime& time) const {
    const Civil first = date::gregorian_of_day_number(time.first_day);
    const Civil last = date::gregorian_of_day_number(time.last_day);
    const bool month_fits =
        begun_.months.empty() ||
        std::any_of(begun_.months.begin(), begun_.months.end(),
                    [&](const BegunMonth& month) { return month.month == first.month; });
    if (!month_fits || !std::to_string(first.year).starts_with(begun_.year_digits)) return {};
    if (begun_.form == date::Form::month_year) return edtf_month(first.year, first.month);
    const bool has_days = time.edtf.size() == 10 || time.edtf.size() == 21;
    if (!has_days) return {};
    if (begun_.first_day != 0) {
      if (first.day != begun_.first_day || !std::to_string(last.day).starts_with(begun_.day_digits))
        return {};
      return begun_.range_in_place || begun_.day == 0 ? time.edtf
                                                      : edtf_day(last.year, last.month, last.day);
    }
    if (begun_.day == first.day) return edtf_day(first.year, first.month, first.day);
    if (begun_.day == last.day && begun_.day != 0) return edtf_day(last.year, last.month, last.day);
    return {};
  }

  void weigh(Candidate& candidate) {
    const Civil first = civil_at(candidate.edtf);
    const bool has_day = first.day > 0;
    const std::int32_t day = date::day_number_of_gregorian(
        {first.year, std::max(first.month, 1), std::max(first.day, 1)});
    // A range that is written in two halves ("10 to 12 Ja") is known as a whole.
    std::string known_as = candidate.edtf;
    if (begun_.first_day != 0 && !begun_.range_in_place && has_day) {
      known_as = edtf_day(first.year, first.month, begun_.first_day) + "/" + candidate.edtf;
    }
    for (const std::string& edtf : {candidate.edtf, known_as}) {
      if (const auto found = in_draft_.find(edtf); found != in_draft_.end())
        candidate.in_draft += found->second;
      candidate.in_corpus += snapshot_.knowledge->count_of_date(edtf);
      if (known_as == candidate.edtf) break;
    }
    candidate.known_as = std::move(known_as);
    if (begun_.weekday >= 0 && has_day) {
      candidate.score += date::weekday_of_day_number(day) == begun_.weekday ? 10000 : -10000;
    }
    if (candidate.in_draft > 0)
      candidate.score += 1000 + 20 * static_cast<int>(std::min(candidate.in_draft, 20u));
    if (candidate.in_corpus > 0)
      candidate.score += 200 + static_cast<int>(std::min(candidate.in_corpus, 200u));
    if (day_before_ != 0) candidate.score -= std::min(std::abs(day - day_before_), kFarthest);
  }

  const draft::Snapshot& snapshot_;
  const BegunDate& begun_;
  std::string_view before_;  // what stands before the begun date
  text::SourceRange place_;
  std::unordered_map<std::string, std::uint32_t> in_draft_;
  std::vector<std::int32_t> draft_days_;
  std::int32_t day_before_ = 0;
  std::vector<int> years_;
  std::vector<Candidate> candidates_;
};

date::Style style_for(const draft::Snapshot& snapshot, const BegunDate& begun,
                      const Candidate& candidate) {
  date::Style style = snapshot.draft->date_style;
  if (begun.form != date::Form::month_year || style.form == date::Form::numeric_dots ||
      style.form == date::Form::numeric_slashes) {
    style.form = begun.form;
  }
  if (style.form == date::Form::month_year) style.form = date::Form::day_month_year;
  // A range begun as "7–" goes on in the draft's own form.
  if (begun.day == 0 && begun.first_day != 0) style.form = snapshot.draft->date_style.form;
  style.leading_zeros = style.leading_zeros || begun.leading_zeros;
  if (!candidate.language.empty()) style.language = candidate.language;
  return style;
}

// What the corpus says happened then.
std::string context_of(const draft::Snapshot& snapshot, const Candidate& candidate) {
  if (!candidate.context.empty() || candidate.in_corpus == 0) return candidate.context;
  for (const std::string& edtf : {candidate.edtf, candidate.known_as}) {
    const auto record = snapshot.knowledge->date(edtf);
    if (record && !record->context.empty()) return record->context;
  }
  return {};
}

std::string detail_of(const draft::Snapshot& snapshot, const Candidate& candidate) {
  std::vector<std::string> parts;
  const Civil civil = civil_at(candidate.edtf);
  if (civil.day > 0)
    parts.emplace_back(
        kWeekdays[date::weekday_of_day_number(date::day_number_of_gregorian(civil))]);
  if (const std::string context = context_of(snapshot, candidate); !context.empty())
    parts.push_back(shortened(context, 120));
  if (candidate.in_draft > 0) parts.push_back(std::to_string(candidate.in_draft) + "× here");
  std::string detail;
  for (const std::string& part : parts) detail += (detail.empty() ? "" : " · ") + part;
  return detail;
}

std::string events_of(const draft::Snapshot& snapshot, const Candidate& candidate) {
  const Civil civil = civil_at(candidate.edtf);
  if (civil.day == 0) return {};
  std::string events;
  for (const auto& record : snapshot.knowledge->dates_on(date::day_number_of_gregorian(civil), 5)) {
    const std::string& told = record.context.empty() ? record.place.text : record.context;
    if (told.empty()) continue;
    events += "- " + in_markdown(shortened(told, 200)) + " — " +
              in_markdown(work_name(record.place.file)) + "\n";
  }
  return events;
}

// "The Thirteenth Congress met on 2": a number alone begins no date, but an event's day.
CompletionList complete_day_of_event(const draft::Snapshot& snapshot, const TypedText& typed) {
  CompletionList list;
  const std::size_t begin = typed.text.find_last_not_of("0123456789") + 1;
  const std::string_view digits = typed.text.substr(begin);
  if (digits.empty() || digits.size() > 2 || begin == 0) return list;
  const char before = typed.text[begin - 1];
  if (before != ' ' && before != '(' && before != '~') return list;
  for (const index::EventTime& time :
       times_of_event_before(snapshot, typed.text.substr(0, begin))) {
    const bool has_days = time.edtf.size() == 10 || time.edtf.size() == 21;
    const int day = date::gregorian_of_day_number(time.first_day).day;
    if (!has_days || !std::to_string(day).starts_with(digits)) continue;
    CompletionItem item;
    item.kind = CompletionKind::date;
    item.label = date::render(time.edtf, snapshot.draft->date_style, *snapshot.authority);
    if (item.label.empty()) continue;
    if (!time.places.empty())
      item.detail =
          shortened(index::with_words(*snapshot.knowledge, time.places.front()).text, 120);
    item.replace = {typed.begin + static_cast<std::uint32_t>(begin), typed.offset};
    item.new_text = text::in_source_notation(snapshot.draft->document, item.label);
    item.filter_text =
        item.new_text.starts_with(digits) ? item.new_text : std::string(digits) + " " + item.label;
    list.items.push_back(std::move(item));
    if (list.items.size() == kMostItems) break;
  }
  list.incomplete = true;
  return list;
}

}  // namespace

CompletionList complete_date(const draft::Snapshot& snapshot, const TypedText& typed) {
  const auto begun =
      begun_date(typed.text, snapshot.draft->date_style, snapshot.authority->calendars);
  if (!begun) return complete_day_of_event(snapshot, typed);
  CompletionList list;
  list.incomplete = true;
  text::SourceRange replace{typed.begin + static_cast<std::uint32_t>(begun->begin), typed.offset};
  if (replace.begin < typed.line_begin) return {};  // the date runs over a line end
  const std::string_view replaced = typed.text.substr(begun->begin);
  for (const Candidate& candidate : Dates(snapshot, typed, *begun).candidates()) {
    if (list.items.size() == kMostItems) break;
    CompletionItem item;
    item.kind = CompletionKind::date;
    item.label =
        date::render(candidate.edtf, style_for(snapshot, *begun, candidate), *snapshot.authority);
    if (item.label.empty()) continue;
    item.detail = detail_of(snapshot, candidate);
    item.documentation = events_of(snapshot, candidate);
    item.replace = replace;
    item.new_text = text::in_source_notation(snapshot.draft->document, item.label);
    item.filter_text = item.new_text.starts_with(replaced)
                           ? item.new_text
                           : std::string(replaced) + " " + item.label;
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace apparatus::features
