// date-conflict: an event that the corpus dates otherwise, or a death that it dates otherwise; and
// a list of dates that contradicts itself (date_list_order.h).
// Speaks only when the event is surely the same (see events.h), the two dates are near and do not
// overlap, and no text of the corpus has the draft's date.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "authority/person_signs.h"
#include "date/recognise.h"
#include "event/recognise.h"
#include "index/event_times.h"
#include "lsp/checks/date_list_order.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/telling_words.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/corpus_persons.h"
#include "lsp/draft/scans.h"

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
bool is_days_or_month(const date::Date& date) {
  return is_days(date) || (date.precision == date::Precision::month && date.first_day != 0 &&
                           date.last_day != 0 && !date.inverted && date.qualifier.empty());
}

// What texts of the corpus say of events like this one. One text (a description, a sentence) may
// hold several.
void collect(const draft::Snapshot& snapshot, const event::Event& mention, const std::string& text,
             const index::Place& place, std::uint32_t count, std::vector<KnownDate>& known) {
  if (text.empty() || is_own_text(snapshot, place.file)) return;
  const text::Document document = text::read_document(text, text::Format::plain);
  const std::vector<date::Date> dates = date::recognise(document, *snapshot.authority, {});
  for (const event::DatedEvent& dated :
       event::dated_events(document.reading, dates, *snapshot.authority)) {
    const date::Date& date = dates[dated.date];
    if (!is_days(date) || date.partial || !event::may_be_same(mention, dated.event)) continue;
    known.push_back({date.first_day, date.last_day, date.edtf,
                     std::string(document.text(date.range)), place, count});
  }
}

// What the index holds under the event's name. Whole years are no witnesses.
void collect_named(const draft::Snapshot& snapshot, const event::Event& mention,
                   std::vector<KnownDate>& known) {
  constexpr std::int32_t kLongestMonth = 31;
  for (const index::EventTime& time : index::times_of(*snapshot.knowledge, mention)) {
    if (time.last_day - time.first_day > kLongestMonth || !event::may_be_same(mention, time.event))
      continue;
    for (const index::Place& place : time.places) {
      if (is_own_text(snapshot, place.file)) continue;
      known.push_back({time.first_day, time.last_day, time.edtf,
                       date::render(time.edtf, snapshot.draft->date_style, *snapshot.authority),
                       place, 1});
    }
  }
}

std::vector<KnownDate> what_the_corpus_says(const draft::Snapshot& snapshot,
                                            const event::Event& mention, std::string_view phrase) {
  constexpr int kMostFiles = 12;
  std::vector<KnownDate> known;
  for (const index::FileRecord& file :
       snapshot.knowledge->files_described_like(searchable(phrase), kMostFiles)) {
    for (const index::Description& description : file.descriptions)
      collect(snapshot, mention, description.text, description.place, description.count, known);
  }
  collect_named(snapshot, mention, known);
  return known;
}

// A day of a congress agrees with the whole of it, and a span with a part of it; 12–14 does not
// agree with 10–12.
bool agree(const KnownDate& known, std::int32_t first_day, std::int32_t last_day) {
  return index::agree(known.first_day, known.last_day, first_day, last_day);
}

std::int32_t days_between(const KnownDate& known, const date::Date& date) {
  const std::int32_t later = std::max(known.first_day, date.first_day);
  return std::max(0, later - std::min(known.last_day, date.last_day));
}

