// Counts the telling features of surnames. A feature speaks for one system only: a final -ii for
// ALA-LC, a final -iy or a -yev for BGN/PCGN, a final -sky for the popular habit. What two systems
// share says nothing.
#include "lsp/draft/transliteration_system.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/apostrophes.h"

namespace apparatus::draft {
namespace {

enum System : std::size_t { kAlaLc, kBgn, kPopular, kCount };
constexpr std::array<std::string_view, kCount> kNames = {"ala-lc", "bgn", "popular"};

struct Feature {
  std::string_view letters;
  bool at_end;  // of the surname; else anywhere behind its first letter
  System system;
};

constexpr std::array<Feature, 11> kFeatures = {{
    {"skii", true, kAlaLc},
    {"tskii", true, kAlaLc},
    {"'ev", true, kAlaLc},
    {"ia", true, kAlaLc},
    {"skiy", true, kBgn},
    {"'yev", true, kBgn},
    {"yev", true, kBgn},
    {"ya", true, kBgn},
    {"sky", true, kPopular},
    {"viev", true, kPopular},
    {"ssky", true, kPopular},
}};

}  // namespace

std::string transliteration_of(const std::vector<name::Name>& names) {
  std::array<int, kCount> votes{};
  for (const name::Name& name : names) {
    if (name.role == name::Role::author) continue;
    const std::string surname = text::with_plain_apostrophes(name.parts.surname);
    for (const Feature& feature : kFeatures) {
      const std::size_t at = surname.rfind(feature.letters);
      if (at == std::string::npos || at == 0) continue;
      if (feature.at_end && at + feature.letters.size() != surname.size()) continue;
      ++votes[feature.system];
    }
  }
  const auto most = std::max_element(votes.begin(), votes.end());
  if (*most == 0) return {};
  int others = 0;
  for (const int count : votes) others += count;
  others -= *most;
  // A system that does not have at least twice the votes of the rest is nobody's habit.
  if (*most < 2 * others) return {};
  return std::string(kNames[static_cast<std::size_t>(most - votes.begin())]);
}

}  // namespace apparatus::draft
