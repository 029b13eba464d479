// footnote-undefined, -unused, -duplicate: the marks in the text and the notes they lead to. Only
// formats whose marks are written, not printed: in a plain text the marks may have been lost long
// ago.
#include <string>
#include <string_view>
#include <unordered_map>

#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

// A defined label one slip away that nothing calls, which the mark may have meant.
std::string_view uncalled_near(const text::Document& document, std::string_view label) {
  for (const text::Note& note : document.notes) {
    if (!note.called && !note.label.empty() && text::edit_distance(note.label, label, 1) == 1)
      return note.label;
  }
  return {};
}

void check_calls(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const text::NoteCall& call : document.note_calls) {
    if (call.note >= 0) continue;
    Finding finding;
    finding.code = "footnote-undefined";
    finding.severity = Severity::error;
    finding.range = call.source;
    finding.message = "no note is called " + in_quotes(call.label);
    const std::string_view near = uncalled_near(document, call.label);
    if (!near.empty()) finding.message += "; nothing leads to the note " + in_quotes(near);
    findings.push_back(std::move(finding));
  }
}

void check_definitions(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  std::unordered_map<std::string_view, const text::Note*> first_of_label;
  for (const text::Note& note : document.notes) {
    if (note.label.empty() || note.definition.empty()) continue;
    const auto [first, is_first] = first_of_label.emplace(note.label, &note);
    if (!is_first) {
      Finding finding;
      finding.code = "footnote-duplicate";
      finding.range = note.definition;
      finding.message =
          "a second note is called " + in_quotes(note.label) + "; only one of them will be printed";
      finding.evidence.push_back(evidence_in_draft(snapshot, first->second->definition.begin));
      findings.push_back(std::move(finding));
    } else if (!note.called) {
      Finding finding;
      finding.code = "footnote-unused";
      finding.range = note.definition;
      finding.message = "nothing leads to the note " + in_quotes(note.label);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void check_footnotes(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.draft->document.format == text::Format::plain) return;
  check_calls(snapshot, findings);
  check_definitions(snapshot, findings);
}

}  // namespace apparatus::checks
