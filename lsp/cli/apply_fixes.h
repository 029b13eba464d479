// `check --fix`: the preferred fixes put into a text and the text put back on disk.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"

namespace apparatus::cli {

struct FixedText {
  std::string text;
  std::size_t applied = 0;
};

// Applies the preferred fix of each finding; of two that touch the first wins. Every byte outside
// of the ranges stays.
FixedText apply_preferred(std::string_view source, const std::vector<checks::Finding>& findings);

// Writes beside the file and renames, so that a killed process leaves the old text or the new one;
// permissions stay, and a symbolic link stays one. "" or why it failed, as the end of a sentence
// that begins with the file's name.
std::string write_atomically(const std::filesystem::path& file, std::string_view content);

}  // namespace apparatus::cli
