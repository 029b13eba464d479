#include "citation/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "citation/kept_sightings.h"
#include "citation/printed_sources.h"
#include "text/foot_citations.h"

namespace apparatus::citation {
namespace {

using text::ReadingRange;

// Notes without any source that may stand between a reference back and what it refers to.
constexpr std::size_t kFurthest = 4;

// A note, or a block of the running text: what an Ibid. looks back over.
struct Unit {
  std::vector<int> sightings;  // indices, in reading order
  std::vector<int> blocks;
  ReadingRange range;
  int chapter = 0;
};

std::string file_of(const Citation& citation) {
  std::string key = citation.archive_id.empty() ? citation.archive : citation.archive_id;
  for (const Part& part : citation.parts) key += "/" + part.value;
  return key;
}

class Resolver {
 public:
  Resolver(const text::Document& document, const std::vector<Sighting>& sightings,
           const authority::Authority& authority, Neighbours* neighbours)
      : document_(document),
        sightings_(sightings),
        authority_(authority),
        words_(authority.schemes.words()),
        neighbours_(neighbours) {}

  // `made` takes what the next state can go on with; `earlier` may be null.
  std::vector<Citation> run(const Scan* scan, const EarlierResolution* earlier, Resolution* made) {
    learn_habits();
    std::vector<std::vector<Unit>> both = streams();
    const bool stands_alone = neighbours_ == nullptr || neighbours_->before.empty();
    made_ = stands_alone ? made : nullptr;
    if (made_ != nullptr && earlier != nullptr && earlier->resolution.complete &&
        habits_.decide_as(earlier->resolution.habits)) {
      earlier_ = earlier;
      scan_ = scan;
    }
    resolve_stream(both.front(), &Resolution::running_text);
    take_over_notes(both.back());
    resolve_stream(both.back(), &Resolution::notes);
    leave_behind();
    keep();
    tell_damage();
    return in_reading_order();
  }

 private:
  // ---- the document's habits ----

  void learn_habits() {
    for (const Sighting& sighting : sightings_) {
      const Citation& citation = sighting.citation;
      if (sighting.shape == Shape::slashed && sighting.leaf_after_slash)
        ++habits_.leaf_behind_slash;
      if (sighting.shape == Shape::slashed && !sighting.comma_list.empty() &&
          sighting.archive_looks_right) {
        ++habits_.leaf_behind_comma;
      }
      if (sighting.shape == Shape::back) {
        if (sighting.leaf_labelled) ++habits_.back_leaves_labelled;
        if (!sighting.leaf_labelled && !citation.leaves.empty()) ++habits_.back_leaves_bare;
      } else if (sighting.leaf_labelled) {
        ++habits_.leaves_labelled;
      }
      if (citation.parts.empty() || citation.archive.empty() || !sighting.archive_looks_right)
        continue;
      if (sighting.shape == Shape::slashed && sighting.may_be_date && citation.archive_id.empty())
        continue;
      const auto [known, fresh] =
          habits_.archive_of_fond.emplace(citation.parts.front().value, citation.archive);
      if (!fresh && known->second != citation.archive) known->second.clear();
      habits_.id_of_archive[citation.archive] = citation.archive_id;
      if (citation.archive_ambiguous) habits_.ambiguous.insert(citation.archive);
      habits_.archive_of_scheme.emplace(citation.scheme, citation.archive);
    }
  }

  // ---- the sequence ----

  std::vector<std::vector<Unit>> streams() const {
    std::vector<Unit> prose;
    std::vector<Unit> notes(document_.notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
      notes[i].chapter = document_.notes[i].chapter;
      notes[i].range = document_.notes[i].range;
    }
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const text::Block& block = document_.blocks[i];
      if (block.note >= 0 && block.note < static_cast<int>(notes.size())) {
        Unit& note = notes[static_cast<std::size_t>(block.note)];
        note.blocks.push_back(static_cast<int>(i));
        note.range = note.range.empty() ? block.range : note.range.cover(block.range);
      } else {
        prose.push_back({{}, {static_cast<int>(i)}, block.range, 0});
      }
    }
    std::vector<Unit*> unit_of(document_.blocks.size(), nullptr);
    for (std::vector<Unit>* stream : {&prose, &notes}) {
      for (Unit& unit : *stream) {
        for (const int block : unit.blocks) unit_of[static_cast<std::size_t>(block)] = &unit;
      }
    }
    for (std::size_t i = 0; i < sightings_.size(); ++i) {
      if (Unit* unit = unit_of[static_cast<std::size_t>(sightings_[i].block)]) {
        unit->sightings.push_back(static_cast<int>(i));
      }
    }
    std::vector<std::vector<Unit>> out;
    out.push_back(std::move(prose));
    out.push_back(std::move(notes));
    return out;
  }

