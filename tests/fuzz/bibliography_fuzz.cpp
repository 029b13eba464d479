// Bibliographies of any bytes, as BibTeX, CSL JSON and CSL YAML: read anew, and behind a state
// before that is half of them.
#include <cstddef>
#include <cstdint>
#include <string>

#include "bibliography/bibliography.h"
#include "bibliography/entry_file.h"
#include "tests/fuzz/expect.h"
#include "text/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  const std::string source =
      text::scrub_utf8(std::string(reinterpret_cast<const char*>(data), size));
  const bibliography::Folding folding{
      [](std::string_view surname) { return std::string(surname); },
      [](std::string_view title) { return std::string(title.substr(0, title.find(' '))); }};
  std::vector<bibliography::EntryFilePtr> files;
  for (const char* path : {"any.bib", "any.json", "any.yaml"}) {
    const auto written = bibliography::written_in(path);
    const auto half =
        bibliography::EntryFile::read(source.substr(source.size() / 2), path, written, folding);
    files.push_back(bibliography::EntryFile::read(source, path, written, folding));
    const auto again = bibliography::EntryFile::read(source, path, written, folding, half.get());
    fuzz::expect(again->size() == files.back()->size(), "a change reads as the whole does");
  }
  const bibliography::Bibliography all(std::move(files));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bibliography::Entry entry = all.read(i);
    fuzz::expect(!entry.key.empty(), "an entry has a key");
    fuzz::expect(text::scrub_utf8(bibliography::formatted(entry)) == bibliography::formatted(entry),
                 "an entry is UTF-8");
  }
  all.near(source.substr(0, source.find('\n')));
  return 0;
}
