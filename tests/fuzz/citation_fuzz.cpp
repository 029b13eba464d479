// The recogniser of citations on any text: the first byte chooses the format. What it finds lies in
// the text and in order, refers back to what is there, and can be written again.
#include "authority/authority.h"
#include "citation/conventions.h"
#include "citation/file_key.h"
#include "citation/recognise.h"
#include "tests/fuzz/read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  static const auto kAuthority = authority::Authority::built_in();
  if (size == 0) return 0;
  const auto document = fuzz::read_any(data + 1, size - 1, static_cast<text::Format>(data[0] % 3));
  const auto citations = citation::recognise(document, *kAuthority);
  const auto conventions = citation::learn(document, citations, *kAuthority);
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const citation::Citation& found = citations[i];
    fuzz::expect(fuzz::is_within(found.range, document.reading), "a citation lies in the reading");
    fuzz::expect(found.range.begin >= begin, "citations come in reading order");
    begin = found.range.begin;
    for (const auto& range : {found.archive_range, found.leaves_range, found.description})
      fuzz::expect(fuzz::is_within(range, document.reading), "its parts lie in the reading");
    for (const citation::Part& part : found.parts) {
      fuzz::expect(fuzz::is_within(part.range, document.reading), "a value lies in the reading");
      fuzz::expect(!part.value.empty() && !part.level.empty(), "a part has a level and a value");
    }
    for (const citation::Damage& damage : found.damage)
      fuzz::expect(fuzz::is_within(damage.range, document.reading), "damage lies in the reading");
    fuzz::expect(found.antecedent < static_cast<int>(citations.size()), "an antecedent is there");
    fuzz::expect(found.antecedent != static_cast<int>(i), "nothing refers to itself");
    citation::render(found, conventions, *kAuthority);
    citation::file_key(found, *kAuthority);
  }
  return 0;
}
