#include "lsp/features/code_actions.h"

#include <algorithm>

#include "lsp/features/back_references.h"
#include "lsp/features/cursor.h"
#include "lsp/features/normalise.h"
#include "lsp/features/rewrites.h"
#include "lsp/features/transliterate_draft.h"

namespace apparatus::features {
namespace {

using checks::Edit;
using checks::Finding;
using checks::Fix;

bool is_outside(const Edit& edit, const std::vector<Edit>& others) {
  return std::none_of(others.begin(), others.end(), [&](const Edit& other) {
    return edit.range.overlaps(other.range) || edit.range.begin == other.range.begin;
  });
}

bool begins_before(const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; }

// The fix's own edit, unless the text is as it should be already, and its further ones.
std::vector<Edit> edits_of(const text::Document& document, const Finding& finding, const Fix& fix) {
  std::vector<Edit> edits;
  if (document.text(finding.range) != fix.new_text) edits.push_back({finding.range, fix.new_text});
  for (const Edit& edit : fix.also) {
    if (is_outside(edit, edits)) edits.push_back(edit);
  }
  std::sort(edits.begin(), edits.end(), begins_before);
  return edits;
}

void add_fixes(const text::Document& document, const std::vector<Finding>& findings,
               text::SourceRange range, std::vector<CodeAction>& actions) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.range.begin > range.end || range.begin > finding.range.end) continue;
    for (const Fix& fix : finding.fixes) {
      CodeAction action{fix.title, "quickfix", fix.preferred, edits_of(document, finding, fix),
                        static_cast<int>(i)};
      if (!action.edits.empty()) actions.push_back(std::move(action));
    }
  }
}

// One preferred fix a finding, as long as they leave one another alone.
void add_fix_all(const text::Document& document, const std::vector<Finding>& findings,
                 std::vector<CodeAction>& actions) {
  CodeAction action{"Apply all preferred fixes", "source.fixAll.apparatus", false, {}, -1};
  std::size_t fixed = 0;
  for (const Finding& finding : findings) {
    for (const Fix& fix : finding.fixes) {
      if (!fix.preferred) continue;
      const auto edits = edits_of(document, finding, fix);
      const bool free = std::all_of(edits.begin(), edits.end(), [&](const Edit& edit) {
        return is_outside(edit, action.edits);
      });
      if (free && !edits.empty()) {
        action.edits.insert(action.edits.end(), edits.begin(), edits.end());
        ++fixed;
      }
      break;
    }
  }
  if (fixed == 0) return;
  std::sort(action.edits.begin(), action.edits.end(), begins_before);
  actions.push_back(std::move(action));
}

// What rewrites the whole draft: each is one edit, which the editor shows before it is made.
void add_whole_draft(const draft::Snapshot& snapshot, std::vector<CodeAction>& actions) {
  const auto add = [&](const char* title, const char* kind, std::vector<Edit> edits) {
    if (!edits.empty()) actions.push_back({title, kind, false, std::move(edits), -1});
  };
  if (may_be_expanded(snapshot)) {
    actions.push_back(
        {"Spell out every Ibid.", "source.expand.apparatus", false, {}, -1, [snapshot] {
           return expand_back_references(snapshot, true);
         }});
  }
  if (may_be_collapsed(snapshot)) {
    actions.push_back(
        {"Put every Ibid. back", "source.collapse.apparatus", false, {}, -1, [snapshot] {
           return collapse_back_references(snapshot);
         }});
  }
  NormaliseStyle names;
  names.names = true;
  add("Write all names in one spelling", "source.normalise.names.apparatus",
      normalise(snapshot, names));
  NormaliseStyle dates;
  dates.dates = true;
  add("Write all dates in one form", "source.normalise.dates.apparatus",
      normalise(snapshot, dates));
  NormaliseStyle citations;
  citations.citations = true;
  add("Write all citations in one notation", "source.normalise.citations.apparatus",
      normalise(snapshot, citations));
}

// "Ibid., p. 9" of a printed work, as "Halloran, *Ropes*, p. 9".
void add_spelt_out_work(const draft::Snapshot& snapshot, std::uint32_t offset,
                        std::vector<CodeAction>& actions) {
  std::vector<Edit> edits = spell_out_work_at(snapshot, offset);
  if (edits.empty()) return;
  std::string title = "Spell out: " + edits.front().new_text;
  actions.push_back({std::move(title), "refactor.rewrite", false, std::move(edits), -1});
}

}  // namespace

std::vector<CodeAction> code_actions(const draft::Snapshot& snapshot,
                                     const std::vector<Finding>& findings,
                                     text::SourceRange range) {
  std::vector<CodeAction> actions;
  add_fixes(snapshot.draft->document, findings, range, actions);
  const Mention mention = mention_at(*snapshot.draft, range.begin);
  const auto index = static_cast<std::size_t>(mention.index);
  switch (mention.kind) {
    case MentionKind::citation:
      add_citation_rewrites(snapshot, index, actions);
      break;
    case MentionKind::date:
      add_date_rewrites(snapshot, index, actions);
      break;
    case MentionKind::name:
      add_name_rewrites(snapshot, index, actions);
      add_transliterations(snapshot, index, actions);
      break;
    case MentionKind::key:
    case MentionKind::note_call:
    case MentionKind::note_definition:
    case MentionKind::none:
      break;
  }
  if (mention.kind != MentionKind::citation) add_spelt_out_work(snapshot, range.begin, actions);
  add_fix_all(snapshot.draft->document, findings, actions);
  add_whole_draft(snapshot, actions);
  return actions;
}

}  // namespace apparatus::features
