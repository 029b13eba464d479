#include "bibliography/bibliography.h"

#include "bibliography/entry_file.h"
#include "tests/unit/bibliography/read_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::bibliography {
namespace {

using testing::ElementsAre;

TEST(Bibtex, AnEntryWithEveryKindOfValue) {
  const auto entries = read_bibtex(
      "% works\n@string{kup = \"Kazan University Press\"}\n\n"
      "@Book{orlova1971,\n  author = {Orlova, Anna and Leo van der Berg and {Party Archive}},\n"
      "  title = {Bread and {S}teel: {\\'E}tudes 1917--1921},\n  publisher = kup # \", 2nd "
      "floor\",\n"
      "  address = \"Kazan\", year = 1971\n}\n",
      "works.bib");
  ASSERT_EQ(entries.size(), 1U);
  const Entry& entry = entries[0];
  EXPECT_EQ(entry.key, "orlova1971");
  EXPECT_EQ(entry.type, "book");
  EXPECT_THAT(entry.authors, ElementsAre("Orlova, Anna", "van der Berg, Leo", "Party Archive"));
  EXPECT_EQ(entry.title, "Bread and Steel: Études 1917–1921");
  EXPECT_EQ(entry.publisher, "Kazan University Press, 2nd floor");
  EXPECT_EQ(entry.place, "Kazan");
  EXPECT_EQ(entry.year, "1971");
  EXPECT_EQ(entry.line, 4U);
  EXPECT_EQ(entry.file, "works.bib");
}

TEST(Bibtex, ABrokenEntryCostsOnlyItself) {
  const auto entries = read_bibtex(
      "@book{first, title = {One}}\n@article{broken, title = {never closed,\n year 1971\n"
      "@book{second, title = {Two}, pages = {3--5}}\n@comment{x}\n@misc{third, note=\n",
      "w.bib");
  std::vector<std::string> keys;
  for (const Entry& entry : entries) keys.push_back(entry.key);
  EXPECT_THAT(keys, ElementsAre("first", "broken", "second", "third"));
  EXPECT_EQ(entries[2].title, "Two");
  EXPECT_EQ(entries[2].pages, "3--5");
}

TEST(Bibtex, BiblatexNamesAndCrossReferences) {
  const auto entries = read_bibtex(
      "@incollection{part, author={Petrov, N.}, title={A Part}, crossref={whole}, pages={1--9}}\n"
      "@collection{whole, editor={Weiss, Eva}, title={The Whole}, location={Riga}, "
      "date={1990/1992}}\n",
      "w.bib");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].container, "The Whole");
  EXPECT_EQ(entries[0].place, "Riga");
  EXPECT_EQ(entries[0].year, "1990–1992");
}

TEST(Bibtex, AYearIsNotCutWithinACharacter) {
  const auto entries = read_bibtex("@book{a, date = {〇九五〇/〇九五二}}\n", "w.bib");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].year, "〇九–〇九");
}

TEST(CslJson, EntriesKnowTheirLines) {
  const auto entries = read_csl_json(
      "[\n {\"id\": \"orlova1971\", \"type\": \"book\",\n  \"author\": [{\"family\": \"Orlova\", "
      "\"given\": "
      "\"Anna\"}, {\"literal\": \"Party Archive\"}],\n  \"issued\": {\"date-parts\": [[1971]]}, "
      "\"title\": "
      "\"Bread {1}\"},\n {\"id\": broken},\n {\n  \"id\": 7, \"page\": \"3-5\"}\n]",
      "works.json");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_THAT(entries[0].authors, ElementsAre("Orlova, Anna", "Party Archive"));
  EXPECT_EQ(entries[0].title, "Bread {1}");
  EXPECT_EQ(entries[0].year, "1971");
  EXPECT_EQ(entries[0].line, 2U);
  EXPECT_EQ(entries[1].key, "7");
  EXPECT_EQ(entries[1].line, 7U);
}

TEST(CslJson, WhatIsNoJsonHoldsNoEntries) {
  EXPECT_TRUE(read_csl_json("", "x").empty());
  EXPECT_TRUE(read_csl_json("{{{{{{{{", "x").empty());
  EXPECT_TRUE(read_csl_json("[1, 2, \"{\"]", "x").empty());
}

std::string with_keys(std::initializer_list<const char*> keys) {
  std::string source;
  for (const char* key : keys) source += std::string("@book{") + key + ", title = {T}}\n";
  return source;
}

TEST(Bibliography, KeysThatWereMeant) {
  const Bibliography known({read_file(
      with_keys({"orlova1971bread", "orlova1980", "petrov1971", "weiss1990"}), "w.bib")});
  EXPECT_THAT(known.near("petrov1917"), ElementsAre("petrov1971"));
  EXPECT_THAT(known.near("petrow1971"), ElementsAre("petrov1971"));
  EXPECT_THAT(known.near("orlova1971"), ElementsAre("orlova1971bread", "orlova1980"));
  EXPECT_TRUE(known.near("smirnova2001").empty());
}

TEST(Bibliography, TheFirstOfTwoEntriesWithOneKeyCounts) {
  const Bibliography known(
      {read_file("@book{a, title={First}}\n@book{a, title={Second}}\n", "1.bib"),
       read_file("@book{a, title={Third}}\n@book{c, title={C}}\n", "2.bib")});
  ASSERT_NE(known.find("a"), nullptr);
  EXPECT_EQ(known.find("a")->title, "First");
  EXPECT_EQ(known.find("A"), nullptr);
  EXPECT_EQ(known.find("b"), nullptr);
  ASSERT_NE(known.find("c"), nullptr);
  EXPECT_EQ(known.find("c")->file, "2.bib");
  EXPECT_EQ(known.size(), 4U);
  EXPECT_EQ(known.key(2), "a");
  EXPECT_EQ(known.entry(3).title, "C");
}

