// The data files of corpus-index/text/data, which are compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace apparatus::text {

struct EmbeddedFile {
  std::string_view name;  // "headings.toml"
  std::string_view content;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace apparatus::text
