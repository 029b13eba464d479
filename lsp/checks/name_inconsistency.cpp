// name-inconsistency: one name, two spellings, and the draft's own majority for one of them. Per
// register; two persons whose names merely fold alike are left alone.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "name/persons.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kFewestOfMajority = 2;
constexpr std::size_t kMajorityToStray = 2;

struct Spelled {
  std::string spelling;
  std::vector<const name::Name*> names;
};

// "Trotskogo" beside "Trotskii", "Ter Vaganian" beside "Ter-Vaganian": a form or a joint, and no
// other spelling.
bool is_form_or_joint(std::string_view stray, std::string_view usual,
                      const authority::Authority& authority) {
  const auto joined = [](std::string_view word) {
    std::string letters;
    std::copy_if(word.begin(), word.end(), std::back_inserter(letters),
                 [](char c) { return c != '-' && c != ' '; });
    return letters;
  };
  if (joined(without_particle(stray)) == joined(without_particle(usual))) return true;
  return is_form_of(stray, usual, authority) || is_form_of(usual, stray, authority);
}

bool is_cyrillic(std::string_view word) {
  return !word.empty() && (static_cast<unsigned char>(word[0]) == 0xD0 ||
                           static_cast<unsigned char>(word[0]) == 0xD1);
}

// Whether the two groups can be one person: no full name of one that contradicts a full name of the
// other.
bool can_be_one(const Spelled& a, const Spelled& b, const authority::Authority& authority) {
  for (const name::Name* left : a.names) {
    for (const name::Name* right : b.names) {
      name::Parts as_right = left->parts;
      as_right.surname = right->parts.surname;
      if (!name::compatible(as_right, right->parts, authority)) return false;
    }
  }
  return true;
}

void report(const draft::Snapshot& snapshot, const Spelled& stray, const Spelled& usual,
            Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const name::Name* name : stray.names) {
    Finding finding;
    finding.code = "name-inconsistency";
    finding.range = document.to_source(name->surname_range);
    finding.message = "the draft writes " + in_quotes(usual.spelling) + " elsewhere (" +
                      times(usual.names.size()) + ", against " + times(stray.names.size()) + " " +
                      in_quotes(stray.spelling) + ")";
    for (const name::Name* other : usual.names) {
      if (finding.evidence.size() >= kMostEvidence) break;
      finding.evidence.push_back(
          evidence_in_draft(snapshot, document.to_source(other->range).begin));
    }
    finding.fixes.push_back(write_instead(snapshot, usual.spelling, true));
    if (stray.names.size() > 1) {
      Fix throughout = write_instead(snapshot, usual.spelling, false);
      throughout.title += " throughout";
      for (const name::Name* other : stray.names) {
        if (other != name)
          throughout.also.push_back(
              {document.to_source(other->surname_range), throughout.new_text});
      }
      finding.fixes.push_back(std::move(throughout));
    }
    findings.push_back(std::move(finding));
  }
}

// Of the mentions that can be the person whose spelling the project pins, those in another one.
void report_against_pin(const draft::Snapshot& snapshot, const std::vector<Spelled>& spellings,
                        const authority::KnownPerson& person, Findings& findings) {
  const auto given_end = person.name.rfind(' ');
  const name::Parts pinned{
      .given = given_end == std::string::npos ? std::string() : person.name.substr(0, given_end),
      .initials = {},
      .patronymic = {},
      .surname = person.spelling};
  for (const Spelled& stray : spellings) {
    if (stray.spelling == person.spelling ||
        is_cyrillic(stray.spelling) != is_cyrillic(person.spelling) ||
        is_form_or_joint(stray.spelling, person.spelling, *snapshot.authority))
      continue;
    for (const name::Name* name : stray.names) {
      name::Parts parts = name->parts;
      parts.surname = person.spelling;
      if (!name::compatible(parts, pinned, *snapshot.authority)) continue;
      Finding finding;
      finding.code = "name-inconsistency";
      finding.range = snapshot.draft->document.to_source(name->surname_range);
      finding.message = "the project writes " + in_quotes(person.spelling);
      finding.fixes.push_back(write_instead(snapshot, person.spelling, true));
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void check_name_inconsistency(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  // By register and folding key, the spellings.
  std::map<std::pair<Register, std::string>, std::vector<Spelled>> names;
  for (const auto& [spelling, surname] : surnames_of(snapshot)) {
    if (surname.key.empty()) continue;
    for (const name::Name* name : surname.confirmed) {
      auto& spellings = names[{register_at(draft.document, name->range.begin), surname.key}];
      if (spellings.empty() || spellings.back().spelling != spelling)
        spellings.push_back({spelling, {}});
      spellings.back().names.push_back(name);
    }
  }
  for (const auto& [where, spellings] : names) {
    if (const authority::KnownPerson* pinned =
            snapshot.authority->names.pinned(where.second, snapshot.authority->transliteration)) {
      report_against_pin(snapshot, spellings, *pinned, findings);
      continue;
    }
    if (spellings.size() < 2) continue;
    const auto usual = std::max_element(
        spellings.begin(), spellings.end(),
        [](const Spelled& a, const Spelled& b) { return a.names.size() < b.names.size(); });
    if (usual->names.size() < kFewestOfMajority) continue;
    for (const Spelled& stray : spellings) {
      if (&stray == &*usual || stray.names.size() * kMajorityToStray > usual->names.size())
        continue;
      if (is_cyrillic(stray.spelling) != is_cyrillic(usual->spelling)) continue;
      if (is_form_or_joint(stray.spelling, usual->spelling, *snapshot.authority)) continue;
      if (can_be_one(stray, *usual, *snapshot.authority)) report(snapshot, stray, *usual, findings);
    }
  }
  find_two_names_of_one_bearer(snapshot, findings);
  find_stray_endings(snapshot, findings);
  find_shouted_initials(snapshot, findings);
}

}  // namespace apparatus::checks
