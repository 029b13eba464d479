// What stands around the capitalised words of a document: the words beside them
// whatever their case, with what the lexicon says of those, and the place in
// block, note or bibliography. The rules of candidates.cpp, evidence.cpp and
// decision.cpp ask for the same neighbours again and again; the last ones asked
// for are remembered, so that each is looked up about once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "authority/authority.h"
#include "name/candidate.h"
#include "name/recognise.h"
#include "name/words.h"
#include "text/document.h"

namespace apparatus::name {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A word beside a capitalised one.
struct Neighbour {
  std::string_view text;  // "" where something else stands there
  authority::WordKind as_written = authority::WordKind::none;
  authority::WordKind kind = authority::WordKind::none;  // … or in lower case
  bool over_stop = false;                                // a full stop stands between
};

class Surroundings {
 public:
  Surroundings(const text::Document& document, const authority::Authority& authority, Words& words)
      : document_(document), reading_(document.reading), authority_(authority), words_(words) {}

  std::string_view reading() const { return reading_; }
  const text::Document& document() const { return document_; }
  const authority::Authority& authority() const { return authority_; }
  const authority::NameLexicon& lexicon() const { return authority_.names; }

  std::size_t count() const { return words_.words.size(); }
  const Word& word(std::size_t i) const { return words_.words[i]; }
  const Spelling& spelling(std::size_t i) const { return words_.spellings[word(i).spelling]; }
  Spelling& spelling(std::size_t i) { return words_.spellings[word(i).spelling]; }
  std::string_view key(std::size_t i) const { return words_.spellings.key(spelling(i)); }
  authority::WordKind kind(std::size_t i) const { return spelling(i).kind; }
  // The number of a folding key among those of the document; kNone for none of its words' key.
  std::uint32_t number_of(std::string_view key) const { return words_.spellings.keys().find(key); }
  const text::Block& block(std::size_t i) const {
    return document_.blocks[static_cast<std::size_t>(word(i).block)];
  }
  std::string_view between(std::size_t first, std::size_t second) const {
    return reading_.substr(word(first).next, word(second).begin - word(first).next);
  }

  bool follows(std::size_t i, Gap gap) const { return i < count() && word(i).gap == gap; }
  bool adjacent(std::size_t i) const { return follows(i, Gap::space) || follows(i, Gap::none); }
  bool adjacent_or_particle(std::size_t i) const {
    return adjacent(i) || follows(i, Gap::particle);
  }

  bool starts_block(std::size_t i) const;
  bool in_bibliography(std::size_t i) const;
  bool in_note(std::size_t i) const { return block(i).zone == text::Zone::note; }
  // The zone of a place in the block of word `i`. Asked in reading order, it
  // costs nearly nothing.
  text::Zone zone_at(std::uint32_t at, std::size_t i) const;
  bool keeps_own_language(std::uint32_t at, std::size_t i) const;

  // Words whose ordinary meaning comes first.
  bool ordinary(std::size_t i) const {
    using authority::WordKind;
    return is(kind(i), WordKind::common | WordKind::place | WordKind::title | WordKind::office |
                           WordKind::thing_before | WordKind::source);
  }
  bool given(std::size_t i) const {
    using authority::WordKind;
    return !word(i).initial && is(kind(i), WordKind::given) && !is(kind(i), WordKind::title);
  }
  // A given name that is hardly anything else.
  bool plainly_given(std::size_t i) const {
    return given(i) && !ordinary(i) && !is(kind(i), authority::WordKind::never);
  }

  // The word right behind word `i`, with nothing but spaces between.
  const Neighbour& next(std::size_t i) const;
  // Its kind, of words that are short enough for a kind to mean something.
  authority::WordKind behind(std::size_t i) const;
  // The word right before word `i`; one full stop may stand between.
  const Neighbour& previous(std::size_t i) const;
  // The same where only spaces may stand between.
  std::string_view previous_without_stop(std::size_t i) const;
  // The kind of the word before, over up to two particles: "Baron von Neurath".
  authority::WordKind before(std::size_t i) const;

  authority::WordKind kind_of(std::string_view any_case) const;
  // In lower case only; none for an empty word.
  authority::WordKind kind_as_written(std::string_view one) const {
    return one.empty() ? authority::WordKind::none : authority_.names.kind(one);
  }
  // The word that begins behind `at` in the block of word `i`.
  std::string_view word_behind(std::uint32_t at, std::size_t i) const;
  // Where in the reading a piece of it ends.
  std::uint32_t end_of(std::string_view piece) const {
    return static_cast<std::uint32_t>(piece.data() + piece.size() - reading_.data());
  }
  std::uint32_t begin_of(std::string_view piece) const {
    return static_cast<std::uint32_t>(piece.data() - reading_.data());
  }

  // "zavod imeni Il'icha", "ulitsa Lenina", "St Peter".
  bool is_named_after(std::size_t i) const;
  // Russian inflects: words in Cyrillic, in a title, or behind a Russian word.
  bool in_russian(const Candidate& one) const;
  // Whether other texts know somebody of this surname.
  bool is_known(std::size_t i, const Known& known);

  bool starts_with(std::uint32_t at, std::string_view what) const {
    return reading_.substr(at, what.size()) == what;
  }
  // A year of the second millennium: "1923".
  bool is_year(std::uint32_t at) const {
    return at + 4 <= reading_.size() && reading_[at] == '1' && is_digit(reading_[at + 1]) &&
           is_digit(reading_[at + 2]) && is_digit(reading_[at + 3]) &&
           (at + 4 == reading_.size() || !is_digit(reading_[at + 4]));
  }

 private:
  // Of the words that were asked for last, by the lowest bits of their number.
  struct Remembered {
    std::size_t word = static_cast<std::size_t>(-1);
    Neighbour neighbour;
  };
  static constexpr std::size_t kRemembered = 8;

  void look_up(Neighbour& neighbour) const;

  const text::Document& document_;
  std::string_view reading_;
  const authority::Authority& authority_;
  Words& words_;
  mutable std::array<Remembered, kRemembered> next_{}, previous_{};
  mutable std::size_t cut_ = 0;  // of the last zone asked for: the first cut behind it
  mutable std::string lower_;
};

// Cyrillic letters are two bytes.
std::size_t letters_of(std::string_view text);

}  // namespace apparatus::name
