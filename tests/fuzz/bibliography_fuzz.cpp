// Bibliographies of any bytes, as BibTeX and as CSL JSON.
#include <cstddef>
#include <cstdint>
#include <string>

#include "bibliography/bibliography.h"
#include "tests/fuzz/expect.h"
#include "text/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  const std::string source =
      text::scrub_utf8(std::string(reinterpret_cast<const char*>(data), size));
  bibliography::Bibliography all;
  all.append(bibliography::read_bibtex(source, "any.bib"));
  all.append(bibliography::read_csl_json(source, "any.json"));
  for (const auto& entry : all.entries) {
    fuzz::expect(!entry.key.empty(), "an entry has a key");
    fuzz::expect(text::scrub_utf8(bibliography::formatted(entry)) == bibliography::formatted(entry),
                 "an entry is UTF-8");
  }
  all.near(source.substr(0, source.find('\n')));
  return 0;
}
