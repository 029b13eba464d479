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
#include "lsp/draft/scans.h"

namespace apparatus::checks {
namespace {

constexpr double kSame =
    0.75;  // as many telling words in common and two descriptions are of one thing
constexpr double kClearlyMore = 0.2;  // so much more and the other file fits better

// A description that another text than the draft gives of a file.
struct Described {
  std::string text;
  index::Place place;
  std::vector<TellingWord> words;
  struct Day {
    std::string edtf, words;
    std::int32_t first_day = 0, last_day = 0;
  };
  std::vector<Day> days;  // with their year
};

// A file that the draft's words describe and the cited one's do not.
struct OtherFile {
  index::FileRecord file;
  index::Place place;  // of the description that fits
};

// What the corpus says of a file, beside what the draft does.
struct Compared {
  std::vector<TellingWord> words;  // of the draft's description
  std::vector<Described> own;
  std::optional<OtherFile> other;
};

bool is_days(const date::Date& date) {
  return date.precision == date::Precision::day && date.first_day != 0 && !date.partial &&
         date.impossible == date::Impossible::no && !date.inverted;
}

// The corpus's descriptions of a file that come from other texts than the draft.
std::vector<Described> from_others(const draft::Snapshot& snapshot, const index::FileRecord& file) {
  std::vector<Described> found;
  for (const index::Description& description : file.descriptions) {
    if (is_own_text(snapshot, description.place.file)) continue;
    found.push_back({description.text,
                     description.place,
                     telling_words(description.text, *snapshot.authority),
                     {}});
  }
  return found;
}

void read_days(const draft::Snapshot& snapshot, Described& description) {
  const text::Document document = text::read_document(description.text, text::Format::plain);
  for (const date::Date& date : date::recognise(document, *snapshot.authority, {})) {
    if (!is_days(date)) continue;
    description.days.push_back(
        {date.edtf, std::string(document.text(date.range)), date.first_day, date.last_day});
  }
}

double best_coverage(const std::vector<TellingWord>& words,
                     const std::vector<Described>& descriptions) {
  double best = 0;
  for (const Described& one : descriptions) best = std::max(best, coverage(words, one.words));
  return best;
}

// A name in the draft's description that none of these has.
bool has_name_beyond(const std::vector<TellingWord>& words,
                     const std::vector<Described>& descriptions,
                     const std::vector<TellingWord>& other) {
  return std::any_of(words.begin(), words.end(), [&](const TellingWord& word) {
    return word.proper && holds(other, word.key) &&
           std::none_of(descriptions.begin(), descriptions.end(),
                        [&](const Described& one) { return holds(one.words, word.key); });
  });
}

std::string_view opis_of(std::string_view key) { return key.substr(0, key.rfind('/')); }

std::optional<OtherFile> find_other(const draft::Snapshot& snapshot, std::string_view key,
                                    std::string_view description, const Compared& here) {
  constexpr int kMostFiles = 6;
  const double covered = best_coverage(here.words, here.own);
  for (index::FileRecord& other :
       snapshot.knowledge->files_described_like(searchable(description), kMostFiles)) {
    if (other.key == key) continue;
    for (const Described& one : from_others(snapshot, other)) {
      const double there = coverage(here.words, one.words);
      if (there >= kSame && there >= covered + kClearlyMore &&
          coverage(one.words, here.words) >= 0.5 &&
          has_name_beyond(here.words, here.own, one.words)) {
        const index::Place place = one.place;
        return OtherFile{std::move(other), place};
      }
    }
  }
  return std::nullopt;
}

// `question`: the file's key, a line end, and the draft's description of it.
Compared compare(const draft::Snapshot& snapshot, std::string_view question) {
  const std::size_t line_end = question.find('\n');
  const std::string_view key = question.substr(0, line_end);
  const std::string_view description = question.substr(line_end + 1);
  Compared compared;
  const auto file = snapshot.knowledge->file(key);
  if (!file) return compared;
  compared.own = from_others(snapshot, *file);
  if (compared.own.empty()) return compared;
  for (Described& one : compared.own) read_days(snapshot, one);
  compared.words = telling_words(description, *snapshot.authority);
  compared.other = find_other(snapshot, key, description, compared);
  return compared;
}

void report_other_file(const draft::Snapshot& snapshot, const citation::Citation& citation,
                       const std::string& key, const Compared& compared, Findings& findings) {
  const index::FileRecord& other = compared.other->file;
  const Described& own = compared.own.front();
  Finding finding;
  finding.code = "citation-conflict";
  finding.range = snapshot.draft->document.to_source(citation.range.cover(citation.description));
  finding.message = "the corpus says this of " + file_in_words(other.archive, other.parts) +
                    "; the file cited here is " + in_quotes(own.text);
  finding.evidence = evidence_of(snapshot, {compared.other->place, own.place});
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
}

// The one day that the draft's description states; nullptr for none, and for two: who knows which
// is the file's.
const date::Date* stated_day(const draft::Draft& draft, const citation::Citation& citation) {
  const date::Date* stated = nullptr;
  const auto first = std::lower_bound(
      draft.dates.begin(), draft.dates.end(), citation.description.begin,
      [](const date::Date& date, std::uint32_t begin) { return date.range.begin < begin; });
  for (auto date = first; date != draft.dates.end() && date->range.begin < citation.description.end;
       ++date) {
    if (!citation.description.contains(date->range) || !is_days(*date)) continue;
    if (stated != nullptr) return nullptr;
    stated = &*date;
  }
  return stated;
}

void check_date_of_file(const draft::Snapshot& snapshot, const citation::Citation& citation,
                        const Compared& compared, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const date::Date* const stated = stated_day(draft, citation);
  if (stated == nullptr) return;
  const Described* alike = nullptr;
  const Described::Day* day = nullptr;
  for (const Described& one : compared.own) {
    for (const Described::Day& known : one.days) {
      if (known.first_day <= stated->last_day && stated->first_day <= known.last_day) return;
      if (alike != nullptr || coverage(compared.words, one.words) < kSame ||
          coverage(one.words, compared.words) < kSame)
        continue;
      alike = &one;
      day = &known;
    }
  }
  if (alike == nullptr) return;

  Finding finding;
  finding.code = "citation-conflict";
  finding.range = draft.document.to_source(stated->range);
  finding.message =
      "the corpus dates this file " + day->words + " (" + in_quotes(alike->text) + ")";
  finding.evidence = evidence_of(snapshot, {alike->place});
  date::Style style = draft.date_style;
  if (stated->form != date::Form::other) style.form = stated->form;
  const std::string rendered = date::render(day->edtf, style, *snapshot.authority);
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
    const auto compared = snapshot.draft->scans->answers->to(
        compare, snapshot, key + "\n" + std::string(document.text(citation.description)));
    if (compared->own.empty()) continue;
    if (compared->other) {
      report_other_file(snapshot, citation, key, *compared, findings);
    } else {
      check_date_of_file(snapshot, citation, *compared, findings);
    }
  }
}

}  // namespace apparatus::checks
