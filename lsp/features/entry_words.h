// The words by which the entries of a bibliography are found: authors, titles, years and parts of
// keys, in any order and any transliteration. A bibliography may hold 70,000 entries: every word is
// folded once, and one reading serves all drafts that cite from it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "bibliography/bibliography.h"

namespace apparatus::features {

class EntryWords {
 public:
  EntryWords(const bibliography::Bibliography& bibliography, const authority::Authority& authority);

  struct Hit {
    std::size_t entry;  // index into Bibliography::entries
    int distance;       // 0 where the key itself begins so; greater for author, title, year
  };
  // The entries that have, for every word of `typed`, a word that begins so. In the bibliography's
  // order; all of them where `typed` is empty.
  std::vector<Hit> find(std::string_view typed, const authority::Authority& authority) const;

 private:
  enum class Field : std::uint8_t { key, author, title, year };
  struct Word {
    std::string loose;
    std::string folded;  // empty for keys and numbers
  };
  struct Place {
    std::uint32_t word;
    Field field;
  };

  void add(std::string_view word, Field field, const authority::Authority& authority);

  std::vector<Word> words_;
  std::vector<Place> places_;                           // entry by entry
  std::vector<std::uint32_t> ends_;                     // of each entry's places
  std::unordered_map<std::string, std::uint32_t> ids_;  // only while this is built
};

// Made once for a bibliography and an authority, for as long as somebody holds the bibliography.
// Safe from several threads.
std::shared_ptr<const EntryWords> entry_words(
    const std::shared_ptr<const bibliography::Bibliography>& bibliography,
    const authority::Authority& authority);

}  // namespace apparatus::features
