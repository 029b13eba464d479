// See scan.h. At each place where a date may begin, a small grammar is tried:
//
//   expression  = point { joint point }            a range, a list, a dual date
//   point       = day month [year] | month [day] [year] | numbers | ISO | season year | years | day
//   joint       = dash | "to" | "and" | "," | "/" | "(" point ")"
//
// What a later member states holds for the earlier ones that lack it ("28. and 29.10.1924"), and
// the other way round where the month comes first ("January 16–18, 1924").
#include "date/scan.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "date/beginnings.h"
#include "date/calendar.h"
#include "date/lexer.h"
#include "date/misread.h"
#include "date/points.h"
#include "date/republican.h"
#include "date/surroundings.h"
#include "date/years.h"

namespace apparatus::date {
namespace {

using authority::CalendarRole;
using authority::Calendars;
using text::ReadingRange;

constexpr int kRepublicanMonth = 30;  // days
constexpr int kMostMembers = 12;      // of a list; more than that is a table or an index

enum class Joint : std::uint8_t { none, range, conjunction, comma, slash, parenthesis };

struct Member {
  Point point;
  Joint joint = Joint::none;  // between the member before and this one
};

class Scanner {
 public:
  Scanner(std::string_view reading, ReadingRange block, const Calendars& calendars,
          const std::vector<ReadingRange>& taken, Scanned& out)
      : beginnings_(reading, block, calendars),
        lex_(reading, block.begin, block.end, calendars),
        calendars_(calendars),
        points_(lex_, calendars),
        surroundings_(lex_, calendars),
        out_(out.expressions),
        old_calendar_(out.old_calendar),
        end_(block.end) {
    taken_ = std::lower_bound(
        taken.begin(), taken.end(), block.begin,
        [](const ReadingRange& range, std::uint32_t at) { return range.end <= at; });
    taken_end_ = taken.end();
  }

  void run() {
    std::uint32_t at = lex_.begin();
    while (at < end_) {
      at = beginnings_.next(at);
      if (at >= end_) return;
      if (taken_ != taken_end_ && taken_->end <= at) {
        while (taken_ != taken_end_ && taken_->end <= at) ++taken_;
      }
      if (taken_ != taken_end_ && taken_->begin <= at) {
        at = taken_->end;
        continue;
      }
      const std::uint32_t end = expression_at(at);
      at = end > at ? end : at + 1;
    }
  }

 private:
  struct JointFound {
    Joint joint = Joint::none;
    std::uint32_t end = 0;
  };

  JointFound joint_at(std::uint32_t at) const {
    const Token token = lex_.next(at);
    if (token.is('-')) return {Joint::range, token.end};
    if (token.is('/')) return {Joint::slash, token.end};
    if (token.is('(')) return {Joint::parenthesis, token.end};
    if (token.is('&')) return {Joint::conjunction, token.end};
    if (token.is(',')) {
      const Token word = lex_.next(token.end);
      if (!word.space_before) return {};
      if (word.has(CalendarRole::conjunction)) return {Joint::conjunction, past_articles(word.end)};
      return {Joint::comma, token.end};
    }
    if (token.kind == TokenKind::word && token.word != nullptr && !token.capital) {
      if (token.has(CalendarRole::conjunction))
        return {Joint::conjunction, past_articles(token.end)};
      if (token.has(CalendarRole::until)) return {Joint::range, past_articles(token.end)};
    }
    return {};
  }

  // "to the 9th", "and on 12 December", "und am 8. Januar", "and early February".
  std::uint32_t past_articles(std::uint32_t at) const {
    for (int i = 0; i < 2; ++i) {
      const Token word = lex_.next(at);
      if (word.kind != TokenKind::word || word.word == nullptr || word.word->month != 0 ||
          word.word->season != 0)
        break;
      if (!word.has(CalendarRole::article) && !word.has(CalendarRole::early) &&
          !word.has(CalendarRole::late) && !word.has(CalendarRole::on)) {
        break;
      }
      at = word.end;
      const Token hyphen = lex_.next(at);
      if (hyphen.is('-') && !hyphen.space_before) at = hyphen.end;
    }
    return at;
  }

  static bool complete(const Point& point) { return point.month != 0 || point.season != 0; }

