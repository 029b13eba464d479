#include "lsp/features/transliterate_draft.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lsp/draft/transliteration_system.h"
#include "lsp/features/cursor.h"
#include "text/document.h"

namespace apparatus::features {
namespace {

using authority::TransliterationSystem;
using checks::Edit;

class Transliterator {
 public:
  // `to`: by register; nullptr where all names stay as they are.
  Transliterator(const draft::Snapshot& snapshot, const SystemsByRegister& to)
      : snapshot_(snapshot),
        draft_(*snapshot.draft),
        names_(snapshot.authority->names),
        famous_(snapshot.authority->famous),
        tables_(snapshot.authority->transliteration),
        to_(to) {}

  // The edits of one mention, in the order of the text.
  std::vector<Edit> edits(const name::Name& name) const {
    std::vector<Edit> found;
    const auto where = draft::register_at(draft_.document, name.range.begin);
    const TransliterationSystem* const to = to_[static_cast<std::size_t>(where)];
    if (to == nullptr || name.surname_range.empty() || name.role == name::Role::author ||
        draft_.document.keeps_its_spelling(name.range.begin) || !is_russian(name) ||
        is_pinned(name))
      return found;
    add(given_range(name), where, *to, found);
    add(name.surname_range, where, *to, found);
    std::sort(found.begin(), found.end(),
              [](const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; });
    return found;
  }

 private:
  bool is_russian_given(std::string_view given) const {
    const std::string key = tables_.fold(given);
    return !key.empty() && names_.given_group(key) == key;
  }

  // Chamberlain ends as Bukharin does: where all famous bearers are from elsewhere, nothing is
  // rewritten.
  bool is_foreign(std::string_view surname_key) const {
    const std::vector<const authority::FamousPerson*> bearers = famous_.bearers(surname_key);
    return !bearers.empty() && std::none_of(bearers.begin(), bearers.end(), [](const auto* bearer) {
      return bearer->country == "ru" || bearer->country == "su";
    });
  }

  bool is_russian(const name::Name& name) const {
    if (is_foreign(name.surname_key)) return false;
    return names_.has_surname_ending(name.surname_key) || is_russian_given(name.parts.given);
  }

  bool is_pinned(const name::Name& name) const {
    return std::any_of(names_.persons().begin(), names_.persons().end(),
                       [&](const authority::KnownPerson& person) {
                         return person.spelling == name.parts.surname;
                       });
  }

  text::ReadingRange given_range(const name::Name& name) const {
    if (!is_russian_given(name.parts.given)) return {};
    const std::size_t at = draft_.document.text(name.range).find(name.parts.given);
    if (at == std::string_view::npos) return {};
    const auto begin = static_cast<std::uint32_t>(name.range.begin + at);
    return {begin, begin + static_cast<std::uint32_t>(name.parts.given.size())};
  }

  void add(text::ReadingRange range, draft::Register where, const TransliterationSystem& to,
           std::vector<Edit>& found) const {
    if (range.empty()) return;
    const std::string written(draft_.document.text(range));
    std::string from = tables_.detect({written});
    if (from.empty()) from = draft::transliteration_in(snapshot_, where);
    const std::optional<std::string> wanted = tables_.convert(written, from, to.id);
    if (!wanted || *wanted == written) return;
    found.push_back(
        {source_range(draft_, range), text::in_source_notation(draft_.document, *wanted)});
  }

  const draft::Snapshot& snapshot_;
  const draft::Draft& draft_;
  const authority::NameLexicon& names_;
  const authority::FamousPersons& famous_;
  const authority::Transliteration& tables_;
  const SystemsByRegister& to_;
};

}  // namespace

std::vector<Edit> transliterate_draft(const draft::Snapshot& snapshot,
                                      const SystemsByRegister& to) {
  const Transliterator transliterator(snapshot, to);
  std::vector<Edit> all;
  for (const name::Name& name : snapshot.draft->names) {
    for (Edit& edit : transliterator.edits(name)) {
      if (all.empty() || edit.range.begin >= all.back().range.end) all.push_back(std::move(edit));
    }
  }
  return all;
}

void add_transliterations(const draft::Snapshot& snapshot, std::size_t index,
                          std::vector<CodeAction>& actions) {
  const draft::Draft& draft = *snapshot.draft;
  for (const TransliterationSystem& system : snapshot.authority->transliteration.systems()) {
    if (!system.reversible && system.id != "popular") continue;
    SystemsByRegister everywhere;
    everywhere.fill(&system);
    if (Transliterator(snapshot, everywhere).edits(draft.names[index]).empty()) continue;
    actions.push_back({"Write all Russian names in " + system.name, "refactor.rewrite", false,
                       transliterate_draft(snapshot, everywhere), -1});
  }
}

}  // namespace apparatus::features
