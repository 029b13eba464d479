#include "lsp/features/shelf.h"

#include <algorithm>
#include <unordered_map>

#include "index/evidence.h"
#include "lsp/features/cast.h"
#include "lsp/features/cursor.h"
#include "lsp/features/locations.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kLongestText = 200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1923-12" of "1923-12-14", "1923-12~" and "1923-12-14/1924-01-02"; "" of a date without a month.
std::string month_of(std::string_view edtf) {
  if (edtf.size() < 7 || edtf[4] != '-') return "";
  const std::string_view month = edtf.substr(0, 7);
  for (const std::size_t i : {0, 1, 2, 3, 5, 6}) {
    if (!is_digit(month[i])) return "";
  }
  return month.substr(5) >= "01" && month.substr(5) <= "12" ? std::string(month) : "";
}

void sort_by_time(std::vector<DatedEvent>& events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const DatedEvent& a, const DatedEvent& b) { return a.edtf < b.edtf; });
}

// "9" before "10", "10" before "10a".
bool numbers_before(const std::string& a, const std::string& b) {
  const auto number_ends = [](const std::string& text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                    text.begin());
  };
  const std::size_t a_digits = number_ends(a);
  const std::size_t b_digits = number_ends(b);
  if (a_digits != b_digits) return a_digits != 0 && (b_digits == 0 || a_digits < b_digits);
  return a < b;
}

std::string title_of(const index::LevelEntry& entry, const authority::Authority& authority) {
  if (entry.level != "archive") return shortened(entry.description, kLongestText);
  const auto known = authority.archives.by_siglum(entry.value);
  return known.empty() ? "" : archive_title(*known.front());
}

// The words around a place, as those of the corpus are quoted: a line of a draft may be a whole
// paragraph.
std::string words_around(const draft::Draft& draft, text::SourceRange range) {
  const auto& lines = draft.document.lines;
  const auto line = lines.line_range(draft.document.source, lines.line_of(range.begin));
  return index::words_around(draft.document.text(line),
                             {range.begin - line.begin, range.end - line.begin});
}

bool is_at_or_below(std::string_view key, std::string_view above) {
  return key.starts_with(above) && (key.size() == above.size() || key[above.size()] == '/');
}

}  // namespace

std::vector<Source> sources_below(const index::Knowledge& knowledge,
                                  const authority::Authority& authority, std::string_view key,
                                  int limit) {
  std::vector<Source> sources;
  for (const auto& entry : knowledge.below(key, limit)) {
    sources.push_back({.key = entry.key,
                       .level = entry.level,
                       .value = entry.value,
                       .title = title_of(entry, authority),
                       .count = entry.count,
                       .texts = entry.texts,
                       .has_below = !knowledge.below(entry.key, 1).empty()});
  }
  if (!key.empty()) {
    std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
      return numbers_before(a.value, b.value);
    });
  }
  return sources;
}

std::vector<ShelfPerson> people(const index::Knowledge& knowledge, int limit) {
  std::vector<ShelfPerson> people;
  for (const auto& record : knowledge.persons_starting_with("", limit)) {
    people.push_back({.id = record.id,
                      .name = record.display,
                      .life = life_dates(record.born, record.died),
                      .description = record.description,
                      .in_corpus = record.count,
                      .in_drafts = 0});
  }
  return people;
}

void add_people_of_draft(const draft::Snapshot& snapshot, std::vector<ShelfPerson>& people) {
  std::unordered_map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < people.size(); ++i) by_id.emplace(people[i].id, i);
  for (const CastMember& member : cast_of(*snapshot.draft)) {
    const auto [known, fresh] = by_id.try_emplace(member.person, people.size());
    if (fresh) {
      people.emplace_back();
      people.back().id = member.person;
      people.back().name = member.display;
    }
    people[known->second].in_drafts += member.count;
  }
}

std::vector<DatedEvent> chronology_of_corpus(const index::Knowledge& knowledge, int limit) {
  std::vector<DatedEvent> events;
  for (const auto& record : knowledge.dates_starting_with("", limit)) {
    std::string month = month_of(record.edtf);
    if (month.empty() || record.place.file.empty()) continue;
    events.push_back(
        {record.edtf, std::move(month),
         shortened(record.context.empty() ? record.place.text : record.context, kLongestText),
         record.count, location_of(record.place)});
  }
  sort_by_time(events);
  return events;
}

std::vector<DatedEvent> chronology_of_draft(const draft::Snapshot& snapshot) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<DatedEvent> events;
  std::unordered_map<std::string, std::size_t> by_date;
  for (const auto& date : draft.dates) {
    std::string month = month_of(date.edtf);
    if (month.empty()) continue;
    const auto [known, fresh] = by_date.try_emplace(date.edtf, events.size());
    if (fresh) {
      const auto range = source_range(draft, date.range);
      events.push_back(
          {date.edtf, std::move(month), words_around(draft, range), 0, location_in(draft, range)});
    }
    ++events[known->second].count;
  }
  sort_by_time(events);
  return events;
}

std::vector<QuotedPlace> places_in_corpus(const index::Knowledge& knowledge, const PlacesOf& of,
                                          int limit) {
  std::vector<QuotedPlace> places;
  const auto found = of.source.empty() ? knowledge.mentions_of_person(of.person, limit)
                                       : knowledge.places_citing(of.source, limit);
  places.reserve(found.size());
  for (const auto& place : found) places.push_back({location_of(place), place.text});
  return places;
}

std::vector<QuotedPlace> places_in_draft(const draft::Snapshot& snapshot, const PlacesOf& of) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<QuotedPlace> places;
  const auto add = [&](text::ReadingRange mention) {
    const auto range = source_range(draft, mention);
    places.push_back({location_in(draft, range), words_around(draft, range)});
  };
  if (!of.source.empty()) {
    for (const auto& citation : draft.citations) {
      if (is_at_or_below(key_of(snapshot, citation), of.source)) add(citation.range);
    }
    return places;
  }
  for (const CastMember& member : cast_of(draft)) {
    if (member.person != of.person) continue;
    for (const std::size_t name : member.mentions) add(draft.names[name].range);
  }
  return places;
}

}  // namespace apparatus::features
