// A date that has been begun before the cursor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/calendars.h"
#include "date/style.h"

namespace apparatus::features {

struct BegunMonth {
  int month = 0;         // 1–12
  std::string language;  // BCP 47, of the word that was begun; "" for a number
};

struct BegunDate {
  std::size_t begin = 0;  // in the text: what a completed date takes the place of
  date::Form form = date::Form::day_month_year;
  int first_day = 0;       // of a range begun with it: 7 of "7–8 Ja", 10 of "10 to 12 Ja"; else 0
  int day = 0;             // 0: none yet ("7–", "in Dec")
  std::string day_digits;  // as far as typed, of a day that may go on ("7–1")
  bool range_in_place =
      false;  // the whole range is written anew ("7–8 Ja"), not its end alone ("10 to 12 Ja")
  std::vector<BegunMonth> months;  // all that may be meant; empty: any
  std::string year_digits;         // as far as typed
  int weekday = -1;                // stated before it: 0 Sunday … 6 Saturday
  bool leading_zeros = false;
};

// `style` says which numeric forms the draft uses and in which language lower-case months are
// meant.
std::optional<BegunDate> begun_date(std::string_view text, const date::Style& style,
                                    const authority::Calendars& calendars);

}  // namespace apparatus::features
