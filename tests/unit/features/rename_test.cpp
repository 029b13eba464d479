#include "lsp/features/rename.h"

#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

// The draft after a renaming; why it was refused in brackets.
std::string renamed(std::string_view text, std::string_view new_name) {
  const Typed typed(text);
  const auto renaming = rename(typed.snapshot, typed.cursor(), new_name);
  if (!renaming.refused.empty()) return "(" + renaming.refused + ")";
  std::string source = typed.marked.text;
  for (auto edit = renaming.edits.rbegin(); edit != renaming.edits.rend(); ++edit) {
    source.replace(edit->range.begin, edit->range.size(), edit->new_text);
  }
  return source;
}

TEST(Rename, APersonInEveryForm) {
  EXPECT_EQ(
      renamed(
          "Pavel Dubrovskii spoke. Nobody heard Dubrov^skii, and Dubrovskii's voice was soft.\n",
          "Dubrovsky"),
      "Pavel Dubrovsky spoke. Nobody heard Dubrovsky, and Dubrovsky's voice was soft.\n");
}

TEST(Rename, AFullNameChangesTheGivenNameWhereItStands) {
  EXPECT_EQ(renamed("Pavel Dubrovskii spoke. Nobody heard Dubrov^skii.\n", "Paul Dubrovsky"),
            "Paul Dubrovsky spoke. Nobody heard Dubrovsky.\n");
}

TEST(Rename, QuotationsKeepTheirSpelling) {
  EXPECT_EQ(renamed("Pavel Dubrov^skii wrote: “Call me Pavel Dubrovskii, as all the others do.”\n",
                    "Dubrovsky"),
            "Pavel Dubrovsky wrote: “Call me Pavel Dubrovskii, as all the others do.”\n");
}

TEST(Rename, ANoteEverywhere) {
  EXPECT_EQ(renamed("One.[^de^pot] Two.[^depot]\n\n[^depot]: Closed.\n", "winter"),
            "One.[^winter] Two.[^winter]\n\n[^winter]: Closed.\n");
}

TEST(Rename, RefusesWhatWouldBreakTheDraft) {
  EXPECT_EQ(renamed("One.[^de^pot] Two.[^x]\n\n[^depot]: Closed.\n\n[^x]: Open.\n", "x"),
            "(Another note has the label x already.)");
  EXPECT_EQ(renamed("One.[^de^pot]\n\n[^depot]: Closed.\n", "a b"),
            "(A note's label holds no spaces and no brackets.)");
  EXPECT_EQ(renamed("Nothing ^stands here.\n", "x"),
            "(Only persons and footnotes can be renamed.)");
}

TEST(PrepareRename, ShowsTheSurname) {
  const Typed typed("Pavel [[Dubrov^skii]] spoke.\n");
  const auto target = prepare_rename(typed.snapshot, typed.cursor());
  ASSERT_TRUE(target);
  EXPECT_EQ(target->range, typed.marked.ranges[0]);
  EXPECT_EQ(target->placeholder, "Dubrovskii");
}

}  // namespace
}  // namespace apparatus::features
