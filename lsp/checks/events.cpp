// A small grammar over tokens: find the noun, take the modifiers to its left (and an "of the …" to
// its right), look what stands between it and the nearest date.
#include "lsp/checks/events.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "lsp/checks/telling_words.h"
#include "name/folding.h"

namespace apparatus::checks {
namespace {

struct Token {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool breaks = false;  // a stop, a semicolon, a bracket or a comma stands before it
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '\'' || c == '-';
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool breaks = true;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_byte(text[i])) {
      if (text[i] != ' ' && text[i] != '\n') breaks = true;
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_word_byte(text[i])) ++i;
    tokens.push_back({text.substr(begin, i - begin), static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(i), breaks});
    breaks = false;
  }
  return tokens;
}

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> kNouns = {"conference", "congress", "plenum",
                                                    "convention"};
constexpr std::array<std::string_view, 22> kMeetingVerbs = {
    "met",     "meet",      "sat",     "opened",  "opens",   "convened", "assembled", "gathered",
    "held",    "took",      "began",   "closed",  "ended",   "took",     "place",     "happened",
    "started", "concluded", "sitting", "meeting", "opening", "gathering"};
constexpr std::array<std::string_view, 34> kJoints = {
    "which",  "that",   "who",     "was",       "were",     "had",    "has",     "on",      "of",
    "in",     "at",     "from",    "between",   "the",      "again",  "first",   "finally", "only",
    "itself", "vol",    "volume",  "1",         "2",        "3",      "there",   "then",    "dated",
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
// The General vocabulary of assemblies; says nothing about which one it is.
constexpr std::array<std::string_view, 12> kGeneric = {
    "party", "communist", "general", "joint", "extraordinary", "full",
    "great", "annual",    "regular", "last",  "next",          "same"};

// Whether one of the nouns stands in the text, in capitals or small letters: nearly every block has
// none, and is done with.
bool names_an_event(std::string_view text) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char first = small(text[i]);
    if ((first != 'c' && first != 'p') || (i > 0 && is_word_byte(text[i - 1]))) continue;
    for (const std::string_view noun : kNouns) {
      if (text.size() - i >= noun.size() &&
          std::equal(noun.begin(), noun.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](char wanted, char c) { return wanted == small(c); }))
        return true;
    }
  }
  return false;
}

std::string rank_of(std::string_view word) {
  constexpr std::array<std::string_view, 4> kDistrict = {"district", "county", "borough", "ward"};
  constexpr std::array<std::string_view, 6> kProvincial = {"provincial", "regional", "province",
                                                           "guberniia",  "gubernia", "oblast"};
  constexpr std::array<std::string_view, 5> kNational = {"national", "all-union", "all-russian",
                                                         "federal", "all-party"};
  if (among(kDistrict, word)) return "district";
  if (among(kProvincial, word)) return "provincial";
  if (among(kNational, word)) return "national";
  return {};
}

