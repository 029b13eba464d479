// What the index knows, for reading: the only way by which checks, features and the command line
// ask the corpus.
//
// One Knowledge is one state of the index file, opened read-only. It may be used from several
// threads at once (calls take turns inside); other processes may read and one may write meanwhile.
// No call throws: where the file has become unreadable, calls answer as an empty index does and
// `trouble()` says why.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::index {

// Where something stands in the corpus: a line of evidence.
struct Place {
  std::string file;          // path of the text
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, code points
  text::SourceRange range;
  std::string text;  // the words around it, one line, at most about 200 bytes; "" where the file
                     // cannot be read
};

struct TextRecord {
  std::string file;
  std::string title;
};

struct Spelling {
  std::string text;         // "Zinov'ev"
  std::uint32_t count = 0;  // mentions
  std::uint32_t texts = 0;  // works that write it so
};

struct PersonRecord {
  std::string id;
  std::string display;
  std::string given, initials, patronymic, surname;  // of the display form
  std::string surname_key;
  std::string born, died;
  std::string description;
  std::uint32_t count = 0;
  std::vector<Spelling> variants;  // full forms and surnames alone, most frequent first
};

// A surname as the corpus spells it, for finding what a misspelt one was meant to be.
struct SurnameRecord {
  std::string spelling;
  std::string key;
  std::uint32_t count = 0;
  std::uint32_t texts = 0;
};

// One entry of a level: a fond of an archive, an opis of a fond …
struct LevelEntry {
  std::string level;        // "opis"
  std::string value;        // "21"
  std::uint32_t count = 0;  // citations at or below it
  std::uint32_t texts = 0;
  std::string description;  // what the corpus most often says of it (of files), "" if nothing
  std::string key;          // of itself: what `below` and `places_citing` take
};

struct Description {
  std::string text;  // "Transcript of the Sokolniki District Conference, January 7–8, 1924"
  std::uint32_t count = 0;
  Place place;
  std::vector<std::string> dates;  // EDTF, as they stand in it: they date the file
};

struct FileRecord {
  std::string key;                                         // citation::file_key
  std::string archive;                                     // the siglum most often used
  std::vector<std::pair<std::string, std::string>> parts;  // level, value
  std::uint32_t count = 0;
  std::vector<std::string> files;         // texts that cite it
  std::vector<Description> descriptions;  // most frequent first
  std::vector<std::string> leaves;        // distinct, as cited
};

// A day, month or span that the corpus dates.
struct DateRecord {
  std::string edtf;
  std::uint32_t count = 0;
  std::string context;  // the description of a file or the sentence that best tells what happened
  Place place;
  std::string file_key;  // of the file whose description the context is; "" for a sentence
};

class Knowledge {
 public:
  // Opens an index file. nullptr with a reason (a whole sentence) where it is missing, corrupt or
  // of another version.
  static std::shared_ptr<const Knowledge> open(const std::filesystem::path& file,
                                               std::string& reason);
  // What generation() of a Knowledge opened now would be; 0 where none can be opened.
  static std::int64_t generation_on_disk(const std::filesystem::path& file);
  // Knows nothing; for a draft without a corpus.
  static std::shared_ptr<const Knowledge> nothing();
  virtual ~Knowledge() = default;

  virtual bool empty() const = 0;
  virtual std::string trouble() const = 0;
  // True once a call has come upon damage, which an index built anew does not have. Never waits.
  virtual bool damaged() const { return false; }
  // Changes whenever the index file was written; callers reopen when it differs from what is on
  // disk.
  virtual std::int64_t generation() const = 0;
  virtual std::vector<TextRecord> texts() const = 0;

  // Persons.
  virtual std::optional<PersonRecord> person(std::string_view id) const = 0;
  virtual std::vector<PersonRecord> persons_with_surname(std::string_view surname_key) const = 0;
  // By folded surname (or given name) prefix, most mentioned first.
  virtual std::vector<PersonRecord> persons_starting_with(std::string_view folded_prefix,
                                                          int limit) const = 0;
  virtual bool knows_surname(std::string_view surname_key) const = 0;
  // How many there are, by their folding keys: the more, the likelier two of them are near each
  // other by chance.
  virtual std::size_t surname_count() const { return 0; }
  // Surnames within `distance` edits (insert, drop, change, swap) of a spelling, nearest and most
  // frequent first.
  virtual std::vector<SurnameRecord> surnames_near(std::string_view spelling,
                                                   int distance) const = 0;
  virtual std::vector<Spelling> spellings_of_surname(std::string_view surname_key) const = 0;
  // The fullest description first, then in the order of texts.
  virtual std::vector<Place> mentions_of_person(std::string_view id, int limit) const = 0;
  virtual std::vector<Place> mentions_of_spelling(std::string_view spelling, int limit) const = 0;

  // Archives and files. Keys are those of citation/file_key.h; a prefix of one names a fond, an
  // opis …
  virtual std::vector<LevelEntry> archives()
      const = 0;  // value: siglum as most often cited, level: "archive"
  // What stands directly below a key prefix ("rgaspi", "rgaspi/17", "rgaspi/17/21"), most cited
  // first.
  virtual std::vector<LevelEntry> below(std::string_view key_prefix, int limit) const = 0;
  virtual std::optional<FileRecord> file(std::string_view key) const = 0;
  virtual std::vector<FileRecord> files_below(std::string_view key_prefix, int limit) const = 0;
  virtual std::vector<Place> places_citing(std::string_view key, int limit) const = 0;
  // Files whose description shares the most telling words with the given one, best first.
  virtual std::vector<FileRecord> files_described_like(std::string_view description,
                                                       int limit) const = 0;

  // Dates.
  virtual std::optional<DateRecord> date(std::string_view edtf) const = 0;
  // Its count alone, 0 for a date that the corpus has not: to look for what happened costs a
  // hundred times as much, and of the dates that may be meant few are shown.
  virtual std::uint32_t count_of_date(std::string_view edtf) const = 0;
  // Dates whose EDTF begins with the prefix ("1923-12"), most frequent first.
  virtual std::vector<DateRecord> dates_starting_with(std::string_view edtf_prefix,
                                                      int limit) const = 0;
  // What the corpus dates to this day: ranges that hold the day and the day itself.
  virtual std::vector<DateRecord> dates_on(std::int32_t day_number, int limit) const = 0;
};

}  // namespace apparatus::index
