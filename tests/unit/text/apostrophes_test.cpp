#include "text/apostrophes.h"

#include <gtest/gtest.h>

namespace apparatus::text {
namespace {

TEST(Apostrophes, AllSignsAreOne) {
  EXPECT_EQ(with_plain_apostrophes("Zinov’ev, Pestelʹ, Sokol‘nikov, Arsenʼev"),
            "Zinov'ev, Pestel', Sokol'nikov, Arsen'ev");
  EXPECT_EQ(with_plain_apostrophes("Zinov'ev"), "Zinov'ev");
  EXPECT_EQ(with_plain_apostrophes(""), "");
}

}  // namespace
}  // namespace apparatus::text