int ordinal_of(std::string_view word) {
  constexpr std::array<std::string_view, 20> kOrdinals = {
      "first",     "second",      "third",      "fourth",     "fifth",
      "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
      "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
      "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
  const auto* const found = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  if (found != kOrdinals.end()) return static_cast<int>(found - kOrdinals.begin()) + 1;
  // "11th", "XI" (lower-case here: the caller has lowered it).
  int number = 0;
  std::size_t i = 0;
  while (i < word.size() && std::isdigit(static_cast<unsigned char>(word[i])) != 0 && number < 100)
    number = number * 10 + (word[i++] - '0');
  const std::string_view ending = word.substr(i);
  if (number > 0 && (ending == "th" || ending == "st" || ending == "nd" || ending == "rd"))
    return number;
  return 0;
}

int roman_of(std::string_view word) {
  int value = 0;
  int before = 0;
  for (auto it = word.rbegin(); it != word.rend(); ++it) {
    const int digit = *it == 'I' ? 1 : *it == 'V' ? 5 : *it == 'X' ? 10 : *it == 'L' ? 50 : 0;
    if (digit == 0) return 0;
    value += digit < before ? -digit : digit;
    before = std::max(before, digit);
  }
  return word.empty() ? 0 : value;
}

bool is_capitalised(std::string_view word) {
  return !word.empty() && (std::isupper(static_cast<unsigned char>(word[0])) != 0 ||
                           static_cast<unsigned char>(word[0]) >= 0xC3);
}

// Takes a modifier into the event; false where the word is none and the phrase ends.
bool take(Event& event, std::string_view word, const authority::Authority& authority) {
  const std::string small = lower(word);
  if (const int ordinal = ordinal_of(small)) {
    event.ordinal = ordinal;
    return true;
  }
  if (const int roman = roman_of(word); roman > 0 && word != "I") {
    event.ordinal = roman;
    return true;
  }
  if (std::string rank = rank_of(small); !rank.empty()) {
    event.rank = std::move(rank);
    return true;
  }
  if (among(kGeneric, small)) return true;
  if (!is_capitalised(word)) return false;
  event.proper.push_back(name::fold(word, authority));
  return true;
}

struct Phrase {
  Event event;
  std::size_t first = 0;  // tokens of the phrase, both inclusive
  std::size_t last = 0;
};

constexpr std::size_t kMostModifiers = 6;

Phrase phrase_at(const std::vector<Token>& tokens, std::size_t noun,
                 const authority::Authority& authority) {
  Phrase phrase{{}, noun, noun};
  phrase.event.noun = lower(tokens[noun].text);
  for (std::size_t steps = 0;
       steps < kMostModifiers && phrase.first > 0 && !tokens[phrase.first].breaks; ++steps) {
    const std::string_view word = tokens[phrase.first - 1].text;
    const std::string small = lower(word);
    if (small == "the" || small == "a" || small == "of" || !take(phrase.event, word, authority))
      break;
    --phrase.first;
  }
  // "conference of the Sokol'niki district", "Congress of the RCP".
  std::size_t next = noun + 1;
  if (next < tokens.size() && !tokens[next].breaks && lower(tokens[next].text) == "of") {
    ++next;
    if (next < tokens.size() && lower(tokens[next].text) == "the") ++next;
    for (std::size_t steps = 0;
         steps < kMostModifiers && next < tokens.size() && !tokens[next].breaks; ++steps, ++next) {
      if (std::isdigit(static_cast<unsigned char>(tokens[next].text[0])) != 0) break;
      if (!take(phrase.event, tokens[next].text, authority)) break;
      phrase.last = next;
    }
  }
  return phrase;
}

bool is_between(const Token& token, std::uint32_t begin, std::uint32_t end) {
  return token.begin >= begin && token.end <= end;
}

// Whether the words from one place to the other join an event and its date.
bool joined(const std::vector<Token>& tokens, std::uint32_t begin, std::uint32_t end) {
  constexpr int kMostWords = 7;
  int words = 0;
  for (const Token& token : tokens) {
    if (!is_between(token, begin, end)) continue;
    const std::string small = lower(token.text);
    if (++words > kMostWords || (!among(kMeetingVerbs, small) && !among(kJoints, small)))
      return false;
  }
  return true;
}

// "On 9–10 January 1924 the Sokol'niki conference met": nothing but an article between, and a verb
// of meeting behind.
bool joined_backward(const std::vector<Token>& tokens, const date::Date& date,
                     const Phrase& phrase) {
  for (const Token& token : tokens) {
    if (is_between(token, date.range.end, tokens[phrase.first].begin) &&
        lower(token.text) != "the" && lower(token.text) != "a")
      return false;
  }
  const std::size_t next = phrase.last + 1;
  return next < tokens.size() && !tokens[next].breaks &&
         among(kMeetingVerbs, lower(tokens[next].text));
}

bool crosses_sentence(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return text.substr(begin, end - begin).find_first_of(";:!?") != std::string_view::npos ||
         text.substr(begin, end - begin).find(". ") != std::string_view::npos;
}

}  // namespace

std::vector<DatedEvent> dated_events(std::string_view text, const std::vector<date::Date>& dates,
                                     const authority::Authority& authority) {
  std::vector<DatedEvent> events;
  if (dates.empty() || !names_an_event(text)) return events;
  const std::vector<Token> tokens = tokens_of(text);
  for (std::size_t noun = 0; noun < tokens.size(); ++noun) {
    if (!among(kNouns, lower(tokens[noun].text))) continue;
    Phrase phrase = phrase_at(tokens, noun, authority);
    constexpr std::uint32_t kFar = 80;
    for (std::size_t i = 0; i < dates.size(); ++i) {
      const text::ReadingRange at = dates[i].range;
      const std::uint32_t begin = tokens[phrase.first].begin;
      const std::uint32_t end = tokens[phrase.last].end;
      const bool follows = at.begin >= end && at.begin - end <= kFar &&
                           !crosses_sentence(text, end, at.begin) && joined(tokens, end, at.begin);
      const bool precedes = at.end <= begin && begin - at.end <= kFar &&
                            !crosses_sentence(text, at.end, begin) &&
                            joined_backward(tokens, dates[i], phrase);
      if (!follows && !precedes) continue;
      events.push_back({phrase.event, i});
      break;
    }
  }
  return events;
}

bool may_be_same(const Event& mention, const Event& known) {
  if (mention.noun != known.noun) return false;
  if (mention.ordinal != 0 && known.ordinal != 0 && mention.ordinal != known.ordinal) return false;
  if (!mention.rank.empty() && !known.rank.empty() && mention.rank != known.rank) return false;
  const auto known_has = [&](const std::string& word) {
    return std::any_of(known.proper.begin(), known.proper.end(),
                       [&](const std::string& other) { return same_word(word, other); });
  };
  if (!std::all_of(mention.proper.begin(), mention.proper.end(), known_has)) return false;
  if (!mention.proper.empty()) return true;
  if (mention.ordinal != 0) return mention.ordinal == known.ordinal;
  return !mention.rank.empty() && mention.rank != "district" && mention.rank == known.rank;
}

std::string in_words(const Event& event) {
  std::string words = "this ";
  if (!event.rank.empty()) words += event.rank + " ";
  return words + event.noun;
}

}  // namespace apparatus::checks
