// What a document's habits are taken to be, and that a citation written by them is read again as
// the same.
#include "citation/conventions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "authority/authority.h"
#include "citation/recognise.h"
#include "text/document.h"

namespace apparatus::citation {
namespace {

const authority::Authority& known() { return *authority::Authority::built_in(); }

text::Document one_note(const std::string& note) {
  return text::read_document("A sentence.[^1]\n\n[^1]: " + note + "\n", text::Format::markdown);
}

Conventions learnt(const std::vector<std::string>& notes) {
  std::string source = "A sentence.";
  for (std::size_t i = 1; i <= notes.size(); ++i) source += "[^" + std::to_string(i) + "]";
  for (std::size_t i = 1; i <= notes.size(); ++i)
    source += "\n\n[^" + std::to_string(i) + "]: " + notes[i - 1];
  const text::Document document = text::read_document(source, text::Format::markdown);
  return learn(document, recognise(document, known()), known());
}

TEST(Learn, FollowsTheMajority) {
  const Conventions verbose =
      learnt({"RGASPI, f. 17, op. 3, d. 4, l. 5.", "Ibid., l. 6.", "GARF, 393/2/5/7.",
              "GARF, f. 130, op. 2, d. 3, l. 7–8.", "RGAE, f. 1, op. 2, d. 3, l. 9, 11."});
  EXPECT_EQ(verbose.scheme, "russian-verbose");
  EXPECT_EQ(verbose.count, 4);
  EXPECT_EQ(verbose.of_scheme, 3);
  EXPECT_EQ(verbose.leaf_label, "l.");
  EXPECT_EQ(verbose.leaves_label, "l.");  // this author writes no "ll."
  EXPECT_EQ(verbose.ibid, "Ibid.");
  EXPECT_TRUE(verbose.comma_after_archive);
}

TEST(Learn, TellsLeavesBehindACommaFromLeavesBehindASlash) {
  EXPECT_TRUE(learnt({"TsGAOR, 7952/3/82, 25.", "TsGAOR, 7952/3/94, 17."}).leaf_after_comma);
  EXPECT_FALSE(learnt({"TsAGM, 415/16/39/9.", "TsAGM, 415/16/47/11."}).leaf_after_comma);
}

TEST(Learn, AnEmptyDocumentHasNoHabits) {
  const Conventions none = learnt({});
  EXPECT_EQ(none.scheme, "");
  EXPECT_EQ(none.count, 0);
}

std::string rendered(const std::string& note, const Conventions& conventions) {
  const text::Document document = one_note(note);
  const std::vector<Citation> citations = recognise(document, known());
  return citations.empty() ? "" : render(citations.front(), conventions, known());
}

TEST(Render, ConvertsBetweenTheNotationsOfOneTradition) {
  Conventions verbose = conventions_of(*known().schemes.by_id("russian-verbose"));
  Conventions slash = conventions_of(*known().schemes.by_id("russian-slash"));
  EXPECT_EQ(rendered("RGASPI, 17/11/205/26.", verbose), "RGASPI, f. 17, op. 11, d. 205, l. 26");
  EXPECT_EQ(rendered("TsAOPIM, f. 3, op. 4, d. 36, l. 36–37.", slash), "TsAOPIM, 3/4/36/36–37");
  slash.leaf_after_comma = true;
  EXPECT_EQ(rendered("TsGAOR, f. 7952, op. 3, d. 231, l. 4.", slash), "TsGAOR, 7952/3/231, 4");
  verbose.leaves_label = "l.";
  EXPECT_EQ(rendered("RGASPI, 17/11/205/26–27.", verbose),
            "RGASPI, f. 17, op. 11, d. 205, l. 26–27");
  verbose.comma_after_archive = false;
  EXPECT_EQ(rendered("RGASPI, 17/11/205.", verbose), "RGASPI f. 17, op. 11, d. 205");
}

TEST(Render, LeavesAnotherTraditionAsItIs) {
  const Conventions verbose = conventions_of(*known().schemes.by_id("russian-verbose"));
  EXPECT_EQ(rendered("TNA, FO 371/18297, fol. 45.", verbose), "TNA, FO 371/18297, f. 45");
}

TEST(RenderIbid, NamesOnlyTheLeaves) {
  const text::Document document = one_note("RGASPI, f. 17, op. 11, d. 205, l. 26.");
  const std::vector<Citation> citations = recognise(document, known());
  EXPECT_EQ(render_ibid(citations.front(),
                        conventions_of(*known().schemes.by_id("russian-verbose")), known()),
            "Ibid., l. 26");
}

// A generator of its own, so that a failure is the same everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed) {}
  unsigned roll(unsigned sides) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 16) % sides;
  }

 private:
  unsigned state_;
};

std::string number(Dice& dice, unsigned most) { return std::to_string(1 + dice.roll(most)); }

