// Stems are spelt out with their endings when the data is read, so that a word is one look-up.
#include "authority/event_words.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "authority/calendars.h"
#include "authority/embedded.h"
#include "authority/letter_case.h"
#include "authority/parse_toml.h"
#include "authority/word_lists.h"

namespace apparatus::authority {
namespace {

constexpr std::size_t kLongestWord = 64;

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for_each_word(text, [&](std::string word) { words.push_back(std::move(word)); });
  return words;
}

// Without letter case, apostrophes and quotation marks for hard signs.
std::size_t plain(std::string_view word, std::array<char, kLongestWord>& out) {
  if (word.size() > kLongestWord) return 0;
  const std::size_t folded = fold_case(word, out.data(), out.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < folded; ++i) {
    if (out[i] == '\'' || out[i] == '"') continue;
    // "’" and the primes of hard and soft signs.
    const std::string_view rest(out.data() + i, folded - i);
    if (rest.starts_with("’") || rest.starts_with("”") || rest.starts_with("″")) {
      i += 2;
      continue;
    }
    if (rest.starts_with("ʹ") || rest.starts_with("ʺ")) {
      ++i;
      continue;
    }
    out[size++] = out[i];
  }
  return size;
}

using Endings = std::map<std::string, std::vector<std::string>, std::less<>>;

Endings endings_of(const toml::table& data) {
  Endings endings;
  const auto* const table = data["endings"].as_table();
  if (table == nullptr) return endings;
  for (const auto& [language, node] : *table)
    endings[std::string(language.str())] = split(node.value_or(std::string_view()));
  return endings;
}

// The words of a table of languages, stems spelt out. `take` gets each word, its place in its list
// and its language.
template <class Take>
void for_each_form(const toml::table* languages, const Endings& endings, Take take) {
  if (languages == nullptr) return;
  for (const auto& [language, node] : *languages) {
    int place = 0;
    for (std::string& word : split(node.value_or(std::string_view()))) {
      ++place;
      if (!word.ends_with('~')) {
        take(word, place, language.str());
        continue;
      }
      word.pop_back();
      const auto of_language = endings.find(language.str());
      if (of_language == endings.end()) continue;
      for (const std::string& ending : of_language->second)
        take(ending == "_" ? word : word + ending, place, language.str());
    }
  }
}

// The tables that stand under numbers: [ordinals], [tens].
template <class Take>
void for_each_number(const toml::table& data, std::string_view key, Take take) {
  const auto* const table = data[key].as_table();
  if (table == nullptr) return;
  for (const auto& [number, languages] : *table) {
    int value = 0;
    const std::string_view digits = number.str();
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    take(value, languages.as_table());
  }
}

}  // namespace

const EventWords& EventWords::built_in() {
  static const EventWords loaded = [] {
    EventWords words;
    std::vector<Problem> problems;
    words.add(embedded_file("events.toml"), problems);
    return words;
  }();
  return loaded;
}

EventWord& EventWords::slot(std::string_view word) {
  std::array<char, kLongestWord> out{};
  return words_[std::string(out.data(), plain(word, out))];
}

const EventWord* EventWords::find(std::string_view word) const {
  std::array<char, kLongestWord> out{};
  const std::size_t size = plain(word, out);
  if (size == 0) return nullptr;
  const auto found = words_.find(std::string_view(out.data(), size));
  return found == words_.end() ? nullptr : &found->second;
}

bool EventWords::marks_ordinal(std::string_view ending) const {
  return std::find(ordinal_marks_.begin(), ordinal_marks_.end(), ending) != ordinal_marks_.end();
}

int EventWords::kind_of(std::string_view id) const {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(),
                                  [&](const EventKind& kind) { return kind.id == id; });
  return found == kinds_.end() ? -1 : static_cast<int>(found - kinds_.begin());
}

