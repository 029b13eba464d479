#include "authority/person_signs.h"

#include <gtest/gtest.h>

#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

TEST(PersonSigns, AreReadWithoutAProblem) {
  PersonSigns own;
  std::vector<Problem> problems;
  own.add(embedded_file("person_signs.toml"), problems);
  EXPECT_TRUE(problems.empty());
}

TEST(PersonSigns, WhatHappensToPersons) {
  const PersonSigns& signs = PersonSigns::built_in();
  EXPECT_TRUE(signs.is_auxiliary("was"));
  EXPECT_TRUE(signs.is_suffered("arrêté"));
  EXPECT_TRUE(signs.is_dying("умер"));
  EXPECT_TRUE(signs.is_killed("hanged"));
  EXPECT_TRUE(signs.is_kin("brother"));
  EXPECT_FALSE(signs.is_suffered("printed"));
}

TEST(PersonSigns, FrenchVerbsByTheirEndings) {
  const PersonSigns& signs = PersonSigns::built_in();
  for (const char* verb : {"promit", "attendait", "voulut", "chanta"})
    EXPECT_TRUE(signs.is_french_verb(verb)) << verb;
  for (const char* other : {"petit", "nuit", "Promit", "tout", "rue"})
    EXPECT_FALSE(signs.is_french_verb(other)) << other;
}

}  // namespace
}  // namespace apparatus::authority
