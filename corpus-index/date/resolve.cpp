// See resolve.h.
#include "date/resolve.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "authority/sentence_words.h"
#include "date/calendar.h"
#include "date/edtf.h"
#include "date/republican.h"

namespace apparatus::date {
namespace {

using authority::Authority;
using text::Block;
using text::Document;
using text::Zone;

bool spells_year(const Point& point) { return point.year != kNoYear && !point.two_digit_year; }

// What the document shows about its own dates.
constexpr int kTwoMisread = 11;  // "an 11" of a scan is the year II

struct Conventions {
  int median_year = 0;  // of the years written in full; 0 where there are too few to say
  int day_first = 0;    // dates in slashes that can be read only so
  int month_first = 0;
  int full_slash_dates = 0;  // with four digits of the year
  int slash_dates = 0;
  bool late_republic = false;  // dates of the Consulate and after
  bool old_style = false;      // "all dates before 1918 follow the Julian calendar"

  std::optional<bool> pinned_month_first;

  bool writes_month_first() const { return pinned_month_first.value_or(month_first > day_first); }
  bool knows_its_time() const { return median_year != 0; }
};

// The first place of any of the phrases; npos where none stands.
std::size_t first_of(std::string_view text, const std::vector<std::string>& phrases) {
  std::size_t first = std::string_view::npos;
  for (const std::string& phrase : phrases) first = std::min(first, text.find(phrase));
  return first;
}

// At most this much is looked at on either side, so that a text without stops costs no more than
// others.
constexpr std::size_t kLongestSentence = 500;

std::string_view sentence_around(std::string_view reading, const Block& block, std::size_t at) {
  std::size_t begin = at, end = at;
  while (begin > block.range.begin && at - begin < kLongestSentence && reading[begin - 1] != '.')
    --begin;
  while (end < block.range.end && end - at < kLongestSentence && reading[end] != '.') ++end;
  return reading.substr(begin, end - begin);
}

// "Dates before February 1918 are given according to the Julian calendar, twelve days behind the
// Gregorian."
bool declares(std::string_view sentence, const authority::Calendars::Declaration& words) {
  const std::size_t dates = first_of(sentence, words.of);
  if (dates == std::string_view::npos || first_of(sentence, words.never) != std::string_view::npos)
    return false;
  const std::string_view said = sentence.substr(dates);
  const std::size_t old_calendar = first_of(said, words.old_calendar);
  return old_calendar != std::string_view::npos &&
         old_calendar < first_of(said, words.new_calendar) &&
         first_of(said, words.told) != std::string_view::npos;
}

bool declares_old_style(const Document& document, const authority::Calendars& calendars,
                        const std::vector<std::uint32_t>& old_calendar) {
  const authority::Calendars::Declaration& words = calendars.old_style_declaration();
  const std::string_view reading = document.reading;
  return std::any_of(old_calendar.begin(), old_calendar.end(), [&](std::uint32_t at) {
    const std::string_view from_here = reading.substr(at);
    const bool named =
        std::any_of(words.old_calendar.begin(), words.old_calendar.end(),
                    [&](const std::string& phrase) { return from_here.starts_with(phrase); });
    const int index = named ? document.block_at(at) : -1;
    return index >= 0 &&
           declares(sentence_around(reading, document.blocks[static_cast<std::size_t>(index)], at),
                    words);
  });
}

Conventions learn(const Document& document, const Authority& authority, const Scanned& scanned) {
  Conventions conventions;
  std::vector<int> years;
  bool before_reform = false;
  for (const Expression& expression : scanned.expressions) {
    const Point& point = expression.first;
    if (point.order_open) {
      if (point.day > 12 && point.month <= 12) ++conventions.day_first;
      if (point.month > 12 && point.day <= 12) ++conventions.month_first;
      if (spells_year(point)) ++conventions.full_slash_dates;
      ++conventions.slash_dates;
    }
    if (spells_year(point) && point.years_covered == 1) {
      years.push_back(point.year);
      conventions.late_republic |=
          point.year >= 1799 && point.year <= 1806 && point.republican_year != kTwoMisread;
      before_reform |= point.year <= 1918;
    }
  }
  if (years.size() >= 5) {
    const auto middle = years.begin() + static_cast<std::ptrdiff_t>(years.size() / 2);
    std::nth_element(years.begin(), middle, years.end());
    conventions.median_year = *middle;
  }
  if (before_reform)
    conventions.old_style = declares_old_style(document, authority.calendars, scanned.old_calendar);
  return conventions;
}

// Where a narrative stands: what was dated last.
struct Narrative {
  int year = kNoYear;
  int month = 0;             // 0 where only a year was named last
  int day = 0;               // 0 where only a month was
  int republican_month = 0;  // of a day in the calendar of the Republic, whose days go on
  int republican_year = 0;   // the last one that was named; its other days need no year
};

class Resolver {
 public:
  Resolver(const Document& document, const Authority& authority, Scanned& scanned,
           const std::vector<BlockExpressions>& blocks, NumberOrder order)
      : document_(document),
        authority_(authority),
        expressions_(scanned.expressions),
        blocks_(blocks),
        conventions_(learn(document, authority, scanned)),
        keep_(scanned.expressions.size(), true) {
    if (order != NumberOrder::learnt)
      conventions_.pinned_month_first = order == NumberOrder::month_first;
    if (const authority::CalendarReform* reform = authority.calendars.reform("RU")) {
      russian_reform_ = day_number_of_edtf_day(reform->first_gregorian).value_or(0);
    }
    for (const authority::CalendarReform& reform : authority.calendars.reforms()) {
      if (reform.words.empty()) continue;
      const auto last_julian = parse_edtf_day(reform.last_julian);
      const auto first_gregorian = day_number_of_edtf_day(reform.first_gregorian);
      if (!last_julian || !first_gregorian) continue;
      left_out_.push_back(
          {day_number_of_gregorian(*last_julian) + 1, *first_gregorian - 1, &reform});
    }
  }