// The first two bytes in small letters, with a capital, and in capitals.
void EventWords::mark_beginning(std::string_view noun) {
  if (noun.size() < 2) return;
  const auto capital = [](unsigned char c) {
    return static_cast<unsigned char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  };
  const auto a = static_cast<unsigned char>(noun[0]);
  const auto b = static_cast<unsigned char>(noun[1]);
  const auto mark = [&](unsigned char first, unsigned char second) {
    beginnings_[static_cast<std::size_t>(first) * 256 + second] = true;
  };
  mark(a, b);
  if (a == 0xD0 && b >= 0xB0) mark(0xD0, b - 0x20);                             // а–п
  if (a == 0xD1 && b < 0x90) mark(0xD0, static_cast<unsigned char>(b + 0x20));  // р–я
  mark(capital(a), b);
  mark(capital(a), capital(b));
}

void EventWords::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  const toml::table& data = *parsed;
  const Endings endings = endings_of(data);

  std::vector<std::string> genitive_behind;
  if (const auto* const languages = data["genitive_behind"]["languages"].as_array()) {
    for (const auto& language : *languages)
      genitive_behind.push_back(language.value_or(std::string()));
  }
  if (const auto* const kinds = data["kind"].as_array()) {
    for (const auto& node : *kinds) {
      const auto* const entry = node.as_table();
      if (entry == nullptr) continue;
      kinds_.push_back({(*entry)["id"].value_or(std::string()), (*entry)["firm"].value_or(false)});
      const auto kind = static_cast<std::int16_t>(kinds_.size() - 1);
      for_each_form((*entry)["nouns"].as_table(), endings,
                    [&](const std::string& noun, int, std::string_view language) {
                      EventWord& word = slot(noun);
                      word.kind = kind;
                      if (std::find(genitive_behind.begin(), genitive_behind.end(), language) !=
                          genitive_behind.end())
                        word.roles |= static_cast<std::uint8_t>(EventRole::genitive_behind);
                      std::array<char, kLongestWord> small{};
                      mark_beginning({small.data(), fold_case(noun, small.data(), small.size())});
                    });
    }
  }
  if (const auto* const ranks = data["rank"].as_array()) {
    for (const auto& node : *ranks) {
      const auto* const entry = node.as_table();
      if (entry == nullptr) continue;
      ranks_.push_back(
          {(*entry)["id"].value_or(std::string()), (*entry)["several"].value_or(false)});
      const auto rank = static_cast<std::int16_t>(ranks_.size() - 1);
      for_each_form(
          (*entry)["words"].as_table(), endings,
          [&](const std::string& word, int, std::string_view) { slot(word).rank = rank; });
    }
  }
  const auto add_role = [&](std::string_view key, EventRole role) {
    for_each_form(data[key].as_table(), endings,
                  [&](const std::string& word, int, std::string_view) {
                    slot(word).roles |= static_cast<std::uint8_t>(role);
                  });
  };
  add_role("generic", EventRole::generic);
  add_role("articles", EventRole::article);
  add_role("of", EventRole::of);
  add_role("at", EventRole::at);
  add_role("verbs", EventRole::verb);
  add_role("joints", EventRole::joint);
  for_each_number(data, "ordinals", [&](int number, const toml::table* languages) {
    for_each_form(languages, endings, [&](const std::string& word, int, std::string_view) {
      slot(word).ordinal = static_cast<std::uint8_t>(number);
    });
  });
  for_each_number(data, "tens", [&](int number, const toml::table* languages) {
    for_each_form(languages, endings, [&](const std::string& word, int, std::string_view) {
      slot(word).tens = static_cast<std::uint8_t>(number);
    });
  });
  for_each_form(data["month_adjectives"].as_table(), endings,
                [&](const std::string& word, int place, std::string_view) {
                  slot(word).month = static_cast<std::uint8_t>(place);
                });
  for_each_form(
      data["ordinal_marks"].as_table(), endings,
      [&](const std::string& mark, int, std::string_view) { ordinal_marks_.push_back(mark); });
}

}  // namespace apparatus::authority
