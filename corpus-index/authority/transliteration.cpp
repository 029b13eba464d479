#include "authority/transliteration.h"

#include <toml++/toml.h>
#include <algorithm>

#include "authority/parse_toml.h"
#include "authority/word_lists.h"
#include "text/apostrophes.h"

namespace apparatus::authority {
namespace {

constexpr std::string_view kVowels = "aeiouy";

bool is_vowel(char c) { return kVowels.find(c) != std::string_view::npos; }
bool is_consonant(char c) { return (c >= 'a' && c <= 'z' && !is_vowel(c)); }

// Cyrillic vowels, for the contexts of from_cyrillic tables; they are two bytes each.
constexpr std::string_view kCyrillicVowels[] = {"а", "е", "ё", "и", "о", "у",
                                                "ы", "э", "ю", "я", "і", "ѣ"};

struct CodePoint {
  std::uint32_t value = 0;
  std::uint32_t bytes = 1;
};

// The text is valid UTF-8 by contract; a stray byte is taken for itself.
CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t left = text.size() - at;
  if (first >= 0xF0 && left >= 4) {
    return {static_cast<std::uint32_t>((first & 7u) << 18 | (byte(1) & 63u) << 12 |
                                       (byte(2) & 63u) << 6 | (byte(3) & 63u)),
            4};
  }
  if (first >= 0xE0 && left >= 3) {
    return {
        static_cast<std::uint32_t>((first & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u)),
        3};
  }
  if (first >= 0xC0 && left >= 2) {
    return {static_cast<std::uint32_t>((first & 31u) << 6 | (byte(1) & 63u)), 2};
  }
  return {first, 1};
}

void append_utf8(std::uint32_t code_point, std::string& out) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | code_point >> 6);
    out += static_cast<char>(0x80 | (code_point & 63));
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | code_point >> 12);
    out += static_cast<char>(0x80 | (code_point >> 6 & 63));
    out += static_cast<char>(0x80 | (code_point & 63));
  } else {
    out += static_cast<char>(0xF0 | code_point >> 18);
    out += static_cast<char>(0x80 | (code_point >> 12 & 63));
    out += static_cast<char>(0x80 | (code_point >> 6 & 63));
    out += static_cast<char>(0x80 | (code_point & 63));
  }
}

// How many bytes of `word` from `at` on one letter of a context takes, 0 where it does not hold.
std::size_t cyrillic_vowel_at(std::string_view word, std::size_t at) {
  for (const std::string_view vowel : kCyrillicVowels) {
    if (word.substr(at, vowel.size()) == vowel) return vowel.size();
  }
  return 0;
}

bool right_context_holds(std::string_view context, std::string_view word, std::size_t at) {
  for (const char wanted : context) {
    if (wanted == '#') {
      if (at != word.size()) return false;
      continue;
    }
    if (at >= word.size()) return false;
    std::size_t taken = 1;
    if (wanted == 'V') {
      taken = is_vowel(word[at]) ? 1 : cyrillic_vowel_at(word, at);
    } else if (wanted == 'C') {
      taken = is_consonant(word[at]) ? 1 : 0;
    } else {
      taken = word[at] == wanted ? 1 : 0;
    }
    if (taken == 0) return false;
    at += taken;
  }
  return true;
}

bool left_context_holds(std::string_view context, std::string_view word, std::size_t at) {
  for (auto wanted = context.rbegin(); wanted != context.rend(); ++wanted) {
    if (*wanted == '#') {
      if (at != 0) return false;
      continue;
    }
    if (at == 0) return false;
    std::size_t taken = 1;
    if (*wanted == 'V') {
      taken = is_vowel(word[at - 1]) ? 1 : at >= 2 ? cyrillic_vowel_at(word, at - 2) : 0;
    } else if (*wanted == 'C') {
      taken = is_consonant(word[at - 1]) ? 1 : 0;
    } else {
      taken = word[at - 1] == *wanted ? 1 : 0;
    }
    if (taken == 0) return false;
    at -= taken;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const auto bar = text.find('|');
    const auto one = trimmed(text.substr(0, bar));
    if (!one.empty()) found.emplace_back(one);
    text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
  }
  return found;
}

std::vector<std::string> strings(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> found;
  if (const auto* array = node.as_array()) {
    for (const auto& item : *array) {
      if (const auto text = item.value<std::string>()) found.push_back(*text);
    }
  }
  return found;
}

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

void add_rules(const toml::node_view<const toml::node>& node, RewriteRules& rules,
               std::vector<Problem>& problems) {
  for (const std::string& rule : strings(node)) {
    if (!rules.add(rule)) {
      problems.push_back({line_of(*node.node()), 0, "'" + rule + "' is no rewriting rule"});
    }
  }
}