  void resolve_stream(const std::vector<Unit>& stream, ResolvedStream Resolution::*which) {
    history_ = std::move(carried_history_);
    last_of_archive_ = std::move(carried_of_archive_);
    carried_history_.clear();
    carried_of_archive_.clear();
    stream_ = &stream;
    stream_result_ = results_.size();
    ends_.clear();
    if (earlier_ != nullptr) take_over(earlier_->resolution.*which);
    for (std::size_t i = history_.size(); i < stream.size(); ++i) {
      unit_ = i;
      history_.emplace_back();
      in_unit_.clear();
      const bool looked_before = std::exchange(looks_before_, false);
      heading_result_ = -1;
      for (const int sighting : stream[i].sightings)
        consider(sightings_[static_cast<std::size_t>(sighting)]);
      ends_.push_back({0, results_.size(), heading_result_, looks_before_, {}});
      looks_before_ = looks_before_ || looked_before;
      ++resolved_;
    }
    if (made_ != nullptr) keep_stream(made_->*which);
  }

  // ---- an earlier state ----

  // Whether the unit holds the very blocks that it held before, all moved alike.
  bool is_as_before(const Unit& unit, const ResolvedStream& was, std::size_t index) const {
    const text::Unchanged& same = earlier_->same;
    const std::size_t first = index == 0 ? 0 : was.units[index - 1].blocks;
    if (was.units[index].blocks - first != unit.blocks.size()) return false;
    for (std::size_t i = 0; i < unit.blocks.size(); ++i) {
      const auto block = static_cast<std::size_t>(unit.blocks[i]);
      const bool looked_at = block >= scan_->looked_from && block < scan_->looked_to;
      const auto then = static_cast<std::size_t>(was.blocks[first + i]);
      if (looked_at || !same.is_same(block) || !same.was_same(then) || same.now(then) != block)
        return false;
      if ((block < same.before) != (static_cast<std::size_t>(unit.blocks[0]) < same.before))
        return false;
    }
    return true;
  }

  // Up to the first changed unit everything is what it was: only places have moved.
  void take_over(const ResolvedStream& was) {
    for (std::size_t i = 0; i < stream_->size() && i < was.units.size(); ++i) {
      const Unit& unit = (*stream_)[i];
      if (!is_as_before(unit, was, i)) return;
      const ResolvedUnit& one = was.units[i];
      const auto block = unit.blocks.empty() ? 0 : static_cast<std::size_t>(unit.blocks.front());
      const std::uint32_t shift = block < earlier_->same.before ? 0 : earlier_->same.shift;
      const std::size_t begin = i == 0 ? was.first_result : was.units[i - 1].results;
      for (std::size_t result = begin; result < one.results; ++result)
        take_result(result, was.first_result, shift, block);
      history_.push_back(one.sources);
      Sources& sources = history_.back();
      sources.looked_until += sources.looked_until == 0 ? 0 : shift;
      for (int& source : sources.archival) {
        source = now(source, was.first_result);
        last_of_archive_[archive_key(result(source))] = source;
      }
      const int heading = one.heading < 0 ? -1 : now(one.heading, was.first_result);
      if (heading >= 0) heading_ = result(heading);
      looks_before_ = looks_before_ || one.looks_before;
      ends_.push_back({0, results_.size(), heading, one.looks_before, {}});
      ++taken_over_;
    }
  }

  int now(int result, std::size_t first_then) const {
    return result - static_cast<int>(first_then) + static_cast<int>(stream_result_);
  }

