#include "lsp/features/workspace_symbols.h"

#include <algorithm>
#include <unordered_set>

#include "citation/file_key.h"
#include "lsp/features/cast.h"
#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/wording.h"
#include "lsp/features/words.h"
#include "name/folding.h"

namespace apparatus::features {

std::vector<WorkspaceSymbol> workspace_symbols(const index::Knowledge& knowledge,
                                               const authority::Authority& authority,
                                               std::string_view query, int limit) {
  std::vector<WorkspaceSymbol> symbols;
  const auto full = [&] { return symbols.size() >= static_cast<std::size_t>(std::max(limit, 0)); };
  for (const auto& archive : knowledge.archives()) {
    if (full()) break;
    if (query.empty() || !begins_loosely(archive.value, query)) continue;
    citation::Citation citation;
    citation.archive = archive.value;
    if (const auto known = authority.archives.by_siglum(archive.value); !known.empty()) {
      citation.archive_id = known.front()->id;
    }
    const auto places = knowledge.places_citing(citation::holdings_key(citation, authority), 1);
    if (places.empty()) continue;
    symbols.push_back({archive.value, "archive · " + count_of(archive.count, "citation"),
                       location_of(places.front())});
  }
  std::unordered_set<std::string> seen;
  for (const std::string& prefix : name::folds(query, authority)) {
    if (prefix.empty() || full()) continue;
    for (const auto& person : knowledge.persons_starting_with(prefix, limit)) {
      if (full() || !seen.insert(person.id).second) continue;
      const auto places = knowledge.mentions_of_person(person.id, 1);
      if (places.empty()) continue;
      symbols.push_back({person.display, "person · " + count_of(person.count, "mention"),
                         location_of(places.front())});
    }
  }
  return symbols;
}

std::vector<WorkspaceSymbol> draft_symbols(const draft::Snapshot& snapshot,
                                           std::string_view query) {
  const draft::Draft& draft = *snapshot.draft;
  const auto folds = name::folds(query, *snapshot.authority);
  std::vector<WorkspaceSymbol> symbols;
  for (const CastMember& member : cast_of(draft)) {
    const bool wanted = query.empty() || begins_loosely(member.parts.surname, query) ||
                        std::any_of(folds.begin(), folds.end(), [&](const std::string& fold) {
                          return !fold.empty() && member.surname_key.starts_with(fold);
                        });
    if (!wanted || member.display.empty()) continue;
    symbols.push_back(
        {member.display, "person · " + count_of(member.count, "mention") + " in this draft",
         location_in(draft, source_range(draft, draft.names[member.mentions.front()].range))});
  }
  return symbols;
}

}  // namespace apparatus::features
