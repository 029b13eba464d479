// The lists in tests/samples/names: spellings that are one name, and people and words that are not.
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "name/folding.h"
#include "name/persons.h"
#include "name/recognise.h"
#include "tests/unit/source_folder.h"
#include "text/document.h"

namespace apparatus::name {
namespace {

const authority::Authority& authority() { return *authority::Authority::built_in(); }

std::vector<std::vector<std::string>> lines_of(const std::string& file) {
  std::ifstream in(source_folder() / "tests/samples/names" / file);
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    lines.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(" | ", at), line.size());
      lines.back().push_back(line.substr(at, end - at));
      at = end + 3;
    }
  }
  return lines;
}

// "N. P. Komarov", "Wilhelm von Humboldt": what comes before the surname is given name or initials.
Form form_of(const std::string& full, std::uint32_t text) {
  Form form;
  form.text = text;
  form.as_actor = 1;
  const std::size_t space = full.rfind(' ');
  form.parts.surname = full.substr(space + 1);
  const std::string before = full.substr(0, space);
  (before.find('.') == std::string::npos ? form.parts.given : form.parts.initials) = before;
  form.surname_key = fold(form.parts.surname, authority());
  return form;
}

TEST(NamePairs, EverySpellingLeadsToTheCyrillicName) {
  int pairs = 0;
  for (const auto& spellings : lines_of("spellings.txt")) {
    for (std::size_t i = 1; i < spellings.size(); ++i) {
      ++pairs;
      EXPECT_TRUE(transliteration_variants(spellings[0], spellings[i], authority()))
          << spellings[0] << " " << spellings[i];
    }
  }
  EXPECT_EQ(pairs, 104);
}

TEST(NamePairs, DifferentPeopleStayTwo) {
  const auto pairs = lines_of("different_people.txt");
  EXPECT_GE(pairs.size(), 200U);
  for (const auto& pair : pairs) {
    ASSERT_EQ(pair.size(), 2U) << pair[0];
    // In one text, in two, and in either order.
    for (const std::uint32_t other_text : {0U, 1U}) {
      for (const bool turned : {false, true}) {
        const Persons persons =
            cluster({form_of(pair[turned ? 1 : 0], 0), form_of(pair[turned ? 0 : 1], other_text)},
                    authority());
        EXPECT_NE(persons.person_of_form[0], persons.person_of_form[1])
            << pair[0] << " and " << pair[1];
      }
    }
  }
}

// The bare surname of two bearers is nobody's.
TEST(NamePairs, ABareSurnameOfTwoIsAmbiguous) {
  for (const auto& pair : lines_of("different_people.txt")) {
    std::vector<Form> forms = {form_of(pair[0], 0), form_of(pair[1], 0)};
    if (forms[0].surname_key != forms[1].surname_key) continue;
    Form bare;
    bare.text = 1;
    bare.as_actor = 1;
    bare.parts.surname = forms[0].parts.surname;
    bare.surname_key = forms[0].surname_key;
    forms.push_back(bare);
    const Persons persons = cluster(forms, authority());
    const auto person = persons.person_of_form[2];
    ASSERT_NE(person, Persons::kNobody) << pair[0];
    EXPECT_TRUE(persons.persons[static_cast<std::size_t>(person)].id.ends_with("?"))
        << pair[0] << " and " << pair[1];
  }
}

TEST(NamePairs, WordsThatLookLikeNamesAreNone) {
  const auto sentences = lines_of("no_persons.txt");
  EXPECT_GE(sentences.size(), 50U);
  for (const auto& sentence : sentences) {
    // Beside the persons whom such words are made of.
    const text::Document document = text::read_document(
        "Lev Trotskii, Sergei Kirov and Georgii Plekhanov were there. " + sentence[0],
        text::Format::markdown);
    std::vector<std::string> found;
    for (const Name& name : recognise(document, authority(), {}, {})) {
      if (name.strength == Strength::certain) found.emplace_back(document.text(name.range));
    }
    EXPECT_THAT(found, testing::ElementsAre("Lev Trotskii", "Sergei Kirov", "Georgii Plekhanov"))
        << sentence[0];
  }
}

}  // namespace
}  // namespace apparatus::name
