#include "lsp/features/document_links.h"

#include <unordered_map>

#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

constexpr std::string_view kFile = "file ";
constexpr std::string_view kEntry = "entry ";

// A back reference leads within the draft, as definition does; a link on it would say otherwise.
bool names_its_file(const citation::Citation& citation) {
  return citation.how == citation::How::stated || citation.how == citation::How::implicit;
}

}  // namespace

std::vector<DocumentLink> document_links(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<DocumentLink> links;
  std::unordered_map<std::string, std::string> tooltips;  // by key; "" where nobody cites the file
  for (const auto& citation : draft.citations) {
    if (!names_its_file(citation)) continue;
    const std::string key = key_of(snapshot, citation);
    if (key.empty()) continue;
    const auto [known, fresh] = tooltips.try_emplace(key);
    if (fresh) {
      if (const auto file = snapshot.knowledge->file(key)) {
        known->second = "cited in " + count_of(file->files.size(), "text") + " of the corpus";
      }
    }
    if (known->second.empty()) continue;
    links.push_back({source_range(draft, citation.range), known->second, std::string(kFile) + key});
  }
  for (const auto& key : draft.document.citation_keys) {
    const auto* file = snapshot.bibliography->file_of(key.key);
    if (file == nullptr || key.source.empty()) continue;
    links.push_back({key.source, work_name(*file), std::string(kEntry) + key.key});
  }
  return links;
}

std::optional<Location> link_target(const draft::Snapshot& snapshot, std::string_view target) {
  if (target.starts_with(kFile)) {
    const auto places = snapshot.knowledge->places_citing(target.substr(kFile.size()), 1);
    if (places.empty()) return std::nullopt;
    return location_of(places.front());
  }
  if (target.starts_with(kEntry)) {
    const auto* entry = snapshot.bibliography->find(std::string(target.substr(kEntry.size())));
    if (entry == nullptr) return std::nullopt;
    return location_of_entry(*entry);
  }
  return std::nullopt;
}

}  // namespace apparatus::features