void check_event(const draft::Snapshot& snapshot, const event::Event& event,
                 std::string_view phrase, const date::Date& date, Findings& findings) {
  std::vector<KnownDate> known = what_the_corpus_says(snapshot, event, phrase);
  if (std::any_of(known.begin(), known.end(),
                  [&](const KnownDate& one) { return agree(one, date.first_day, date.last_day); }))
    return;
  std::erase_if(known, [&](const KnownDate& one) { return days_between(one, date) > kNearInDays; });
  if (known.empty()) return;

  std::map<std::string, std::uint32_t> counts;
  for (const KnownDate& one : known) counts[one.edtf] += std::max(one.count, 1U);
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto example = std::find_if(known.begin(), known.end(),
                                    [&](const KnownDate& one) { return one.edtf == most->first; });
  const bool at_one = std::all_of(known.begin(), known.end(), [&](const KnownDate& one) {
    return agree(one, example->first_day, example->last_day);
  });
  // A mention by rank or number alone must not fall between two events.
  if (event.proper.empty() && !at_one) return;

  const draft::Draft& draft = *snapshot.draft;
  Finding finding;
  finding.code = "date-conflict";
  finding.range = draft.document.to_source(date.range);
  finding.message = "the corpus dates " + event::in_words(event) + " " + example->words;
  if (!at_one) {
    finding.severity = Severity::information;
    finding.message += "; its texts do not agree";
  }
  std::vector<index::Place> places;
  for (const KnownDate& one : known) {
    if (one.edtf != most->first && at_one) continue;
    const bool told = std::any_of(places.begin(), places.end(), [&](const index::Place& place) {
      return place.file == one.place.file && place.line == one.place.line;
    });
    if (told) continue;
    places.push_back(one.place.text.empty() ? index::with_words(*snapshot.knowledge, one.place)
                                            : one.place);
  }
  finding.evidence = evidence_of(snapshot, places);
  date::Style style = draft.date_style;
  if (date.form != date::Form::other) style.form = date.form;
  const std::string words = date::render(example->edtf, style, *snapshot.authority);
  if (!words.empty()) finding.fixes.push_back(write_instead(snapshot, words, false));
  findings.push_back(std::move(finding));
}

// Something where the block may name an event, nothing where it does not: most do not.
std::shared_ptr<const bool> event_in(const text::Document& document, const text::Block& block,
                                     const draft::AuthorityPtr&) {
  static const auto kYes = std::make_shared<const bool>(true);
  return event::may_name_event(document.text(block.range)) ? kYes : nullptr;
}

void check_events(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const auto may_name = draft.scans->blocks.seen(event_in, document, snapshot.authority);
  for (const event::DatedEvent& dated :
       event::dated_events(document, draft.dates, *snapshot.authority,
                           [&](std::size_t block) { return may_name[block] != nullptr; })) {
    const date::Date& date = draft.dates[dated.date];
    if (!is_days_or_month(date) || date.partial || dated.event.month != 0 ||
        !event::is_firm(dated.event) || !may_be_corrected(document, date.range.begin))
      continue;
    const text::ReadingRange sentence = sentence_around(document, date.range);
    check_event(snapshot, dated.event, document.text(sentence), date, findings);
  }
}

// Whether the words behind a name tell of a death: "died on", "was shot", ", hanged in".
bool tells_a_death(std::string_view behind) {
  const auto& signs = authority::PersonSigns::built_in();
  bool suffered = behind.starts_with(",");
  const auto next_word = [&] {
    const auto begin = behind.find_first_not_of(" \n,");
    if (begin == std::string_view::npos) return std::string_view();
    const auto end = std::min(behind.find_first_of(" \n,.;", begin), behind.size());
    const std::string_view word = behind.substr(begin, end - begin);
    behind.remove_prefix(end);
    return word;
  };
  constexpr int kMostWords = 3;
  for (int i = 0; i < kMostWords; ++i) {
    const std::string_view word = next_word();
    if (signs.is_dying(word)) return true;
    if (signs.is_killed(word)) return suffered || signs.is_reflexive(next_word());
    if (!signs.is_auxiliary(word)) return false;
    suffered = true;
  }
  return false;
}

// "X died on 22 January 1924" against the person's dates in the corpus.
void check_deaths(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  constexpr std::uint32_t kFar = 40;
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    const index::ResolvedName& who = draft.who[i];
    if (!who.known || who.ambiguous || name.possessive || is_numbered(name)) continue;
    const std::string_view behind = std::string_view(document.reading).substr(name.range.end, kFar);
    if (!tells_a_death(behind) || !may_be_corrected(document, name.range.begin)) continue;
    const auto date =
        std::find_if(draft.dates.begin(), draft.dates.end(),
                     [&](const date::Date& one) { return one.range.begin >= name.range.end; });
    if (date == draft.dates.end() || date->range.begin - name.range.end > kFar ||
        date->edtf.size() < 4 || date->partial || date->is_range)
      continue;
    const auto asked = draft::person_in_corpus(snapshot, who.person);
    const std::optional<index::PersonRecord>& person = *asked;
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
