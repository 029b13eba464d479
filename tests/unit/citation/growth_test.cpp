// Recognising costs in proportion to the text, whatever stands in it. Four times the text may cost
// four times the work, not sixteen: measured in the thread's own processor time, the best of some
// runs, so that neither a busy machine nor a slow build matters.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>

#include "tests/unit/citation/notes.h"

namespace apparatus::citation {
namespace {

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// One note of `size` bytes, of nothing but the piece.
double seconds_for(const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  text::Document document;
  document.reading = text;
  const auto end = static_cast<std::uint32_t>(text.size());
  document.blocks.push_back({text::BlockKind::note, {0, end}, text::Zone::note, 0, 0});
  document.notes.push_back({"1", {0, end}, {}, 0, true});
  double best = std::numeric_limits<double>::max();
  for (int run = 0; run < 4; ++run) {
    const double before = thread_seconds();
    recognise(document, known());
    best = std::min(best, thread_seconds() - before);
  }
  return best;
}

class Growth : public testing::TestWithParam<const char*> {};

TEST_P(Growth, IsThatOfTheText) {
  constexpr std::size_t kSize = 4000;
  constexpr double kFloor = 0.001;  // seconds: below, the measure is of the fixed costs
  const double once = std::max(seconds_for(GetParam(), kSize), kFloor);
  EXPECT_LT(seconds_for(GetParam(), 4 * kSize), 12 * once) << GetParam();
}

// What each reader of a shape looks backwards or ahead for, without end.
INSTANTIATE_TEST_SUITE_P(Pieces, Growth,
                         testing::Values("a1", "A.1", "1/1/", "1-", "1, ", "((1", ") 1", "f. ",
                                         "f. 1, ", "f. A, ", "l. 1, ", "Ibid., ", "Ibid., l. 1. ",
                                         "Ibid., p. 3; ", "Там же. ", "FO 1 ", "RG 1, ", "vol. 1, ",
                                         "MAE, A, vol. ", "Archive ", "Aa ", "²1", "GARF, 1",
                                         "RGASPI (", "'1'",
                                         "RGASPI, f. 1, op. 1, d. 1; p. 3, Ibid. "));

}  // namespace
}  // namespace apparatus::citation
