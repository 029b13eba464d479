// A citation as a row of words, which is how a begun one is compared with those that are known:
// "RGASPI, f. 17, op. 1", "ГАРФ. Ф. 17" and "TsGAOR, 7952/3/" differ in stops, labels and strokes,
// and what is meant does not depend on them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "citation/citation.h"

namespace apparatus::features {

struct Word {
  std::string text;                  // loose: lower case, no apostrophes
  std::uint32_t begin = 0, end = 0;  // bytes of the string it was read from
};

// Letters, digits and apostrophes of any script with hyphens inside; all else parts words. "#1" is
// one word, for the bodies of macros.
std::vector<Word> words_of(std::string_view text);

// All ways to write the label of a level, as loose words: "fond" → {f}, {fond}, {ф}; "delo" → {d},
// {ed, khr} … Those of leaves stand under kLeafLevel.
using Label = std::vector<std::string>;
using Labels = std::map<std::string, std::vector<Label>, std::less<>>;
inline constexpr std::string_view kLeafLevel = "leaf";
Labels labels_of_levels(const authority::Schemes& schemes);

// How many words from words[at] on are the longest label of the level that stands there whole; 0 if
// none does.
std::size_t label_length(const std::vector<Word>& words, std::size_t at, std::string_view level,
                         const Labels& labels);
// Whether some level's label begins with this word.
bool is_label(std::string_view word, const Labels& labels);

enum class Agreement : std::uint8_t {
  none,      // the parts are other ones
  begun,     // the words end inside the parts, or with a word that may go on: "op. 1" for op. 17
  complete,  // the words say all the parts and no more
  beyond,    // the words say all the parts and then something more
};

struct Comparison {
  Agreement agreement = Agreement::none;
  std::size_t words_used = 0;   // of those given; with `beyond`, what is left begins here
  std::size_t parts_begun = 0;  // how many parts the words say, the last perhaps not to its end
};

// Compares words with the parts of a citation, from words[first] and parts[from] on. `open`: the
// last word touches the cursor and may be the beginning of a longer one.
Comparison compare(const std::vector<Word>& words, std::size_t first, bool open,
                   const std::vector<citation::Part>& parts, std::size_t from,
                   const Labels& labels);

}  // namespace apparatus::features
