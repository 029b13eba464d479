// What an index answers, over a small shelf of texts.
#include "index/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "date/calendar.h"
#include "index/builder.h"

namespace apparatus::index {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kGrain = R"(# Grain and its clerks

The clerk Pavel Zhitkov opened the session on 3 March 1921 and nobody thanked him.[^1] Zhitkov left Tula that night.
Aleksandra Murzina took his place on 5 March 1921.

[^1]: GARF, f. 393, op. 2, d. 41, l. 7 (Minutes of the Tula grain committee, March 3, 1921).
[^2]: GARF, f. 393, op. 2, d. 41, ll. 9–10; and f. 393, op. 2, d. 44, l. 1.
[^3]: TsGAOR, f. 130, op. 5, d. 12, l. 3 (Petition of the Briansk carters).
)";

constexpr const char* kRails = R"(# Rails

In the same week P. Zhitkov wrote to the railway office.[^1] The strike of 2–6 March 1921 was over by then.

[^1]: GARF, f. 393, op. 2, d. 41, l. 12 (Minutes of the Tula grain committee, March 3, 1921).
)";

class KnowledgeOfAShelf : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    shelf = build_in_memory({{"grain.md", kGrain}, {"rails.md", kRails}},
                            authority::Authority::built_in());
  }
  static void TearDownTestSuite() { shelf.reset(); }
  static std::shared_ptr<const Knowledge> shelf;
};
std::shared_ptr<const Knowledge> KnowledgeOfAShelf::shelf;

std::vector<std::string> values(const std::vector<LevelEntry>& entries) {
  std::vector<std::string> found;
  for (const LevelEntry& entry : entries) found.push_back(entry.value);
  return found;
}

std::vector<std::string> expressions(const std::vector<DateRecord>& dates) {
  std::vector<std::string> found;
  for (const DateRecord& date : dates) found.push_back(date.edtf);
  return found;
}

TEST_F(KnowledgeOfAShelf, ListsItsTexts) {
  const auto texts = shelf->texts();
  ASSERT_THAT(texts, SizeIs(2));
  EXPECT_EQ(texts[0].file, "grain.md");
  EXPECT_EQ(texts[0].title, "Grain and its clerks");
  EXPECT_FALSE(shelf->empty());
}

TEST_F(KnowledgeOfAShelf, LeadsFromTheArchiveDownToTheFile) {
  const auto archives = shelf->archives();
  ASSERT_THAT(archives, SizeIs(1));  // TsGAOR's holdings are GARF's
  EXPECT_EQ(archives[0].value, "GARF");
  EXPECT_EQ(archives[0].count, 5u);
  EXPECT_EQ(archives[0].texts, 2u);
  EXPECT_THAT(values(shelf->below("garf", 10)), ElementsAre("393", "130"));
  EXPECT_THAT(values(shelf->below("garf/393", 10)), ElementsAre("2"));
  const auto files = shelf->below("garf/393/2", 10);
  ASSERT_THAT(values(files), ElementsAre("41", "44"));
  EXPECT_EQ(files[0].level, "delo");
  EXPECT_EQ(files[0].count, 3u);
  EXPECT_THAT(files[0].description, HasSubstr("Minutes of the Tula grain committee"));
  EXPECT_THAT(shelf->below("garf/393/2", 1), SizeIs(1));
  EXPECT_THAT(shelf->below("garf/999", 10), IsEmpty());
}

TEST_F(KnowledgeOfAShelf, TellsWhatAFileHolds) {
  const auto file = shelf->file("garf/393/2/41");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->archive, "GARF");
  EXPECT_EQ(file->count, 3u);
  EXPECT_THAT(file->files, ElementsAre("grain.md", "rails.md"));
  EXPECT_THAT(file->leaves, ElementsAre("7", "9-10", "12"));
  ASSERT_THAT(file->parts, SizeIs(3));
  EXPECT_EQ(file->parts[0], (std::pair<std::string, std::string>("fond", "393")));
  ASSERT_THAT(file->descriptions, SizeIs(1));
  EXPECT_EQ(file->descriptions[0].count, 2u);
  EXPECT_EQ(file->descriptions[0].place.file, "grain.md");
  EXPECT_THAT(file->descriptions[0].dates, ElementsAre("1921-03-03"));
  EXPECT_FALSE(shelf->file("garf/393/2/4"));
}

