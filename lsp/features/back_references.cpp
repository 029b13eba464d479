#include "lsp/features/back_references.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "citation/file_key.h"
#include "citation/recognise.h"
#include "lsp/draft/manuscript.h"
#include "lsp/draft/references_to_works.h"
#include "lsp/draft/works_spelt_out.h"
#include "lsp/features/cursor.h"
#include "lsp/features/edited_text.h"
#include "lsp/features/mention_facts.h"

#include "reference/scan.h"
#include "text/letters.h"
#include "text/whole_markup.h"

namespace apparatus::features {
namespace {

using checks::Edit;
using citation::BackReference;
using citation::Citation;
using citation::How;
using draft::WorksSpeltOut;
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

// A text that stands in the draft's place, read.
struct Read {
  text::Document document;
  std::vector<Citation> citations;
  reference::References references;
};

Read read_in_place(const draft::Snapshot& snapshot, std::string source) {
  Read read;
  read.document = text::read_document(std::move(source), snapshot.draft->document.format);
  citation::Neighbours neighbours;
  if (snapshot.manuscript != nullptr)
    neighbours.before = snapshot.manuscript->carried[snapshot.place_in_manuscript];
  read.citations = citation::recognise(read.document, *snapshot.authority, &neighbours);
  read.references = draft::references_in_place(snapshot, read.document, read.citations);
  return read;
}

std::string meaning_of(const draft::Snapshot& snapshot, const Citation& citation) {
  std::string meaning = citation::file_key(citation, *snapshot.authority);
  if (meaning.empty()) return meaning;
  for (const std::string& leaf : citation.leaves) meaning += "|" + leaf;
  return meaning;
}

// What a text cites, by where it stands in the source, whatever the order of the notes.
class Places {
 public:
  struct Place {
    SourceRange range;
    std::string meaning;  // equal for what leads to the same page; "" where nobody can say
  };

  Places(const draft::Snapshot& snapshot, const text::Document& document,
         const std::vector<Citation>& citations, const reference::References& references) {
    places_.reserve(citations.size() + references.references.size());
    for (const Citation& citation : citations)
      add(document, citation.range, meaning_of(snapshot, citation));
    const WorksSpeltOut works(snapshot, document, references);
    for (std::size_t i = 0; i < references.references.size(); ++i)
      add(document, references.references[i].statement.range, works.meaning(i));
    for (std::size_t i = 0; i < document.citation_keys.size(); ++i)
      places_.push_back(
          {draft::range_of_key(document, document.citation_keys[i]), works.meaning_of_key(i)});
    std::stable_sort(places_.begin(), places_.end(),
                     [](const Place& a, const Place& b) { return a.range.begin < b.range.begin; });
  }
  Places(const draft::Snapshot& snapshot, const Read& read)
      : Places(snapshot, read.document, read.citations, read.references) {}

  // The last of those that begin before the offset; nullptr where none does.
  const Place* before(std::uint32_t offset) const {
    const auto behind =
        std::lower_bound(places_.begin(), places_.end(), offset,
                         [](const Place& one, std::uint32_t at) { return one.range.begin < at; });
    return behind == places_.begin() ? nullptr : &*(behind - 1);
  }

 private:
  void add(const text::Document& document, text::ReadingRange range, std::string meaning) {
    const SourceRange whole = draft::with_own_emphasis(
        document, text::with_whole_markup(document, document.to_source(range)));
    places_.push_back({whole, std::move(meaning)});
  }

