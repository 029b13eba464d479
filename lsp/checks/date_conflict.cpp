// date-conflict: an event that the corpus dates otherwise, or a death that it dates otherwise; and
// a list of dates that contradicts itself (date_list_order.h).
// Speaks only when the event is surely the same (see events.h), the two dates are near and do not
// overlap, and no text of the corpus has the draft's date.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "date/calendar.h"
#include "date/recognise.h"
#include "lsp/checks/date_list_order.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/events.h"
#include "lsp/checks/families.h"
#include "lsp/checks/telling_words.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

// A yearly congress is not last year's: only dates of the same weeks can be a slip.
constexpr std::int32_t kNearInDays = 31;

// One date that the corpus gives to an event.
struct KnownDate {
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  std::string edtf;
  std::string words;  // as the corpus writes it
  index::Place place;
  std::uint32_t count = 0;
};

bool is_days(const date::Date& date) {
  return date.precision == date::Precision::day && date.first_day != 0 &&
         date.impossible == date::Impossible::no && !date.inverted;
}

// What texts of the corpus say of events like this one. One text (a description, a sentence) may
// hold several.
void collect(const draft::Snapshot& snapshot, const Event& mention, const std::string& text,
             const index::Place& place, std::uint32_t count, std::vector<KnownDate>& known) {
  if (text.empty() || is_own_text(snapshot, place.file)) return;
  const text::Document document = text::read_document(text, text::Format::plain);
  const std::vector<date::Date> dates = date::recognise(document, *snapshot.authority, {});
  for (const DatedEvent& dated : dated_events(document.reading, dates, *snapshot.authority)) {
    const date::Date& date = dates[dated.date];
    if (!is_days(date) || date.partial || !may_be_same(mention, dated.event)) continue;
    known.push_back({date.first_day, date.last_day, date.edtf,
                     std::string(document.text(date.range)), place, count});
  }
}

std::string month_of(std::int32_t day_number) {
  const date::Civil day = date::gregorian_of_day_number(day_number);
  return std::to_string(day.year) + (day.month < 10 ? "-0" : "-") + std::to_string(day.month);
}

std::vector<KnownDate> what_the_corpus_says(const draft::Snapshot& snapshot, const Event& mention,
                                            std::string_view phrase, const date::Date& date) {
  constexpr int kMostFiles = 12;
  constexpr int kMostDates = 60;
  std::vector<KnownDate> known;
  for (const index::FileRecord& file :
       snapshot.knowledge->files_described_like(searchable(phrase), kMostFiles)) {
    for (const index::Description& description : file.descriptions)
      collect(snapshot, mention, description.text, description.place, description.count, known);
  }
  std::vector<std::string> months = {month_of(date.first_day)};
  for (const std::int32_t day : {date.first_day - kNearInDays, date.last_day + kNearInDays}) {
    std::string month = month_of(day);
    if (std::find(months.begin(), months.end(), month) == months.end())
      months.push_back(std::move(month));
  }
  for (const std::string& month : months) {
    for (const index::DateRecord& record :
         snapshot.knowledge->dates_starting_with(month, kMostDates)) {
      collect(snapshot, mention, record.context, record.place, record.count, known);
    }
  }
  return known;
}

// A day of a congress agrees with the whole of it, and a span with a part of it; 12–14 does not
// agree with 10–12.
bool agree(const KnownDate& known, const date::Date& date) {
  const bool within = known.first_day <= date.first_day && date.last_day <= known.last_day;
  const bool around = date.first_day <= known.first_day && known.last_day <= date.last_day;
  return within || around;
}

std::int32_t days_between(const KnownDate& known, const date::Date& date) {
  const std::int32_t later = std::max(known.first_day, date.first_day);
  return std::max(0, later - std::min(known.last_day, date.last_day));
}

