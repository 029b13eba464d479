#include "lsp/project/preferences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::project {
namespace {

using testing::ElementsAre;

TEST(Preferences, TheFileComesFirst) {
  const Project project = parse_project(
      "[style]\ndate = 'iso'\n[checks]\ndate-format = 'off'\n[words]\naccept = ['Petlura']\n",
      "/book/apparatus.toml");
  Settings preferred;
  preferred.style.date = "roman-month";
  preferred.style.ibid = "expand";
  preferred.checks = {{"date-format", Severity::error}, {"date-weekday", Severity::hint}};
  preferred.accepted_words = {"Makhno"};
  const Settings settings = with_preferences(project, preferred);
  EXPECT_EQ(settings.style.date, "iso");
  EXPECT_EQ(settings.style.ibid, "expand");
  EXPECT_EQ(settings.checks.at("date-format"), Severity::off);
  EXPECT_EQ(settings.checks.at("date-weekday"), Severity::hint);
  EXPECT_THAT(settings.accepted_words, ElementsAre("Petlura", "Makhno"));
}

TEST(Preferences, ASchemeThatNobodyKnowsIsNone) {
  Settings preferred;
  preferred.style.citation = "no-such-scheme";
  EXPECT_EQ(with_preferences(no_project(), preferred).style.citation, "");
}

TEST(Preferences, ATransliterationOfTheFileGoesForAllNames) {
  Settings preferred;
  preferred.style.transliteration_notes = "ala-lc";
  EXPECT_EQ(with_preferences(no_project(), preferred).style.transliteration_notes, "ala-lc");
  const Project project =
      parse_project("[style]\ntransliteration = 'bgn'\n", "/book/apparatus.toml");
  EXPECT_EQ(with_preferences(project, preferred).style.transliteration_notes, "");
  preferred.style.transliteration_notes = "no-such-system";
  EXPECT_EQ(with_preferences(no_project(), preferred).style.transliteration_notes, "");
}

}  // namespace
}  // namespace apparatus::project