  void take_result(std::size_t index, std::size_t first_then, std::uint32_t shift,
                   std::size_t block) {
    Citation citation = earlier_->resolution.results[index];
    move_by(citation, shift);
    citation.note = document_.blocks[block].note;
    if (citation.antecedent >= 0) citation.antecedent = now(citation.antecedent, first_then);
    repairs_ = earlier_->resolution.repairs[index];
    for (Repair& repair : repairs_) move_by(repair, shift);
    store(std::move(citation));
  }

  void keep_stream(ResolvedStream& made) const {
    made.first_result = stream_result_;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const std::vector<int>& blocks = (*stream_)[i].blocks;
      made.blocks.insert(made.blocks.end(), blocks.begin(), blocks.end());
      made.units.push_back(ends_[i]);
      made.units.back().blocks = made.blocks.size();
      made.units.back().sources = history_[i];
    }
  }

  void keep() {
    if (made_ == nullptr) return;
    made_->complete = true;
    made_->habits = habits_;
    made_->results = results_;
    made_->repairs = result_repairs_;
    made_->units_resolved = resolved_;
    made_->units_taken_over = taken_over_;
  }

  // ---- the files before and behind ----

  // The last notes of the file before become units without text in front of this file's own; their
  // citations are results that are taken out again in the end.
  void take_over_notes(std::vector<Unit>& notes) {
    if (neighbours_ == nullptr || neighbours_->before.empty()) return;
    const Carried& before = neighbours_->before;
    first_carried_ = static_cast<int>(results_.size());
    const auto take = [&](const CarriedCitation& carried) {
      store(carried.citation);
      return static_cast<int>(results_.size()) - 1;
    };
    for (const CarriedNote& note : before.notes) {
      Sources sources{{}, note.printed_any, note.printed_main, note.unresolved};
      for (const CarriedCitation& carried : note.archival)
        sources.archival.push_back(take(carried));
      carried_history_.push_back(std::move(sources));
    }
    for (const CarriedCitation& carried : before.last_of_archive)
      carried_of_archive_[archive_key(carried.citation)] = take(carried);
    carried_count_ = static_cast<int>(results_.size()) - first_carried_;
    notes.insert(notes.begin(), before.notes.size(), Unit());
  }

  bool is_carried(int index) const {
    return index >= first_carried_ && index < first_carried_ + carried_count_;
  }

  void leave_behind() {
    if (neighbours_ == nullptr) return;
    Carried own;
    const std::size_t given = neighbours_->before.notes.size();
    const std::size_t first =
        std::max(given, history_.size() - std::min(history_.size(), kFurthest));
    for (std::size_t i = first; i < history_.size(); ++i) {
      look_for_printed(i);
      const Sources& sources = history_[i];
      CarriedNote note{{}, sources.printed_any, sources.printed_main, sources.unresolved};
      for (const int index : sources.archival) note.archival.push_back({bare(result(index)), 1});
      own.notes.push_back(std::move(note));
    }
    // In the order of the text, not of a hash table.
    std::vector<int> last;
    for (const auto& [archive, index] : last_of_archive_) {
      if (!is_carried(index)) last.push_back(index);
    }
    std::sort(last.begin(), last.end());
    for (const int index : last) own.last_of_archive.push_back({bare(result(index)), 1});
    neighbours_->behind = handed_on(neighbours_->before, std::move(own));
    neighbours_->looks_before = looks_before_;
  }

  // Without what only its own file can follow.
  static Citation bare(Citation citation) {
    citation.antecedent = -1;
    citation.carried_antecedent = -1;
    citation.note = -1;
    citation.description = {};
    citation.damage.clear();
    return citation;
  }

  const Unit& unit() const { return (*stream_)[unit_]; }

  // Only asked for where a reference back follows, for most notes are never looked back upon.
  void look_for_printed(std::size_t index) {
    Sources& sources = history_[index];
    if (std::exchange(sources.printed_looked_for, true)) return;
    const Unit& one = (*stream_)[index];
    std::uint32_t from = one.range.begin;
    const auto look = [&](std::uint32_t to) {
      if (to <= from) return;
      const PrintedSources found = printed_sources(document_, {from, to}, words_);
      sources.printed_any = sources.printed_any || found.any;
      sources.printed_main = sources.printed_main || found.main;
    };
    for (const int sighting : one.sightings) {
      const Sighting& s = sightings_[static_cast<std::size_t>(sighting)];
      look(s.citation.range.begin);
      from = std::max(s.citation.range.end,
                      s.citation.description.empty() ? 0 : s.citation.description.end + 1);
    }
    look(one.range.end);
  }

