// The words by which texts name events: nouns of gatherings and agreements, ordinals, ranks, and
// what may stand between a name and its day. Data: events.toml; a language or a kind of event is an
// entry there. Looking a word up costs one hash; whether a noun can begin at a place, one bit.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/problem.h"
#include "authority/word_hash.h"

namespace apparatus::authority {

struct EventKind {
  std::string id;     // "congress"; what messages call it
  bool firm = false;  // two days of one event of the kind contradict each other
};

struct EventRank {
  std::string id;        // "provincial"
  bool several = false;  // there are many of the rank at any time
};

enum class EventRole : std::uint8_t {
  generic = 1u << 0,          // party, joint: names nothing
  article = 1u << 1,          // the
  of = 1u << 2,               // of
  at = 1u << 3,               // at (the Thirteenth Congress)
  verb = 1u << 4,             // met, opened
  joint = 1u << 5,            // which, was, on
  genitive_behind = 1u << 6,  // a noun of a language that needs no "of"
};

struct EventWord {
  std::int16_t kind = -1;    // of a noun: index into kinds()
  std::int16_t rank = -1;    // index into ranks()
  std::uint8_t ordinal = 0;  // 13 of "thirteenth"
  std::uint8_t tens = 0;     // 20 of "twenty-"
  std::uint8_t month = 0;    // 1 of "январский"
  std::uint8_t roles = 0;

  bool is(EventRole role) const { return (roles & static_cast<std::uint8_t>(role)) != 0; }
};

class EventWords {
 public:
  // The data that the program carries; made once and shared.
  static const EventWords& built_in();

  // Wrong entries are told in `problems` and left out.
  void add(std::string_view toml, std::vector<Problem>& problems);

  // A word in any letter case; nullptr where it is none of ours.
  const EventWord* find(std::string_view word) const;
  // False where no noun begins with these two bytes, as they stand; true says nothing.
  bool may_begin_noun(unsigned char a, unsigned char b) const {
    return beginnings_[static_cast<std::size_t>(a) * 256 + b];
  }
  // Whether this, behind a number, makes an ordinal of it ("th", "-й").
  bool marks_ordinal(std::string_view ending) const;

  const std::vector<EventKind>& kinds() const { return kinds_; }
  const std::vector<EventRank>& ranks() const { return ranks_; }
  // -1 for none of that name.
  int kind_of(std::string_view id) const;

 private:
  EventWord& slot(std::string_view word);
  void mark_beginning(std::string_view noun);

  std::vector<EventKind> kinds_;
  std::vector<EventRank> ranks_;
  std::unordered_map<std::string, EventWord, WordHash, std::equal_to<>> words_;
  std::vector<std::string> ordinal_marks_;
  std::bitset<0x10000> beginnings_;
};

}  // namespace apparatus::authority
