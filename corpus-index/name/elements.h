// The words of a name before its surname: given names, patronymics, and the initials of either. Two
// names of one surname can be one person's where no word of one contradicts the word of the other
// at its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "name/name.h"

namespace apparatus::name {

// A given name, a patronymic, or the initial of either.
struct Element {
  bool initial = false;
  std::string key;    // folded: "lev", "l"
  std::string group;  // of equivalent given names; the key itself where it has none
  std::string lower;  // as written, in lower case: "C." is Charles although their keys differ
};
using Elements = std::vector<Element>;

Elements read_elements(const Parts& parts, const authority::Authority& authority);

// For many names: the same few given names come again and again, and each is folded once. Not safe
// from several threads.
class ElementReader {
 public:
  explicit ElementReader(const authority::Authority& authority) : authority_(authority) {}

  const authority::Authority& authority() const { return authority_; }

  Elements read(const Parts& parts);
  // Elements as one text, and back: words with a blank between, a stop before each initial: "lev
  // .d". What `read` made of two such texts agrees exactly if what they were made from does.
  static std::string written(const Elements& elements);
  Elements read_written(std::string_view text);

 private:
  const Element& element(std::string_view word, bool initial);

  const authority::Authority& authority_;
  std::unordered_map<std::string, Element> initials_, words_;
  std::string word_;  // room for one
};

// No element of one contradicts that of the other; nothing contradicts nothing.
bool agree(const Elements& a, const Elements& b);
// The same, each element with the one at its own place alone.
bool agree_in_order(const Elements& a, const Elements& b);

int full_elements(const Elements& elements);

// What may agree shares a bit: asked before the elements are compared. Nothing shares with nothing.
std::uint64_t silhouette(const Elements& elements);

template <class Take>
void for_each_word(std::string_view words, Take take) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (end > at) take(words.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace apparatus::name