  // Whether another member may be looked for behind the one before.
  static bool may_join(const Point& before, Joint joint) {
    switch (joint) {
      case Joint::range:
      case Joint::slash:
      case Joint::parenthesis:
        return true;
      case Joint::conjunction:
        return before.year == kNoYear;
      case Joint::comma:
        return before.year == kNoYear && before.day != 0;
      case Joint::none:
        return false;
    }
    return false;
  }

  std::uint32_t expression_at(std::uint32_t at) {
    const Token first = lex_.next(at);
    if (first.kind == TokenKind::number) {
      if (first.digits > 2) {
        std::uint32_t passed = 0;
        const std::optional<Expression> years =
            years_at(lex_, points_, surroundings_, first, passed);
        return years ? append(*years) : passed;
      }
      if (const std::optional<Expression> decade = short_decade_at(lex_, first))
        return may_begin_with_number(first) ? append(*decade) : 0;
      if (!a_date_may_follow(first) || !may_begin_with_number(first)) return 0;
      if (const std::optional<Expression> century = century_at(lex_, first))
        return append(*century);
    } else if (!may_begin_with_word(first)) {
      if (first.has(CalendarRole::old_calendar)) old_calendar_.push_back(first.begin);
      return long_time_at(first);
    }
    if (names_a_street(at)) return 0;
    members_.clear();
    bool uncertain = false;
    Member member;
    std::uint32_t end = points_.point_at(at, nullptr, member.point, uncertain);
    if (end == 0) return 0;
    member.point.range.end = end;
    if (first.kind == TokenKind::word && member.point.month != 0 && member.point.day == 0)
      at = take_misread_day(at, member.point);
    members_.push_back(member);

    const bool between = stands_behind_between(at);
    while (members_.size() < kMostMembers) {
      const JointFound joint = joint_at(members_.back().point.range.end);
      if (joint.joint == Joint::none) break;
      const Point before = members_.back().point;
      if (!may_join(before, joint.joint) && !(between && joint.joint == Joint::conjunction)) break;
      Member more;
      more.joint = between && members_.size() == 1 && joint.joint == Joint::conjunction
                       ? Joint::range
                       : joint.joint;
      bool more_uncertain = false;
      const std::uint32_t more_end =
          points_.point_at(joint.end, &before, more.point, more_uncertain);
      if (more_end == 0) break;
      more.point.range.end = more_end;
      if (joint.joint == Joint::parenthesis || joint.joint == Joint::slash) {
        if (!second_half(before, more, joint.joint)) break;
      }
      if (more.point.republican_month != 0 && !share_republican_month(more.point)) break;
      if (joint.joint == Joint::comma && complete(before) && more.point.month == 0 &&
          !before.month_first)
        break;
      uncertain |= more_uncertain;
      members_.push_back(more);
    }
    return emit(at, uncertain);
  }

  // A century or a decade in words or Roman numbers, a month of the Republican calendar.
  std::uint32_t long_time_at(const Token& word) {
    const unsigned char first = lex_.byte(word.begin);
    if (word.word == nullptr && first != 'I' && first != 'V' && first != 'X') return 0;
    if (glued_in_front(word)) return 0;
    std::optional<Expression> found = century_at(lex_, word);
    if (!found) found = decade_in_words_at(lex_, word);
    if (!found) found = republican_month_at(word);
    if (word.word != nullptr && word.word->republican_month != 0) {
      if (const auto day = misread_republican_day_at(word)) return append(*day);
    }
    return found ? append(*found) : 0;
  }

  // "l2 messidor", "l8 vendémiaire an IV"
  std::optional<Expression> misread_republican_day_at(const Token& month) const {
    const MisreadNumber day = misread_day_before(lex_, month.begin);
    if (day.value < 1 || day.value > kRepublicanMonth) return std::nullopt;
    if (taken_ != taken_end_ && taken_->begin < month.begin && taken_->end > day.begin)
      return std::nullopt;
    Expression expression;
    Point& point = expression.first;
    point.republican_month = month.word->republican_month;
    point.day = day.value;
    point.month = 1;  // not known before the year is
    std::uint32_t end = month.end;
    if (const auto dated = republican_month_with_year_at(lex_, month)) {
      const auto civil = gregorian_of_republican(calendars_, day.value, dated->month, dated->year);
      if (!civil) return std::nullopt;
      point.republican_year = dated->year;
      point.day = civil->day;
      point.month = civil->month;
      point.year = civil->year;
      point.year_from = YearFrom::stated;
      end = dated->end;
    }
    point.range = expression.range = {day.begin, end};
    expression.last = point;
    return expression;
  }

