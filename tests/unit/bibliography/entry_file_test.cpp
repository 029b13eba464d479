// A file that changes: reading it behind its state before says what reading it anew does.
#include "bibliography/entry_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/bibliography/read_entries.h"

namespace apparatus::bibliography {
namespace {

// All that a file says, one line an entry, and what some words lead to.
std::string told(const EntryFile& file) {
  std::string all;
  for (std::size_t i = 0; i < file.size(); ++i) {
    const Entry entry = file.entry(i);
    all += std::string(file.key(i)) + " line " + std::to_string(entry.line) + ": " +
           formatted(entry) + "\n";
    const auto found = file.find(file.key(i));
    all += found ? std::to_string(*found) : "not found";
    all += "\n";
  }
  for (const char* word : {"novak", "weiss", "berg", "orlova", "gone"}) {
    std::vector<std::size_t> entries;
    file.add_by_surname(word, 0, entries);
    file.add_by_title(word, 1000, entries);
    all += word;
    for (const std::size_t entry : entries) all += " " + std::to_string(entry);
    all += "\n";
  }
  return all;
}

void expect_same(const std::string& before, const std::string& after, const char* path) {
  const auto old = read_file(before, path);
  const auto anew = read_file(after, path);
  const auto changed = read_file(after, path, old.get());
  EXPECT_EQ(told(*changed), told(*anew)) << before << "\n-->\n" << after;
}

constexpr const char* kBibtex = R"(% works
@string{svet = "Svet"}
@book{novak1971, author = {Novak, Jan}, title = {Bread}, publisher = svet, year = 1971}

@book{weiss1980, author = {Eva Weiss and Jan Novak}, title = {Steel and
  Coal}, year = 1980}
@incollection{part, title = {Orlova}, crossref = {weiss1980}}
@book{berg1990, editor = {Berg, Leo}, title = {Tides}, year = 1990}
)";

TEST(EntryFile, AChangeBeforeBetweenAndBehindEntries) {
  const std::string before = kBibtex;
  const auto with = [&](const char* what, const char* instead) {
    std::string after = before;
    after.replace(after.find(what), std::string(what).size(), instead);
    return after;
  };
  expect_same(before, before, "w.bib");
  expect_same(before, with("% works", "% all works\n\n"), "w.bib");
  expect_same(before, with("Bread", "Bread and\nButter"), "w.bib");
  expect_same(before, with("Eva Weiss", "Anna Orlova"), "w.bib");
  expect_same(before, with("@book{berg1990", "@book{new, title = {N}}\n@book{berg1990"), "w.bib");
  expect_same(before, with("Coal}, year = 1980}", "Coal, year = 1980}"), "w.bib");
  expect_same(before, with("@book{weiss1980", "@comment{weiss1980"), "w.bib");
  expect_same(before, with("\"Svet\"", "\"Zaria\""), "w.bib");
  expect_same(before, before + "@book{last, title = {End}}\n", "w.bib");
  expect_same(before, before.substr(0, before.size() / 2), "w.bib");
  expect_same(before, "", "w.bib");
  expect_same("", before, "w.bib");
}

TEST(EntryFile, OnlyWhatChangedIsReadAgain) {
  std::string before;
  for (int i = 0; i < 100; ++i) {
    before += "@book{key" + std::to_string(i) + ", author = {Novak, Jan}, title = {Bread " +
              std::to_string(i) + "}}\n";
  }
  std::string after = before;
  after.replace(after.find("Bread 50"), 8, "Salt");
  const auto old = read_file(before, "w.bib");
  const auto changed = read_file(after, "w.bib", old.get());
  EXPECT_EQ(changed->taken_over().state, old->state());
  EXPECT_GE(changed->taken_over().first, 48U);
  EXPECT_GE(changed->taken_over().last, 48U);
  EXPECT_EQ(changed->entry(50).title, "Salt");
}

// Random edits of every notation.
void edit_at_random(const std::string& start, const char* path, unsigned seed) {
  std::mt19937 rng(seed);
  const auto below = [&](std::size_t limit) { return rng() % limit; };
  const std::string signs = "@{}\"',:- \n#[]ab1\\";
  std::string source = start;
  auto file = read_file(source, path);
  for (int edit = 0; edit < 300; ++edit) {
    std::string after = source;
    const std::size_t at = below(after.size() + 1);
    const std::size_t gone = std::min(below(12), after.size() - at);
    std::string more;
    for (std::size_t i = below(8); i > 0; --i) more += signs[below(signs.size())];
    if (below(4) == 0) more = start.substr(below(start.size()), below(60));
    after.replace(at, gone, more);
    if (after.empty()) after = start;
    const auto changed = read_file(after, path, file.get());
    ASSERT_EQ(told(*changed), told(*read_file(after, path)))
        << "seed " << seed << ", edit " << edit << "\n"
        << source << "\n-->\n"
        << after;
    source = after;
    file = changed;
  }
}

TEST(EntryFile, RandomEditsOfBibtex) {
  for (unsigned seed = 1; seed <= 10; ++seed) edit_at_random(kBibtex, "w.bib", seed);
}

TEST(EntryFile, RandomEditsOfCslJson) {
  const std::string start = R"([
 {"id": "novak1971", "author": [{"family": "Novak", "given": "Jan"}], "title": "Bread"},
 {"id": "orlova1980", "title": "Orlova", "issued": {"date-parts": [[1980]]}},
 {
  "id": "berg1990", "editor": [{"family": "Berg"}], "title": "Tides"}
]
)";
  for (unsigned seed = 1; seed <= 10; ++seed) edit_at_random(start, "w.json", seed);
}

TEST(EntryFile, RandomEditsOfCslYaml) {
  const std::string start = R"(references:
- id: novak1971
  author:
  - family: Novak
    given: Jan
  title: Bread
- title: Orlova
  id: orlova1980
- id: berg1990
  editor: [{family: Berg}]
  title: >
    Tides
    of war
)";
  for (unsigned seed = 1; seed <= 10; ++seed) edit_at_random(start, "w.yaml", seed);
}

}  // namespace
}  // namespace apparatus::bibliography