  std::vector<Date> run() {
    for (std::size_t i = 0; i < expressions_.size(); ++i) settle_numbers(i);
    settle_narrative();
    std::vector<Date> dates;
    dates.reserve(expressions_.size());
    for (std::size_t i = 0; i < expressions_.size(); ++i) {
      if (keep_[i]) dates.push_back(date_of(expressions_[i]));
    }
    return dates;
  }

 private:
  // ---- numbers
  // ------------------------------------------------------------------------------------------------

  void settle_numbers(std::size_t i) {
    Expression& expression = expressions_[i];
    for (Point* point : {&expression.first, &expression.last}) {
      if (point->republican_year == kTwoMisread && !conventions_.late_republic) read_as_two(*point);
      if (point->two_digit_year) widen(*point);
      if (!point->order_open) continue;
      const bool month_first =
          point->day <= 12 && (point->month > 12 || conventions_.writes_month_first());
      if (month_first) std::swap(point->day, point->month);
      point->month_first = month_first;
    }
    if (expression.century_open) keep_[i] = conventions_.knows_its_time();
    if (expression.spelt_with_citation_shape) keep_[i] = slashes_are_a_date(expression);
    if (expression.first.form == Form::month_year && leaves_a_title(expression)) keep_[i] = false;
  }

  // "4 floréal an 11": printed with a Roman number as these years were, it is the year II, unless
  // the text goes on to the time of the year XI.
  void read_as_two(Point& point) const {
    if (!document_.text(point.range).ends_with("11")) return;
    const auto eleven = day_number_of_edtf_day(authority_.calendars.republican_new_year(11));
    const auto two = day_number_of_edtf_day(authority_.calendars.republican_new_year(2));
    if (!eleven || !two) return;
    const Civil meant = gregorian_of_day_number(
        *two + day_number_of_gregorian({point.year, point.month, point.day}) - *eleven);
    point.year = meant.year;
    point.month = meant.month;
    point.day = meant.day;
    point.republican_year = 2;
  }

  // "*Oktiabr'* 1917": the month is the end of a title, the year is not.
  bool leaves_a_title(const Expression& expression) const {
    return document_.zone_at(expression.range.begin) == Zone::title &&
           document_.zone_at(expression.range.end - 1) != Zone::title;
  }

  // The century in which two digits fall: that of most years of the document, else the twentieth.
  void widen(Point& point) const {
    const int median = conventions_.knows_its_time() ? conventions_.median_year : 1950;
    const int century = median - median % 100;
    int best = century + point.year % 100;
    for (const int year : {best - 100, best + 100}) {
      if (std::abs(year - median) < std::abs(best - median)) best = year;
    }
    // Notes of a work on the 1920s are also dated in its author's own time; the nearer century
    // still wins.
    point.year = best;
  }

