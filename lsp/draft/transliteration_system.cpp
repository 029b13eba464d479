// The evidence of a draft is bounded, since it is asked for while somebody types: names in the
// order of the text until a register has told enough. All signs are data of the authority.
#include "lsp/draft/transliteration_system.h"

#include <algorithm>
#include <unordered_set>

#include "lsp/draft/language_of_work.h"
#include "lsp/draft/manuscript.h"
#include "lsp/draft/scans.h"

namespace apparatus::draft {
namespace {

constexpr int kEnough = 2;        // surnames that tell, for a register to stand by itself
constexpr int kPlenty = 64;       // surnames that tell: more do not change a habit
constexpr int kMostNames = 4000;  // mentions of a register that are looked at

using Votes = std::array<TransliterationVotes, kRegisters>;

bool is_pinned(std::string_view surname_key, const authority::Authority& authority) {
  return !authority.names.persons().empty() &&
         authority.names.pinned(surname_key, authority.transliteration) != nullptr;
}

Votes votes_in(const Draft& draft) {
  Votes votes;
  if (draft.scans == nullptr || draft.scans->authority == nullptr) return votes;
  const authority::Authority& authority = *draft.scans->authority;
  std::array<std::unordered_set<std::string_view>, kRegisters> known;
  std::array<int, kRegisters> looked_at{};
  RegisterWalk walk(draft.document);
  for (const name::Name& name : draft.names) {
    const Register where = walk.at(name.range.begin);
    const auto index = static_cast<std::size_t>(where);
    if (votes[index].telling() >= kPlenty || looked_at[index] >= kMostNames) continue;
    ++looked_at[index];
    if (name.parts.surname.empty() || known[index].contains(name.parts.surname)) continue;
    if (draft.document.keeps_its_spelling(name.range.begin)) continue;
    if (name.role == name::Role::author &&
        (where == Register::body ||
         !is_of_russian_work(draft.document, name.range.begin, authority)))
      continue;
    known[index].insert(name.parts.surname);
    if (!authority.names.has_surname_ending(name.surname_key) ||
        is_pinned(name.surname_key, authority))
      continue;
    votes[index].add(name.parts.surname, authority.transliteration);
  }
  return votes;
}

TransliterationVotes sum_of(const Votes& votes) {
  TransliterationVotes sum;
  for (const TransliterationVotes& one : votes) sum.add(one);
  return sum;
}

}  // namespace

void TransliterationVotes::add(std::string_view surname,
                               const authority::Transliteration& transliteration) {
  const std::vector<int> votes = transliteration.votes(surname);
  const auto most = std::max_element(votes.begin(), votes.end());
  if (most == votes.end() || *most <= 0) return;
  ++telling_;
  for_system_.resize(votes.size());
  for (std::size_t i = 0; i < votes.size(); ++i) for_system_[i] += votes[i] == *most ? 1 : 0;
}

void TransliterationVotes::add(const TransliterationVotes& others) {
  telling_ += others.telling_;
  for_system_.resize(std::max(for_system_.size(), others.for_system_.size()));
  for (std::size_t i = 0; i < others.for_system_.size(); ++i)
    for_system_[i] += others.for_system_[i];
}

std::string TransliterationVotes::system(const authority::Transliteration& transliteration,
                                         int fewest) const {
  if (telling_ < fewest || telling_ == 0) return {};
  const auto most = std::max_element(for_system_.begin(), for_system_.end());
  const bool shared = std::count(for_system_.begin(), for_system_.end(), *most) > 1;
  if (shared || *most < 2 * (telling_ - *most)) return {};
  return transliteration.systems()[static_cast<std::size_t>(most - for_system_.begin())].id;
}

bool TransliterationVotes::bears(std::string_view system,
                                 const authority::Transliteration& transliteration) const {
  const auto& systems = transliteration.systems();
  for (std::size_t i = 0; i < for_system_.size(); ++i) {
    if (systems[i].id == system) return 2 * for_system_[i] >= telling_;
  }
  return telling_ == 0;
}

const Votes& transliteration_votes(const Draft& draft) {
  return draft.kept.result<Votes>(votes_in, draft);
}

const std::string& pinned_transliteration(const project::Settings& settings, Register where) {
  static const std::string none;
  const project::StyleSettings& style = settings.style;
  const std::array<const std::string*, kRegisters> of_registers = {
      &style.transliteration_body, &style.transliteration_notes,
      &style.transliteration_bibliography};
  const std::string& own = *of_registers[static_cast<std::size_t>(where)];
  const std::string& pinned = own.empty() ? style.transliteration : own;
  return pinned == "draft" ? none : pinned;
}

std::string transliteration_in(const Snapshot& snapshot, Register where) {
  const std::string& pinned = pinned_transliteration(*snapshot.settings, where);
  if (!pinned.empty()) return pinned;
  const authority::Transliteration& transliteration = snapshot.authority->transliteration;
  const auto index = static_cast<std::size_t>(where);
  const Votes& here = transliteration_votes(*snapshot.draft);
  if (std::string own = here[index].system(transliteration, kEnough); !own.empty()) return own;

  Votes work = here;
  if (snapshot.manuscript != nullptr) {
    for (const DraftPtr& other : snapshot.manuscript->files) {
      if (other == snapshot.draft) continue;
      const Votes& there = transliteration_votes(*other);
      for (std::size_t i = 0; i < kRegisters; ++i) work[i].add(there[i]);
    }
  }
  for (const std::string& system :
       {work[index].system(transliteration, kEnough), sum_of(here).system(transliteration, 1),
        sum_of(work).system(transliteration, 1)}) {
    if (!system.empty() && here[index].bears(system, transliteration)) return system;
  }
  return {};
}

Transliterations transliterations_of(const Snapshot& snapshot) {
  return {transliteration_in(snapshot, Register::body),
          transliteration_in(snapshot, Register::notes),
          transliteration_in(snapshot, Register::bibliography)};
}

}  // namespace apparatus::draft
