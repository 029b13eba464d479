#include "lsp/draft/transliteration_system.h"

#include <gtest/gtest.h>

namespace apparatus::draft {
namespace {

std::vector<name::Name> names(std::initializer_list<const char*> surnames) {
  std::vector<name::Name> list;
  for (const char* surname : surnames) {
    name::Name name;
    name.parts.surname = surname;
    list.push_back(std::move(name));
  }
  return list;
}

TEST(Transliteration, IsKnownByItsEndings) {
  EXPECT_EQ(transliteration_of(names({"Rakovskii", "Zinov’ev", "Carr"})), "ala-lc");
  EXPECT_EQ(transliteration_of(names({"Rakovskiy", "Zinov'yev"})), "bgn");
  EXPECT_EQ(transliteration_of(names({"Rakovsky", "Trotsky", "Zinoviev"})), "popular");
}

TEST(Transliteration, IsNotGuessed) {
  EXPECT_EQ(transliteration_of(names({"Carr", "Stalin"})), "");
  EXPECT_EQ(transliteration_of(names({"Rakovskii", "Trotsky"})), "");
}

}  // namespace
}  // namespace apparatus::draft