  // 3/11/85 is a date or a file of an archive. Four digits of a likely year say date; two need a
  // document that writes such dates, and no archive before them.
  bool slashes_are_a_date(const Expression& expression) const {
    const Point& point = expression.first;
    if (stands_behind_archive(expression)) return false;
    if (!point.two_digit_year) {
      const bool likely =
          !conventions_.knows_its_time() || std::abs(point.year - conventions_.median_year) <= 150;
      return likely || conventions_.full_slash_dates >= 3;
    }
    if (conventions_.full_slash_dates > 0) return true;
    if (conventions_.slash_dates < 2) return false;  // 12/24/48, once, is a ratio
    return !slash_citation_near(expression);
  }

  // "TsAOPIM, 3/11/85"
  bool stands_behind_archive(const Expression& expression) const {
    const std::string_view reading = document_.reading;
    const std::uint32_t at = expression.range.begin;
    const std::uint32_t limit = at > 40 ? at - 40 : 0;
    std::string_view before = reading.substr(limit, at - limit);
    while (!before.empty() &&
           (before.back() == ' ' || before.back() == ',' || before.back() == '\n'))
      before.remove_suffix(1);
    std::size_t begin = before.size();
    // The siglum may have two words: "TsGA Moskvy".
    for (int words = 0; words < 2 && begin > 0; ++words) {
      while (begin > 0 && before[begin - 1] != ' ' && before[begin - 1] != '(' &&
             before[begin - 1] != ';' && before[begin - 1] != '\n') {
        --begin;
      }
      if (!authority_.archives.by_siglum(before.substr(begin)).empty()) return true;
      if (begin == 0 || before[begin - 1] != ' ') break;
      --begin;
    }
    return false;
  }

  // Another run of numbers and slashes shortly before it that can be no date.
  bool slash_citation_near(const Expression& expression) const {
    const std::string_view reading = document_.reading;
    const std::uint32_t at = expression.range.begin;
    const std::uint32_t limit = at > 100 ? at - 100 : 0;
    int slashes = 0;
    for (std::uint32_t i = limit; i < at; ++i) {
      const char c = reading[i];
      if (c == '/')
        ++slashes;
      else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')))
        slashes = 0;
      if (slashes >= 3) return true;
    }
    return false;
  }

  // ---- narrative
  // ----------------------------------------------------------------------------------------------

  // The running text first, then the notes, each from where the narrative stood at its call.
  void settle_narrative() {
    std::vector<Narrative> at_call(document_.notes.size());
    std::vector<bool> called(document_.notes.size(), false);
    const std::vector<std::pair<std::uint32_t, std::size_t>> calls = calls_in_reading_order();
    std::size_t next_call = 0;
    Narrative running = first_dated();
    Narrative away;
    bool behind_heading = true;  // a new chapter may begin anywhere
    const auto pass_calls = [&](std::uint32_t until) {
      for (; next_call < calls.size() && calls[next_call].first < until; ++next_call) {
        const std::size_t note = calls[next_call].second;
        if (!called[note]) at_call[note] = running;
        called[note] = true;
      }
    };

    for (const BlockExpressions& range : blocks_) {
      const Block& block = document_.blocks[range.block];
      if (block.note >= 0) continue;
      pass_calls(block.range.begin);
      const Narrative before = running;
      Narrative here = block.zone == Zone::bibliography ? Narrative{} : running;
      for (std::size_t i = range.begin; i < range.end; ++i) {
        pass_calls(expressions_[i].range.begin);
        settle(i, block, here);
        if (block.zone != Zone::bibliography) running = here;
      }
      if (!behind_heading || leaves_its_time(before, running))
        running = story_after(before, running, away);
      behind_heading = block.kind == text::BlockKind::heading;
    }
    pass_calls(UINT32_MAX);

    // A note whose call was not found stands about where the called one before it stands.
    Narrative nearest = first_dated();
    std::size_t followed = 0;
    for (const BlockExpressions& range : blocks_) {
      const Block& block = document_.blocks[range.block];
      if (block.note < 0) continue;
      const auto note = static_cast<std::size_t>(block.note);
      for (; followed <= note && followed < called.size(); ++followed) {
        if (called[followed]) nearest = at_call[followed];
      }
      Narrative here = nearest;
      if (note < called.size() && called[note]) here = at_call[note];
      for (std::size_t i = range.begin; i < range.end; ++i) settle(i, block, here);
    }
  }

