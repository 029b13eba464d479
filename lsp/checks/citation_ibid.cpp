// citation-ibid: Ibid. that leads nowhere, or to one of several. Some writers use it for the last
// of several sources throughout; then it is their habit, and the finding says less loudly that it
// is not certain. And Ibid. that has come to mean another file since the draft was opened or saved,
// because notes were moved or inserted before it.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "citation/file_key.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"
#include "lsp/draft/remembered.h"
#include "text/whole_markup.h"

namespace apparatus::checks {
namespace {

// As many of them and it is a habit, not a slip.
constexpr int kHabit = 4;

// The distinct files of the last note with citations before this one: what the Ibid. may mean.
std::vector<const citation::Citation*> candidates(const draft::Snapshot& snapshot,
                                                  std::size_t index) {
  const auto& citations = snapshot.draft->citations;
  const int note = citations[index].note;
  std::size_t at = index;
  while (at > 0 && citations[at - 1].note == note && note >= 0) --at;
  std::vector<const citation::Citation*> found;
  std::vector<std::string> keys;
  if (at == 0) return found;
  const int before = citations[at - 1].note;
  std::size_t begin = at;
  while (begin > 0 && citations[begin - 1].note == before) --begin;
  for (std::size_t i = begin; i < at; ++i) {
    const std::string key = citation::file_key(citations[i], *snapshot.authority);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(key);
    found.push_back(&citations[i]);
  }
  return found;
}

// A source that an Ibid. may mean, in this file or in one before it.
struct Candidate {
  const citation::Citation* citation;
  Evidence evidence;
};

// Those of the last note of the files before.
std::vector<Candidate> carried_candidates(const draft::Snapshot& snapshot) {
  std::vector<Candidate> found;
  if (snapshot.manuscript == nullptr) return found;
  const std::size_t place = snapshot.place_in_manuscript;
  const auto& notes = snapshot.manuscript->carried[place].notes;
  const auto last = std::find_if(notes.rbegin(), notes.rend(),
                                 [](const auto& note) { return !note.archival.empty(); });
  if (last == notes.rend()) return found;
  for (const citation::CarriedCitation& carried : last->archival) {
    const auto back = static_cast<std::size_t>(carried.files_back);
    if (back > place) continue;
    const draft::Draft& there = *snapshot.manuscript->files[place - back];
    const auto range = there.document.to_source(carried.citation.range);
    found.push_back({&carried.citation, evidence_in(there, range.begin)});
  }
  return found;
}

std::vector<Candidate> all_candidates(const draft::Snapshot& snapshot, std::size_t index) {
  std::vector<Candidate> found;
  for (const citation::Citation* one : candidates(snapshot, index)) {
    const auto range = snapshot.draft->document.to_source(one->range);
    found.push_back({one, evidence_in_draft(snapshot, range.begin)});
  }
  return found.empty() ? carried_candidates(snapshot) : found;
}

std::string spelt_out(const draft::Snapshot& snapshot, const citation::Citation& ibid,
                      const citation::Citation& antecedent) {
  citation::Citation whole = antecedent;
  whole.how = citation::How::stated;
  if (!ibid.leaves_range.empty()) whole.leaves = ibid.leaves;
  return citation::render(whole, snapshot.draft->citation_conventions, *snapshot.authority);
}

constexpr std::string_view kWhen = " when the draft was opened or last saved";

using Names = std::vector<std::uint64_t>;

// What a reference meant then; nullptr where that is not known or is what it means now.
const draft::RememberedMeaning* meaning_before(const draft::Snapshot& snapshot, const Names& names,
                                               std::size_t index) {
  if (snapshot.remembered == nullptr || names[index] == 0) return nullptr;
  const auto known = snapshot.remembered->of_reference.find(names[index]);
  if (known == snapshot.remembered->of_reference.end()) return nullptr;
  const citation::Citation& now = snapshot.draft->citations[index];
  const bool same = now.back_reference == citation::BackReference::resolved &&
                    draft::mean_the_same(now, known->second.citation, *snapshot.authority);
  return same ? nullptr : &known->second;
}

// What a reference meant that was to a printed work then, in the draft's notation; "" for none.
std::string work_before(const draft::Snapshot& snapshot, const Names& names, std::size_t index) {
  if (snapshot.remembered == nullptr || names[index] == 0) return {};
  const auto known = snapshot.remembered->of_work.find(names[index]);
  return known == snapshot.remembered->of_work.end() ? std::string() : known->second.in_full;
}

void offer_as_it_is(std::string words, std::vector<Fix>& fixes) {
  Fix fix;
  fix.title = "Write " + in_quotes(words);
  fix.new_text = std::move(words);
  fixes.push_back(std::move(fix));
}

void offer(const draft::Snapshot& snapshot, const std::string& words, std::vector<Fix>& fixes) {
  if (words.empty()) return;
  Fix fix = write_instead(snapshot, words, false);
  const bool offered = std::any_of(
      fixes.begin(), fixes.end(), [&](const Fix& other) { return other.new_text == fix.new_text; });
  if (!offered) fixes.push_back(std::move(fix));
}

// A reference that leads to a file, and led to another.
void tell_changed_meanings(const draft::Snapshot& snapshot, const Names& names,
                           Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<bool> changed(draft.citations.size(), false);
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    const citation::Citation& citation = draft.citations[i];
    if (citation.back_reference != citation::BackReference::resolved) continue;
    const draft::RememberedMeaning* before = meaning_before(snapshot, names, i);
    const std::string work = before == nullptr ? work_before(snapshot, names, i) : std::string();
    if (before == nullptr && work.empty()) continue;
    changed[i] = true;
    // The first of a chain is told; the rest follows it.
    const int antecedent = citation.antecedent;
    if (antecedent >= 0 && antecedent < static_cast<int>(i) &&
        changed[static_cast<std::size_t>(antecedent)])
      continue;
    if (!may_be_corrected(draft.document, citation.range.begin)) continue;
    const std::string now = draft::in_full(draft, citation, *snapshot.authority);
    Finding finding;
    finding.code = "citation-ibid";
    finding.range =
        text::with_whole_markup(draft.document, draft.document.to_source(citation.range));
    finding.message = in_quotes(draft.document.text(citation.range)) + " now means " +
                      in_quotes(now) + "; it meant " +
                      in_quotes(before == nullptr ? work : before->in_full) + std::string(kWhen);
    if (before == nullptr)
      offer_as_it_is(work, finding.fixes);
    else
      offer(snapshot, before->in_full, finding.fixes);
    offer(snapshot, now, finding.fixes);
    if (antecedent >= 0) {
      const auto& source = draft.citations[static_cast<std::size_t>(antecedent)];
      finding.evidence.push_back(
          evidence_in_draft(snapshot, draft.document.to_source(source.range).begin));
    } else if (const auto source = draft::carried_antecedent(snapshot, citation)) {
      finding.evidence.push_back(evidence_in(
          *source->draft, source->draft->document.to_source(source->citation.range).begin));
    }
    findings.push_back(std::move(finding));
  }
}

std::string reason(citation::BackReference why, std::string_view text) {
  switch (why) {
    case citation::BackReference::no_antecedent:
      return in_quotes(text) + " has nothing before it to refer to";
    case citation::BackReference::not_archival:
      return in_quotes(text) + " names a leaf, and the reference before it is to a printed work";
    default:
      return in_quotes(text) + " may mean any of the sources of the note before";
  }
}

}  // namespace

