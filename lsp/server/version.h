// The program's version, as CMakeLists.txt has it: for the editor and for `apparatus --version`.
#pragma once

#include <string_view>

namespace apparatus::server {

std::string_view program_version();  // "0.2.0"

}  // namespace apparatus::server
