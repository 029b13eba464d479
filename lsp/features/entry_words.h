// The words by which the entries of a bibliography are found: authors, titles, years and parts of
// keys, in any order and any transliteration. A bibliography may hold 70,000 entries: every word is
// folded once, one reading serves all drafts that cite from it, and a changed file costs its
// changed entries.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "bibliography/bibliography.h"
#include "bibliography/entry_file.h"

namespace apparatus::features {

// Of one file.
class EntryWords {
 public:
  // `before`: the words of the state before of the same file; may be null.
  EntryWords(const bibliography::EntryFile& file, const authority::Authority& authority,
             const EntryWords* before);

  // `distances` holds one for each entry: adds to each how far off its best word that begins like
  // `begun` is (0 where the key itself begins so; greater for author, title, year), kNone and more
  // where it has none.
  void narrow(std::string_view begun, const authority::Authority& authority,
              std::vector<int>& distances) const;
  static constexpr int kNone = 1000;

 private:
  enum class Field : std::uint8_t { key, author, title, year };
  // As it is written, in small letters, and folded: "" for keys and numbers.
  struct Word {
    std::uint32_t begin, folded, end;  // in letters_
  };
  // An entry's word, or a word's entry, and the field: its lowest two bits.
  using Place = std::uint32_t;
  class Adder;

  std::string_view loose(std::uint32_t word) const;
  std::string_view folded(std::uint32_t word) const;
  void index_words(const EntryWords* before, std::size_t old_words);

  std::string letters_;
  std::vector<Word> words_;
  std::vector<Place> places_;        // words, entry by entry
  std::vector<std::uint32_t> ends_;  // of each entry's places
  // Made of the above.
  std::vector<std::uint32_t> by_loose_, by_folded_;  // words in the order of their letters
  std::vector<Place> entries_;                       // word by word
  std::vector<std::uint32_t> entries_ends_;
};

struct FoundEntry {
  std::size_t entry;  // its number in the bibliography
  int distance;       // 0 where the key itself begins so; greater for author, title, year
};

// The entries that have, for every word of `typed`, a word that begins so. In the bibliography's
// order; all of them where `typed` is empty. Safe from several threads.
std::vector<FoundEntry> find_entries(const bibliography::Bibliography& bibliography,
                                     std::string_view typed, const authority::Authority& authority);

// Makes what find_entries() needs, so that the first who asks does not wait.
void prepare_entry_words(const bibliography::Bibliography& bibliography,
                         const authority::Authority& authority);

}  // namespace apparatus::features
