// What is known of one mention, gathered for whoever shows it: hover, definition, references, code
// actions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"

namespace apparatus::features {

// The citation that this one's parts come from in the end: an Ibid. after an Ibid. leads to the one
// that was spelt out. The index itself where it takes nothing over.
int spelt_out_antecedent(const draft::Draft& draft, int citation);

// The citation in full, as the draft writes them, in plain text: "RGASPI, f. 323, op. 2, d. 36, l.
// 14".
std::string in_full(const draft::Snapshot& snapshot, const citation::Citation& citation);

// What leads to its file in the index; "" for an unresolved back reference.
std::string key_of(const draft::Snapshot& snapshot, const citation::Citation& citation);

// The register's entry; nullptr if the siglum is not in it.
const authority::Archive* archive_of(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation);

// Indices of the draft's citations of the same file, of its names of the same person, of its dates
// of the same EDTF, of its keys of the same entry; in order, with the given one.
std::vector<std::size_t> same_file(const draft::Snapshot& snapshot, std::size_t citation);
std::vector<std::size_t> same_person(const draft::Draft& draft, std::size_t name);
std::vector<std::size_t> same_date(const draft::Draft& draft, std::size_t date);
std::vector<std::size_t> same_key(const draft::Draft& draft, std::size_t key);

// "note 14" or "line 120": how to name a place of the draft to its writer.
std::string place_in_draft(const draft::Draft& draft, const citation::Citation& citation);

// The text of a note on one line.
std::string note_text(const draft::Draft& draft, std::size_t note);

}  // namespace apparatus::features
