// What a scan of one block asks of the whole document: whether an archive's siglum or name stands
// in it anywhere. Answers are kept, so that a text is searched once a question; and after an edit
// only what has changed is searched again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/unchanged.h"

namespace apparatus::citation {

class WholeText {
 public:
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  // A place where each phrase that was asked for stands.
  using Answers = std::unordered_map<std::string, std::uint32_t>;

  explicit WholeText(std::string_view text) : text_(text) {}

  bool has(const std::string& phrase);

  // Asks everything again that was asked of an earlier state of the text. False where an answer is
  // another one now: then nothing holds that was found with its help.
  bool still_answers(const Answers& earlier, const text::Unchanged& same);

  const Answers& answers() const { return answers_; }

 private:
  std::string_view text_;
  Answers answers_;
};

}  // namespace apparatus::citation
