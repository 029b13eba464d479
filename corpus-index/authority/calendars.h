// The words of the calendar in several languages (months, weekdays, seasons, and what joins,
// qualifies and marks dates), and when each country changed from the Julian to the Gregorian
// calendar. Data: calendars.toml. Looking a word up costs one hash; whether a calendar word can
// begin at a place at all costs one bit.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

// What a word can do in a date. One word may have several roles ("to" joins a range, "May" is a
// month and a name).
enum class CalendarRole : std::uint32_t {
  conjunction = 1u << 0,     // and
  until = 1u << 1,           // to, bis, по
  of = 1u << 2,              // of
  article = 1u << 3,         // the
  between = 1u << 4,         // between
  from = 1u << 5,            // from
  early = 1u << 6,           // early, beginning
  mid = 1u << 7,             // mid, middle
  late = 1u << 8,            // late, end
  circa = 1u << 9,           // circa, about
  preposition = 1u << 10,    // stands before a month on its own: in, since
  on = 1u << 11,             // stands before a day in numbers: am, le, от
  same = 1u << 12,           // (of the) same (year)
  following = 1u << 13,      // (of the) following (year)
  previous = 1u << 14,       // (of the) previous (year)
  year = 1u << 15,           // year, goda, г.
  century = 1u << 16,        // century
  label = 1u << 17,          // page, no., l.: the number behind it is no day
  street = 1u << 18,         // rue, ulitsa: the date behind it is the name of a street
  old_calendar = 1u << 19,   // Julian, Old: may begin the old calendar's name in a declaration
  decade_before = 1u << 20,  // années: the years behind it are a decade
  decade_after = 1u << 21,   // Jahre, годы: the number or word before it is a decade
  year_apart = 1u << 22,     // year: never belongs to the number before it, as goda does
};

struct CalendarWord {
  std::uint8_t month = 0;             // 1–12; 0: no month
  std::int8_t weekday = -1;           // 0 Sunday … 6 Saturday; -1: no weekday
  std::uint8_t season = 0;            // 21 spring … 24 winter, as in EDTF; 0: no season
  std::uint8_t republican_month = 0;  // 1 Vendémiaire … 12 Fructidor; 0: none
  std::uint8_t language = 0;          // of the month: index into Calendars::languages()
  std::uint8_t century = 0;           // 19 of "nineteenth"; 0: none
  std::uint8_t decade = 0;            // 20 of "twenties"; 0: none
  bool decade_alone = false;          // needs no noun behind it: "the twenties"
  bool abbreviation = false;          // needs a number beside it
  bool lower_case = false;            // may be written with a small letter
  bool upper_case = false;            // some language writes it with a capital one
  bool also_word = false;             // is a name or another word too
  std::uint32_t roles = 0;

  bool is(CalendarRole role) const { return (roles & static_cast<std::uint32_t>(role)) != 0; }
};

struct CalendarLanguage {
  std::string code;                     // BCP 47: "en", "ru", "ru-Latn"
  bool lower_case = false;              // writes months with a small letter
  std::string day_mark;                 // behind the number of a day: "." in German
  std::string joint = " ";              // between day, month and year: " de " in Spanish
  std::array<std::string, 12> months;   // as written after a day
  std::array<std::string, 7> weekdays;  // from Sunday
};

// A country's change of calendar. Days are in the notation YYYY-MM-DD, each in its own calendar.
struct CalendarReform {
  std::string country;  // ISO 3166, with a part of the country where only it changed
  std::string name;
  std::string last_julian;
  std::string first_gregorian;
  std::string source;
  std::vector<std::string>
      words;  // that stand in texts dating by this country's calendar; may be empty
};

class Calendars {
 public:
  Calendars();

  // Adds the languages, phrases and reforms of a TOML text. Wrong entries are told in `problems`
  // and left out.
  void add(std::string_view toml, std::vector<Problem>& problems);

