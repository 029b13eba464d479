// Bibliography files: what a citation key stands for. BibTeX/BibLaTeX, CSL JSON and CSL YAML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace apparatus::bibliography {

struct Entry {
  std::string key;
  std::string type;                  // "book", "article"
  std::vector<std::string> authors;  // "Carr, Edward Hallett"
  std::vector<std::string> editors;
  std::string title;
  std::string container;  // journal or book that holds it
  std::string publisher;
  std::string place;
  std::string year;  // "1956", "1990–1992"; as written
  std::string volume, number;
  std::string pages;       // "137--152"
  std::string file;        // the bibliography's path
  std::uint32_t line = 0;  // 1-based, of the key
};

// What near() compares before it compares letters, so that a mistyped key costs a scan over a few
// bytes an entry, however many entries there are.
struct KeyShape {
  std::uint64_t signs = 0;         // a bit for each sign that occurs
  std::uint32_t length = 0;        // bytes
  std::uint32_t year = 0;          // of four digits, 0 for none
  std::uint64_t letter_signs = 0;  // of the letters before the year
  std::string letters;             // small, up to the first digit
};

struct Bibliography {
  std::vector<Entry> entries;
  std::unordered_map<std::string, std::size_t> by_key;
  // By surname_key() of every author, of the editors where there is no author.
  std::unordered_multimap<std::string, std::size_t> by_surname;

  std::vector<KeyShape> shapes;  // parallel to entries

  const Entry* find(std::string_view key) const;
  // Known keys within two edits, or that share surname or year and most letters; nearest first.
  std::vector<std::string> near(std::string_view key) const;
  void append(std::vector<Entry> more);
};

// "O'Connor", "O’Connor, Flannery" as "oconnor": small letters without apostrophes, blanks and all
// behind a comma.
std::string surname_key(std::string_view name);

// Both skip what they cannot understand and go on with the next entry. LaTeX accents and braces
// become plain text.
std::vector<Entry> read_bibtex(std::string_view source, std::string_view file);
std::vector<Entry> read_csl_json(std::string_view source, std::string_view file);

// One line for hover: "Garniuk, S. D. Moskovskaia vlast'. Moscow: …, 2014."
std::string formatted(const Entry& entry);

}  // namespace apparatus::bibliography
