#include "lsp/draft/register.h"

#include <gtest/gtest.h>

#include "tests/unit/marked_text.h"

namespace apparatus::draft {
namespace {

TEST(Register, BodyNotesAndBibliography) {
  const text::Document document = text::read_document(
      "The clerk came.[^1]\n\n[^1]: He had been ill.\n\n# Bibliography\n\n- Kestrel, Ivan. "
      "*Lamps*. "
      "1925.\n",
      text::Format::markdown);
  const auto at = [&](const char* word) {
    return static_cast<std::uint32_t>(document.reading.find(word));
  };
  RegisterWalk walk(document);
  for (const auto& [word, where] :
       {std::pair{"clerk", Register::body}, std::pair{"ill", Register::notes},
        std::pair{"Kestrel", Register::bibliography}, std::pair{"came", Register::body}}) {
    EXPECT_EQ(register_at(document, at(word)), where) << word;
    EXPECT_EQ(walk.at(at(word)), where) << word;
  }
}

}  // namespace
}  // namespace apparatus::draft
