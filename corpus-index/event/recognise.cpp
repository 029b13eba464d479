// A small grammar over words: find the noun, take the modifiers before it (and an "of the …" behind
// it), look what stands between it and the nearest date.
#include "event/recognise.h"

#include <algorithm>
#include <span>
#include <string>

#include "authority/event_words.h"
#include "name/folding.h"
#include "text/byte_scan.h"
#include "text/letters.h"
#include "text/roman_numbers.h"

namespace apparatus::event {
namespace {

using authority::EventRole;
using authority::EventWord;

const authority::EventWords& known_words() { return authority::EventWords::built_in(); }

constexpr std::uint32_t kFar = 80;  // bytes between a name and its date
constexpr std::size_t kMostModifiers = 6;
constexpr int kMostWordsBetween = 7;

struct Token {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool breaks = false;              // a stop, a semicolon, a bracket or a comma stands before it
  const EventWord* word = nullptr;  // nullptr: none of ours
};

// "–", "“", "…" and "«", "»" are no letters although they are not ASCII; "’" stays in its word.
std::size_t punctuation_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("«") || rest.starts_with("»") || rest.starts_with("\u00A0")) return 2;
  if (!rest.starts_with("\xE2\x80") || rest == "’" || rest == "”") return 0;
  return 3;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '\'' || byte == '-') return true;
  // A hard sign in the middle of a word: s"ezd.
  if (byte == '"')
    return at > 0 && text::is_ascii_letter(text::byte_at(text, at - 1)) &&
           text::is_ascii_letter(text::byte_at(text, at + 1));
  return text::is_word_byte(byte) && (byte < 0x80 || punctuation_at(text, at) == 0);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool breaks = true;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_byte(text, i)) {
      const std::size_t length = std::max<std::size_t>(punctuation_at(text, i), 1);
      if (text[i] != ' ' && text[i] != '\n' && !text.substr(i).starts_with("\u00A0")) breaks = true;
      i += length;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_word_byte(text, i)) ++i;
    std::size_t first = begin;
    // "d'Amiens", "l'Assemblée": the small word apart.
    if (i - begin > 3 && text[begin + 1] == '\'') first = begin + 2;
    if (i - begin > 5 && text.substr(begin + 1).starts_with("’")) first = begin + 4;
    const auto add = [&](std::size_t from, std::size_t to) {
      const std::string_view word = text.substr(from, to - from);
      tokens.push_back({word, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                        breaks, known_words().find(word)});
      breaks = false;
    };
    if (first != begin) add(begin, begin + 1);
    add(first, i);
  }
  return tokens;
}

bool is(const Token& token, EventRole role) {
  return token.word != nullptr && token.word->is(role);
}
bool is_noun(const Token& token) { return token.word != nullptr && token.word->kind >= 0; }
bool is_capitalised(const Token& token) {
  return text::letter_case_at(token.text, 0) == text::LetterCase::capital;
}

// "XIII" and "XIIIe"; "I" alone is a pronoun.
int roman_of(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("IVXL"), word.size());
  const std::string_view ending = word.substr(digits);
  if (digits == 0 || word == "I" || (!ending.empty() && !known_words().marks_ordinal(ending)))
    return 0;
  return static_cast<int>(text::roman_number(word.substr(0, digits)));
}

int ordinal_of(const Token& token) {
  if (token.word != nullptr && token.word->ordinal != 0) return token.word->ordinal;
  // "twenty-second"
  if (const auto hyphen = token.text.find('-'); hyphen != std::string_view::npos) {
    const EventWord* const tens = known_words().find(token.text.substr(0, hyphen));
    const EventWord* const ones = known_words().find(token.text.substr(hyphen + 1));
    if (tens != nullptr && tens->tens != 0 && ones != nullptr && ones->ordinal != 0 &&
        ones->ordinal < 10)
      return tens->tens + ones->ordinal;
  }
  int number = 0;
  std::size_t i = 0;
  while (i < token.text.size() && text::is_digit(text::byte_at(token.text, i)) && number < 100)
    number = number * 10 + (token.text[i++] - '0');
  if (number > 0 && number < 100 && known_words().marks_ordinal(token.text.substr(i)))
    return number;
  return roman_of(token.text);
}

