#include "lsp/features/folding.h"

#include <algorithm>
#include <string_view>

#include "lsp/features/document_symbols.h"

namespace apparatus::features {
namespace {

class Folder {
 public:
  explicit Folder(const draft::Draft& draft) : draft_(draft), source_(draft.document.source) {}

  std::vector<FoldingRange> fold(const std::vector<DocumentSymbol>& outline) {
    for (const auto& symbol : outline) add_section(symbol);
    for (const auto& note : draft_.document.notes) {
      const auto text = draft_.document.to_source(note.range);
      add(note.definition.cover(text).begin, note.definition.cover(text).end, FoldingKind::region);
    }
    if (draft_.document.format == text::Format::markdown) {
      add_html_comments();
      add_front_matter();
    }
    if (draft_.document.format == text::Format::latex) add_latex_comments();
    std::sort(ranges_.begin(), ranges_.end(), [](const FoldingRange& a, const FoldingRange& b) {
      return a.first_line != b.first_line ? a.first_line < b.first_line : a.last_line > b.last_line;
    });
    ranges_.erase(std::unique(ranges_.begin(), ranges_.end(),
                              [](const FoldingRange& a, const FoldingRange& b) {
                                return a.first_line == b.first_line && a.last_line == b.last_line;
                              }),
                  ranges_.end());
    return std::move(ranges_);
  }

 private:
  std::uint32_t line_of(std::size_t offset) const {
    return draft_.document.lines.line_of(static_cast<std::uint32_t>(offset));
  }

  // Blank lines at the end stay visible, so that what follows is set off from the folded part.
  void add(std::size_t begin, std::size_t end, FoldingKind kind) {
    while (end > begin &&
           (source_[end - 1] == '\n' || source_[end - 1] == '\r' || source_[end - 1] == ' '))
      --end;
    if (end <= begin) return;
    const std::uint32_t first = line_of(begin);
    const std::uint32_t last = line_of(end - 1);
    if (last > first) ranges_.push_back({first, last, kind});
  }

  void add_section(const DocumentSymbol& symbol) {
    if (symbol.kind == SymbolKind::section)
      add(symbol.range.begin, symbol.range.end, FoldingKind::region);
    for (const auto& child : symbol.children) add_section(child);
  }

  void add_html_comments() {
    for (std::size_t at = source_.find("<!--"); at != std::string_view::npos;
         at = source_.find("<!--", at)) {
      const std::size_t end = source_.find("-->", at);
      if (end == std::string_view::npos) return;
      add(at, end + 3, FoldingKind::comment);
      at = end + 3;
    }
  }

  void add_front_matter() {
    if (!source_.starts_with("---\n") && !source_.starts_with("---\r\n")) return;
    const std::size_t end = source_.find("\n---", 3);
    if (end != std::string_view::npos) add(0, end + 4, FoldingKind::region);
  }

  void add_latex_comments() {
    const std::uint32_t count = draft_.document.lines.line_count();
    for (std::uint32_t line = 0; line < count; ++line) {
      std::uint32_t end = line;
      while (end < count && is_comment_line(end)) ++end;
      if (end > line + 1) ranges_.push_back({line, end - 1, FoldingKind::comment});
      if (end > line) line = end;
    }
  }

  bool is_comment_line(std::uint32_t line) const {
    const auto text = draft_.document.text(draft_.document.lines.line_range(source_, line));
    const auto first = text.find_first_not_of(" \t");
    return first != std::string_view::npos && text[first] == '%';
  }

  const draft::Draft& draft_;
  std::string_view source_;
  std::vector<FoldingRange> ranges_;
};

}  // namespace

std::vector<FoldingRange> folding_ranges(const draft::Snapshot& snapshot) {
  return Folder(*snapshot.draft).fold(document_symbols(snapshot));
}

}  // namespace apparatus::features