TEST(Bibliography, PeopleAndTitlesAreFoundByTheirFolds) {
  const Bibliography known({read_file(R"(
@book{one, author={Orlova, Anna and Leo van der Berg}, title={Bread}}
@book{two, author={}, editor={Orlova, Anna}, title={Steel}}
@incollection{part, title={A Part}, crossref={Two}}
@book{four, title={The Platform of the Many}}
)",
                                      "w.bib")});
  EXPECT_THAT(known.by_surname("orlova"), ElementsAre(0, 1, 2));
  EXPECT_THAT(known.by_surname("van der berg"), ElementsAre(0));
  EXPECT_TRUE(known.has_surname("orlova"));
  EXPECT_FALSE(known.has_surname("orlov"));
  EXPECT_THAT(known.by_title("platform"), ElementsAre(3));
  EXPECT_TRUE(known.by_title("bread").empty());
}

TEST(CslYaml, WhatPandocAndZoteroWrite) {
  const std::vector<Entry> entries = read_csl_yaml(R"(---
# exported
references:
- author:
  - family: Orlova
    given: Anna
  - literal: City Council of Tver
  id: orlova1971
  issued:
    date-parts:
    - - 1971
      - 3
  publisher: "Svet: a press"
  publisher-place: Kazan
  title: 'Bread and Steel: the town''s
    second winter'
  type: book
- id: petrov1990
  type: article-journal
  author: [{family: Petrov, given: Nikita, non-dropping-particle: von}]
  container-title: Baltic Review
  issued: 1990-04
  page: 137-152
  title: >
    Who
    counted?
-   id: weiss1924
    issued:
    - year: 1924
...
)",
                                                   "works.yaml");
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(formatted(entries[0]),
            "Orlova, Anna and City Council of Tver. Bread and Steel: the town's second winter. "
            "Kazan: Svet: a press, 1971.");
  EXPECT_EQ(entries[0].line, 8U);
  EXPECT_EQ(formatted(entries[1]),
            "von Petrov, Nikita. “Who counted?”. Baltic Review (1990): 137–152.");
  EXPECT_EQ(entries[1].file, "works.yaml");
  EXPECT_EQ(entries[2].key, "weiss1924");
  EXPECT_EQ(entries[2].year, "1924");
}

TEST(CslYaml, WhatIsBrokenCostsOnlyItself) {
  EXPECT_TRUE(read_csl_yaml("", "x").empty());
  EXPECT_TRUE(read_csl_yaml("title: no list\n", "x").empty());
  const auto entries = read_csl_yaml(
      "- just words\n- title: no key\n- id: a\n   odd\n  author: [{family: \n- id: b\n", "x");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[1].key, "b");
}

TEST(Formatted, EditionsAndVolumes) {
  const auto printed = [](const char* fields) {
    const auto entries =
        read_bibtex("@book{a, title={Tar}, year={1962}, " + std::string(fields) + "}", "x");
    return formatted(entries.at(0));
  };
  EXPECT_EQ(printed("edition={7}"), "Tar. 7th edn. 1962.");
  EXPECT_EQ(printed("edition={22}"), "Tar. 22nd edn. 1962.");
  EXPECT_EQ(printed("edition={11}"), "Tar. 11th edn. 1962.");
  EXPECT_EQ(printed("edition={Second}"), "Tar. Second edn. 1962.");
  EXPECT_EQ(printed("edition={3rd rev. ed.}, volume=2"), "Tar. 3rd rev. ed. Vol. 2. 1962.");
  EXPECT_EQ(printed("volume=2, volumes={14}"), "Tar. Vol. 2 of 14. 1962.");
  EXPECT_EQ(printed("volumes={14}, location={Kiel}, origdate={1867-05}"),
            "Tar. 14 vols. Kiel, 1962 (first published 1867).");
  EXPECT_EQ(printed("number={12}"), "Tar. No. 12. 1962.");
}

TEST(Csl, EditionsAndVolumes) {
  const auto entries = read_csl_json(
      R"([{"id": "a", "type": "book", "title": "Tar", "edition": 7, "volume": 2,
           "number-of-volumes": "3", "issued": {"date-parts": [[1962]]},
           "original-date": {"date-parts": [[1867]]}, "number": "12"}])",
      "x.json");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(formatted(entries[0]),
            "Tar. 7th edn. Vol. 2 of 3. No. 12. 1962 (first published 1867).");
}

TEST(Formatted, BooksArticlesAndChapters) {
  Entry book;
  book.authors = {"Orlova, A."};
  book.title = "Bread and Steel";
  book.place = "Kazan";
  book.publisher = "Svet";
  book.year = "1971";
  EXPECT_EQ(formatted(book), "Orlova, A. Bread and Steel. Kazan: Svet, 1971.");

  Entry article;
  article.authors = {"Petrov, Nikita", "Weiss, Eva"};
  article.title = "Who Counted?";
  article.container = "Baltic Review";
  article.volume = "4";
  article.number = "2";
  article.year = "1990";
  article.pages = "137--152";
  EXPECT_EQ(
      formatted(article),
      "Petrov, Nikita and Weiss, Eva. “Who Counted?”. Baltic Review 4, no. 2 (1990): 137–152.");
  EXPECT_EQ(formatted(Entry{}), "");
}

}  // namespace
}  // namespace apparatus::bibliography