int month_of(const Token& token, const authority::Authority& authority) {
  if (token.word != nullptr && token.word->month != 0) return token.word->month;
  const auto* const month = authority.calendars.find(token.text);
  const bool written_so = month != nullptr && month->month != 0 && !month->abbreviation &&
                          (month->lower_case || is_capitalised(token));
  return written_so ? month->month : 0;
}

// Takes a modifier into the event; false where the word is none and the name ends.
bool take(Event& event, const Token& token, const authority::Authority& authority) {
  if (const int ordinal = ordinal_of(token)) {
    event.ordinal = ordinal;
    return true;
  }
  if (token.word != nullptr) {
    if (token.word->tens != 0 && event.ordinal > 0 && event.ordinal < 10) {
      event.ordinal += token.word->tens;
      return true;
    }
    if (token.word->rank >= 0) {
      event.rank = known_words().ranks()[static_cast<std::size_t>(token.word->rank)].id;
      return true;
    }
    if (token.word->is(EventRole::generic)) return true;
    if (token.word->is(EventRole::article) || token.word->is(EventRole::of) ||
        token.word->kind >= 0)
      return false;
  }
  if (const int month = month_of(token, authority)) {
    event.month = month;
    return true;
  }
  if (!is_capitalised(token) || (token.word != nullptr && token.word->is(EventRole::at)))
    return false;
  std::string folded = name::fold(token.text, authority);
  if (folded.empty()) return false;
  event.proper.push_back(std::move(folded));
  return true;
}

struct Phrase {
  Event event;
  std::size_t first = 0;  // tokens of the phrase, both inclusive
  std::size_t last = 0;
};

// What stands behind the noun and belongs to its name: "of the Sokol'niki district", "of Vienna",
// "Советов".
void take_behind(Phrase& phrase, const std::vector<Token>& tokens,
                 const authority::Authority& authority) {
  std::size_t next = phrase.last + 1;
  const bool has_of =
      next < tokens.size() && !tokens[next].breaks && is(tokens[next], EventRole::of);
  if (!has_of && !is(tokens[phrase.last], EventRole::genitive_behind)) return;
  if (has_of) ++next;
  while (next < tokens.size() && !tokens[next].breaks && is(tokens[next], EventRole::article))
    ++next;
  for (std::size_t steps = 0;
       steps < kMostModifiers && next < tokens.size() && !tokens[next].breaks; ++steps, ++next) {
    // A number or a month behind "of" is the event's day, not its name.
    if (text::is_digit(text::byte_at(tokens[next].text, 0)) ||
        month_of(tokens[next], authority) != 0 || !take(phrase.event, tokens[next], authority))
      break;
    phrase.last = next;
  }
}

Phrase phrase_at(const std::vector<Token>& tokens, std::size_t noun,
                 const authority::Authority& authority) {
  Phrase phrase{{}, noun, noun};
  phrase.event.kind = known_words().kinds()[static_cast<std::size_t>(tokens[noun].word->kind)].id;
  for (std::size_t steps = 0;
       steps < kMostModifiers && phrase.first > 0 && !tokens[phrase.first].breaks; ++steps) {
    if (!take(phrase.event, tokens[phrase.first - 1], authority)) break;
    --phrase.first;
  }
  take_behind(phrase, tokens, authority);
  return phrase;
}

bool is_between(const Token& token, std::uint32_t begin, std::uint32_t end) {
  return token.begin >= begin && token.end <= end;
}

bool is_weekday(const Token& token, const authority::Authority& authority) {
  const auto* const word = authority.calendars.find(token.text);
  return word != nullptr && word->weekday >= 0;
}