TEST_F(KnowledgeOfAShelf, ListsTheFilesBelowAFond) {
  const auto files = shelf->files_below("garf/393", 10);
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[0].key, "garf/393/2/41");
  EXPECT_THAT(shelf->files_below("garf/39", 10), IsEmpty());  // no prefix of letters, one of levels
}

TEST_F(KnowledgeOfAShelf, ShowsWhoCitesAFile) {
  const auto places = shelf->places_citing("garf/393/2/41", 10);
  ASSERT_THAT(places, SizeIs(3));
  EXPECT_EQ(places[0].file, "grain.md");
  EXPECT_EQ(places[0].line, 6u);
  EXPECT_EQ(places[0].column, 7u);
  EXPECT_THAT(places[0].text, HasSubstr("Minutes of the Tula"));
  EXPECT_EQ(places[2].file, "rails.md");
  EXPECT_THAT(shelf->places_citing("garf/393/2/41", 1), SizeIs(1));
  EXPECT_THAT(shelf->places_citing("garf/393", 10), SizeIs(4));
}

TEST_F(KnowledgeOfAShelf, FindsFilesByWhatIsSaidOfThem) {
  const auto files = shelf->files_described_like("Minutes of the grain committee at Tula", 5);
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].key, "garf/393/2/41");
  EXPECT_THAT(shelf->files_described_like("Carters' petition", 5), SizeIs(1));
  // A dash within dates joins no words; neither does any other sign that is no letter.
  EXPECT_THAT(shelf->files_described_like("Tula grain committee, 100–102 March…‘1921’", 5),
              SizeIs(1));
  EXPECT_THAT(shelf->files_described_like("Tula·grain№committee", 5), SizeIs(1));
  EXPECT_THAT(shelf->files_described_like("Tul\u0483a gra\u0305in comm\u0301ittee Tula", 5),
              SizeIs(1));
  EXPECT_EQ(shelf->trouble(), "");
  EXPECT_THAT(shelf->files_described_like("\"; DROP TABLE date; --", 5), IsEmpty());
  EXPECT_THAT(shelf->files_described_like("", 5), IsEmpty());
}

TEST_F(KnowledgeOfAShelf, TellsWhatADateWas) {
  const auto date = shelf->date("1921-03-03");
  ASSERT_TRUE(date);
  EXPECT_EQ(date->count, 3u);
  EXPECT_THAT(date->context, HasSubstr("Minutes of the Tula grain committee"));
  EXPECT_EQ(date->file_key, "garf/393/2/41");

  const auto of_the_story = shelf->date("1921-03-05");
  ASSERT_TRUE(of_the_story);
  EXPECT_EQ(of_the_story->context, "Aleksandra Murzina took his place on 5 March 1921.");
  EXPECT_EQ(of_the_story->place.line, 4u);
  EXPECT_EQ(of_the_story->file_key, "");
  EXPECT_FALSE(shelf->date("1921-03-04"));
}

TEST_F(KnowledgeOfAShelf, ListsDatesByTheirBeginning) {
  const auto dates = expressions(shelf->dates_starting_with("1921-03", 10));
  ASSERT_THAT(dates, SizeIs(3));
  EXPECT_EQ(dates[0], "1921-03-03");  // the most frequent
  EXPECT_THAT(shelf->dates_starting_with("1921-03", 1), SizeIs(1));
  EXPECT_THAT(shelf->dates_starting_with("1922", 10), IsEmpty());
}

