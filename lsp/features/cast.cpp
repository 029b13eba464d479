#include "lsp/features/cast.h"

#include <unordered_map>

#include "lsp/features/cursor.h"

namespace apparatus::features {
namespace {

std::size_t fullness(const name::Parts& parts) {
  return parts.given.size() * 4 + parts.patronymic.size() * 2 + parts.initials.size() +
         parts.surname.size();
}

}  // namespace

std::string CastMember::surname() const {
  std::string best = parts.surname;
  std::uint32_t most = 0;
  for (const auto& [spelling, times] : surnames) {
    if (times > most) {
      best = spelling;
      most = times;
    }
  }
  return best;
}

std::vector<CastMember> cast_of(const draft::Draft& draft, text::SourceRange without) {
  std::vector<CastMember> cast;
  std::unordered_map<std::string, std::size_t> by_person;
  for (std::size_t i = 0; i < draft.names.size() && i < draft.who.size(); ++i) {
    const name::Name& name = draft.names[i];
    const std::string& person = draft.who[i].person;
    if (person.empty()) continue;
    const auto range = source_range(draft, name.range);
    if (!without.empty() && range.begin <= without.end && without.begin <= range.end) continue;
    const auto [known, fresh] = by_person.try_emplace(person, cast.size());
    if (fresh) {
      cast.emplace_back();
      cast.back().person = person;
      cast.back().display = draft.who[i].display;
      cast.back().surname_key = name.surname_key;
      cast.back().first = range.begin;
    }
    CastMember& member = cast[known->second];
    ++member.count;
    member.first = std::min(member.first, range.begin);
    member.mentions.push_back(i);
    if (fullness(name.parts) > fullness(member.parts)) member.parts = name.parts;
    if (!name.parts.surname.empty() && !draft.document.keeps_its_spelling(name.range.begin)) {
      ++member.surnames[name.parts.surname];
    }
  }
  return cast;
}

}  // namespace apparatus::features