  // brumaire an VIII
  std::optional<Expression> republican_month_at(const Token& word) const {
    const auto date = republican_month_with_year_at(lex_, word);
    // "40 ventôse an II" is no date, and no month either.
    if (!date || lex_.previous(word.begin).kind == TokenKind::number) return std::nullopt;
    const auto first = gregorian_of_republican(calendars_, 1, date->month, date->year);
    const auto last =
        gregorian_of_republican(calendars_, kRepublicanMonth, date->month, date->year);
    if (!first || !last) return std::nullopt;
    Expression expression;
    const auto set = [&](Point& point, const Civil& day) {
      point.range = {word.begin, date->end};
      point.year = day.year;
      point.month = day.month;
      point.day = day.day;
      point.year_from = YearFrom::stated;
    };
    set(expression.first, *first);
    set(expression.last, *last);
    expression.range = expression.first.range;
    expression.is_range = true;
    return expression;
  }

  bool glued_in_front(const Token& word) const {
    return word.begin > lex_.begin() &&
           (lex_.letter_at(word.begin - 1) || is_digit(lex_.byte(word.begin - 1)));
  }

  // "between the 3rd and", "entre le 21 et le 28".
  bool stands_behind_between(std::uint32_t at) const {
    Token before = lex_.previous(at);
    if (before.has(CalendarRole::article) && !before.has(CalendarRole::between))
      before = lex_.previous(before.begin);
    return before.has(CalendarRole::between);
  }

  // "l2 mai 1871": gives the month the day that stands before it. Returns where the date begins.
  std::uint32_t take_misread_day(std::uint32_t at, Point& point) const {
    const MisreadNumber day = misread_day_before(lex_, at);
    if (day.value == 0 || (taken_ != taken_end_ && taken_->begin < at && taken_->end > day.begin))
      return at;
    point.day = day.value;
    point.form = Form::day_month_year;
    point.range.begin = day.begin;
    return day.begin;
  }

  // "du 2 au 5 prairial an III": gives the days before it their month and year.
  bool share_republican_month(const Point& last) {
    for (Member& member : members_) {
      Point& point = member.point;
      if (point.month != 0 || point.day == 0) return point.republican_month != 0;
      if (last.republican_year == 0) {  // "du 9 au 10 thermidor"
        point.republican_month = last.republican_month;
        point.month = 1;
        point.form = Form::other;
        continue;
      }
      const auto civil = gregorian_of_republican(calendars_, point.day, last.republican_month,
                                                 last.republican_year);
      if (!civil) return false;
      point.day = civil->day;
      point.month = civil->month;
      point.year = civil->year;
      point.year_from = YearFrom::stated;
      point.form = Form::other;
    }
    return true;
  }

