// Thin steps over citation::render and the source of the draft.
#include "lsp/checks/citation_text.h"

#include "lsp/checks/draft_text.h"

namespace apparatus::checks {

std::string file_in_words(const draft::Snapshot& snapshot, const citation::Citation& citation) {
  citation::Citation file = citation;
  file.leaves.clear();
  file.how = citation::How::stated;
  return citation::render(file, snapshot.draft->citation_conventions, *snapshot.authority);
}

std::string file_in_words(std::string_view archive,
                          const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string words(archive);
  for (const auto& [level, value] : parts)
    words.append(", ").append(level).append(" ").append(value);
  return words;
}

std::string_view part_value(const citation::Citation& citation, std::string_view level) {
  for (const citation::Part& part : citation.parts) {
    if (part.level == level) return part.value;
  }
  return {};
}

std::optional<std::string> with_part(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation, text::SourceRange whole,
                                     std::string_view level, std::string_view value) {
  const text::Document& document = snapshot.draft->document;
  for (const citation::Part& part : citation.parts) {
    if (part.level != level || part.range.empty()) continue;
    const text::SourceRange source = document.to_source(part.range);
    if (!whole.contains(source) || document.text(source) != document.text(part.range))
      return std::nullopt;
    return source_with(document, whole, source, value);
  }
  return std::nullopt;
}

bool is_own_statement(const draft::Snapshot& snapshot, const citation::Citation& citation) {
  return is_own_statement(*snapshot.draft, citation);
}

bool is_own_statement(const draft::Draft& draft, const citation::Citation& citation) {
  const bool states =
      citation.how == citation::How::stated || citation.how == citation::How::implicit;
  return states && may_be_corrected(draft.document, citation.range.begin);
}

}  // namespace apparatus::checks
