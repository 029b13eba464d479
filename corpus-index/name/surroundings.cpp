// Neighbours are found by walking the bytes beside a word; zones by a cursor
// over the cuts.
#include "name/surroundings.h"

#include <algorithm>

#include "authority/person_signs.h"
#include "name/glyphs.h"

namespace apparatus::name {

using authority::is;
using authority::WordKind;
using text::BlockKind;
using text::Zone;

bool Surroundings::starts_block(std::size_t i) const {
  return i == 0 || word(i - 1).block != word(i).block || word(i).begin - block(i).range.begin <= 6;
}

bool Surroundings::in_bibliography(std::size_t i) const {
  return block(i).zone == Zone::bibliography || block(i).kind == BlockKind::bibliography_entry;
}

Zone Surroundings::zone_at(std::uint32_t at, std::size_t i) const {
  const std::vector<text::ZoneCut>& cuts = document_.zone_cuts;
  constexpr std::size_t kSteps = 8;
  for (std::size_t step = 0;; ++step) {
    if (step == kSteps) {
      const auto behind = std::upper_bound(
          cuts.begin(), cuts.end(), at,
          [](std::uint32_t place, const text::ZoneCut& cut) { return place < cut.reading; });
      cut_ = static_cast<std::size_t>(behind - cuts.begin());
      break;
    }
    if (cut_ < cuts.size() && cuts[cut_].reading <= at) {
      ++cut_;
    } else if (cut_ > 0 && cuts[cut_ - 1].reading > at) {
      --cut_;
    } else {
      break;
    }
  }
  if (cut_ > 0 && cuts[cut_ - 1].zone) return *cuts[cut_ - 1].zone;
  return block(i).zone;
}

bool Surroundings::keeps_own_language(std::uint32_t at, std::size_t i) const {
  const Zone zone = zone_at(at, i);
  return zone == Zone::title || zone == Zone::bibliography;
}

void Surroundings::look_up(Neighbour& neighbour) const {
  std::string_view text = neighbour.text;
  if (text.empty()) return;
  for (const std::string_view article : {"l'", "l’", "L'", "L’"}) {  // "l'amiral Fourichon"
    if (!text.starts_with(article)) continue;
    text.remove_prefix(article.size());
    break;
  }
  if (text.empty()) return;
  const auto first = static_cast<unsigned char>(text[0]);
  const bool capital = first >= 'A' && first <= 'Z';
  // The lexicon has no capitals.
  if (!capital) neighbour.as_written = neighbour.kind = authority_.names.kind(text);
  if (neighbour.kind == WordKind::none && (capital || first >= 0x80)) {
    authority::lower_into(text, lower_);
    neighbour.kind = authority_.names.kind(lower_);
  }
}

const Neighbour& Surroundings::next(std::size_t i) const {
  Remembered& one = next_[i % kRemembered];
  if (one.word != i) {
    one.word = i;
    one.neighbour = {};
    one.neighbour.text = word_after(reading_, word(i).next, block(i).range.end);
    look_up(one.neighbour);
  }
  return one.neighbour;
}

WordKind Surroundings::behind(std::size_t i) const {
  constexpr std::size_t kTooLong = 24;
  const Neighbour& one = next(i);
  return one.text.size() < kTooLong ? one.kind : WordKind::none;
}

const Neighbour& Surroundings::previous(std::size_t i) const {
  Remembered& one = previous_[i % kRemembered];
  if (one.word != i) {
    one.word = i;
    one.neighbour = {};
    one.neighbour.text = word_before(reading_, word(i).begin, block(i).range.begin, true);
    const std::uint32_t end = end_of(one.neighbour.text);
    one.neighbour.over_stop = end < word(i).begin && reading_[end] == '.';
    look_up(one.neighbour);
  }
  return one.neighbour;
}

std::string_view Surroundings::previous_without_stop(std::size_t i) const {
  const Neighbour& one = previous(i);
  return one.over_stop ? std::string_view() : one.text;
}

WordKind Surroundings::before(std::size_t i) const {
  const Neighbour& nearest = previous(i);
  if (!is(nearest.as_written, WordKind::particle)) return nearest.kind;
  const std::uint32_t from = block(i).range.begin;
  std::string_view one = word_before(reading_, begin_of(nearest.text), from, true);
  if (!one.empty() && is(authority_.names.kind(one), WordKind::particle))
    one = word_before(reading_, begin_of(one), from, true);
  return one.empty() ? WordKind::none : kind_of(one);
}

WordKind Surroundings::kind_of(std::string_view any_case) const {
  Neighbour one;
  one.text = any_case;
  look_up(one);
  return one.kind;
}

std::string_view Surroundings::word_behind(std::uint32_t at, std::size_t i) const {
  return word_after(reading_, at, block(i).range.end);
}

bool Surroundings::is_named_after(std::size_t i) const {
  const Neighbour& one = previous(i);
  if (!is(one.kind, WordKind::thing_before) || is(one.kind, WordKind::title)) return false;
  // "a secretary named Magistrati"
  if (authority::PersonSigns::built_in().is_called(one.text)) {
    const std::string_view whom =
        word_before(reading_, begin_of(one.text), block(i).range.begin, false);
    if (is(kind_of(whom), WordKind::office)) return false;
  }
  // "от имени Сталина": on behalf of
  if (authority::PersonSigns::built_in().means_on_behalf(
          word_before(reading_, begin_of(one.text), block(i).range.begin, false))) {
    return false;
  }
  // A full stop between belongs to an abbreviation ("im. Lenina") or ends a
  // sentence.
  return !one.over_stop || letters_of(one.text) <= 4;
}

bool Surroundings::in_russian(const Candidate& one) const {
  if (spelling(one.surname).cyrillic || keeps_own_language(one.begin, one.first)) return true;
  Neighbour other;
  const bool whole = one.begin == word(one.first).begin;
  if (!whole) {
    other.text = word_before(reading_, one.begin, block(one.first).range.begin, true);
    look_up(other);
  }
  const Neighbour& before = whole ? previous(one.first) : other;
  return is(before.kind, WordKind::russian) || before.text == "tov" ||
         before.text == "tovarishcha" || before.text == "t";
}

bool Surroundings::is_known(std::size_t i, const Known& known) {
  Spelling& one = spelling(i);
  if (one.known < 0) one.known = known.surname && known.surname(key(i)) ? 1 : 0;
  return one.known == 1;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace apparatus::name
