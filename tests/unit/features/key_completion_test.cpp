#include "lsp/features/key_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kBibliography = R"(
@book{verhaegen2003, author={Verhaegen, Lode}, title={Rails and Votes}, publisher={Acco}, address={Leuven}, year={2003}}
@article{okafor1998, author={Okafor, Ngozi}, title={Depots and Delegates}, journal={Transport Past}, year={1998}}
@book{carbon2010, editor={Verhaegen, Lode and Ferrante, Ida}, title={The Carbon Copy}, year={2010}}
@book{hist17, author={Zinov'ev, Grigorii}, title={Lenin and his Party}, year={1924}}
)";

CompletionList completed_with_bibliography(std::string_view text,
                                           text::Format format = text::Format::markdown) {
  Typed typed(text, format);
  typed.snapshot.bibliography = bibliography_of(kBibliography, "works.bib");
  return completed(typed);
}

TEST(KeyCompletion, ByKeyAuthorTitleAndYear) {
  EXPECT_THAT(labels(completed_with_bibliography("As shown [@oka^]\n")), ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography("As shown [@ferr^]\n")),
              ElementsAre("carbon2010"));
  EXPECT_THAT(labels(completed_with_bibliography("As shown [@depots^]\n")),
              ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography("As shown [@2003^]\n")),
              ElementsAre("verhaegen2003"));
}

TEST(KeyCompletion, AKeyBeforeAnAuthor) {
  EXPECT_THAT(labels(completed_with_bibliography("As shown [@verh^]\n")),
              ElementsAre("verhaegen2003", "carbon2010"));
}

TEST(KeyCompletion, AllOfThemBehindTheMark) {
  EXPECT_EQ(completed_with_bibliography("As shown [@^]\n").items.size(), 4u);
}

TEST(KeyCompletion, InsideACitingCommand) {
  EXPECT_THAT(
      labels(completed_with_bibliography("Shown.\\autocite[12]{oka^}\n", text::Format::latex)),
      ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography("Shown.\\parencite{verhaegen2003,oka^}\n",
                                                 text::Format::latex)),
              ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography("Shown.\\autocites{verhaegen2003}{oka^}\n",
                                                 text::Format::latex)),
              ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography("See \\ref{oka^}\n", text::Format::latex)),
              IsEmpty());
}

TEST(KeyCompletion, SeveralWordsInAnyOrder) {
  for (const std::string typed : {"ferrante 2010", "2010 ferr", "carbon verhaegen", "copy 2010"}) {
    EXPECT_THAT(labels(completed_with_bibliography("As shown [@" + typed + "^]\n")),
                ElementsAre("carbon2010"))
        << typed;
  }
  EXPECT_THAT(labels(completed_with_bibliography("Shown.\\autocite[12]{ferrante 2010^}\n",
                                                 text::Format::latex)),
              ElementsAre("carbon2010"));
}

TEST(KeyCompletion, InAnyTransliteration) {
  for (const std::string typed : {"zinov 1924", "Zinoviev", "zinovi", "Zinov'ev", "Sinowjew",
                                  "1924 zinovyev", "Зиновьев", "lenin zinov"}) {
    EXPECT_THAT(labels(completed_with_bibliography("As shown [@" + typed + "^]\n")),
                ElementsAre("hist17"))
        << typed;
  }
}

TEST(KeyCompletion, ProseBehindAKeyIsNoSearch) {
  EXPECT_THAT(labels(completed_with_bibliography("As @okafor1998 ferrante^\n")), IsEmpty());
}

TEST(KeyCompletion, InsideBracesAndInTheWritersOwnCommands) {
  EXPECT_THAT(labels(completed_with_bibliography("As shown @{oka^}\n")), ElementsAre("okafor1998"));
  EXPECT_THAT(labels(completed_with_bibliography(
                  "\\newcommand{\\src}[2][]{\\autocite[#1]{#2}}\nShown.\\src[12]{oka^}\n",
                  text::Format::latex)),
              ElementsAre("okafor1998"));
}

TEST(KeyCompletion, AMailAddressIsNone) {
  EXPECT_THAT(labels(completed_with_bibliography("Write to archive@oka^\n")), IsEmpty());
}

TEST(KeyCompletion, TheMarkStays) {
  const auto list = completed_with_bibliography("As shown [@oka^]\n");
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0].replace, (text::SourceRange{11, 14}));
  EXPECT_EQ(list.items[0].detail, "Okafor, 1998");
}

}  // namespace
}  // namespace apparatus::features