  // ---- one sighting ----

  void consider(const Sighting& sighting) {
    repairs_ = sighting.repairs;
    if (sighting.shape == Shape::back) {
      consider_back(sighting);
      return;
    }
    Citation citation = sighting.citation;
    const int before = in_unit_.empty() ? -1 : in_unit_.back();
    if (sighting.shape == Shape::leaves_only) {
      if (before < 0 || !names_file(result(before))) return;
      inherit(citation, before, How::implicit);
      accept(std::move(citation));
      return;
    }
    if (sighting.shape == Shape::archive_only) {
      consider_general(std::move(citation));
      return;
    }
    if (!is_citation(sighting, before)) return;
    if (sighting.shape == Shape::coded) {
      if (citation.archive.empty() && before >= 0 && result(before).scheme == citation.scheme) {
        inherit(citation, before, How::implicit);
      } else if (citation.archive.empty()) {
        take_archive_of_scheme(citation);
      }
      accept(std::move(citation));
      return;
    }
    if (citation.archive.empty()) {
      if (before >= 0) {
        inherit(citation, before, How::implicit);
      } else {
        take_archive_of_fond(citation);
        if (citation.archive.empty() && tells_by_shape(citation)) take_archive_of_scheme(citation);
      }
    }
    settle_comma_list(sighting, citation);
  }

  // "RG 59, 861.00/11249": a value of a level that is known by its look is as telling as a code.
  bool tells_by_shape(const Citation& citation) const {
    const authority::Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    if (scheme == nullptr || scheme->form != authority::SchemeForm::collection) return false;
    return std::any_of(scheme->levels.begin(), scheme->levels.end(), [&](const auto& level) {
      return !level.shapes.empty() &&
             std::any_of(citation.parts.begin(), citation.parts.end(),
                         [&](const Part& part) { return part.level == level.name; });
    });
  }

  // An archive as a whole, or a fond under the heading of its archive.
  void consider_general(Citation citation) {
    if (!citation.archive.empty()) {
      heading_ = citation;
      heading_result_ = static_cast<int>(results_.size());
    } else if (!heading_.archive.empty()) {
      citation.archive = heading_.archive;
      citation.archive_id = heading_.archive_id;
      citation.archive_ambiguous = heading_.archive_ambiguous;
    } else {
      return;
    }
    store(std::move(citation));
  }

  bool is_citation(const Sighting& sighting, int before) const {
    const Citation& citation = sighting.citation;
    if (sighting.shape == Shape::slashed) {
      if (!citation.archive.empty()) {
        if (sighting.archive_is_short)
          return !sighting.may_be_date && citation.parts.size() >= 3 && sighting.leaf_after_slash;
        return !citation.archive_id.empty() || !sighting.may_be_date;
      }
      const bool whole = citation.parts.size() >= 3;
      if (!whole) return false;
      if (before >= 0 && sighting.attached && result(before).scheme == citation.scheme) return true;
      if (sighting.may_be_date) return false;
      if (before >= 0) return true;
      const auto fond = habits_.archive_of_fond.find(citation.parts.front().value);
      return fond != habits_.archive_of_fond.end() && !fond->second.empty();
    }
    if (sighting.shape == Shape::labelled) {
      if (citation.parts.empty()) return false;
      if (!is_top(citation)) return before >= 0 && !result(before).parts.empty();
      if (!citation.archive.empty())
        return citation.parts.size() >= 2 || !citation.archive_id.empty();
      // Without an archive: only what says enough to be nothing else.
      return citation.parts.size() >= 2 &&
             (before >= 0 || names_file(citation) || !citation.leaves.empty());
    }
    return true;
  }

  bool is_top(const Citation& citation) const {
    const authority::Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    return scheme != nullptr && !citation.parts.empty() &&
           citation.parts.front().level == scheme->levels.front().name;
  }

  bool names_file(const Citation& citation) const {
    const authority::Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    return scheme != nullptr && !citation.parts.empty() &&
           citation.parts.back().level == scheme->levels.back().name;
  }

