// Schemes as data: the built-in file is sound, labels are found, and a wrong entry is told in
// words.
#include "authority/schemes.h"

#include <gtest/gtest.h>

#include <string>

#include "authority/authority.h"
#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

const Schemes& known() { return Authority::built_in()->schemes; }

TEST(SchemesData, HasNoProblems) {
  Schemes schemes;
  std::vector<Problem> problems;
  schemes.add(embedded_file("schemes.toml"), problems);
  for (const Problem& problem : problems) ADD_FAILURE() << problem.line << ": " << problem.message;
  EXPECT_LE(schemes.all().size(), 64u);  // the recogniser keeps sets of schemes in 64 bits
}

TEST(SchemesData, EveryTemplateWritesEveryLevel) {
  for (const Scheme& scheme : known().all()) {
    for (const SchemeLevel& level : scheme.levels) {
      EXPECT_NE(scheme.output.find("{" + level.name + "}"), std::string::npos)
          << scheme.id << ": " << level.name;
    }
    EXPECT_NE(scheme.output.find("{archive}"), std::string::npos) << scheme.id;
  }
}

TEST(Label, IsFoundWithoutItsStopAndApostrophe) {
  EXPECT_NE(known().label(label_key("opis'")), nullptr);
  EXPECT_NE(known().label(label_key("opis’")), nullptr);
  EXPECT_NE(known().label(label_key("ed. khr.")), nullptr);
  EXPECT_TRUE(known().begins_label("ed"));
  EXPECT_EQ(known().label("nonsense"), nullptr);
}

TEST(Add, ReadsAUsersScheme) {
  Schemes schemes;
  std::vector<Problem> problems;
  schemes.add(R"([[scheme]]
id = "parish"
levels = [{ name = "shelf", labels = ["sh."] }, { name = "roll", labels = ["roll"] }]
leaf = "sheet")",
              problems);
  ASSERT_TRUE(problems.empty());
  const Scheme* scheme = schemes.by_id("parish");
  ASSERT_NE(scheme, nullptr);
  EXPECT_EQ(scheme->family, "parish");
  EXPECT_EQ(scheme->form, SchemeForm::labelled);
  EXPECT_EQ(scheme->output, "{archive}[, sh. {shelf}][, roll {roll}][, {leaf} {leaves}]");
}

TEST(Add, ReadsHowAValueLooksAndIsWritten) {
  Schemes schemes;
  std::vector<Problem> problems;
  schemes.add(
      "[[scheme]]\nid = \"x\"\nform = \"coded\"\nlevels = [{ name = \"series\", shapes = [\"A^ => "
      "A/9\", \"A 9\"] }]",
      problems);
  ASSERT_TRUE(problems.empty());
  const SchemeLevel& level = schemes.by_id("x")->levels[0];
  EXPECT_EQ(level.shapes[0].look, "A^");
  EXPECT_EQ(level.shapes[0].written, "A/9");
  EXPECT_EQ(level.shapes[1].written, "A 9");
}

TEST(Add, SaysWhatIsWrongAndWhere) {
  Schemes schemes;
  std::vector<Problem> problems;
  schemes.add(
      "[[scheme]]\nid = \"a\"\nlevls = []\n\n[[scheme]]\nid = \"b\"\nform = \"round\"\nlevels = [{ "
      "name = \"n\" }]",
      problems);
  ASSERT_EQ(problems.size(), 3u);
  EXPECT_EQ(problems[0].line, 3u);
  EXPECT_NE(problems[0].message.find("levls"), std::string::npos);
  EXPECT_NE(problems[2].message.find("round"), std::string::npos);
  EXPECT_TRUE(schemes.all().empty());
}

}  // namespace
}  // namespace apparatus::authority
