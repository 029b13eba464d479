#include "text/headings.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(Headings, OfNotesInSeveralLanguages) {
  EXPECT_TRUE(is_notes_heading("Notes"));
  EXPECT_TRUE(is_notes_heading("## *ENDNOTES*:"));
  EXPECT_TRUE(is_notes_heading("Anmerkungen"));
  EXPECT_TRUE(is_notes_heading("ПРИМЕЧАНИЯ"));
  EXPECT_FALSE(is_notes_heading("notes"));
  EXPECT_FALSE(is_notes_heading("He left no notes"));
}

TEST(Headings, OfBibliographiesInSeveralLanguages) {
  EXPECT_TRUE(is_bibliography_heading("Select Bibliography"));
  EXPECT_TRUE(is_bibliography_heading("# Quellen- und Literaturverzeichnis"));
  EXPECT_TRUE(is_bibliography_heading("Список литературы"));
  EXPECT_FALSE(is_bibliography_heading("Notes"));
}

TEST(Headings, ReferencesBackAreNoTitles) {
  EXPECT_TRUE(is_no_title("ibid"));
  EXPECT_TRUE(is_no_title("Op. cit"));
  EXPECT_TRUE(is_no_title("Там же"));
  EXPECT_TRUE(is_no_title("Ebenda"));
  EXPECT_FALSE(is_no_title("The Idiot"));
}

}  // namespace
}  // namespace apparatus::text
