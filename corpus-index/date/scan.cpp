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
#include <optional>

#include "date/calendar.h"
#include "date/lexer.h"

namespace apparatus::date {
namespace {

using authority::CalendarRole;
using authority::Calendars;
using text::ReadingRange;

constexpr int kMostMembers = 12;  // of a list; more than that is a table or an index

enum class Joint : std::uint8_t { none, range, conjunction, comma, slash, parenthesis };

struct Member {
  Point point;
  Joint joint = Joint::none;  // between the member before and this one
};

int roman_month(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kRoman = {
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
  for (std::size_t i = 0; i < kRoman.size(); ++i) {
    if (kRoman[i] == word) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool plausible_year(const Token& token) {
  return token.kind == TokenKind::number && token.digits == 4 && token.value >= 1000 &&
         token.value < 3000;
}

class Scanner {
 public:
  Scanner(std::string_view reading, ReadingRange block, const Calendars& calendars,
          const std::vector<ReadingRange>& taken, std::vector<Expression>& out)
      : lex_(reading, block.begin, block.end, calendars),
        calendars_(calendars),
        out_(out),
        end_(block.end) {
    taken_ = std::lower_bound(
        taken.begin(), taken.end(), block.begin,
        [](const ReadingRange& range, std::uint32_t at) { return range.end <= at; });
    taken_end_ = taken.end();
  }

  void run() {
    std::uint32_t at = lex_.begin();
    while (at < end_) {
      at = next_beginning(at);
      if (at >= end_) return;
      if (taken_ != taken_end_ && taken_->end <= at) {
        while (taken_ != taken_end_ && taken_->end <= at) ++taken_;
      }
      if (taken_ != taken_end_ && taken_->begin <= at) {
        at = taken_->end;
        continue;
      }
      const std::uint32_t end = expression_at(at);
      at = end > at ? end : past_token(at);
    }
  }

 private:
  // The next digit that begins a number, or letter that may begin a calendar word.
  std::uint32_t next_beginning(std::uint32_t at) const {
    while (at < end_) {
      const unsigned char c = lex_.byte(at);
      if (is_digit(c)) return at;
      if (is_ascii_letter(c) || c >= 0xc3) {
        if (calendars_.may_begin(c, lex_.byte(at + 1), lex_.byte(at + 2), lex_.byte(at + 3)))
          return at;
        at = past_word(at);
      } else {
        ++at;
      }
    }
    return at;
  }

  std::uint32_t past_word(std::uint32_t at) const {
    ++at;
    while (at < end_) {
      const unsigned char c = lex_.byte(at);
      if (!(is_ascii_letter(c) || (c >= 0x80 && c != 0xe2 && c != 0xc2))) break;
      ++at;
    }
    return at;
  }

  std::uint32_t past_token(std::uint32_t at) const {
    if (!is_digit(lex_.byte(at))) return past_word(at);
    while (is_digit(lex_.byte(at))) ++at;
    // Letters glued to a number belong to it: 67b, 3a, 17th.
    while (at < end_ && lex_.letter_at(at)) ++at;
    return at;
  }

  // ---- points
  // -------------------------------------------------------------------------------------------------

  // A month's name in a letter case that its language allows, not the beginning of a longer word.
  bool is_month(const Token& token) const {
    if (token.kind != TokenKind::word || token.word == nullptr || token.word->month == 0)
      return false;
    if (!token.capital && !token.word->lower_case) return false;
    const unsigned char after = lex_.byte(token.end);
    if (is_digit(after) && !plausible_year(lex_.number_at(token.end)))
      return false;  // OCR: May1920
    if (after == '\'' || (after == 0xe2 && lex_.byte(token.end + 1) == 0x80)) {
      const Token mark = lex_.next(token.end);
      if (mark.is('\'') && lex_.letter_at(mark.end) && lex_.byte(mark.end) != 's') return false;
    }
    return true;
  }

  // The end of a month's word with its apostrophe (oktiabr') or, if abbreviated, its stop.
  std::uint32_t end_of_month(const Token& month) const {
    const Token mark = lex_.next(month.end);
    if (mark.space_before) return month.end;
    if (mark.is('\'') && !lex_.letter_at(mark.end) &&
        lex_.slice(month.begin, month.end).back() == 'r')
      return mark.end;
    if (mark.is('\'') && !lex_.letter_at(mark.end) &&
        lex_.slice(month.begin, month.end).back() == 'l')
      return mark.end;
    if (mark.is('.') && month.word->abbreviation) return mark.end;
    return month.end;
  }

  // A year at `at`: "1923", ", 1923", "of 1923", "[1923]", "'23", "of that year". Returns where it
  // ends; 0 for none.
  std::uint32_t year_at(std::uint32_t at, Point& point, bool& uncertain) const {
    Token token = lex_.next(at);
    if (token.is(',')) {
      token = lex_.next(token.end);
      if (!token.space_before) return 0;
    }
    if (token.has(CalendarRole::of) || token.has(CalendarRole::same) ||
        token.has(CalendarRole::article)) {
      Token word = token.has(CalendarRole::same) ? token : lex_.next(token.end);
      if (word.has(CalendarRole::article) && !word.has(CalendarRole::of))
        word = lex_.next(word.end);
      const Token noun = lex_.next(word.end);
      if (noun.has(CalendarRole::year) && word.kind == TokenKind::word) {
        if (word.has(CalendarRole::same))
          point.year_from = YearFrom::same;
        else if (word.has(CalendarRole::following))
          point.year_from = YearFrom::following;
        else if (word.has(CalendarRole::previous))
          point.year_from = YearFrom::previous;
        else
          return 0;
        return noun.end;
      }
      token = lex_.next(token.end);
    }
    bool bracket = false;
    if (token.is('[')) {
      bracket = true;
      token = lex_.next(token.end);
    }
    if (token.is('\'')) {
      const Token number = lex_.next(token.end);
      if (number.kind != TokenKind::number || number.digits != 2 || number.space_before ||
          number.ordinal)
        return 0;
      if (is_digit(lex_.byte(number.end)) || lex_.letter_at(number.end)) return 0;
      point.year = number.value;
      point.two_digit_year = true;
      point.year_from = YearFrom::stated;
      return number.end;
    }
    if (!plausible_year(token) || token.ordinal) return 0;
    if (lex_.letter_at(token.end)) return 0;  // 1920s, 1924b
    if (thousands_follow(token.end)) return 0;
    point.year = token.value;
    point.year_from = YearFrom::stated;
    std::uint32_t end = token.end;
    if (bracket) {
      Token close = lex_.next(end);
      if (close.is('?')) {
        uncertain = true;
        close = lex_.next(close.end);
      }
      if (close.is(']')) end = close.end;
    }
    // "1924 г.", "1924 goda"; the English word is left to its sentence.
    const Token mark = lex_.next(end);
    if (mark.has(CalendarRole::year) && !mark.capital &&
        lex_.slice(mark.begin, mark.end) != "year") {
      end = mark.end;
      const Token stop = lex_.next(end);
      if (stop.is('.') && !stop.space_before && mark.end - mark.begin <= 4) end = stop.end;
    }
    return end;
  }

  // ",500" behind a number: it is a thousand of something.
  bool thousands_follow(std::uint32_t at) const {
    return lex_.byte(at) == ',' && is_digit(lex_.byte(at + 1)) && is_digit(lex_.byte(at + 2)) &&
           is_digit(lex_.byte(at + 3)) && !is_digit(lex_.byte(at + 4));
  }

  static bool is_day(const Token& token) {
    return token.kind == TokenKind::number && token.digits <= 2 && token.value >= 1 &&
           token.value <= 31;
  }

  // day month [year]
  std::uint32_t day_month_at(const Token& day, Point& point, bool& uncertain) const {
    if (!is_day(day)) return 0;
    Token token = lex_.next(day.end);
    if (token.is('.') && !token.space_before) token = lex_.next(token.end);
    if (token.has(CalendarRole::of) && token.kind == TokenKind::word) {
      token = lex_.next(token.end);
      if (token.is('\'')) token = lex_.next(token.end);  // d'octobre
    }
    if (!is_month(token)) return 0;
    point.day = day.value;
    point.leading_zero = day.digits == 2 && day.value < 10;
    point.month = token.word->month;
    point.language = token.word->language;
    point.form = Form::day_month_year;
    const std::uint32_t end = end_of_month(token);
    const std::uint32_t with_year = year_at(end, point, uncertain);
    if (with_year != 0) return with_year;
    // A small abbreviation is too often another word ("7 set out") to be a month without a year.
    if (token.word->abbreviation && !token.capital && end == token.end) return 0;
    return end;
  }

  // month [day] [year]
  std::uint32_t month_first_at(const Token& month, Point& point, bool& uncertain) const {
    point.month = month.word->month;
    point.language = month.word->language;
    std::uint32_t end = end_of_month(month);
    const Token day = lex_.next(end);
    if (is_day(day) && day.space_before && month.capital && !thousands_follow(day.end) &&
        !lex_.letter_at(day.end) && !number_goes_on(day.end)) {
      point.day = day.value;
      point.form = Form::month_day_year;
      point.month_first = true;
      const std::uint32_t with_year = year_at(day.end, point, uncertain);
      return with_year != 0 ? with_year : day.end;
    }
    const std::uint32_t with_year = year_at(end, point, uncertain);
    if (with_year != 0) {
      point.form = Form::month_year;
      return with_year;
    }
    if (month.word->abbreviation && !month.capital) return 0;
    return is_phrase_without_date(month) ? 0 : end;
  }

  // "12.5", "12/5": a number that does not end with its digits.
  bool number_goes_on(std::uint32_t at) const {
    const unsigned char c = lex_.byte(at);
    return (c == '.' || c == '/' || c == ':' || c == '%') &&
           (c == '%' || is_digit(lex_.byte(at + 1)));
  }

  // 14.12.1923, 14. 12. 1923, 14.12.23, 17/5/1924, 29/9/28, 9-V-1926, 14-12-1923; also 13.5.
  // without a year.
  std::uint32_t numeric_at(const Token& first, Point& point) const {
    if (first.ordinal || !is_day(first)) return 0;
    const unsigned char separator = lex_.byte(first.end);
    if (separator != '.' && separator != '/' && separator != '-') return 0;
    const auto skip_one_space = [&](std::uint32_t at) {
      return separator == '.' && (lex_.byte(at) == ' ' || lex_.byte(at) == 0xc2)
                 ? lex_.next(at).begin
                 : at;
    };
    const std::uint32_t second_at = skip_one_space(first.end + 1);
    Token second = lex_.next(second_at);
    if (second.begin != second_at) return 0;
    int second_value = 0;
    bool roman = false;
    if (second.kind == TokenKind::number && !second.ordinal) {
      if (second.digits > 2 || second.value < 1 || second.value > 31) return 0;
      second_value = second.value;
    } else if (second.kind == TokenKind::word && second.capital) {
      second_value = roman_month(lex_.slice(second.begin, second.end));
      roman = true;
    }
    if (second_value == 0) return 0;
    if (lex_.byte(second.end) != separator) {
      // One half of a dual date: 25.10 (7.11).1917
      const Token after = lex_.next(second.end);
      const bool half = separator == '.' && !roman && second_value <= 12 &&
                        second_at == first.end + 1 &&
                        (after.is('(') || after.is(')') || (after.is('/') && !after.space_before));
      if (!half) return 0;
      set_numbers(point, first, second, second_value, separator, roman);
      return second.end;
    }

    const std::uint32_t third_at = skip_one_space(second.end + 1);
    const Token third = lex_.next(third_at);
    const bool year_follows = third.begin == third_at && third.kind == TokenKind::number &&
                              !third.ordinal && (third.digits == 4 || third.digits == 2) &&
                              !lex_.letter_at(third.end);
    if (!year_follows || (third_at != second.end + 1 && third.digits == 2)) {
      // "13.5." in a list; whether it may stand is decided by what follows.
      if (separator != '.' || roman || second_value > 12 || second_at != first.end + 1) return 0;
      if (lex_.letter_at(second.end + 1) || is_digit(lex_.byte(second.end + 1))) return 0;
      set_numbers(point, first, second, second_value, separator, roman);
      return second.end + 1;
    }
    const unsigned char after = lex_.byte(third.end);
    if (after == separator && (is_digit(lex_.byte(third.end + 1)) || separator == '/')) {
      if (separator != '.' || third.digits == 2) return 0;
    }
    if (separator != '/' && after == '/' && is_digit(lex_.byte(third.end + 1))) return 0;
    if (separator == '-' && third.digits == 2 && !roman) return 0;
    set_numbers(point, first, second, second_value, separator, roman);
    point.year = third.value;
    point.two_digit_year = third.digits == 2;
    point.year_from = YearFrom::stated;
    if (separator == '.' || roman) {
      if (point.month > 12 && !plausible_year(third)) return 0;  // a section or a version
    } else if (first.value > 12 && second_value > 12 && third.digits == 2) {
      return 0;
    }
    return third.end;
  }

  static void set_numbers(Point& point, const Token& first, const Token& second, int second_value,
                          unsigned char separator, bool roman) {
    point.day = first.value;
    point.month = second_value;
    point.leading_zero =
        (first.digits == 2 && first.value < 10) || (second.digits == 2 && second_value < 10);
    point.order_open = separator == '/' && !roman;
    point.form = roman              ? Form::roman_month
                 : separator == '/' ? Form::numeric_slashes
                 : separator == '.' ? Form::numeric_dots
                                    : Form::other;
  }

  // 1923-12-14
  std::uint32_t iso_at(const Token& year, Point& point) const {
    if (!plausible_year(year) || lex_.byte(year.end) != '-') return 0;
    const Token month = lex_.number_at(year.end + 1);
    if (month.digits != 2 || month.value < 1 || month.value > 12 || lex_.byte(month.end) != '-')
      return 0;
    const Token day = lex_.number_at(month.end + 1);
    if (day.digits != 2 || day.value < 1 || day.value > 31 || lex_.letter_at(day.end)) return 0;
    if (lex_.byte(day.end) == '-' && is_digit(lex_.byte(day.end + 1))) return 0;
    point.year = year.value;
    point.month = month.value;
    point.day = day.value;
    point.year_from = YearFrom::stated;
    point.form = Form::iso;
    return day.end;
  }

  std::uint32_t season_at(const Token& season, Point& point, bool& uncertain) const {
    if (!season.capital && !season.word->lower_case) return 0;
    point.season = season.word->season;
    point.form = Form::other;
    const std::uint32_t end = year_at(season.end, point, uncertain);
    const unsigned char joint = lex_.byte(end);
    if (end != 0 && (joint == '-' || joint == '/' || joint == 0xe2)) {
      // "the winter of 1925-6": it has the number of the year in which it begins.
      const Token mark = lex_.next(end);
      const Token second = lex_.next(mark.end);
      const bool next_year = second.kind == TokenKind::number && !second.space_before &&
                             !second.ordinal && second.value >= 0 &&
                             (point.year + 1 - second.value) % (second.digits == 1 ? 10 : 100) == 0;
      if ((mark.is('-') || mark.is('/')) && next_year) return second.end;
    }
    return end;
  }

  // A point that can stand on its own or behind a joint; 0 where none stands. `before` is the
  // member that it follows.
  std::uint32_t point_at(std::uint32_t at, const Point* before, Point& point,
                         bool& uncertain) const {
    const Token token = lex_.next(at);
    point.range.begin = token.begin;
    std::uint32_t end = 0;
    if (token.kind == TokenKind::number) {
      if ((end = iso_at(token, point)) != 0) return end;
      if ((end = numeric_at(token, point)) != 0) return end;
      point = Point{};
      point.range.begin = token.begin;
      if ((end = day_month_at(token, point, uncertain)) != 0) return end;
      point = Point{};
      point.range.begin = token.begin;
      if (!is_day(token) || lex_.letter_at(token.end) || thousands_follow(token.end)) return 0;
      if (before != nullptr && before->month_first) {
        // "January 16–18, 1924"
        point.day = token.value;
        point.month_first = true;
        point.form = Form::month_day_year;
        const std::uint32_t with_year = year_at(token.end, point, uncertain);
        if (with_year != 0) return with_year;
        return number_goes_on(token.end) ? 0 : token.end;
      }
      // A day whose month comes later: "28. and 29.10.1924".
      point.day = token.value;
      point.leading_zero = token.digits == 2 && token.value < 10;
      end = token.end;
      if (lex_.byte(end) == '.' && !is_digit(lex_.byte(end + 1))) ++end;
      return end;
    }
    if (is_month(token)) return month_first_at(token, point, uncertain);
    if (token.word != nullptr && token.word->season != 0) return season_at(token, point, uncertain);
    return 0;
  }

  // ---- expressions
  // --------------------------------------------------------------------------------------------

  struct JointFound {
    Joint joint = Joint::none;
    std::uint32_t end = 0;
  };

  JointFound joint_at(std::uint32_t at) const {
    const Token token = lex_.next(at);
    if (token.is('-')) return {Joint::range, token.end};
    if (token.is('/')) return {Joint::slash, token.end};
    if (token.is('(') && token.space_before) return {Joint::parenthesis, token.end};
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
      if (first.digits > 2) return years_at(first);
      if (!a_date_may_follow(first) || !may_begin_with_number(first)) return 0;
      if (first.ordinal && first.value > 9) {
        if (const std::uint32_t end = century_at(first); end != 0) return end;
      }
    } else if (!may_begin_with_word(first)) {
      return 0;
    }
    members_.clear();
    bool uncertain = false;
    Member member;
    std::uint32_t end = point_at(at, nullptr, member.point, uncertain);
    if (end == 0) return 0;
    member.point.range.end = end;
    members_.push_back(member);

    const bool between = lex_.previous(at).has(CalendarRole::between);
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
      const std::uint32_t more_end = point_at(joint.end, &before, more.point, more_uncertain);
      if (more_end == 0) break;
      more.point.range.end = more_end;
      if (joint.joint == Joint::parenthesis || joint.joint == Joint::slash) {
        if (!second_half(before, more, joint.joint)) break;
      }
      if (joint.joint == Joint::comma && complete(before) && more.point.month == 0 &&
          !before.month_first)
        break;
      uncertain |= more_uncertain;
      members_.push_back(more);
    }
    return emit(at, uncertain);
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
    const Token close = lex_.next(point.range.end);
    std::uint32_t end = 0;
    if (close.is(')')) {
      end = close.end;
    } else {
      const std::uint32_t marked = mark_at(point.range.end, calendars_.new_style_marks());
      if (marked != 0 && lex_.next(marked).is(')')) end = lex_.next(marked).end;
    }
    if (end == 0) return false;
    bool uncertain = false;
    if (before.month == 0 && point.month == 0) {  // 14 (26) December 1825
      const Token month = lex_.next(end);
      if (!is_month(month)) return false;
      Point rest;
      const std::uint32_t rest_end = month_first_at(month, rest, uncertain);
      if (rest.day != 0 || rest_end == 0) return false;
      point.month = rest.month;
      point.language = rest.language;
      point.form = Form::day_month_year;
      point.year = rest.year;
      point.year_from = rest.year_from;
      end = rest_end;
    } else if (before.year == kNoYear && point.year == kNoYear) {  // 25 October (7 November) 1917
      const std::uint32_t year_end = lex_.byte(end) == '.' ? 0 : year_at(end, point, uncertain);
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
               roman_month(lex_.slice(after.begin, after.end)) != 0;
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
    return numeric_at(number, point) != 0 && point.year != kNoYear && !point.two_digit_year;
  }

  // A label stands before the number: "p. 7", "nos. 12–14", "№ 5".
  bool labelled(std::uint32_t at) const {
    Token before = lex_.previous(at);
    bool stop = false;
    if (before.is('.')) {
      stop = true;
      before = lex_.previous(before.begin);
    }
    if (before.kind == TokenKind::mark) {
      return lex_.slice(before.begin, before.end) == "№" ||
             lex_.slice(before.begin, before.end) == "§";
    }
    if (!before.has(CalendarRole::label)) return false;
    // A letter alone, and a word that is also a preposition, is a label with its stop only.
    const std::string_view word = lex_.slice(before.begin, before.end);
    const bool one_letter =
        word.size() == 1 || (word.size() == 2 && static_cast<unsigned char>(word[0]) >= 0x80);
    return stop || !one_letter;
  }

  bool may_begin_with_word(const Token& word) const {
    if (word.kind != TokenKind::word || word.word == nullptr) return false;
    if (word.word->month == 0 && word.word->season == 0) return false;
    if (word.word->month != 0 && !is_month(word)) return false;
    if (word.begin > lex_.begin() &&
        (lex_.letter_at(word.begin - 1) || is_digit(lex_.byte(word.begin - 1))))
      return false;
    return true;
  }

  // Fills in what members take from each other and appends them. Returns where the expression ends;
  // 0 for none.
  std::uint32_t emit(std::uint32_t at, bool uncertain) {
    if (const std::uint32_t day_end = day_alone(at); day_end != 0) return day_end;
    drop_what_is_no_date();
    if (members_.empty()) return 0;
    if (const Token first = lex_.next(at); first.kind == TokenKind::number && first.digits <= 2 &&
                                           labelled(at) && !full_in_numbers(first)) {
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
        const bool over_new_year = before.month >= 11 && after.month <= 2 && after.month > 0;
        if (over_new_year && !before.order_open) --before.year;
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
      surroundings(expression);
      end = std::max(end, expression.range.end);
      out_.push_back(expression);
      i = next;
    }
    return end;
  }

  // "on the 15th", "the evening of the 14th": a day whose month and year the story gives.
  std::uint32_t day_alone(std::uint32_t at) {
    if (members_.size() != 1 || members_.front().point.month != 0) return 0;
    const Token day = lex_.next(at);
    if (!day.ordinal) return 0;
    const Token article = lex_.previous(at);
    if (!article.has(CalendarRole::article)) return 0;
    const Token before = lex_.previous(article.begin);
    if (before.kind != TokenKind::word || before.word == nullptr) return 0;
    const bool leads = before.word->weekday >= 0 || before.has(CalendarRole::on) ||
                       before.has(CalendarRole::of) || before.has(CalendarRole::preposition);
    const Token after = lex_.next(day.end);
    const bool closed = after.kind == TokenKind::end || after.has(CalendarRole::conjunction) ||
                        after.has(CalendarRole::preposition) ||
                        (after.kind == TokenKind::mark && !after.is('-') && !after.is('/') &&
                         !after.is('(') && !after.is('\''));
    if (!leads || !closed || (taken_ != taken_end_ && taken_->begin < day.end)) return 0;
    Expression expression;
    expression.first = expression.last = members_.front().point;
    expression.first.range = expression.range = {day.begin, day.end};
    expression.first.form = expression.last.form = Form::other;
    expression.day_only = true;
    surroundings(expression);
    out_.push_back(expression);
    return day.end;
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
        if (dual(first, last))
          expression.is_dual = true;
        else if (member.joint == Joint::slash)
          expression.is_range = true;
        else
          return;
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
      if (day_alone || (numbers_alone && !stands_behind_on(last.range.begin))) {
        members_.pop_back();
      } else if (members_.size() > 1 && last.month_first && last.month == 0 &&
                 last.year == kNoYear && members_.back().joint == Joint::comma) {
        members_.pop_back();  // "January 7, 12 delegates"
      } else {
        break;
      }
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
    if (word.capital && calendars_.languages()[word.word->language].lower_case) {
      if (before.kind != TokenKind::end && !before.is('.')) return false;
    }
    if (!word.word->also_word) return true;
    if (!before.has(CalendarRole::preposition) && !before.has(CalendarRole::late)) return false;
    const Token after = lex_.next(range.end);
    return !(after.kind == TokenKind::word && after.capital) && !(after.is('.') && !word.capital);
  }

  // "October Revolution", "May Day"
  bool is_phrase_without_date(const Token& month) const {
    const std::string_view word = lex_.slice(month.begin, month.end);
    for (const std::string& phrase : calendars_.not_dates()) {
      const std::size_t at = phrase.find(word);
      if (at == std::string::npos || at > month.begin - lex_.begin()) continue;
      const auto begin = month.begin - static_cast<std::uint32_t>(at);
      const auto end = begin + static_cast<std::uint32_t>(phrase.size());
      if (end <= lex_.end() && lex_.slice(begin, end) == phrase) return true;
    }
    return false;
  }

  // ---- what stands around
  // -------------------------------------------------------------------------------------

  void surroundings(Expression& expression) const {
    look_back(expression);
    look_ahead(expression);
    if (expression.style == StyleMark::none) {
      // The mark may stand behind the date, in parentheses or not.
      if (const std::uint32_t end = style_mark_at(expression.range.end, expression.style);
          end != 0) {
        if (lex_.next(expression.range.end).is('(')) expression.range.end = end;
      }
    }
    // Only of years alone does anybody ask.
    if (expression.first.month == 0)
      expression.in_parentheses = inside_parentheses(expression.range.begin);
  }

  bool inside_parentheses(std::uint32_t at) const {
    const std::uint32_t limit = at > lex_.begin() + 120 ? at - 120 : lex_.begin();
    for (std::uint32_t i = at; i > limit; --i) {
      const unsigned char c = lex_.byte(i - 1);
      if (c == '(') return true;
      if (c == ')') return false;
    }
    return false;
  }

  void look_back(Expression& expression) const {
    std::uint32_t at = expression.range.begin;
    for (int steps = 0; steps < 5; ++steps) {
      Token before = lex_.previous(at);
      if (before.begin == before.end) return;
      if (before.kind == TokenKind::mark) {
        if (!(before.is(',') || before.is('-') || before.is('.'))) return;
        if (before.is('.') && !lex_.previous(before.begin).has(CalendarRole::circa)) return;
        at = before.begin;
        continue;
      }
      if (before.kind != TokenKind::word || before.word == nullptr) return;
      if (before.word->weekday >= 0) {
        expression.weekday = before.word->weekday;
        expression.weekday_range = {before.begin, before.end};
        return;
      }
      const bool next_to = lex_.byte(before.end) != ',';
      if (next_to && before.has(CalendarRole::early))
        expression.qualifier = "early";
      else if (next_to && before.has(CalendarRole::mid))
        expression.qualifier = "mid";
      else if (next_to && before.has(CalendarRole::late))
        expression.qualifier = "late";
      else if (next_to && before.has(CalendarRole::circa))
        expression.approximate = true;
      else if (!before.has(CalendarRole::article) && !before.has(CalendarRole::of))
        return;
      if (!expression.qualifier.empty() || expression.approximate) return;
      at = before.begin;
    }
  }

  void look_ahead(Expression& expression) const {
    const std::uint32_t at = expression.range.end;
    Token token = lex_.next(at);
    if (token.is('[') || token.is('(')) {
      const Token mark = lex_.next(token.end);
      if (mark.is('?')) expression.uncertain = true;
    }
    if (expression.weekday >= 0) return;
    const bool parenthesis = token.is('(');
    if (!parenthesis && !token.is(',')) return;
    token = lex_.next(token.end);
    const bool article = token.has(CalendarRole::article);
    if (article) token = lex_.next(token.end);
    if (token.kind != TokenKind::word || token.word == nullptr || token.word->weekday < 0) return;
    const Token after = lex_.next(token.end);
    const bool closed =
        after.kind == TokenKind::end || (after.kind == TokenKind::mark && !after.is('\''));
    if (!closed && !article) return;
    expression.weekday = token.word->weekday;
    expression.weekday_range = {token.begin, token.end};
  }

  // Any of `marks` at `at`, stops and spaces not counting; returns where it ends, 0 for none.
  std::uint32_t mark_at(std::uint32_t at, const std::vector<std::string>& marks) const {
    const std::uint32_t begin = lex_.next(at).begin;
    const unsigned char first = lex_.byte(begin) | 0x20;
    for (const std::string& mark : marks) {
      std::uint32_t i = begin;
      if ((static_cast<unsigned char>(mark[0]) | 0x20) != first) continue;
      bool matches = true;
      for (std::size_t m = 0; m < mark.size() && matches; ++m) {
        while (m > 0 && (lex_.byte(i) == '.' || lex_.byte(i) == ' ' || lex_.byte(i) == '\n' ||
                         (lex_.byte(i) == 0xc2 && lex_.byte(i + 1) == 0xa0))) {
          i += lex_.byte(i) == 0xc2 ? 2 : 1;
        }
        if (mark[m] == ' ') continue;
        const auto wanted = static_cast<unsigned char>(mark[m]);
        const unsigned char there = lex_.byte(i);
        const bool fold = mark.size() > 2 && is_ascii_letter(wanted);
        matches = there == wanted || (fold && (there | 0x20) == (wanted | 0x20));
        ++i;
      }
      if (!matches || lex_.letter_at(i)) continue;
      while (lex_.byte(i) == '.') ++i;
      return i;
    }
    return 0;
  }

  std::uint32_t style_mark_at(std::uint32_t at, StyleMark& style) const {
    Token token = lex_.next(at);
    bool parenthesis = false;
    if (token.is('(') || token.is('[')) {
      parenthesis = true;
      at = token.end;
    } else if (token.is(',')) {
      at = token.end;
    }
    std::uint32_t end = mark_at(at, calendars_.old_style_marks());
    if (end != 0) {
      style = StyleMark::old_style;
    } else if ((end = mark_at(at, calendars_.new_style_marks())) != 0) {
      style = StyleMark::new_style;
    } else {
      return 0;
    }
    if (parenthesis) {
      const Token close = lex_.next(end);
      if (close.is(')') || close.is(']')) end = close.end;
    }
    return end;
  }

  // ---- years
  // --------------------------------------------------------------------------------------------------

  // 1923, 1923–24, 1926/27, 1920s; or a date that begins with its year (1923-12-14).
  std::uint32_t years_at(const Token& year) {
    if (!plausible_year(year) || year.value > 2100) return 0;
    if (year.begin > lex_.begin()) {
      const unsigned char before = lex_.byte(year.begin - 1);
      if (lex_.letter_at(year.begin - 1) || before == '#' || before == '$' || before == '@')
        return 0;
      const bool glue =
          before == '.' || before == ',' || before == '/' || before == '-' || before == ':';
      if (glue && year.begin >= lex_.begin() + 2 && is_digit(lex_.byte(year.begin - 2))) return 0;
      if (before == '/' || before == '_') return 0;
    }
    Point point;
    point.range.begin = year.begin;
    if (const std::uint32_t end = iso_at(year, point); end != 0) {
      Expression expression;
      point.range.end = end;
      expression.first = expression.last = point;
      expression.range = point.range;
      if (taken_ != taken_end_ && taken_->begin < end) return 0;
      surroundings(expression);
      out_.push_back(expression);
      return end;
    }
    if (labelled(year.begin) || thousands_follow(year.end)) return 0;

    point.year = year.value;
    point.year_from = YearFrom::stated;
    point.form = Form::year;
    std::uint32_t end = year.end;
    Expression expression;
    expression.last = point;
    if (const Token mark = lex_.next(end);
        mark.is('\'') && !mark.space_before && lex_.byte(mark.end) == 's')
      end = mark.end;
    if (year.ordinal && year.value % 10 == 0) {  // 1920-е, 1930er
      point.years_covered = 10;
      expression.last = point;
    } else if (lex_.letter_at(end)) {
      if (lex_.byte(end) != 's' || lex_.letter_at(end + 1) || year.value % 10 != 0) return 0;
      point.years_covered = 10;
      ++end;
      expression.last = point;
    } else {
      const Token dash = lex_.next(end);
      if ((dash.is('-') || dash.is('/')) && !(dash.is('/') && dash.space_before)) {
        const Token second = lex_.next(dash.end);
        const bool glued = second.kind == TokenKind::number && !second.space_before;
        int last_year = 0;
        if (glued && second.digits == 4 && plausible_year(second)) last_year = second.value;
        if (glued && second.digits == 2) last_year = year.value - year.value % 100 + second.value;
        const bool goes_on = is_digit(lex_.byte(second.end + 1)) &&
                             (lex_.byte(second.end) == '/' || lex_.byte(second.end) == '-');
        if (glued && goes_on) return 0;  // 1923/4/12, 1923-4-5-6: a number of something
        if (last_year > year.value && (dash.is('-') || last_year == year.value + 1) &&
            !lex_.letter_at(second.end)) {
          expression.is_range = true;
          expression.last.year = last_year;
          end = second.end;
        } else if (glued) {
          return dash.is('/') ? 0 : second.end;
        }
      } else if (number_goes_on(end) && lex_.byte(end) != '.') {
        return 0;
      }
    }
    point.range.end = end;
    expression.first = point;
    expression.last.range = point.range;
    expression.range = point.range;
    if (taken_ != taken_end_ && taken_->begin < end) return 0;
    surroundings(expression);
    out_.push_back(expression);
    return end;
  }

  // 19th century
  std::uint32_t century_at(const Token& ordinal) {
    Token noun = lex_.next(ordinal.end);
    if (noun.is('-')) noun = lex_.next(noun.end);
    if (!noun.has(CalendarRole::century) || noun.end - noun.begin < 4 || ordinal.value > 21)
      return 0;
    Expression expression;
    Point& point = expression.first;
    point.range = {ordinal.begin, noun.end};
    point.year = (ordinal.value - 1) * 100;
    point.years_covered = 100;
    point.year_from = YearFrom::stated;
    expression.last = point;
    expression.range = point.range;
    if (taken_ != taken_end_ && taken_->begin < expression.range.end) return 0;
    surroundings(expression);
    out_.push_back(expression);
    return noun.end;
  }

  Lexer lex_;
  const Calendars& calendars_;
  std::vector<Expression>& out_;
  std::vector<Member> members_;
  std::vector<ReadingRange>::const_iterator taken_, taken_end_;
  std::uint32_t end_;
};

}  // namespace

void scan(std::string_view reading, ReadingRange block, const Calendars& calendars,
          const std::vector<ReadingRange>& taken, std::vector<Expression>& expressions) {
  Scanner(reading, block, calendars, taken, expressions).run();
}

}  // namespace apparatus::date
