// First pass of recognising: everything in a document that has the shape of an archival citation or
// of a reference back to one, as it stands. Whether a doubtful shape is a citation, and what is
// inherited from where, is decided afterwards by resolve.h, which knows the whole document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "citation/citation.h"
#include "citation/numbers.h"
#include "text/document.h"
#include "text/unchanged.h"

namespace apparatus::citation {

enum class Shape : std::uint8_t {
  labelled,      // "f. 17, op. 21": at least one label
  slashed,       // "17/21/2668"
  leaves_only,   // "l. 76" behind another citation
  numbered,      // "T 1588"
  coded,         // "FO 371/11021"
  collection,    // "Box 12, Folder 3, … Collection"
  titled,        // "AMAE, Europe 1918–1940, URSS, vol. 1008"
  back,          // "Ibid., l. 9", "TsGAMO, ibid., 38ob"
  archive_only,  // "Trotsky Archive"
};

// One edit that would mend something. `context` is what a reader must see to understand it; edits
// with overlapping contexts become one Damage.
struct Repair {
  text::ReadingRange range;
  std::string with;
  text::ReadingRange context;
  std::string what;
  bool stylistic = false;
};

struct Sighting {
  Citation citation;  // without `damage`, which comes of the repairs
  std::vector<Repair> repairs;
  Shape shape = Shape::labelled;
  int block = 0;
  bool archive_looks_right = false;
  bool archive_is_short = false;  // one or two letters, as journals have too
  bool may_be_date = false;       // three bare numbers that also read as day/month/year
  bool leaf_after_slash = false;
  bool leaf_labelled = false;
  bool printed_page = false;    // "Ibid., p. 5"
  bool printed_volume = false;  // "Ibid., vol. 2, 120", "Ibid., 1926, nos. 16–17"
  bool attached = false;  // nothing but punctuation and "and" between it and the citation before it
  char32_t archive_separator = 0;
  // Numbers behind the commas of "100/5/78, 84, 99": leaves in one work, files in another.
  std::vector<Leaf> comma_list;
  bool files_listed = false;    // "dd. 5, 6": no doubt about it
  bool joined_by_word = false;  // "94 and 96": the list begins with a conjunction
};

// In reading order.
std::vector<Sighting> scan(const text::Document& document, const authority::Authority& authority);

// A scan that can be gone on with after an edit: what it found, and what it had to know of the
// whole document to find it (see whole_text.h).
struct Scan {
  std::vector<Sighting> sightings;  // in reading order
  std::unordered_map<std::string, std::uint32_t> asked;
  std::vector<int> leaning;  // blocks whose sightings hang on the next block; sorted
  // Blocks of the document that were looked at; what stands in the others was taken over.
  std::size_t looked_from = 0;
  std::size_t looked_to = 0;  // behind the last one
};
Scan scan_to_keep(const text::Document& document, const authority::Authority& authority);

// The same for a document of which an earlier state was scanned: only blocks that have changed are
// looked at, and the rest is taken over. The result is that of scan_to_keep(document, authority),
// whatever the edit was; `same` is text::unchanged_blocks of the two states.
Scan scan_again(const text::Document& document, const authority::Authority& authority,
                const Scan& earlier, const text::Unchanged& same);

}  // namespace apparatus::citation
