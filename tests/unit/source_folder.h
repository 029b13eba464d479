// Where the sources lie, for tests that read files of the project. One object file knows the path,
// so that a compiler cache serves the test programs of every checkout.
#pragma once

#include <filesystem>

namespace apparatus {

// The folder that holds CMakeLists.txt, absolute.
std::filesystem::path source_folder();

}  // namespace apparatus
