// What a scan for references found in notes and paragraphs that an edit has left alone, put where
// they stand now.
#pragma once

#include <vector>

#include "reference/scan.h"
#include "text/unchanged.h"

namespace apparatus::reference {

class KeptReferences {
 public:
  // `earlier`: of the earlier state of `document`. `taken`: of the present one.
  KeptReferences(const text::Document& document, const DocumentScan& earlier,
                 const text::Unchanged& same, const std::vector<text::ReadingRange>& taken);

  // Appends to the sightings of `now` what the part holds. False, and nothing is appended, where it
  // has to be scanned.
  bool take(const ScannedPart& part, DocumentScan& now) const;
  // The same for the entries of the document's bibliography.
  bool take_listed(std::vector<Statement>& listed) const;

 private:
  std::size_t earlier_block(std::size_t block) const;
  std::uint32_t shift_of(std::size_t block) const { return block < same_.before ? 0 : same_.shift; }
  std::size_t earlier_part(const ScannedPart& part, const DocumentScan& now) const;

  const text::Document& document_;
  const DocumentScan& earlier_;
  const text::Unchanged& same_;
  std::vector<bool> taken_alike_;  // by block: the same stretches of it are taken
};

}  // namespace apparatus::reference