// Each entry: the ASCII letters, and all letters that stand for them.
void read_letters(const toml::node_view<const toml::node>& node,
                  std::unordered_map<std::uint32_t, std::string>& letters) {
  const auto* table = node.as_table();
  if (table == nullptr) return;
  for (const auto& [ascii, value] : *table) {
    const std::string all = value.value_or(std::string());
    const std::string to = ascii.str() == "drop" ? "" : std::string(ascii.str());
    for (std::size_t at = 0; at < all.size();) {
      const CodePoint letter = decode(all, at);
      at += letter.bytes;
      if (letter.value != ' ') letters[letter.value] = to;
    }
  }
}

// Gives `converted` the capitals of `model`: all of them, the first of each hyphenated part, or
// none.
std::string with_capitals_of(std::string_view model, const std::string& converted) {
  bool any_lower = false;
  std::vector<bool> part_is_upper;
  bool at_part = true;
  int letters = 0;
  for (std::size_t at = 0; at < model.size();) {
    const CodePoint here = decode(model, at);
    at += here.bytes;
    if (here.value == '-') {
      at_part = true;
      continue;
    }
    const bool is_small = lower_code_point(here.value) == here.value;
    if (at_part) part_is_upper.push_back(!is_small);
    at_part = false;
    ++letters;
    if (is_small && here.value != '\'' && here.value != 0x2019) any_lower = true;
  }
  const bool all_upper = !any_lower && letters > 1;
  std::string out;
  std::size_t part = 0;
  at_part = true;
  for (std::size_t at = 0; at < converted.size();) {
    const CodePoint here = decode(converted, at);
    at += here.bytes;
    std::uint32_t value = here.value;
    const bool raise = all_upper || (at_part && part < part_is_upper.size() && part_is_upper[part]);
    if (value == '-') {
      at_part = true;
      ++part;
    } else {
      if (raise) value = upper_code_point(value);
      at_part = false;
    }
    append_utf8(value, out);
  }
  return out;
}

}  // namespace

bool RewriteRules::add(std::string_view text) {
  const auto arrow = text.find('>');
  if (arrow == std::string_view::npos) return false;
  Rule rule;
  rule.from = trimmed(text.substr(0, arrow));
  std::string_view rest = text.substr(arrow + 1);
  const auto slash = rest.find('/');
  rule.to = trimmed(rest.substr(0, slash));
  if (rule.from.empty()) return false;
  if (slash != std::string_view::npos) {
    const std::string_view context = rest.substr(slash + 1);
    const auto place = context.find('_');
    if (place == std::string_view::npos) return false;
    rule.left = alternatives(context.substr(0, place));
    rule.right = alternatives(context.substr(place + 1));
  }
  by_first_byte_[static_cast<unsigned char>(rule.from[0])].push_back(std::move(rule));
  return true;
}

void RewriteRules::append(const RewriteRules& other) {
  for (std::size_t i = 0; i < by_first_byte_.size(); ++i) {
    by_first_byte_[i].insert(by_first_byte_[i].end(), other.by_first_byte_[i].begin(),
                             other.by_first_byte_[i].end());
  }
}

void RewriteRules::apply(std::string_view word, std::string& out) const {
  for (std::size_t at = 0; at < word.size();) {
    const Rule* found = nullptr;
    const char second = at + 1 < word.size() ? word[at + 1] : '\0';
    for (const Rule& rule : by_first_byte_[static_cast<unsigned char>(word[at])]) {
      const std::size_t length = rule.from.size();
      if (length > 1 &&
          (rule.from[1] != second || (length > 2 && word.compare(at, length, rule.from) != 0)))
        continue;
      const auto left = [&](const std::string& c) { return left_context_holds(c, word, at); };
      const auto right = [&](const std::string& c) {
        return right_context_holds(c, word, at + rule.from.size());
      };
      if (!rule.left.empty() && std::none_of(rule.left.begin(), rule.left.end(), left)) continue;
      if (!rule.right.empty() && std::none_of(rule.right.begin(), rule.right.end(), right)) {
        continue;
      }
      found = &rule;
      break;
    }
    if (found != nullptr) {
      out += found->to;
      at += found->from.size();
    } else {
      out += word[at++];
    }
  }
}

