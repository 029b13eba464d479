// Which brace closes which, found once for a whole LaTeX source so that no argument is searched for
// twice. Braces in comments and in verbatim text count for nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace apparatus::text {

class LatexGroups {
 public:
  explicit LatexGroups(std::string_view source);

  // Offset of the "}" of the "{" at `open`; of one that is never closed, the end of its paragraph.
  std::uint32_t close(std::uint32_t open) const;

 private:
  void close_with_paragraph(std::string_view source);

  std::vector<std::pair<std::uint32_t, std::uint32_t>> groups_;  // sorted
};

// Environments whose text is code: "verbatim", "lstlisting", "minted" …
bool is_verbatim_environment(std::string_view name);

// Where the text of \verb ends, behind the mark that closes it: the one at `mark`, which may be any
// character ("|", "§"). npos where the mark does not come again soon.
std::size_t behind_verb(std::string_view source, std::size_t mark);

}  // namespace apparatus::text
