// citation-unknown-archive: a siglum that neither the register nor the corpus knows, and near it
// one that they do. A siglum near to nothing is most likely an archive that nobody told us of.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "citation/file_key.h"
#include "lsp/checks/archive_name.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

struct Candidate {
  std::string siglum;
  int distance = 0;
  bool has_the_fond = false;
  std::uint32_t count = 0;  // citations in the corpus
};

// The key of the fond if the archive were this one: "tsaopim/412".
std::string fond_key(const draft::Snapshot& snapshot, const citation::Citation& citation,
                     const std::string& siglum) {
  citation::Citation meant = citation;
  meant.archive = siglum;
  const auto archives = snapshot.authority->archives.by_siglum(siglum);
  meant.archive_id = archives.empty() ? std::string() : archives.front()->id;
  if (meant.parts.size() > 1) meant.parts.resize(1);
  meant.how = citation::How::stated;
  return citation::file_key(meant, *snapshot.authority);
}

std::vector<Candidate> candidates_for(const draft::Snapshot& snapshot,
                                      const citation::Citation& citation,
                                      const std::vector<index::LevelEntry>& cited) {
  constexpr int kFar = 2;
  constexpr std::size_t kLong = 5;  // a short siglum is two letters off half the others
  const std::string& siglum = citation.archive;
  const int limit = siglum.size() >= kLong ? kFar : 1;
  std::map<std::string, Candidate> found;
  const auto add = [&](const std::string& near, std::uint32_t count) {
    const int distance = text::edit_distance(near, siglum, limit);
    if (distance == 0 || distance > limit) return;
    Candidate& candidate = found[near];
    candidate.siglum = near;
    candidate.distance = distance;
    candidate.count = std::max(candidate.count, count);
  };
  for (const index::LevelEntry& archive : cited) add(archive.value, archive.count);
  for (const std::string& near : snapshot.authority->archives.near(siglum)) add(near, 0);
  std::vector<Candidate> list;
  for (auto& [near, candidate] : found) {
    const std::string key = fond_key(snapshot, citation, near);
    candidate.has_the_fond = !key.empty() && !snapshot.knowledge->below(key, 1).empty();
    list.push_back(candidate);
  }
  std::sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) {
    if (a.has_the_fond != b.has_the_fond) return a.has_the_fond;
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.count > b.count;
  });
  return list;
}

}  // namespace

void check_citation_unknown_archive(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  std::map<std::string, std::uint32_t> in_draft;
  for (const citation::Citation& citation : draft.citations) {
    if (!citation.archive_range.empty()) ++in_draft[citation.archive];
  }
  const std::vector<index::LevelEntry> cited = snapshot.knowledge->archives();
  const bool own_text = is_in_corpus(snapshot);
  for (const citation::Citation& citation : draft.citations) {
    if (!citation.archive_id.empty() || citation.archive_range.empty() ||
        citation.archive.empty() || !is_own_statement(snapshot, citation))
      continue;
    const std::vector<Candidate> candidates = candidates_for(snapshot, citation, cited);
    if (candidates.empty()) continue;
    const Candidate& best = candidates.front();
    // The corpus may use the siglum too: then it is known, unless the other is far more usual and
    // this a repeated slip.
    const auto entry = std::find_if(cited.begin(), cited.end(), [&](const index::LevelEntry& one) {
      return one.value == citation.archive;
    });
    std::uint32_t elsewhere = entry == cited.end() ? 0 : entry->count;
    const std::uint32_t here = in_draft[citation.archive];
    if (own_text) elsewhere = elsewhere > here ? elsewhere - here : 0;
    if (elsewhere > 0 && best.count < 10 * elsewhere) continue;
    constexpr std::uint32_t kHabit = 3;
    const std::uint32_t best_here = in_draft.count(best.siglum) != 0 ? in_draft[best.siglum] : 0;
    const bool known_otherwise = best.has_the_fond || best_here > 0 || best.distance == 1;
    if (!known_otherwise || (here >= kHabit && best_here < here && best.distance > 1)) continue;

    Finding finding;
    finding.code = "citation-unknown-archive";
    finding.range = draft.document.to_source(citation.archive_range);
    finding.message = "no archive is called " + in_quotes(citation.archive) + "; near is " +
                      in_quotes(best.siglum);
    if (best.has_the_fond)
      finding.message += ", whose fond " +
                         std::string(citation.parts.empty() ? "" : citation.parts.front().value) +
                         " the corpus cites";
    if (best.has_the_fond)
      finding.evidence =
          evidence_of(snapshot, snapshot.knowledge->places_citing(
                                    fond_key(snapshot, citation, best.siglum), kMostEvidence));
    for (std::size_t i = 0; i < candidates.size() && i < 3; ++i)
      finding.fixes.push_back(write_instead(snapshot, candidates[i].siglum, false));
    findings.push_back(std::move(finding));
  }
  find_misspelt_archive_names(snapshot, findings);
}

}  // namespace apparatus::checks
