// See calendars.h. The word table is open addressing over folded bytes: a few hundred words, looked
// up for every word beside a number, so that it must fit the cache and never allocate.
#include "authority/calendars.h"

#include <toml++/toml.h>

#include <cstdlib>
#include <initializer_list>
#include <utility>

#include "authority/letter_case.h"
#include "authority/parse_toml.h"

namespace apparatus::authority {
namespace {

constexpr std::size_t kLongestWord = 48;  // bytes; no calendar word is longer

using Role = CalendarRole;

// The keys of a [[language]] table that are lists of words with a role.
constexpr std::pair<std::string_view, Role> kRoleKeys[] = {
    {"and", Role::conjunction},
    {"until", Role::until},
    {"of", Role::of},
    {"article", Role::article},
    {"between", Role::between},
    {"from", Role::from},
    {"early", Role::early},
    {"mid", Role::mid},
    {"late", Role::late},
    {"circa", Role::circa},
    {"on", Role::on},
    {"preposition", Role::preposition},
    {"same", Role::same},
    {"following", Role::following},
    {"previous", Role::previous},
    {"year", Role::year},
    {"century", Role::century},
    {"century_first", Role::century},
    {"decade_before", Role::decade_before},
    {"decade_after", Role::decade_after},
    {"year_apart", Role::year_apart},
};

bool has_sketch(std::string_view word) {
  return word.size() >= 2 && static_cast<unsigned char>(word[0]) < 0x80 &&
         static_cast<unsigned char>(word[1]) < 0x80;
}

std::size_t hash_of(std::string_view folded) {
  std::uint64_t hash = 1469598103934665603u;
  for (unsigned char c : folded) hash = (hash ^ c) * 1099511628211u;
  return static_cast<std::size_t>(hash ^ (hash >> 29));
}

// Folds the ASCII that a word begins with and returns how much that is: nearly always all of it.
std::size_t fold_ascii(std::string_view word, char* out) {
  std::size_t i = 0;
  for (; i < word.size() && static_cast<unsigned char>(word[i]) < 0x80; ++i)
    out[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + 32) : word[i];
  return i;
}

std::string without_apostrophes(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '\'') out += c;
  }
  return out;
}

std::vector<std::string> strings_of(const toml::node* node) {
  std::vector<std::string> out;
  if (const toml::array* array = node ? node->as_array() : nullptr) {
    for (const toml::node& element : *array) {
      if (const auto text = element.value<std::string>()) out.push_back(*text);
    }
  }
  return out;
}

void append_strings(const toml::table& table, std::string_view key, std::vector<std::string>& out) {
  for (std::string& text : strings_of(table.get(key))) out.push_back(std::move(text));
}

// Whether one letter (byte, for what it is asked) put in, left out or changed makes the one the
// other.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::size_t skipped = a.size() == b.size() ? 1 : 0;
  return same + skipped <= a.size() && a.substr(same + skipped) == b.substr(same + 1);
}

std::uint32_t line_of(const toml::node& node) {
  return static_cast<std::uint32_t>(node.source().begin.line);
}

}  // namespace

Calendars::Calendars() : slots_(256) { add_roman_beginnings(); }

const CalendarWord* Calendars::find(std::string_view word) const {
  char folded[kLongestWord];
  if (word.empty() || word.size() > kLongestWord) return nullptr;
  if (has_sketch(word) && !sketches_[sketch(word)]) return nullptr;
  std::size_t size = fold_ascii(word, folded);
  if (size < word.size()) size += fold_case(word.substr(size), folded + size, kLongestWord - size);
  const std::string_view key(folded, size);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash_of(key) & mask; !slots_[i].folded.empty(); i = (i + 1) & mask) {
    if (slots_[i].folded == key) return &slots_[i].word;
  }
  return nullptr;
}

const CalendarWord* Calendars::near_month(std::string_view word) const {
  constexpr std::size_t kShortest = 5;
  char folded[kLongestWord];
  if (word.size() < kShortest || word.size() > kLongestWord) return nullptr;
  const std::string_view key(folded, fold_case(word, folded, kLongestWord));
  // "rnars": two letters that print like one.
  if (const std::size_t at = key.find("rn"); at != std::string_view::npos) {
    const std::string mended =
        std::string(key.substr(0, at)) + "m" + std::string(key.substr(at + 2));
    const CalendarWord* month = find(mended);
    if (month != nullptr && month->month != 0 && !month->abbreviation) return month;
  }
  for (const Slot& slot : slots_) {
    if (slot.word.month == 0 || slot.word.abbreviation || slot.folded.size() < kShortest) continue;
    if (slot.folded != key && one_slip_apart(slot.folded, key)) return &slot.word;
  }
  return nullptr;
}

std::string_view Calendars::republican_new_year(int year) const {
  for (const auto& [number, first_day] : republican_years_) {
    if (number == year) return first_day;
  }
  return {};
}

void Calendars::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (Slot& slot : old) {
    if (slot.folded.empty()) continue;
    std::size_t i = hash_of(slot.folded) & mask;
    while (!slots_[i].folded.empty()) i = (i + 1) & mask;
    slots_[i] = std::move(slot);
  }
}

