// citation-unknown-file: a file that nobody cites, a slip of the keys away from one that is cited
// often. Neighbouring files are numbered alike, so that one digit for another says nothing: only a
// digit too many or two exchanged count, and only where the number also leaves the range that the
// corpus shows of the opis, or the leaves agree.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citation/file_key.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/scans.h"
#include "text/edit_distance.h"

namespace apparatus::checks {
namespace {

constexpr std::uint32_t kCitedOften = 3;
constexpr std::size_t kFewestSiblings = 3;

unsigned number_of(std::string_view value) {
  while (!value.empty() && std::isdigit(static_cast<unsigned char>(value.front())) == 0)
    value.remove_prefix(1);
  unsigned number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

bool has_letter(std::string_view value) {
  return std::any_of(value.begin(), value.end(),
                     [](char c) { return std::isdigit(static_cast<unsigned char>(c)) == 0; });
}

enum class Slip : std::uint8_t { none, digit_too_many, exchanged };

Slip slip_between(std::string_view written, std::string_view meant) {
  if (text::edit_distance(written, meant, 1) != 1) return Slip::none;
  // One digit is too little to recognise a file by.
  if (written.size() == meant.size() + 1) {
    return meant.size() > 1 ? Slip::digit_too_many : Slip::none;
  }
  std::string a(written);
  std::string b(meant);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b ? Slip::exchanged : Slip::none;
}

bool share_a_leaf(const citation::Citation& citation, const index::FileRecord& file) {
  return std::any_of(citation.leaves.begin(), citation.leaves.end(), [&](const std::string& leaf) {
    return std::find(file.leaves.begin(), file.leaves.end(), leaf) != file.leaves.end();
  });
}

// Citations of a file in other texts than this one.
std::uint32_t cited_elsewhere(const draft::Snapshot& snapshot,
                              const std::optional<index::FileRecord>& file) {
  if (!file) return 0;
  const bool only_here =
      std::all_of(file->files.begin(), file->files.end(),
                  [&](const std::string& text) { return is_own_text(snapshot, text); });
  return only_here ? 0 : file->count;
}

// A file that the corpus cites, a slip away from what is written.
struct NearFile {
  index::FileRecord file;
  std::string key;
  std::string value;
  Slip slip = Slip::none;
  std::uint32_t elsewhere = 0;  // citations in other texts
};

// What the corpus says of a file as it is written.
struct CitedFile {
  bool elsewhere = false;     // another text cites it
  bool out_of_range = false;  // its number is far above all others of its opis
  std::vector<NearFile> near;
};

// `question`: its key, a line end, and its value as it is written.
CitedFile look_up(const draft::Snapshot& snapshot, std::string_view question) {
  constexpr int kMostSiblings = 5000;
  const std::size_t line_end = question.find('\n');
  const std::string_view key = question.substr(0, line_end);
  const std::string_view written = question.substr(line_end + 1);
  CitedFile cited;
  cited.elsewhere = cited_elsewhere(snapshot, snapshot.knowledge->file(key)) > 0;
  if (cited.elsewhere) return cited;
  const std::string opis_key(key.substr(0, key.rfind('/')));
  const std::vector<index::LevelEntry> siblings =
      snapshot.knowledge->below(opis_key, kMostSiblings);
  if (siblings.size() < kFewestSiblings) return cited;
  unsigned highest = 0;
  for (const index::LevelEntry& sibling : siblings) {
    if (sibling.value != written) highest = std::max(highest, number_of(sibling.value));
  }
  // The next few numbers of a growing opis are new files, not slips.
  cited.out_of_range = number_of(written) > 2 * highest;
  for (const index::LevelEntry& sibling : siblings) {
    const Slip slip = slip_between(written, sibling.value);
    if (slip == Slip::none) continue;
    const std::string near_key = opis_key + "/" + sibling.value;
    if (auto file = snapshot.knowledge->file(near_key)) {
      const std::uint32_t elsewhere = cited_elsewhere(snapshot, file);
      cited.near.push_back({*std::move(file), near_key, sibling.value, slip, elsewhere});
    }
  }
  return cited;
}

struct Meant {
  const NearFile* file = nullptr;
  bool same_leaf = false;
  std::uint32_t count = 0;
};

std::optional<Meant> meant_file(const CitedFile& cited, const citation::Citation& citation,
                                const std::map<std::string, std::uint32_t>& in_draft) {
  const std::string& written = citation.parts.back().value;
  std::optional<Meant> best;
  for (const NearFile& near : cited.near) {
    const auto own = in_draft.find(near.key);
    const std::uint32_t count = near.elsewhere + (own == in_draft.end() ? 0 : own->second);
    if (count < kCitedOften) continue;
    const bool same_leaf = share_a_leaf(citation, near.file);
    const bool odd_letter = near.slip == Slip::exchanged && has_letter(written);
    const bool cited_here = own != in_draft.end();
    if (!cited.out_of_range && !odd_letter && !(same_leaf && cited_here)) continue;
    if (best && best->count >= count && (best->same_leaf || !same_leaf)) continue;
    best = Meant{&near, same_leaf, count};
  }
  return best;
}

}  // namespace

void check_citation_unknown_file(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.knowledge->empty()) return;
  const draft::Draft& draft = *snapshot.draft;
  std::map<std::string, std::uint32_t> in_draft;
  std::vector<std::string> keys;
  for (const citation::Citation& citation : draft.citations) {
    keys.push_back(citation::file_key(citation, *snapshot.authority));
    if (citation.how != citation::How::general) ++in_draft[keys.back()];
  }
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    const citation::Citation& citation = draft.citations[i];
    const std::string& key = keys[i];
    if (key.empty() || citation.parts.size() < 2 || citation.parts.back().range.empty() ||
        !is_own_statement(snapshot, citation))
      continue;
    // Whoever cites a file twice means it.
    if (in_draft[key] > 1) continue;
    const auto cited =
        draft.scans->answers->to(look_up, snapshot, key + "\n" + citation.parts.back().value);
    if (cited->elsewhere) continue;
    const auto meant = meant_file(*cited, citation, in_draft);
    if (!meant) continue;
    const NearFile& near = *meant->file;

    const citation::Part& part = citation.parts.back();
    Finding finding;
    finding.code = "citation-unknown-file";
    finding.range = draft.document.to_source(citation.range);
    finding.message = "nobody cites " + part.level + " " + part.value + " of this " +
                      citation.parts[citation.parts.size() - 2].level + "; " + part.level + " " +
                      near.value + " is cited " + times(near.file.count);
    if (meant->same_leaf) finding.message += ", with the same leaf";
    if (!near.file.descriptions.empty())
      finding.message += " (" + near.file.descriptions.front().text + ")";
    finding.evidence =
        evidence_of(snapshot, snapshot.knowledge->places_citing(near.file.key, kMostEvidence));
    if (auto rewritten = with_part(snapshot, citation, finding.range, part.level, near.value)) {
      finding.fixes.push_back(
          {"Write " + part.level + " " + near.value, *std::move(rewritten), false, {}});
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