// Whether the words from one place to the other join an event and its date.
bool joined(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end,
            const authority::Authority& authority) {
  int words = 0;
  for (const Token& token : tokens) {
    if (token.begin >= end) break;
    if (!is_between(token, begin, end)) continue;
    const bool joins =
        is(token, EventRole::verb) || is(token, EventRole::joint) || is_weekday(token, authority);
    if (++words > kMostWordsBetween || !joins) return false;
  }
  return true;
}

// "On 9–10 January 1924 the Sokol'niki conference met": nothing but an article between, and what
// the event did behind; "In May 1924, at the Thirteenth Congress": a preposition; "the January 1924
// plenum": nothing.
bool joined_backward(const std::vector<Token>& tokens, const date::Date& date,
                     const Phrase& phrase) {
  bool bare = true;
  bool at = false;
  for (const Token& token : tokens) {
    if (token.begin >= tokens[phrase.first].begin) break;
    if (!is_between(token, date.range.end, tokens[phrase.first].begin)) continue;
    at = at || is(token, EventRole::at);
    if (!is(token, EventRole::article) && !is(token, EventRole::at)) return false;
    bare = false;
  }
  if (at || (bare && !tokens[phrase.first].breaks)) return true;
  const std::size_t next = phrase.last + 1;
  return next < tokens.size() && !tokens[next].breaks && is(tokens[next], EventRole::verb);
}

bool crosses_sentence(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view between = text.substr(begin, end - begin);
  return between.find_first_of(";:!?") != std::string_view::npos ||
         between.find(". ") != std::string_view::npos;
}

// Looks for nouns in a text, a stretch at a time: at the beginnings of its words alone, by two
// letters, and only where these fit by the word.
class Nouns {
 public:
  explicit Nouns(std::string_view text) : text_(text), words_(known_words()), gaps_(text) {}

  bool stand_in(std::uint32_t begin, std::uint32_t end) {
    if (begin == 0 || !text::is_word_byte(text::byte_at(text_, begin - 1))) {
      if (begins_at(begin, end)) return true;
    }
    for (auto at = gaps_.next(begin, end); at < end; at = gaps_.next(at + 1, end)) {
      if (begins_at(at + 1, end)) return true;
    }
    return false;
  }

 private:
  struct IsGap {
    auto operator()(text::Bytes16 b) const {
      const text::Bytes16 small = b | 0x20;
      return ~(((small >= 'a') & (small <= 'z')) | ((b >= '0') & (b <= '9')) | (b >= 0x80));
    }
  };

  bool begins_at(std::uint32_t i, std::uint32_t end) const {
    if (i + 1 >= end ||
        !words_.may_begin_noun(text::byte_at(text_, i), text::byte_at(text_, i + 1)))
      return false;
    std::size_t stop = i;
    while (stop < text_.size() && is_word_byte(text_, stop)) ++stop;
    const EventWord* const word = words_.find(text_.substr(i, stop - i));
    return word != nullptr && word->kind >= 0;
  }

  std::string_view text_;
  const authority::EventWords& words_;
  text::ByteScan<IsGap> gaps_;  // bytes of no word
};

// Whether a noun may begin within reach of a date: nearly every block has none, and is done with.
// `text` begins at `origin` of what the dates' ranges are counted in.
bool noun_may_stand_near(std::string_view text, std::uint32_t origin,
                         std::span<const date::Date> dates) {
  constexpr std::uint32_t kReach = kFar + 40;  // the words of a name between its noun and the date
  Nouns nouns(text);
  std::uint32_t done = 0;
  for (const date::Date& date : dates) {
    const std::uint32_t date_begin = date.range.begin - origin;
    const std::uint32_t begin = std::max(done, date_begin - std::min(date_begin, kReach));
    const std::uint32_t end =
        std::min(date.range.end - origin + kReach, static_cast<std::uint32_t>(text.size()));
    if (nouns.stand_in(begin, end)) return true;
    done = std::max(done, end);
  }
  return false;
}

