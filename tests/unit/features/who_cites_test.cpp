#include "lsp/features/who_cites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

TEST(WhoCites, AFileTextByText) {
  const Typed typed("One.[^1]\n\n[^1]: [[RGASPI, f. 612, op. 4, ^d. 19, l. 7]].\n");
  const auto subject = subject_at(typed.snapshot, typed.cursor());
  ASSERT_TRUE(subject);
  EXPECT_EQ(subject->range, typed.marked.ranges[0]);
  EXPECT_EQ(subject->name, "RGASPI, f. 612, op. 4, d. 19, l. 7");
  EXPECT_EQ(subject->detail, "file");
  const auto texts = who_cites(typed.snapshot, typed.cursor());
  ASSERT_EQ(texts.size(), 2u);
  for (const auto& text : texts) {
    EXPECT_EQ(text.places.size(), 2u) << text.name;
    EXPECT_LT(text.places[0].range, text.places[1].range) << text.name;
  }
}

TEST(WhoCites, APersonMostNamedFirst) {
  const Typed typed("There Pavel ^Dubrovskii spoke.\n");
  ASSERT_TRUE(subject_at(typed.snapshot, typed.cursor()));
  const auto texts = who_cites(typed.snapshot, typed.cursor());
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_EQ(texts[0].name, "verhaegen");
}

TEST(WhoCites, NothingAboutPlainWords) {
  const Typed typed("A tr^am is late.\n");
  EXPECT_FALSE(subject_at(typed.snapshot, typed.cursor()));
  EXPECT_TRUE(who_cites(typed.snapshot, typed.cursor()).empty());
}

}  // namespace
}  // namespace apparatus::features
