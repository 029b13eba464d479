// The persons of a draft are those of the index.
#include "index/resolve.h"

#include <gtest/gtest.h>

#include "index/builder.h"
#include "name/recognise.h"
#include "text/document.h"

namespace apparatus::index {
namespace {

struct Draft {
  text::Document document;
  std::vector<name::Name> names;
  std::vector<ResolvedName> who;
};

Draft read(std::string source, const Knowledge& knowledge) {
  const auto authority = authority::Authority::built_in();
  Draft draft;
  draft.document = text::read_document(std::move(source), text::Format::markdown);
  draft.names = name::recognise(draft.document, *authority, known_names(knowledge), {});
  draft.who = resolve_names(draft.names, knowledge, *authority);
  return draft;
}

std::shared_ptr<const Knowledge> corpus() {
  return build_in_memory(
      {{"a.md", "Gustav Hilger drafted the note. Ivan Smirnov refused, and Hilger agreed."},
       {"b.md", "Vladimir Smirnov spoke in Kiev. Nikolai Uglanov replied."}},
      authority::Authority::built_in());
}

TEST(Resolve, LeadsBareSurnamesToTheOnlyBearer) {
  const Draft draft = read("The note came from Hilger.", *corpus());
  ASSERT_EQ(draft.who.size(), 1u);
  EXPECT_EQ(draft.who[0].person, "hilger-gustav");
  EXPECT_TRUE(draft.who[0].known);
}

TEST(Resolve, SaysThatASurnameOfTwoIsAmbiguous) {
  const Draft draft = read("The letter reached Smirnov.", *corpus());
  ASSERT_EQ(draft.who.size(), 1u);
  EXPECT_TRUE(draft.who[0].ambiguous);
  EXPECT_EQ(draft.who[0].person, "smirnov-?");
}

TEST(Resolve, FollowsTheFullNameInTheDraft) {
  const Draft draft = read("V. Smirnov came late. The letter reached Smirnov.", *corpus());
  ASSERT_EQ(draft.who.size(), 2u);
  EXPECT_EQ(draft.who[1].person, draft.who[0].person);
  EXPECT_EQ(draft.who[0].person, "smirnov-vladimir");
}

TEST(Resolve, MakesAnIdForStrangers) {
  const Draft draft = read("Zara Steiner disagrees.", *corpus());
  ASSERT_EQ(draft.who.size(), 1u);
  EXPECT_EQ(draft.who[0].person, "steiner-zara");
  EXPECT_FALSE(draft.who[0].known);
}

TEST(Resolve, LeavesOutWhatNobodyConfirms) {
  const Draft draft = read("The paper Vorwurf appeared.", *Knowledge::nothing());
  for (const ResolvedName& who : draft.who) EXPECT_EQ(who.person, "");
}

// Two bearers in one text: the paragraph says which.
TEST(Resolve, ABareSurnameIsTheOneNamedJustBefore) {
  const std::string filler = " " + std::string(1200, '.') + " ";
  const Draft draft = read("Ivan Smirnov came late, and Smirnov sat down." + filler +
                               "Vladimir Smirnov came later, and Smirnov stood." + filler +
                               "The letter reached Smirnov.",
                           *corpus());
  ASSERT_EQ(draft.who.size(), 5u);
  EXPECT_EQ(draft.who[1].person, "smirnov-ivan");
  EXPECT_EQ(draft.who[3].person, "smirnov-vladimir");
  EXPECT_TRUE(draft.who[4].ambiguous);
}

TEST(Resolve, ABareSurnameAfterBothIsAmbiguous) {
  const Draft draft =
      read("Ivan Smirnov met Vladimir Smirnov. The letter reached Smirnov.", *corpus());
  ASSERT_EQ(draft.who.size(), 3u);
  EXPECT_TRUE(draft.who[2].ambiguous);
}

}  // namespace
}  // namespace apparatus::index
