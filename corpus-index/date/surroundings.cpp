// See surroundings.h.
#include "date/surroundings.h"

namespace apparatus::date {

using authority::CalendarRole;

void Surroundings::look(Expression& expression) const {
  look_back(expression);
  look_ahead(expression);
  if (expression.style == StyleMark::none) {
    // The mark may stand behind the date, in parentheses or not.
    if (const std::uint32_t end = style_mark_at(expression.range.end, expression.style); end != 0) {
      if (lex_.next(expression.range.end).is('(')) expression.range.end = end;
    }
  }
  // Only of years alone does anybody ask.
  if (expression.first.month == 0)
    expression.in_parentheses = inside_parentheses(expression.range.begin);
}

bool Surroundings::labelled(std::uint32_t at) const {
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

bool Surroundings::inside_parentheses(std::uint32_t at) const {
  const std::uint32_t limit = at > lex_.begin() + 120 ? at - 120 : lex_.begin();
  const std::string_view before = lex_.slice(limit, at);
  static_assert(('(' | 1) == ')');
  for (std::size_t i = before.size(); i > 0; --i) {
    if ((before[i - 1] | 1) == ')') return before[i - 1] == '(';
  }
  return false;
}

// "The Sun, 18 June 1983", "Baltimore Sun": behind an article or another capital a weekday that is
// cut short without a stop is a newspaper.
bool Surroundings::is_newspaper(const Token& weekday) const {
  constexpr std::uint32_t kLongest = 3;  // bytes
  if (weekday.end - weekday.begin > kLongest || lex_.byte(weekday.end) == '.') return false;
  const Token before = lex_.previous(weekday.begin);
  if (before.kind != TokenKind::word || before.begin == before.end) return false;
  return before.has(CalendarRole::article) || (before.word == nullptr && before.capital);
}

void Surroundings::look_back(Expression& expression) const {
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
      if (is_newspaper(before)) return;
      expression.weekday = int{before.word->weekday};
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

void Surroundings::look_ahead(Expression& expression) const {
  const std::uint32_t at = lex_.past_space(expression.range.end);
  const unsigned char mark = lex_.byte(at);
  if (mark != '[' && mark != '(' && mark != ',') return;
  if (mark != ',' && lex_.byte(lex_.past_space(at + 1)) == '?') expression.uncertain = true;
  if (expression.weekday >= 0 || mark == '[') return;
  Token token = lex_.next(at + 1);
  const bool article = token.has(CalendarRole::article);
  if (article) token = lex_.next(token.end);
  if (token.kind != TokenKind::word || token.word == nullptr || token.word->weekday < 0) return;
  const Token after = lex_.next(token.end);
  const bool closed =
      after.kind == TokenKind::end || (after.kind == TokenKind::mark && !after.is('\''));
  if (!closed && !article) return;
  expression.weekday = int{token.word->weekday};
  expression.weekday_range = {token.begin, token.end};
}

std::uint32_t Surroundings::mark_at(std::uint32_t at, const std::vector<std::string>& marks) const {
  const std::uint32_t begin = lex_.past_space(at);
  if (!lex_.letter_at(begin)) return 0;  // no mark begins otherwise
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

std::uint32_t Surroundings::style_mark_at(std::uint32_t at, StyleMark& style) const {
  at = lex_.past_space(at);
  const unsigned char mark = lex_.byte(at);
  const bool parenthesis = mark == '(' || mark == '[';
  if (parenthesis || mark == ',') ++at;
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

}  // namespace apparatus::date
