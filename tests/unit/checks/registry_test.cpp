#include "lsp/project/codes.h"

#include <fstream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"
#include "tests/unit/source_folder.h"

namespace apparatus::checks {
namespace {

using testing::IsEmpty;

TEST(Registry, HasEveryCodeOnceAndNoOther) {
  std::multiset<std::string_view> codes;
  for (const CheckFamily& family : families()) {
    for (const CodeDescription& code : family.codes) codes.insert(code.code);
  }
  const auto known = project::known_codes();
  EXPECT_EQ(codes, std::multiset<std::string_view>(known.begin(), known.end()));
}

TEST(Registry, EveryCodeHasItsPage) {
  for (const std::string_view code : project::known_codes()) {
    EXPECT_TRUE(std::ifstream(source_folder() / "docs/checks" / (std::string(code) + ".md")).good())
        << code;
  }
}

TEST(Registry, EveryPageTellsTheSeverityOfItsCode) {
  for (const CheckFamily& family : families()) {
    for (const CodeDescription& code : family.codes) {
      std::ifstream page(source_folder() / "docs/checks" / (std::string(code.code) + ".md"));
      const std::string text(std::istreambuf_iterator<char>(page), {});
      const std::string told =
          "Default severity: " + std::string(project::severity_name(code.default_severity));
      EXPECT_NE(text.find(told), std::string::npos) << code.code << ": " << told;
    }
  }
}

TEST(Registry, TheProjectSetsSeverities) {
  constexpr std::string_view kDraft = "The order of 31 April 1921 never left the office.";
  EXPECT_EQ(check(kDraft, "[checks]\ndate-impossible = \"hint\"\n").findings.at(0).severity,
            Severity::hint);
  EXPECT_THAT(check(kDraft, "[checks]\ndate-impossible = \"off\"\n").findings, IsEmpty());
}

TEST(Registry, StopsWhenAsked) {
  Checked checked = check_alone("The order of 31 April 1921 never left the office.");
  EXPECT_THAT(run_checks(checked.snapshot, [] { return true; }), IsEmpty());
}

TEST(Registry, FindingsStandInTheOrderOfTheDraft) {
  const Checked checked = check_alone(
      "On 31 April 1921 he left.[^1] On 32 May 1921 and on Monday, 17 June 1925 he came back.[^2]");
  EXPECT_TRUE(std::is_sorted(
      checked.findings.begin(), checked.findings.end(),
      [](const Finding& a, const Finding& b) { return a.range.begin < b.range.begin; }));
  EXPECT_GE(checked.findings.size(), 4U);
}

}  // namespace
}  // namespace apparatus::checks
