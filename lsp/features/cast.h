// The people of a draft: who is named in it, how often, how spelt and where first. Completion,
// rename, hover and the outline of names all begin here.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/draft/register.h"
#include "lsp/draft/transliteration_system.h"

namespace apparatus::features {

struct CastMember {
  std::string person;   // id; one that ends in "?" is a surname between several persons
  std::string display;  // the fullest form in the draft, else the index's
  name::Parts parts;    // of that form
  std::string surname_key;
  std::uint32_t count = 0;
  // Spellings outside quotations and titles, and how often each register has them.
  std::map<std::string, std::array<std::uint32_t, draft::kRegisters>> surnames;
  std::uint32_t first = 0;            // source offset of the first mention, in the order of reading
  std::vector<std::size_t> mentions;  // indices into the draft's names, in order

  // The most frequent spelling; that of `parts` where the draft has the name in quotations only.
  std::string surname() const;
  // The most frequent in the registers that are written in one system with this one; "" where they
  // have none. `systems`: of transliterations_of.
  std::string surname_in(draft::Register where, const draft::Transliterations& systems) const;
};

// Names that touch what was read from `without` are left out: what is being typed says nothing. In
// order of first mention. Asked for while somebody types: a name costs no more than its look-up.
std::vector<CastMember> cast_of(const draft::Draft& draft, text::SourceRange without = {});

}  // namespace apparatus::features
