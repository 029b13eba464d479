// What the readers of all shapes share while a document is scanned: the text, the block in hand,
// how far it has been read, and what has been found so far. Each shape of citation has a file of
// its own (scan_slashes.h, scan_levels.h …) with functions over this state; scan.cpp decides which
// of them looks at what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "citation/labels.h"
#include "citation/scan.h"
#include "citation/whole_text.h"
#include "text/document.h"

namespace apparatus::citation {

struct ScanState {
  const text::Document& document;
  const authority::Authority& authority;
  std::string_view text;  // the reading
  const authority::CitationWords& words;
  const LabelEndings label_endings;

  int block = 0;            // index of the block in hand
  std::uint32_t begin = 0;  // of the block
  std::uint32_t end = 0;    // of the block
  std::uint32_t limit = 0;  // behind the last sighting: nothing before it is looked at again
  std::vector<Sighting> sightings;
  std::size_t in_block = 0;               // the first sighting of the block
  std::vector<std::string> schemes_seen;  // coded ones, in this document
  text::ReadingRange pending_back;   // an Ibid. behind which another file of its archive stands
  WholeText whole;                   // what is asked of all other blocks
  mutable std::vector<int> leaning;  // blocks of which the next one was asked for

  ScanState(const text::Document& of, const authority::Authority& by)
      : document(of),
        authority(by),
        text(of.reading),
        words(by.schemes.words()),
        label_endings(by.schemes),
        whole(text) {}

  text::Zone zone() const { return document.blocks[static_cast<std::size_t>(block)].zone; }
  Label label_here(std::uint32_t at) const;

  // Takes the sighting, with the description behind it; returns where the scan goes on.
  std::uint32_t keep(Sighting sighting);
  // Looks for the archive that is named before `at` and enters it, with what is wrong with it.
  void attach_archive(Sighting& sighting, std::uint32_t at);
  // "Ibid., FO 371/11022": the reference back lends the archive alone.
  void take_back_reference(Sighting& sighting, std::uint32_t from);

  std::uint32_t past_mark(std::uint32_t at) const;  // spaces, one of ",:." and spaces
  std::uint32_t past_stop(std::uint32_t at) const;
  // Whether nothing but punctuation and conjunctions stands between.
  bool only_joins(std::uint32_t from, std::uint32_t to) const;
  // The bracket that closes the one at `open`, at most `longest` bytes behind; `open` for none.
  std::uint32_t closing_bracket(std::uint32_t open, std::uint32_t longest) const;

  // Whether the document has a siglum of its own for the archive, or only ever writes its name.
  bool uses_siglum(const std::string& id);
  // Whether the document names the archive anywhere: a siglum of one letter means it only then.
  bool is_named(const authority::Archive& archive);
  // Which of the archives that share its siglum the citation means; marks it where that is open.
  void settle_siglum(Citation& citation);

 private:
  std::unordered_map<std::string, bool> named_;
  std::unordered_map<std::string, std::string> settled_;  // siglum to id; "" where it is open
  std::unordered_map<std::string, bool> siglum_used_;
};

bool has(const std::vector<std::string>& list, const std::string& item);

// The words of a stretch, without its line breaks.
std::string one_line(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace apparatus::citation
