#include "lsp/features/edited_text.h"

namespace apparatus::features {

std::string edited_text(std::string_view source, const std::vector<checks::Edit>& edits) {
  std::string text;
  std::size_t done = 0;
  for (const checks::Edit& edit : edits) {
    text += source.substr(done, edit.range.begin - done);
    text += edit.new_text;
    done = edit.range.end;
  }
  text += source.substr(done);
  return text;
}

}  // namespace apparatus::features
