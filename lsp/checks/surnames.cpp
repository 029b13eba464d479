// Counts; no judgement here.
#include "lsp/checks/surnames.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "name/folding.h"
#include "text/apostrophes.h"

namespace apparatus::checks {

namespace {

template <name::Role role>
Surnames census_of(const draft::Draft& draft) {
  Surnames census;
  // As it is written → its place in the census, asked for once a spelling; null for one that does
  // not count.
  std::unordered_map<std::string_view, SpelledSurname*> places;
  const auto place_of = [&](const name::Name& name) -> SpelledSurname* {
    const auto [known, is_new] = places.try_emplace(name.parts.surname, nullptr);
    if (!is_new) return known->second;
    std::string spelling = text::with_plain_apostrophes(name.parts.surname);
    if (is_all_capitals(spelling)) return nullptr;
    SpelledSurname& surname = census[spelling];
    if (surname.spelling.empty()) {
      surname.spelling = std::move(spelling);
      surname.key = name.surname_key;
    }
    return known->second = &surname;
  };
  const auto count = [&](const name::Name& name, bool confirmed) {
    if (name.parts.surname.empty() || name.role != role) return;
    if (!may_be_corrected(draft.document, name.range.begin)) return;
    SpelledSurname* const surname = place_of(name);
    if (surname != nullptr)
      (confirmed ? surname->confirmed : surname->unconfirmed).push_back(&name);
  };
  for (const name::Name& name : draft.names) count(name, true);
  for (const name::Name& name : draft.unconfirmed) count(name, false);
  return census;
}

}  // namespace

const Surnames& surnames_of(const draft::Draft& draft, name::Role role) {
  return role == name::Role::actor
             ? draft.kept.result<Surnames>(census_of<name::Role::actor>, draft)
             : draft.kept.result<Surnames>(census_of<name::Role::author>, draft);
}

std::string usual_spelling(const Surnames& surnames, std::string_view key,
                           const text::Document& document, Register where) {
  const auto is_there = [&](const name::Name* name) {
    return register_at(document, name->range.begin) == where;
  };
  const SpelledSurname* usual = nullptr;
  std::pair<std::ptrdiff_t, std::size_t> most;  // there, in all
  for (const auto& [spelling, surname] : surnames) {
    if (surname.key != key) continue;
    const std::pair<std::ptrdiff_t, std::size_t> times = {
        std::count_if(surname.confirmed.begin(), surname.confirmed.end(), is_there) +
            std::count_if(surname.unconfirmed.begin(), surname.unconfirmed.end(), is_there),
        surname.count()};
    if (times > most) {
      most = times;
      usual = &surname;
    }
  }
  return usual == nullptr ? std::string() : usual->spelling;
}

bool fold_alike(std::string_view a, std::string_view b, const authority::Authority& authority) {
  const std::vector<std::string> left = name::folds(a, authority);
  const std::vector<std::string> right = name::folds(b, authority);
  return std::any_of(left.begin(), left.end(), [&](const std::string& key) {
    return std::find(right.begin(), right.end(), key) != right.end();
  });
}

bool is_form_of(std::string_view written, std::string_view nominative,
                const authority::Authority& authority) {
  const std::vector<std::string> nominatives = name::nominatives(written, authority);
  return std::find(nominatives.begin(), nominatives.end(), name::fold(nominative, authority)) !=
         nominatives.end();
}

std::string_view without_particle(std::string_view surname) {
  while (!surname.empty() && surname[0] >= 'a' && surname[0] <= 'z') {
    const auto end = surname.find_first_of(" '");
    if (end == std::string_view::npos) break;
    surname.remove_prefix(end + 1);
  }
  return surname;
}

std::string_view without_any_particle(std::string_view surname,
                                      const authority::Authority& authority) {
  for (;;) {
    const auto end = surname.find_first_of(" '-");
    if (end == std::string_view::npos || end + 1 == surname.size()) return surname;
    // "d'" stands in the list with its apostrophe, "al" without its hyphen.
    const std::size_t length = end + (surname[end] == '\'' ? 1 : 0);
    const std::string first = authority::to_lower(surname.substr(0, length));
    if (!authority::is(authority.names.kind(first), authority::WordKind::particle)) return surname;
    surname.remove_prefix(end + 1);
  }
}

std::size_t shelves_in(const index::Knowledge& knowledge) {
  constexpr std::size_t kSurnamesOfAShelf = 2000;
  return std::max<std::size_t>(1, knowledge.surname_count() / kSurnamesOfAShelf);
}

bool is_numbered(const name::Name& name) {
  return !name.parts.surname.empty() &&
         name.parts.surname.find_first_not_of("IVXLC") == std::string::npos;
}

bool is_all_capitals(std::string_view word) {
  bool letters = false;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters = letters || (c >= 'A' && c <= 'Z');
  }
  return letters && word.size() > 1;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

}  // namespace apparatus::checks
