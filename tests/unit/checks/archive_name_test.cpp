#include "lsp/checks/archive_name.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checked.h"

namespace apparatus::checks {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kCode = "citation-unknown-archive";

TEST(ArchiveName, AMarkOrALetterTooMany) {
  const Checked checked =
      check_alone("It lies in the Tsentrāl'nyi Gosudarstvennyi Arkhiv Goroda Moskvyy.");
  EXPECT_THAT(checked.marked(kCode), ElementsAre("Tsentrāl'nyi", "Moskvyy"));
  EXPECT_THAT(checked.offered(kCode), ElementsAre("Tsentral'nyi"));
}

TEST(ArchiveName, OneLetterOfALongName) {
  EXPECT_THAT(
      check_alone(
          "It lies in the Rossiiskii gosudarstvennyi arkhiv sotsialno-politcheskoi istorii.")
          .offered(kCode),
      ElementsAre("politicheskoi"));
}

// Transliterations, cases, other archives.
TEST(ArchiveName, WhatIsRightStaysSo) {
  for (const std::string_view text : {
           "The Tsentral'nyy Gosudarstvennyy Arkhiv Oktyabr'skoy Revolyutsii was in Moscow.",
           "The Tsentral'nyi gosudarstvennyi arkhiv Oktiabr'skoi revoliutsii was in Moscow.",
           "Materialy Tsentral'nogo gosudarstvennogo arkhiva Oktiabr'skoi revoliutsii.",
           "The Gosudarstvennyi arkhiv Tambovskoi oblasti and the archive of the Tomsk region.",
           "The State Archives of the Russian Federation, the National Archive of Wales.",
           "The archive of the family of the late Count was burnt.",
       }) {
    EXPECT_THAT(check_alone(text).marked(kCode), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace apparatus::checks
