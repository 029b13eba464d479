// Drafts made of notes, and what is recognised in them told in one line: archive | parts | leaves.
// For the tests of this folder, whose inputs are notes as historians write them.
#pragma once

#include <string>
#include <vector>

#include "authority/authority.h"
#include "citation/recognise.h"
#include "text/document.h"

namespace apparatus::citation {

inline const authority::Authority& known() { return *authority::Authority::built_in(); }

// A Markdown draft whose notes are the given ones, in order.
inline text::Document with_notes(const std::vector<std::string>& notes,
                                 const std::string& prose = "") {
  std::string source = "The committee met again.";
  for (std::size_t i = 1; i <= notes.size(); ++i) source += "[^" + std::to_string(i) + "]";
  source += "\n\n" + prose + "\n\n";
  for (std::size_t i = 1; i <= notes.size(); ++i) {
    source += "[^" + std::to_string(i) + "]: " + notes[i - 1] + "\n";
  }
  return text::read_document(source, text::Format::markdown);
}

inline std::string told(const Citation& citation) {
  std::string out = citation.archive + " |";
  for (const Part& part : citation.parts) out += " " + part.level + " " + part.value;
  out += " |";
  for (const std::string& leaf : citation.leaves) out += " " + leaf;
  return out;
}

inline std::vector<std::string> found(const std::vector<std::string>& notes,
                                      const std::string& prose = "") {
  const text::Document document = with_notes(notes, prose);
  std::vector<std::string> out;
  for (const Citation& citation : recognise(document, known())) out.push_back(told(citation));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace apparatus::citation
