// Month and weekday names of several languages, and when each country changed from the Julian to the Gregorian
// calendar. Data: calendars.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

class Calendars {
 public:
  void add(std::string_view toml, std::vector<Problem>& problems);
};

}  // namespace apparatus::authority
