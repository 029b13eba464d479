#include <algorithm>
#include <array>

#include "lsp/draft/spelling.h"
#include "lsp/draft/transliteration_system.h"
#include "lsp/features/hover_parts.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"
#include "text/apostrophes.h"
#include "text/letters.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kSpellings = 6;
constexpr int kPlaces = 3;
constexpr std::size_t kBearers = 8;

// A bare surname that several persons bear.
std::string ambiguous_card(const name::Name& name,
                           const std::vector<index::PersonRecord>& bearers) {
  std::string card =
      "**" + in_markdown(name.parts.surname) + "**: not certain who is meant. The corpus knows\n";
  for (std::size_t i = 0; i < bearers.size() && i < kBearers; ++i) {
    const auto& bearer = bearers[i];
    card += "- " + in_markdown(bearer.display);
    const std::string life = life_dates(bearer.born, bearer.died);
    if (!life.empty()) card += " (" + life + ")";
    if (!bearer.description.empty()) card += ", " + in_markdown(shortened(bearer.description, 80));
    card += ": " + count_of(bearer.count, "mention") + "\n";
  }
  return card;
}

// "these notes: Zinov'ev", where the name is written in another system than all around it; else "".
std::string usual_here(const draft::Snapshot& snapshot, const name::Name& name,
                       const index::PersonRecord& record) {
  constexpr std::array<std::string_view, draft::kRegisters> kWhere = {"this text", "these notes",
                                                                      "this list"};
  const std::string& surname = name.parts.surname;
  if (snapshot.draft->document.keeps_its_spelling(name.range.begin) ||
      name.role == name::Role::author || !draft::is_russian_name(surname, *snapshot.authority))
    return {};
  const draft::Register where = draft::register_at(snapshot.draft->document, name.range.begin);
  std::vector<std::string> others;
  for (const index::Spelling& variant : record.variants)
    others.push_back(variant.text.substr(variant.text.rfind(' ') + 1));
  const std::string own =
      draft::spelling_in(draft::transliteration_in(snapshot, where), snapshot, surname, others);
  if (text::with_plain_apostrophes(own) == text::with_plain_apostrophes(surname) ||
      !text::is_ascii(surname.substr(0, 1)))
    return {};
  return std::string(kWhere[static_cast<std::size_t>(where)]) + ": " + in_markdown(own);
}

}  // namespace

std::string person_headline(const std::string& display, const std::string& life) {
  return "**" + in_markdown(display) + "**" + (life.empty() ? "" : " (" + life + ")");
}

std::string spellings_line(const std::vector<index::Spelling>& variants) {
  std::string line;
  for (std::size_t i = 0; i < variants.size() && i < kSpellings; ++i) {
    line += (i > 0 ? " · " : "") + in_markdown(variants[i].text) + " " +
            std::to_string(variants[i].count) + "×";
  }
  if (variants.size() > kSpellings) line += " · …";
  return line;
}

std::string person_card(const draft::Snapshot& snapshot, std::size_t index) {
  const draft::Draft& draft = *snapshot.draft;
  const name::Name& name = draft.names[index];
  if (index >= draft.who.size()) return {};
  const index::ResolvedName& who = draft.who[index];
  if (who.ambiguous) {
    auto bearers = snapshot.knowledge->persons_with_surname(name.surname_key);
    std::erase_if(bearers,
                  [](const index::PersonRecord& bearer) { return bearer.id.ends_with('?'); });
    if (bearers.size() > 1) return ambiguous_card(name, bearers);
  }
  const auto record = snapshot.knowledge->person(who.person);
  const std::size_t here = same_person(draft, index).size();
  std::string card;
  if (!record) {
    const std::string display =
        who.display.empty() ? std::string(draft.document.text(name.range)) : who.display;
    card = person_headline(display, life_dates(name.born, name.died)) + "\n\n";
    card += "Named " + count_of(here, "time") + " here; the corpus does not know this person.\n";
    return card;
  }
  card = person_headline(record->display, life_dates(record->born, record->died)) + "\n\n";
  if (!record->description.empty())
    card += in_markdown(shortened(record->description, 200)) + "\n\n";
  card +=
      count_of(here, "mention") + " here, " + count_of(record->count, "mention") + " in the corpus";
  if (const std::string line = spellings_line(record->variants); !line.empty()) card += ": " + line;
  card += "\n\n";
  if (const std::string own = usual_here(snapshot, name, *record); !own.empty())
    card += "In the transliteration of " + own + "\n\n";
  for (const auto& place : snapshot.knowledge->mentions_of_person(record->id, kPlaces)) {
    card += quoted_place(place) + "\n";
  }
  return card;
}

}  // namespace apparatus::features
