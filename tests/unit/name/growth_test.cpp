// Looking for names allocates for spellings and for names, not for words: a text that says the same
// four times over costs nothing more where it names nobody.
#include <gtest/gtest.h>

#include <string>

#include "authority/authority.h"
#include "name/recognise.h"
#include "tests/unit/counted_allocations.h"
#include "text/document.h"

namespace apparatus::name {
namespace {

struct Cost {
  std::size_t names = 0;
  std::size_t allocations = 0;
};

Cost cost_of(const std::string& sentence, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += sentence;
  const text::Document document = text::read_document(std::move(text), text::Format::plain);
  const authority::Authority& authority = *authority::Authority::built_in();
  recognise(document, authority, {}, {});  // word lists are loaded by whoever asks first
  Cost cost;
  cost.allocations =
      allocations_of([&] { cost.names = recognise(document, authority, {}, {}).size(); });
  return cost;
}

TEST(NameGrowth, WhatIsNoNameCostsNoAllocation) {
  const std::string sentence =
      "When the Committee met in Moscow, It was the Factory that decided. ";
  const Cost once = cost_of(sentence, 100);
  const Cost more = cost_of(sentence, 400);
  ASSERT_EQ(more.names, 0u);
  EXPECT_EQ(more.allocations, once.allocations);
}

TEST(NameGrowth, NamesAllocateInProportion) {
  const std::string sentence = "N. A. Uglanov said that Krasnoshchekov, the secretary, had left. ";
  const Cost once = cost_of(sentence, 100);
  const Cost more = cost_of(sentence, 400);
  ASSERT_EQ(more.names, 4 * once.names);
  EXPECT_LE(more.allocations, 4 * once.allocations);
}

}  // namespace
}  // namespace apparatus::name
