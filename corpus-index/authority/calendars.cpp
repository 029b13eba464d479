#include "authority/calendars.h"

namespace apparatus::authority {

void Calendars::add(std::string_view, std::vector<Problem>&) {}

}  // namespace apparatus::authority
