// The list of all checks, one line a code, and the run over them.
#include <algorithm>
#include <array>
#include <string>

#include "lsp/checks/check.h"
#include "lsp/checks/families.h"
#include "lsp/checks/run_families.h"

namespace apparatus::checks {
namespace {

using enum Severity;

constexpr CodeDescription kNameMisspelling[] = {
    {"name-misspelling", warning,
     "A name is a letter or two off one that draft or corpus knows well."}};
constexpr CodeDescription kNameInconsistency[] = {
    {"name-inconsistency", warning,
     "A name is spelt otherwise than the draft spells it elsewhere."}};
constexpr CodeDescription kNameInitials[] = {
    {"name-wrong-initials", warning,
     "Initials or a given name that no known bearer of the surname has."}};
constexpr CodeDescription kNameAnachronism[] = {
    {"name-anachronism", warning, "Somebody acts before birth or after death."}};
constexpr CodeDescription kNameAmbiguous[] = {
    {"name-ambiguous", information, "A bare surname that several persons of the corpus bear."}};
constexpr CodeDescription kDateImpossible[] = {
    {"date-impossible", error, "A day that no calendar has."}};
constexpr CodeDescription kDateWeekday[] = {
    {"date-weekday", warning, "The weekday beside a date is not that day's."}};
constexpr CodeDescription kDateRange[] = {
    {"date-range-inverted", error, "A range of dates ends before it begins."}};
constexpr CodeDescription kDateFormat[] = {
    {"date-format", warning, "A date is written otherwise than the draft writes its dates."}};
constexpr CodeDescription kDateCalendar[] = {
    {"date-calendar", warning,
     "The two halves of an Old and New Style date are not the same day."}};
constexpr CodeDescription kDateConflict[] = {
    {"date-conflict", warning, "An event is dated otherwise than in the corpus."}};
constexpr CodeDescription kCitationMalformed[] = {
    {"citation-malformed", warning,
     "A citation has a slip in its form, such as the digit 1 for the letter l."}};
constexpr CodeDescription kCitationUnknownArchive[] = {
    {"citation-unknown-archive", warning,
     "An archive that is in no register and near to one that is."}};
constexpr CodeDescription kCitationUnknownFile[] = {
    {"citation-unknown-file", warning,
     "A file that nobody cites, a slip away from one that is cited often."}};
constexpr CodeDescription kCitationConflict[] = {
    {"citation-conflict", warning, "The corpus describes or dates the cited file otherwise."}};
constexpr CodeDescription kCitationLeafRange[] = {
    {"citation-leaf-range-inverted", error, "A range of leaves ends before it begins."}};
constexpr CodeDescription kCitationIbid[] = {
    {"citation-ibid", warning, "Ibid. with nothing before it, or with several sources."}};
constexpr CodeDescription kCitationNotation[] = {
    {"citation-notation-mixed", warning, "A citation in another notation than the draft's own."}};
constexpr CodeDescription kCitationSuperseded[] = {
    {"citation-superseded-archive", information, "An archive that has another name now."}};
constexpr CodeDescription kManuscriptFile[] = {
    {"manuscript-file", warning,
     "A file that is named as a part of the manuscript and is not there."}};
constexpr CodeDescription kFootnotes[] = {
    {"footnote-undefined", error, "A mark of a note that has no text."},
    {"footnote-unused", warning, "A note that no mark leads to."},
    {"footnote-duplicate", hint, "Two notes under one label."},
};
constexpr CodeDescription kCitationKeys[] = {
    {"citekey-unknown", warning, "A key that the bibliography does not hold."}};
constexpr CodeDescription kReferences[] = {
    {"reference-unknown", warning, "A short reference that leads to no work."},
    {"reference-ambiguous", information, "A short reference that several works answer to."},
    {"reference-pages", warning, "A page outside the pages of the cited article."},
    {"reference-year", warning, "A year that differs from the cited work's."},
    {"reference-uncited", information, "A work of the bibliography that nothing cites."},
};

constexpr CheckFamily kFamilies[] = {
    {"name_misspelling", kNameMisspelling, check_name_misspelling},
    {"name_inconsistency", kNameInconsistency, check_name_inconsistency},
    {"name_initials", kNameInitials, check_name_initials},
    {"name_anachronism", kNameAnachronism, check_name_anachronism},
    {"name_ambiguous", kNameAmbiguous, check_name_ambiguous},
    {"date_impossible", kDateImpossible, check_date_impossible},
    {"date_weekday", kDateWeekday, check_date_weekday},
    {"date_range", kDateRange, check_date_range},
    {"date_format", kDateFormat, check_date_format},
    {"date_calendar", kDateCalendar, check_date_calendar},
    {"date_conflict", kDateConflict, check_date_conflict},
    {"citation_malformed", kCitationMalformed, check_citation_malformed},
    {"citation_unknown_archive", kCitationUnknownArchive, check_citation_unknown_archive},
    {"citation_unknown_file", kCitationUnknownFile, check_citation_unknown_file},
    {"citation_conflict", kCitationConflict, check_citation_conflict},
    {"citation_leaf_range", kCitationLeafRange, check_citation_leaf_range},
    {"citation_ibid", kCitationIbid, check_citation_ibid},
    {"citation_notation", kCitationNotation, check_citation_notation},
    {"citation_superseded", kCitationSuperseded, check_citation_superseded},
    {"manuscript_file", kManuscriptFile, check_manuscript_file},
    {"footnotes", kFootnotes, check_footnotes},
    {"citation_keys", kCitationKeys, check_citation_keys},
    {"references", kReferences, check_references},
};

// The project's word on a code; nothing where it says none.
const Severity* severity_set(const draft::Snapshot& snapshot, std::string_view code) {
  const auto& set = snapshot.settings->checks;
  const auto found = set.find(code);
  return found == set.end() ? nullptr : &found->second;
}

bool switched_off(const draft::Snapshot& snapshot, const CheckFamily& family) {
  return std::all_of(family.codes.begin(), family.codes.end(),
                     [&](const CodeDescription& description) {
                       const Severity* set = severity_set(snapshot, description.code);
                       return set != nullptr && *set == off;
                     });
}

bool silenced(const draft::Snapshot& snapshot, const Finding& finding) {
  const auto& silences = snapshot.draft->document.silences;
  return std::any_of(silences.begin(), silences.end(), [&](const text::Silence& silence) {
    if (!silence.covers.contains(finding.range.begin)) return false;
    return silence.codes.empty() || std::find(silence.codes.begin(), silence.codes.end(),
                                              finding.code) != silence.codes.end();
  });
}

// [words] accept: what stands there is right, whatever the corpus says.
bool accepted(const draft::Snapshot& snapshot, const Finding& finding) {
  const auto& words = snapshot.settings->accepted_words;
  if (words.empty()) return false;
  const std::string_view marked = snapshot.draft->document.text(finding.range);
  return std::find(words.begin(), words.end(), marked) != words.end();
}

}  // namespace

std::span<const CheckFamily> families() { return kFamilies; }

std::vector<Finding> run_checks(const draft::Snapshot& snapshot,
                                const std::function<bool()>& stop) {
  std::vector<const CheckFamily*> wanted;
  for (const CheckFamily& family : families()) {
    if (!switched_off(snapshot, family)) wanted.push_back(&family);
  }
  std::vector<Finding> findings = run_families(wanted, snapshot, stop);
  for (Finding& finding : findings) {
    if (const Severity* set = severity_set(snapshot, finding.code)) finding.severity = *set;
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.severity == off || silenced(snapshot, finding) || accepted(snapshot, finding);
  });
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    if (a.range != b.range) return a.range < b.range;
    if (a.severity != b.severity) return a.severity < b.severity;
    return a.code < b.code;
  });
  return findings;
}

}  // namespace apparatus::checks
