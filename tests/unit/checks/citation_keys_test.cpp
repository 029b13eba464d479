#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::checks {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class Keys : public testing::Test {
 protected:
  Keys() {
    folder_.write(
        "works.bib",
        "@book{lewin1985, author={Lewin, Moshe}, title={The Making of the Soviet System}, "
        "year={1985}}\n"
        "@article{rigby1981, author={Rigby, T. H.}, title={Early Provincial Cliques}, "
        "pages={3--28}, year={1981}}\n");
  }

  Checked check_draft(const std::string& front_matter, const std::string& text) const {
    return check_with("---\n" + front_matter + "\n---\n\n" + text, (folder_ / "draft.md").string(),
                      {}, index::Knowledge::nothing());
  }

  TemporaryFolder folder_;
};

TEST_F(Keys, AnUnknownKeyGetsTheNearest) {
  const Checked checked =
      check_draft("bibliography: works.bib", "So it is written [@lewin1985; @lewni1985].");
  EXPECT_THAT(checked.marked("citekey-unknown"), ElementsAre("@lewni1985"));
  EXPECT_THAT(checked.offered("citekey-unknown"), Contains("@lewin1985"));
}

TEST_F(Keys, WithoutABibliographyNobodyKnows) {
  EXPECT_THAT(check_draft("title: x", "So it is written [@lewni1985].").findings, IsEmpty());
  EXPECT_THAT(
      check_draft("bibliography: [works.bib, more.bib]", "So it is written [@lewni1985].").findings,
      IsEmpty());
}

TEST_F(Keys, APageOutsideOfTheArticle) {
  EXPECT_THAT(check_draft("bibliography: works.bib", "See [@rigby1981, 41].")
                  .marked("reference-pages")
                  .size(),
              1U);
  EXPECT_THAT(
      check_draft("bibliography: works.bib", "See [@rigby1981, 14--15] and [@lewin1985, 400].")
          .findings,
      IsEmpty());
}

}  // namespace
}  // namespace apparatus::checks
