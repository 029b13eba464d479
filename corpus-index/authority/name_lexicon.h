// Words that tell persons from other capitalised words: given names and their equivalents, titles
// of address, offices, particles, and words that are no names however they are written. Data:
// names.toml and the files *.words; a project's [[person]] entries.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/problem.h"
#include "authority/transliteration.h"
#include "authority/word_endings.h"
#include "authority/word_hash.h"
#include "authority/word_index.h"
#include "authority/word_table.h"

namespace apparatus::authority {

// What a word can be; one word may be several things ("Marshal", "King", "May").
enum class WordKind : std::uint32_t {
  none = 0,
  common = 1u << 0,  // an ordinary word, capitalised only where a sentence or a title begins
  given = 1u << 1,   // a given name in some language
  title = 1u << 2,   // of address, before a name and no part of it: Comrade, Mr, Count, tov.
  office = 1u << 3,  // a noun for a person, which may stand before a surname: secretary, ambassador
  particle = 1u << 4,  // van, von, de
  place = 1u << 5,     // a town, country, river, people or language
  thing_after =
      1u << 6,  // makes what stands before it no person: factory, district, street, Institute
  thing_before = 1u << 7,  // the same for what stands behind it: imeni, ulitsa, town of
  speech = 1u << 8,        // a verb of saying or doing that only persons do
  never =
      1u << 9,  // months, institutions, newspapers, sigla: never a name, whatever stands beside it
  source = 1u << 10,       // behind an author: op. cit., ed., eds, et al., p., pp., vol.
  locative = 1u << 11,     // before a place: in, at, from, near
  kin = 1u << 12,          // junior, senior, père: behind a name
  famous = 1u << 15,       // a surname that texts use without an introduction
  following = 1u << 14,    // what a person leads, behind the name: government, faction
  russian = 1u << 13,      // an ordinary word of Russian, in Latin letters or Cyrillic
  sovereign = 1u << 16,    // a title of those who go by a given name alone: King, Grand Duke, tsar
  conjunction = 1u << 17,  // and, et, und
  article = 1u << 18,      // the, der, le: some are particles behind another particle
  joined_particle = 1u << 19,   // d', al-: written together with the surname
  capital_particle = 1u << 20,  // Le, Van: leads a surname even where it has a capital
};
constexpr WordKind operator|(WordKind a, WordKind b) {
  return static_cast<WordKind>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
constexpr bool is(WordKind word, WordKind asked) {
  return (static_cast<std::uint32_t>(word) & static_cast<std::uint32_t>(asked)) != 0;
}

// A project's [[person]] entry.
struct KnownPerson {
  std::string name;                   // as it is to be shown: "Lev Trotskii"
  std::vector<std::string> also;      // other names and spellings: "Leon Trotsky", "Bronstein"
  std::vector<std::string> not_also;  // names that are somebody else, however near
  std::string born, died, description;
  std::string spelling;  // of the surname, wherever a draft writes it: "Trotsky"; "" for any
  std::string id;        // instead of the one that is made of the name; "" for that one
};

class NameLexicon {
 public:
  // `folding` must hold its data already: given names are compared by their folding key.
  // Each of `word_files` holds sections, "[kind]" on a line of its own and words in lower case
  // below it, with lines of comment that begin with #; `toml` is what is more than a word.
  void add(std::string_view toml, std::span<const std::string_view> word_files,
           const Transliteration& folding, std::vector<Problem>& problems);

  // `lower` is the word in lower case, without stop or possessive.
  WordKind kind(std::string_view lower) const;

  // The group of equivalent given names (Lev, Leon, Lew) that a folded given name belongs to; "" if
  // it is none. Groups are named by their first member's spelling in lower case: "lev".
  std::string_view given_group(std::string_view folded) const;
  // All folded members of a group, for comparing initials.
  const std::vector<std::string>* given_members(std::string_view group) const;

  // Whether two or three letters are one initial: "Iu", "Ya", "Zh".
  bool is_initial_digraph(std::string_view spelling) const;
  // Whether a word in lower case is a syllable of Chinese in transcription.
  bool is_syllable(std::string_view lower) const;
  // Whether a folded word ends as Russian patronymics do (Borisovich, Petrovna, Il'ich).
  bool is_patronymic(std::string_view folded) const;
  // Whether it is a patronymic of a known given name, and so no surname in -ovich ("Kaganovich").
  bool is_patronymic_of_given_name(std::string_view folded) const;
  // Whether a folded word ends as a surname of some language does, and words of that ending are
  // seldom anything else.
  bool has_surname_ending(std::string_view folded) const;
  // Whether a folded word is a surname that texts use without an introduction, in any spelling.
  bool is_famous(std::string_view folded) const;
  // Whether a word as written ends as Russian adjectives do in any of their cases.
  bool has_adjective_ending(std::string_view word) const { return adjectives_.any_of(word, 0); }
  // Whether a folded word is an adjective by its ending where a noun follows: one that surnames
  // have
  // ("Sibirskii"), or any ("Krasnaia").
  bool has_adjectival_surname_ending(std::string_view folded) const {
    return adjectival_surnames_.any_of(folded, 0);
  }
  bool may_lead_a_noun(std::string_view folded) const {
    return adjectives_before_nouns_.any_of(folded, 0);
  }
  // What is left of a folded adjective that may be made of a surname ("leninski": "lenin"), once
  // for each ending that fits.
  template <class Take>
  void for_each_adjective_stem(std::string_view folded, Take take) const {
    for (const std::string& ending : adjectives_of_surnames_) {
      if (folded.ends_with(ending)) take(folded.substr(0, folded.size() - ending.size()));
    }
  }
  // Whether a folded word is an inflected surname by its ending.
  bool has_oblique_surname_ending(std::string_view folded) const {
    return oblique_surnames_.any_of(folded, 3);
  }
  // "Grand Duke", "prince héritier": titles of several words before a given name alone, as written.
  const std::vector<std::string>& sovereign_titles() const { return sovereign_titles_; }
  // Whether a lower-case word ends as adjectives and names of movements do (-ist, -ites, -ism).
  bool has_movement_ending(std::string_view lower) const;
  // Nominatives that an inflected Russian form can stand for, folded: "zinoveva" gives "zinovev";
  // empty for none.
  void nominatives(std::string_view folded, std::vector<std::string>& out) const;

  // The nominative of an inflected patronymic, folded ("lvovicha": "lvovich"); "" for none.
  std::string patronymic_nominative(std::string_view folded) const;

  const std::vector<KnownPerson>& persons() const { return persons_; }
  // The person whose surname the project pins to one spelling, by that spelling's key; nullptr for
  // none.
  const KnownPerson* pinned(std::string_view surname_key, const Transliteration& folding) const;

 private:
  struct Inflection {
    std::string ending, nominative;
  };
  WordTable kinds_;
  WordIndex given_;                  // folded given names
  std::vector<std::string> groups_;  // by their numbers
  std::unordered_map<std::string, std::vector<std::string>, WordHash, std::equal_to<>> members_;
  WordEndings patronymic_endings_, surname_endings_, movement_endings_, adjectives_,
      adjectival_surnames_, adjectives_before_nouns_, oblique_surnames_;
  std::vector<std::string> initial_digraphs_, father_stems_, adjectives_of_surnames_,
      sovereign_titles_, fathers_endings_;
  Transliteration::WesternNames western_names_;
  std::array<std::vector<Inflection>, 256> inflections_;  // by the last byte of their ending
  WordIndex syllables_;
  WordIndex famous_;  // folded
  std::vector<KnownPerson> persons_;
};

}  // namespace apparatus::authority