  // The second half of a dual date, or of a night (7/8 January). Takes in the closing parenthesis
  // and what the first half left to it: 25 October (7 November) 1917, 14 (26) December 1825.
  bool second_half(const Point& before, Member& half, Joint joint) {
    Point& point = half.point;
    if (before.day == 0 && !(before.month != 0 && point.month != 0)) return false;
    if (joint == Joint::slash) {
      if (point.day == 0 && before.day != 0) return false;
      return !point.order_open && !before.order_open;  // 3/2/28/18 is a file of an archive
    }
    if (before.day == 0 || point.day == 0) return false;
    // "2 novembre (4)" ends with the number of a note: the two halves of a dual date without a
    // second month are as far apart as the calendars ever were.
    constexpr int kNearestCalendars = 10;
    constexpr int kFarthestCalendars = 13;
    const int apart = std::abs(point.day - before.day);
    if (before.month != 0 && point.month == 0 &&
        (apart < kNearestCalendars || apart > kFarthestCalendars))
      return false;
    const Token close = lex_.next(point.range.end);
    std::uint32_t end = 0;
    if (close.is(')')) {
      end = close.end;
    } else {
      std::uint32_t marked = surroundings_.mark_at(point.range.end, calendars_.new_style_marks());
      if (marked == 0)
        marked = surroundings_.mark_at(point.range.end, calendars_.old_style_marks());
      if (marked != 0 && lex_.next(marked).is(')')) end = lex_.next(marked).end;
    }
    if (end == 0) return false;
    bool uncertain = false;
    if (before.month == 0 && point.month == 0) {  // 14 (26) December 1825
      const Token month = lex_.next(end);
      if (!points_.is_month(month)) return false;
      Point rest;
      const std::uint32_t rest_end = points_.month_first_at(month, rest, uncertain);
      if (rest.day != 0 || rest_end == 0) return false;
      point.month = rest.month;
      point.language = rest.language;
      point.form = Form::day_month_year;
      point.year = rest.year;
      point.year_from = rest.year_from;
      end = rest_end;
    } else if (before.year == kNoYear && point.year == kNoYear) {  // 25 October (7 November) 1917
      const std::uint32_t year_end =
          lex_.byte(end) == '.' ? 0 : points_.year_at(end, point, uncertain);
      if (year_end != 0) {
        end = year_end;
      } else if (lex_.byte(end) == '.' && plausible_year(lex_.next(end + 1)) &&
                 !lex_.next(end + 1).space_before) {
        const Token year = lex_.next(end + 1);  // 25.10 (7.11).1917
        point.year = year.value;
        point.year_from = YearFrom::stated;
        end = year.end;
      }
    } else if (before.year == kNoYear) {
      return true;
    }
    if (point.month == 0) {
      point.month = before.month;
      point.language = before.language;
      point.form = before.form;
    }
    point.range.end = end;
    return true;
  }

  // Returns where it ends; 0 where it reaches into something taken.
  std::uint32_t append(Expression expression) {
    if (taken_ != taken_end_ && taken_->begin < expression.range.end) return 0;
    surroundings_.look(expression);
    out_.push_back(expression);
    return expression.range.end;
  }

  // Behind most numbers stands something that ends all hope of a date; to see it costs one token.
  bool a_date_may_follow(const Token& number) const {
    if (number.value < 1 || number.value > 31) return false;
    const Token after = lex_.next(number.end);
    switch (after.kind) {
      case TokenKind::end:
        return number.ordinal;
      case TokenKind::number:
        return false;
      case TokenKind::word:
        return number.ordinal || after.word != nullptr ||
               roman_month(lex_.slice(after.begin, after.end)) != 0 ||
               (after.end - after.begin >= 5 && plausible_year(lex_.next(after.end)));
      case TokenKind::mark:
        break;
    }
    return number.ordinal || after.is('.') || after.is(',') || after.is('-') || after.is('/') ||
           after.is('(') || after.is('&');
  }

  // A number that may be a day: no page, no part of another number.
  bool may_begin_with_number(const Token& number) const {
    if (number.begin > lex_.begin()) {
      const std::uint32_t before = number.begin - 1;
      const unsigned char c = lex_.byte(before);
      if (lex_.letter_at(before) || c == '#' || c == '$') return false;
      const bool mark = c == '.' || c == ',' || c == '/' || c == '-' || c == ':' || c == '\'';
      const bool dash = c >= 0x90 && c <= 0x95 && before >= 2 && lex_.byte(before - 1) == 0x80;
      if ((mark || dash) && before > lex_.begin()) {
        const Token glue = lex_.previous(number.begin);
        const unsigned char left = glue.begin > lex_.begin() ? lex_.byte(glue.begin - 1) : 0;
        if (is_digit(left)) return false;
        if (c == '/' || ((c == '-' || dash) && lex_.letter_at(glue.begin - 1) && c == '-'))
          return false;
      }
      // £7, №7 and the like are marks of two or three bytes.
      if (c == 0xa3 && before >= 1 && lex_.byte(before - 1) == 0xc2) return false;
    }
    return true;
  }

  // "P. 3/10/1926": no page is written like this, and P. may be a newspaper.
  bool full_in_numbers(const Token& number) const {
    Point point;
    return points_.numeric_at(number, point) != 0 && point.year != kNoYear && !point.two_digit_year;
  }

