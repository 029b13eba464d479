// What a LaTeX file says about the files around it: what it includes, and whose part it is. Only
// the commands by which the text of a book is put together; macros are not expanded, and a name
// that holds one is nothing that can be followed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::project {

struct NamedFile {
  std::string name;         // as written: "chapters/one"
  text::SourceRange range;  // of the name
  friend bool operator==(const NamedFile&, const NamedFile&) = default;
};

struct Inclusion {
  // How the name is looked for: TeX's own \input; \include, which always adds ".tex"; \import
  // (import package), whose folder counts for what is included inside, too.
  enum class Kind : std::uint8_t { input, include, import, subimport };
  Kind kind = Kind::input;
  std::string folder;  // of \import and its like
  NamedFile file;
  bool may_be_missing = false;  // \InputIfFileExists
  friend bool operator==(const Inclusion&, const Inclusion&) = default;
};

struct LatexStructure {
  std::vector<Inclusion> inclusions;  // in their order, without those in comments and verbatim
  bool is_root = false;  // has a \documentclass that is no part's ("subfiles", "standalone")
  std::optional<NamedFile> root;  // `% !TEX root = main.tex`, \documentclass[main]{subfiles}
  std::optional<std::vector<std::string>> include_only;
  friend bool operator==(const LatexStructure&, const LatexStructure&) = default;
};

LatexStructure latex_structure(std::string_view source);

}  // namespace apparatus::project
