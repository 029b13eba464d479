// Counts the telling features of surnames. A feature speaks for one system only: a final -ii for
// ALA-LC, a final -iy or a -yev for BGN/PCGN, a final -sky for the popular habit. What two systems
// share says nothing.
#include "lsp/draft/transliteration_system.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/apostrophes.h"
#include "text/letters.h"

namespace apparatus::draft {
namespace {

enum System : std::size_t { kAlaLc, kBgn, kPopular, kCount };
constexpr std::array<std::string_view, kCount> kNames = {"ala-lc", "bgn", "popular"};

// What a surname ends in.
struct Feature {
  std::string_view ending;
  System system;
};

constexpr std::array<Feature, 11> kFeatures = {{
    {"skii", kAlaLc},
    {"tskii", kAlaLc},
    {"'ev", kAlaLc},
    {"ia", kAlaLc},
    {"skiy", kBgn},
    {"'yev", kBgn},
    {"yev", kBgn},
    {"ya", kBgn},
    {"sky", kPopular},
    {"viev", kPopular},
    {"ssky", kPopular},
}};

}  // namespace

std::string transliteration_of(const std::vector<name::Name>& names) {
  std::array<int, kCount> votes{};
  for (const name::Name& name : names) {
    if (name.role == name::Role::author) continue;
    std::string_view surname = name.parts.surname;
    std::string plain;
    if (!text::is_ascii(surname)) surname = plain = text::with_plain_apostrophes(surname);
    for (const Feature& feature : kFeatures) {
      if (surname.size() > feature.ending.size() && surname.ends_with(feature.ending))
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
