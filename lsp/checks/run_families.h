// Runs families of checks over one snapshot, on two threads where the draft is long enough for that
// to be felt: families are pure, so that which thread runs which changes nothing.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "lsp/checks/check.h"

namespace apparatus::checks {

// What each family found, one family behind the other in their order, as from one thread. `stop` is
// asked between families and from both threads; once it is true the rest is left out. What a family
// throws comes through.
std::vector<Finding> run_families(std::span<const CheckFamily* const> families,
                                  const draft::Snapshot& snapshot,
                                  const std::function<bool()>& stop);

}  // namespace apparatus::checks
