// The numbers of a citation: a level's value ("67-P", "R-5446", "85a") and the leaves behind it
// ("7–8", "124–26", "37 ob., 40").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/schemes.h"

namespace apparatus::citation {

struct Value {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // begin: there is none
  std::string text;
  bool damaged = false;  // "1;a"
  bool found() const { return end > begin; }
};

// A fond's, opis's or delo's value that begins exactly at `at`. `in_slashes` also accepts "1;a"
// before a slash.
Value read_value(std::string_view text, std::uint32_t at, std::uint32_t end, bool in_slashes);

struct Leaf {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // without the stop of a verso mark
  std::string text;       // "7-8", "124-126", "37ob"
  int first = 0;          // 7
  bool range = false;
  bool verso = false;
  bool found() const { return end > begin; }
};

// One leaf or range of leaves at `at`; elided ranges are spelt out. The leaf may stand where only
// leaves do, so a number of more than five digits is none.
Leaf read_leaf(std::string_view text, std::uint32_t at, std::uint32_t end,
               const authority::CitationWords& words);

// A list of leaves: "31, 33", "1 and 13", "9, 11, 21–28ob". The first may be anything that
// read_leaf takes; a further one must look like a leaf and like nothing else (no year, no day of a
// month, no beginning of another citation).
std::vector<Leaf> read_leaves(std::string_view text, std::uint32_t at, std::uint32_t end,
                              const authority::CitationWords& words);

// Whether a number that ends at `at` is the end of a clause, and not of "5 December" or "3/1".
bool ends_a_number(std::string_view text, std::uint32_t at, std::uint32_t end,
                   const authority::CitationWords& words);

// One of the words that stands whole at `at`, with or without a stop behind it; its length in bytes
// without the stop, 0 where there is none.
std::uint32_t read_word(std::string_view text, std::uint32_t at, std::uint32_t end,
                        const std::vector<std::string>& words);

}  // namespace apparatus::citation
