#include "tests/unit/checks/checked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kList = R"(
# Bibliography

- Halloran, Brigid. *The Harbour Office*. Dublin: Quayside, 1971.
- Oyelaran, Tunde. *Letters from the Sound*. Lund: Sund, 1966.
- Sedov, P. I. *Kapitany*. Riga: Zinatne, 1958.
- Whitcombe, Alice. *Tolls*. London: Quayside, 1955.
)";

std::string draft(const std::string& first_note) {
  return "Dues fell.[^1][^2][^3][^4]\n\n[^1]: " + first_note +
         "\n[^2]: Halloran, *Harbour Office*, 44.\n[^3]: Oyelaran, *Letters*, 9.\n"
         "[^4]: Sedov, *Kapitany*, 12; Whitcombe, *Tolls*, 3.\n" +
         kList;
}

TEST(ShortReferences, SilentWhereEveryReferenceLeadsSomewhere) {
  EXPECT_THAT(check_alone(draft("Whitcombe, *Tolls*, 80.")).complaints(), IsEmpty());
}

TEST(ShortReferences, AWorkByNobodyIsUnknown) {
  const Checked checked = check_alone(draft("Brandvold, *Tolls*, 80."));
  EXPECT_THAT(checked.marked("reference-unknown"), ElementsAre("Brandvold, *Tolls*, 80"));
  EXPECT_THAT(checked.find("reference-unknown")->message, HasSubstr("is by “Whitcombe”"));
}

TEST(ShortReferences, SilentWhereTheAuthorIsNamedInANote) {
  EXPECT_THAT(check_alone(draft("J. Brandvold, in a talk at Lund. Brandvold, op. cit., 80."))
                  .marked("reference-unknown"),
              IsEmpty());
}

TEST(ShortReferences, OpCitOfAnAuthorOfTwoWorks) {
  const Checked checked =
      check_alone(draft("Halloran, op. cit., 80.") +
                  "- Halloran, Brigid. *Ropes and Rates*. Dublin: Quayside, 1980.\n"
                  "\n");
  EXPECT_THAT(checked.marked("reference-ambiguous"), ElementsAre("Halloran, op. cit., 80"));
}

TEST(ShortReferences, AYearThatIsNotTheEntrys) {
  const Checked checked = check_alone(draft("A. Whitcombe, *Tolls* (London, 1965), 80."));
  EXPECT_THAT(checked.marked("reference-year"), ElementsAre("1965"));
  EXPECT_THAT(checked.offered("reference-year"), ElementsAre("1955"));
}

TEST(ShortReferences, AnotherEditionHasAnotherYear) {
  for (const char* edition : {"(New York, 1965)", "(2nd edn., London, 1965)"}) {
    EXPECT_THAT(check_alone(draft("A. Whitcombe, *Tolls* " + std::string(edition) + ", 80."))
                    .marked("reference-year"),
                IsEmpty())
        << edition;
  }
}

TEST(ShortReferences, AuthorAndDateAgainstTheList) {
  const std::string source =
      "Dues fell (Halloran 1971, 44; Oyelaran 1966) and rose (Sedov 1958; Whitcombe 1956).\n" +
      std::string(kList);
  const Checked checked = check_alone(source);
  EXPECT_THAT(checked.marked("reference-year"), ElementsAre("1956"));
  EXPECT_THAT(checked.offered("reference-year"), ElementsAre("1955"));
}

TEST(ShortReferences, APlaceAndAYearInParenthesesAreNoReference) {
  EXPECT_THAT(
      check_alone("The congress (Lausanne 1923) was short.\n" + std::string(kList)).complaints(),
      IsEmpty());
}

TEST(ShortReferences, AnEntryThatNothingCites) {
  const Checked checked = check_alone(draft("Sedov, *Kapitany*, 80.") +
                                      "- Lindqvist, Arne. *Ballast*. Lund: Sund, 1949.\n");
  EXPECT_THAT(checked.marked("reference-uncited"), ElementsAre(HasSubstr("Lindqvist, Arne")));
  EXPECT_EQ(checked.find("reference-uncited")->severity, Severity::information);
}

TEST(ShortReferences, AnEntryWhoseAuthorTheTextNamesIsLeftAlone) {
  EXPECT_THAT(check_alone("Lindqvist counted them.\n\n" + draft("Sedov, *Kapitany*, 80.") +
                          "- Lindqvist, Arne. *Ballast*. Lund: Sund, 1949.\n")
                  .marked("reference-uncited"),
              IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
