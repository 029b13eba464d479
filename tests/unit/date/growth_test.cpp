// Looking for dates allocates for the dates that are found, and nothing for what turns out to be
// none: pages, numbers of notes, words of the calendar that date nothing.
#include <gtest/gtest.h>

#include <string>

#include "authority/authority.h"
#include "date/recognise.h"
#include "tests/unit/counted_allocations.h"
#include "text/document.h"

namespace apparatus::date {
namespace {

std::size_t allocations_for(const std::string& sentence, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += sentence;
  const text::Document document = text::read_document(std::move(text), text::Format::plain);
  const authority::Authority& authority = *authority::Authority::built_in();
  return allocations_of([&] { recognise(document, authority, {}); });
}

TEST(DateGrowth, WhatIsNoDateCostsNoAllocation) {
  const std::string sentence =
      "The committee of 12 met on page 340, heard 7 reports and sold 1,500 poods. ";
  EXPECT_EQ(allocations_for(sentence, 400), allocations_for(sentence, 100));
}

TEST(DateGrowth, DatesAllocateInProportion) {
  const std::string sentence = "They met on 14 December 1923 and again in May 1924. ";
  EXPECT_LE(allocations_for(sentence, 400), 4 * allocations_for(sentence, 100) + 16);
}

}  // namespace
}  // namespace apparatus::date
