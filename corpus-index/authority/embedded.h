// The authority's data files as they were when the program was built, so that the program needs no
// files beside it.
#pragma once

#include <span>
#include <string_view>

namespace apparatus::authority {

struct EmbeddedFile {
  std::string_view name;  // "archives.toml"
  std::string_view content;
};

std::span<const EmbeddedFile> embedded_files();

// The content of one of them; empty where there is none of that name.
std::string_view embedded_file(std::string_view name);

}  // namespace apparatus::authority
