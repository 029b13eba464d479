// The recogniser of dates on any text: the first byte chooses the format.
#include "authority/authority.h"
#include "date/edtf.h"
#include "date/recognise.h"
#include "tests/fuzz/read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  static const auto kAuthority = authority::Authority::built_in();
  if (size == 0) return 0;
  const auto document = fuzz::read_any(data + 1, size - 1, static_cast<text::Format>(data[0] % 3));
  std::uint32_t begin = 0;
  for (const date::Date& found : date::recognise(document, *kAuthority, {})) {
    fuzz::expect(fuzz::is_within(found.range, document.reading), "a date lies in the reading");
    fuzz::expect(found.range.begin >= begin, "dates come in reading order");
    begin = found.range.begin;
    fuzz::expect(found.edtf.empty() || date::parse_edtf(found.edtf).has_value(),
                 "a date's value is EDTF");
  }
  return 0;
}
