#include "citation/scan_state.h"

#include <algorithm>

#include "citation/archive_before.h"
#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

constexpr std::uint32_t kLongestDescription = 600;  // bytes

// A description has words; "(1923)" has none, and "(RGASPI, f. 17 …)" is another citation.
bool is_description(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  int letters = 0;
  for (std::uint32_t at = begin; at < end;) {
    const Glyph glyph = glyph_at(text, at);
    letters += is_letter(glyph.value) ? 1 : 0;
    at += glyph.size;
  }
  return letters >= 4;
}

}  // namespace

bool has(const std::vector<std::string>& list, const std::string& item) {
  for (const std::string& one : list) {
    if (one == item) return true;
  }
  return false;
}

std::string one_line(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::string out(text.substr(begin, end - begin));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::uint32_t ScanState::keep(Sighting sighting) {
  Citation& citation = sighting.citation;
  sighting.block = block;
  citation.note = document.blocks[static_cast<std::size_t>(block)].note;
  sighting.attached = sightings.size() > in_block && only_joins(limit, citation.range.begin);
  std::uint32_t next = skip_spaces(text, citation.range.end, end);
  limit = citation.range.end;
  if (next < end && text[next] == ',') next = skip_spaces(text, next + 1, end);
  if (next < end && text[next] == '(') {
    const std::uint32_t close = closing_bracket(next, kLongestDescription);
    if (close > next && is_description(text, next + 1, close)) {
      citation.description = {next + 1, close};
      limit = close + 1;
    }
  }
  if (sighting.shape == Shape::coded && !has(schemes_seen, sighting.citation.scheme)) {
    schemes_seen.push_back(sighting.citation.scheme);
  }
  sightings.push_back(std::move(sighting));
  return limit;
}

void ScanState::attach_archive(Sighting& sighting, std::uint32_t at) {
  const ArchiveBefore found = archive_before(text, limit, at, authority);
  if (!found.found()) return;
  Citation& citation = sighting.citation;
  citation.archive = found.siglum;
  citation.archive_id = found.id;
  citation.archive_range = {found.begin, found.end};
  if (found.by_name && !uses_siglum(found.id))
    citation.archive = one_line(text, found.siglum_begin, found.siglum_end);
  if (!found.id.empty() && !found.by_name) settle_siglum(citation);
  citation.range.begin = found.begin;
  sighting.archive_looks_right = found.looks_right;
  sighting.archive_is_short = found.short_siglum;
  sighting.archive_separator = found.separator;
  const text::ReadingRange siglum{found.siglum_begin, found.siglum_end};
  if (found.damaged)
    sighting.repairs.push_back({siglum, found.siglum, siglum, "the archive's siglum misspelt"});
  if (found.separator == 0 && sighting.shape != Shape::back && !citation.parts.empty()) {
    sighting.repairs.push_back({{found.end, at},
                                ", ",
                                {found.begin, citation.parts.front().range.end},
                                "no comma after the archive",
                                true});
  }
}

void ScanState::take_back_reference(Sighting& sighting, std::uint32_t from) {
  if (!pending_back.empty() && past_mark(pending_back.end) == from &&
      sighting.citation.archive.empty()) {
    sighting.shape = Shape::back;
    sighting.citation.how = How::ibid;
    sighting.citation.range.begin = pending_back.begin;
  }
  pending_back = {};
}

std::uint32_t ScanState::past_mark(std::uint32_t at) const {
  at = skip_spaces(text, at, end);
  const bool mark = at < end && (text[at] == ',' || text[at] == ':' || text[at] == '.');
  return mark ? skip_spaces(text, at + 1, end) : at;
}

std::uint32_t ScanState::past_stop(std::uint32_t at) const {
  return at < end && text[at] == '.' ? at + 1 : at;
}

Label ScanState::label_here(std::uint32_t at) const {
  return label_at(text, at, end, authority.schemes);
}

bool ScanState::only_joins(std::uint32_t from, std::uint32_t to) const {
  std::uint32_t at = from;
  while (at < to) {
    const Glyph glyph = glyph_at(text, at);
    if (is_letter(glyph.value)) {
      const std::uint32_t word = read_word(text, at, to, words.conjunctions);
      if (word == 0) return false;
      at += word;
    } else if (is_digit(glyph.value)) {
      return false;
    } else {
      at += glyph.size;
    }
  }
  return true;
}

std::uint32_t ScanState::closing_bracket(std::uint32_t open, std::uint32_t longest) const {
  int depth = 0;
  for (std::uint32_t at = open; at < end && at - open < longest; ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
  }
  return open;
}

bool ScanState::uses_siglum(const std::string& id) {
  const authority::Archive* archive = authority.archives.by_id(id);
  if (archive == nullptr) return true;
  const std::string& siglum = archive->sigla.front();
  if (siglum.size() <= 2) return true;
  const auto [known, fresh] = siglum_used_.emplace(id, false);
  if (fresh) known->second = whole.has(siglum);
  return known->second;
}

void ScanState::settle_siglum(Citation& citation) {
  const auto [known, fresh] = settled_.emplace(citation.archive, citation.archive_id);
  if (fresh && authority.archives.meant_by(citation.archive) == nullptr) {
    std::string only;
    int named = 0;
    for (const authority::Archive* archive : authority.archives.by_siglum(citation.archive)) {
      bool spelt_out = false;
      for (const std::string* name :
           {&archive->name, &archive->original_name, &archive->english_name}) {
        spelt_out = spelt_out || (!name->empty() && whole.has(*name));
      }
      for (const std::string& name : archive->other_names) spelt_out = spelt_out || whole.has(name);
      if (!spelt_out) continue;
      only = archive->id;
      ++named;
    }
    const bool shared = authority.archives.by_siglum(citation.archive).size() > 1;
    if (shared) known->second = named == 1 ? only : std::string();
  }
  citation.archive_ambiguous = known->second.empty();
  if (!citation.archive_ambiguous) citation.archive_id = known->second;
}

bool ScanState::is_named(const authority::Archive& archive) {
  const auto known = named_.find(archive.id);
  if (known != named_.end()) return known->second;
  bool found = false;
  for (const auto* names : {&archive.other_names, &archive.sigla}) {
    for (const std::string& name : *names) {
      found = found || (name.size() > 2 && whole.has(name));
    }
  }
  for (const std::string* name : {&archive.name, &archive.original_name, &archive.english_name}) {
    found = found || (!name->empty() && whole.has(*name));
  }
  named_[archive.id] = found;
  return found;
}

}  // namespace apparatus::citation
