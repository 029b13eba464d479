// The words by which a reference to a printed work is known ("op. cit.", "vol.", "eds", "2nd edn"),
// from references.toml: nothing that belongs to one language stands in code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/problem.h"
#include "authority/word_table.h"

namespace apparatus::authority {

// What a word may be; one word may be several things ("ed." an editor or an edition).
enum ReferenceWord : std::uint32_t {
  kSameWork = 1U << 0U,   // "op. cit."
  kSamePlace = 1U << 1U,  // "Ibid."
  kOthers = 1U << 2U,     // "et al."
  kEditors = 1U << 3U,
  kJoint = 1U << 4U,  // "and" between two authors
  kVolume = 1U << 5U,
  kPage = 1U << 6U,
  kPlaceInside = 1U << 7U,  // "chapter", "introduction", "passim"
  kEdition = 1U << 8U,
  kNumber = 1U << 9U,  // of a periodical
  kInside = 1U << 10U,
  kLead = 1U << 11U,  // "see", "cf.": what may stand before a reference
  kParticle = 1U << 12U,
  kArticle = 1U << 13U,
  kBegins = 1U << 14U,        // the first word of a phrase of several
  kSameAuthor = 1U << 15U,    // "Ders.", "Он же": in the place of a name
  kSamePassage = 1U << 16U,   // "loc. cit.", which is kSameWork as well
  kPassive = 1U << 17U,       // "is" of "a list is given in …"
  kAddressed = 1U << 18U,     // "to" between the writer of a letter and its reader
  kOnlyWithStop = 1U << 19U,  // "Dass." and "Id.", which without their stop are ordinary words
};

class ReferenceWords {
 public:
  void add(std::string_view toml, std::vector<Problem>& problems);

  // The bits of one word, as it stands in the text but without its stop; kBegins where a phrase of
  // several words may begin with it.
  std::uint32_t meaning(std::string_view word) const { return words_.find(word); }
  // The same for a phrase, its words parted by single blanks and without stops ("op cit").
  std::uint32_t phrase(std::string_view words) const { return phrases_.find(words); }
  // 2 for "second"; 0 for a word that is no number of an edition.
  std::uint32_t ordinal(std::string_view word) const { return ordinals_.find(word); }

 private:
  void add_entry(const std::string& entry, std::uint32_t meaning);
  void add_ordinal(const std::string& word, std::uint32_t number);

  WordTable words_;
  WordTable phrases_;
  WordTable ordinals_;
};

}  // namespace apparatus::authority
