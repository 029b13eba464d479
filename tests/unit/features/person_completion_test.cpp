#include "lsp/features/person_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/draft/manuscript.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(PersonCompletion, InFullAtFirstMentionAndByTheSurnameAfterThat) {
  EXPECT_EQ(line_after_first("The clerk was Dub^\n"), "The clerk was Pavel Dubrovskii");
  EXPECT_EQ(line_after_first("Pavel Dubrovskii was a clerk.\n\nEven so Dub^\n"),
            "Even so Dubrovskii");
}

// The chapter that is typed in, between two others.
CompletionList completed_between(const char* before, const char* typed_text, const char* behind) {
  Typed typed(typed_text);
  auto manuscript = std::make_shared<draft::Manuscript>();
  manuscript->files = {snapshot_of(before).draft, typed.snapshot.draft, snapshot_of(behind).draft};
  manuscript->carried.resize(3);
  typed.snapshot.manuscript = manuscript;
  typed.snapshot.place_in_manuscript = 1;
  return completed(typed);
}

TEST(PersonCompletion, AChapterBeforeHasIntroducedHim) {
  constexpr const char* kIntroduced = "Pavel Dubrovskii was a clerk.\n";
  EXPECT_EQ(labels(completed_between(kIntroduced, "The clerk was Dub^\n", "")).front(),
            "Dubrovskii");
  EXPECT_EQ(labels(completed_between("", "The clerk was Dub^\n", kIntroduced)).front(),
            "Pavel Dubrovskii");
}

TEST(PersonCompletion, WhomOtherChaptersNameComesFirst) {
  const auto list = completed_between("Ivan Kestrel spoke. Kestrel left.\n", "And then Kes^\n",
                                      "Ivan Kestrel came back.\n");
  ASSERT_THAT(list.items, Not(IsEmpty()));
  EXPECT_EQ(list.items.front().label, "Kestrel");
  EXPECT_EQ(list.items.front().detail, "3× in the manuscript");
}

TEST(PersonCompletion, TheCardSaysWhoIsMeant) {
  const auto list = completed("Pavel Dubrovskii was a clerk.\n\nEven so Dub^\n");
  ASSERT_THAT(list.items, Not(IsEmpty()));
  EXPECT_EQ(list.items.front().label, "Dubrovskii");
  EXPECT_THAT(list.items.front().documentation, testing::StartsWith("**Pavel Dubrovskii**"));
  EXPECT_THAT(list.items.front().documentation, testing::HasSubstr("Pavel Nikolaevich"));
}

TEST(PersonCompletion, TheBareSurnameIsOfferedToo) {
  EXPECT_THAT(new_texts(completed("The clerk was Dub^\n")), Contains("Dubrovskii"));
}

TEST(PersonCompletion, WhatIsOfferedBeginsAsWhatIsTyped) {
  for (const auto& item : completed("The clerk was Dub^\n").items) {
    EXPECT_EQ(item.filter_text.substr(0, 3), "Dub") << item.label;
  }
}

TEST(PersonCompletion, FoundUnderAnotherSpellingAndOfferedInTheDraftsOwn) {
  const std::string draft =
      "Grigorii Zinov'ev and Pavel Dubrovskii and Ivan Skvortsov-Stepanov met. Later Zinoviev^ "
      "came.\n";
  EXPECT_THAT(labels(completed(draft)), Contains("Zinov'ev"));
}

TEST(PersonCompletion, AQuotationSaysNothingOfTheDraftsSpelling) {
  const std::string draft =
      "Pavel Dubrovskii and Ivan Lanskoi and Petr Kosarevskii met. She wrote: “Call for Zinoviev, "
      "the "
      "man with the loud voice, at once.” Later Zin^ came.\n";
  const auto offered = labels(completed(draft));
  EXPECT_THAT(offered, Contains("Zinov'ev"));
  EXPECT_THAT(offered, Not(Contains("Zinoviev")));
}

TEST(PersonCompletion, WhomTheDraftNamesComesFirst) {
  const auto offered =
      labels(completed("Anna Kessler and Ivan Kestrel met. Ivan Kestrel spoke, and Kes^\n"));
  ASSERT_THAT(offered, Not(IsEmpty()));
  EXPECT_EQ(offered.front(), "Kestrel");
}

TEST(PersonCompletion, InitialsBeforeTheCursorSayWhoIsMeant) {
  EXPECT_EQ(line_after_first("It was V. M. Lan^\n"), "It was V. M. Lanskoi");
  EXPECT_THAT(labels(completed("It was Q. X. Lan^\n")), IsEmpty());
}

TEST(PersonCompletion, AGivenNameBeforeTheCursorStays) {
  EXPECT_EQ(line_after_first("It was Anna Kes^\n"), "It was Anna Kessler");
}

TEST(PersonCompletion, SilentForOneLetterSmallLettersCodeAndComments) {
  EXPECT_THAT(labels(completed("The clerk was D^\n")), IsEmpty());
  EXPECT_THAT(labels(completed("The clerk was dub^\n")), IsEmpty());
  EXPECT_THAT(labels(completed("Run `Dub^` first.\n")), IsEmpty());
  EXPECT_THAT(labels(completed("<!-- ask Dub^ -->\n")), IsEmpty());
  EXPECT_THAT(labels(completed("Some text. % ask Dub^\n", text::Format::latex)), IsEmpty());
}

TEST(PersonCompletion, OneLetterOffersNobodyYetAndIsAskedAboutAgain) {
  const auto list = completed("Nobody asked D^");
  EXPECT_TRUE(list.items.empty());
  EXPECT_TRUE(list.incomplete);
  EXPECT_FALSE(completed("Nobody asked ^").incomplete);
}

// Popular English in the text, ALA-LC in the list of works.
TEST(PersonCompletion, EachRegisterInItsTransliteration) {
  constexpr const char* kDraft =
      "Ivan Tarlinsky met Boris Vorotsky and Pavel Dubrovsky. Dubrovsky was tired.%s\n\n"
      "# Bibliography\n\n- Kaninskii, Grigorii. *Novaia kniga o dorogakh*. Tula, 1928.\n"
      "- Selivanskii, Dmitrii. *Novaia kniga o lesakh*. Tula, 1929.\n%s";
  const auto with = [&](const char* in_text, const char* in_list) {
    std::string draft = kDraft;
    draft.replace(draft.find("%s"), 2, in_text);
    draft.replace(draft.find("%s"), 2, in_list);
    return draft;
  };
  EXPECT_THAT(new_texts(completed(with(" Then Dub^", ""))), Contains("Dubrovsky"));
  const auto in_list = new_texts(completed(with("", "- Dub^\n")));
  EXPECT_THAT(in_list, Contains("Dubrovskii"));
  EXPECT_THAT(in_list, Not(Contains("Dubrovsky")));
}

}  // namespace
}  // namespace apparatus::features
