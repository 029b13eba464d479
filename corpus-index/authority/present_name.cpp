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

}  // namespace apparatus::authority
