#include "lsp/features/code_actions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> titles(const std::vector<CodeAction>& actions) {
  std::vector<std::string> result;
  for (const auto& action : actions) result.push_back(action.title);
  return result;
}

// The draft after the action of this title; "" where it is not offered.
std::string after(std::string_view text, std::string_view title) {
  const Typed typed(text);
  for (const auto& action : code_actions(typed.snapshot, {}, {typed.cursor(), typed.cursor()})) {
    if (action.title != title) continue;
    std::string source = typed.marked.text;
    for (auto edit = action.edits.rbegin(); edit != action.edits.rend(); ++edit) {
      source.replace(edit->range.begin, edit->range.size(), edit->new_text);
    }
    return source;
  }
  return {};
}

TEST(CodeActions, AnIbidIsSpeltOut) {
  EXPECT_EQ(
      after("One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ib^id., l. 9.\n",
            "Spell out: RGASPI, f. 612, op. 4, d. 19, l. 9"),
      "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: RGASPI, f. 612, op. "
      "4, d. 19, l. 9.\n");
}

TEST(CodeActions, ARepeatedReferenceBecomesAnIbid) {
  EXPECT_EQ(after("One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: RGA^SPI, "
                  "f. 612, op. 4, d. 19, l. 9.\n",
                  "Write “Ibid., l. 9”"),
            "One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ibid., l. 9.\n");
}

TEST(CodeActions, TheArchivesPresentName) {
  constexpr std::string_view kDraft =
      "One.[^1] Two.[^2]\n\n[^1]: Ts^GAOR, f. 5451, op. 42, d. 3, l. 15.\n[^2]: TsGAOR, f. 5451, "
      "op. 42, d. 4, l. 1.\n";
  EXPECT_EQ(after(kDraft, "Write “GARF”, the archive's present name"),
            "One.[^1] Two.[^2]\n\n[^1]: GARF, f. 5451, op. 42, d. 3, l. 15.\n[^2]: TsGAOR, f. "
            "5451, op. 42, d. 4, l. 1.\n");
  EXPECT_EQ(after(kDraft, "Write “GARF” throughout"),
            "One.[^1] Two.[^2]\n\n[^1]: GARF, f. 5451, op. 42, d. 3, l. 15.\n[^2]: GARF, f. 5451, "
            "op. 42, d. 4, l. 1.\n");
}

TEST(CodeActions, TheArchiveSpeltOutWhereItIsFirstNamed) {
  constexpr std::string_view kName = "State Archive of the Russian Federation";
  const std::string title = "Spell the archive out: " + std::string(kName);
  EXPECT_EQ(after("One.[^1]\n\n[^1]: GA^RF, f. 130, op. 5, d. 412, l. 7.\n", title),
            "One.[^1]\n\n[^1]: " + std::string(kName) + " (GARF), f. 130, op. 5, d. 412, l. 7.\n");
  EXPECT_EQ(after("One.[^1] Two.[^2]\n\n[^1]: GARF, f. 130, op. 5, d. 412, l. 7.\n[^2]: GA^RF, f. "
                  "130, op. 5, d. 413, l. 7.\n",
                  title),
            "");
}

TEST(CodeActions, ACitationInAnotherNotation) {
  constexpr std::string_view kDraft =
      "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: RGA^SPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: Ibid., l. "
      "9.\n[^3]: RGASPI, f. 17, op. 61, d. 5, ll. 1–2.\n";
  EXPECT_EQ(after(kDraft, "Write this citation as fond/opis/delo/list"),
            "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: RGASPI, 612/4/19/7.\n[^2]: Ibid., l. "
            "9.\n[^3]: RGASPI, f. 17, op. 61, d. 5, ll. 1–2.\n");
  EXPECT_EQ(after(kDraft, "Write all citations as fond/opis/delo/list"),
            "One.[^1] Two.[^2] Three.[^3]\n\n[^1]: RGASPI, 612/4/19/7.\n[^2]: Ibid., l. "
            "9.\n[^3]: RGASPI, 17/61/5/1–2.\n");
}

TEST(CodeActions, NoNotationThatWouldLoseALevel) {
  const Typed typed("One.[^1]\n\n[^1]: AVP^ RF, f. 010, op. 4, papka 21, d. 63, l. 12.\n");
  const auto offered = titles(code_actions(typed.snapshot, {}, {typed.cursor(), typed.cursor()}));
  EXPECT_THAT(offered, Contains("Write this citation as fond/opis/papka/delo, list"));
  EXPECT_THAT(offered, Not(Contains("Write this citation as fond/opis/delo/list")));
}

TEST(CodeActions, AnAmbiguousArchiveIsNotSpeltOut) {
  const Typed typed("One.[^1]\n\n[^1]: GA^TO, f. 1, op. 4, d. 63, l. 12.\n");
  for (const std::string& title :
       titles(code_actions(typed.snapshot, {}, {typed.cursor(), typed.cursor()}))) {
    EXPECT_FALSE(title.starts_with("Spell the archive out")) << title;
  }
}

