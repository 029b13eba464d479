// name-anachronism: somebody acts in a year after death or before birth, by the dates that the
// corpus or the project gives, or, where they give none, by those of the well-known bearer of the
// whole name. To be remembered, published or named after somebody is no act, and
// neither is anything that others do.
#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "authority/act_words.h"
#include "authority/famous_persons.h"
#include "date/calendar.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/corpus_persons.h"
#include "name/persons.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

std::optional<int> year_of(std::string_view edtf) {
  int year = 0;
  const auto [end, error] = std::from_chars(edtf.data(), edtf.data() + edtf.size(), year);
  if (error != std::errc() || end - edtf.data() != 4) return std::nullopt;
  return year;
}

bool is_space(char c) { return c == ' ' || c == '\n'; }

std::string_view word_before(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end > 0 && is_space(text[end - 1])) --end;
  std::uint32_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

struct Lifetime {
  std::string born, died;
  std::string_view source;  // for the message
};

// The only well-known person of this surname and given name; initials would fit too many.
const authority::FamousPerson* known_by_whole_name(const draft::Snapshot& snapshot,
                                                   const name::Name& name,
                                                   const index::PersonRecord& person) {
  const std::string& given = name.parts.given.empty() ? person.given : name.parts.given;
  if (given.empty()) return nullptr;
  const authority::FamousPerson* only = nullptr;
  for (const authority::FamousPerson* one : snapshot.authority->famous.bearers(name.surname_key)) {
    const bool fits =
        std::any_of(one->given.begin(), one->given.end(), [&](const std::string& known) {
          return name::compatible(
              {.given = given, .initials = {}, .patronymic = {}, .surname = one->surname},
              {.given = known, .initials = {}, .patronymic = {}, .surname = one->surname},
              *snapshot.authority);
        });
    if (!fits) continue;
    if (only != nullptr) return nullptr;
    only = one;
  }
  return only;
}

Lifetime lifetime_of(const draft::Snapshot& snapshot, const name::Name& name,
                     const index::PersonRecord& person) {
  if (!person.born.empty() || !person.died.empty())
    return {person.born, person.died, " by the corpus's dates"};
  const authority::FamousPerson* known = known_by_whole_name(snapshot, name, person);
  return known == nullptr ? Lifetime() : Lifetime{known->born, known->died, ""};
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

// Of mentions in the order of the text, the first that does not begin before a place.
template <class Mention>
auto first_from(const std::vector<Mention>& mentions, std::uint32_t begin) {
  return std::lower_bound(
      mentions.begin(), mentions.end(), begin,
      [](const Mention& mention, std::uint32_t at) { return mention.range.begin < at; });
}

// "(Rees 2013, 37)": within parentheses stands when somebody wrote of it.
bool is_in_parentheses(std::string_view sentence_before_date) {
  const std::size_t open = sentence_before_date.rfind('(');
  return open != std::string_view::npos &&
         sentence_before_date.find(')', open) == std::string_view::npos;
}

// "the Woodrow Wilson Center": a capital right behind makes it a thing's name.
bool leads_a_capital(std::string_view reading, const name::Name& name) {
  const std::size_t at = name.range.end;
  return text::byte_at(reading, at) == ' ' &&
         text::letter_case_at(reading, at + 1) == text::LetterCase::capital;
}

// Asked first: most paragraphs have none, and nobody has to look for their sentences.
bool has_a_date_in_its_block(const draft::Draft& draft, const name::Name& name) {
  const int block = draft.document.block_at(name.range.begin);
  if (block < 0) return true;
  const text::ReadingRange range = draft.document.blocks[static_cast<std::size_t>(block)].range;
  const auto date = first_from(draft.dates, range.begin);
  return date != draft.dates.end() && date->range.begin < range.end;
}

// The year that the clause behind the name is set in; nothing where several dates or another name
// stand between.
const date::Date* date_of_act(const draft::Draft& draft, const name::Name& name,
                              text::ReadingRange sentence) {
  for (auto other = first_from(draft.names, sentence.begin);
       other != draft.names.end() && other->range.begin < sentence.end; ++other) {
    if (sentence.contains(other->range) && other->range != name.range) return nullptr;
  }
  const date::Date* only = nullptr;
  for (auto date = first_from(draft.dates, sentence.begin);
       date != draft.dates.end() && date->range.begin < sentence.end; ++date) {
    if (!sentence.contains(date->range) || date->impossible != date::Impossible::no ||
        date->first_day == 0 ||
        is_in_parentheses(
            draft.document.text(text::ReadingRange{sentence.begin, date->range.begin})))
      continue;
    if (only != nullptr) return nullptr;
    only = &*date;
  }
  return only;
}

}  // namespace

void check_name_anachronism(const draft::Snapshot& snapshot, Findings& findings) {
  const draft::Draft& draft = *snapshot.draft;
  const text::Document& document = draft.document;
  const auto& words = authority::ActWords::built_in();
  for (std::size_t i = 0; i < draft.names.size(); ++i) {
    const name::Name& name = draft.names[i];
    const index::ResolvedName& who = draft.who[i];
    if (!who.known || who.ambiguous || name.possessive || name.inverted || is_numbered(name) ||
        leads_a_capital(document.reading, name) || name.role == name::Role::author)
      continue;
    if (register_at(document, name.range.begin) != Register::body ||
        !may_be_corrected(document, name.range.begin))
      continue;
    if (!has_a_date_in_its_block(draft, name)) continue;
    const text::ReadingRange sentence = sentence_around(document, name.range);
    const date::Date* date = date_of_act(draft, name, sentence);
    if (date == nullptr || !may_be_corrected(document, date->range.begin)) continue;
    const auto asked = draft::person_in_corpus(snapshot, who.person);
    const std::optional<index::PersonRecord>& person = *asked;
    if (!person) continue;

    const Lifetime life = lifetime_of(snapshot, name, *person);
    const int first = date::gregorian_of_day_number(date->first_day).year;
    const int last =
        date::gregorian_of_day_number(date->last_day == 0 ? date->first_day : date->last_day).year;
    const auto died = year_of(life.died);
    const auto born = year_of(life.born);
    const bool too_late = died && first > *died;
    const bool too_early = born && last < *born;
    // Nearly everybody acts while alive, and the words of the sentence need not be looked at.
    if (!too_late && !too_early) continue;
    if (words.makes_acted_upon(word_before(document.reading, name.range.begin)) ||
        words.speaks_of_afterlife(document.text(sentence)) || !is_certain(snapshot, name, *person))
      continue;

    Finding finding;
    finding.code = "name-anachronism";
    finding.range = document.to_source(name.range);
    finding.message = "this is set in " + std::string(document.text(date->range)) + ", and " +
                      person->display +
                      (too_late ? " died in " + life.died : " was born in " + life.born) +
                      std::string(life.source);
    finding.evidence =
        evidence_of(snapshot, snapshot.knowledge->mentions_of_person(who.person, kMostEvidence));
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
