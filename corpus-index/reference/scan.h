// First pass: what in a document looks like a reference to a printed work, and what its own
// bibliography lists. Nothing is looked up here; every sighting is judged by its own words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "reference/reference.h"
#include "text/document.h"
#include "text/unchanged.h"

namespace apparatus::reference {

struct Sighting {
  Reference reference;
  // Capitalised words of the same note before it, the nearest last, genitives without their 's:
  // who "op. cit." or a bare title may belong to.
  std::vector<std::string> mentioned;
  // How many of them, from the end, stand behind the reference before.
  std::size_t mentioned_since = 0;
};

struct Sightings {
  std::vector<Statement> listed;  // entries of the bibliography, in order
  std::vector<Sighting> seen;     // notes in their order, then the running text
};

// `taken`: sorted ranges that are other sources (citations of archives): no reference lies in them.
Sightings scan(const text::Document& document, const authority::Authority& authority,
               const std::vector<text::ReadingRange>& taken);

// A note with all its blocks, or a block of the running text: what is scanned by itself.
struct ScannedPart {
  std::size_t first = 0;   // of its blocks: a place in DocumentScan::order
  std::size_t blocks = 0;  // how many there are
  std::size_t begin = 0;   // its sightings: places in Sightings::seen
  std::size_t end = 0;
  // Whom the note before has named last: "Ders." and its like may mean them.
  std::vector<std::string> people_before = {};
};

// A scan that can be gone on with after an edit.
struct DocumentScan {
  static constexpr std::size_t kNone = SIZE_MAX;

  Sightings sightings;
  std::vector<std::size_t> order;  // the blocks that were looked at, in the order of the sightings
  std::vector<ScannedPart> parts;  // in the same order
  std::vector<std::size_t> part_of_block;  // by block; kNone for a block that is in no part
  std::vector<text::ReadingRange> taken;
  std::size_t bibliography_begin = 0;  // from its first block to behind its last one
  std::size_t bibliography_end = 0;
};

// `earlier` and `same` (text::unchanged_blocks) are of an earlier state of the document: then only
// notes and paragraphs that have changed, or in which other stretches are taken, are looked at.
// Both may be null. The sightings are those of scan().
DocumentScan scan_document(const text::Document& document, const authority::Authority& authority,
                           std::vector<text::ReadingRange> taken,
                           const DocumentScan* earlier = nullptr,
                           const text::Unchanged* same = nullptr);

}  // namespace apparatus::reference
