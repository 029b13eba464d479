// EDTF on any bytes: what is read is printed as it was, but for blanks in a set, and its days come
// in their order.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "date/edtf.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = date::parse_edtf(text);
  date::parse_edtf_day(text);
  if (!read) return 0;
  std::string without_blanks(text);
  std::erase(without_blanks, ' ');
  fuzz::expect(date::print_edtf(*read) == without_blanks,
               "an expression is printed as it was read");
  const int level = date::edtf_level(*read);
  fuzz::expect(level >= 0 && level <= 2, "a level is 0, 1 or 2");
  if (const auto span = date::day_span(*read))
    fuzz::expect(span->first <= span->last, "days come in their order");
  return 0;
}