  // Takes over from the result `from` the archive and the levels above the first that stands in
  // `citation`.
  void inherit(Citation& citation, int from, How how) const {
    const Citation& source = result(from);
    if (citation.archive.empty()) {
      citation.archive = source.archive;
      citation.archive_id = source.archive_id;
      citation.archive_ambiguous = source.archive_ambiguous;
    }
    std::vector<Part> parts;
    for (const Part& part : source.parts) {
      if (!citation.parts.empty() && part.level == citation.parts.front().level) break;
      if (!citation.parts.empty() && is_top(citation)) break;
      parts.push_back({part.level, part.value, {}});
    }
    parts.insert(parts.end(), citation.parts.begin(), citation.parts.end());
    citation.parts = std::move(parts);
    if (citation.scheme.empty()) citation.scheme = source.scheme;
    citation.how = how;
    citation.antecedent = from;
  }

  void take_archive_of_fond(Citation& citation) const {
    const auto found = habits_.archive_of_fond.find(citation.parts.front().value);
    if (found == habits_.archive_of_fond.end() || found->second.empty()) return;
    citation.archive = found->second;
    citation.archive_id = habits_.id_of_archive.at(found->second);
    citation.archive_ambiguous = habits_.ambiguous.count(found->second) != 0;
    citation.how = How::implicit;
  }

  // "FO 371/11021": the archive that the document cites under this scheme, else the one that the
  // codes belong to.
  void take_archive_of_scheme(Citation& citation) const {
    const authority::Archive* owner = nullptr;
    const auto known = habits_.archive_of_scheme.find(citation.scheme);
    if (known != habits_.archive_of_scheme.end()) {
      citation.archive = known->second;
      citation.archive_id = habits_.id_of_archive.at(known->second);
      citation.archive_ambiguous = habits_.ambiguous.count(known->second) != 0;
    } else if (const authority::Scheme* scheme = authority_.schemes.by_id(citation.scheme)) {
      owner = authority_.archives.by_id(scheme->archive);
    }
    if (owner != nullptr) {
      citation.archive = owner->sigla.front();
      citation.archive_id = owner->id;
    }
    citation.how = How::implicit;
  }

  // "100/5/78, 84, 99": leaves where the document writes them behind a comma, else files of the
  // same opis.
  void settle_comma_list(const Sighting& sighting, Citation citation) {
    if (sighting.comma_list.empty()) {
      accept(std::move(citation));
      return;
    }
    const std::vector<Leaf>& list = sighting.comma_list;
    const bool verso =
        std::any_of(list.begin(), list.end(), [](const Leaf& leaf) { return leaf.verso; });
    const bool range =
        std::any_of(list.begin(), list.end(), [](const Leaf& leaf) { return leaf.range; });
    const bool rising =
        list.front().text.find_first_not_of("0123456789") == std::string::npos &&
        citation.parts.back().value.find_first_not_of("0123456789") == std::string::npos &&
        citation.parts.back().value.size() <= 6 &&
        list.front().first > std::stoi(citation.parts.back().value);
    const bool in_leaves = range || habits_.comma_means_leaf() || !rising;
    const bool leaves =
        !sighting.files_listed && (verso || (!sighting.joined_by_word && in_leaves));
    if (sighting.joined_by_word && verso) {
      // "3/1a/1 and 2ob–3ob": only leaves have versos, so the file's number was left out.
      const Part last = citation.parts.back();
      citation.parts.pop_back();
      citation.leaves.push_back(last.value);
      citation.leaves_range = last.range;
    }
    const std::uint32_t list_end = list.back().end;
    if (leaves) {
      for (const Leaf& leaf : list) citation.leaves.push_back(leaf.text);
      citation.leaves_range = {
          citation.leaves_range.empty() ? list.front().begin : citation.leaves_range.begin,
          list_end};
      accept(std::move(citation));
      return;
    }
    citation.range.end = citation.parts.back().range.end;
    const Citation head = citation;
    const ReadingRange description = citation.description;
    citation.description = {};
    int first = accept(std::move(citation));
    for (const Leaf& leaf : list) {
      Citation file = head;
      repairs_.clear();
      file.archive_range = {};
      file.range = {leaf.begin, leaf.end};
      for (Part& part : file.parts) part.range = {};
      file.parts.back() = {file.parts.back().level, leaf.text, {leaf.begin, leaf.end}};
      file.how = How::implicit;
      file.antecedent = first;
      file.description = &leaf == &list.back() ? description : ReadingRange{};
      accept(std::move(file));
    }
  }