  // A chapter that opens with what was written on the story long afterwards.
  bool leaves_its_time(const Narrative& before, const Narrative& after) const {
    constexpr int kLater = 40;  // years
    return conventions_.knows_its_time() && before.year != kNoYear && after.year != kNoYear &&
           std::abs(before.year - conventions_.median_year) <= kLater &&
           std::abs(after.year - conventions_.median_year) > kLater;
  }

  // A look of years back or ahead lasts for its paragraph, and becomes the story if the next dated
  // paragraph stays there.
  static Narrative story_after(const Narrative& before, const Narrative& after, Narrative& away) {
    if (before.year == kNoYear || after.year == kNoYear) return after;
    const int years = after.year - before.year;
    if (years == 0 && after.month == before.month) return after;  // nothing was dated
    if (years >= -1 && years <= 3) {
      away = Narrative{};
      return after;
    }
    if (away.year != kNoYear && std::abs(after.year - away.year) <= 3) {
      away = Narrative{};
      return after;
    }
    away = after;
    return before;
  }

  std::vector<std::pair<std::uint32_t, std::size_t>> calls_in_reading_order() const {
    std::vector<std::pair<std::uint32_t, std::size_t>> calls;
    for (const text::NoteCall& call : document_.note_calls) {
      if (call.note >= 0 && static_cast<std::size_t>(call.note) < document_.notes.size()) {
        calls.emplace_back(call.reading, static_cast<std::size_t>(call.note));
      }
    }
    std::sort(calls.begin(), calls.end());
    return calls;
  }

  // For what stands before the first full date.
  Narrative first_dated() const {
    for (std::size_t i = 0; i < expressions_.size(); ++i) {
      const Point& point = expressions_[i].first;
      if (keep_[i] && point.year_from == YearFrom::stated && point.month != 0 &&
          point.year != kNoYear) {
        return {point.year, 0};
      }
    }
    return {};
  }

  // Gives the expression its year, and moves the narrative on to it.
  void settle(std::size_t i, const Block& block, Narrative& here) {
    Expression& expression = expressions_[i];
    if (!keep_[i]) return;
    Point& first = expression.first;
    Point& last = expression.last;
    if (first.republican_month != 0 && first.republican_year == 0) {
      keep_[i] = false;
      for (Point* point : {&last, &first}) {
        const auto day = here.republican_year != 0
                             ? gregorian_of_republican(authority_.calendars, point->day,
                                                       first.republican_month, here.republican_year)
                             : republican_day_in_year(authority_.calendars, point->day,
                                                      first.republican_month, here.year);
        if (!day) return;
        point->year = day->year;
        point->month = day->month;
        point->day = day->day;
      }
      keep_[i] = true;
      if (here.republican_year != 0) here.year = last.year;
      here.month = last.month;
      here.day = last.day;
      here.republican_month = first.republican_month;
      last_month_block_ = &block;
      return;
    }
    if (expression.day_only && here.republican_month != 0) {
      // "le 17 prairial … le 28"
      const auto day =
          republican_day_in_year(authority_.calendars, first.day, here.republican_month, here.year);
      keep_[i] = day.has_value() && last_month_block_ == &block;
      if (!keep_[i]) return;
      first.year = last.year = day->year;
      first.month = last.month = day->month;
      first.day = last.day = day->day;
      return;
    }
    if (expression.day_only) {
      keep_[i] = here.month != 0 && day_follows(expression, block, here);
      first.month = last.month = here.month;
      // "30 April … on the 2nd"
      constexpr int kPastTheEnd = 20;  // days back
      if (here.day - first.day >= kPastTheEnd && expression.weekday < 0) {
        first.month = last.month = here.month % 12 + 1;
        if (first.month == 1 && here.year != kNoYear) ++here.year;
      }
    }
    const bool stated = first.year_from == YearFrom::stated || last.year_from == YearFrom::stated;
    if (!stated) take_year(expression, block, here);
    if (last.year == kNoYear || first.years_covered > 1) return;
    if (first.month == 0) {
      if (last_named_year_block_ != &block || !aside(expression, block)) {
        last_named_year_ = first.year;
        last_named_year_block_ = &block;
      }
      if (!moves_the_story(expression, block, here)) return;
    } else if (!in_its_time(last.year) || looks_back(expression, block, here)) {
      return;
    }
    here.year = expression.is_range && first.month == 0 ? first.year : last.year;
    here.month = last.month;
    here.day = last.day;
    here.republican_month = last.republican_month;
    constexpr int kBeforeTheRepublic = 1791;
    if (last.republican_year != 0) {
      here.republican_year = last.republican_year;
    } else if (std::abs(here.year - kBeforeTheRepublic - here.republican_year) > 1) {
      here.republican_year = 0;  // the story is elsewhere
    }
    if (last.month != 0) last_month_block_ = &block;
  }