  std::vector<Place> places_;
};

// A mark with the full reference that stands before it.
struct Expanded {
  Mark mark;
  SourceRange reference;
  std::string meaning;
};

std::vector<Expanded> expanded_references(const Places& places, const std::vector<Mark>& marks) {
  std::vector<Expanded> found;
  for (const Mark& mark : marks) {
    const Places::Place* place = places.before(mark.range.begin);
    if (place == nullptr || place->meaning.empty()) continue;
    // The reference ends at its mark, or a stop before it that the Ibid. had had.
    const SourceRange range = place->range;
    const bool before = range.end <= mark.range.begin && range.end + 1 >= mark.range.begin;
    if (!before && range.end < mark.range.end) continue;
    found.push_back({mark, {range.begin, mark.range.begin}, place->meaning});
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

// A reference back, and what may take its place.
struct Candidate {
  SourceRange range;
  std::string meaning;
  std::vector<std::string> readings;  // the best first; never empty
  std::size_t tried = 0;              // how many of them have failed
};

// Whether what stands in the place of "Ibid." ends a sentence where the Ibid. did.
bool sentence_ends(const text::Document& document, SourceRange range) {
  const std::string_view source = document.source;
  std::size_t at = range.end;
  while (at < source.size() && (source[at] == ' ' || source[at] == '~')) ++at;
  if (at >= source.size()) return true;
  constexpr std::string_view kGoesOn = ",;:)].";
  if (kGoesOn.find(source[at]) != std::string_view::npos) return false;
  return text::letter_case_at(source, static_cast<std::uint32_t>(at)) != text::LetterCase::small;
}

std::string with_stop(const text::Document& document, SourceRange range, std::string words) {
  std::string_view original = document.text(range);
  while (!original.empty() &&
         (original.back() == '*' || original.back() == '_' || original.back() == '}'))
    original.remove_suffix(1);
  const bool stops = original.ends_with('.') && !words.ends_with('.') && !words.ends_with(".”") &&
                     sentence_ends(document, range);
  if (stops) words += '.';
  return words;
}

void add_archival(const draft::Snapshot& snapshot, std::vector<Candidate>& found) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  for (const Citation& citation : draft.citations) {
    if (citation.how != How::ibid || citation.back_reference != BackReference::resolved) continue;
    if (citation.parts.empty() && citation.archive.empty()) continue;
    const SourceRange range = draft::with_own_emphasis(
        document, text::with_whole_markup(document, source_range(draft, citation.range)));
    if (!text::holds_whole_markup(document, range)) continue;
    std::string full = text::in_source_notation(document, in_full(snapshot, citation));
    if (!full.empty()) found.push_back({range, meaning_of(snapshot, citation), {std::move(full)}});
  }
}

void add_printed(const draft::Snapshot& snapshot, const reference::References& references,
                 std::vector<Candidate>& found) {
  const WorksSpeltOut works(snapshot, snapshot.draft->document, references);
  for (std::size_t i = 0; i < references.references.size(); ++i) {
    if (!works.points_back(i)) continue;
    Candidate candidate{works.range(i), works.meaning(i), works.readings(i)};
    const bool possible =
        !candidate.range.empty() && !candidate.meaning.empty() && !candidate.readings.empty();
    if (possible) found.push_back(std::move(candidate));
  }
}

// Sorted; of two in one place the first, which is an archive's.
void put_in_order(std::vector<Candidate>& candidates) {
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.range.begin < b.range.begin; });
  std::uint32_t end = 0;
  std::erase_if(candidates, [&](const Candidate& one) {
    if (one.range.begin < end) return true;
    end = one.range.end;
    return false;
  });
}

std::vector<Edit> edits_of(const text::Document& document, const std::vector<Candidate>& candidates,
                           bool with_marks) {
  const MarkForm form = mark_form(document.format);
  std::vector<Edit> edits;
  for (const Candidate& one : candidates) {
    if (one.tried >= one.readings.size()) continue;
    const std::string_view original = document.text(one.range);
    std::string full = with_stop(document, one.range, one.readings[one.tried]);
    if (with_marks) full.append(form.open).append(original).append(form.close);
    edits.push_back({one.range, std::move(full)});
  }
  return edits;
}

// Whether each of them, written so, is read again as what it means and leads back to the very
// bytes that it takes the place of: fails those that are not. True where all are right.
bool try_readings(const draft::Snapshot& snapshot, std::vector<Candidate>& candidates) {
  const text::Document& document = snapshot.draft->document;
  const auto edits = edits_of(document, candidates, true);
  const Read read = read_in_place(snapshot, edited_text(document.source, edits));
  const auto references = expanded_references(Places(snapshot, read), marks_of(read.document));
  bool all_right = true;
  std::int64_t shift = 0;
  std::size_t next = 0;
  std::size_t expanded = 0;
  for (Candidate& one : candidates) {
    if (one.tried >= one.readings.size()) continue;
    const Edit& edit = edits[next++];
    const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
    const auto end = begin + static_cast<std::uint32_t>(edit.new_text.size());
    shift += static_cast<std::int64_t>(edit.new_text.size()) - edit.range.size();
    while (expanded < references.size() && references[expanded].mark.range.end < end) ++expanded;
    const bool right = expanded < references.size() && references[expanded].mark.range.end == end &&
                       references[expanded].reference.begin == begin &&
                       references[expanded].meaning == one.meaning;
    if (right) continue;
    ++one.tried;
    all_right = false;
  }
  return all_right;
}

// Leaves each candidate at the first reading that is right, or at none. False where nothing is
// left, or no end of it is found.
bool settle(const draft::Snapshot& snapshot, std::vector<Candidate>& candidates) {
  // Every round fails at least one reading, and nobody offers many.
  constexpr int kMostRounds = 12;
  for (int round = 0; round < kMostRounds && !candidates.empty(); ++round) {
    if (try_readings(snapshot, candidates)) return true;
    std::erase_if(candidates,
                  [](const Candidate& one) { return one.tried >= one.readings.size(); });
  }
  return false;
}

bool may_be_marked(const text::Document& document, const Candidate& one) {
  return can_be_marked(document.text(one.range), mark_form(document.format));
}

std::vector<Candidate> candidates_in(const draft::Snapshot& snapshot,
                                     const reference::References& references) {
  std::vector<Candidate> candidates;
  add_archival(snapshot, candidates);
  add_printed(snapshot, references, candidates);
  std::erase_if(candidates, [&](const Candidate& one) {
    return !may_be_marked(snapshot.draft->document, one);
  });
  put_in_order(candidates);
  return candidates;
}

// What looks back and is not among those that are spelt out.
std::vector<SourceRange> left_over(const draft::Snapshot& snapshot,
                                   const reference::References& references,
                                   const std::vector<Edit>& edits) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<SourceRange> left;
  for (const Citation& citation : draft.citations) {
    if (citation.how == How::ibid) left.push_back(source_range(draft, citation.range));
  }
  for (const reference::Reference& one : references.unsettled)
    left.push_back(source_range(draft, one.statement.range));
  const WorksSpeltOut works(snapshot, draft.document, references);
  for (std::size_t i = 0; i < references.references.size(); ++i) {
    if (works.points_back(i))
      left.push_back(source_range(draft, references.references[i].statement.range));
  }
  std::sort(left.begin(), left.end());
  std::uint32_t end = 0;
  auto edit = edits.begin();
  std::erase_if(left, [&](SourceRange range) {
    while (edit != edits.end() && edit->range.end <= range.begin) ++edit;
    const bool spelt_out = edit != edits.end() && edit->range.overlaps(range);
    if (spelt_out || range.begin < end) return true;
    end = range.end;
    return false;
  });
  return left;
}

}  // namespace

