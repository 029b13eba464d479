// What the references back of a draft meant when it was opened or last saved. Notes are moved and
// inserted while a text grows, and an "Ibid." silently comes to mean another source; whoever
// compares the remembered meaning with the present one can say so. Plain data: checks that look at
// it stay pure functions of a snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lsp/draft/draft.h"
#include "reference/reference.h"

namespace apparatus::draft {

struct RememberedMeaning {
  citation::Citation citation;  // as it was; of its ranges only leaves_range still says something
  std::string in_full;          // spelt out, as plain text
};

// Of an Ibid. of a printed work.
struct RememberedWork {
  std::string meaning;  // WorksSpeltOut::meaning
  std::string in_full;  // spelt out in the draft's notation; "" where that cannot be said
};

// By the name of a reference. A name stays while the note moves: it is made of the note's label, or
// of the words of the note and a few before it. References that would share a name have none.
struct RememberedMeanings {
  std::unordered_map<std::uint64_t, RememberedMeaning> of_reference;
  std::unordered_map<std::uint64_t, RememberedWork> of_work;
};

std::shared_ptr<const RememberedMeanings> meanings_of(const Snapshot& snapshot);

// What the references of a text to printed works are called; 0 for those that are no Ibid., or
// have no name.
std::vector<std::uint64_t> names_of_works(const text::Document& document,
                                          const std::vector<reference::Reference>& references);

// The name of each of the draft's citations; 0 for those that are no references back, or have none.
std::vector<std::uint64_t> names_of_references(const Draft& draft);

// Whether two references mean the same file, and the same leaves where they name none themselves.
bool mean_the_same(const citation::Citation& a, const citation::Citation& b,
                   const authority::Authority& authority);

// What a reference back says without its shortness: "RGAE, f. 3429, op. 1, d. 12, l. 6".
std::string in_full(const Draft& draft, const citation::Citation& reference,
                    const authority::Authority& authority);

}  // namespace apparatus::draft