  // Whether the month of a day that stands without it was named in the same paragraph; or in the
  // one before, if the day comes later in that month, or falls on the weekday that is named.
  bool day_follows(const Expression& expression, const Block& block, const Narrative& here) const {
    if (expression.weekday >= 0 && here.year != kNoYear) {
      const Civil day{here.year, here.month, expression.first.day};
      if (weekday_of_day_number(day_number_of_gregorian(day)) != expression.weekday) return false;
    }
    if (last_month_block_ == &block) return true;
    if (last_month_block_ == nullptr || &block < last_month_block_ || here.day == 0) return false;
    constexpr std::ptrdiff_t kNext = 2;  // blocks: a note may stand between
    if (&block - last_month_block_ > kNext || block.zone != Zone::prose) return false;
    return expression.weekday >= 0 || expression.first.day > here.day;
  }

  void take_year(Expression& expression, const Block& block, const Narrative& here) const {
    Point& first = expression.first;
    Point& last = expression.last;
    int year = here.year;
    // "of that year" goes back to the last year that was named at all.
    if (first.year_from != YearFrom::context && last_named_year_block_ == &block)
      year = last_named_year_;
    if (year == kNoYear) return;
    if (first.year_from == YearFrom::following) ++year;
    if (first.year_from == YearFrom::previous) --year;
    if (first.year_from == YearFrom::context && !expression.day_only) {
      // The story goes on over the New Year, and from a New Year it looks back to the end of the
      // old one.
      if (here.month >= 11 && first.month >= 1 && first.month <= 2) ++year;
      if (here.month >= 1 && here.month <= 2 && first.month >= 11) --year;
    }
    // A day that this year does not have is of another year, and nobody says of which.
    constexpr int kFebruary = 2;
    constexpr int kLeapDay = 29;
    for (const Point* point : {&first, &last}) {
      if (point->month == kFebruary && point->day == kLeapDay &&
          days_in_julian_month(year, kFebruary) < kLeapDay)
        return;
    }
    first.year = last.year = year;
    if (expression.is_range && last.month != 0 && last.month < first.month) ++last.year;
  }

  // A year that says when a book appeared, or that is named in passing.
  bool aside(const Expression& expression, const Block& block) const {
    if (expression.in_parentheses || block.zone == Zone::bibliography) return true;
    std::uint32_t at = expression.range.begin;
    const std::string_view reading = document_.reading;
    while (at > block.range.begin && (reading[at - 1] == ' ' || reading[at - 1] == '\n')) --at;
    return at > block.range.begin && (reading[at - 1] == ',' || reading[at - 1] == ':');
  }

  // A bare year carries the story forward by a little; backward or far only where a paragraph
  // begins with it.
  bool moves_the_story(const Expression& expression, const Block& block,
                       const Narrative& here) const {
    const int year = expression.first.year;
    if (aside(expression, block) || !in_its_time(year)) return false;
    if (here.year == kNoYear) return true;
    if (!expression.is_range && year >= here.year && year <= here.year + 3) return true;
    const text::ReadingRange before{block.range.begin, expression.range.begin};
    return before.size() < 200 && document_.text(before).find(". ") == std::string_view::npos;
  }

  // "who had taken over in October 1934": an earlier year in the pluperfect tells what went before
  // and leaves the story where it is.
  bool looks_back(const Expression& expression, const Block& block, const Narrative& here) const {
    if (here.year == kNoYear || expression.last.year >= here.year) return false;
    constexpr std::uint32_t kClause = 120;  // bytes
    const std::uint32_t at = expression.range.begin;
    const std::uint32_t from = std::max(block.range.begin, at > kClause ? at - kClause : 0);
    std::string_view clause = std::string_view(document_.reading).substr(from, at - from);
    if (const auto stop = clause.rfind(". "); stop != std::string_view::npos)
      clause.remove_prefix(stop);
    return authority::SentenceWords::built_in().looks_back(clause);
  }