CalendarWord& Calendars::slot(std::string_view word) {
  if (used_ * 2 >= slots_.size()) grow();
  const std::string folded = fold_case(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash_of(folded) & mask;
  while (!slots_[i].folded.empty() && slots_[i].folded != folded) i = (i + 1) & mask;
  if (slots_[i].folded.empty()) {
    if (has_sketch(folded)) sketches_.set(sketch(folded));
    slots_[i].folded = std::move(folded);
    ++used_;
  }
  return slots_[i].word;
}

// Lets a word of at least three bytes begin a date.
void Calendars::mark_beginning(std::string_view text) {
  if (text.size() < 3) return;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  three_bytes_.set(three(byte(0), byte(1), byte(2)));
  if (text.size() > 3) {
    four_bytes_.set(four(byte(0), byte(1), byte(2), byte(3)));
    return;
  }
  // A word of three letters: what follows it is no letter.
  for (unsigned follows = 0; follows < 0x100; ++follows) {
    const unsigned letter = follows | 0x20;
    if (letter >= 'a' && letter <= 'z') continue;
    four_bytes_.set(four(byte(0), byte(1), byte(2), static_cast<unsigned char>(follows)));
  }
}

void Calendars::add_beginning(std::string_view word, bool lower_case) {
  const std::string folded = fold_case(word);
  if (lower_case) mark_beginning(folded);
  mark_beginning(in_capitals(folded, 1));
  mark_beginning(in_capitals(folded, folded.size()));
}

// The numbers of centuries: XIX, XIXe. Of two letters ("XX") what follows is marked too; of one
// letter there would be too much to mark.
void Calendars::add_roman_beginnings() {
  for (const std::string_view number :
       {"XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"}) {
    const std::string roman(number);
    mark_beginning(roman);
    for (const char follows : {' ', '-', '\xe2', '\xc2', 'e'}) {
      const std::string begun = roman + follows;
      if (begun.size() > 3) {
        mark_beginning(begun);
        continue;
      }
      for (unsigned last = 0x20; last < 0x100; ++last)
        mark_beginning(begun + static_cast<char>(last));
    }
  }
}

void Calendars::add(std::string_view toml, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(toml, problems);
  if (!parsed) return;
  const toml::table& table = *parsed;

  if (const toml::array* entries = table["language"].as_array()) {
    for (const toml::node& node : *entries) {
      const toml::table* entry = node.as_table();
      if (!entry) continue;
      const toml::array* months = (*entry)["months"].as_array();
      const std::string code = (*entry)["code"].value_or(std::string());
      if (code.empty() || !months || months->size() != 12) {
        problems.push_back(
            {line_of(node), 1, "a [[language]] needs a code and twelve lists of months"});
        continue;
      }
      const bool lower_case = (*entry)["lower_case"].value_or(false);
      const bool seasons_lower_case = (*entry)["seasons_lower_case"].value_or(false);
      const auto index = static_cast<std::uint8_t>(languages_.size());
      CalendarLanguage& language = languages_.emplace_back();
      language.code = code;
      language.lower_case = lower_case;
      language.day_mark = (*entry)["day_mark"].value_or(std::string());
      language.joint = (*entry)["joint"].value_or(std::string(" "));
      const auto add_month = [&](const std::string& form, std::uint8_t month, bool abbreviation) {
        const std::string letters = without_apostrophes(form);
        CalendarWord& word = slot(letters);
        if (word.month == 0) {
          word.month = month;
          word.language = index;
          word.abbreviation = abbreviation;
        } else if (word.month == month && !abbreviation) {
          word.abbreviation = false;
        }
        if (word.month == month) {
          word.lower_case |= lower_case;
          word.upper_case |= !lower_case;
        }
        add_beginning(letters, lower_case);
      };
      for (std::uint8_t m = 0; m < 12; ++m) {
        const std::vector<std::string> forms = strings_of(months->get(m));
        if (!forms.empty()) language.months[m] = forms.front();
        for (const std::string& form : forms) add_month(form, m + 1, false);
      }
      if (const toml::array* short_months = (*entry)["abbreviations"].as_array()) {
        for (std::uint8_t m = 0; m < 12 && m < short_months->size(); ++m) {
          for (const std::string& form : strings_of(short_months->get(m)))
            add_month(form, m + 1, true);
        }
      }
      if (const toml::array* weekdays = (*entry)["weekdays"].as_array()) {
        for (std::uint8_t d = 0; d < 7 && d < weekdays->size(); ++d) {
          const std::vector<std::string> forms = strings_of(weekdays->get(d));
          if (!forms.empty()) language.weekdays[d] = forms.front();
          for (const std::string& form : forms) {
            CalendarWord& word = slot(without_apostrophes(form));
            if (word.weekday < 0) word.weekday = static_cast<std::int8_t>(d);
          }
        }
      }
      if (const toml::array* seasons = (*entry)["seasons"].as_array()) {
        for (std::uint8_t s = 0; s < 4 && s < seasons->size(); ++s) {
          for (const std::string& form : strings_of(seasons->get(s))) {
            const std::string letters = without_apostrophes(form);
            CalendarWord& word = slot(letters);
            if (word.season == 0) word.season = static_cast<std::uint8_t>(21 + s);
            word.lower_case |= lower_case || seasons_lower_case;
            add_beginning(letters, word.lower_case);
          }
        }
      }
      for (const std::string& form : strings_of(entry->get("also_words"))) {
        slot(without_apostrophes(form)).also_word = true;
      }
      for (const auto& [key, role] : kRoleKeys) {
        for (const std::string& form : strings_of(entry->get(key))) {
          slot(form).roles |= static_cast<std::uint32_t>(role);
        }
      }
      append_strings(*entry, "ordinals", ordinal_endings_);
      append_strings(*entry, "day_ordinals", day_endings_);
      append_strings(*entry, "clauses", clause_words_);
      for (const std::string& noun : strings_of(entry->get("century_first")))
        add_beginning(noun, true);
      const auto numbered = [&](std::string_view key, const auto& set) {
        const toml::table* words = entry->get_as<toml::table>(key);
        if (words == nullptr) return;
        for (const auto& [number, forms] : *words) {
          for (const std::string& form : strings_of(&forms)) {
            set(slot(form),
                static_cast<std::uint8_t>(std::atoi(std::string(number.str()).c_str())));
            add_beginning(form, true);
          }
        }
      };
      numbered("centuries", [](CalendarWord& word, std::uint8_t number) { word.century = number; });
      const bool decades_alone = (*entry)["decades_alone"].value_or(false);
      numbered("decades", [&](CalendarWord& word, std::uint8_t number) {
        word.decade = number;
        word.decade_alone = decades_alone;
      });
    }
  }

  if (const toml::table* entry = table["not_dates"].as_table())
    append_strings(*entry, "phrases", not_dates_);
  if (const toml::table* entry = table["labels"].as_table()) {
    for (const std::string& form : strings_of(entry->get("words"))) {
      slot(form).roles |= static_cast<std::uint32_t>(Role::label);
    }
  }
  if (const toml::table* entry = table["streets"].as_table()) {
    for (const std::string& form : strings_of(entry->get("words"))) {
      slot(form).roles |= static_cast<std::uint32_t>(Role::street);
    }
  }
  if (const toml::table* entry = table["republican"].as_table()) {
    if (const toml::array* months = (*entry)["months"].as_array()) {
      for (std::uint8_t m = 0; m < 12 && m < months->size(); ++m) {
        for (const std::string& form : strings_of(months->get(m))) {
          slot(form).republican_month = m + 1;
          add_beginning(form, true);
        }
      }
    }
    if (const toml::table* days = (*entry)["first_days"].as_table()) {
      for (const auto& [year, day] : *days) {
        republican_years_.emplace_back(std::atoi(std::string(year.str()).c_str()),
                                       day.value_or(std::string()));
      }
    }
  }
  if (const toml::table* entry = table["styles"].as_table()) {
    append_strings(*entry, "old", old_style_);
    append_strings(*entry, "new", new_style_);
    append_strings(*entry, "declared_of", declaration_.of);
    append_strings(*entry, "declared_told", declaration_.told);
    append_strings(*entry, "declared_old", declaration_.old_calendar);
    for (const std::string& phrase : declaration_.old_calendar) {
      const std::string first = phrase.substr(0, phrase.find_first_of(" -"));
      slot(first).roles |= static_cast<std::uint32_t>(Role::old_calendar);
      add_beginning(first, true);
    }
    append_strings(*entry, "declared_new", declaration_.new_calendar);
    append_strings(*entry, "declared_not", declaration_.never);
  }

  if (const toml::array* entries = table["reform"].as_array()) {
    for (const toml::node& node : *entries) {
      const toml::table* entry = node.as_table();
      if (!entry) continue;
      CalendarReform reform;
      reform.country = (*entry)["country"].value_or(std::string());
      reform.name = (*entry)["name"].value_or(std::string());
      reform.last_julian = (*entry)["last_julian"].value_or(std::string());
      reform.first_gregorian = (*entry)["first_gregorian"].value_or(std::string());
      reform.source = (*entry)["source"].value_or(std::string());
      reform.words = strings_of(entry->get("words"));
      if (reform.country.empty() || reform.last_julian.size() != 10 ||
          reform.first_gregorian.size() != 10 || reform.source.empty()) {
        problems.push_back(
            {line_of(node), 1,
             "a [[reform]] needs country, last_julian, first_gregorian (YYYY-MM-DD) and source"});
        continue;
      }
      reforms_.push_back(std::move(reform));
    }
  }
}

const CalendarLanguage* Calendars::language(std::string_view code) const {
  for (const CalendarLanguage& language : languages_) {
    if (language.code == code) return &language;
  }
  return nullptr;
}

const CalendarReform* Calendars::reform(std::string_view country) const {
  for (const CalendarReform& reform : reforms_) {
    if (reform.country == country) return &reform;
  }
  return nullptr;
}

}  // namespace apparatus::authority
