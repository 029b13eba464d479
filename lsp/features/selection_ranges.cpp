#include "lsp/features/selection_ranges.h"

#include <algorithm>

#include "lsp/features/cursor.h"
#include "lsp/features/document_symbols.h"

namespace apparatus::features {
namespace {

using text::SourceRange;

bool is_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z') || byte == '\'';
}

SourceRange word_at(std::string_view source, std::uint32_t offset) {
  SourceRange word{offset, offset};
  while (word.begin > 0 && is_of_word(source[word.begin - 1])) --word.begin;
  while (word.end < source.size() && is_of_word(source[word.end])) ++word.end;
  return word;
}

void add_mention(const draft::Draft& draft, const Mention& mention,
                 std::vector<SourceRange>& ranges) {
  if (mention.kind == MentionKind::none) return;
  ranges.push_back(mention.range);
  if (mention.kind != MentionKind::citation) return;
  const auto& citation = draft.citations[static_cast<std::size_t>(mention.index)];
  const auto add = [&](text::ReadingRange part) {
    if (!part.empty()) ranges.push_back(source_range(draft, part));
  };
  add(citation.archive_range);
  add(citation.leaves_range);
  for (const auto& part : citation.parts) add(part.range);
}

void add_sections(const std::vector<DocumentSymbol>& symbols, std::vector<SourceRange>& ranges) {
  for (const auto& symbol : symbols) {
    if (symbol.kind == SymbolKind::section) ranges.push_back(symbol.range);
    add_sections(symbol.children, ranges);
  }
}

}  // namespace

std::vector<SourceRange> selection_ranges(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const SourceRange all{0, static_cast<std::uint32_t>(document.source.size())};
  offset = std::min(offset, all.end);

  std::vector<SourceRange> ranges = {word_at(document.source, offset), all};
  add_mention(draft, mention_at(draft, offset), ranges);
  for (const auto& block : document.blocks) ranges.push_back(source_range(draft, block.range));
  for (const auto& note : document.notes) {
    const SourceRange text = source_range(draft, note.range);
    ranges.push_back(text);
    if (!note.definition.empty()) ranges.push_back(note.definition.cover(text));
  }
  add_sections(document_symbols(snapshot), ranges);

  std::erase_if(ranges, [&](SourceRange range) { return !range.touches(offset); });
  std::stable_sort(ranges.begin(), ranges.end(),
                   [](SourceRange a, SourceRange b) { return a.size() < b.size(); });
  std::vector<SourceRange> chain;
  for (const SourceRange range : ranges) {
    if (range.empty() && range != all) continue;
    if (chain.empty() || (range.contains(chain.back()) && range != chain.back())) {
      chain.push_back(range);
    }
  }
  return chain;
}

}  // namespace apparatus::features
