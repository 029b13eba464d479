#include "citation/whole_text.h"

#include <algorithm>

namespace apparatus::citation {
namespace {

std::uint32_t place_in(std::string_view text, std::string_view phrase, std::size_t from) {
  const std::size_t at = text.find(phrase, from);
  return at == std::string_view::npos ? WholeText::kNowhere : static_cast<std::uint32_t>(at);
}

}  // namespace

bool WholeText::has(const std::string& phrase) {
  const auto [known, fresh] = answers_.try_emplace(phrase, kNowhere);
  if (fresh) known->second = place_in(text_, phrase, 0);
  return known->second != kNowhere;
}

bool WholeText::still_answers(const Answers& earlier, const text::Unchanged& same) {
  const auto size = static_cast<std::uint32_t>(text_.size());
  const std::uint32_t tail_earlier = size - same.shift - same.tail;
  for (const auto& [phrase, place] : earlier) {
    const auto length = static_cast<std::uint32_t>(phrase.size());
    std::uint32_t now = kNowhere;
    if (place != kNowhere && place + length <= same.head) {
      now = place;
    } else if (place != kNowhere && place >= tail_earlier) {
      now = place + same.shift;
    } else {
      // It stands in what has changed, or nowhere in the rest.
      const std::uint32_t from = same.head - std::min(same.head, length);
      const std::uint32_t to = std::min(size, size - same.tail + length);
      now = place_in(text_.substr(0, to), phrase, from);
      if (now == kNowhere && place != kNowhere) now = place_in(text_, phrase, 0);
    }
    if ((now == kNowhere) != (place == kNowhere)) return false;
    answers_.emplace(phrase, now);
  }
  return true;
}

}  // namespace apparatus::citation
