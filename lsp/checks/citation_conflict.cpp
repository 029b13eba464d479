// citation-conflict: what the draft says of a file is what the corpus says of another, or the
// corpus dates it otherwise. A file may hold many papers: a description that is merely new is
// nobody's mistake.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citation/file_key.h"
#include "date/recognise.h"
#include "lsp/checks/citation_text.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/telling_words.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

constexpr double kSame =
    0.75;  // as many telling words in common and two descriptions are of one thing
constexpr double kClearlyMore = 0.2;  // so much more and the other file fits better

struct Described {
  std::vector<TellingWord> words;
  std::vector<date::Date> dates;  // days, with their year
  std::string_view text;
};

bool is_days(const date::Date& date) {
  return date.precision == date::Precision::day && date.first_day != 0 && !date.partial &&
         date.impossible == date::Impossible::no && !date.inverted;
}

// The corpus's descriptions of a file that come from other texts than the draft.
std::vector<const index::Description*> from_others(const draft::Snapshot& snapshot,
                                                   const index::FileRecord& file) {
  std::vector<const index::Description*> found;
  for (const index::Description& description : file.descriptions) {
    if (!is_own_text(snapshot, description.place.file)) found.push_back(&description);
  }
  return found;
}

double best_coverage(const draft::Snapshot& snapshot, const std::vector<TellingWord>& words,
                     const std::vector<const index::Description*>& descriptions) {
  double best = 0;
  for (const index::Description* description : descriptions) {
    best = std::max(best, coverage(words, telling_words(description->text, *snapshot.authority)));
  }
  return best;
}

// A name in the draft's description that none of these has.
bool has_name_beyond(const draft::Snapshot& snapshot, const std::vector<TellingWord>& words,
                     const std::vector<const index::Description*>& descriptions,
                     const std::vector<TellingWord>& other) {
  return std::any_of(words.begin(), words.end(), [&](const TellingWord& word) {
    if (!word.proper || !holds(other, word.key)) return false;
    return std::none_of(
        descriptions.begin(), descriptions.end(), [&](const index::Description* description) {
          return holds(telling_words(description->text, *snapshot.authority), word.key);
        });
  });
}

std::string_view opis_of(std::string_view key) { return key.substr(0, key.rfind('/')); }

// Another file that the draft's words describe and the cited one's do not.
bool check_other_file(const draft::Snapshot& snapshot, const citation::Citation& citation,
                      const std::string& key, const std::vector<TellingWord>& words,
                      const std::vector<const index::Description*>& own, Findings& findings) {
  constexpr int kMostFiles = 6;
  const text::Document& document = snapshot.draft->document;
  const std::string_view description = document.text(citation.description);
  const double here = best_coverage(snapshot, words, own);
  for (const index::FileRecord& other :
       snapshot.knowledge->files_described_like(searchable(description), kMostFiles)) {
    if (other.key == key) continue;
    const auto theirs = from_others(snapshot, other);
    const index::Description* fitting = nullptr;
    for (const index::Description* one : theirs) {
      const auto their_words = telling_words(one->text, *snapshot.authority);
      const double there = coverage(words, their_words);
      if (there >= kSame && there >= here + kClearlyMore && coverage(their_words, words) >= 0.5 &&
          has_name_beyond(snapshot, words, own, their_words)) {
        fitting = one;
        break;
      }
    }
    if (fitting == nullptr) continue;

    Finding finding;
    finding.code = "citation-conflict";
    finding.range = document.to_source(citation.range.cover(citation.description));
    const std::string other_words = file_in_words(other.archive, other.parts);
    finding.message = "the corpus says this of " + other_words + "; the file cited here is " +
                      in_quotes(own.front()->text);
    finding.evidence = evidence_of(snapshot, {fitting->place, own.front()->place});
    if (opis_of(other.key) == opis_of(key) && !other.parts.empty()) {
      const auto& [level, value] = other.parts.back();
      if (auto rewritten = with_part(snapshot, citation, finding.range, level, value)) {
        finding.fixes.push_back({"Cite " + level + " " + value, *std::move(rewritten), false, {}});
      }
    } else {
      // A file of another opis may well hold a copy.
      finding.severity = Severity::information;
    }
    findings.push_back(std::move(finding));
    return true;
  }
  return false;
}

void check_date_of_file(const draft::Snapshot& snapshot, const citation::Citation& citation,
                        const std::vector<TellingWord>& words,
                        const std::vector<const index::Description*>& own, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const date::Date* stated = nullptr;
  const auto first = std::lower_bound(
      draft.dates.begin(), draft.dates.end(), citation.description.begin,
      [](const date::Date& date, std::uint32_t begin) { return date.range.begin < begin; });
  for (auto date = first; date != draft.dates.end() && date->range.begin < citation.description.end;
       ++date) {
    if (!citation.description.contains(date->range) || !is_days(*date)) continue;
    if (stated != nullptr) return;  // two dates: who knows which is the file's
    stated = &*date;
  }
  if (stated == nullptr) return;

  const index::Description* alike = nullptr;
  std::string edtf;
  std::string known_words;
  for (const index::Description* description : own) {
    const text::Document document = text::read_document(description->text, text::Format::plain);
    for (const date::Date& date : date::recognise(document, *snapshot.authority, {})) {
      if (!is_days(date)) continue;
      if (date.first_day <= stated->last_day && stated->first_day <= date.last_day) return;
      const auto their_words = telling_words(description->text, *snapshot.authority);
      if (alike != nullptr || coverage(words, their_words) < kSame ||
          coverage(their_words, words) < kSame)
        continue;
      alike = description;
      edtf = date.edtf;
      known_words = document.text(date.range);
    }
  }
  if (alike == nullptr) return;

  Finding finding;
  finding.code = "citation-conflict";
  finding.range = draft.document.to_source(stated->range);
  finding.message =
      "the corpus dates this file " + known_words + " (" + in_quotes(alike->text) + ")";
  finding.evidence = evidence_of(snapshot, {alike->place});
  date::Style style = draft.date_style;
  if (stated->form != date::Form::other) style.form = stated->form;
  const std::string rendered = date::render(edtf, style, *snapshot.authority);
  if (!rendered.empty()) finding.fixes.push_back(write_instead(snapshot, rendered, false));
  findings.push_back(std::move(finding));
}

}  // namespace

void check_citation_conflict(const draft::Snapshot& snapshot, Findings& findings) {
  if (snapshot.knowledge->empty()) return;
  const text::Document& document = snapshot.draft->document;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    if (citation.description.empty() || citation.how == citation::How::general ||
        !may_be_corrected(document, citation.range.begin))
      continue;
    const std::string key = citation::file_key(citation, *snapshot.authority);
    if (key.empty()) continue;
    const auto file = snapshot.knowledge->file(key);
    if (!file) continue;
    const auto own = from_others(snapshot, *file);
    if (own.empty()) continue;
    const auto words = telling_words(document.text(citation.description), *snapshot.authority);
    if (!check_other_file(snapshot, citation, key, words, own, findings))
      check_date_of_file(snapshot, citation, words, own, findings);
  }
}

}  // namespace apparatus::checks
