#include "lsp/protocol/position_mapper.h"

#include <gtest/gtest.h>

#include <random>

namespace apparatus::protocol {
namespace {

constexpr PositionEncoding kEncodings[] = {PositionEncoding::utf8, PositionEncoding::utf16,
                                           PositionEncoding::utf32};

TEST(ChooseEncoding, TakesTheFirstThatIsKnown) {
  EXPECT_EQ(choose_encoding({"utf-32", "utf-8"}), PositionEncoding::utf32);
  EXPECT_EQ(choose_encoding({"utf-7", "utf-8", "utf-16"}), PositionEncoding::utf8);
  EXPECT_EQ(choose_encoding({}), PositionEncoding::utf16);
  EXPECT_EQ(choose_encoding({"latin-1"}), PositionEncoding::utf16);
}

class Mapper {
 public:
  Mapper(std::string text, PositionEncoding encoding)
      : text_(std::move(text)), lines_(text_), mapper_(text_, lines_, encoding) {}
  const PositionMapper* operator->() const { return &mapper_; }

 private:
  std::string text_;
  text::LineTable lines_;
  PositionMapper mapper_;
};

// "ж" has two bytes and one unit, the scroll four bytes and two units of UTF-16.
constexpr std::string_view kLetter = "aж📜b\nsecond";

TEST(PositionMapper, CountsInEachEncoding) {
  const std::uint32_t columns[3][5] = {{0, 1, 3, 7, 8}, {0, 1, 2, 4, 5}, {0, 1, 2, 3, 4}};
  const std::uint32_t bytes[5] = {0, 1, 3, 7, 8};
  for (int e = 0; e < 3; ++e) {
    const Mapper mapper{std::string(kLetter), kEncodings[e]};
    for (int i = 0; i < 5; ++i) {
      EXPECT_EQ(mapper->offset_of({0, columns[e][i]}), bytes[i]);
      EXPECT_EQ(mapper->position_of(bytes[i]), (Position{0, columns[e][i]}));
    }
    EXPECT_EQ(mapper->offset_of({1, 3}), 12u);
    EXPECT_EQ(mapper->position_of(12), (Position{1, 3}));
  }
}

TEST(PositionMapper, InsideOfALetterIsItsBeginning) {
  EXPECT_EQ(Mapper(std::string(kLetter), PositionEncoding::utf16)->offset_of({0, 3}), 3u);
  EXPECT_EQ(Mapper(std::string(kLetter), PositionEncoding::utf8)->offset_of({0, 2}), 1u);
  EXPECT_EQ(Mapper(std::string(kLetter), PositionEncoding::utf32)->position_of(5),
            (Position{0, 2}));
}

TEST(PositionMapper, PastTheEndOfALineIsItsEndBeforeTheLineEnding) {
  const Mapper mapper("one\r\ntwo\rthree\n", PositionEncoding::utf16);
  EXPECT_EQ(mapper->offset_of({0, 99}), 3u);
  EXPECT_EQ(mapper->offset_of({1, 99}), 8u);
  EXPECT_EQ(mapper->offset_of({2, 99}), 14u);
  EXPECT_EQ(mapper->offset_of({3, 99}), 15u);
  EXPECT_EQ(mapper->position_of(4), (Position{0, 3}));
}

TEST(PositionMapper, BehindTheLastLineIsTheEndAndFurtherOnNothing) {
  const Mapper mapper("one\ntwo", PositionEncoding::utf16);
  EXPECT_EQ(mapper->offset_of({2, 0}), 7u);
  EXPECT_EQ(mapper->offset_of({3, 0}), std::nullopt);
  EXPECT_EQ(mapper->offset_of({4'000'000'000u, 4'000'000'000u}), std::nullopt);
  EXPECT_EQ(mapper->position_of(1000), (Position{1, 3}));
}

TEST(PositionMapper, ARangeThatIsTurnedRoundIsNone) {
  const Mapper mapper("one\ntwo", PositionEncoding::utf16);
  EXPECT_EQ(mapper->range_of(Range{{0, 1}, {1, 2}}), (text::SourceRange{1, 6}));
  EXPECT_EQ(mapper->range_of(Range{{1, 2}, {0, 1}}), std::nullopt);
  EXPECT_EQ(mapper->range_of(Range{{0, 0}, {9, 0}}), std::nullopt);
}

TEST(PositionMapper, AnEmptyTextHasOneLine) {
  const Mapper mapper("", PositionEncoding::utf16);
  EXPECT_EQ(mapper->offset_of({0, 0}), 0u);
  EXPECT_EQ(mapper->position_of(0), (Position{0, 0}));
}

TEST(PositionMapper, EveryLetterOfRandomTextsThereAndBack) {
  std::mt19937 random(19);
  const std::string_view pieces[] = {"a", "ж", "€", "📜", "e\u0301", "\n", "\r\n", "\r", " "};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    std::vector<std::uint32_t> letters;
    for (int i = 0; i < 40; ++i) {
      letters.push_back(static_cast<std::uint32_t>(text.size()));
      text += pieces[random() % std::size(pieces)];
    }
    for (const auto encoding : kEncodings) {
      const Mapper mapper(text, encoding);
      for (const std::uint32_t offset : letters) {
        // Between the two bytes of a line ending that two pieces made by chance there is no place.
        if (offset > 0 && text[offset - 1] == '\r' && text[offset] == '\n') continue;
        EXPECT_EQ(mapper->offset_of(mapper->position_of(offset)), offset);
      }
    }
  }
}

}  // namespace
}  // namespace apparatus::protocol
