// Which transliteration a draft writes its Russian names in: that which the project pins, else that
// for which most names of the register speak. A bibliography in ALA-LC under a body in popular
// English is a habit of scholars, so that each register is asked for itself.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/draft/draft.h"
#include "lsp/draft/register.h"

namespace apparatus::draft {

// How many surnames are written as each system would write them. What several systems share speaks
// for all of them and so for none; what is written alike in all says nothing.
class TransliterationVotes {
 public:
  // Each surname counts once, which is the caller's business: one famous name in its popular form,
  // however often it stands, is no system.
  void add(std::string_view surname, const authority::Transliteration& transliteration);
  void add(const TransliterationVotes& others);

  // How many of the surnames tell.
  int telling() const { return telling_; }
  // The id of the system that more names speak for than for any other, and twice as many as speak
  // against it; "" where no system is, or fewer than `fewest` tell.
  std::string system(const authority::Transliteration& transliteration, int fewest) const;
  // Whether at least half of what tells speaks for the system; true where nothing does.
  bool bears(std::string_view system, const authority::Transliteration& transliteration) const;

 private:
  std::vector<int> for_system_;  // in the order of the authority's; empty while nothing tells
  int telling_ = 0;
};

// Of the draft's names, by register. Quotations and titles count for nothing, nor do authors of
// works in other languages than Russian: they are spelt as their title pages have them. The first
// some thousand mentions of a register decide. Kept with the draft.
const std::array<TransliterationVotes, kRegisters>& transliteration_votes(const Draft& draft);

// The id of the system that the project pins for a register ("ala-lc"); "" where it leaves that to
// the draft.
const std::string& pinned_transliteration(const project::Settings& settings, Register where);

// The id of the system of names in a register: pinned; else that of the register itself, in this
// draft or in its manuscript; else that of the whole, unless the register has names that speak
// against it. "" where nothing tells.
std::string transliteration_in(const Snapshot& snapshot, Register where);
using Transliterations = std::array<std::string, kRegisters>;
Transliterations transliterations_of(const Snapshot& snapshot);

}  // namespace apparatus::draft