  // ---- references back ----

  // Whether a printed source stands in the unit before `at`. A unit may be long and hold many
  // references, so each stretch of it is looked at once.
  bool printed_before(std::uint32_t at) {
    Sources& sources = history_[unit_];
    const std::uint32_t from = std::max(sources.looked_until, unit().range.begin);
    if (!sources.printed_before && at > from)
      sources.printed_before = printed_sources(document_, {from, at}, words_).any;
    sources.looked_until = std::max(from, at);
    return sources.printed_before;
  }

  void consider_back(const Sighting& sighting) {
    Citation citation = sighting.citation;
    citation.how = How::ibid;
    if (sighting.printed_volume) return drop();
    if (!citation.archive.empty()) {
      const auto last = last_of_archive_.find(archive_key(citation));
      if (last != last_of_archive_.end()) {
        refer(citation, last->second);
        looks_before_ = looks_before_ || is_carried(last->second);
      } else {
        looks_before_ = true;
        citation.back_reference = BackReference::no_antecedent;
        accept(std::move(citation));
      }
      return;
    }
    if (!in_unit_.empty()) {
      // The nearest source of the same note.
      const Citation& nearest = result(in_unit_.back());
      const bool printed =
          printed_behind_ == in_unit_.back() ||
          printed_sources(document_,
                          {std::min(end_of(nearest), citation.range.begin), citation.range.begin},
                          words_)
              .main;
      if (printed) printed_behind_ = in_unit_.back();
      if (printed && !sighting.leaf_labelled) {
        history_[unit_].printed_any = true;
        return;
      }
      refer(citation, in_unit_.back());
      return;
    }
    if (printed_before(citation.range.begin) && !sighting.leaf_labelled) {
      history_[unit_].printed_any = true;
      return;
    }
    look_back(sighting, std::move(citation));
  }

  // Of the units at hand, those that stand for notes of earlier files.
  std::size_t notes_carried() const {
    return first_carried_ < 0 ? 0 : neighbours_->before.notes.size();
  }

  static std::uint32_t end_of(const Citation& citation) {
    return citation.description.empty() ? citation.range.end : citation.description.end + 1;
  }

  // An Ibid. that opens a note: what the note before cites.
  void look_back(const Sighting& sighting, Citation citation) {
    const int note = document_.blocks[static_cast<std::size_t>(sighting.block)].note;
    if (!sighting.leaf_labelled && text::foot_citation_before(document_, note).key >= 0)
      return drop();
    for (std::size_t back = 1; back <= kFurthest; ++back) {
      looks_before_ = looks_before_ || back > unit_ - notes_carried();
      if (back > unit_) break;
      const std::size_t index = unit_ - back;
      look_for_printed(index);
      const Sources& sources = history_[index];
      std::vector<std::string> files;
      for (const int source : sources.archival) {
        const std::string file = file_of(result(source));
        if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
        if (files.size() > 1) break;  // two are as many as a thousand
      }
      if (sources.unresolved)
        return leave(std::move(citation), BackReference::unresolved_antecedent);
      if (files.size() > 1) {
        if (sighting.printed_page) return drop();
        return leave(std::move(citation), BackReference::several_sources);
      }
      if (files.size() == 1) {
        if (sources.printed_main && sighting.printed_page) return drop();
        if (sources.printed_main && !sighting.leaf_labelled) {
          return leave(std::move(citation), BackReference::several_sources);
        }
        refer(citation, sources.archival.back());
        return;
      }
      if (sources.printed_any) {
        if (sighting.leaf_labelled) return leave(std::move(citation), BackReference::not_archival);
        return drop();
      }
      if (!sighting.leaf_labelled) return drop();
    }
    if (unit_ == notes_carried() && !sighting.printed_page)
      return leave(std::move(citation), BackReference::no_antecedent);
    drop();
  }

  // The reference is to a printed source: no archival citation.
  void drop() { history_[unit_].printed_any = true; }

