#include "authority/letter_case.h"

#include <gtest/gtest.h>

namespace apparatus::authority {
namespace {

TEST(LetterCase, OfEveryScriptThatHasCase) {
  EXPECT_EQ(to_lower("ZINOV'EV ЗИНОВЬЕВ Ёжиков ÉTAT Łódź ΑΘΗΝΑ Ўладзімір Žižek"),
            "zinov'ev зиновьев ёжиков état łódź αθηνα ўладзімір žižek");
  EXPECT_EQ(upper_code_point(U'ÿ'), U'Ÿ');
  EXPECT_EQ(upper_code_point(U'ß'), U'ß');
  EXPECT_EQ(lower_code_point(U'×'), U'×');
}

TEST(LetterCase, BytesThatAreNoUtf8StayAsTheyAre) {
  EXPECT_EQ(to_lower("A\xC3Z\xFF"), "a\xC3z\xFF");
  EXPECT_EQ(fold_case("A\xC3"), "a\xC3");
}

TEST(LetterCase, FoldedWordsAreAsLongAsBefore) {
  EXPECT_EQ(fold_case("Août ЯНВАРЬ Źródło"), "août январь źródło");
  const std::string_view dotted = "İ";  // its small letter is of one byte
  EXPECT_EQ(fold_case(dotted).size(), dotted.size());
  char out[4];
  EXPECT_EQ(fold_case("Янв", out, 3), 3U);  // one letter, and the first byte of the next
}

TEST(LetterCase, CapitalsOfTheFirstLettersOrOfAll) {
  EXPECT_EQ(in_capitals("été", 1), "Été");
  EXPECT_EQ(in_capitals("été", 3), "ÉTÉ");
  EXPECT_EQ(in_capitals("январь", 1), "Январь");
}

}  // namespace
}  // namespace apparatus::authority
