#include "authority/present_name.h"

#include <gtest/gtest.h>

namespace apparatus::authority {
namespace {

class PresentName : public ::testing::Test {
 protected:
  PresentName() {
    archives.add(R"(
[[archive]]
id = "old"
sigla = ["OLD"]
to = 1950
successors = ["middle"]
holdings = "new"

[[archive]]
id = "middle"
sigla = ["MID"]
to = 1990
successors = ["new"]
holdings = "new"

[[archive]]
id = "party"
sigla = ["PTY"]
to = 1990
successors = ["new"]
holdings = "new"

[[archive]]
id = "split"
sigla = ["SPL"]
to = 1990
successors = ["new", "middle"]

[[archive]]
id = "new"
sigla = ["NEW"]
holdings = "new"
fonds = [{ from = "party", number = "{n}", becomes = "P-{n}" }]
)",
                 problems);
  }
  const Archive& archive(std::string_view id) const { return *archives.by_id(id); }

  Archives archives;
  std::vector<Problem> problems;
};

TEST_F(PresentName, IsAtTheEndOfTheChain) {
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(present_name(archives, archive("old")), &archive("new"));
  EXPECT_EQ(present_name(archives, archive("new")), &archive("new"));
  EXPECT_EQ(present_name(archives, archive("split")), nullptr);
}

TEST_F(PresentName, NumbersAreKeptUnlessTheSuccessorRenumberedThem) {
  EXPECT_TRUE(keeps_numbers(archives, archive("old")));
  EXPECT_FALSE(keeps_numbers(archives, archive("party")));
  EXPECT_FALSE(keeps_numbers(archives, archive("split")));
}

TEST_F(PresentName, AFondIsMappedAsTheRegisterSays) {
  EXPECT_EQ(present_fond(archives, archive("party"), "3"), "P-3");
  EXPECT_EQ(present_fond(archives, archive("party"), "P-3"), "P-3");
  EXPECT_EQ(present_fond(archives, archive("old"), "3"), "3");
  EXPECT_EQ(present_fond(archives, archive("split"), "3"), "");
}

}  // namespace
}  // namespace apparatus::authority