  void leave(Citation citation, BackReference why) {
    citation.back_reference = why;
    history_[unit_].unresolved = true;
    citation.parts.clear();
    store(std::move(citation));
  }

  void refer(Citation citation, int antecedent) {
    citation.back_reference = BackReference::resolved;
    const bool bare = citation.leaves.empty() && citation.parts.empty();
    inherit(citation, antecedent, How::ibid);
    if (bare) citation.leaves = result(antecedent).leaves;
    if (!bare && !citation.leaves.empty() && habits_.misses_labels()) note_missing_label(citation);
    accept(std::move(citation));
  }

  // "Ibid., 14" among "Ibid., l. 16".
  void note_missing_label(const Citation& citation) {
    const std::string_view reading = document_.reading;
    const std::string_view before =
        reading.substr(citation.range.begin, citation.leaves_range.begin - citation.range.begin);
    if (before.size() < 2 || before.substr(before.size() - 2) != ", ") return;
    const bool several =
        citation.leaves.size() > 1 || citation.leaves.front().find('-') != std::string::npos;
    const std::uint32_t leaf = citation.leaves_range.begin;
    repairs_.push_back({{leaf, leaf},
                        several ? "ll. " : "l. ",
                        {citation.range.begin, citation.leaves_range.end},
                        "no label before the leaf"});
  }

  // ---- results ----

  const Citation& result(int index) const { return results_[static_cast<std::size_t>(index)]; }

  static std::string archive_key(const Citation& citation) {
    return citation.archive_id.empty() ? citation.archive : citation.archive_id;
  }

  // In a collection a box is enough; elsewhere the last level is the file.
  static bool reaches_file(const Citation& citation, const authority::Scheme& scheme) {
    if (citation.parts.empty()) return false;
    if (scheme.form == authority::SchemeForm::collection)
      return citation.parts.back().level != scheme.levels.front().name;
    return citation.parts.back().level == scheme.levels.back().name;
  }

  int accept(Citation citation) {
    const authority::Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    if (scheme != nullptr && citation.how != How::ibid && citation.leaves.empty() &&
        !reaches_file(citation, *scheme)) {
      citation.how = How::general;
    }
    const int index = static_cast<int>(results_.size());
    last_of_archive_[archive_key(citation)] = index;
    in_unit_.push_back(index);
    history_[unit_].archival.push_back(index);
    store(std::move(citation));
    return index;
  }

  void store(Citation citation) {
    results_.push_back(std::move(citation));
    result_repairs_.push_back(std::move(repairs_));
    repairs_.clear();
  }

  // ---- damage ----

  // What a document does as a rule is its way of writing, and no damage. Letters misread are damage
  // however often.
  void tell_damage() {
    std::map<std::string, int> count;
    int stated = 0;
    int back = 0;
    for (std::size_t i = 0; i < results_.size(); ++i) {
      if (is_carried(static_cast<int>(i))) continue;
      (results_[i].how == How::ibid ? back : stated) += 1;
      std::set<std::string_view> of_this;
      for (const Repair& repair : result_repairs_[i]) of_this.insert(repair.what);
      for (const std::string_view what : of_this) ++count[std::string(what)];
    }
    for (std::size_t i = 0; i < results_.size(); ++i) {
      const int of_kind = results_[i].how == How::ibid ? back : stated;
      std::erase_if(result_repairs_[i], [&](const Repair& repair) {
        const bool may_be_habit =
            repair.what.rfind("no ", 0) == 0 || repair.what.rfind("a ", 0) == 0;
        return may_be_habit && count[repair.what] > 1 && count[repair.what] * 4 > of_kind;
      });
      results_[i].damage = damage_of(std::move(result_repairs_[i]));
    }
  }

  // Repairs with overlapping contexts, applied together.
  std::vector<Damage> damage_of(std::vector<Repair> repairs) const {
    std::vector<Damage> out;
    std::sort(repairs.begin(), repairs.end(),
              [](const Repair& a, const Repair& b) { return a.context < b.context; });
    for (std::size_t first = 0; first < repairs.size();) {
      ReadingRange context = repairs[first].context;
      std::size_t last = first + 1;
      while (last < repairs.size() && repairs[last].context.begin < context.end) {
        context = context.cover(repairs[last].context);
        ++last;
      }
      out.push_back(mended(context, {repairs.begin() + static_cast<std::ptrdiff_t>(first),
                                     repairs.begin() + static_cast<std::ptrdiff_t>(last)}));
      first = last;
    }
    return out;
  }

