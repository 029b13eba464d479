// The text of one open document, as the editor has it: changes of didChange are applied in their
// order, each to what the one before left. A change that makes no sense leaves the buffer useless,
// and says so: from then on the editor and the server would have different texts.
#pragma once

#include <string>
#include <vector>

#include "lsp/protocol/params.h"
#include "lsp/protocol/position_mapper.h"
#include "text/line_table.h"

namespace apparatus::server {

class TextBuffer {
 public:
  explicit TextBuffer(std::string text = "") : text_(std::move(text)), lines_(text_) {}

  // "", or why a change could not be applied ("line 812 is past the end of the text, which has 340
  // lines").
  std::string apply(const std::vector<protocol::ContentChange>& changes,
                    protocol::PositionEncoding encoding);

  const std::string& text() const { return text_; }

 private:
  std::string apply_one(const protocol::ContentChange& change, protocol::PositionEncoding encoding);

  std::string text_;
  text::LineTable lines_;
};

}  // namespace apparatus::server
