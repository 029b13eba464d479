// Definition, references and highlights: three answers to where a thing is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/features/definition.h"
#include "lsp/features/document_highlight.h"
#include "lsp/features/references.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kNotes =
    "One.[^1] Two.[^2]\n\n[^1]: [[RGASPI, f. 612, op. 4, d. 19, l. 7]].\n[^2]: [[Ib^id., l. 9]].\n";

TEST(Definition, OfAnIbidItsAntecedent) {
  const Typed typed(kNotes);
  const auto found = definition(typed.snapshot, typed.cursor());
  EXPECT_EQ(found.origin, typed.marked.ranges[1]);
  ASSERT_EQ(found.targets.size(), 1u);
  EXPECT_TRUE(found.targets[0].in_draft);
  EXPECT_EQ(found.targets[0].range, typed.marked.ranges[0]);
}

TEST(Definition, OfACitationThePlacesInTheCorpus) {
  const Typed typed("One.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, ^d. 20, l. 2.\n");
  const auto found = definition(typed.snapshot, typed.cursor());
  ASSERT_EQ(found.targets.size(), 1u);
  EXPECT_EQ(found.targets[0].file, "verhaegen.md");
  EXPECT_EQ(found.targets[0].line, 12u);
  EXPECT_FALSE(found.targets[0].in_draft);
}

TEST(Definition, FromANotesCallToTheNoteAndBack) {
  const Typed call("A vote.[[[^de^pot]]]\n\n[[[^depot]:]] Closed in winter.\n");
  const auto to_note = definition(call.snapshot, call.cursor());
  ASSERT_EQ(to_note.targets.size(), 1u);
  EXPECT_EQ(to_note.targets[0].range.begin, call.marked.text.find("[^depot]:"));
  const Typed note("A vote.[^depot]\n\n[^de^pot]: Closed in winter.\n");
  const auto to_call = definition(note.snapshot, note.cursor());
  ASSERT_EQ(to_call.targets.size(), 1u);
  EXPECT_EQ(to_call.targets[0].range, (text::SourceRange{7, 15}));
}

TEST(References, OverTheDraftAndTheCorpus) {
  const Typed typed(kNotes);
  std::size_t here = 0;
  std::size_t corpus = 0;
  for (const auto& location : references(typed.snapshot, typed.cursor(), true))
    (location.in_draft ? here : corpus)++;
  EXPECT_EQ(here, 2u);
  EXPECT_GE(corpus, 3u);
  EXPECT_EQ(references(typed.snapshot, typed.cursor(), false).size(), here + corpus - 1);
}

TEST(References, ElsewhereTheSameFileAndTheSamePerson) {
  const Typed typed(kNotes);
  const MarkedText other(
      "Pavel Dubrovskii.[^a]\n\n[^a]: [[RGASPI, f. 612, op. 4, d. 19, l. 2]].\n");
  EXPECT_THAT(references_elsewhere(typed.snapshot, typed.cursor(), snapshot_of(other.text)),
              ElementsAre(other.ranges[0]));
  const Typed person("Dubrov^skii was tired.\n");
  EXPECT_EQ(references_elsewhere(person.snapshot, person.cursor(), snapshot_of(other.text)).size(),
            1u);
  const Typed nothing("Somebody was ^tired.\n");
  EXPECT_THAT(references_elsewhere(nothing.snapshot, nothing.cursor(), snapshot_of(other.text)),
              IsEmpty());
}

TEST(Highlights, OfOnePersonUnderAnyForm) {
  const Typed typed("[[Pavel Dubrovskii]] spoke, and [[Dubrov^skii]]'s voice was soft.\n");
  EXPECT_THAT(document_highlights(typed.snapshot, typed.cursor()),
              ElementsAre(typed.marked.ranges[0], typed.marked.ranges[1]));
}

TEST(Highlights, NothingWhereNothingStands) {
  const Typed typed("Nothing ^stands here.\n");
  EXPECT_THAT(document_highlights(typed.snapshot, typed.cursor()), IsEmpty());
  EXPECT_THAT(references(typed.snapshot, typed.cursor(), true), IsEmpty());
  EXPECT_THAT(definition(typed.snapshot, typed.cursor()).targets, IsEmpty());
}

}  // namespace
}  // namespace apparatus::features
