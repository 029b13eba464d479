// Which lines of a draft are not those of an earlier revision: for a check of what was written
// since. git is asked for nothing but the old bytes of the file, by a command that runs no filter,
// no hook and no helper whatever a repository's configuration says; the comparison is made here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::cli {

// For each line of `now`, whether it was added or changed. A line that only moved up or down with
// its neighbours is none.
std::vector<bool> changed_lines(std::string_view then, std::string_view now);

// The commit that a revision names in the repository of `folder`; `fault` says why there is none.
std::optional<std::string> commit_of(const std::string& revision,
                                     const std::filesystem::path& folder, std::string& fault);

// The bytes of a file in a commit; nothing where it was not there.
std::optional<std::string> file_in_commit(const std::string& commit,
                                          const std::filesystem::path& file);

}  // namespace apparatus::cli
