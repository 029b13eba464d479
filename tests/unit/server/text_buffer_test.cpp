#include "lsp/server/text_buffer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace apparatus::server {
namespace {

using protocol::ContentChange;
using protocol::PositionEncoding;
using protocol::Range;

ContentChange replace(Range range, std::string text) { return {range, std::move(text)}; }

TEST(TextBuffer, AppliesChangesEachToWhatTheOneBeforeLeft) {
  TextBuffer buffer("one\ntwo\n");
  EXPECT_EQ(buffer.apply({replace({{0, 3}, {0, 3}}, " more"), replace({{0, 8}, {1, 3}}, "!"),
                          replace({{0, 0}, {0, 3}}, "1")},
                         PositionEncoding::utf16),
            "");
  EXPECT_EQ(buffer.text(), "1 more!\n");
}

TEST(TextBuffer, AChangeWithoutRangeIsAllOfTheText) {
  TextBuffer buffer("one");
  EXPECT_EQ(buffer.apply({{std::nullopt, "two\nthree"}, replace({{1, 0}, {1, 5}}, "3")},
                         PositionEncoding::utf16),
            "");
  EXPECT_EQ(buffer.text(), "two\n3");
}

TEST(TextBuffer, ToAnyLineBehindTheLastIsToTheEnd) {
  TextBuffer buffer("one\ntwo");
  EXPECT_EQ(buffer.apply({replace({{1, 0}, {2, 0}}, "2")}, PositionEncoding::utf16), "");
  EXPECT_EQ(buffer.text(), "one\n2");
  EXPECT_EQ(buffer.apply({replace({{0, 0}, {999999, 0}}, "all")}, PositionEncoding::utf16), "");
  EXPECT_EQ(buffer.text(), "all");
}

TEST(TextBuffer, SaysWhyAChangeCannotBeApplied) {
  TextBuffer buffer("one\ntwo");
  EXPECT_EQ(buffer.apply({replace({{7, 0}, {7, 1}}, "x")}, PositionEncoding::utf16),
            "line 8 is past the end of the text, which has 2 lines");
  EXPECT_EQ(buffer.apply({replace({{1, 2}, {0, 0}}, "x")}, PositionEncoding::utf16),
            "its range ends before it begins");
}

// An editor that keeps its text as letters, counts columns by itself, and tells a TextBuffer what
// it does.
class Editor {
 public:
  Editor(unsigned seed, PositionEncoding encoding) : random_(seed), encoding_(encoding) {}

  void edit() {
    const std::size_t begin = random_() % (letters_.size() + 1);
    const std::size_t end =
        begin + random_() % (std::min<std::size_t>(6, letters_.size() - begin) + 1);
    ContentChange change;
    change.range = {position_of(begin), position_of(end)};
    std::vector<std::string> put;
    for (std::size_t i = random_() % 5; i > 0; --i)
      put.push_back(pieces_[random_() % pieces_.size()]);
    for (const auto& piece : put) change.text += piece;
    letters_.erase(letters_.begin() + static_cast<std::ptrdiff_t>(begin),
                   letters_.begin() + static_cast<std::ptrdiff_t>(end));
    letters_.insert(letters_.begin() + static_cast<std::ptrdiff_t>(begin), put.begin(), put.end());
    changes_.push_back(std::move(change));
  }
  std::vector<ContentChange> take_changes() { return std::exchange(changes_, {}); }
  std::string text() const {
    std::string text;
    for (const auto& letter : letters_) text += letter;
    return text;
  }

 private:
  std::uint32_t width(const std::string& letter) const {
    if (encoding_ == PositionEncoding::utf8) return static_cast<std::uint32_t>(letter.size());
    return encoding_ == PositionEncoding::utf16 && letter.size() == 4 ? 2 : 1;
  }
  protocol::Position position_of(std::size_t index) const {
    protocol::Position position;
    for (std::size_t i = 0; i < index; ++i) {
      if (letters_[i] == "\n" || letters_[i] == "\r\n") {
        position = {position.line + 1, 0};
      } else {
        position.character += width(letters_[i]);
      }
    }
    return position;
  }

  const std::vector<std::string> pieces_ = {"a", "б", "€", "📜", "𐌰", "\n", "\r\n", " ", "."};
  std::mt19937 random_;
  PositionEncoding encoding_;
  std::vector<std::string> letters_;
  std::vector<ContentChange> changes_;
};

TEST(TextBuffer, RandomEditsLeaveTheEditorsText) {
  for (const auto encoding :
       {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
    for (unsigned seed = 0; seed < 60; ++seed) {
      Editor editor(seed, encoding);
      TextBuffer buffer;
      for (int message = 0; message < 60; ++message) {
        for (unsigned i = 0; i <= seed % 4; ++i) editor.edit();
        ASSERT_EQ(buffer.apply(editor.take_changes(), encoding), "");
        ASSERT_EQ(buffer.text(), editor.text()) << "seed " << seed << ", message " << message;
      }
    }
  }
}

}  // namespace
}  // namespace apparatus::server
