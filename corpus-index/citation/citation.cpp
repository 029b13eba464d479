#include "citation/citation.h"

namespace apparatus::citation {

std::string_view how_name(How how) {
  switch (how) {
    case How::stated:
      return "explicit";
    case How::implicit:
      return "implicit";
    case How::ibid:
      return "ibid";
    case How::general:
      return "general";
  }
  return "";
}

}  // namespace apparatus::citation