TEST(CodeActions, ADateInAnotherForm) {
  EXPECT_EQ(after("They voted on 3 Ma^rch 1926.\n", "Write “1926-03-03”"),
            "They voted on 1926-03-03.\n");
  EXPECT_EQ(after("They voted on 3 Ma^rch 1926.\n", "Write “March 3, 1926”"),
            "They voted on March 3, 1926.\n");
}

TEST(CodeActions, ADateWithItsWeekdayOrInBothCalendars) {
  EXPECT_EQ(after("They voted on 3 Ma^rch 1926.\n", "Add the weekday: “Wednesday, 3 March 1926”"),
            "They voted on Wednesday, 3 March 1926.\n");
  EXPECT_EQ(
      after("They rose on 26 De^cember 1825.\n", "Write both calendars: “14 (26) December 1825”"),
      "They rose on 14 (26) December 1825.\n");
  EXPECT_EQ(after("They rose on 14 De^cember 1825 (O.S.).\n",
                  "Write both calendars: “14 (26) December 1825”"),
            "They rose on 14 (26) December 1825.\n");
  EXPECT_EQ(
      after("They rose on 14 (26) De^cember 1825.\n", "Write New Style alone: “26 December 1825”"),
      "They rose on 26 December 1825.\n");
  EXPECT_EQ(
      after("On the 3rd of Ma^rch 1926.\n", "Add the weekday: “Wednesday, 3rd of March 1926”"), "");
}

TEST(CodeActions, AllDatesInOneForm) {
  EXPECT_EQ(after("On 3 Ma^rch 1926, 5 March 1926 and in May 1926.\n",
                  "Write all dates like “1926-03-03”"),
            "On 1926-03-03, 1926-03-05 and in May 1926.\n");
}

TEST(CodeActions, AFindingsFixesAndAllPreferredOnesTogether) {
  const auto snapshot = snapshot_of("He mett her and she mett him.\n");
  std::vector<checks::Finding> findings(2);
  findings[0].range = {3, 7};
  findings[0].fixes = {{"Write “met”", "met", true, {}}, {"Write “meets”", "meets", false, {}}};
  findings[1].range = {20, 24};
  findings[1].fixes = {{"Write “met”", "met", true, {}}};
  const auto actions = code_actions(snapshot, findings, {4, 4});
  ASSERT_EQ(actions.size(), 3u);
  EXPECT_TRUE(actions[0].preferred);
  EXPECT_EQ(actions[0].finding, 0);
  EXPECT_EQ(actions[0].kind, "quickfix");
  EXPECT_EQ(actions[2].kind, "source.fixAll.apparatus");
  EXPECT_EQ(actions[2].edits.size(), 2u);
}

TEST(CodeActions, FixesThatOverlapAreNotAppliedTogether) {
  const auto snapshot = snapshot_of("He mett her and she mett him.\n");
  std::vector<checks::Finding> findings(2);
  findings[0].range = {3, 7};
  findings[0].fixes = {{"Write “met”", "met", true, {}}};
  findings[1].range = {3, 11};
  findings[1].fixes = {{"Write “met them”", "met them", true, {}}};
  const auto actions = code_actions(snapshot, findings, {0, 2});
  ASSERT_EQ(actions.size(), 1u);
  EXPECT_EQ(actions[0].edits.size(), 1u);
}

TEST(CodeActions, NoRewriteOfANameInAQuotation) {
  const Typed typed("She wrote: “Call for Zinov^iev, the man with the loud voice, at once.”\n");
  EXPECT_THAT(titles(code_actions(typed.snapshot, {}, {typed.cursor(), typed.cursor()})),
              Not(Contains(testing::HasSubstr("Zinov'ev"))));
}

// In every form, but not in a quotation, not of an author and not of a name that is no Russian one.
TEST(CodeActions, AllNamesInOneTransliteration) {
  EXPECT_EQ(after("Pavel Dubrov^skii met Grigorii Zinov'ev and John Getty. Dubrovskii's hat was "
                  "black, and Vasilii Piatakov said: “Here is Dubrovskii, whom nobody invited.”\n",
                  "Write all Russian names in BGN/PCGN 1947"),
            "Pavel Dubrovskiy met Grigoriy Zinov’yev and John Getty. Dubrovskiy's hat was black, "
            "and Vasiliy Pyatakov said: “Here is Dubrovskii, whom nobody invited.”\n");
  EXPECT_EQ(after("Pavel Dubrov^skiy met Vasiliy Pyatakov. Nobody met Dubrovskiy.\n",
                  "Write all Russian names in ALA-LC, simplified"),
            "Pavel Dubrovskii met Vasilii Piatakov. Nobody met Dubrovskii.\n");
}

// He ends as Bukharin does, and is none.
TEST(CodeActions, AFamousForeignerIsNotTransliterated) {
  EXPECT_EQ(after("Pavel Dubrov^skii wrote to Mr Chamberlain. Neville Chamberlain was away.\n",
                  "Write all Russian names in BGN/PCGN 1947"),
            "Pavel Dubrovskiy wrote to Mr Chamberlain. Neville Chamberlain was away.\n");
}

}  // namespace
}  // namespace apparatus::features
