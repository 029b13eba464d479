#include "lsp/features/cast.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "lsp/features/cursor.h"

namespace apparatus::features {
namespace {

std::size_t fullness(const name::Parts& parts) {
  return parts.given.size() * 4 + parts.patronymic.size() * 2 + parts.initials.size() +
         parts.surname.size();
}

// Where `without` stands in the reading; an empty range behind all names where it left nothing.
text::ReadingRange in_reading(const text::Document& document, text::SourceRange without) {
  constexpr text::ReadingRange kNowhere{UINT32_MAX, UINT32_MAX};
  if (without.empty()) return kNowhere;
  const auto begin = document.cursor_to_reading(without.begin);
  const auto end = document.cursor_to_reading(without.end);
  if (!begin && !end) return kNowhere;
  const std::uint32_t from = begin ? *begin : *end;
  const std::uint32_t to = end ? *end : *begin;
  return {std::min(from, to), std::max(from, to)};
}

}  // namespace

std::string CastMember::surname() const {
  std::string best = parts.surname;
  std::uint32_t most = 0;
  for (const auto& [spelling, times] : surnames) {
    const std::uint32_t all = std::accumulate(times.begin(), times.end(), 0U);
    if (all > most) {
      best = spelling;
      most = all;
    }
  }
  return best;
}

std::string CastMember::surname_in(draft::Register where,
                                   const draft::Transliterations& systems) const {
  const std::string& own = systems[static_cast<std::size_t>(where)];
  std::string best;
  std::uint32_t most = 0;
  for (const auto& [spelling, times] : surnames) {
    std::uint32_t here = 0;
    for (std::size_t i = 0; i < times.size(); ++i) here += systems[i] == own ? times[i] : 0;
    if (here > most) {
      best = spelling;
      most = here;
    }
  }
  return best;
}

std::vector<CastMember> cast_of(const draft::Draft& draft, text::SourceRange without) {
  std::vector<CastMember> cast;
  std::unordered_map<std::string_view, std::size_t> by_person;
  const text::ReadingRange typed = in_reading(draft.document, without);
  draft::RegisterWalk walk(draft.document);
  for (std::size_t i = 0; i < draft.names.size() && i < draft.who.size(); ++i) {
    const name::Name& name = draft.names[i];
    const std::string& person = draft.who[i].person;
    if (person.empty()) continue;
    if (name.range.begin <= typed.end && typed.begin <= name.range.end) continue;
    const auto [known, fresh] = by_person.try_emplace(person, cast.size());
    if (fresh) {
      cast.emplace_back();
      cast.back().person = person;
      cast.back().display = draft.who[i].display;
      cast.back().surname_key = name.surname_key;
      cast.back().first = source_range(draft, name.range).begin;
    }
    CastMember& member = cast[known->second];
    ++member.count;
    member.mentions.push_back(i);
    if (fullness(name.parts) > fullness(member.parts)) member.parts = name.parts;
    if (!name.parts.surname.empty() && !draft.document.keeps_its_spelling(name.range.begin)) {
      const auto where = static_cast<std::size_t>(walk.at(name.range.begin));
      ++member.surnames[name.parts.surname][where];
    }
  }
  return cast;
}

}  // namespace apparatus::features
