// The antecedent graph of a document, note by note, in a form that can be gone on with: after an
// edit the notes before the first changed one mean what they meant, and only from there on is
// anything resolved again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "citation/scan.h"
#include "text/unchanged.h"

namespace apparatus::citation {

// How a document as a whole writes; decides what a doubtful shape means.
struct Habits {
  int leaf_behind_slash = 0;  // "3/1a/6/29"
  int leaf_behind_comma = 0;  // "7952/3/82, 25"
  int leaves_labelled = 0;
  int back_leaves_labelled = 0;
  int back_leaves_bare = 0;
  // The archive of a fond, where all citations of it agree; "" where they do not.
  std::unordered_map<std::string, std::string> archive_of_fond;
  std::unordered_map<std::string, std::string> id_of_archive;
  std::set<std::string> ambiguous;  // archives whose siglum may mean several
  std::unordered_map<std::string, std::string>
      archive_of_scheme;  // the first that the document names

  // Whether a doubtful shape means the same by both.
  bool comma_means_leaf() const { return leaf_behind_comma >= leaf_behind_slash; }
  bool misses_labels() const { return back_leaves_bare < back_leaves_labelled; }
  bool decide_as(const Habits& other) const {
    return comma_means_leaf() == other.comma_means_leaf() &&
           misses_labels() == other.misses_labels() && archive_of_fond == other.archive_of_fond &&
           id_of_archive == other.id_of_archive && ambiguous == other.ambiguous &&
           archive_of_scheme == other.archive_of_scheme;
  }
};

// What a note, or a block of the running text, left behind for the Ibid. of the next.
struct Sources {
  std::vector<int> archival;  // indices into the results, one a file
  bool printed_any = false;
  bool printed_main = false;
  bool printed_looked_for = false;
  bool printed_before = false;     // before the reference back that was last considered
  std::uint32_t looked_until = 0;  // how far `printed_before` holds
  bool unresolved = false;         // a reference back that leads nowhere
};

struct ResolvedUnit {
  std::size_t blocks = 0;   // behind its blocks: a place in ResolvedStream::blocks
  std::size_t results = 0;  // behind its results: a place in Resolution::results
  int heading = -1;         // the result by which it named an archive as a whole, the last of them
  bool looks_before = false;
  Sources sources;
};

// The notes in their order, or the blocks of the running text.
struct ResolvedStream {
  std::size_t first_result = 0;
  std::vector<int> blocks;  // of one unit after another
  std::vector<ResolvedUnit> units;
};

struct Resolution {
  bool complete = false;  // false where nothing can go on with it: it leans on another file
  Habits habits;
  std::vector<Citation> results;  // in the order of resolving, damage not told yet
  std::vector<std::vector<Repair>> repairs;
  ResolvedStream running_text;
  ResolvedStream notes;

  // What had to be looked at, and what was taken over from an earlier state.
  std::size_t units_resolved = 0;
  std::size_t units_taken_over = 0;
};

// An earlier state of a document that is resolved again. `same` is text::unchanged_blocks of the
// two states; blocks that `scan` looked at anew do not count as the same.
struct EarlierResolution {
  const Resolution& resolution;
  const text::Unchanged& same;
};

}  // namespace apparatus::citation
