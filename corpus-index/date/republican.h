// Dates of the French Republic: "14 ventôse an II", "1er prairial de l'an III", "16 floréal an 79".
// Only with their year, since a day without it ("le 9 thermidor") is as often the name of an event.
#pragma once

#include <cstdint>
#include <optional>

#include "date/calendar.h"
#include "date/lexer.h"

namespace apparatus::date {

struct RepublicanDate {
  int day = 0;
  int month = 0;  // 1 Vendémiaire … 12 Fructidor
  int year = 0;
  std::uint32_t end = 0;  // behind the year
};

// The date whose day is the number `day`; nothing where none stands.
std::optional<RepublicanDate> republican_at(const Lexer& lexer, const Token& day);

// Nothing for a year that nobody dated by.
std::optional<Civil> gregorian_of_republican(const authority::Calendars& calendars, int day,
                                             int month, int year);

}  // namespace apparatus::date
