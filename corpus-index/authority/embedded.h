// The data files of corpus-index/authority/data, which are compiled into the program.
#pragma once

#include <span>
#include <string_view>

#include "text/embedded_file.h"

namespace apparatus::authority {

using text::EmbeddedFile;

std::span<const EmbeddedFile> embedded_files();

// The content of one of them; empty where there is none of that name.
std::string_view embedded_file(std::string_view name);

}  // namespace apparatus::authority
