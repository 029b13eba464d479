// name-anachronism: somebody acts in a year after death or before birth, by the dates that the
// corpus or the project gives. To be remembered, published or named after somebody is no act, and
// neither is anything that others do.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "date/calendar.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

std::optional<int> year_of(std::string_view edtf) {
  int year = 0;
  const auto [end, error] = std::from_chars(edtf.data(), edtf.data() + edtf.size(), year);
  if (error != std::errc() || end - edtf.data() != 4) return std::nullopt;
  return year;
}

// A sentence with one of these speaks of an afterlife, or of somebody else's time.
bool speaks_of_afterlife(std::string_view sentence) {
  constexpr std::array<std::string_view, 41> kWords = {
      "memor",    "remember",   "commemorat",  "posthum",         "publish",         "edition",
      "reprint",  "translat",   "rehabilit",   "biograph",        "monument",        "statue",
      "portrait", "anniversar", "named after", "renamed",         "in honour",       "in honor",
      "legacy",   "widow",      "grave",       "buried",          "funeral",         "tomb",
      "archive",  "historian",  "recalled",    "after his death", "after her death", "died",
      "death",    "killed",     "shot",        "executed",        "murder",          "born",
      "quot",     "cited",      "reissue",     "museum",          "centenar"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return sentence.find(word) != std::string_view::npos;
  });
}

bool is_space(char c) { return c == ' ' || c == '\n'; }

std::string_view word_before(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end > 0 && is_space(text[end - 1])) --end;
  std::uint32_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// After a preposition the name is what somebody else acts upon. "By" and "as" are followed by those
// who act.
bool is_acted_upon(std::string_view reading, const name::Name& name) {
  constexpr std::array<std::string_view, 23> kPrepositions = {
      "of",   "on",    "about", "for",    "against", "from",    "like",     "to",
      "with", "under", "after", "before", "since",   "between", "and",      "or",
      "in",   "than",  "into",  "over",   "upon",    "called",  "including"};
  const std::string_view before = word_before(reading, name.range.begin);
  return std::find(kPrepositions.begin(), kPrepositions.end(), before) != kPrepositions.end();
}

// Whether a bare surname can be nobody else: the draft names the person in full, or every text of
// the corpus that has the bare surname does. A text that never gives the given name may mean
// another bearer.
bool is_certain(const draft::Snapshot& snapshot, const name::Name& name,
                const index::PersonRecord& person) {
  const draft::Draft& draft = *snapshot.draft;
  const auto says_more = [](const name::Parts& parts) {
    return !parts.given.empty() || !parts.initials.empty();
  };
  if (says_more(name.parts)) return true;
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    if (draft.who[i].person == person.id && says_more(draft.names[i].parts)) return true;
  }
  constexpr int kMany = 100;
  std::set<std::string> named_in_full;
  for (const index::Spelling& variant : person.variants) {
    if (variant.text == name.parts.surname) continue;
    for (const index::Place& place : snapshot.knowledge->mentions_of_spelling(variant.text, kMany))
      named_in_full.insert(place.file);
  }
  const auto bare = snapshot.knowledge->mentions_of_spelling(name.parts.surname, kMany);
  return std::all_of(bare.begin(), bare.end(), [&](const index::Place& place) {
    return named_in_full.count(place.file) != 0;
  });
}

// The year that the clause behind the name is set in; nothing where several dates or another name
// stand between.
const date::Date* date_of_act(const draft::Draft& draft, const name::Name& name,
                              text::ReadingRange sentence) {
  for (const name::Name& other : draft.names) {
    if (sentence.contains(other.range) && other.range != name.range) return nullptr;
  }
  const date::Date* only = nullptr;
  for (const date::Date& date : draft.dates) {
    if (!sentence.contains(date.range) || date.impossible != date::Impossible::no ||
        date.first_day == 0)
      continue;
    if (only != nullptr) return nullptr;
    only = &date;
  }
  return only;
}

}  // namespace

void check_name_anachronism(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    const index::ResolvedName& who = draft.who[i];
    if (!who.known || who.ambiguous || name.possessive || name.role == name::Role::author) continue;
    if (register_at(document, name.range.begin) != Register::body ||
        !may_be_corrected(document, name.range.begin))
      continue;
    const auto person = snapshot.knowledge->person(who.person);
    if (!person || (person->died.empty() && person->born.empty())) continue;
    if (is_acted_upon(document.reading, name)) continue;
    const text::ReadingRange sentence = sentence_around(document, name.range);
    if (speaks_of_afterlife(document.text(sentence))) continue;
    const date::Date* date = date_of_act(draft, name, sentence);
    if (date == nullptr || !may_be_corrected(document, date->range.begin)) continue;

    const int first = date::gregorian_of_day_number(date->first_day).year;
    const int last =
        date::gregorian_of_day_number(date->last_day == 0 ? date->first_day : date->last_day).year;
    const auto died = year_of(person->died);
    const auto born = year_of(person->born);
    const bool too_late = died && first > *died;
    const bool too_early = born && last < *born;
    if ((!too_late && !too_early) || !is_certain(snapshot, name, *person)) continue;

    Finding finding;
    finding.code = "name-anachronism";
    finding.range = document.to_source(name.range);
    finding.message = "this is set in " + std::string(document.text(date->range)) + ", and " +
                      person->display +
                      (too_late ? " died in " + person->died : " was born in " + person->born) +
                      " by the corpus's dates";
    finding.evidence =
        evidence_of(snapshot, snapshot.knowledge->mentions_of_person(who.person, kMostEvidence));
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
