// Everything that the letters of one word say.
#include "name/spellings.h"

#include <algorithm>

#include "name/glyphs.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;

// "D'Abernon" and "d'Abernon" are one.
std::string_view without_article(std::string_view spelt) {
  if (spelt[0] != 'D' && spelt[0] != 'L') return spelt;
  for (const std::string_view article : {"D'", "D’", "L'", "L’"}) {
    if (spelt.starts_with(article) && upper_at(spelt, article.size())) {
      return spelt.substr(article.size());
    }
  }
  return spelt;
}

// Two capitals at the beginning, or a capital inside where two words have run
// together; but MacDonald, McAuley, O'Neill, DiMaggio are names. Words in
// capitals throughout are so from six letters on only by their length.
bool is_abbreviation(std::string_view spelt, bool all_capitals, bool hyphen, bool cyrillic) {
  const std::size_t letters = cyrillic ? spelt.size() / 2 : spelt.size();
  if (all_capitals) return !hyphen && letters < 5;
  const std::size_t first = glyph_at(spelt, 0).bytes;
  if (upper_at(spelt, first)) return true;
  for (std::size_t at = first; at < spelt.size(); at += glyph_at(spelt, at).bytes) {
    if (!upper_at(spelt, at)) continue;
    const char before = spelt[at - 1];
    if (before != '-' && before != '\'' && static_cast<unsigned char>(before) < 0x80 && at > 4) {
      return true;
    }
  }
  return false;
}

}  // namespace

Spellings::Spellings(const authority::Authority& authority, std::size_t words)
    : authority_(&authority) {
  texts_.reserve(words);
  keys_.reserve(words);
  spellings_.reserve(words);
}

std::uint32_t Spellings::add(std::string_view spelt, bool all_capitals, bool hyphen,
                             bool cyrillic) {
  const std::uint32_t number = texts_.add(spelt);
  if (number < spellings_.size()) return number;
  Spelling& spelling = spellings_.emplace_back();
  spelling.text = spelt;
  spelling.all_capitals = all_capitals;
  spelling.has_hyphen = hyphen;
  spelling.cyrillic = cyrillic;
  look_up(spelling);
  return number;
}

void Spellings::keep_texts() {
  for (std::uint32_t number = 0; number < spellings_.size(); ++number)
    spellings_[number].text = texts_.word(number);
}

void Spellings::look_up(Spelling& spelling) {
  const authority::NameLexicon& names = authority_->names;
  const std::string_view spelt = spelling.text;
  authority::lower_into(spelt, lower_);
  // The lexicon writes apostrophes as "'".
  for (std::size_t at; (at = lower_.find("’")) != std::string::npos;) lower_.replace(at, 3, "'");
  authority_->transliteration.fold_into(without_article(spelt), key_);
  spelling.key = keys_.add(key_);
  spelling.kind = names.kind(lower_);
  if (spelling.kind == WordKind::none) {
    if (spelling.has_hyphen && both_halves_are_peoples()) {
      spelling.kind = WordKind::never;  // "German-Russian"
    } else if (is_plural_of_a_word() && authority_->famous.bearers(key_).empty()) {
      spelling.kind = WordKind::common;
    }
  }
  spelling.movement = names.has_movement_ending(lower_);
  if (!names.given_group(key_).empty() || (spelling.has_hyphen && is_double_given_name(spelt))) {
    spelling.kind = spelling.kind | WordKind::given;
  }
  spelling.abbreviation =
      is_abbreviation(spelt, spelling.all_capitals, spelling.has_hyphen, spelling.cyrillic);
  spelling.surname_ending = names.has_surname_ending(key_);
  spelling.patronymic = names.is_patronymic(key_);
  spelling.digraph = names.is_initial_digraph(spelt);
  spelling.roman_number = spelt.find_first_not_of("IVXLC") == std::string_view::npos;
  if (is_famous(spelling)) spelling.kind = spelling.kind | WordKind::famous;
}

// Jean-Paul, Anne-Marie.
bool Spellings::is_double_given_name(std::string_view spelt) {
  const auto dash = spelt.find('-');
  authority_->transliteration.fold_into(spelt.substr(0, dash), half_);
  if (authority_->names.given_group(half_).empty()) return false;
  authority_->transliteration.fold_into(spelt.substr(dash + 1), half_);
  return !authority_->names.given_group(half_).empty();
}

// A name that needs no introduction, in any transliteration; in Cyrillic in any
// case too.
bool Spellings::is_famous(const Spelling& spelling) {
  if (spelling.kind != WordKind::none || spelling.all_capitals || key_.size() < 4) return false;
  if (authority_->names.is_famous(key_)) return true;
  if (!spelling.cyrillic) return false;
  authority_->names.nominatives(key_, nominatives_);
  return std::any_of(nominatives_.begin(), nominatives_.end(),
                     [&](const std::string& one) { return authority_->names.is_famous(one); });
}

// Whether both halves of the hyphenated word in lower_ are peoples or other words that are no
// names; a town may be the other half of a people: "Sarajevo-Serb".
bool Spellings::both_halves_are_peoples() const {
  const std::string_view whole = lower_;
  const auto dash = whole.find('-');
  if (dash == std::string_view::npos || dash == 0) return false;
  const WordKind first = authority_->names.kind(whole.substr(0, dash));
  const WordKind second = authority_->names.kind(whole.substr(dash + 1));
  constexpr WordKind kPeople = WordKind::never | WordKind::place;
  // "Franco-Prussian", "Sino-Japanese"
  if (is(second, WordKind::never) && whole[dash - 1] == 'o') return true;
  return is(first, kPeople) && is(second, kPeople) && is(first | second, WordKind::never);
}

// Whether the word in lower_ is the English plural of one whose ordinary meaning comes first:
// "Generals", "Colonies".
bool Spellings::is_plural_of_a_word() {
  const std::string_view plural = lower_;
  if (plural.size() < 4 || !plural.ends_with('s') || plural.ends_with("ss")) return false;
  constexpr WordKind kWord =
      WordKind::common | WordKind::office | WordKind::thing_after | WordKind::place;
  const std::string_view without = plural.substr(0, plural.size() - 1);
  if (is(authority_->names.kind(without), kWord)) return true;
  if (!plural.ends_with("es")) return false;
  if (is(authority_->names.kind(plural.substr(0, plural.size() - 2)), kWord)) return true;
  if (!plural.ends_with("ies")) return false;
  half_ = plural.substr(0, plural.size() - 3);
  half_ += 'y';
  return is(authority_->names.kind(half_), kWord);
}

}  // namespace apparatus::name
