// Dates of the French Republic: "14 ventôse an II", "1er prairial de l'an III", "16 floréal an 79".
// A day without its year ("le 9 thermidor") is read too, but is a date only in a text that the
// context places in the time of the Republic; elsewhere it is the name of an event.
#pragma once

#include <cstdint>
#include <optional>

#include "date/calendar.h"
#include "date/lexer.h"

namespace apparatus::date {

// "II", "XIV", in capitals; 0 for what is no number below forty.
int roman_number(std::string_view word);

struct RepublicanDate {
  int day = 0;
  int month = 0;  // 1 Vendémiaire … 12 Fructidor
  int year = 0;   // 0: not stated
  std::uint32_t end = 0;
};

// The date whose day is the number `day`; nothing where none stands.
std::optional<RepublicanDate> republican_at(const Lexer& lexer, const Token& day);

// A month with its year, "brumaire an VIII"; its day is 0.
std::optional<RepublicanDate> republican_month_with_year_at(const Lexer& lexer, const Token& month);

// Nothing for a year that nobody dated by.
std::optional<Civil> gregorian_of_republican(const authority::Calendars& calendars, int day,
                                             int month, int year);

// The day of the Republican calendar that falls in a Gregorian year; nothing outside of the years
// in which the calendar was in use, 1792 to 1805.
std::optional<Civil> republican_day_in_year(const authority::Calendars& calendars, int day,
                                            int month, int gregorian_year);

}  // namespace apparatus::date
