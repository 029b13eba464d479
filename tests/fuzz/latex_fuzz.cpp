// The reader of LaTeX on any bytes.
#include "tests/fuzz/read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  fuzz::expect_well_made(fuzz::read_any(data, size, text::Format::latex));
  return 0;
}
