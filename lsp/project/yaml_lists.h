// Lists of strings in a YAML file: as much of YAML as the chapters of a Quarto book and the input
// files of a pandoc defaults file are written in. Block and flow lists, quoted and plain strings,
// comments; no anchors, no multi-line strings, no tags. A library would bring a parser of all YAML,
// with its aliases that grow without bound, for two keys.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace apparatus::project {

struct YamlString {
  std::string value;
  text::SourceRange range;  // of the value in the file, without quotation marks
};

// All strings below a key, in their order, at whatever depth ("book", "chapters": also those of
// parts). `path` leads from the outermost key. Nothing where the key is not there.
std::vector<YamlString> yaml_strings(std::string_view yaml,
                                     std::initializer_list<std::string_view> path);

}  // namespace apparatus::project
