// The data files of corpus-index/text/data, which are compiled into the program.
#pragma once

#include <span>

#include "text/embedded_file.h"

namespace apparatus::text {

std::span<const EmbeddedFile> embedded_files();

}  // namespace apparatus::text
