// The capitalised words of a reading, found in one scan, with what the lexicon
// says of each spelling looked up once a document. Lower-case words are passed
// over; what stands between two capitalised words is kept as a kind of gap, so
// that the rules of recognise.cpp need not look at the text again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "authority/authority.h"
#include "name/spellings.h"
#include "text/document.h"
#include "text/unchanged.h"

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

// What a scan found, in a form that can be gone on with after an edit. The spellings are as the
// lexicon has them; those of words that an edit has taken away stay among them.
struct WordScan {
  std::vector<Word> words;  // in reading order
  Spellings spellings;
  std::size_t spellings_at_first = 0;  // of a document that was scanned as a whole
  std::vector<text::ReadingRange> taken;
};

// `taken` as in recognise().
WordScan scan_words(const text::Document& document, const authority::Authority& authority,
                    std::vector<text::ReadingRange> taken);

// The same, where an earlier state of the document was scanned: only blocks that have changed, or
// in which other stretches are taken, are looked at. `same` is text::unchanged_blocks of the two.
WordScan scan_words_again(const text::Document& document, const authority::Authority& authority,
                          std::vector<text::ReadingRange> taken, const WordScan& earlier,
                          const text::Unchanged& same);

// The words of a scan while names are being found among them: their spellings count.
struct Words {
  std::span<const Word> words;
  Spellings spellings;
};

}  // namespace apparatus::name
