// The words of the calendar and the reforms, as the program carries them.
#include "authority/calendars.h"

#include <gtest/gtest.h>

#include "authority/authority.h"
#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

const Calendars& built_in() { return Authority::built_in()->calendars; }

TEST(Calendars, DataHasNoProblems) {
  Calendars calendars;
  std::vector<Problem> problems;
  calendars.add(embedded_file("calendars.toml"), problems);
  EXPECT_TRUE(problems.empty()) << problems.front().line << ": " << problems.front().message;
  EXPECT_FALSE(calendars.languages().empty());
}

TEST(Calendars, MonthsInEveryLanguage) {
  for (const auto& [word, month] : {std::pair{"December", 12},
                                    {"DECEMBER", 12},
                                    {"dekabria", 12},
                                    {"декабря", 12},
                                    {"Декабря", 12},
                                    {"iiulia", 7},
                                    {"März", 3},
                                    {"MÄRZ", 3},
                                    {"août", 8},
                                    {"octubre", 10},
                                    {"września", 9},
                                    {"мартъ", 3},
                                    {"апрѣля", 4}}) {
    const CalendarWord* found = built_in().find(word);
    ASSERT_NE(found, nullptr) << word;
    EXPECT_EQ(found->month, month) << word;
  }
  EXPECT_EQ(built_in().find("Decembrist"), nullptr);
  EXPECT_EQ(built_in().find(""), nullptr);
  EXPECT_EQ(built_in().find(std::string(500, 'x')), nullptr);
}

bool may_begin(std::string text) {
  text += "  ";  // what may stand behind a word of three letters
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return built_in().may_begin(byte(0), byte(1), byte(2), byte(3));
}

TEST(Calendars, EveryMonthMayBeginWhereItBegins) {
  for (const CalendarLanguage& language : built_in().languages()) {
    for (const std::string& month : language.months) EXPECT_TRUE(may_begin(month)) << month;
  }
  EXPECT_TRUE(may_begin("May"));
  EXPECT_TRUE(may_begin("summer"));
  EXPECT_TRUE(may_begin("ДЕКАБРЯ"));
  EXPECT_FALSE(may_begin("the"));
  EXPECT_FALSE(may_begin("and"));
  EXPECT_FALSE(may_begin("Marxist"));
}

TEST(Calendars, WordsWithSeveralRoles) {
  const CalendarWord* may = built_in().find("May");
  ASSERT_NE(may, nullptr);
  EXPECT_EQ(may->month, 5);
  EXPECT_TRUE(may->also_word);
  EXPECT_FALSE(may->lower_case);
  const CalendarWord* to = built_in().find("to");
  ASSERT_NE(to, nullptr);
  EXPECT_TRUE(to->is(CalendarRole::until));
  EXPECT_TRUE(to->is(CalendarRole::preposition));
  EXPECT_EQ(to->month, 0);
}

TEST(Calendars, Reforms) {
  const CalendarReform* russia = built_in().reform("RU");
  ASSERT_NE(russia, nullptr);
  EXPECT_EQ(russia->last_julian, "1918-01-31");
  EXPECT_EQ(russia->first_gregorian, "1918-02-14");
  for (const CalendarReform& reform : built_in().reforms()) {
    EXPECT_FALSE(reform.source.empty()) << reform.country;
    EXPECT_LT(reform.last_julian, reform.first_gregorian) << reform.country;
  }
}

TEST(Calendars, WrongEntriesAreToldAndLeftOut) {
  Calendars calendars;
  std::vector<Problem> problems;
  calendars.add("[[language]]\ncode = \"xx\"\n[[reform]]\ncountry = \"XX\"\n", problems);
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].line, 1u);
  EXPECT_TRUE(calendars.languages().empty());
  EXPECT_TRUE(calendars.reforms().empty());
  calendars.add("[[language]", problems);
  EXPECT_EQ(problems.size(), 3u);
}

TEST(FoldCase, LettersOfTwoAlphabets) {
  char out[32];
  const auto fold = [&out](std::string_view word) {
    return std::string(out, fold_case(word, out, sizeof out));
  };
  EXPECT_EQ(fold("DÉCEMBRE"), "décembre");
  EXPECT_EQ(fold("ЯНВАРЯ"), "января");
  EXPECT_EQ(fold("Ёлка"), "ёлка");
  EXPECT_EQ(fold("ŘÍJEN"), "říjen");
  EXPECT_EQ(fold_case("December", out, 3), 3u);
}

}  // namespace
}  // namespace apparatus::authority
