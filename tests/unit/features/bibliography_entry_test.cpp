// A citation key under the cursor: what hover says of its entry and where definition leads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lsp/features/definition.h"
#include "lsp/features/hover.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::HasSubstr;

Typed typed_with(std::string_view text, const char* source, const char* file) {
  Typed typed(text);
  typed.snapshot.bibliography = bibliography_of(source, file);
  return typed;
}

void expect_entry(const Typed& typed, const std::string& printed, const std::string& file,
                  std::uint32_t line) {
  const auto shown = hover(typed.snapshot, typed.cursor());
  ASSERT_TRUE(shown.has_value());
  EXPECT_THAT(shown->markdown, HasSubstr(printed));
  const Definition leads = definition(typed.snapshot, typed.cursor());
  ASSERT_EQ(leads.targets.size(), 1U);
  EXPECT_EQ(leads.targets[0].file, file);
  EXPECT_EQ(leads.targets[0].line, line);
}

TEST(BibliographyEntry, OfBibtex) {
  expect_entry(typed_with("Shown [@verha^egen2003, 12].\n",
                          "% works\n@book{verhaegen2003,\n author={Verhaegen, "
                          "Lode}, title={Rails and Votes}, address={Leuven}, "
                          "publisher={Acco}, year={2003}}\n",
                          "works.bib"),
               "Verhaegen, Lode. Rails and Votes. Leuven: Acco, 2003.", "works.bib", 1);
}

TEST(BibliographyEntry, OfCslJson) {
  expect_entry(typed_with("Shown [@okaf^or1998].\n",

                          "[\n {\"id\": \"okafor1998\", \"title\": \"Depots\", \"author\": "
                          "[{\"family\": \"Okafor\", \"given\": \"Ngozi\"}]}]\n",
                          "works.json"),
               "Okafor, Ngozi. Depots.", "works.json", 1);
}

// What a short reference says of edition and volume tells the entries of one title apart.
void expect_meant(const std::string& note, const std::string& key) {
  constexpr const char* kEditions =
      "@book{osei1961, author={Osei, Lena}, title={Customs}, year={1961}, volume={2}}\n"
      "@book{osei1963, author={Osei, Lena}, title={Customs}, year={1963}, volume={3}}\n"
      "@book{osei1980, author={Osei, Lena}, title={Customs}, year={1980}, volume={2}, "
      "edition={Seventh}, origdate={1867}}\n"
      "@book{osei1981, author={Osei, Lena}, title={Customs}, year={1981}, volume={3}, "
      "edition={7}}\n";
  const Typed typed = typed_with("Dues.[^1]\n\n[^1]: " + note + "\n", kEditions, "works.bib");
  const auto shown = hover(typed.snapshot, typed.cursor());
  ASSERT_TRUE(shown.has_value()) << note;
  EXPECT_THAT(shown->markdown, HasSubstr("`" + key + "`")) << note;
}

TEST(BibliographyEntry, TheEditionThatAShortReferenceNames) {
  expect_meant("Osei, *Cus^toms*, 7th edn., vol. 2, p. 9.", "osei1980");
  expect_meant("Osei, *Cus^toms*, seventh edition, vol. 3, p. 9.", "osei1981");
  expect_meant("See (Os^ei 1867, 9).", "osei1980");
}

TEST(BibliographyEntry, OfCslYaml) {
  expect_entry(typed_with("Shown [@okaf^or1998].\n",
                          "references:\n- id: okafor1998\n  title: "
                          "Depots\n  issued: 1998\n",
                          "works.yaml"),
               "Depots. 1998.", "works.yaml", 1);
}

}  // namespace
}  // namespace apparatus::features
