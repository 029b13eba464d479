#include "lsp/features/semantic_tokens.h"

#include <algorithm>

#include "lsp/features/cursor.h"

namespace apparatus::features {
namespace {

class Tokens {
 public:
  explicit Tokens(const text::Document& document) : document_(document) {}

  // Cut at line ends, which no token may cross.
  void add(TokenType type, text::SourceRange range) {
    std::uint32_t begin = range.begin;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (document_.source[at] != '\n' && document_.source[at] != '\r') continue;
      if (at > begin) tokens_.push_back({type, {begin, at}});
      begin = at + 1;
    }
    if (range.end > begin) tokens_.push_back({type, {begin, range.end}});
  }

  std::vector<SemanticToken> sorted() {
    std::stable_sort(tokens_.begin(), tokens_.end(),
                     [](const SemanticToken& a, const SemanticToken& b) {
                       return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                             : a.range.end > b.range.end;
                     });
    std::vector<SemanticToken> result;
    for (const SemanticToken& token : tokens_) {
      if (result.empty() || result.back().range.end <= token.range.begin) result.push_back(token);
    }
    return result;
  }

 private:
  const text::Document& document_;
  std::vector<SemanticToken> tokens_;
};

}  // namespace

std::vector<SemanticToken> semantic_tokens(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  Tokens tokens(draft.document);
  for (const auto& citation : draft.citations) {
    const auto whole = source_range(draft, citation.range);
    const auto archive = citation.archive_range.empty()
                             ? text::SourceRange{whole.begin, whole.begin}
                             : source_range(draft, citation.archive_range);
    if (archive.empty() || archive == whole || !whole.contains(archive)) {
      tokens.add(TokenType::file, whole);
    } else {
      tokens.add(TokenType::file, {whole.begin, archive.begin});
      tokens.add(TokenType::archive, archive);
      tokens.add(TokenType::file, {archive.end, whole.end});
    }
  }
  for (const auto& date : draft.dates) tokens.add(TokenType::date, source_range(draft, date.range));
  for (const auto& name : draft.names)
    tokens.add(TokenType::person, source_range(draft, name.range));
  return tokens.sorted();
}

}  // namespace apparatus::features
