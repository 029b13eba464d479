#include "lsp/features/document_symbols.h"

#include <algorithm>

#include "lsp/features/cursor.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

struct Entry {
  DocumentSymbol symbol;
  int level = 0;  // of a heading; notes are deeper than any
};

constexpr int kNoteLevel = 100;

std::string on_one_line(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) result += c;
    if (space && !result.empty() && result.back() != ' ') result += ' ';
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

// A section begins with the mark before its heading ("## ", "\\section{").
std::uint32_t line_begin(const text::Document& document, std::uint32_t offset) {
  return document.lines.line_range(document.source, document.lines.line_of(offset)).begin;
}

void add_headings(const draft::Draft& draft, std::vector<Entry>& entries) {
  for (const auto& block : draft.document.blocks) {
    if (block.kind != text::BlockKind::heading) continue;
    Entry entry;
    entry.symbol.kind = SymbolKind::section;
    entry.symbol.name = on_one_line(draft.document.text(block.range));
    entry.symbol.selection = source_range(draft, block.range);
    entry.level = std::clamp(block.level, 1, kNoteLevel - 1);
    if (entry.symbol.name.empty() || entry.symbol.selection.empty()) continue;
    entries.push_back(std::move(entry));
  }
}

// A note stands where it is called, which is inside its section; its text may be at the end of the
// file.
void add_notes(const draft::Draft& draft, std::vector<Entry>& entries) {
  const auto& notes = draft.document.notes;
  std::vector<text::SourceRange> places(notes.size());
  for (const auto& call : draft.document.note_calls) {
    const auto note = static_cast<std::size_t>(call.note);
    if (call.note >= 0 && note < places.size() && places[note].empty()) places[note] = call.source;
  }
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const text::SourceRange place = places[i].empty() ? notes[i].definition : places[i];
    if (place.empty()) continue;
    Entry entry;
    entry.symbol.kind = SymbolKind::note;
    entry.symbol.name = "note " + (notes[i].label.empty() ? std::to_string(i + 1) : notes[i].label);
    entry.symbol.detail = shortened(note_text(draft, i), 80);
    entry.symbol.range = entry.symbol.selection = place;
    entry.level = kNoteLevel;
    entries.push_back(std::move(entry));
  }
}

// Takes the entries from `at` on that are deeper than `level`.
std::vector<DocumentSymbol> children_of(std::vector<Entry>& entries, std::size_t& at, int level) {
  std::vector<DocumentSymbol> children;
  while (at < entries.size() && entries[at].level > level) {
    const int own_level = entries[at].level;
    DocumentSymbol symbol = std::move(entries[at].symbol);
    ++at;
    if (own_level < kNoteLevel) symbol.children = children_of(entries, at, own_level);
    children.push_back(std::move(symbol));
  }
  return children;
}

}  // namespace

std::vector<DocumentSymbol> document_symbols(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<Entry> entries;
  add_headings(draft, entries);
  add_notes(draft, entries);
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.symbol.selection.begin < b.symbol.selection.begin;
  });
  // A section reaches to the next heading that is not below it.
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].level == kNoteLevel) continue;
    auto end = static_cast<std::uint32_t>(draft.document.source.size());
    for (std::size_t next = i + 1; next < entries.size(); ++next) {
      if (entries[next].level > entries[i].level) continue;
      end = line_begin(draft.document, entries[next].symbol.selection.begin);
      break;
    }
    const std::uint32_t begin = line_begin(draft.document, entries[i].symbol.selection.begin);
    entries[i].symbol.range = {begin, std::max(end, entries[i].symbol.selection.end)};
  }
  std::size_t at = 0;
  return children_of(entries, at, 0);
}

}  // namespace apparatus::features