  bool may_begin_with_word(const Token& word) const {
    if (word.kind != TokenKind::word || word.word == nullptr) return false;
    if (word.word->month == 0 && word.word->season == 0) return false;
    if (word.word->month != 0 && !points_.is_month(word)) return false;
    return !glued_in_front(word);
  }

  // "rue du 4 Septembre", "ul. 25 Oktiabria".
  bool names_a_street(std::uint32_t at) const {
    Token before = lex_.previous(at);
    if (before.is('.')) before = lex_.previous(before.begin);
    const bool stop = lex_.previous(at).is('.');
    // "im" is an abbreviation with its stop, and a preposition without: "im Mai".
    const auto street = [&](const Token& word) {
      return word.has(CalendarRole::street) &&
             (stop || !word.has(CalendarRole::preposition) || word.has(CalendarRole::of));
    };
    for (int words = 0; words < 2 && before.word != nullptr; ++words) {
      if (street(before)) return true;
      if (!before.has(CalendarRole::of) && !before.has(CalendarRole::article) &&
          !before.has(CalendarRole::from))
        return false;
      before = lex_.previous(before.begin);
    }
    return street(before);
  }

  // Fills in what members take from each other and appends them. Returns where the expression ends;
  // 0 for none.
  std::uint32_t emit(std::uint32_t at, bool uncertain) {
    if (const std::uint32_t day_end = day_alone(at); day_end != 0) return day_end;
    drop_what_is_no_date();
    if (members_.empty()) return 0;
    if (const Token first = lex_.next(at); first.kind == TokenKind::number && first.digits <= 2 &&
                                           surroundings_.labelled(at) && !full_in_numbers(first)) {
      return 0;
    }
    const std::size_t count = members_.size();
    // A later member's month and year hold for the days before it.
    for (std::size_t i = count; i-- > 1;) {
      Point& before = members_[i - 1].point;
      const Point& after = members_[i].point;
      if (before.month == 0 && before.season == 0) {
        before.month = after.month;
        before.language = after.language;
        before.form = after.form;
        before.order_open = after.order_open;
        before.month_first = after.month_first;
      }
      if (before.year == kNoYear && after.year != kNoYear &&
          before.year_from == YearFrom::context) {
        before.year = after.year;
        before.two_digit_year = after.two_digit_year;
        before.year_from = YearFrom::stated;
        if (runs_over_new_year(before, members_[i])) --before.year;
      }
      if (after.year_from != YearFrom::stated && after.year_from != YearFrom::context)
        before.year_from = after.year_from;
    }
    for (std::size_t i = 1; i < count; ++i) {
      Point& after = members_[i].point;
      const Point& before = members_[i - 1].point;
      if (after.month == 0 && after.season == 0) {
        after.month = before.month;
        after.language = before.language;
        after.form = before.form;
      }
      if (after.year == kNoYear && before.year != kNoYear) {
        after.year = before.year;
        after.year_from = before.year_from;
      }
    }
    std::uint32_t end = at;
    const std::size_t first_new = out_.size();
    for (std::size_t i = 0; i < count;) {
      Expression expression;
      expression.first = members_[i].point;
      expression.last = members_[i].point;
      expression.range = members_[i].point.range;
      std::size_t next = i + 1;
      if (next < count && members_[next].joint != Joint::comma)
        join(members_[next], expression, next);
      expression.list_member = next < count;
      expression.uncertain = uncertain;
      end = expression.range.end;
      const Point& point = expression.first;
      expression.bare_month = point.month != 0 && point.day == 0 &&
                              point.year_from == YearFrom::context && point.year == kNoYear;
      expression.spelt_with_citation_shape =
          point.form == Form::numeric_slashes && !expression.is_range;
      if (taken_ != taken_end_ && taken_->begin < expression.range.end)
        return first_new == out_.size() ? 0 : end;
      if (expression.bare_month && !bare_month_may_stand(expression)) {
        i = next;
        continue;
      }
      surroundings_.look(expression);
      end = std::max(end, expression.range.end);
      out_.push_back(expression);
      i = next;
    }
    return end;
  }