// What an archive of the scheme is called, and a value for one of its levels.
std::string archive_of(const std::string& scheme) {
  if (scheme == "tna") return "TNA";
  if (scheme == "bundesarchiv") return "BArch";
  if (scheme == "pa-aa") return "PA AA";
  if (scheme == "archives-nationales") return "AN";
  if (scheme == "shd") return "SHD";
  if (scheme == "nara") return "NARA";
  if (scheme == "archives-diplomatiques") return "AMAE";
  if (scheme == "affari-esteri") return "ASMAE";
  if (scheme == "us-collection") return "HIA";
  if (scheme == "siglum-number") return "T";
  return scheme == "gost" || scheme == "russian-verbose-cyrillic" ? "ГАРФ" : "GARF";
}

std::string value_of(const std::string& scheme, const std::string& level, Dice& dice) {
  if (level == "series" && scheme == "tna")
    return std::vector<std::string>{"FO ", "CAB ", "WO "}[dice.roll(3)] + number(dice, 900);
  if (level == "series" && scheme == "shd") return number(dice, 20) + " N";
  if (level == "series" && scheme == "archives-nationales")
    return std::vector<std::string>{"F/", "BB/", "AJ/"}[dice.roll(3)] + number(dice, 60);
  if (level == "series" && (scheme == "archives-diplomatiques" || scheme == "affari-esteri"))
    return std::vector<std::string>{"Europe 1918–1940, URSS", "Cabinet du ministre"}[dice.roll(2)];
  if (level == "file") return "861.0" + number(dice, 9) + "/" + number(dice, 9000);
  if (level == "fond" && dice.roll(5) == 0 && scheme.find("slash") == std::string::npos)
    return scheme == "gost" || scheme == "russian-verbose-cyrillic" ? "ВУА" : "VUA";
  if (level == "bestand")
    return std::vector<std::string>{"R ", "NS ", "N "}[dice.roll(3)] + number(dice, 3000);
  if (level == "collection")
    return std::vector<std::string>{"Wrangel Collection", "Maklakov Papers"}[dice.roll(2)];
  if (scheme == "siglum-number") return std::to_string(1000 + dice.roll(2000));
  std::string value = number(dice, 8000);
  if (level == "delo" && dice.roll(4) == 0)
    value += scheme == "gost" || scheme == "russian-verbose-cyrillic" ? "а" : "a";
  return value;
}

TEST(Render, WhatIsWrittenIsReadAgainAsTheSame) {
  Dice dice(20);
  for (const authority::Scheme& scheme : known().schemes.all()) {
    for (int round = 0; round < 60; ++round) {
      Citation citation;
      citation.scheme = scheme.id;
      citation.archive = archive_of(scheme.id);
      for (const authority::SchemeLevel& level : scheme.levels) {
        // Levels that a citation need not have.
        const bool rare =
            ((level.name == "papka" || level.name == "karton" || level.name == "sviazka") &&
             scheme.form == authority::SchemeForm::labelled) ||
            level.name == "file" ||
            (scheme.form == authority::SchemeForm::collection &&
             (level.name == "series" || level.name == "entry"));
        if (rare && dice.roll(3) != 0) continue;
        citation.parts.push_back({level.name, value_of(scheme.id, level.name, dice), {}});
      }
      const bool has_leaves =
          scheme.form == authority::SchemeForm::slashed || !scheme.leaf_labels.empty();
      // Four bare numbers are a file and its leaf, unless leaves with a label follow.
      const unsigned fewest = scheme.id == "russian-slash-papka" ? 1 : 0;
      for (unsigned i = has_leaves ? fewest + dice.roll(4) : 0; i > 0; --i) {
        const unsigned first = 1 + dice.roll(300);
        std::string leaf = std::to_string(first);
        if (dice.roll(3) == 0) leaf += "-" + std::to_string(first + 1 + dice.roll(200));
        citation.leaves.push_back(leaf);
      }
      const std::string written = render(citation, conventions_of(scheme), known());
      const std::string context = scheme.id == "siglum-number" ? "Trotsky Archive. " : "";
      const text::Document document = one_note(context + written + ".");
      std::vector<Citation> again = recognise(document, known());
      std::erase_if(again, [](const Citation& one) { return one.parts.empty(); });
      ASSERT_EQ(again.size(), 1u) << scheme.id << ": " << written;
      EXPECT_EQ(again[0].archive, citation.archive) << written;
      EXPECT_EQ(again[0].leaves, citation.leaves) << written;
      ASSERT_EQ(again[0].parts.size(), citation.parts.size()) << scheme.id << ": " << written;
      for (std::size_t i = 0; i < citation.parts.size(); ++i) {
        EXPECT_EQ(again[0].parts[i].level, citation.parts[i].level) << written;
        EXPECT_EQ(again[0].parts[i].value, citation.parts[i].value) << written;
      }
      EXPECT_TRUE(again[0].damage.empty()) << written << " -> " << again[0].damage[0].meant;
    }
  }
}

}  // namespace
}  // namespace apparatus::citation
