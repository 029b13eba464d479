#include "lsp/checks/short_references.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"
#include "reference/titles.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

using reference::Form;
using reference::Outcome;
using reference::Reference;
using reference::Work;
using reference::WorkPtr;

// So many references must have led somewhere before one that leads nowhere is a fault: else the
// works may be listed where nobody has looked.
constexpr std::size_t kFewestResolved = 3;
constexpr int kMostSlips = 3;             // between the spellings of a surname that may be one
constexpr std::size_t kShortestStem = 4;  // bytes of a surname that is searched for in the text

class Judge {
 public:
  Judge(const draft::Snapshot& snapshot, const reference::References& references,
        Findings& findings)
      : snapshot_(snapshot), references_(references), findings_(findings) {}

  void run() {
    count();
    for (const Reference& reference : references_.references) {
      switch (reference.form) {
        case Form::short_title:
        case Form::same_work:
          tell_unknown(reference);
          tell_ambiguous(reference);
          break;
        case Form::author_date:
          tell_author_date(reference);
          break;
        case Form::full:
          tell_other_year(reference);
          break;
        case Form::same_place:
        case Form::periodical:
          break;
      }
    }
    tell_uncited();
  }

 private:
  const text::Document& document() const { return snapshot_.draft->document; }
  const Work& work(int index) const { return *references_.works[static_cast<std::size_t>(index)]; }

  void count() {
    cited_.assign(references_.works.size(), false);
    for (const Reference& reference : references_.references) {
      const bool of_work = reference.outcome == Outcome::resolved && reference.work >= 0;
      if (of_work) cited_[static_cast<std::size_t>(reference.work)] = true;
      if (of_work && reference.form != Form::full) ++resolved_;
      if (reference.form == Form::author_date) ++(of_work ? dated_ : undated_);
    }
    for (const WorkPtr& one : references_.works) {
      if (one->listed) ++listed_;
    }
    has_list_ = listed_ >= kFewestResolved || !snapshot_.bibliography->empty();
  }

  Finding finding(std::string_view code, text::ReadingRange range) const {
    Finding result;
    result.code = code;
    result.range = document().to_source(range);
    return result;
  }

  Evidence evidence(int index) const {
    const Work& one = work(index);
    if (one.entry >= 0) {
      const auto& entry = snapshot_.bibliography->entry(static_cast<std::size_t>(one.entry));
      return {entry.file, entry.line, bibliography::formatted(entry)};
    }
    const draft::Draft* holder = snapshot_.draft.get();
    const int file = references_.files[static_cast<std::size_t>(index)];
    if (file >= 0) holder = snapshot_.manuscript->files[static_cast<std::size_t>(file)].get();
    return evidence_in(*holder, holder->document.to_source(one.statement.range).begin);
  }

  // --- reference-unknown ---

  // Whether a surname stands in a note or in the bibliography outside of short references that lead
  // nowhere: then a full citation may be there that was not understood.
  bool stands_elsewhere(std::string_view surname) const {
    const std::string_view reading = document().reading;
    for (std::size_t at = reading.find(surname); at != std::string_view::npos;
         at = reading.find(surname, at + surname.size())) {
      const auto place = static_cast<std::uint32_t>(at);
      const int block = document().block_at(place);
      if (block < 0) continue;
      const text::Block& holder = document().blocks[static_cast<std::size_t>(block)];
      if (holder.note < 0 && holder.zone != text::Zone::bibliography) continue;
      const bool in_unknown = std::any_of(
          references_.references.begin(), references_.references.end(), [&](const Reference& one) {
            return one.outcome == Outcome::unknown && one.statement.range.contains(place);
          });
      if (!in_unknown) return true;
    }
    return false;
  }

  bool has_works_by(std::string_view surname) const {
    const std::string key = reference::surname_key(surname, *snapshot_.authority);
    if (key.size() <= std::size_t{kMostSlips} + 1)
      return true;  // too short to be told from another
    return std::any_of(references_.works.begin(), references_.works.end(), [&](const WorkPtr& one) {
      return std::any_of(
          one->author_keys.begin(), one->author_keys.end(), [&](const std::string& other) {
            return !key.empty() && !other.empty() && reference::same_word(key, other);
          });
    });
  }

  void tell_unknown(const Reference& reference) {
    if (reference.outcome != Outcome::unknown || !reference.certain) return;
    if (reference.statement.surnames.empty()) return;
    const std::string& surname = reference.statement.surnames.front();
    // Without a list the full citation may stand in a chapter that is not at hand.
    if (!has_list_ || resolved_ < kFewestResolved) return;
    if (has_works_by(surname) || stands_elsewhere(surname)) return;
    Finding result = finding("reference-unknown", reference.statement.range);
    result.message = "no work by " + in_quotes(surname) + " is " + "listed or cited in full";
    // Somebody else's work of this title: the name is wrong, or the list's.
    const auto keys = reference::title_keys(reference.statement.title, *snapshot_.authority);
    if (keys.empty()) return findings_.push_back(std::move(result));
    for (std::size_t i = 0; i < references_.works.size(); ++i) {
      const Work& one = *references_.works[i];
      if (!reference::begins_title(keys, one.title_keys)) continue;
      if (one.statement.surnames.empty()) continue;
      result.message += "; a work of this title is by " + in_quotes(one.statement.surnames.front());
      result.evidence.push_back(evidence(static_cast<int>(i)));
      break;
    }
    findings_.push_back(std::move(result));
  }

  // --- reference-ambiguous ---

