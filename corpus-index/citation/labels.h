// Labels in front of numbers: "f.", "ed. khr.", "fond no.", "Лл.". Which words are labels is the
// schemes' matter (schemes.toml); here they are found in a text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "authority/schemes.h"

namespace apparatus::citation {

struct Label {
  std::uint32_t begin = 0;
  std::uint32_t word_end = 0;  // behind its full stop
  std::uint32_t end = 0;       // behind the spaces that follow: where its number begins
  const std::vector<authority::LabelMeaning>* meanings = nullptr;  // nullptr: there is no label
  bool stop = false;                                               // "f.", not "f"
  bool found() const { return meanings != nullptr; }
};

// How the last words of labels look: "f", "opis", "khr" of "ed. khr.". The word before a number is
// mostly none of them, which its length and its last letter tell without a look into the schemes.
class LabelEndings {
 public:
  explicit LabelEndings(const authority::Schemes& schemes);
  // Whether a label may end with this word, as it is written; false is certain.
  bool may_be(std::string_view word) const;

 private:
  void add(std::string_view label);

  std::array<std::uint32_t, 256> lengths_{};  // of their keys, by the last byte: a bit each
};

// The longest label, of one or two words, that begins at `at`.
Label label_at(std::string_view text, std::uint32_t at, std::uint32_t end,
               const authority::Schemes& schemes);

// The longest label that ends just before the number whose first digit is at `number`, not looking
// back past `from`. A class letter may stand between them: "f. P-17".
Label label_before(std::string_view text, std::uint32_t from, std::uint32_t number,
                   std::uint32_t end, const authority::Schemes& schemes,
                   const LabelEndings& endings);

// Whether the label is one of leaves in a scheme of this family; any family where it is empty.
bool labels_leaves(const Label& label, std::string_view family, const authority::Schemes& schemes);

// Where the word begins that stands before the value at `value`: "op" of "op. 21".
std::uint32_t label_start(std::string_view text, std::uint32_t from, std::uint32_t value);

}  // namespace apparatus::citation