  // "28 December and 3 January 1923", "from June until March 1776": a range of two months that
  // would run backward runs over the New Year, if it is no longer than most of a year.
  static bool runs_over_new_year(const Point& before, const Member& member) {
    const int after = member.point.month;
    if (before.order_open || after == 0 || before.month <= after) return false;
    constexpr int kLongest = 9;  // months
    const bool as_range = member.joint == Joint::range && 12 - before.month + after <= kLongest;
    return as_range || (before.month >= 11 && after <= 2);
  }

  // "on the 15th", "the evening of the 14th", "le 28", "lundi 22", "25-го": a day whose month and
  // year the story gives.
  std::uint32_t day_alone(std::uint32_t at) {
    for (const Member& member : members_) {
      if (member.point.month != 0 || member.point.day == 0) return 0;
    }
    const Token day = lex_.next(at);
    if (!leads_a_day(at, day) || !closes_a_day(day) ||
        (taken_ != taken_end_ && taken_->begin < day.end)) {
      return 0;
    }
    Expression expression;
    expression.first = expression.last = members_.front().point;
    expression.first.range = expression.range = {day.begin, day.end};
    expression.first.form = expression.last.form = Form::other;
    expression.day_only = true;
    surroundings_.look(expression);
    out_.push_back(expression);
    return day.end;
  }

  bool leads_a_day(std::uint32_t at, const Token& day) const {
    const Token article = lex_.previous(at);
    const std::string_view written = lex_.slice(day.begin, day.end);
    const auto& endings = lex_.calendars().day_endings();
    if (day.ordinal && std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
          return written.ends_with(ending);
        }))
      return true;
    if (article.word != nullptr && article.word->weekday >= 0) return true;
    if (!article.has(CalendarRole::article)) return false;
    // The French article before a number means a day of the month by itself.
    if (article.has(CalendarRole::on)) return true;
    const Token before = lex_.previous(article.begin);
    if (!day.ordinal || before.kind != TokenKind::word || before.word == nullptr) return false;
    return before.word->weekday >= 0 || before.has(CalendarRole::on) ||
           before.has(CalendarRole::of) || before.has(CalendarRole::preposition);
  }

  bool closes_a_day(const Token& day) const {
    const Token after = lex_.next(day.end);
    if (!day.ordinal && lex_.number_goes_on_at(day.end)) return false;
    switch (after.kind) {
      case TokenKind::end:
        return true;
      case TokenKind::mark:
        return !after.is('-') && !after.is('/') && !after.is('(') && !after.is('\'') &&
               !after.is('%');
      case TokenKind::word: {
        if (!day.ordinal) return false;
        if (after.has(CalendarRole::conjunction) || after.has(CalendarRole::preposition))
          return true;
        const auto& clauses = lex_.calendars().clause_words();
        return std::find(clauses.begin(), clauses.end(), lex_.slice(after.begin, after.end)) !=
               clauses.end();
      }
      case TokenKind::number:
        break;
    }
    return false;
  }

  // Joins the member behind to the expression where they are one: a range, a dual date, a list of
  // two days that runs backward.
  void join(const Member& member, Expression& expression, std::size_t& next) const {
    const Point& first = expression.first;
    const Point& last = member.point;
    const auto take = [&] {
      expression.last = last;
      expression.range.end = last.range.end;
      ++next;
    };
    switch (member.joint) {
      case Joint::range:
        expression.is_range = true;
        take();
        break;
      case Joint::slash:
      case Joint::parenthesis:
        if (dual(first, last)) {
          expression.is_dual = true;
        } else if (member.joint == Joint::parenthesis && dual(last, first)) {
          // 7 November (25 October) 1917
          const Point new_style = first;
          expression.is_dual = true;
          expression.first = last;
          expression.last = new_style;
          expression.range.end = last.range.end;
          ++next;
          return;
        } else if (member.joint == Joint::slash) {
          expression.is_range = true;
        } else {
          return;
        }
        take();
        break;
      case Joint::conjunction:
        if (first.day > last.day && first.month == last.month && first.year == last.year &&
            last.day != 0 && next + 1 == members_.size() && next == 1 && !first.order_open &&
            first.range.size() <= 3) {
          expression.is_range = true;
          take();
        }
        break;
      default:
        break;
    }
  }

