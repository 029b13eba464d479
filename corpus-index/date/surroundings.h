// What stands around a date and says something of it: a weekday, "early", "circa", the mark of a
// calendar, brackets, the label that makes a number a page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authority/calendars.h"
#include "date/expression.h"
#include "date/lexer.h"

namespace apparatus::date {

class Surroundings {
 public:
  Surroundings(const Lexer& lexer, const authority::Calendars& calendars)
      : lex_(lexer), calendars_(calendars) {}

  // Sets the weekday, the qualifiers and the calendar's mark of an expression; a mark in
  // parentheses becomes a part of its range.
  void look(Expression& expression) const;

  // A label stands before the number: "p. 7", "nos. 12–14", "№ 5".
  bool labelled(std::uint32_t at) const;

  // Any of `marks` at `at`, stops and spaces not counting; returns where it ends, 0 for none.
  std::uint32_t mark_at(std::uint32_t at, const std::vector<std::string>& marks) const;

 private:
  void look_back(Expression& expression) const;
  void look_ahead(Expression& expression) const;
  bool is_newspaper(const Token& weekday) const;
  std::uint32_t style_mark_at(std::uint32_t at, StyleMark& style) const;
  bool inside_parentheses(std::uint32_t at) const;

  const Lexer& lex_;
  const authority::Calendars& calendars_;
};

}  // namespace apparatus::date