void check_event(const draft::Snapshot& snapshot, const Event& event, std::string_view phrase,
                 const date::Date& date, Findings& findings) {
  std::vector<KnownDate> known = what_the_corpus_says(snapshot, event, phrase, date);
  if (std::any_of(known.begin(), known.end(),
                  [&](const KnownDate& one) { return agree(one, date); }))
    return;
  std::erase_if(known, [&](const KnownDate& one) { return days_between(one, date) > kNearInDays; });
  if (known.empty()) return;

  // A mention by rank or ordinal alone must not fall between two events.
  std::map<std::string, std::uint32_t> counts;
  for (const KnownDate& one : known) counts[one.edtf] += std::max(one.count, 1U);
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (event.proper.empty() && counts.size() > 1) return;
  const auto example = std::find_if(known.begin(), known.end(),
                                    [&](const KnownDate& one) { return one.edtf == most->first; });

  const draft::Draft& draft = *snapshot.draft;
  Finding finding;
  finding.code = "date-conflict";
  finding.range = draft.document.to_source(date.range);
  finding.message = "the corpus dates " + in_words(event) + " " + example->words;
  std::vector<index::Place> places;
  for (const KnownDate& one : known) {
    if (one.edtf == most->first) places.push_back(one.place);
  }
  finding.evidence = evidence_of(snapshot, places);
  date::Style style = draft.date_style;
  if (date.form != date::Form::other) style.form = date.form;
  const std::string words = date::render(example->edtf, style, *snapshot.authority);
  if (!words.empty()) finding.fixes.push_back(write_instead(snapshot, words, false));
  findings.push_back(std::move(finding));
}

void check_events(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  // Block by block: an event and its date stand in one.
  std::size_t next = 0;
  for (const text::Block& block : document.blocks) {
    std::vector<date::Date> dates;
    std::vector<const date::Date*> originals;
    while (next < draft.dates.size() && draft.dates[next].range.begin < block.range.end) {
      const date::Date& date = draft.dates[next++];
      if (date.range.begin < block.range.begin) continue;
      date::Date local = date;
      local.range = {date.range.begin - block.range.begin, date.range.end - block.range.begin};
      dates.push_back(std::move(local));
      originals.push_back(&date);
    }
    if (dates.empty()) continue;
    const std::string_view text = document.text(block.range);
    for (const DatedEvent& dated : dated_events(text, dates, *snapshot.authority)) {
      const date::Date& date = *originals[dated.date];
      if (!is_days(date) || date.partial || !may_be_corrected(document, date.range.begin)) continue;
      const text::ReadingRange sentence = sentence_around(document, date.range);
      check_event(snapshot, dated.event, document.text(sentence), date, findings);
    }
  }
}

// "X died on 22 January 1924" against the person's dates in the corpus.
void check_deaths(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  constexpr std::string_view kDied = " died ";
  constexpr std::uint32_t kFar = 40;
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    const index::ResolvedName& who = draft.who[i];
    if (!who.known || who.ambiguous || name.possessive) continue;
    const std::string_view rest =
        std::string_view(document.reading).substr(name.range.end, kDied.size());
    if (rest != kDied || !may_be_corrected(document, name.range.begin)) continue;
    const auto date =
        std::find_if(draft.dates.begin(), draft.dates.end(),
                     [&](const date::Date& one) { return one.range.begin >= name.range.end; });
    if (date == draft.dates.end() || date->range.begin - name.range.end > kFar ||
        date->edtf.size() < 4 || date->partial || date->is_range)
      continue;
    const auto person = snapshot.knowledge->person(who.person);
    if (!person || person->died.size() < 4) continue;
    // A year agrees with every day in it.
    const std::size_t common = std::min(person->died.size(), date->edtf.size());
    if (person->died.compare(0, common, date->edtf, 0, common) == 0) continue;
    Finding finding;
    finding.code = "date-conflict";
    finding.range = document.to_source(date->range);
    finding.message = "the corpus has " + person->display + " die in " + person->died;
    finding.evidence =
        evidence_of(snapshot, snapshot.knowledge->mentions_of_person(who.person, kMostEvidence));
    findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_date_conflict(const draft::Snapshot& snapshot, Findings& findings) {
  check_list_order(snapshot, findings);
  if (snapshot.knowledge->empty()) return;
  check_events(snapshot, findings);
  check_deaths(snapshot, findings);
}

}  // namespace apparatus::checks
