#include "lsp/features/hover_parts.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {

std::string key_card(const draft::Snapshot& snapshot, std::size_t index) {
  const text::CitationKey& key = snapshot.draft->document.citation_keys[index];
  const bibliography::Entry* entry = snapshot.bibliography->find(key.key);
  if (entry == nullptr) {
    std::string card =
        "**" + in_markdown(key.key) + "**: no bibliography of this draft has such an entry.";
    const auto near = snapshot.bibliography->near(key.key);
    if (!near.empty()) card += " The nearest is " + in_markdown(near.front()) + ".";
    return card;
  }
  std::string card = in_markdown(bibliography::formatted(*entry)) + "\n\n";
  if (!key.locator.empty()) card += "here: " + in_markdown(key.locator) + "\n\n";
  card += "`" + entry->key + "` in " + in_markdown(work_name(entry->file)) + ", line " +
          std::to_string(entry->line);
  return card;
}

std::string note_card(const draft::Snapshot& snapshot, std::size_t note) {
  return in_markdown(shortened(note_text(*snapshot.draft, note), 1200));
}

}  // namespace apparatus::features
