#include "lsp/checks/reference_meanings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/remembered.h"
#include "lsp/draft/works_spelt_out.h"
#include "text/whole_markup.h"

namespace apparatus::checks {
namespace {

constexpr std::string_view kWhen = " when the draft was opened or last saved";

// `words` stand in the draft's notation already.
void offer(const std::string& words, Finding& finding) {
  const bool offered = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                   [&](const Fix& other) { return other.new_text == words; });
  if (words.empty() || offered) return;
  Fix fix;
  fix.title = "Write " + in_quotes(words);
  fix.new_text = words;
  finding.fixes.push_back(std::move(fix));
}

class Comparison {
 public:
  Comparison(const draft::Snapshot& snapshot, const reference::References& references,
             Findings& findings)
      : snapshot_(snapshot),
        document_(snapshot.draft->document),
        references_(references),
        works_(snapshot, document_, references),
        findings_(findings) {}

  void run() {
    tell_other_works();
    tell_no_works();
  }

 private:
  // What a reference meant then: in words, and for a printed work by WorksSpeltOut::meaning.
  bool knows(std::uint64_t name, draft::RememberedWork& then) const {
    if (name == 0) return false;
    const auto work = snapshot_.remembered->of_work.find(name);
    if (work != snapshot_.remembered->of_work.end()) {
      then = work->second;
      return true;
    }
    const auto file = snapshot_.remembered->of_reference.find(name);
    if (file == snapshot_.remembered->of_reference.end()) return false;
    then = {"", text::in_source_notation(document_, file->second.in_full)};
    return true;
  }

  Finding finding_at(text::SourceRange range) const {
    Finding finding;
    finding.code = "citation-ibid";
    finding.range = range;
    return finding;
  }

  void tell_other_works() {
    const auto& all = references_.references;
    const std::vector<std::uint64_t> names = draft::names_of_works(document_, all);
    std::vector<bool> changed(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
      draft::RememberedWork then;
      if (!knows(names[i], then)) continue;
      const std::string meaning = works_.meaning(i);
      if (meaning.empty() || meaning == then.meaning) continue;
      changed[i] = true;
      // The first of a chain is told; the rest follows it.
      const int antecedent = all[i].antecedent;
      if (antecedent >= 0 && changed[static_cast<std::size_t>(antecedent)]) continue;
      const text::SourceRange range = works_.range(i);
      const std::vector<std::string> readings = works_.readings(i);
      if (range.empty() || readings.empty()) continue;
      const text::ReadingRange words = all[i].statement.range;
      if (may_be_of_archive(words) || !may_be_corrected(document_, words.begin)) continue;
      Finding finding = finding_at(range);
      finding.message =
          in_quotes(document_.text(words)) + " now means " + in_quotes(readings.front());
      finding.message +=
          then.in_full.empty() ? "; it did not" : "; it meant " + in_quotes(then.in_full);
      finding.message += kWhen;
      offer(then.in_full, finding);
      offer(readings.front(), finding);
      if (antecedent >= 0) {
        const auto source =
            document_.to_source(all[static_cast<std::size_t>(antecedent)].statement.range);
        finding.evidence.push_back(evidence_in_draft(snapshot_, source.begin));
      }
      findings_.push_back(std::move(finding));
    }
  }

  // One that led to a work, and leads to none or to one of several. Where an archive's file may be
  // meant, check_citation_ibid tells it.
  void tell_no_works() {
    const std::vector<std::uint64_t> names =
        draft::names_of_works(document_, references_.unsettled);
    for (std::size_t i = 0; i < names.size(); ++i) {
      draft::RememberedWork then;
      if (!knows(names[i], then) || then.in_full.empty()) continue;
      const text::ReadingRange range = references_.unsettled[i].statement.range;
      if (may_be_of_archive(range) || !may_be_corrected(document_, range.begin)) continue;
      Finding finding = finding_at(draft::with_own_emphasis(
          document_, text::with_whole_markup(document_, document_.to_source(range))));
      finding.message = in_quotes(document_.text(range)) +
                        " leads to no one source any more; it meant " + in_quotes(then.in_full) +
                        std::string(kWhen);
      offer(then.in_full, finding);
      findings_.push_back(std::move(finding));
    }
  }

  bool may_be_of_archive(text::ReadingRange range) const {
    const auto& citations = snapshot_.draft->citations;
    return std::any_of(citations.begin(), citations.end(), [&](const citation::Citation& one) {
      return one.back_reference != citation::BackReference::none && one.range.overlaps(range);
    });
  }

  const draft::Snapshot& snapshot_;
  const text::Document& document_;
  const reference::References& references_;
  const draft::WorksSpeltOut works_;
  Findings& findings_;
};

}  // namespace

void tell_changed_works(const draft::Snapshot& snapshot, const reference::References& references,
                        Findings& findings) {
  if (snapshot.remembered != nullptr) Comparison(snapshot, references, findings).run();
}

}  // namespace apparatus::checks
