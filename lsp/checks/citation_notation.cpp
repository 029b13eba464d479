// citation-notation-mixed: a citation in slashes among citations in words, or the other way round.
// Notations of other traditions do not count: a British file among Russian ones is cited in the
// British way.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"

namespace apparatus::checks {
namespace {

constexpr int kFewestOfMajority = 4;
constexpr int kMajorityToStray = 4;
constexpr std::size_t kMostExamples = 2;

// What two notations of one tradition have in common: the levels on the way down.
std::string tradition_of(const citation::Citation& citation) {
  std::string levels;
  for (const citation::Part& part : citation.parts) levels += part.level + "/";
  return levels;
}

bool counts(const draft::Draft& draft, const citation::Citation& citation) {
  // A damaged citation has its own finding, and its notation may be part of the damage.
  return citation.how == citation::How::stated && citation.damage.empty() &&
         !citation.scheme.empty() && !citation.archive_range.empty() &&
         is_own_statement(draft, citation);
}

struct Tradition {
  std::map<std::string, int, std::less<>> schemes;
  int all = 0;

  // The scheme that most citations are in; "" where there is no clear one.
  std::string_view majority() const {
    const auto most =
        std::max_element(schemes.begin(), schemes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == schemes.end()) return {};
    const int strays = all - most->second;
    if (most->second < kFewestOfMajority || most->second < kMajorityToStray * strays) return {};
    return most->first;
  }
};

using Traditions = std::map<std::string, Tradition, std::less<>>;

Traditions traditions_of(const draft::Draft& draft) {
  Traditions traditions;
  for (const citation::Citation& citation : draft.citations) {
    if (!counts(draft, citation)) continue;
    Tradition& tradition = traditions[tradition_of(citation)];
    ++tradition.schemes[citation.scheme];
    ++tradition.all;
  }
  return traditions;
}

// Of the whole manuscript.
Traditions traditions_of(const std::vector<draft::DraftPtr>& drafts) {
  Traditions sum;
  for (const draft::DraftPtr& draft : drafts) {
    for (const auto& [levels, one] : draft->kept.result<Traditions>(traditions_of, *draft)) {
      Tradition& tradition = sum[levels];
      for (const auto& [scheme, count] : one.schemes) tradition.schemes[scheme] += count;
      tradition.all += one.all;
    }
  }
  return sum;
}

// Citations of the wanted notation, of the draft itself if it has any.
void show_examples(const draft::Snapshot& snapshot, const std::vector<draft::DraftPtr>& drafts,
                   std::string_view wanted, std::vector<Evidence>& evidence) {
  const auto show = [&](const draft::Draft& draft) {
    for (const citation::Citation& other : draft.citations) {
      if (evidence.size() >= kMostExamples) return;
      if (other.scheme != wanted || !counts(draft, other)) continue;
      evidence.push_back(evidence_in(draft, draft.document.to_source(other.range).begin));
    }
  };
  show(*snapshot.draft);
  for (const draft::DraftPtr& draft : drafts) {
    if (draft != snapshot.draft) show(*draft);
  }
}

}  // namespace

void check_citation_notation(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const std::vector<draft::DraftPtr> drafts = draft::drafts_of(snapshot);
  const Traditions traditions = traditions_of(drafts);
  const std::string& pinned = snapshot.settings->style.citation;
  for (const citation::Citation& citation : draft.citations) {
    if (!counts(draft, citation)) continue;
    const Tradition& tradition = traditions.find(tradition_of(citation))->second;
    const std::string_view wanted =
        tradition.schemes.count(pinned) != 0 ? std::string_view(pinned) : tradition.majority();
    if (wanted.empty() || wanted == citation.scheme) continue;

    Finding finding;
    finding.code = "citation-notation-mixed";
    finding.range = draft.document.to_source(citation.range);
    const int of_majority = tradition.schemes.find(wanted)->second;
    finding.message = std::string(the_work(snapshot)) + " cites in another notation elsewhere (" +
                      std::to_string(of_majority) + " of " + std::to_string(tradition.all) +
                      " citations)";
    citation::Conventions conventions = draft.citation_conventions;
    conventions.scheme = wanted;
    citation::Citation rewritten = citation;
    rewritten.scheme = wanted;
    const std::string words = citation::render(rewritten, conventions, *snapshot.authority);
    if (!words.empty()) {
      finding.fixes.push_back(write_instead(snapshot, words, true));
      finding.message += ": " + in_quotes(words);
    }
    show_examples(snapshot, drafts, wanted, finding.evidence);
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