  void tell_ambiguous(const Reference& reference) {
    if (reference.outcome != Outcome::ambiguous || !reference.certain || !has_list_) return;
    Finding result = finding("reference-ambiguous", reference.statement.range);
    result.severity = Severity::information;
    result.message = counted(reference.candidates.size(), "work") + " may be meant";
    for (const int candidate : reference.candidates) {
      if (result.evidence.size() < kMostEvidence) result.evidence.push_back(evidence(candidate));
    }
    findings_.push_back(std::move(result));
  }

  // --- reference-year ---

  void tell_author_date(const Reference& reference) {
    if (reference.outcome != Outcome::open || !has_list_ || reference.statement.surnames.empty())
      return;
    // One such form in a text is more likely a place and a year in parentheses.
    if (dated_ < kFewestResolved || undated_ > dated_) return;
    const std::string& surname = reference.statement.surnames.front();
    if (reference.candidates.empty()) {
      if (has_works_by(surname) || stands_elsewhere(surname)) return;
      Finding result = finding("reference-unknown", reference.statement.range);
      result.message = "no work by " + in_quotes(surname) + " is listed";
      findings_.push_back(std::move(result));
      return;
    }
    Finding result = finding("reference-year", reference.statement.year_range);
    std::string years;
    for (const int candidate : reference.candidates) {
      years += (years.empty() ? "" : ", ") + work(candidate).statement.year;
      if (result.evidence.size() < kMostEvidence) result.evidence.push_back(evidence(candidate));
    }
    const bool one = reference.candidates.size() == 1;
    result.message = one ? "the bibliography dates this work " + years
                         : "works by " + in_quotes(surname) + " are listed from " + years;
    if (one) {
      result.fixes.push_back(
          write_instead(snapshot_, work(reference.candidates.front()).statement.year, false));
    }
    findings_.push_back(std::move(result));
  }

  // Another edition has another year, and says so by its number, its volume or its place.
  void tell_other_year(const Reference& reference) {
    if (reference.work < 0) return;
    const reference::Statement& here = reference.statement;
    const Work& meant = work(reference.work);
    const reference::Statement& there = meant.statement;
    if (here.year.empty() || there.year.empty() || here.surnames.empty()) return;
    if (here.year.substr(0, 4) == there.year.substr(0, 4)) return;
    if (here.year.substr(0, 4) == there.first_year) return;
    if (here.names_edition || there.names_edition || here.volume != there.volume) return;
    if (here.place.empty() || here.place != there.place || here.container != there.container)
      return;
    if (here.surnames.size() != there.surnames.size()) return;
    const auto keys = reference::title_keys(here.title, *snapshot_.authority);
    if (keys.size() < 2 && keys.size() != meant.title_keys.size()) return;
    if (!reference::begins_title(keys, meant.title_keys)) return;
    Finding result = finding("reference-year", here.year_range);
    result.message = (meant.listed || meant.entry >= 0 ? "the bibliography dates this work "
                                                       : "this work is dated elsewhere ") +
                     there.year;
    result.evidence.push_back(evidence(reference.work));
    result.fixes.push_back(write_instead(snapshot_, there.year, false));
    findings_.push_back(std::move(result));
  }

  // --- reference-uncited ---

  // Whether the words stand in any file of the manuscript outside of its bibliography.
  bool stands_in_text(std::string_view words) const {
    for (const auto& draft : draft::drafts_of(snapshot_)) {
      const text::Document& text = draft->document;
      for (std::size_t at = text.reading.find(words); at != std::string::npos;
           at = text.reading.find(words, at + words.size())) {
        const int block = text.block_at(static_cast<std::uint32_t>(at));
        if (block < 0) return true;
        if (text.blocks[static_cast<std::size_t>(block)].zone != text::Zone::bibliography)
          return true;
      }
    }
    return false;
  }

  // What would stand in the text if the author were named in any way: the first half of the
  // surname, since cases, transliterations and scans change the other. "" for a work without an
  // author.
  static std::string trace_of(const Work& one) {
    if (one.statement.surnames.empty()) return {};
    std::string stem = one.statement.surnames.front();
    std::size_t length = std::max(kShortestStem, stem.size() / 2);
    while (length < stem.size() && (stem[length] & 0xC0) == 0x80) ++length;
    stem.resize(std::min(length, stem.size()));
    return stem;
  }

  void tell_uncited() {
    if (resolved_ < kFewestResolved) return;
    for (std::size_t i = 0; i < references_.works.size(); ++i) {
      const Work& one = *references_.works[i];
      if (!one.listed || references_.files[i] >= 0 || cited_[i]) continue;
      const std::string trace = trace_of(one);
      if (trace.size() < kShortestStem || stands_in_text(trace)) continue;
      Finding result = finding("reference-uncited", one.statement.range);
      result.severity = Severity::information;
      result.message = "nothing cites this work";
      findings_.push_back(std::move(result));
    }
  }

  const draft::Snapshot& snapshot_;
  const reference::References& references_;
  Findings& findings_;
  std::vector<bool> cited_;
  std::size_t resolved_ = 0;  // short forms that lead to a work
  std::size_t listed_ = 0;
  std::size_t dated_ = 0;    // author–date forms that lead to a work
  std::size_t undated_ = 0;  // and those that do not
  bool has_list_ = false;
};

}  // namespace

void check_short_references(const draft::Snapshot& snapshot,
                            const reference::References& references, Findings& findings) {
  Judge(snapshot, references, findings).run();
}

}  // namespace apparatus::checks
