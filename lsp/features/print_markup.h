// The little of Markdown and LaTeX that printed lists are made of, so that each list is written
// once.
#pragma once

#include <string>
#include <string_view>

namespace apparatus::features {

class PrintMarkup {
 public:
  virtual ~PrintMarkup() = default;
  // `level` 1 or 2; plain text, which is escaped.
  virtual std::string heading(int level, std::string_view plain) const = 0;
  // `depth` from 0. An item's text is escaped already.
  virtual std::string begin_list(int depth) const = 0;
  virtual std::string item(int depth, std::string_view text) const = 0;
  virtual std::string end_list(int depth) const = 0;
  virtual std::string escaped(std::string_view plain) const = 0;
};

const PrintMarkup& markdown_print();
const PrintMarkup& latex_print();

}  // namespace apparatus::features