bool tells_a_time(const date::Date& date) {
  return date.first_day != 0 && date.impossible == date::Impossible::no && !date.inverted;
}

}  // namespace

std::vector<DatedEvent> dated_events(std::string_view text, const std::vector<date::Date>& dates,
                                     const authority::Authority& authority) {
  std::vector<DatedEvent> events;
  if (dates.empty() || !noun_may_stand_near(text, 0, dates)) return events;
  const std::vector<Token> tokens = tokens_of(text);
  std::size_t near = 0;  // the first date that a noun can reach
  for (std::size_t noun = 0; noun < tokens.size(); ++noun) {
    if (!is_noun(tokens[noun])) continue;
    constexpr std::uint32_t kLongestName = 200;
    while (near < dates.size() && dates[near].range.end + kFar + kLongestName < tokens[noun].begin)
      ++near;
    if (near == dates.size()) break;
    if (dates[near].range.begin > tokens[noun].end + kFar + kLongestName) continue;
    Phrase phrase = phrase_at(tokens, noun, authority);
    const std::uint32_t begin = tokens[phrase.first].begin;
    const std::uint32_t end = tokens[phrase.last].end;
    for (std::size_t i = near; i < dates.size() && dates[i].range.begin <= end + kFar; ++i) {
      const text::ReadingRange at = dates[i].range;
      if (!tells_a_time(dates[i])) continue;
      const bool follows = at.begin >= end && !crosses_sentence(text, end, at.begin) &&
                           joined(tokens, end, at.begin, authority);
      const bool precedes = at.end <= begin && begin - at.end <= kFar &&
                            !crosses_sentence(text, at.end, begin) &&
                            joined_backward(tokens, dates[i], phrase);
      if (!follows && !precedes) continue;
      events.push_back({std::move(phrase.event), {begin, end}, i});
      break;
    }
  }
  return events;
}

std::vector<DatedEvent> dated_events(const text::Document& document,
                                     const std::vector<date::Date>& dates,
                                     const authority::Authority& authority,
                                     const std::function<bool(std::size_t block)>& may_name) {
  std::vector<DatedEvent> events;
  std::vector<date::Date> of_block;
  std::size_t next = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const text::Block& block = document.blocks[i];
    while (next < dates.size() && dates[next].range.begin < block.range.begin) ++next;
    const std::size_t first = next;
    while (next < dates.size() && dates[next].range.begin < block.range.end) ++next;
    const std::string_view text = document.text(block.range);
    const auto own = std::span(dates).subspan(first, next - first);
    if (own.empty() || (may_name != nullptr && !may_name(i)) ||
        !noun_may_stand_near(text, block.range.begin, own))
      continue;
    of_block.assign(own.begin(), own.end());
    for (date::Date& date : of_block) {
      date.range = {date.range.begin - block.range.begin, date.range.end - block.range.begin};
    }
    for (DatedEvent& dated : dated_events(text, of_block, authority)) {
      dated.range = {dated.range.begin + block.range.begin, dated.range.end + block.range.begin};
      dated.date += first;
      events.push_back(std::move(dated));
    }
  }
  return events;
}

bool may_name_event(std::string_view text) {
  return Nouns(text).stand_in(0, static_cast<std::uint32_t>(text.size()));
}

std::vector<NamedEvent> named_events(std::string_view text, const authority::Authority& authority) {
  std::vector<NamedEvent> events;
  const std::vector<Token> tokens = tokens_of(text);
  for (std::size_t noun = 0; noun < tokens.size(); ++noun) {
    if (!is_noun(tokens[noun])) continue;
    Phrase phrase = phrase_at(tokens, noun, authority);
    if (!is_told_apart(phrase.event)) continue;
    events.push_back(
        {std::move(phrase.event), {tokens[phrase.first].begin, tokens[phrase.last].end}});
    noun = phrase.last;
  }
  return events;
}

}  // namespace apparatus::event
