// The index of names: everybody whom a manuscript names, by surname, with the lines of the text and
// the notes where each stands.
#pragma once

#include <string>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// Places in one file of the manuscript.
struct NamePlaces {
  std::string file;                  // its name without folders; "" where the draft stands alone
  std::vector<std::string> notes;    // labels, in order, each once
  std::vector<std::uint32_t> lines;  // of the running text, 1-based, each once
};

struct IndexedName {
  std::string heading;  // "Dubrovskii, Pavel Nikolaevich", "Goltz, Colmar von der"
  std::vector<NamePlaces> places;
};

// Sorted by heading in the order of the draft's language (collation.h); authors of cited works are
// left out.
std::vector<IndexedName> index_of_names(const draft::Snapshot& snapshot);

std::string names_as_markdown(const std::vector<IndexedName>& names);
std::string names_as_latex(const std::vector<IndexedName>& names);

}  // namespace apparatus::features
