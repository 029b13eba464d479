// The capitalised words of a reading, found in one scan, with what the lexicon says of each
// spelling looked up once a document. Lower-case words are passed over; what stands between two
// capitalised words is kept as a kind of gap, so that the rules of recognise.cpp need not look at
// the text again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "text/document.h"

namespace apparatus::name {

// One spelling of the document.
struct Spelling {
  std::string_view text;  // without possessive and stop
  std::string key;        // folded
  authority::WordKind kind = authority::WordKind::none;
  bool all_capitals = false;
  bool has_hyphen = false;
  bool movement = false;  // "Trotskyists", "Narkomfin"
  bool surname_ending = false;
  bool patronymic = false;
  bool cyrillic = false;
  bool established = false;        // some place says that this is a surname
  bool established_fully = false;  // … and that place has a given name or initials
  bool abbreviation = false;       // "VSNKh", "AMO": capitals beyond the first
  std::uint16_t as_thing = 0;      // places where it is a factory, a street, a town
  std::uint16_t seen = 0;          // places where it stands alone
  std::uint16_t as_person = 0;     // places that say the opposite
  std::int8_t known = -1;          // what other texts say; -1: not asked yet
};

enum class Gap : std::uint8_t {
  far,   // other words, the end of a block
  none,  // nothing: "N.A."
  space,
  particle,  // one or two particles: " van ", " de la "
  comma,
  conjunction,  // " and ", " & ", " i "
};

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   // of the spelling; of an initial behind its stop
  std::uint32_t next = 0;  // behind the possessive
  std::uint32_t spelling = 0;
  std::int32_t block = 0;
  Gap gap = Gap::far;  // to the word before
  bool initial = false;
  bool possessive = false;
  bool sentence_start = false;
};

struct Words {
  std::vector<Word> words;
  std::vector<Spelling> spellings;
};

Words capitalised_words(const text::Document& document, const authority::Authority& authority,
                        const std::vector<text::ReadingRange>& taken);

// The word (letters only, without stop) that ends before or begins at `at`, whatever its case, with
// only spaces and, if `over_stop`, one full stop between; empty where something else stands there.
std::string_view word_before(std::string_view reading, std::uint32_t at, std::uint32_t from,
                             bool over_stop);
std::string_view word_after(std::string_view reading, std::uint32_t at, std::uint32_t to);

}  // namespace apparatus::name