  // A word of letters (no apostrophes or stops), in any letter case; nothing if the calendar does
  // not know it.
  const CalendarWord* find(std::string_view word) const;

  // The month of at least five letters that the word becomes by one letter put in, left out or
  // changed ("décembrc"); nullptr where there is none. Slow: asked only between a day and a year.
  const CalendarWord* near_month(std::string_view word) const;

  // False where no month or season begins with these four bytes (as they stand); true says nothing.
  bool may_begin(unsigned char a, unsigned char b, unsigned char c, unsigned char d) const {
    return three_bytes_[three(a, b, c)] && four_bytes_[four(a, b, c, d)];
  }

  const std::vector<CalendarLanguage>& languages() const { return languages_; }
  const CalendarLanguage* language(std::string_view code) const;
  const std::vector<CalendarReform>& reforms() const { return reforms_; }
  const CalendarReform* reform(std::string_view country) const;

  // The first day, as YYYY-MM-DD, of a year of the French Republic (1 to 14 and those used later);
  // "" for a year that nobody dated by.
  std::string_view republican_new_year(int year) const;

  // What makes a number the ordinal of a day where it stands right behind it: "th", "er", "-го".
  const std::vector<std::string>& ordinal_endings() const { return ordinal_endings_; }
  // Those of them that only the number of a day has.
  const std::vector<std::string>& day_endings() const { return day_endings_; }
  // Words, in small letters, with which a clause begins: a number before them is a day by itself
  // ("on the 7th he …").
  const std::vector<std::string>& clause_words() const { return clause_words_; }

  // Phrases that hold a month's name and date nothing ("October Revolution").
  const std::vector<std::string>& not_dates() const { return not_dates_; }
  // Marks of Old and of New Style behind a date, without stops, in the letter case of the data.
  const std::vector<std::string>& old_style_marks() const { return old_style_; }
  const std::vector<std::string>& new_style_marks() const { return new_style_; }
  // How a work declares that its dates are Old Style; see calendars.toml.
  struct Declaration {
    std::vector<std::string> of, told, old_calendar, new_calendar, never;
  };
  const Declaration& old_style_declaration() const { return declaration_; }

 private:
  struct Slot {
    std::string folded;
    CalendarWord word;
  };

  static std::size_t three(unsigned char a, unsigned char b, unsigned char c) {
    return (static_cast<std::size_t>(a) * 1021 + static_cast<std::size_t>(b) * 31 + c) & 0x3fff;
  }
  static std::size_t four(unsigned char a, unsigned char b, unsigned char c, unsigned char d) {
    return (three(a, b, c) * 37 + d) & 0xffff;
  }
  CalendarWord& slot(std::string_view word);
  void add_beginning(std::string_view word, bool lower_case);
  void mark_beginning(std::string_view text);
  void add_roman_beginnings();
  void grow();

  std::vector<Slot>
      slots_;  // open addressing; an empty `folded` is a free slot; the size is a power of two
  std::size_t used_ = 0;
  // Of a word of at least two ASCII letters: its first two, whatever their case, and its length.
  static std::size_t sketch(std::string_view word) {
    const auto a = static_cast<unsigned char>(word[0]) | 0x20u;
    const auto b = static_cast<unsigned char>(word[1]) | 0x20u;
    return (a * 269 + b * 31 + word.size()) & 0xfff;
  }
  std::bitset<0x1000> sketches_;     // of all words; most others end here
  std::bitset<0x4000> three_bytes_;  // small enough to stay in the cache; most words end here
  std::bitset<0x10000> four_bytes_;
  std::vector<CalendarLanguage> languages_;
  std::vector<CalendarReform> reforms_;
  std::vector<std::pair<int, std::string>> republican_years_;
  std::vector<std::string> ordinal_endings_, day_endings_, clause_words_;
  std::vector<std::string> not_dates_, old_style_, new_style_;
  Declaration declaration_;
};

}  // namespace apparatus::authority
