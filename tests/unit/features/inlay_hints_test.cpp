// Hints behind dates of either calendar; those behind an Ibid. are in outline_test.cpp.
#include "lsp/features/inlay_hints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> hints_of(const std::string& source) {
  const auto snapshot = snapshot_of(source);
  std::vector<std::string> labels;
  for (const InlayHint& hint :
       inlay_hints(snapshot, {0, static_cast<std::uint32_t>(source.size())})) {
    labels.push_back(source.substr(0, hint.offset).substr(source.rfind(' ', hint.offset - 1) + 1) +
                     hint.label);
  }
  return labels;
}

TEST(InlayHints, TheOtherCalendarBothWays) {
  EXPECT_THAT(hints_of("They rose on 14 December 1825 (O.S.); she wrote on 7 January 1826, and her "
                       "son on 5 May 1925.\n"),
              ElementsAre("(O.S.)= 26 December 1825 N.S.", "1826= 26 December 1825 O.S."));
}

TEST(InlayHints, NoneInADraftOfOneCalendar) {
  EXPECT_THAT(hints_of("They rose on 26 December 1825 and fell on 7 January 1826.\n"), IsEmpty());
}

}  // namespace
}  // namespace apparatus::features
