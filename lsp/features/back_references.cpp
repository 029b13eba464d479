#include "lsp/features/back_references.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "citation/file_key.h"
#include "citation/recognise.h"
#include "lsp/features/cursor.h"
#include "lsp/features/edited_text.h"
#include "lsp/features/mention_facts.h"
#include "text/whole_markup.h"

namespace apparatus::features {
namespace {

using checks::Edit;
using citation::BackReference;
using citation::Citation;
using citation::How;
using text::SourceRange;

struct MarkForm {
  std::string_view open, close;
};

MarkForm mark_form(text::Format format) {
  if (format == text::Format::latex) return {"\\iffalse ibid: ", "\\fi{}"};
  return {"<!-- ibid: ", " -->"};
}

// A mark of an expanded reference, and what stood in its place.
struct Mark {
  SourceRange range;
  std::string_view original;
};

std::vector<Mark> marks_of(const text::Document& document) {
  const MarkForm form = mark_form(document.format);
  const std::string_view source = document.source;
  std::vector<Mark> marks;
  for (std::size_t at = source.find(form.open); at != std::string_view::npos;
       at = source.find(form.open, at + form.open.size())) {
    const std::size_t begin = at + form.open.size();
    const std::size_t end = source.find(form.close, begin);
    if (end == std::string_view::npos) break;
    marks.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + form.close.size())},
         source.substr(begin, end - begin)});
  }
  return marks;
}

bool can_be_marked(std::string_view original, const MarkForm& form) {
  return original.find(form.close) == std::string_view::npos &&
         original.find("\\fi") == std::string_view::npos;
}

// A mark with the full reference that stands before it.
struct Expanded {
  Mark mark;
  SourceRange reference;
  std::string key;  // of the file that it means
};

// Citations by where they stand in the source, whatever the order of the notes.
class Places {
 public:
  explicit Places(std::size_t count) { places_.reserve(count); }
  void add(SourceRange range, const Citation& citation) { places_.push_back({range, &citation}); }
  void sort() {
    std::stable_sort(places_.begin(), places_.end(),
                     [](const Place& a, const Place& b) { return a.range.begin < b.range.begin; });
  }

  struct Place {
    SourceRange range;
    const Citation* citation = nullptr;
  };
  // The last of those that begin before the offset; nullptr where none does.
  const Place* before(std::uint32_t offset) const {
    const auto behind =
        std::lower_bound(places_.begin(), places_.end(), offset,
                         [](const Place& one, std::uint32_t at) { return one.range.begin < at; });
    return behind == places_.begin() ? nullptr : &*(behind - 1);
  }

 private:
  std::vector<Place> places_;
};

std::vector<Expanded> expanded_references(const draft::Snapshot& snapshot,
                                          const std::vector<Mark>& marks) {
  const draft::Draft& draft = *snapshot.draft;
  Places places(draft.citations.size());
  for (const Citation& citation : draft.citations)
    places.add(source_range(draft, citation.range), citation);
  places.sort();
  std::vector<Expanded> found;
  for (const Mark& mark : marks) {
    const Places::Place* place = places.before(mark.range.begin);
    if (place == nullptr) continue;
    // The reference ends at its mark, or a stop before it that the Ibid. had had.
    const SourceRange range = place->range;
    const bool before = range.end <= mark.range.begin && range.end + 1 >= mark.range.begin;
    if (!before && range.end < mark.range.end) continue;
    found.push_back({mark, {range.begin, mark.range.begin}, key_of(snapshot, *place->citation)});
  }
  return found;
}

// The text with these references put back, and where each of them then begins.
struct PutBack {
  std::vector<Edit> edits;
  std::vector<std::uint32_t> begins;
};

PutBack put_back(const std::vector<Expanded>& references, const std::vector<bool>& wanted,
                 const std::vector<Mark>& marks) {
  PutBack result;
  std::size_t next = 0;
  std::int64_t shift = 0;
  result.begins.assign(references.size(), 0);
  for (const Mark& mark : marks) {
    const bool known =
        next < references.size() && references[next].mark.range.begin == mark.range.begin;
    if (known && wanted[next]) {
      const Expanded& one = references[next];
      result.begins[next] = static_cast<std::uint32_t>(one.reference.begin + shift);
      result.edits.push_back({{one.reference.begin, mark.range.end}, std::string(mark.original)});
    } else {
      result.edits.push_back({mark.range, ""});
    }
    if (known) ++next;
    const Edit& edit = result.edits.back();
    shift += static_cast<std::int64_t>(edit.new_text.size()) - edit.range.size();
  }
  return result;
}

}  // namespace

std::vector<Edit> expand_back_references(const draft::Snapshot& snapshot, bool with_marks) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const MarkForm form = mark_form(document.format);
  std::vector<Edit> edits;
  for (const Citation& citation : draft.citations) {
    if (citation.how != How::ibid || citation.back_reference != BackReference::resolved) continue;
    if (citation.parts.empty() && citation.archive.empty()) continue;
    const SourceRange range =
        text::with_whole_markup(document, source_range(draft, citation.range));
    if (!text::holds_whole_markup(document, range)) continue;
    const std::string_view original = document.text(range);
    if (!edits.empty() && range.begin < edits.back().range.end) continue;
    std::string full = text::in_source_notation(document, in_full(snapshot, citation));
    if (full.empty() || full == original) continue;
    const bool sentence_ends = original.ends_with('.') && !full.ends_with('.');
    if (sentence_ends) full += '.';
    if (with_marks) {
      if (!can_be_marked(original, form)) continue;
      full.append(form.open).append(original).append(form.close);
    }
    edits.push_back({range, std::move(full)});
  }
  return edits;
}

std::vector<Edit> collapse_back_references(const draft::Snapshot& snapshot) {
  const text::Document& document = snapshot.draft->document;
  const std::vector<Mark> marks = marks_of(document);
  if (marks.empty()) return {};
  const std::vector<Expanded> references = expanded_references(snapshot, marks);
  std::vector<bool> wanted(references.size(), true);
  // One that is not put back stands in full for those behind it, so that what they mean has to be
  // looked at again; a chain never needs more than a few rounds.
  constexpr int kMostRounds = 5;
  for (int round = 0; round < kMostRounds; ++round) {
    const PutBack tried = put_back(references, wanted, marks);
    const text::Document read =
        text::read_document(edited_text(document.source, tried.edits), document.format);
    citation::Neighbours neighbours;
    const auto citations = citation::recognise(read, *snapshot.authority, &neighbours);
    Places places(citations.size());
    for (const Citation& citation : citations)
      places.add(text::with_whole_markup(read, read.to_source(citation.range)), citation);
    places.sort();
    bool all_right = true;
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (!wanted[i]) continue;
      const Places::Place* same = places.before(tried.begins[i] + 1);
      const bool means_it =
          same != nullptr && same->range.contains(tried.begins[i]) &&
          citation::file_key(*same->citation, *snapshot.authority) == references[i].key;
      if (means_it) continue;
      wanted[i] = false;
      all_right = false;
    }
    if (all_right) return tried.edits;
  }
  return put_back(references, std::vector<bool>(references.size(), false), marks).edits;
}

}  // namespace apparatus::features
