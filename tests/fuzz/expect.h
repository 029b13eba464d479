// What a fuzz target holds to be true of every input; a breach ends the run, and libFuzzer keeps
// the input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace apparatus::fuzz {

inline void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace apparatus::fuzz
