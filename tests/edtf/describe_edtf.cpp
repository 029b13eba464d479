// What this project reads in EDTF expressions, for comparing with another reader (compare.mjs): for
// each line of standard input one line "EXPRESSION<tab>LEVEL<tab>FIRST<tab>LAST", days as
// YYYY-MM-DD. "invalid" stands for what is no EDTF, "-" for a day that is not known; "unfaithful"
// instead of a level where printing does not give back what was read.
#include <iostream>
#include <string>

#include "date/edtf.h"

int main() {
  namespace date = apparatus::date;
  std::string text;
  while (std::getline(std::cin, text)) {
    const auto edtf = date::parse_edtf(text);
    if (!edtf) {
      std::cout << text << "\tinvalid\n";
      continue;
    }
    const bool faithful = date::print_edtf(*edtf) == text;
    std::cout << text << '\t' << (faithful ? std::to_string(edtf_level(*edtf)) : "unfaithful");
    const auto days = date::day_span(*edtf);
    std::cout << '\t' << (days ? date::iso_day(days->first) : "-") << '\t'
              << (days ? date::iso_day(days->last) : "-") << '\n';
  }
}
