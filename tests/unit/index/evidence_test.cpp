// The words around a mention, as evidence shows them.
#include "index/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/unit/marked_text.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::index {
namespace {

std::string around(std::string_view marked) {
  const MarkedText text(marked);
  return words_around(text.text, text.ranges[0]);
}

TEST(WordsAround, AreTheSentence) {
  EXPECT_EQ(around("The hall was cold. On [[14 December]] the bakers voted. Nobody slept."),
            "On 14 December the bakers voted.");
}

TEST(WordsAround, GoOverLineEndsAndJoinHyphenatedWords) {
  EXPECT_EQ(around("Then the com-\nmittee of [[Rogozhsko]]\nmet again.\n\nAnother day."),
            "Then the committee of Rogozhsko met again.");
}

TEST(WordsAround, StayWithinAParagraphAndAnItem) {
  EXPECT_EQ(around("A heading\n\nThe letter of [[1926]] is lost\n\nNext"),
            "The letter of 1926 is lost");
  EXPECT_EQ(around("- 3. See the file\n- 4. [[GARF]], f. 17\n- 5. Ibid."), "- 4. GARF, f. 17");
}

TEST(WordsAround, DoNotEndAtAnAbbreviation) {
  EXPECT_EQ(around("He wrote to V. P. [[Smirnov]] of the Dep. of Posts at once. Then left."),
            "He wrote to V. P. Smirnov of the Dep. of Posts at once.");
}

TEST(WordsAround, AreCutAtWordsWhereASentenceIsLong) {
  std::string long_text;
  for (int i = 0; i < 60; ++i) long_text += "дальше ";
  const std::string words = around(long_text + "[[Троцкий]] " + long_text);
  EXPECT_LT(words.size(), 260u);
  EXPECT_TRUE(words.starts_with("… дальше "));
  EXPECT_TRUE(words.ends_with("дальше …"));
  EXPECT_THAT(words, testing::HasSubstr("Троцкий"));
}

TEST(Evidence, IsReadFromTheFileWithItsColumn) {
  const TemporaryFolder folder;
  const std::string text = "Erste Zeile.\nÜber Bruno Kepler und ein paar Leute.\n";
  IndexedFile file;
  file.path = folder.write("a.txt", text).string();
  file.size = static_cast<std::int64_t>(text.size());
  struct stat status {};
  ASSERT_EQ(::stat(file.path.c_str(), &status), 0);
  file.modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto begin = static_cast<std::uint32_t>(text.find("Bruno"));
  Evidence evidence;
  Place place = evidence.place(file, {{begin, begin + 12}, 2, false});
  EXPECT_EQ(place.line, 2u);
  EXPECT_EQ(place.column, 6u);  // "Ü" is one code point
  EXPECT_EQ(place.text, "Über Bruno Kepler und ein paar Leute.");

  file.modified -= 1;  // as if the text had been written since
  place = evidence.place(file, {{begin, begin + 12}, 2, false});
  EXPECT_EQ(place.text, "");
  EXPECT_EQ(place.line, 2u);
}

}  // namespace
}  // namespace apparatus::index
