// A data file as it was when the program was built, so that the program needs no files beside it.
#pragma once

#include <string_view>

namespace apparatus::text {

struct EmbeddedFile {
  std::string_view name;  // "headings.toml"
  std::string_view content;
};

}  // namespace apparatus::text
