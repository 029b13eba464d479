#include "lsp/checks/run_families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/unit/checks/checked.h"

namespace apparatus::checks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Finding finding(std::string_view code) {
  Finding one;
  one.code = code;
  return one;
}

void find_first(const draft::Snapshot&, std::vector<Finding>& findings) {
  findings.push_back(finding("first"));
}
void find_two(const draft::Snapshot&, std::vector<Finding>& findings) {
  findings.push_back(finding("second"));
  findings.push_back(finding("third"));
}
void find_nothing(const draft::Snapshot&, std::vector<Finding>&) {}
void fail(const draft::Snapshot&, std::vector<Finding>&) { throw std::runtime_error("a bug"); }

constexpr CheckFamily kFirst{"first", {}, find_first};
constexpr CheckFamily kTwo{"two", {}, find_two};
constexpr CheckFamily kNothing{"nothing", {}, find_nothing};
constexpr CheckFamily kFails{"fails", {}, fail};

// Long enough for two threads.
std::string long_draft() {
  std::string draft;
  while (draft.size() < 150'000) draft += "Nothing in this paragraph can be wrong.\n\n";
  return draft;
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> all;
  for (const Finding& one : findings) all.emplace_back(one.code);
  return all;
}

TEST(RunFamilies, FindingsStandInTheOrderOfTheFamilies) {
  const CheckFamily* const families[] = {&kTwo, &kNothing, &kFirst, &kTwo};
  for (const std::string& draft : {std::string("Short."), long_draft()}) {
    const Checked checked = check_alone(draft);
    EXPECT_THAT(codes(run_families(families, checked.snapshot, {})),
                ElementsAre("second", "third", "first", "second", "third"));
  }
}

TEST(RunFamilies, NothingRunsOnceItIsToStop) {
  const CheckFamily* const families[] = {&kTwo, &kFirst};
  const Checked checked = check_alone(long_draft());
  EXPECT_THAT(run_families(families, checked.snapshot, [] { return true; }), IsEmpty());
}

TEST(RunFamilies, WhatAFamilyThrowsComesThrough) {
  const CheckFamily* const families[] = {&kFails, &kFails, &kFirst};
  for (const std::string& draft : {std::string("Short."), long_draft()}) {
    const Checked checked = check_alone(draft);
    EXPECT_THROW(run_families(families, checked.snapshot, {}), std::runtime_error);
  }
}

// The same draft twice over, by one thread and by two.
TEST(RunFamilies, TwoThreadsFindWhatOneFinds) {
  std::string draft = "The order of 31 April 1921 never left the office.\n\n";
  const Checked one = check_alone(draft);
  const Checked two = check_alone(draft + long_draft());
  ASSERT_EQ(one.findings.size(), 1U);
  ASSERT_EQ(two.findings.size(), 1U);
  EXPECT_EQ(one.findings[0].range, two.findings[0].range);
}

}  // namespace
}  // namespace apparatus::checks
