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

// How often each label is called and defined in a file.
struct Labels {
  std::unordered_map<std::string_view, int> called, defined;
};

Labels labels_of(const draft::Draft& draft) {
  Labels labels;
  for (const text::NoteCall& call : draft.document.note_calls) ++labels.called[call.label];
  for (const text::Note& note : draft.document.notes) {
    if (!note.label.empty() && !note.definition.empty()) ++labels.defined[note.label];
  }
  return labels;
}

const Labels& labels_in(const draft::Draft& draft) {
  return draft.kept.result<Labels>(labels_of, draft);
}

// The other files of the manuscript, where labels are shared with them, or, as TeX reads all files
// as one, may be.
std::vector<draft::DraftPtr> sharing(const draft::Snapshot& snapshot) {
  std::vector<draft::DraftPtr> others;
  if (snapshot.manuscript == nullptr ||
      (!snapshot.manuscript->labels_are_shared &&
       snapshot.manuscript->kind != project::ManuscriptKind::latex))
    return others;
  for (const draft::DraftPtr& draft : snapshot.manuscript->files) {
    if (draft != snapshot.draft) others.push_back(draft);
  }
  return others;
}

bool is_defined_in(const std::vector<draft::DraftPtr>& drafts, std::string_view label) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const draft::DraftPtr& draft) {
    return labels_in(*draft).defined.contains(label);
  });
}

bool is_called_in(const std::vector<draft::DraftPtr>& drafts, std::string_view label) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const draft::DraftPtr& draft) {
    return labels_in(*draft).called.contains(label);
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
    finding.message = call.label.empty() ? "no note belongs to this mark"
                                         : "no note is called " + in_quotes(call.label);
    const std::string_view near = uncalled_near(document, call.label);
    if (!near.empty()) finding.message += "; nothing leads to the note " + in_quotes(near);
    findings.push_back(std::move(finding));
  }
}

void check_definitions(const draft::Snapshot& snapshot, const std::vector<draft::DraftPtr>& others,
                       Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  // A number of LaTeX may be printed as often as it is called: each table has a note 1.
  const bool is_latex = document.format == text::Format::latex;
  const auto& called = labels_in(*snapshot.draft).called;
  std::unordered_map<std::string_view, int> defined_so_far;
  std::unordered_map<std::string_view, const text::Note*> first_of_label;
  for (const text::Note& note : document.notes) {
    if (note.label.empty() || note.definition.empty()) continue;
    const auto [first, is_first] = first_of_label.emplace(note.label, &note);
    const int so_far = ++defined_so_far[note.label];
    if (!is_first) {
      const auto calls = called.find(note.label);
      if (is_latex && calls != called.end() && so_far <= calls->second) continue;
      Finding finding;
      finding.code = "footnote-duplicate";
      finding.severity = Severity::hint;
      finding.range = note.definition;
      finding.message = is_latex ? "a second note has the number " + in_quotes(note.label) +
                                       ", and only one mark leads there"
                                 : "a second note is called " + in_quotes(note.label) +
                                       "; only one of them will be printed";
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
  const auto& files = snapshot.manuscript->files;
  const auto own = files.begin() + static_cast<std::ptrdiff_t>(snapshot.place_in_manuscript);
  for (const text::Note& note : snapshot.draft->document.notes) {
    if (note.label.empty() || note.definition.empty()) continue;
    const auto other = std::find_if(files.begin(), own, [&](const draft::DraftPtr& draft) {
      return labels_in(*draft).defined.contains(note.label);
    });
    if (other == own) continue;
    Finding finding;
    finding.code = "footnote-duplicate";
    finding.severity = Severity::hint;
    finding.range = note.definition;
    finding.message = "an earlier file of the manuscript has a note called " +
                      in_quotes(note.label) + ", too; pandoc joins them and prints only one";
    for (const text::Note& there : (*other)->document.notes) {
      if (there.label != note.label || !finding.evidence.empty()) continue;
      finding.evidence.push_back(evidence_in(**other, there.definition.begin));
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
