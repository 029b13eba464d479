// An archival citation: one mention of one file of an archive (or, "general", of a fond or an
// archive as a whole), as it stands in a document and as it is meant.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/range.h"

namespace apparatus::citation {

// One level of the way down to a file.
struct Part {
  std::string level;         // "fond", "opis", "delo", "piece", "box" …: a level of the scheme
  std::string value;         // "17", "3-P", "43a"
  text::ReadingRange range;  // of the value; empty where it is inherited
  friend bool operator==(const Part& a, const Part& b) {
    return a.level == b.level && a.value == b.value;
  }
};

enum class How : std::uint8_t {
  stated,    // "explicit" in the JSON contract: every part stands there
  implicit,  // parts are taken over from earlier in the same note
  ibid,      // Ibid., loc. cit., op. cit. to an archival source, "TsGAMO, ibid."
  general,   // no file is named
};
std::string_view how_name(How how);

// Something in the mention that is not as it is meant: OCR damage, or a slip in a draft. Putting
// `meant` in the place of `range` repairs the text; the range takes in the neighbours that make it
// readable by itself ("1. 58" becomes "l. 58", "d. 29 l. 102" becomes "d. 29, l. 102"). What a
// document does as a rule is its way of writing and no damage.
struct Damage {
  text::ReadingRange range;
  std::string meant;
  std::string what;        // "1 for the letter l", "no comma after the archive"
  bool stylistic = false;  // only spacing or a comma, which some authors leave out on purpose
};

// Why a back reference leads nowhere, or not for certain.
enum class BackReference : std::uint8_t {
  none,  // not a back reference
  resolved,
  no_antecedent,          // nothing before it to refer to
  several_sources,        // the note before holds more than one source
  not_archival,           // it asks for a leaf, but the source before it is printed
  unresolved_antecedent,  // it refers to a reference that itself leads nowhere
};

struct Citation {
  text::ReadingRange range;          // all of it, from the archive (or the Ibid.) to the last leaf
  text::ReadingRange archive_range;  // empty where inherited
  std::string archive;               // the siglum as meant: "RGASPI", "ГАРФ", "T"
  std::string archive_id;            // in the register, ""  if it is not there
  // Several archives go by this siglum and nothing in the document tells which is meant (GATO:
  // Tver, Tomsk, Tambov). archive_id is then the first of them and says no more than its scheme.
  bool archive_ambiguous = false;
  std::string scheme;       // id in authority::Schemes
  std::vector<Part> parts;  // from the top; those that stand in the text and those inherited
  std::vector<std::string> leaves;  // normalised: "7-8", "124-126", "37ob"
  text::ReadingRange leaves_range;  // of the numbers, without the label
  How how = How::stated;

  BackReference back_reference = BackReference::none;
  int antecedent = -1;  // index of the citation that this one takes parts from, in the same list
  // Where that one stands in an earlier file of the manuscript: an index into Carried::sources()
  // (carried.h); else -1.
  int carried_antecedent = -1;
  int note = -1;                   // index into Document::notes; -1 in the running text
  text::ReadingRange description;  // what the author says of the file, behind it, without the
                                   // parentheses; may be empty
  std::vector<Damage> damage;
};

}  // namespace apparatus::citation