TEST_F(KnowledgeOfAShelf, KnowsWhatHappenedOnADay) {
  const std::int32_t fifth = date::day_number_of_gregorian({1921, 3, 5});
  EXPECT_THAT(expressions(shelf->dates_on(fifth, 10)),
              ElementsAre("1921-03-05", "1921-03-02/1921-03-06"));
  EXPECT_THAT(shelf->dates_on(fifth + 30, 10), IsEmpty());
}

TEST_F(KnowledgeOfAShelf, KnowsItsPersons) {
  const auto persons = shelf->persons_starting_with("zhitk", 10);
  ASSERT_THAT(persons, SizeIs(1));
  const PersonRecord& zhitkov = persons[0];
  EXPECT_EQ(zhitkov.surname, "Zhitkov");
  EXPECT_EQ(zhitkov.count, 3u);
  EXPECT_THAT(zhitkov.variants, Contains(testing::Field(&Spelling::text, "Pavel Zhitkov")));
  EXPECT_TRUE(shelf->knows_surname(zhitkov.surname_key));
  EXPECT_FALSE(shelf->knows_surname("nobody"));
  EXPECT_THAT(shelf->persons_with_surname(zhitkov.surname_key), SizeIs(1));
  ASSERT_TRUE(shelf->person(zhitkov.id));
  EXPECT_EQ(shelf->person(zhitkov.id)->display, zhitkov.display);
  EXPECT_FALSE(shelf->person("nobody-at-all"));
}

TEST_F(KnowledgeOfAShelf, ShowsWhereAPersonIsNamedTheFullestNameFirst) {
  const auto persons = shelf->persons_starting_with("zhitk", 1);
  ASSERT_THAT(persons, SizeIs(1));
  const auto places = shelf->mentions_of_person(persons[0].id, 10);
  ASSERT_THAT(places, SizeIs(3));
  EXPECT_THAT(places[0].text, HasSubstr("The clerk Pavel Zhitkov"));
  EXPECT_EQ(places[2].file, "rails.md");
  EXPECT_THAT(shelf->mentions_of_spelling("P. Zhitkov", 10), SizeIs(1));
  EXPECT_THAT(shelf->mentions_of_spelling("Zhitkov", 10), SizeIs(3));
  EXPECT_THAT(shelf->mentions_of_spelling("Zhidkov", 10), IsEmpty());
}

TEST_F(KnowledgeOfAShelf, KnowsHowSurnamesAreSpelt) {
  const auto near = shelf->surnames_near("Zhidkov", 1);
  ASSERT_THAT(near, SizeIs(1));
  EXPECT_EQ(near[0].spelling, "Zhitkov");
  EXPECT_EQ(near[0].texts, 2u);
  const auto spellings = shelf->spellings_of_surname(near[0].key);
  ASSERT_THAT(spellings, SizeIs(1));
  EXPECT_EQ(spellings[0].text, "Zhitkov");
}

TEST(KnowledgeOfNothing, AnswersEmptily) {
  const auto nothing = Knowledge::nothing();
  EXPECT_TRUE(nothing->empty());
  EXPECT_EQ(nothing->trouble(), "");
  EXPECT_THAT(nothing->texts(), IsEmpty());
  EXPECT_THAT(nothing->archives(), IsEmpty());
  EXPECT_FALSE(nothing->file("garf/393/2/41"));
  EXPECT_FALSE(nothing->knows_surname("zhitkov"));
  EXPECT_THAT(nothing->surnames_near("Zhitkov", 2), IsEmpty());
}

TEST(KnowledgeOfAFile, SaysWhyItCannotBeOpened) {
  std::string reason;
  EXPECT_FALSE(Knowledge::open("/nowhere/index.sqlite", reason));
  EXPECT_THAT(reason, HasSubstr("/nowhere/index.sqlite"));
  EXPECT_THAT(reason, HasSubstr("apparatus index"));
  EXPECT_EQ(Knowledge::generation_on_disk("/nowhere/index.sqlite"), 0);
}

}  // namespace
}  // namespace apparatus::index