  Damage mended(ReadingRange context, std::vector<Repair> repairs) const {
    std::sort(repairs.begin(), repairs.end(),
              [](const Repair& a, const Repair& b) { return a.range < b.range; });
    const std::string_view reading = document_.reading;
    Damage damage{context, {}, {}, true};
    std::uint32_t at = context.begin;
    for (const Repair& repair : repairs) {
      if (repair.range.begin < at) continue;
      damage.meant += reading.substr(at, repair.range.begin - at);
      damage.meant += repair.with;
      at = repair.range.end;
      if (damage.what.find(repair.what) == std::string::npos)
        damage.what += (damage.what.empty() ? "" : "; ") + repair.what;
      damage.stylistic = damage.stylistic && repair.stylistic;
    }
    damage.meant += reading.substr(at, context.end - at);
    return damage;
  }

  std::vector<Citation> in_reading_order() {
    std::vector<int> order;
    order.reserve(results_.size());
    for (int i = 0; i < static_cast<int>(results_.size()); ++i) {
      if (!is_carried(i)) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return result(a).range < result(b).range; });
    std::vector<int> place(results_.size(), -1);
    for (std::size_t i = 0; i < order.size(); ++i)
      place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    std::vector<Citation> out;
    out.reserve(order.size());
    for (const int index : order) {
      out.push_back(std::move(results_[static_cast<std::size_t>(index)]));
      Citation& citation = out.back();
      if (citation.antecedent < 0) continue;
      if (is_carried(citation.antecedent)) {
        citation.carried_antecedent = citation.antecedent - first_carried_;
      }
      citation.antecedent = place[static_cast<std::size_t>(citation.antecedent)];
    }
    return out;
  }

  const text::Document& document_;
  const std::vector<Sighting>& sightings_;
  const authority::Authority& authority_;
  const authority::CitationWords& words_;
  Habits habits_;
  std::vector<Citation> results_;  // in the order of resolving
  std::vector<std::vector<Repair>> result_repairs_;
  std::vector<Repair> repairs_;  // of the sighting in hand
  const std::vector<Unit>* stream_ = nullptr;
  std::size_t unit_ = 0;
  Citation heading_;          // the archive last named as a whole
  std::vector<int> in_unit_;  // results of this unit
  int printed_behind_ = -1;   // the result behind which a printed source stands, before the next
  std::vector<Sources> history_;  // of the units so far
  std::unordered_map<std::string, int> last_of_archive_;

  // What the next state can go on with, and what this one goes on with; null for none.
  Resolution* made_ = nullptr;
  const EarlierResolution* earlier_ = nullptr;
  const Scan* scan_ = nullptr;
  std::size_t stream_result_ = 0;   // the first result of the stream in hand
  std::vector<ResolvedUnit> ends_;  // of its units so far, without their blocks and sources
  int heading_result_ = -1;         // the result of the unit in hand that named an archive
  std::size_t resolved_ = 0;
  std::size_t taken_over_ = 0;

  Neighbours* neighbours_;
  // Results that stand for citations of earlier files, all in one run; -1 where nothing is carried.
  int first_carried_ = -1;
  int carried_count_ = 0;
  std::vector<Sources> carried_history_;  // of their notes, until the notes are resolved
  std::unordered_map<std::string, int> carried_of_archive_;
  bool looks_before_ = false;
};

}  // namespace

std::vector<Citation> resolve(const text::Document& document,
                              const std::vector<Sighting>& sightings,
                              const authority::Authority& authority, Neighbours* neighbours) {
  return Resolver(document, sightings, authority, neighbours).run(nullptr, nullptr, nullptr);
}

std::vector<Citation> resolve_again(const text::Document& document, const Scan& scan,
                                    const authority::Authority& authority, Neighbours* neighbours,
                                    const EarlierResolution* earlier, Resolution& made) {
  made = {};
  return Resolver(document, scan.sightings, authority, neighbours).run(&scan, earlier, &made);
}

}  // namespace apparatus::citation