void check_citation_ibid(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const auto& citations = snapshot.draft->citations;
  Names names;
  if (snapshot.remembered != nullptr) {
    names = draft::names_of_references(*snapshot.draft);
    tell_changed_meanings(snapshot, names, findings);
  }
  int of_several = 0;
  for (const citation::Citation& citation : citations) {
    if (citation.back_reference == citation::BackReference::several_sources) ++of_several;
  }
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const citation::Citation& citation = citations[i];
    const citation::BackReference why = citation.back_reference;
    if (why == citation::BackReference::none || why == citation::BackReference::resolved) continue;
    // The reference at the head of the chain is told; the rest follows from it.
    if (why == citation::BackReference::unresolved_antecedent) continue;
    // "Ibid." alone behind a printed work is in order; only leaves show that a file was meant.
    if (why == citation::BackReference::not_archival && citation.leaves_range.empty()) continue;
    if (!may_be_corrected(document, citation.range.begin)) continue;

    Finding finding;
    finding.code = "citation-ibid";
    finding.range = text::with_whole_markup(document, document.to_source(citation.range));
    finding.message = reason(why, document.text(citation.range));
    if (why == citation::BackReference::several_sources) {
      if (of_several >= kHabit) finding.severity = Severity::information;
      for (const Candidate& candidate : all_candidates(snapshot, i)) {
        // Both may stand on one line.
        const auto same = [&](const Evidence& told) {
          return told.file == candidate.evidence.file && told.line == candidate.evidence.line;
        };
        if (std::none_of(finding.evidence.begin(), finding.evidence.end(), same))
          finding.evidence.push_back(candidate.evidence);
        const std::string words = spelt_out(snapshot, citation, *candidate.citation);
        if (!words.empty()) finding.fixes.push_back(write_instead(snapshot, words, false));
      }
    }
    if (const draft::RememberedMeaning* before = meaning_before(snapshot, names, i)) {
      finding.message += "; it meant " + in_quotes(before->in_full) + std::string(kWhen);
      offer(snapshot, before->in_full, finding.fixes);
    } else if (std::string work = work_before(snapshot, names, i); !work.empty()) {
      finding.message += "; it meant " + in_quotes(work) + std::string(kWhen);
      offer_as_it_is(std::move(work), finding.fixes);
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