  // Two days as far apart as the calendars are or nearly so; year and month of either may be open.
  static bool dual(const Point& old_style, const Point& new_style) {
    if (old_style.day == 0 || new_style.day == 0) return false;
    std::int32_t year = new_style.year != kNoYear ? new_style.year : old_style.year;
    if (year == kNoYear) year = 1900;
    if (year > 1930 || new_style.two_digit_year) return false;
    Civil julian{year, old_style.month, old_style.day};
    const Civil gregorian{year, new_style.month, new_style.day};
    if (julian.month > gregorian.month) --julian.year;
    const std::int32_t days = day_number_of_gregorian(gregorian) - day_number_of_gregorian(julian);
    return days >= 8 && days <= 16;
  }

  // Members that turn out to be none: days without a month, numbers that need a year and have none.
  void drop_what_is_no_date() {
    // Trailing days that nothing completes ("on 7 May and 12 workers").
    while (!members_.empty()) {
      const Point& last = members_.back().point;
      const bool day_alone = last.month == 0 && last.season == 0 && !last.month_first;
      const bool numbers_alone = last.form == Form::numeric_dots && last.year == kNoYear;
      // "January 7, 12 delegates"
      const bool number_behind = members_.size() > 1 && last.month_first && last.month == 0 &&
                                 last.year == kNoYear && members_.back().joint == Joint::comma;
      if (!day_alone && !number_behind && (!numbers_alone || stands_behind_on(last.range.begin)))
        break;
      members_.pop_back();
    }
    if (members_.empty()) return;
    // Days before a month, joined by commas alone, are pages or issues as a rule.
    if (members_.front().point.month == 0) {
      bool comma = false, word = false;
      for (std::size_t i = 1; i < members_.size(); ++i) {
        comma |= members_[i].joint == Joint::comma;
        word |= members_[i].joint == Joint::conjunction;
      }
      if (comma && !word) members_.clear();
    }
  }

  bool stands_behind_on(std::uint32_t at) const { return lex_.previous(at).has(CalendarRole::on); }

  bool bare_month_may_stand(const Expression& expression) const {
    const ReadingRange range = expression.range;
    const Token word = lex_.next(range.begin);
    if (word.word == nullptr) return false;
    if (word.word->abbreviation && !expression.is_range) return false;
    if (expression.is_range) return true;
    Token before = lex_.previous(range.begin);
    if (before.is('-') && !before.space_before) {
      before = lex_.previous(before.begin);
      const bool qualified = before.has(CalendarRole::mid) || before.has(CalendarRole::early) ||
                             before.has(CalendarRole::late);
      return qualified;
    }
    // Where months have a small letter, a capital one in a sentence is a name: the Oktiabr'
    // factory.
    if (word.capital && !word.word->upper_case) {
      if (before.kind != TokenKind::end && !before.is('.')) return false;
    }
    // "the October Manifesto" is a name; "in October Lenin left" is none.
    const bool led = before.has(CalendarRole::preposition) || before.has(CalendarRole::early) ||
                     before.has(CalendarRole::mid) || before.has(CalendarRole::late);
    if (!led && !word.word->lower_case) {
      const Token name = lex_.next(range.end);
      if (name.kind == TokenKind::word && name.capital) return false;
    }
    if (!word.word->also_word) return true;
    if (!before.has(CalendarRole::preposition) && !before.has(CalendarRole::late)) return false;
    const Token after = lex_.next(range.end);
    return !(after.kind == TokenKind::word && after.capital) && !(after.is('.') && !word.capital);
  }

  Beginnings beginnings_;
  Lexer lex_;
  const Calendars& calendars_;
  Points points_;
  Surroundings surroundings_;
  std::vector<Expression>& out_;
  std::vector<std::uint32_t>& old_calendar_;
  std::vector<Member> members_;
  std::vector<ReadingRange>::const_iterator taken_, taken_end_;
  std::uint32_t end_;
};

}  // namespace

void scan(std::string_view reading, ReadingRange block, const Calendars& calendars,
          const std::vector<ReadingRange>& taken, Scanned& scanned) {
  Scanner(reading, block, calendars, taken, scanned).run();
}

}  // namespace apparatus::date
