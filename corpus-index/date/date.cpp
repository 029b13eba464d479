// See date.h: the names of its values in the JSON contract.
#include "date/date.h"

namespace apparatus::date {

std::string_view calendar_name(Calendar calendar) {
  switch (calendar) {
    case Calendar::gregorian:
      return "gregorian";
    case Calendar::julian:
      return "julian";
    case Calendar::dual:
      return "dual";
  }
  return "gregorian";
}

std::string_view precision_name(Precision precision) {
  switch (precision) {
    case Precision::day:
      return "day";
    case Precision::month:
      return "month";
    case Precision::season:
      return "season";
    case Precision::year:
      return "year";
    case Precision::decade:
      return "decade";
    case Precision::century:
      return "century";
  }
  return "day";
}

}  // namespace apparatus::date
