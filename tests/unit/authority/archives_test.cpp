// The register: its data is sound, and sigla and names are found as people write them.
#include "authority/archives.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "authority/authority.h"
#include "authority/embedded.h"
#include "authority/schemes.h"

namespace apparatus::authority {
namespace {

const Archives& known() { return Authority::built_in()->archives; }

TEST(ArchivesData, HasNoProblems) {
  Archives archives;
  std::vector<Problem> problems;
  archives.add(embedded_file("archives.toml"), problems);
  for (const Problem& problem : problems) ADD_FAILURE() << problem.line << ": " << problem.message;
  EXPECT_GE(archives.all().size(), 120u);
}

TEST(ArchivesData, EveryEntrySaysWhereItIsFromAndRefersToWhatIsThere) {
  for (const Archive& archive : known().all()) {
    EXPECT_FALSE(archive.sigla.empty()) << archive.id;
    EXPECT_FALSE(archive.name.empty()) << archive.id;
    EXPECT_FALSE(archive.source.empty()) << archive.id;
    for (const auto* others : {&archive.predecessors, &archive.successors}) {
      for (const std::string& other : *others)
        EXPECT_NE(known().by_id(other), nullptr) << archive.id << ": " << other;
    }
    for (const FondMapping& mapping : archive.fond_mappings) {
      EXPECT_NE(known().by_id(mapping.from_archive), nullptr) << archive.id;
      EXPECT_NE(mapping.becomes.find("{n}"), std::string::npos) << archive.id;
    }
    if (!archive.scheme.empty()) {
      EXPECT_NE(Authority::built_in()->schemes.by_id(archive.scheme), nullptr) << archive.id;
    }
    EXPECT_TRUE(archive.to == 0 || archive.from <= archive.to) << archive.id;
  }
}

TEST(ArchivesData, RenamingsShareOneBodyOfHoldings) {
  for (const char* id : {"rtskhidni", "tspa-iml"}) EXPECT_EQ(known().by_id(id)->holdings, "rgaspi");
  EXPECT_EQ(known().by_id("tsgaor")->holdings, "garf");
  EXPECT_EQ(known().by_id("no such archive"), nullptr);
}

TEST(BySiglum, IgnoresApostrophesSpacesAndStopsButNotCase) {
  ASSERT_EQ(known().by_siglum("GA RF").size(), 1u);
  EXPECT_EQ(known().by_siglum("GA RF")[0]->id, "garf");
  EXPECT_EQ(known().by_siglum("G.A.R.F.")[0]->id, "garf");
  EXPECT_EQ(known().by_siglum("РГАСПИ")[0]->id, "rgaspi");
  EXPECT_TRUE(known().by_siglum("garf").empty());
}

TEST(BySiglum, GivesAllThatAnAmbiguousOneMayMean) {
  EXPECT_GE(known().by_siglum("GATO").size(), 3u);
  EXPECT_GE(known().by_siglum("BAR").size(), 2u);
}

TEST(Near, OffersWhatWasMeant) {
  ASSERT_FALSE(known().near("RGAPSI").empty());
  EXPECT_EQ(known().near("RGAPSI")[0], "RGASPI");
  EXPECT_EQ(known().near("TsGA Moskvyy")[0], "TsGA Moskvy");
  EXPECT_TRUE(known().near("Completely different").empty());
}

std::string ending(std::string_view text) {
  const ArchiveMatch match = known().ending_at(text, 0, static_cast<std::uint32_t>(text.size()));
  return match.archive == nullptr
             ? "none"
             : match.archive->id + " from " + std::string(text.substr(match.begin));
}

TEST(EndingAt, FindsTheLongestSiglumOrName) {
  EXPECT_EQ(ending("as kept in TsGA Moskvy"), "tsga-moskvy from TsGA Moskvy");
  EXPECT_EQ(ending("the Rossiiskii Gosudarstvennyi Arkhiv ekonomiki"),
            "rgae from Rossiiskii Gosudarstvennyi Arkhiv ekonomiki");
  EXPECT_EQ(ending("Tsentral’nyi arkhiv goroda Moskvy"),
            "tsagm from Tsentral’nyi arkhiv goroda Moskvy");
  EXPECT_EQ(ending("ГОСУДАРСТВЕННЫЙ АРХИВ РОССИЙСКОЙ ФЕДЕРАЦИИ"),
            "garf from ГОСУДАРСТВЕННЫЙ АРХИВ РОССИЙСКОЙ ФЕДЕРАЦИИ");
  EXPECT_EQ(ending("P.R.O."), "pro from P.R.O.");
}

TEST(EndingAt, WantsWholeWords) {
  EXPECT_EQ(ending("XRGASPI"), "none");
  EXPECT_EQ(ending("rgaspi"), "none");
  EXPECT_EQ(ending(""), "none");
}

TEST(Add, AProjectsEntryTakesThePlaceOfAKnownOneAndGoesFirst) {
  std::vector<Problem> problems;
  Archives archives;
  archives.add("[[archive]]\nid = \"a\"\nsigla = [\"XYZ\"]\nname = \"Old\"", problems);
  archives.add(
      "[[archive]]\nid = \"a\"\nsigla = [\"XYZ\"]\nname = \"New\"\n[[archive]]\nsigla = [\"OWN\", "
      "\"XYZ\"]",
      problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(archives.by_id("a")->name, "New");
  EXPECT_TRUE(archives.by_id("OWN")->from_project);
}

TEST(Add, SaysWhatIsWrongAndWhere) {
  std::vector<Problem> problems;
  Archives archives;
  archives.add(
      "[[archive]]\nsigla = [\"GOOD\"]\ncty = \"Perm\"\n\n[[archive]]\nname = \"Without a "
      "siglum\"\n\n[[archive]]\nsigla = 3",
      problems);
  ASSERT_GE(problems.size(), 3u);
  EXPECT_EQ(problems[0].line, 3u);
  EXPECT_NE(problems[0].message.find("cty"), std::string::npos);
  EXPECT_EQ(problems[1].line, 5u);
  EXPECT_EQ(archives.all().size(), 1u);
  problems.clear();
  archives.add("[[archive]\nbroken", problems);
  EXPECT_EQ(problems.size(), 1u);
}

}  // namespace
}  // namespace apparatus::authority
