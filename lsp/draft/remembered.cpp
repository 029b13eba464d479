// Names are hashes: a draft of thousands of notes is compared with every keystroke.
#include "lsp/draft/remembered.h"

#include <functional>
#include <string_view>
#include <utility>

#include "citation/conventions.h"
#include "citation/file_key.h"
#include "lsp/draft/references_to_works.h"
#include "lsp/draft/works_spelt_out.h"

namespace apparatus::draft {
namespace {

// Bytes of the text before a note that tell it from others with the same words. Few, so that what
// is inserted before does not reach into them.
constexpr std::uint32_t kContext = 24;

std::string_view words_before(const text::Document& document, std::uint32_t source_offset) {
  std::uint32_t begin = source_offset > kContext ? source_offset - kContext : 0;
  while (begin < source_offset &&
         (static_cast<unsigned char>(document.source[begin]) & 0xC0) == 0x80)
    ++begin;
  std::string_view words = document.text(text::SourceRange{begin, source_offset});
  // Behind the note before, which may be a new one.
  if (const auto end = words.find_last_of("}]\n"); end != std::string_view::npos)
    words.remove_prefix(end + 1);
  return words;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  return (hash ^ more) * 0x9E3779B97F4A7C15ULL + (hash >> 29);
}
std::uint64_t mixed(std::uint64_t hash, std::string_view words) {
  return mixed(hash, std::hash<std::string_view>()(words));
}

std::uint64_t name_of(const text::Document& document, int in_note, text::ReadingRange reference) {
  if (in_note < 0) {
    const auto range = document.to_source(reference);
    return mixed(mixed(1, words_before(document, range.begin)), document.text(range));
  }
  const text::Note& note = document.notes[static_cast<std::size_t>(in_note)];
  const std::uint64_t place = reference.begin - note.range.begin;
  if (!note.label.empty()) return mixed(mixed(2, note.label), place);
  const std::uint64_t words =
      mixed(mixed(3, words_before(document, note.definition.begin)), document.text(note.range));
  return mixed(words, place);
}

// One that two share is nobody's.
void drop_shared(std::vector<std::uint64_t>& names) {
  std::unordered_map<std::uint64_t, std::size_t> first_of_name;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == 0) continue;
    const auto [first, is_first] = first_of_name.emplace(names[i], i);
    if (!is_first) names[first->second] = names[i] = 0;
  }
}

}  // namespace

std::vector<std::uint64_t> names_of_references(const Draft& draft) {
  std::vector<std::uint64_t> names(draft.citations.size(), 0);
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    const citation::Citation& citation = draft.citations[i];
    if (citation.back_reference == citation::BackReference::none) continue;
    names[i] = name_of(draft.document, citation.note, citation.range);
  }
  drop_shared(names);
  return names;
}

std::vector<std::uint64_t> names_of_works(const text::Document& document,
                                          const std::vector<reference::Reference>& references) {
  std::vector<std::uint64_t> names(references.size(), 0);
  for (std::size_t i = 0; i < references.size(); ++i) {
    const reference::Reference& one = references[i];
    if (one.form == reference::Form::same_place)
      names[i] = name_of(document, one.statement.note, one.statement.range);
  }
  drop_shared(names);
  return names;
}

bool mean_the_same(const citation::Citation& a, const citation::Citation& b,
                   const authority::Authority& authority) {
  if (a.leaves_range.empty() && b.leaves_range.empty() && a.leaves != b.leaves) return false;
  if (a.archive == b.archive && a.parts == b.parts) return true;
  return citation::file_key(a, authority) == citation::file_key(b, authority);
}

std::string in_full(const Draft& draft, const citation::Citation& reference,
                    const authority::Authority& authority) {
  citation::Citation whole = reference;
  whole.how = citation::How::stated;
  return citation::render(whole, draft.citation_conventions, authority);
}

std::shared_ptr<const RememberedMeanings> meanings_of(const Snapshot& snapshot) {
  const Draft& draft = *snapshot.draft;
  const authority::Authority& authority = *snapshot.authority;
  auto remembered = std::make_shared<RememberedMeanings>();
  const std::vector<std::uint64_t> names = names_of_references(draft);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const citation::Citation& citation = draft.citations[i];
    if (names[i] == 0 || citation.back_reference != citation::BackReference::resolved) continue;
    remembered->of_reference.emplace(
        names[i], RememberedMeaning{citation, in_full(draft, citation, authority)});
  }
  const reference::References references = references_to_works(snapshot);
  const WorksSpeltOut works(snapshot, draft.document, references);
  const std::vector<std::uint64_t> of_works = names_of_works(draft.document, references.references);
  for (std::size_t i = 0; i < of_works.size(); ++i) {
    if (of_works[i] == 0) continue;
    std::string meaning = works.meaning(i);
    if (meaning.empty()) continue;
    const std::vector<std::string> readings = works.readings(i);
    remembered->of_work.emplace(
        of_works[i],
        RememberedWork{std::move(meaning), readings.empty() ? std::string() : readings.front()});
  }
  return remembered;
}

}  // namespace apparatus::draft
