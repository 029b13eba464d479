// The recogniser of names on any text, and what is made of them: the first byte chooses the format.
#include "authority/authority.h"
#include "name/folding.h"
#include "name/recognise.h"
#include "tests/fuzz/read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  static const auto kAuthority = authority::Authority::built_in();
  if (size == 0) return 0;
  const auto document = fuzz::read_any(data + 1, size - 1, static_cast<text::Format>(data[0] % 3));
  std::uint32_t begin = 0;
  for (const name::Name& found : name::recognise(document, *kAuthority, {}, {})) {
    fuzz::expect(fuzz::is_within(found.range, document.reading), "a name lies in the reading");
    fuzz::expect(found.range.begin >= begin, "names come in reading order");
    begin = found.range.begin;
    name::folds(document.text(found.range), *kAuthority);
  }
  return 0;
}
