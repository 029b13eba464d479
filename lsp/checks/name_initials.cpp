// name-wrong-initials: initials or a given name that the one well-known bearer of the surname does
// not have. A surname of several bearers may well have one more.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/corpus_persons.h"
#include "lsp/draft/transliteration_system.h"
#include "name/folding.h"
#include "name/persons.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

constexpr std::uint32_t kWellKnown = 5;
constexpr std::uint32_t kWellKnownHere = 3;      // of whom the draft speaks by the bare surname too
constexpr std::uint32_t kFarMoreThanOthers = 8;  // the bearer's share of all mentions, in tenths

bool is_somebody(const index::PersonRecord& person) {
  return !person.given.empty() || !person.initials.empty();
}

name::Parts parts_of(const index::PersonRecord& person, const std::string& surname) {
  return {person.given, person.initials, person.patronymic, surname};
}

std::size_t initials_in(std::string_view initials) {
  return static_cast<std::size_t>(std::count(initials.begin(), initials.end(), '.'));
}

bool begins_in_cyrillic(std::string_view text) {
  const auto lead = text.empty() ? 0U : static_cast<unsigned char>(text[0]);
  return lead >= 0xD0 && lead <= 0xD3;  // the lead bytes of U+0400 to U+04FF
}

// Initials in the letters of the mention's surname; "" where they cannot be had in these.
std::string in_the_letters_of(const name::Name& name, const std::string& initials,
                              const draft::Snapshot& snapshot) {
  const bool cyrillic = begins_in_cyrillic(name.parts.surname);
  if (cyrillic == begins_in_cyrillic(initials)) return initials;
  if (cyrillic) return "";
  const std::string system =
      draft::transliteration_in(snapshot, register_at(snapshot.draft->document, name.range.begin));
  return snapshot.authority->transliteration.from_cyrillic(initials,
                                                           system.empty() ? "ala-lc" : system);
}

// How this mention should begin if the bearer is meant: as many initials as the corpus knows for a
// form with initials, the given name for one with a given name. "" where the corpus does not tell.
std::string right_beginning(const name::Name& name, const index::PersonRecord& bearer,
                            const draft::Snapshot& snapshot) {
  if (!name.parts.given.empty()) return in_the_letters_of(name, bearer.given, snapshot);
  std::string best = bearer.initials;
  for (const index::Spelling& variant : bearer.variants) {
    const std::size_t end = variant.text.rfind(". ");
    if (end == std::string::npos) continue;
    const std::string initials = variant.text.substr(0, end + 1);
    if (initials_in(initials) == initials_in(name.parts.initials) &&
        initials.size() <= 3 * initials_in(initials) + 2)
      return in_the_letters_of(name, initials, snapshot);
  }
  if (best.empty() && !bearer.given.empty()) {
    const std::size_t letter = begins_in_cyrillic(bearer.given) ? 2 : 1;
    best = bearer.given.substr(0, letter) + ".";
  }
  return in_the_letters_of(name, best, snapshot);
}

// Whether the draft writes the surname alone too: of one bearer, then.
bool is_bare_elsewhere(const draft::Draft& draft, const name::Name& name) {
  return std::any_of(draft.names.begin(), draft.names.end(), [&](const name::Name& other) {
    return other.surname_key == name.surname_key && other.parts.given.empty() &&
           other.parts.initials.empty() && other.role == name::Role::actor;
  });
}

}  // namespace

void check_name_initials(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const std::size_t shelves = shelves_in(*snapshot.knowledge);
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    if (name.parts.surname.empty() || (name.parts.initials.empty() && name.parts.given.empty()))
      continue;
    if (name.role == name::Role::author || name.inverted ||
        !may_be_corrected(draft.document, name.range.begin))
      continue;
    const auto asked = draft::bearers_in_corpus(snapshot, name.surname_key);
    const std::vector<index::PersonRecord>& bearers = *asked;
    const index::PersonRecord* known = nullptr;
    std::uint32_t all = 0;
    bool fits = false;
    for (const index::PersonRecord& bearer : bearers) {
      all += bearer.count;
      if (!is_somebody(bearer)) continue;
      fits = fits || name::compatible(name.parts, parts_of(bearer, name.parts.surname),
                                      *snapshot.authority);
      if (known == nullptr || bearer.count > known->count) known = &bearer;
    }
    // A whole library has several bearers of most surnames.
    const bool another_in_full = shelves > 1 && !name.parts.given.empty();
    if (fits || known == nullptr || another_in_full ||
        known->count < shelves * (is_bare_elsewhere(draft, name) ? kWellKnownHere : kWellKnown) ||
        known->count * 10 < all * kFarMoreThanOthers)
      continue;
    // Whoever is named so again and again is somebody of his own.
    const auto same =
        std::count_if(draft.names.begin(), draft.names.end(), [&](const name::Name& other) {
          return other.parts.surname == name.parts.surname &&
                 other.parts.initials == name.parts.initials &&
                 other.parts.given == name.parts.given;
        });
    constexpr std::ptrdiff_t kMeansIt = 3;
    if (same >= kMeansIt) continue;
    // A misspelt given name is the business of name-misspelling.
    if (!name.parts.given.empty() && text::edit_distance(name.parts.given, known->given, 2) <= 2)
      continue;

    const std::string wrong = name.parts.given.empty() ? name.parts.initials : name.parts.given;
    Finding finding;
    finding.code = "name-wrong-initials";
    finding.range = draft.document.to_source(name.range);
    // Another given name in full is more often another person than a slip.
    if (!name.parts.given.empty()) finding.severity = Severity::information;
    finding.message = "the corpus knows " + known->display + " (" + times(known->count) +
                      ") and no " + wrong + " " + name.parts.surname;
    finding.evidence =
        evidence_of(snapshot, snapshot.knowledge->mentions_of_person(known->id, kMostEvidence));
    const std::string beginning = right_beginning(name, *known, snapshot);
    if (!beginning.empty())
      finding.fixes.push_back(write_instead(snapshot, beginning + " " + name.parts.surname, false));
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
