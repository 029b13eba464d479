// How a document writes its dates, and writing a date that way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "date/date.h"
#include "date/recognise.h"
#include "text/document.h"

namespace apparatus::date {

struct Style {
  Form form = Form::day_month_year;  // of full dates
  int count = 0;                     // full dates counted
  int of_form = 0;                   // of these, in `form`
  bool leading_zeros = false;        // 05.12.1923
  bool two_digit_year = false;
  bool month_first = false;     // 12/14/1923
  std::string language = "en";  // of the month names
};

// The style of most full dates in the running text and the notes; quotations and titles do not
// count.
Style learn(const text::Document& document, const std::vector<Date>& dates);

// An EDTF day, month, year or interval written in the style, as plain text: "7–8 January 1924".
// Empty for what the style cannot say.
std::string render(std::string_view edtf, const Style& style,
                   const authority::Authority& authority);

// What a project file says of its dates: a form by name, which pins how numbers with slashes are
// read and written too: American for "month-day-year" and "numeric-month-first", day first for the
// others. Nothing is changed for "", "draft" and unknown names.
NumberOrder order_of_name(std::string_view name);
void pin(std::string_view name, Style& style);

// The form by its name in the project file ("day-month-year", "month-day-year", "numeric-dots",
// "numeric-slashes", "numeric-month-first", "roman-month", "iso") and back; Form::other for an
// unknown name.
Form form_of_name(std::string_view name);
std::string_view form_name(Form form);

}  // namespace apparatus::date