  bool in_its_time(int year) const {
    return !conventions_.knows_its_time() || std::abs(year - conventions_.median_year) <= 150;
  }

  // ---- values
  // -------------------------------------------------------------------------------------------------

  Date date_of(Expression& expression) const {
    Point& first = expression.first;
    Point& last = expression.last;
    Date date;
    date.range = expression.range;
    date.form = first.form;
    date.two_digit_year = first.two_digit_year || last.two_digit_year;
    date.is_range = expression.is_range;
    date.list_goes_on = expression.list_member;
    date.month_first = first.order_open && first.month_first;
    date.qualifier = std::string(expression.qualifier);
    date.weekday = expression.weekday;
    date.language = authority_.calendars.languages().empty()
                        ? std::string()
                        : authority_.calendars.languages()[first.language].code;
    date.weekday_range = expression.weekday_range;
    const bool stated = first.year_from == YearFrom::stated ||
                        (expression.is_dual && last.year_from == YearFrom::stated);
    date.partial = !stated || expression.century_open;
    date.precision = precision_of(first);

    date.impossible = impossible(expression);
    if (date.impossible != Impossible::no) return date;

    if (expression.is_dual) {
      give_dual(expression, date);
    } else if (reads_old_style(expression)) {
      give_old_style(expression, date);
    } else {
      give_plain(expression, date);
    }
    if (date.is_range && date.first_day != 0 && date.last_day != 0 &&
        begin_day(last) < begin_day(first))
      date.inverted = true;
    if (!date.is_range && !date.edtf.empty()) {
      if (expression.uncertain && expression.approximate)
        date.edtf += '%';
      else if (expression.uncertain)
        date.edtf += '?';
      else if (expression.approximate)
        date.edtf += '~';
    }
    return date;
  }

  static Precision precision_of(const Point& point) {
    if (point.day != 0) return Precision::day;
    if (point.month != 0) return Precision::month;
    if (point.season != 0) return Precision::season;
    if (point.years_covered == 100) return Precision::century;
    if (point.years_covered == 10) return Precision::decade;
    return Precision::year;
  }

  static std::int32_t begin_day(const Point& point) {
    const std::int32_t year = point.year == kNoYear ? 2000 : point.year;
    return day_number_of_gregorian(
        {year, point.month == 0 ? 1 : point.month, point.day == 0 ? 1 : point.day});
  }

  Impossible impossible(const Expression& expression) const {
    for (const Point* point : {&expression.first, &expression.last}) {
      const Impossible found = impossible(expression, *point);
      if (found != Impossible::no) return found;
    }
    return skipped(expression) ? Impossible::skipped_by_reform : Impossible::no;
  }

  Impossible impossible(const Expression& expression, const Point& point) const {
    if (point.month > 12) return Impossible::no_such_month;
    if (point.year != kNoYear && point.month != 0 && absurd(point)) return Impossible::absurd_year;
    if (point.day == 0 || point.month == 0) return Impossible::no;
    const std::int32_t year = point.year == kNoYear ? 2000 : point.year;
    const bool julian = expression.is_dual || reads_old_style(expression);
    const int most = julian ? days_in_julian_month(year, point.month)
                            : days_in_gregorian_month(year, point.month);
    return point.day > most ? Impossible::no_such_day : Impossible::no;
  }

  // A year that nobody can mean: to come, or, in numbers, centuries away from all others of the
  // document.
  bool absurd(const Point& point) const {
    if (point.year > 2100) return true;
    const bool numbers = point.form == Form::numeric_slashes || point.form == Form::numeric_dots;
    return numbers && conventions_.knows_its_time() &&
           std::abs(point.year - conventions_.median_year) > 250;
  }

  // A day that the country's reform left out, in a sentence that speaks of this country.
  bool skipped(const Expression& expression) const {
    const Point& point = expression.first;
    if (point.day == 0 || point.year_from != YearFrom::stated || expression.is_dual ||
        expression.style != StyleMark::none)
      return false;
    const std::int32_t day = begin_day(point);
    for (const LeftOut& left_out : left_out_) {
      if (day < left_out.first || day > left_out.last) continue;
      const int index = document_.block_at(expression.range.begin);
      if (index < 0) continue;
      const std::string_view sentence =
          sentence_around(document_.reading, document_.blocks[static_cast<std::size_t>(index)],
                          expression.range.begin);
      for (const std::string& word : left_out.reform->words) {
        if (sentence.find(word) != std::string_view::npos) return true;
      }
    }
    return false;
  }

