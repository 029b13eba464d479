// The register of archives: what a siglum stands for, and under which other names the same holdings
// were cited.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

// How a fond's number changed when an archive took over another's holdings.
struct FondMapping {
  std::string from_archive;  // id
  std::string pattern;       // "{n}" for a bare number: "3" …
  std::string becomes;       // … and "{n}-P": "3-P"
};

struct Archive {
  std::string id;  // "rgaspi"
  std::vector<std::string>
      sigla;         // "RGASPI", "РГАСПИ"; the first is the usual one in Latin letters
  std::string name;  // in the usual transliteration
  std::string original_name;  // in its own script
  std::string english_name;
  std::string city;
  std::string country;                    // ISO 3166 alpha-2
  int from = 0;                           // years of the institution under this name; 0: not known
  int to = 0;                             // 0: still so called, or not known
  std::vector<std::string> predecessors;  // ids
  std::vector<std::string> successors;    // ids
  std::string holdings;  // shared by all whose fonds are one body under different names: the key of
                         // a file begins with it. The id itself where nothing else is said.
  std::vector<FondMapping> fond_mappings;
  std::string scheme;  // id of the scheme by which it is usually cited
  std::string source;  // where the facts are from
  bool verified = false;
  bool from_project = false;             // written by the user, in apparatus.toml
  std::vector<std::string> other_names;  // "Trotsky Archive": how authors name it in a sentence
};

// A siglum or name that stands in a text.
struct ArchiveMatch {
  const Archive* archive = nullptr;
  std::uint32_t begin = 0;   // bytes into the text
  std::string_view written;  // as the register writes it: "TsGA Moskvy"
  bool by_name = false;      // the full name, not the siglum
};

class Archives {
 public:
  // Adds the [[archive]] entries of a TOML text; an entry with a known id takes the place of the
  // old one.
  void add(std::string_view toml, std::vector<Problem>& problems);

  const std::vector<Archive>& all() const { return archives_; }
  const Archive* by_id(std::string_view id) const;
  // How fonds of an archive are numbered in those that have taken them over, in their order.
  const std::vector<FondMapping>& mappings_from(std::string_view id) const;
  // All archives that a siglum may mean (ambiguous sigla are real), the project's own first, then
  // in the order of the register. Apostrophes, spaces and stops in the siglum do not count; letter
  // case does.
  std::vector<const Archive*> by_siglum(std::string_view siglum) const;
  // The one archive that a siglum means by itself: the project's own, else the only one whose
  // holdings go by it, else the only one that still has the name. nullptr where several may be
  // meant, or none.
  const Archive* meant_by(std::string_view siglum) const;
  // The nearest known sigla by edit distance (at most 2), nearest first.
  std::vector<std::string> near(std::string_view siglum) const;
  // The longest siglum or name that ends just before `end`, begins on a word's first letter and
  // does not begin before `from`; no archive where there is none. As in by_siglum, apostrophes,
  // spaces and stops do not count; in a name letter case does not count either. Where several
  // archives share the spelling it is the first in the register.
  ArchiveMatch ending_at(std::string_view text, std::uint32_t from, std::uint32_t end) const;

 private:
  struct Spelling {
    std::uint32_t archive = 0;
    std::string written;
    std::string key;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  void index();

  std::vector<Archive> archives_;
  std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>> by_siglum_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
  std::unordered_map<std::string, std::vector<FondMapping>, Hash, std::equal_to<>> mappings_from_;
  // What near() compares with, in the order of the register: making it for every question costs
  // more than a text's other citations together.
  struct Letters {
    std::u32string key;
    std::uint32_t archive = 0;
    std::uint32_t siglum = 0;  // index into its sigla
  };
  std::vector<Letters> letters_of_sigla_;
  // By the key of the last word, the longest first; names in lower case.
  std::unordered_map<std::string, std::vector<Spelling>, Hash, std::equal_to<>> sigla_by_last_word_;
  std::unordered_map<std::string, std::vector<Spelling>, Hash, std::equal_to<>> names_by_last_word_;
};

}  // namespace apparatus::authority
