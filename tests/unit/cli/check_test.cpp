// What `check` prints and writes, without a process of its own.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/cli/apply_fixes.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/finding_text.h"
#include "lsp/protocol/finding_json.h"
#include "tests/unit/temporary_folder.h"
#include "text/document.h"

namespace apparatus::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

checks::Finding finding(std::uint32_t begin, std::uint32_t end) {
  checks::Finding result;
  result.code = "date-impossible";
  result.range = {begin, end};
  result.severity = checks::Severity::error;
  result.message = "no such day";
  result.fixes.push_back({"Write it", "30 April", true, {}});
  result.evidence.push_back({"corpus.txt", 7, "in April"});
  return result;
}

TEST(FindingText, UnderlinesByColumnsNotBytes) {
  const text::Document document = text::read_document("Ёлка 31 April.\n", text::Format::markdown);
  const std::string text = finding_as_text("draft.md", document, finding(9, 17));
  EXPECT_THAT(text, HasSubstr("draft.md:1:6: error: no such day [date-impossible]\n"));
  EXPECT_THAT(text, HasSubstr(" 1 | Ёлка 31 April.\n   |      ^~~~~~~~\n"));
  EXPECT_THAT(text, HasSubstr("corpus.txt:7: in April\n"));
}

TEST(FindingText, CutsLongLinesOut) {
  const std::string source = std::string(400, 'a') + " 31 April " + std::string(400, 'b');
  const text::Document document = text::read_document(source, text::Format::markdown);
  const std::string text = finding_as_text("draft.md", document, finding(401, 409));
  EXPECT_LT(text.size(), 600U);
  EXPECT_THAT(text, HasSubstr("31 April"));
}

TEST(DisplayWidth, CountsWhatATerminalShows) {
  EXPECT_EQ(display_width("Trotskii"), 8U);
  EXPECT_EQ(display_width("Троцкий"), 7U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);
  EXPECT_EQ(display_width("檔案"), 4U);
}

TEST(FindingGithub, EscapesWhatACommandMayNotHold) {
  const text::Document document = text::read_document("On 31 April.\n", text::Format::markdown);
  checks::Finding odd = finding(3, 11);
  odd.message = "100%\nsure";
  EXPECT_EQ(
      finding_as_github("a,b.md", document, odd),
      "::error "
      "file=a%2Cb.md,line=1,endLine=1,col=4,endColumn=12,title=date-impossible::100%25%0Asure\n");
}

TEST(FindingJson, HasTheContractsFields) {
  const text::Document document = text::read_document("Ё 31 April.\n", text::Format::markdown);
  EXPECT_EQ(
      protocol::finding_as_json("d.md", document, finding(3, 11)),
      R"({"file":"d.md","line":1,"column":3,"end_line":1,"end_column":11,"start":3,"end":11,"text":"31 April",)"
      R"("code":"date-impossible","severity":"error","message":"no such day",)"
      R"("evidence":[{"file":"corpus.txt","line":7,"text":"in April"}],)"
      R"("fixes":[{"title":"Write it","newText":"30 April","preferred":true}]})");
}

TEST(ApplyFixes, KeepsEveryOtherByteAndTakesTheFirstOfTwoThatTouch) {
  const std::string source = "On 31 April\r\nand on 31 April.";
  const FixedText fixed = apply_preferred(source, {finding(3, 11), finding(5, 9), finding(20, 28)});
  EXPECT_EQ(fixed.text, "On 30 April\r\nand on 30 April.");
  EXPECT_EQ(fixed.applied, 2U);
}

TEST(ApplyFixes, WritesThroughALinkAndKeepsPermissions) {
  const TemporaryFolder folder;
  std::ofstream(folder / "draft.md") << "old";
  fs::permissions(folder / "draft.md",
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  fs::create_symlink("draft.md", folder / "link.md");
  EXPECT_EQ(write_atomically(folder / "link.md", "new"), "");
  EXPECT_TRUE(fs::is_symlink(folder / "link.md"));
  std::ifstream stream(folder / "draft.md");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(stream), {}), "new");
  EXPECT_EQ(fs::status(folder / "draft.md").permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 2);
  EXPECT_NE(write_atomically(folder / "none.md", "x"), "");
}

}  // namespace
}  // namespace apparatus::cli
