// The order of printed lists.
#include "lsp/features/collation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace apparatus::features {
namespace {

using Words = std::vector<std::string>;

Words in_order(Words words, const char* language = "") {
  const Collation order(language);
  std::stable_sort(words.begin(), words.end(),
                   [&](const std::string& a, const std::string& b) { return order.before(a, b); });
  return words;
}

Words as_headings(Words words, const char* language = "") {
  const Collation order(language);
  std::stable_sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return order.heading_before(a, b);
  });
  return words;
}

TEST(Collation, NumbersGoByTheirValueAndThenByTheirLetters) {
  EXPECT_EQ(in_order({"17", "7-P", "7a", "100", "9", "7"}),
            (Words{"7", "7a", "7-P", "9", "17", "100"}));
  EXPECT_EQ(in_order({"FO 371", "FO 37", "FO 9"}), (Words{"FO 9", "FO 37", "FO 371"}));
}

TEST(Collation, AccentsCountOnlyWhereNothingElseDiffers) {
  EXPECT_EQ(as_headings({"Zeman, A.", "Čermák, B.", "Orlov, C.", "Öhrn, D.", "Cerha, E."}),
            (Words{"Cerha, E.", "Čermák, B.", "Öhrn, D.", "Orlov, C.", "Zeman, A."}));
  EXPECT_EQ(as_headings({"Ершов, А.", "Ёлкин, Б.", "Жуков, В.", "Егоров, Г."}),
            (Words{"Егоров, Г.", "Ёлкин, Б.", "Ершов, А.", "Жуков, В."}));
}

TEST(Collation, ALanguageMayHaveAnOrderOfItsOwn) {
  EXPECT_EQ(as_headings({"Öhrn", "Zeman", "Orlov"}, "sv"), (Words{"Orlov", "Zeman", "Öhrn"}));
  EXPECT_EQ(as_headings({"Čermák", "Cvik", "Dub"}, "cs"), (Words{"Cvik", "Čermák", "Dub"}));
  EXPECT_EQ(as_headings({"Öhrn", "Zeman", "Orlov"}, "xx-nobody"),
            (Words{"Öhrn", "Orlov", "Zeman"}));
}

TEST(Collation, ApostrophesDoNotCount) {
  EXPECT_EQ(as_headings({"Zinov'ev, G.", "Zinovich, A.", "Zinov’eva, M.", "Zinovar, T."}),
            (Words{"Zinovar, T.", "Zinov'ev, G.", "Zinov’eva, M.", "Zinovich, A."}));
}

TEST(Collation, AShorterSurnameStandsBeforeALongerOne) {
  EXPECT_EQ(as_headings({"Carretto, A.", "Carr, Z.", "Carr, A."}),
            (Words{"Carr, A.", "Carr, Z.", "Carretto, A."}));
}

TEST(Collation, OnlyTheSameBytesAreEqual) {
  const Collation order("");
  EXPECT_NE(order.before("7-P", "7P"), order.before("7P", "7-P"));
  EXPECT_FALSE(order.before("7-P", "7-P"));
}

}  // namespace
}  // namespace apparatus::features
