#include "lsp/features/who_cites.h"

#include <algorithm>
#include <unordered_map>

#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

constexpr int kMostPlaces = 2000;

}  // namespace

std::optional<Subject> subject_at(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const Mention mention = mention_at(draft, offset);
  const auto index = static_cast<std::size_t>(mention.index);
  switch (mention.kind) {
    case MentionKind::citation: {
      const auto& citation = draft.citations[index];
      if (key_of(snapshot, citation).empty()) return std::nullopt;
      return Subject{mention.range, in_full(snapshot, citation), "file"};
    }
    case MentionKind::name:
      if (index >= draft.who.size() || draft.who[index].person.empty()) return std::nullopt;
      return Subject{mention.range, draft.who[index].display, "person"};
    case MentionKind::date:
      if (draft.dates[index].edtf.empty()) return std::nullopt;
      return Subject{mention.range, std::string(draft.document.text(mention.range)), "date"};
    case MentionKind::key:
    case MentionKind::note_call:
    case MentionKind::note_definition:
    case MentionKind::none:
      break;
  }
  return std::nullopt;
}

std::vector<CitingText> who_cites(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const Mention mention = mention_at(*snapshot.draft, offset);
  std::vector<CitingText> texts;
  if (mention.kind == MentionKind::none) return texts;
  std::unordered_map<std::string, std::size_t> by_file;
  for (const auto& place : corpus_places(snapshot, mention, kMostPlaces)) {
    const auto [known, fresh] = by_file.try_emplace(place.file, texts.size());
    if (fresh) texts.push_back({place.file, work_name(place.file), {}});
    texts[known->second].places.push_back(location_of(place));
  }
  for (auto& text : texts) {
    std::sort(text.places.begin(), text.places.end(),
              [](const Location& a, const Location& b) { return a.range < b.range; });
  }
  std::stable_sort(texts.begin(), texts.end(), [](const CitingText& a, const CitingText& b) {
    return a.places.size() > b.places.size();
  });
  return texts;
}

}  // namespace apparatus::features
