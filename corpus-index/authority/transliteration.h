// Transliteration systems as tables, and folding: one key for all spellings of a word, whatever
// system it came through. Everything that belongs to a system stands in transliteration.toml; this
// file only applies rules.
//
// A rule is written "from > to / left _ right": `from` becomes `to` where the context holds. A
// context is a list of alternatives parted by "|", each a run of letters in which V stands for a
// vowel, C for a consonant and # for the end of the word. Rules of one table are tried in their
// order at each place, the first that holds wins, and the text is read once from left to right, so
// that folding is linear and makes no intermediate strings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/letter_case.h"
#include "authority/problem.h"
#include "authority/word_hash.h"

namespace apparatus::authority {

// Rewriting of one word by ordered rules with contexts, in one pass.
class RewriteRules {
 public:
  // False if `rule` is not of the form above.
  bool add(std::string_view rule);
  // Rules of `other` come behind the own ones.
  void append(const RewriteRules& other);
  // `word` must be lower case. A place where no rule holds keeps its byte.
  void apply(std::string_view word, std::string& out) const;

 private:
  struct Rule {
    std::string from, to;
    std::vector<std::string> left,
        right;  // empty: anywhere; the strings of `left` end at the place
  };
  std::array<std::vector<Rule>, 256> by_first_byte_;
};

// One system of writing Russian in Latin letters.
struct TransliterationSystem {
  std::string id;    // "ala-lc"
  std::string name;  // "ALA-LC (simplified)"
  RewriteRules from_cyrillic;
  RewriteRules to_cyrillic;
  bool reversible = true;  // false where the system loses letters that no context brings back
};

// Parts of names that speak for a system or against it: "ia", "^ye", "skii$", "!sky$". A name is
// read once for all signs of all systems.
class SpellingSigns {
 public:
  // `system` counts from 0.
  void add(std::string_view sign, std::size_t system);
  // How many signs of each system hold in `lower`, those against it taken off; a sign counts once.
  // `votes` has one number for each system, which are added to.
  void count(std::string_view lower, std::vector<int>& votes) const;

 private:
  struct Sign {
    std::string letters;
    bool at_begin = false, at_end = false;
    int speaks = 1;  // -1: against
    std::size_t system = 0;
  };
  std::array<std::vector<Sign>, 256> by_first_byte_;
};

class Transliteration {
 public:
  void add(std::string_view toml, std::vector<Problem>& problems);

  // The folding key of a word: lower-case ASCII letters. "" for a word without letters.
  std::string fold(std::string_view word) const;
  // As `fold`, into a string that is cleared first and whose memory is used again.
  void fold_into(std::string_view word, std::string& key) const;
  // By the folding key of a Western name as Russian spells it ("gitler"), that of its own spelling
  // ("hitler"), which stands for both; keys that `fold` gives are so already.
  using WesternNames = std::unordered_map<std::string, std::string, WordHash, std::equal_to<>>;
  const WesternNames& western_names() const { return western_names_; }
  // `fold` first, then the keys under the reading habits of single systems (German "ch" for х …);
  // no duplicates.
  std::vector<std::string> folds(std::string_view word) const;

  const std::vector<TransliterationSystem>& systems() const { return systems_; }
  // nullptr for an unknown id.
  const TransliterationSystem* system(std::string_view id) const;

  // `cyrillic` in the letters of a system, upper and lower case kept; unchanged for an unknown
  // system.
  std::string from_cyrillic(std::string_view cyrillic, std::string_view system) const;
  // The ending by which a surname that is an adjective tells its system: "skii" of Trotskii; "" for
  // none.
  std::string_view adjective_ending(std::string_view surname) const;
  // The id of the system in which most of these spellings are written; "" where nothing tells.
  std::string detect(const std::vector<std::string>& spellings) const;
  // How much each spelling of a name speaks for each system, in the order of systems().
  std::vector<int> votes(std::string_view spelling) const;
  // Whether the spelling's letters speak for the system, and for no other one more.
  bool is_of(std::string_view spelling, std::string_view system) const;
  // The spelling in another system. Nothing where the first does not say which letters were meant
  // (a soft sign that popular spelling drops) or the spelling is not one of its own.
  std::optional<std::string> convert(std::string_view spelling, std::string_view from,
                                     std::string_view to) const;

 private:
  void read_western_names(std::string_view lines);
  void latin_letters(std::string_view word, bool iso9, std::string& out) const;

  std::unordered_map<std::uint32_t, std::string>
      letters_;  // code point to lower-case ASCII; "" for what is dropped
  std::unordered_map<std::uint32_t, std::string> iso9_letters_;  // the same, for one more key
  RewriteRules fold_rules_;
  WesternNames western_names_;
  std::vector<RewriteRules> habits_;  // each with fold_rules_ behind its own
  std::vector<TransliterationSystem> systems_;
  SpellingSigns signs_;
  std::vector<std::string> adjective_endings_;
};

}  // namespace apparatus::authority
