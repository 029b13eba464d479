#include "lsp/features/rename.h"

#include <algorithm>

#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

using checks::Edit;

struct NewName {
  std::string given;  // empty where only a surname is given
  std::string surname;
};

// Particles ("van", "de") belong to the surname: it begins at the first small letter, else it is
// the last word.
NewName taken_apart(std::string_view name) {
  while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
  name = without_trailing_space(name);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t space = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, space - at);
    const bool last = space == name.size();
    if (!word.empty() && (last || !begins_with_capital(word))) {
      begin = at;
      break;
    }
    at = space + 1;
  }
  return {std::string(without_trailing_space(name.substr(0, begin))),
          std::string(name.substr(begin))};
}

bool has_line_end_or_markup(std::string_view name) {
  return name.find_first_of("\n\r{}[]\\$`*<>") != std::string_view::npos;
}

// The edits in one draft for these of its names.
std::vector<Edit> renamed(const draft::Draft& draft, const std::vector<std::size_t>& names,
                          const NewName& wanted) {
  std::vector<Edit> edits;
  for (const std::size_t i : names) {
    const name::Name& name = draft.names[i];
    if (draft.document.keeps_its_spelling(name.range.begin)) continue;
    const bool whole = !wanted.given.empty() && !name.parts.given.empty() && !name.inverted;
    const text::ReadingRange range =
        whole || name.surname_range.empty() ? name.range : name.surname_range;
    const std::string written = whole ? wanted.given + " " + wanted.surname : wanted.surname;
    const std::string new_text = text::in_source_notation(draft.document, written);
    const auto source = source_range(draft, range);
    if (draft.document.text(source) != new_text) edits.push_back({source, new_text});
  }
  return edits;
}

Renaming rename_person(const draft::Snapshot& snapshot, std::size_t index,
                       std::string_view new_name) {
  const draft::Draft& draft = *snapshot.draft;
  Renaming renaming;
  if (draft.who[index].ambiguous) {
    renaming.refused =
        "It is not certain who is meant by this surname, so it cannot be renamed everywhere.";
    return renaming;
  }
  const NewName wanted = taken_apart(new_name);
  if (wanted.surname.empty() || has_line_end_or_markup(new_name)) {
    renaming.refused = "A person's new name must be a surname or a full name, without markup.";
    return renaming;
  }
  renaming.edits = renamed(draft, same_person(draft, index), wanted);
  return renaming;
}

Renaming rename_note(const draft::Draft& draft, int note, std::string_view label) {
  Renaming renaming;
  if (label.empty() || label.find_first_of(" \t\n\r[]^") != std::string_view::npos) {
    renaming.refused = "A note's label holds no spaces and no brackets.";
    return renaming;
  }
  const auto& notes = draft.document.notes;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (notes[i].label == label && static_cast<int>(i) != note) {
      renaming.refused = "Another note has the label " + std::string(label) + " already.";
      return renaming;
    }
  }
  const auto rewrite = [&](text::SourceRange range) {
    const std::string_view written = draft.document.text(range);
    const auto open = written.find("[^");
    const auto close = written.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return;
    renaming.edits.push_back({{range.begin + static_cast<std::uint32_t>(open) + 2,
                               range.begin + static_cast<std::uint32_t>(close)},
                              std::string(label)});
  };
  for (const auto& call : draft.document.note_calls) {
    if (call.note == note) rewrite(call.source);
  }
  rewrite(notes[static_cast<std::size_t>(note)].definition);
  return renaming;
}

// The note that a call or a label stands for, if it has a label that can be renamed; else -1.
int labelled_note(const draft::Draft& draft, const Mention& mention) {
  int note = -1;
  if (mention.kind == MentionKind::note_definition) note = mention.index;
  if (mention.kind == MentionKind::note_call) {
    note = draft.document.note_calls[static_cast<std::size_t>(mention.index)].note;
  }
  if (note < 0 || draft.document.format != text::Format::markdown) return -1;
  return draft.document.notes[static_cast<std::size_t>(note)].label.empty() ? -1 : note;
}

}  // namespace

std::optional<RenameTarget> prepare_rename(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const Mention mention = mention_at(draft, offset);
  if (mention.kind == MentionKind::name) {
    const name::Name& name = draft.names[static_cast<std::size_t>(mention.index)];
    if (draft.document.keeps_its_spelling(name.range.begin)) return std::nullopt;
    const auto range =
        source_range(draft, name.surname_range.empty() ? name.range : name.surname_range);
    return RenameTarget{range, name.parts.surname.empty() ? std::string(draft.document.text(range))
                                                          : name.parts.surname};
  }
  if (const int note = labelled_note(draft, mention); note >= 0) {
    return RenameTarget{mention.range, draft.document.notes[static_cast<std::size_t>(note)].label};
  }
  return std::nullopt;
}

std::vector<Edit> rename_elsewhere(const draft::Snapshot& snapshot, std::uint32_t offset,
                                   std::string_view new_name, const draft::Snapshot& other) {
  const draft::Draft& here = *snapshot.draft;
  const Mention mention = mention_at(here, offset);
  const auto index = static_cast<std::size_t>(mention.index);
  if (mention.kind != MentionKind::name || index >= here.who.size()) return {};
  if (here.who[index].ambiguous || here.who[index].person.empty()) return {};
  const draft::Draft& there = *other.draft;
  std::vector<std::size_t> names;
  for (std::size_t i = 0; i < there.names.size() && i < there.who.size(); ++i) {
    if (there.who[i].person == here.who[index].person && !there.who[i].ambiguous)
      names.push_back(i);
  }
  return renamed(there, names, taken_apart(new_name));
}

Renaming rename(const draft::Snapshot& snapshot, std::uint32_t offset, std::string_view new_name) {
  const draft::Draft& draft = *snapshot.draft;
  const Mention mention = mention_at(draft, offset);
  Renaming renaming;
  if (mention.kind == MentionKind::name &&
      static_cast<std::size_t>(mention.index) < draft.who.size()) {
    renaming = rename_person(snapshot, static_cast<std::size_t>(mention.index), new_name);
  } else if (const int note = labelled_note(draft, mention); note >= 0) {
    renaming = rename_note(draft, note, new_name);
  } else {
    renaming.refused = "Only persons and footnotes can be renamed.";
  }
  std::sort(renaming.edits.begin(), renaming.edits.end(),
            [](const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; });
  return renaming;
}

}  // namespace apparatus::features