void SpellingSigns::add(std::string_view sign, std::size_t system) {
  Sign one;
  one.system = system;
  if (sign.starts_with('!')) {
    one.speaks = -1;
    sign.remove_prefix(1);
  }
  if (sign.starts_with('^')) {
    one.at_begin = true;
    sign.remove_prefix(1);
  }
  if (sign.ends_with('$')) {
    one.at_end = true;
    sign.remove_suffix(1);
  }
  if (sign.empty()) return;
  one.letters = sign;
  by_first_byte_[static_cast<unsigned char>(sign[0])].push_back(std::move(one));
}

void SpellingSigns::count(std::string_view lower, std::vector<int>& votes) const {
  for (std::size_t at = 0; at < lower.size(); ++at) {
    for (const Sign& sign : by_first_byte_[static_cast<unsigned char>(lower[at])]) {
      if (lower.compare(at, sign.letters.size(), sign.letters) != 0 || (sign.at_begin && at != 0) ||
          (sign.at_end && at + sign.letters.size() != lower.size()) ||
          // Only the first of several places counts.
          (!sign.at_end && at != 0 && lower.find(sign.letters) < at))
        continue;
      votes[sign.system] += sign.speaks;
    }
  }
}

void Transliteration::add(std::string_view text, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  const toml::table& data = *parsed;
  read_letters(data["fold"]["letters"], letters_);
  read_letters(data["fold"]["letters_iso9"], iso9_letters_);
  add_rules(data["fold"]["rules"], fold_rules_, problems);
  read_western_names(data["western"]["names"].value_or(std::string_view()));
  if (const auto* habits = data["habit"].as_array()) {
    for (const auto& node : *habits) {
      if (const auto* habit = node.as_table()) {
        RewriteRules rules;
        add_rules((*habit)["rules"], rules, problems);
        rules.append(fold_rules_);
        habits_.push_back(std::move(rules));
      }
    }
  }
  for (std::string& ending : strings(data["endings"]["adjectives"]))
    adjective_endings_.push_back(std::move(ending));
  if (const auto* systems = data["system"].as_array()) {
    for (const auto& node : *systems) {
      const auto* entry = node.as_table();
      if (entry == nullptr) continue;
      const toml::table& one = *entry;
      TransliterationSystem system;
      system.id = one["id"].value_or(std::string());
      system.name = one["name"].value_or(std::string());
      system.reversible = one["reversible"].value_or(true);
      for (const std::string& sign : strings(one["signs"])) signs_.add(sign, systems_.size());
      add_rules(one["letters"], system.from_cyrillic, problems);
      add_rules(data["letters"]["common"], system.from_cyrillic, problems);
      add_rules(one["reverse"], system.to_cyrillic, problems);
      add_rules(data["letters"]["common_reverse"], system.to_cyrillic, problems);
      systems_.push_back(std::move(system));
    }
  }
}

void Transliteration::read_western_names(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    std::string western;
    for_each_word(line, [&](const std::string& word) {
      std::string key = fold(word);
      if (western.empty()) {
        western = std::move(key);
      } else if (key != western) {
        western_names_.emplace(std::move(key), western);
      }
    });
  }
}

void Transliteration::latin_letters(std::string_view word, bool iso9, std::string& out) const {
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      if (byte >= 'A' && byte <= 'Z') {
        out += static_cast<char>(byte + 32);
      } else if (byte >= 'a' && byte <= 'z') {
        out += static_cast<char>(byte);
      }
      ++at;
      continue;
    }
    const CodePoint letter = decode(word, at);
    at += letter.bytes;
    if (letter.value == 0x30C && !out.empty() && (out.back() == 's' || out.back() == 'z')) {
      out += 'h';  // a caron that stands as a character of its own
      continue;
    }
    if (letter.value == 0x30C && !out.empty() && out.back() == 'c') {
      out += 'h';
      continue;
    }
    const std::uint32_t lower = lower_code_point(letter.value);
    if (iso9) {
      const auto special = iso9_letters_.find(lower);
      if (special != iso9_letters_.end()) {
        out += special->second;
        continue;
      }
    }
    const auto found = letters_.find(lower);
    if (found != letters_.end()) out += found->second;
  }
}

void Transliteration::fold_into(std::string_view word, std::string& key) const {
  thread_local std::string letters;
  letters.clear();
  key.clear();
  latin_letters(word, false, letters);
  fold_rules_.apply(letters, key);
  key.erase(std::unique(key.begin(), key.end()), key.end());
  // A short key may be that of a Latin word: "Gore" is no Hoare.
  constexpr std::size_t kTelling = 6;
  const bool cyrillic = !word.empty() && (static_cast<unsigned char>(word[0]) & 0xFC) == 0xD0;
  if (!cyrillic && key.size() < kTelling) return;
  const auto western = western_names_.find(key);
  if (western != western_names_.end()) key = western->second;
}