  bool reads_old_style(const Expression& expression) const {
    if (expression.style == StyleMark::old_style) return true;
    if (expression.style == StyleMark::new_style || !conventions_.old_style) return false;
    const Point& point = expression.last;
    return point.day != 0 && point.year != kNoYear && begin_day(point) < russian_reform_ - 13 &&
           point.year > 1582;
  }

  void give_dual(Expression& expression, Date& date) const {
    Point& julian = expression.first;
    const Point& gregorian = expression.last;
    date.calendar = Calendar::dual;
    if (gregorian.year == kNoYear) {
      give_point(gregorian, date);
      return;
    }
    Civil old_style{gregorian.year, julian.month, julian.day};
    if (old_style.month > gregorian.month) --old_style.year;
    const std::int32_t day = begin_day(gregorian);
    date.dual_disagrees = day_number_of_julian(old_style) != day;
    date.edtf = iso_day(day);
    date.first_day = date.last_day = day;
  }

  static std::int32_t new_style_day(const Point& point) {
    return day_number_of_julian({point.year, point.month, point.day});
  }

  void give_old_style(const Expression& expression, Date& date) const {
    date.calendar = Calendar::julian;
    const Point& first = expression.first;
    const Point& last = expression.last;
    if (first.year == kNoYear || first.day == 0 || last.day == 0) {
      give_plain(expression, date);
      return;
    }
    date.first_day = new_style_day(first);
    date.last_day = new_style_day(last);
    date.edtf = iso_day(date.first_day);
    if (expression.is_range) date.edtf += "/" + iso_day(date.last_day);
  }

  static std::string edtf_of(const Point& point) {
    if (point.years_covered == 100) return iso_year(point.year).substr(0, 2) + "XX";
    if (point.years_covered == 10) return iso_year(point.year).substr(0, 3) + "X";
    std::string text = point.year == kNoYear ? "XXXX" : iso_year(point.year);
    const auto add_two_digits = [&](int value) {
      text += '-';
      text += static_cast<char>('0' + value / 10);
      text += static_cast<char>('0' + value % 10);
    };
    if (point.season != 0) {
      add_two_digits(point.season);
      return text;
    }
    if (point.month != 0) add_two_digits(point.month);
    if (point.month != 0 && point.day != 0) add_two_digits(point.day);
    return text;
  }

  static void give_point(const Point& point, Date& date) {
    date.edtf = edtf_of(point);
    if (point.year == kNoYear) return;
    if (point.season != 0) {
      if (const std::optional<DaySpan> span = day_span(std::string_view(date.edtf))) {
        date.first_day = span->first;
        date.last_day = span->last;
      }
      return;
    }
    const std::int32_t last_year = point.year + point.years_covered - 1;
    const int last_month = point.month == 0 ? 12 : point.month;
    const int last_day =
        point.day == 0 ? days_in_gregorian_month(last_year, last_month) : point.day;
    date.first_day = begin_day(point);
    date.last_day = day_number_of_gregorian({last_year, last_month, last_day});
  }

  void give_plain(const Expression& expression, Date& date) const {
    give_point(expression.first, date);
    if (!expression.is_range) return;
    Date end;
    give_point(expression.last, end);
    date.edtf += "/" + end.edtf;
    date.last_day = end.last_day;
  }

  const Document& document_;
  const Authority& authority_;
  std::vector<Expression>& expressions_;
  const std::vector<BlockExpressions>& blocks_;
  Conventions conventions_;
  std::vector<bool> keep_;
  // The last year that was named at all, and in which block.
  int last_named_year_ = kNoYear;
  const Block* last_named_year_block_ = nullptr;
  const Block* last_month_block_ = nullptr;  // where a month was named last
  std::int32_t russian_reform_ = 0;
  // The days that a country's reform left out, counted as Gregorian ones, where its words say which
  // texts are meant.
  struct LeftOut {
    std::int32_t first, last;
    const authority::CalendarReform* reform;
  };
  std::vector<LeftOut> left_out_;
};

}  // namespace

std::vector<Date> resolve(const Document& document, const Authority& authority, Scanned scanned,
                          const std::vector<BlockExpressions>& blocks, NumberOrder order) {
  return Resolver(document, authority, scanned, blocks, order).run();
}

}  // namespace apparatus::date
