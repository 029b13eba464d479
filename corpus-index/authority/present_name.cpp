#include "authority/present_name.h"

#include <algorithm>

namespace apparatus::authority {
namespace {

constexpr std::size_t kLongestChain = 8;

// From the archive to its present name; empty where the chain forks or is not known to its end.
std::vector<const Archive*> renamings(const Archives& archives, const Archive& archive) {
  std::vector<const Archive*> chain = {&archive};
  while (chain.back()->to != 0) {
    if (chain.back()->successors.size() != 1 || chain.size() > kLongestChain) return {};
    const Archive* next = archives.by_id(chain.back()->successors.front());
    if (next == nullptr) return {};
    chain.push_back(next);
  }
  return chain;
}

// Whether the fond is one that a mapping speaks of: "{n}" stands for any number without letters, so
// that a fond which has the new form already stays.
bool maps(const FondMapping& mapping, std::string_view fond) {
  if (mapping.pattern != "{n}") return mapping.pattern == fond;
  return !fond.empty() && fond.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

const Archive* present_name(const Archives& archives, const Archive& archive) {
  const auto chain = renamings(archives, archive);
  return chain.empty() ? nullptr : chain.back();
}

bool keeps_numbers(const Archives& archives, const Archive& archive) {
  const auto chain = renamings(archives, archive);
  if (chain.empty() || chain.back()->holdings != archive.holdings) return false;
  const auto renumbers_the_chain = [&](const FondMapping& mapping) {
    return std::any_of(chain.begin(), chain.end(),
                       [&](const Archive* before) { return before->id == mapping.from_archive; });
  };
  return std::none_of(chain.begin() + 1, chain.end(), [&](const Archive* later) {
    return std::any_of(later->fond_mappings.begin(), later->fond_mappings.end(),
                       renumbers_the_chain);
  });
}

std::string present_fond(const Archives& archives, const Archive& archive, std::string_view fond) {
  const auto chain = renamings(archives, archive);
  if (chain.empty()) return {};
  std::string number(fond);
  for (std::size_t later = 1; later < chain.size(); ++later) {
    for (const FondMapping& mapping : chain[later]->fond_mappings) {
      const bool from_the_chain =
          std::any_of(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(later),
                      [&](const Archive* before) { return before->id == mapping.from_archive; });
      const std::size_t place = mapping.becomes.find("{n}");
      if (!from_the_chain || place == std::string::npos || !maps(mapping, number)) continue;
      number = std::string(mapping.becomes).replace(place, 3, number);
      break;
    }
  }
  return number;
}

}  // namespace apparatus::authority
