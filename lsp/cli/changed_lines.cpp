// The comparison is Myers's (An O(ND) Difference Algorithm, 1986), between what the two texts have
// in common at their beginning and end.
#include "lsp/cli/changed_lines.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace apparatus::cli {
namespace {

// So many changed lines, and the text is another one: what differs in the middle is all new then.
constexpr std::ptrdiff_t kMostChanges = 1000;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

using Lines = std::vector<std::string_view>;

// Marks in `changed` what of b[from, b_end) is not in a[from, a_end), in order.
void compare(const Lines& a, const Lines& b, std::size_t from, std::size_t a_end, std::size_t b_end,
             std::vector<bool>& changed) {
  const auto n = static_cast<std::ptrdiff_t>(a_end - from);
  const auto m = static_cast<std::ptrdiff_t>(b_end - from);
  const auto same = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
    return a[from + static_cast<std::size_t>(x)] == b[from + static_cast<std::size_t>(y)];
  };
  // For each number of changes, how far down each diagonal one comes.
  std::vector<std::vector<std::ptrdiff_t>> reached;
  const std::ptrdiff_t most = std::min(n + m, kMostChanges);
  std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
  const auto at = [&](std::vector<std::ptrdiff_t> & row, std::ptrdiff_t diagonal) -> auto& {
    return row[static_cast<std::size_t>(diagonal + most + 1)];
  };
  const auto comes_from_above = [&](std::vector<std::ptrdiff_t>& row, std::ptrdiff_t diagonal,
                                    std::ptrdiff_t changes) {
    return diagonal == -changes ||
           (diagonal != changes && at(row, diagonal - 1) < at(row, diagonal + 1));
  };
  std::ptrdiff_t changes = 0;
  bool done = false;
  for (; changes <= most && !done; ++changes) {
    reached.push_back(furthest);
    for (std::ptrdiff_t diagonal = -changes; diagonal <= changes && !done; diagonal += 2) {
      std::ptrdiff_t x = comes_from_above(furthest, diagonal, changes)
                             ? at(furthest, diagonal + 1)
                             : at(furthest, diagonal - 1) + 1;
      while (x < n && x - diagonal < m && same(x, x - diagonal)) ++x;
      at(furthest, diagonal) = x;
      done = x >= n && x - diagonal >= m;
    }
  }
  if (!done) {
    std::fill(changed.begin() + static_cast<std::ptrdiff_t>(from),
              changed.begin() + static_cast<std::ptrdiff_t>(b_end), true);
    return;
  }
  std::ptrdiff_t x = n;
  std::ptrdiff_t y = m;
  for (std::ptrdiff_t d = changes - 1; d > 0; --d) {
    auto& row = reached[static_cast<std::size_t>(d)];
    const std::ptrdiff_t diagonal = x - y;
    const bool above = comes_from_above(row, diagonal, d);
    const std::ptrdiff_t before = above ? diagonal + 1 : diagonal - 1;
    x = at(row, before);
    y = x - before;
    if (above) changed[from + static_cast<std::size_t>(y)] = true;  // line y of b was put in here
  }
}

struct Answer {
  bool ran = false;
  int exit_code = 0;
  std::string output;
};

// git with these arguments, without a shell. What a hostile repository could set to have something
// executed is switched off: monitors, hooks, pagers, transports for objects that are not there.
Answer ask_git(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"git",
                                    "-C",
                                    folder.string(),
                                    "--no-pager",
                                    "--no-optional-locks",
                                    "-c",
                                    "core.fsmonitor=",
                                    "-c",
                                    "core.hooksPath=/dev/null",
                                    "-c",
                                    "protocol.allow=never"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  Answer answer;
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return answer;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  answer.ran = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  std::array<char, std::size_t{64} * 1024> buffer;
  while (answer.ran) {
    const ssize_t size = ::read(pipe_ends[0], buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    answer.output.append(buffer.data(), static_cast<std::size_t>(size));
  }
  ::close(pipe_ends[0]);
  if (!answer.ran) return answer;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  answer.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  return answer;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  return folder.empty() ? "." : folder;
}

}  // namespace

std::vector<bool> changed_lines(std::string_view then, std::string_view now) {
  const Lines a = lines_of(then);
  const Lines b = lines_of(now);
  std::vector<bool> changed(b.size(), false);
  std::size_t from = 0;
  while (from < a.size() && from < b.size() && a[from] == b[from]) ++from;
  std::size_t a_end = a.size();
  std::size_t b_end = b.size();
  while (a_end > from && b_end > from && a[a_end - 1] == b[b_end - 1]) {
    --a_end;
    --b_end;
  }
  compare(a, b, from, a_end, b_end, changed);
  return changed;
}

std::optional<std::string> commit_of(const std::string& revision,
                                     const std::filesystem::path& folder, std::string& fault) {
  // git would take a dash for an option, and a colon for a path.
  if (revision.empty() || revision.front() == '-' || revision.find(':') != std::string::npos) {
    fault = "\"" + revision + "\" is no revision";
    return std::nullopt;
  }
  Answer answer = ask_git(folder.empty() ? "." : folder,
                          {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!answer.ran || answer.exit_code == 127) {
    fault = "git cannot be run, which --since needs";
    return std::nullopt;
  }
  if (answer.exit_code != 0) {
    fault = "git knows no revision \"" + revision + "\" here";
    return std::nullopt;
  }
  while (!answer.output.empty() && answer.output.back() == '\n') answer.output.pop_back();
  return answer.output;
}

std::optional<std::string> file_in_commit(const std::string& commit,
                                          const std::filesystem::path& file) {
  Answer answer =
      ask_git(folder_of(file), {"cat-file", "blob", commit + ":./" + file.filename().string()});
  if (!answer.ran || answer.exit_code != 0) return std::nullopt;
  return std::move(answer.output);
}

}  // namespace apparatus::cli
