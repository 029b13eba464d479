#include "lsp/features/completion.h"

#include "lsp/features/citation_completion.h"
#include "lsp/features/cursor.h"
#include "lsp/features/date_completion.h"
#include "lsp/features/key_completion.h"
#include "lsp/features/person_completion.h"
#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

// Whether the last letter before the cursor is one that a reader sees. Link targets, labels and
// attributes are not.
bool is_text(const draft::Draft& draft, const TypedText& typed) {
  const std::string_view written = without_trailing_space(typed.text);
  if (written.empty()) return false;
  const auto last = typed.begin + static_cast<std::uint32_t>(written.size()) - 1;
  return draft.document.to_reading(last).has_value();
}

}  // namespace

CompletionList complete(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const TypedText typed = typed_text(*snapshot.draft, offset);
  if (typed.in_comment || typed.in_code) return {};
  if (auto keys = complete_key(snapshot, typed)) return std::move(*keys);
  if (auto arguments = complete_macro(snapshot, typed); !arguments.items.empty()) return arguments;
  if (!is_text(*snapshot.draft, typed)) return {};
  if (auto citation = complete_citation(snapshot, typed); !citation.items.empty()) return citation;
  if (auto dates = complete_date(snapshot, typed); !dates.items.empty()) return dates;
  CompletionList persons = complete_person(snapshot, typed);
  // Another letter may begin a name: an editor that has suggestions of its own for this one does
  // not ask again about a list that is complete. Behind a space it would wait for ours in vain.
  const bool in_word = without_trailing_space(typed.text).size() == typed.text.size();
  persons.incomplete = persons.incomplete || in_word;
  return persons;
}

}  // namespace apparatus::features
