// The capitalised words of a reading, found in one scan, with what the lexicon
// says of each spelling looked up once a document. Lower-case words are passed
// over; what stands between two capitalised words is kept as a kind of gap, so
// that the rules of recognise.cpp need not look at the text again.
#pragma once

#include <cstdint>
#include <vector>

#include "authority/authority.h"
#include "name/spellings.h"
#include "text/document.h"

namespace apparatus::name {

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
  Spellings spellings;
};

Words capitalised_words(const text::Document& document, const authority::Authority& authority,
                        const std::vector<text::ReadingRange>& taken);

}  // namespace apparatus::name
