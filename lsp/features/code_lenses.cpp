#include "lsp/features/code_lenses.h"

#include <algorithm>
#include <unordered_set>

#include "lsp/features/cursor.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {

std::vector<text::SourceRange> code_lenses(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<text::SourceRange> lenses;
  std::unordered_set<std::string> seen;
  for (const auto& citation : draft.citations) {
    if (citation.how != citation::How::stated) continue;
    const std::string key = key_of(snapshot, citation);
    if (!key.empty() && seen.insert(key).second) {
      lenses.push_back(source_range(draft, citation.range));
    }
  }
  std::sort(lenses.begin(), lenses.end());
  return lenses;
}

std::string code_lens_title(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  if (mention.kind != MentionKind::citation || mention.range.begin != offset) return "";
  const auto index = static_cast<std::size_t>(mention.index);
  const std::string key = key_of(snapshot, snapshot.draft->citations[index]);
  const std::string here = count_of(same_file(snapshot, index).size(), "time") + " here";
  const auto file = key.empty() ? std::nullopt : snapshot.knowledge->file(key);
  if (!file) return "no text of the corpus cites it, " + here;
  return "cited in " + count_of(file->files.size(), "text") + " of the corpus, " + here;
}

}  // namespace apparatus::features
