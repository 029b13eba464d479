// One file, many names: which citations have one key.
#include "citation/file_key.h"

#include <gtest/gtest.h>

#include <string>

#include "authority/authority.h"
#include "citation/recognise.h"
#include "text/document.h"

namespace apparatus::citation {
namespace {

std::string key_of(const std::string& note) {
  const authority::Authority& known = *authority::Authority::built_in();
  const text::Document document =
      text::read_document("A sentence.[^1]\n\n[^1]: " + note + "\n", text::Format::markdown);
  const std::vector<Citation> citations = recognise(document, known);
  return citations.empty() ? "nothing found" : file_key(citations.front(), known);
}

TEST(FileKey, IsOneForAllNotationsAndScripts) {
  EXPECT_EQ(key_of("GARF, f. 7952, op. 3, d. 82, l. 5."), "garf/7952/3/82");
  EXPECT_EQ(key_of("GARF, 7952/3/82/25."), "garf/7952/3/82");
  EXPECT_EQ(key_of("ГАРФ. Ф. 7952. Оп. 3. Д. 82. Л. 25."), "garf/7952/3/82");
  EXPECT_EQ(key_of("ГАРФ. Ф. Р-7952. Оп. 3а. Д. 82."), "garf/7952/3a/82");
}

TEST(FileKey, FollowsAnArchiveThroughItsNames) {
  EXPECT_EQ(key_of("TsGAOR, 7952/3/82, 5."), "garf/7952/3/82");
  EXPECT_EQ(key_of("RTsKhIDNI, f. 17, op. 21, d. 9."), key_of("RGASPI, f. 17, op. 21, d. 9."));
  EXPECT_EQ(key_of("TsPA IML, f. 17, op. 21, d. 9."), key_of("RGASPI, f. 17, op. 21, d. 9."));
  EXPECT_EQ(key_of("PRO, FO 371/18297."), key_of("TNA, FO 371/18297."));
}

TEST(FileKey, KnowsHowFondsWereRenumbered) {
  EXPECT_EQ(key_of("TsAOPIM, 3/5/43/57."), "tsga-moskvy/3-P/5/43");
  EXPECT_EQ(key_of("TsGA Moskvy, f. 3-P, op. 5, d. 43."), "tsga-moskvy/3-P/5/43");
  EXPECT_EQ(key_of("ЦГА Москвы. Ф. П-3. Оп. 5. Д. 43."), "tsga-moskvy/3-P/5/43");
  EXPECT_EQ(key_of("TsGA RSFSR, f. 259, op. 1, d. 2."), key_of("GARF, f. A-259, op. 1, d. 2."));
}

TEST(FileKey, OfAnUnknownArchiveIsItsSiglum) {
  EXPECT_EQ(key_of("TsAKPM, 412/1/15/7."), "tsakpm/412/1/15");
}

TEST(FileKey, OfAGeneralCitationIsWhatItNames) {
  EXPECT_EQ(key_of("RGASPI, f. 124."), "rgaspi/124");
}

}  // namespace
}  // namespace apparatus::citation
