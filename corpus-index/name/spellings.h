// The spellings of the capitalised words of a document, each with what the
// lexicon says of it. A word is looked up by its letters alone; everything else
// is asked once a spelling.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "authority/word_index.h"

namespace apparatus::name {

struct Spelling {
  std::string_view text;  // without possessive and stop
  std::uint32_t key = 0;  // the number of its folding key
  authority::WordKind kind = authority::WordKind::none;
  bool all_capitals = false;
  bool has_hyphen = false;
  bool movement = false;  // "Trotskyists", "Narkomfin"
  bool surname_ending = false;
  bool patronymic = false;
  bool of_syllables = false;  // "Kai-shek"
  bool cyrillic = false;
  bool digraph = false;            // "Iu", "Zh": one initial
  bool roman_number = false;       // of the letters I, V, X, L and C
  bool abbreviation = false;       // "VSNKh", "AMO": capitals beyond the first
  bool established_fully = false;  // some place gives it a given name or initials
  std::int8_t inflected = -1;      // whether it may be a surname in another case; -1: not asked yet
  std::int8_t known = -1;          // what other texts say; -1: not asked yet
  std::uint16_t as_thing = 0;      // places where it is a factory, a street, a town
  std::uint16_t seen = 0;          // places where it stands alone
  std::uint16_t as_person = 0;     // places that say the opposite
};

class Spellings {
 public:
  Spellings() = default;  // to be assigned to
  // `words`: how many different spellings are to be expected.
  Spellings(const authority::Authority& authority, std::size_t words);

  // The number of the spelling. `spelt` must live as long as the spellings are asked for their
  // texts, or until they are made to keep these themselves.
  std::uint32_t add(std::string_view spelt, bool all_capitals, bool hyphen, bool cyrillic);

  Spelling& operator[](std::uint32_t number) { return spellings_[number]; }
  const Spelling& operator[](std::uint32_t number) const { return spellings_[number]; }
  std::size_t size() const { return spellings_.size(); }

  // From here on the texts are the spellings' own, and nothing may be added.
  void keep_texts();

  // The folding keys of all spellings, and the key of one.
  const authority::WordIndex& keys() const { return keys_; }
  std::string_view key(const Spelling& spelling) const { return keys_.word(spelling.key); }

 private:
  void look_up(Spelling& spelling);
  bool both_halves_are_peoples() const;
  bool is_plural_of_a_word();
  bool is_double_given_name(std::string_view spelt);
  bool is_famous(const Spelling& spelling);

  const authority::Authority* authority_ = nullptr;
  authority::WordIndex texts_;
  authority::WordIndex keys_;
  std::vector<Spelling> spellings_;  // by their numbers in texts_
  std::string lower_, key_, half_;   // of the spelling that is looked up
  std::vector<std::string> nominatives_;
};

}  // namespace apparatus::name
