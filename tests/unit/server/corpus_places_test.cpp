#include "lsp/server/corpus_places.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace apparatus::server {
namespace {

using protocol::PositionEncoding;
using protocol::Range;

class CorpusPlacesTest : public ::testing::Test {
 protected:
  CorpusPlacesTest() { std::ofstream(file, std::ios::binary) << "first\nаб📜 Trotskii\n"; }
  ~CorpusPlacesTest() override { std::filesystem::remove(file); }

  // Bytes of the whole text, as the index has them; the line counts from 0.
  features::Location place(text::SourceRange range, std::uint32_t line) const {
    features::Location location;
    location.file = file.string();
    location.range = range;
    location.line = line;
    return location;
  }
  static bool go_on() { return false; }

  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("apparatus-places-" + std::to_string(getpid()) + ".md");
};

TEST_F(CorpusPlacesTest, AreCountedAsTheEditorCounts) {
  CorpusPlaces utf16(PositionEncoding::utf16, go_on);
  EXPECT_EQ(utf16(place({15, 23}, 1)), (Range{{1, 5}, {1, 13}}));
  CorpusPlaces utf32(PositionEncoding::utf32, go_on);
  EXPECT_EQ(utf32(place({15, 23}, 1)), (Range{{1, 4}, {1, 12}}));
}

TEST_F(CorpusPlacesTest, StayWithinTheirLineWhenTheFileHasChanged) {
  CorpusPlaces places(PositionEncoding::utf16, go_on);
  EXPECT_EQ(places(place({15, 90}, 1)), (Range{{1, 5}, {1, 13}}));
  EXPECT_EQ(places(place({900, 910}, 1)), (Range{{1, 0}, {1, 0}}));
}

TEST_F(CorpusPlacesTest, AreTheBeginningOfTheLineWhereNothingCanBeRead) {
  auto gone = place({15, 23}, 7);
  gone.file = "/nowhere.md";
  EXPECT_EQ(CorpusPlaces(PositionEncoding::utf16, go_on)(gone), (Range{{7, 0}, {7, 0}}));
  CorpusPlaces stopped(PositionEncoding::utf16, [] { return true; });
  EXPECT_EQ(stopped(place({15, 23}, 1)), (Range{{1, 0}, {1, 0}}));
}

}  // namespace
}  // namespace apparatus::server
