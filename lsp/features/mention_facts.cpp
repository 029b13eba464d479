#include "lsp/features/mention_facts.h"

#include "citation/file_key.h"
#include "lsp/features/cursor.h"

namespace apparatus::features {
namespace {

template <class Items, class Same>
std::vector<std::size_t> indices_where(const Items& items, Same same) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (same(i)) result.push_back(i);
  }
  return result;
}

}  // namespace

int spelt_out_antecedent(const draft::Draft& draft, int citation) {
  int at = citation;
  for (std::size_t step = 0; step < draft.citations.size(); ++step) {
    const auto& here = draft.citations[static_cast<std::size_t>(at)];
    if (here.how == citation::How::stated || here.antecedent < 0 ||
        here.antecedent >= static_cast<int>(draft.citations.size()) || here.antecedent == at) {
      break;
    }
    at = here.antecedent;
  }
  return at;
}

std::string in_full(const draft::Snapshot& snapshot, const citation::Citation& citation) {
  citation::Conventions conventions = snapshot.draft->citation_conventions;
  // Only another scheme can name levels that the draft's usual one does not have.
  const auto* usual = snapshot.authority->schemes.by_id(conventions.scheme);
  const auto* own = snapshot.authority->schemes.by_id(citation.scheme);
  if (own != nullptr && (usual == nullptr || usual->family != own->family))
    conventions.scheme = citation.scheme;
  return citation::render(citation, conventions, *snapshot.authority);
}

std::string key_of(const draft::Snapshot& snapshot, const citation::Citation& citation) {
  return citation::file_key(citation, *snapshot.authority);
}

const authority::Archive* archive_of(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation) {
  const auto& archives = snapshot.authority->archives;
  if (const auto* archive = archives.by_id(citation.archive_id)) return archive;
  const auto known = archives.by_siglum(citation.archive);
  return known.empty() ? nullptr : known.front();
}

std::vector<std::size_t> same_file(const draft::Snapshot& snapshot, std::size_t citation) {
  const auto& citations = snapshot.draft->citations;
  const std::string key = key_of(snapshot, citations[citation]);
  if (key.empty()) return {citation};
  return indices_where(citations,
                       [&](std::size_t i) { return key_of(snapshot, citations[i]) == key; });
}

std::vector<std::size_t> same_person(const draft::Draft& draft, std::size_t name) {
  if (name >= draft.who.size() || draft.who[name].person.empty()) return {name};
  return indices_where(
      draft.who, [&](std::size_t i) { return draft.who[i].person == draft.who[name].person; });
}

std::vector<std::size_t> same_date(const draft::Draft& draft, std::size_t date) {
  if (draft.dates[date].edtf.empty()) return {date};
  return indices_where(
      draft.dates, [&](std::size_t i) { return draft.dates[i].edtf == draft.dates[date].edtf; });
}

std::vector<std::size_t> same_key(const draft::Draft& draft, std::size_t key) {
  const auto& keys = draft.document.citation_keys;
  return indices_where(keys, [&](std::size_t i) { return keys[i].key == keys[key].key; });
}

std::string place_in_draft(const draft::Draft& draft, const citation::Citation& citation) {
  const auto& notes = draft.document.notes;
  if (citation.note >= 0 && citation.note < static_cast<int>(notes.size())) {
    const std::string& label = notes[static_cast<std::size_t>(citation.note)].label;
    return "note " + (label.empty() ? std::to_string(citation.note + 1) : label);
  }
  const auto range = source_range(draft, citation.range);
  return "line " + std::to_string(draft.document.lines.line_of(range.begin) + 1);
}

std::string note_text(const draft::Draft& draft, std::size_t note) {
  std::string result;
  for (const char c : draft.document.text(draft.document.notes[note].range)) {
    if (c != '\n' && c != '\r' && c != '\t') {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

}  // namespace apparatus::features
