// footnote-undefined, -unused, -duplicate: the marks in the text and the notes they lead to. Only
// formats whose marks are written, not printed: in a plain text the marks may have been lost long
// ago. Where the files of a manuscript are read as one text, a mark may stand in another file than
// its note; elsewhere every file has its own labels.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"
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

// The other files of the manuscript, where labels are shared with them.
std::vector<draft::DraftPtr> sharing(const draft::Snapshot& snapshot) {
  std::vector<draft::DraftPtr> others;
  if (snapshot.manuscript == nullptr || !snapshot.manuscript->labels_are_shared) return others;
  for (const draft::DraftPtr& draft : snapshot.manuscript->files) {
    if (draft != snapshot.draft) others.push_back(draft);
  }
  return others;
}

bool is_defined_in(const std::vector<draft::DraftPtr>& drafts, std::string_view label) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const draft::DraftPtr& draft) {
    const auto& notes = draft->document.notes;
    return std::any_of(notes.begin(), notes.end(), [&](const text::Note& note) {
      return note.label == label && !note.definition.empty();
    });
  });
}

bool is_called_in(const std::vector<draft::DraftPtr>& drafts, std::string_view label) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const draft::DraftPtr& draft) {
    const auto& calls = draft->document.note_calls;
    return std::any_of(calls.begin(), calls.end(),
                       [&](const text::NoteCall& call) { return call.label == label; });
  });
}

void check_calls(const draft::Snapshot& snapshot, const std::vector<draft::DraftPtr>& others,
                 Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const text::NoteCall& call : document.note_calls) {
    if (call.note >= 0 || is_defined_in(others, call.label)) continue;
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

void check_definitions(const draft::Snapshot& snapshot, const std::vector<draft::DraftPtr>& others,
                       Findings& findings) {
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
    } else if (!note.called && !is_called_in(others, note.label)) {
      Finding finding;
      finding.code = "footnote-unused";
      finding.range = note.definition;
      finding.message = "nothing leads to the note " + in_quotes(note.label);
      findings.push_back(std::move(finding));
    }
  }
}

// pandoc joins its input files: of two notes under one label it keeps one.
void check_other_files(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.manuscript == nullptr || !snapshot.manuscript->labels_are_shared ||
      snapshot.manuscript->kind != project::ManuscriptKind::pandoc)
    return;
  std::unordered_map<std::string_view, const draft::Draft*> earlier;
  for (std::size_t i = 0; i < snapshot.place_in_manuscript; ++i) {
    const draft::Draft& draft = *snapshot.manuscript->files[i];
    for (const text::Note& note : draft.document.notes) {
      if (!note.label.empty() && !note.definition.empty()) earlier.emplace(note.label, &draft);
    }
  }
  for (const text::Note& note : snapshot.draft->document.notes) {
    const auto other = earlier.find(note.label);
    if (note.label.empty() || note.definition.empty() || other == earlier.end()) continue;
    Finding finding;
    finding.code = "footnote-duplicate";
    finding.range = note.definition;
    finding.message = "an earlier file of the manuscript has a note called " +
                      in_quotes(note.label) + ", too; pandoc joins them and prints only one";
    for (const text::Note& there : other->second->document.notes) {
      if (there.label != note.label || !finding.evidence.empty()) continue;
      finding.evidence.push_back(evidence_in(*other->second, there.definition.begin));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_footnotes(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.draft->document.format == text::Format::plain) return;
  const std::vector<draft::DraftPtr> others = sharing(snapshot);
  check_calls(snapshot, others, findings);
  check_definitions(snapshot, others, findings);
  check_other_files(snapshot, findings);
}

}  // namespace apparatus::checks
