#include "name/glyphs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace apparatus::name {
namespace {

std::vector<std::size_t> capitals(std::string_view text) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; (at = next_capital(text, at)) < text.size(); ++at) found.push_back(at);
  return found;
}

TEST(GlyphsTest, CapitalsAreFoundWhereverTheyStand) {
  EXPECT_EQ(capitals("no one here"), (std::vector<std::size_t>{}));
  EXPECT_EQ(capitals("Aa@[`{Zz"), (std::vector<std::size_t>{0, 6}));
  EXPECT_EQ(capitals("aaaaaaaaaaaaaaaaaB"), (std::vector<std::size_t>{17}));
  EXPECT_EQ(capitals("“Élan” – ’tis Ł"), (std::vector<std::size_t>{3, 23}));
}

TEST(GlyphsTest, CyrillicCapitalsAreCapitals) {
  const std::string text = "письмо Зиновьева";
  EXPECT_EQ(capitals(text), (std::vector<std::size_t>{std::string("письмо ").size()}));
  EXPECT_EQ(capitals("ёЁ").size(), 1u);
}

TEST(GlyphsTest, ABrokenCharacterAtTheEndEndsTheText) { EXPECT_EQ(next_capital("abc\xE2", 0), 4u); }

TEST(GlyphsTest, TheWordBeforeMayStandBehindAStop) {
  const std::string text = "see tov. Uglanov";
  const auto at = static_cast<std::uint32_t>(text.find("Uglanov"));
  EXPECT_EQ(word_before(text, at, 0, true), "tov");
  EXPECT_EQ(word_before(text, at, 0, false), "");
  EXPECT_EQ(word_before(text, at, at - 1, true), "");
}

TEST(GlyphsTest, APageWithoutABlankIsNoWord) {
  const std::string page(kLongestWord + 1, 'a');
  const auto end = static_cast<std::uint32_t>(page.size());
  EXPECT_EQ(word_before(page, end, 0, false), "");
  EXPECT_EQ(word_before(page, end, 1, false).size(), kLongestWord);
  EXPECT_EQ(word_after(page, 0, end), "");
  EXPECT_EQ(word_after(page, 1, end).size(), kLongestWord);
}

TEST(GlyphsTest, TheWordBehindEndsAtAnApostropheOfTypography) {
  EXPECT_EQ(word_after("Uglanov  wrote—and", 7, 18), "wrote");
  EXPECT_EQ(word_after("Uglanov, wrote", 7, 14), "");
  EXPECT_EQ(word_after("Uglanov wrote", 7, 10), "wr");
}

}  // namespace
}  // namespace apparatus::name