std::string Transliteration::fold(std::string_view word) const {
  std::string key;
  fold_into(word, key);
  return key;
}

std::vector<std::string> Transliteration::folds(std::string_view word) const {
  std::string letters;
  latin_letters(word, false, letters);
  std::vector<std::string> keys = {fold(word)};
  for (const RewriteRules& habit : habits_) {
    std::string key;
    habit.apply(letters, key);
    key.erase(std::unique(key.begin(), key.end()), key.end());
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  std::string iso9;
  latin_letters(word, true, iso9);
  if (iso9 != letters) {
    std::string key;
    fold_rules_.apply(iso9, key);
    key.erase(std::unique(key.begin(), key.end()), key.end());
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  return keys;
}

const TransliterationSystem* Transliteration::system(std::string_view id) const {
  for (const TransliterationSystem& one : systems_) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

std::string Transliteration::from_cyrillic(std::string_view cyrillic, std::string_view id) const {
  const TransliterationSystem* to = system(id);
  if (to == nullptr) return std::string(cyrillic);
  std::string out;
  // Contexts (the beginning and end of a word) count for each word of a hyphenated or spaced name.
  for (std::size_t begin = 0; begin <= cyrillic.size();) {
    const auto end = std::min(cyrillic.find_first_of(" -.", begin), cyrillic.size());
    const std::string_view word = cyrillic.substr(begin, end - begin);
    std::string converted;
    to->from_cyrillic.apply(to_lower(word), converted);
    out += with_capitals_of(word, converted);
    if (end < cyrillic.size()) out += cyrillic[end];
    begin = end + 1;
  }
  return out;
}

std::vector<int> Transliteration::votes(std::string_view spelling) const {
  thread_local std::string lower;
  lower_into(spelling, lower);
  std::vector<int> counts(systems_.size(), 0);
  signs_.count(lower, counts);
  return counts;
}

bool Transliteration::is_of(std::string_view spelling, std::string_view system) const {
  const std::vector<int> counts = votes(spelling);
  for (std::size_t i = 0; i < systems_.size(); ++i) {
    if (systems_[i].id == system)
      return counts[i] > 0 && counts[i] == *std::max_element(counts.begin(), counts.end());
  }
  return false;
}

std::string_view Transliteration::adjective_ending(std::string_view surname) const {
  for (const std::string& ending : adjective_endings_) {
    if (surname.ends_with(ending)) return ending;
  }
  return {};
}

std::string Transliteration::detect(const std::vector<std::string>& spellings) const {
  std::vector<int> sums(systems_.size(), 0);
  for (const std::string& spelling : spellings) {
    const std::vector<int> own = votes(spelling);
    for (std::size_t i = 0; i < own.size(); ++i) sums[i] += own[i];
  }
  const auto best = std::max_element(sums.begin(), sums.end());
  if (best == sums.end() || *best <= 0) return "";
  return systems_[static_cast<std::size_t>(best - sums.begin())].id;
}

std::optional<std::string> Transliteration::convert(std::string_view spelling,
                                                    std::string_view from,
                                                    std::string_view to) const {
  const TransliterationSystem* source = system(from);
  if (source == nullptr || system(to) == nullptr) return std::nullopt;
  if (from == to) return std::string(spelling);
  std::string cyrillic;
  for (std::size_t begin = 0; begin <= spelling.size();) {
    const auto end = std::min(spelling.find_first_of(" -", begin), spelling.size());
    std::string word;
    // Typewriter and typographic apostrophes are one soft sign.
    for (std::size_t at = begin; at < end;) {
      const CodePoint here = decode(spelling, at);
      at += here.bytes;
      if (here.value == 0x2019 || here.value == 0x2B9 || here.value == 0x2032) {
        word += '\'';
      } else {
        append_utf8(lower_code_point(here.value), word);
      }
    }
    source->to_cyrillic.apply(word, cyrillic);
    // What the table cannot read stays Latin, and a doubtful letter reads as "?".
    if (end < spelling.size()) cyrillic += spelling[end];
    begin = end + 1;
  }
  for (const char c : cyrillic) {
    if (c == '?' || c == '\'' || (c >= 'a' && c <= 'z')) return std::nullopt;
  }
  const std::string back = from_cyrillic(with_capitals_of(spelling, cyrillic), from);
  if (text::with_plain_apostrophes(back) != text::with_plain_apostrophes(spelling))
    return std::nullopt;
  return from_cyrillic(with_capitals_of(spelling, cyrillic), to);
}

}  // namespace apparatus::authority
