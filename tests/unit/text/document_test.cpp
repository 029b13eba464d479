#include "text/document.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(Document, TheInnermostZoneCounts) {
  const Document document =
      read_document("He wrote “read *Pravda* today” twice.[^1]\n\n[^1]: Ibid.\n", Format::markdown);
  const auto at = [&](std::string_view word) {
    return static_cast<std::uint32_t>(document.reading.find(word));
  };
  EXPECT_EQ(document.zone_at(at("wrote")), Zone::prose);
  EXPECT_EQ(document.zone_at(at("read")), Zone::quotation);
  EXPECT_EQ(document.zone_at(at("Pravda")), Zone::title);
  EXPECT_EQ(document.zone_at(at("today")), Zone::quotation);
  EXPECT_EQ(document.zone_at(at("twice")), Zone::prose);
  EXPECT_EQ(document.zone_at(at("Ibid")), Zone::note);
  EXPECT_TRUE(document.keeps_its_spelling(at("today")));
  EXPECT_FALSE(document.keeps_its_spelling(at("twice")));
}

TEST(Document, ACursorBehindAWordIsAtItsEnd) {
  const Document document = read_document("See *Pravda* now", Format::markdown);
  EXPECT_EQ(document.to_reading(11), std::nullopt);
  EXPECT_EQ(document.cursor_to_reading(11), 10U);
  EXPECT_EQ(document.cursor_to_reading(16), 14U);
}

TEST(Document, BlocksAreFoundFromBothTheirEnds) {
  const Document document = read_document("One.\n\nTwo.", Format::plain);
  EXPECT_EQ(document.block_at(0), 0);
  EXPECT_EQ(document.block_at(4), 0);
  EXPECT_EQ(document.block_at(5), -1);
  EXPECT_EQ(document.block_at(6), 1);
  EXPECT_EQ(document.block_at(10), 1);
  EXPECT_EQ(document.block_at(11), -1);
}

TEST(Document, FormatsAreKnownByFileNameAndLanguage) {
  EXPECT_EQ(format_of_path("a/b.md"), Format::markdown);
  EXPECT_EQ(format_of_path("B.QMD"), Format::markdown);
  EXPECT_EQ(format_of_path("thesis.tex"), Format::latex);
  EXPECT_EQ(format_of_path("dir.tex/notes"), Format::plain);
  EXPECT_EQ(format_of_path("scan.txt"), Format::plain);
  EXPECT_EQ(format_of_language("latex", "x"), Format::latex);
  EXPECT_EQ(format_of_language("pandoc", "x.txt"), Format::markdown);
  EXPECT_EQ(format_of_language("", "x.md"), Format::markdown);
}

TEST(Document, NotationOfTheSource) {
  const Document latex = read_document("RGASPI, f.~17, l.~4--7.", Format::latex);
  EXPECT_EQ(in_source_notation(latex, "f. 17, l. 4–7 & more"), "f.~17, l.~4--7 \\& more");
  const Document plain_dashes = read_document("RGASPI, f. 17, l. 4–7.", Format::latex);
  EXPECT_EQ(in_source_notation(plain_dashes, "f. 17, l. 4–7"), "f. 17, l. 4–7");
  EXPECT_EQ(in_source_notation(read_document("x", Format::markdown), "f. 17 & 4–7"), "f. 17 & 4–7");
}

}  // namespace
}  // namespace apparatus::text