Expansion expand(const draft::Snapshot& snapshot, bool with_marks) {
  const text::Document& document = snapshot.draft->document;
  const reference::References references = draft::references_to_works(snapshot);
  std::vector<Candidate> candidates = candidates_in(snapshot, references);
  Expansion expansion;
  if (settle(snapshot, candidates)) expansion.edits = edits_of(document, candidates, with_marks);
  expansion.left = left_over(snapshot, references, expansion.edits);
  return expansion;
}

std::vector<Edit> expand_back_references(const draft::Snapshot& snapshot, bool with_marks) {
  return expand(snapshot, with_marks).edits;
}

std::vector<Edit> spell_out_work_at(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const draft::Draft& draft = *snapshot.draft;
  const auto reading = draft.document.cursor_to_reading(offset);
  if (!reading) return {};
  const auto& seen = draft.sightings().seen;
  const bool any = std::any_of(seen.begin(), seen.end(), [&](const reference::Sighting& sighting) {
    return !sighting.reference.phrase.empty() &&
           sighting.reference.statement.range.touches(*reading);
  });
  if (!any) return {};
  std::vector<Candidate> candidates;
  add_printed(snapshot, draft::references_to_works(snapshot), candidates);
  std::erase_if(candidates, [&](const Candidate& one) {
    return !one.range.touches(offset) || !may_be_marked(draft.document, one);
  });
  if (candidates.empty()) return {};
  candidates.erase(candidates.begin() + 1, candidates.end());
  return settle(snapshot, candidates) ? edits_of(draft.document, candidates, false)
                                      : std::vector<Edit>();
}

bool may_be_collapsed(const draft::Snapshot& snapshot) {
  return !marks_of(snapshot.draft->document).empty();
}

bool may_be_expanded(const draft::Snapshot& snapshot) {
  const auto& citations = snapshot.draft->citations;
  if (std::any_of(citations.begin(), citations.end(), [](const Citation& citation) {
        return citation.how == How::ibid && citation.back_reference == BackReference::resolved;
      }))
    return true;
  const reference::References references = draft::references_to_works(snapshot);
  const WorksSpeltOut works(snapshot, snapshot.draft->document, references);
  for (std::size_t i = 0; i < references.references.size(); ++i) {
    if (works.points_back(i)) return true;
  }
  return false;
}

std::vector<Edit> collapse_back_references(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const std::vector<Mark> marks = marks_of(document);
  if (marks.empty()) return {};
  const std::vector<Expanded> references = expanded_references(
      Places(snapshot, document, draft.citations, draft::references_to_works(snapshot)), marks);
  std::vector<bool> wanted(references.size(), true);
  // One that is not put back stands in full for those behind it, so that what they mean has to be
  // looked at again; a chain never needs more than a few rounds.
  constexpr int kMostRounds = 5;
  for (int round = 0; round < kMostRounds; ++round) {
    const PutBack tried = put_back(references, wanted, marks);
    const Read read = read_in_place(snapshot, edited_text(document.source, tried.edits));
    const Places places(snapshot, read);
    bool all_right = true;
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (!wanted[i]) continue;
      const Places::Place* same = places.before(tried.begins[i] + 1);
      const bool means_it = same != nullptr && same->range.contains(tried.begins[i]) &&
                            same->meaning == references[i].meaning;
      if (means_it) continue;
      wanted[i] = false;
      all_right = false;
    }
    if (all_right) return tried.edits;
  }
  return put_back(references, std::vector<bool>(references.size(), false), marks).edits;
}

}  // namespace apparatus::features
