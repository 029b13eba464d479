#include "text/foot_citations.h"

#include <algorithm>
#include <string_view>

namespace apparatus::text {
namespace {

constexpr std::uint32_t kLongestCommand = 200;  // bytes from the backslash to the key

// "footcite" of \footcite[see][5]{carr}.
std::string_view command_of(const Document& document, const CitationKey& key) {
  const std::string_view source = document.source;
  const std::uint32_t from = key.source.begin - std::min(key.source.begin, kLongestCommand);
  const std::string_view before = source.substr(from, key.source.begin - from);
  const std::size_t backslash = before.rfind('\\');
  if (backslash == std::string_view::npos) return {};
  std::string_view name = before.substr(backslash + 1);
  const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  return name.substr(0, static_cast<std::size_t>(
                            std::find_if_not(name.begin(), name.end(), is_letter) - name.begin()));
}

}  // namespace

FootCitation foot_citation_before(const Document& document, int note) {
  FootCitation found;
  if (document.format != Format::latex || note < 0) return found;
  const auto index = static_cast<std::size_t>(note);
  const std::uint32_t from = index == 0 ? 0 : document.notes[index - 1].definition.end;
  const std::uint32_t to = document.notes[index].definition.begin;
  const auto& keys = document.citation_keys;
  auto one = std::lower_bound(
      keys.begin(), keys.end(), from,
      [](const CitationKey& key, std::uint32_t at) { return key.source.begin < at; });
  const char* last = nullptr;
  for (; one != keys.end() && one->source.begin < to; ++one) {
    const std::string_view command = command_of(document, *one);
    const bool always = command.starts_with("foot") || command.starts_with("Foot");
    const bool perhaps = command.starts_with("autocite") || command.starts_with("Autocite") ||
                         command.starts_with("smartcite") || command.starts_with("Smartcite");
    if (!always && !perhaps) continue;
    found.certain = always && command.data() != last;  // else a second key of one command
    found.key = static_cast<int>(one - keys.begin());
    last = command.data();
  }
  return found;
}

}  // namespace apparatus::text
