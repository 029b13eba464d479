// Forms become one person only with evidence; two bearers of a surname stay two.
#include "name/persons.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "name/folding.h"

namespace apparatus::name {
namespace {

const authority::Authority& authority() { return *authority::Authority::built_in(); }

class Clusters {
 public:
  // Given names, initials and patronymic as recognise() would part them.
  std::size_t add(std::uint32_t text, Parts parts, std::uint32_t count = 1,
                  Strength strength = Strength::certain) {
    Form form;
    form.text = text;
    form.surname_key = is_number(parts.surname) ? authority::to_lower(parts.surname)
                                                : fold(parts.surname, apparatus::name::authority());
    form.parts = std::move(parts);
    form.as_actor = count;
    form.strength = strength;
    forms_.push_back(std::move(form));
    return forms_.size() - 1;
  }
  // As recognise() keys a surname in another case than the nominative.
  void rekey(std::size_t form, const std::string& key) { forms_[form].surname_key = key; }
  // As recognise() keys "Nicholas II".
  static bool is_number(const std::string& surname) {
    return surname.find_first_not_of("IVX") == std::string::npos;
  }
  void state_other_name(std::size_t form, std::string name) { forms_[form].known_as = name; }
  void describe(std::size_t form, std::string office) { forms_[form].description = office; }
  std::string id(std::size_t form) {
    const Persons persons = cluster(forms_, apparatus::name::authority());
    const auto person = persons.person_of_form[form];
    return person == Persons::kNobody ? "" : persons.persons[static_cast<std::size_t>(person)].id;
  }
  std::string display(std::size_t form) {
    const Persons persons = cluster(forms_, apparatus::name::authority());
    return persons.persons[static_cast<std::size_t>(persons.person_of_form[form])].display;
  }

 private:
  std::vector<Form> forms_;
};

Parts bare(std::string surname) {
  return {.given = {}, .initials = {}, .patronymic = {}, .surname = surname};
}
Parts given(std::string first, std::string surname) {
  return {.given = first, .initials = {}, .patronymic = {}, .surname = surname};
}
Parts initials(std::string letters, std::string surname) {
  return {.given = {}, .initials = letters, .patronymic = {}, .surname = surname};
}

TEST(Cluster, JoinsSpellingsAndFormsOfOnePerson) {
  Clusters c;
  const auto a = c.add(0, given("Lev", "Trotskii"), 2);
  const auto b = c.add(1, given("Leon", "Trotsky"));
  const auto d = c.add(1, initials("L. D.", "Trotsky"));
  const auto e = c.add(2, bare("Trockij"), 40);
  EXPECT_EQ(c.id(a), "trotski-lev");
  EXPECT_EQ(c.id(b), c.id(a));
  EXPECT_EQ(c.id(d), c.id(a));
  EXPECT_EQ(c.id(e), c.id(a));
}

TEST(Cluster, KeepsBrothersAndNamesakesApart) {
  Clusters c;
  const auto vladimir = c.add(0, given("Vladimir", "Kosior"));
  const auto stanislav = c.add(0, given("Stanislav", "Kosior"));
  const auto nobody_says = c.add(0, bare("Kosior"));
  EXPECT_NE(c.id(vladimir), c.id(stanislav));
  EXPECT_EQ(c.id(nobody_says), "kosior-?");
}

TEST(Cluster, FollowsTheFullNameOfTheSameText) {
  Clusters c;
  const auto ivan = c.add(0, initials("I. N.", "Smirnov"));
  const auto vladimir = c.add(1, given("Vladimir", "Smirnov"));
  const auto bare_0 = c.add(0, bare("Smirnov"));
  const auto bare_1 = c.add(1, bare("Smirnov"));
  const auto bare_2 = c.add(2, bare("Smirnov"));
  EXPECT_EQ(c.id(bare_0), c.id(ivan));
  EXPECT_EQ(c.id(bare_1), c.id(vladimir));
  EXPECT_EQ(c.id(bare_2), "smirnov-?");
}

TEST(Cluster, LetsOnlyAClearMajorityHaveTheBareSurname) {
  Clusters c;
  c.add(0, given("Iosif", "Stalin"), 30);
  c.add(1, given("Vasilii", "Stalin"), 1);
  const auto bare_2 = c.add(2, bare("Stalin"), 9);
  EXPECT_EQ(c.id(bare_2), "stalin-iosif");
}

TEST(Cluster, DropsPossibleNamesThatNobodyConfirms) {
  Clusters c;
  const auto possible = c.add(0, bare("Hilger"), 3, Strength::possible);
  EXPECT_EQ(c.id(possible), "");
  c.add(1, given("Gustav", "Hilger"));
  EXPECT_EQ(c.id(possible), "hilger-gustav");
}

TEST(Cluster, ShowsTheFullestFormInTheMostFrequentSpelling) {
  Clusters c;
  const auto a = c.add(0, initials("G. E.", "Zinov'ev"), 2);
  c.add(0, bare("Zinov'ev"), 30);
  c.add(1, given("Grigory", "Zinoviev"), 3);
  EXPECT_EQ(c.display(a), "Grigory Zinov'ev");
}

TEST(Cluster, ShowsAPersonInTheNominative) {
  Clusters clusters;
  const std::string key = fold("Лавринский", authority());
  clusters.add(1, {.given = {}, .initials = "С. С.", .patronymic = {}, .surname = "Лавринского"},
               9);
  clusters.rekey(0, key);
  clusters.add(1, {.given = "Сергея", .initials = {}, .patronymic = {}, .surname = "Лавринского"},
               3);
  clusters.rekey(1, key);
  const auto full = clusters.add(1, given("Сергей", "Лавринский"));
  EXPECT_EQ(clusters.display(full), "Сергей Лавринский");
}

TEST(Cluster, GivesTheSameIdsWhenTheCorpusGrows) {
  Clusters c;
  const auto a = c.add(0, given("Nikolai", "Uglanov"));
  const std::string before = c.id(a);
  c.add(1, initials("N. A.", "Uglanov"), 9);
  c.add(2, given("Petr", "Kotov"));
  EXPECT_EQ(c.id(a), before);
}

TEST(Cluster, LeadsAStatedPseudonymToItsBearer) {
  Clusters c;
  const auto real = c.add(0, initials("N. S.", "Tverdov"));
  c.state_other_name(real, "Granin");
  const auto pseudonym = c.add(1, bare("Granin"));
  EXPECT_EQ(c.id(pseudonym), c.id(real));
  // Somebody who bears the name in full keeps it.
  const auto another = c.add(1, given("Daniil", "Granin"));
  EXPECT_NE(c.id(another), c.id(real));
  EXPECT_EQ(c.id(pseudonym), c.id(another));
}

TEST(Cluster, TellsSovereignsApartByTheirNumbers) {
  Clusters c;
  const auto first = c.add(0, given("Nicholas", "I"));
  const auto second = c.add(1, given("Nicholas", "II"));
  const auto emperor = c.add(1, given("Nicholas", ""));
  const auto merchant = c.add(1, given("Nicholas", "Brandt"));
  c.describe(emperor, "Emperor");
  EXPECT_NE(c.id(first), c.id(second));
  EXPECT_EQ(c.id(emperor), c.id(second));
  EXPECT_NE(c.id(merchant), c.id(second));
}

TEST(Cluster, ObeysTheProject) {
  std::vector<authority::Problem> problems;
  const auto with = authority::Authority::with_additions(
      "[[person]]\nname = \"Lev Trotskii\"\nalso = [\"Bronstein\"]\nborn = 1879\n", problems);
  std::vector<Form> forms(3);
  forms[0].parts = given("Leon", "Trotsky");
  forms[1].parts = bare("Bronstein");
  forms[2].parts = given("Semen", "Bronstein");
  for (Form& form : forms) {
    form.surname_key = fold(form.parts.surname, *with);
    form.as_actor = 1;
  }
  const Persons persons = cluster(forms, *with);
  EXPECT_EQ(persons.person_of_form[0], persons.person_of_form[1]);
  const Person& person = persons.persons[static_cast<std::size_t>(persons.person_of_form[0])];
  EXPECT_NE(persons.person_of_form[2], persons.person_of_form[1]);
  EXPECT_EQ(person.display, "Lev Trotskii");
  EXPECT_EQ(person.born, "1879");
}

// The project joins two names ("also"), parts two that look like one ("not"), says how somebody is
// shown and under which id.
TEST(Cluster, TheProjectJoinsPartsAndNames) {
  std::vector<authority::Problem> problems;
  const auto with = authority::Authority::with_additions(
      "[[person]]\nname = \"Ivan Tarlatin\"\nalso = [\"I. Granin\"]\nnot = [\"Ivan Petrovich "
      "Tarlatin\"]\nspelling = \"Tarlateen\"\nid = \"tarlatin-the-miller\"\n",
      problems);
  ASSERT_TRUE(problems.empty());
  std::vector<Form> forms(4);
  forms[0].parts = given("Ivan", "Tarlatin");
  forms[1].parts = initials("I.", "Granin");
  forms[2].parts = {
      .given = "Ivan", .initials = {}, .patronymic = "Petrovich", .surname = "Tarlatin"};
  forms[3].parts = given("Nikolai", "Granin");
  for (Form& form : forms) {
    form.surname_key = fold(form.parts.surname, *with);
    form.as_actor = 1;
  }
  const Persons persons = cluster(forms, *with);
  const auto person = [&](std::size_t form) {
    return persons.persons[static_cast<std::size_t>(persons.person_of_form[form])];
  };
  EXPECT_EQ(person(0).id, "tarlatin-the-miller");
  EXPECT_EQ(person(0).parts.surname, "Tarlateen");
  EXPECT_EQ(person(1).id, person(0).id);
  EXPECT_NE(person(2).id, person(0).id);
  EXPECT_NE(person(3).id, person(0).id);
}

// Text after text comes in, each with people of its own: who had an id keeps it.
TEST(Cluster, IdsAreStableWhileTextsComeIn) {
  const char* surnames[] = {"Tarlatin", "Voskov", "Granin", "Selivanskii", "Manitskii"};
  const char* first[] = {"Ivan", "Nikolai", "Ol'ga", "Semen", "Vera", "Petr", "Anna"};
  std::vector<Form> forms;
  std::vector<std::string> ids;
  for (std::uint32_t text = 0; text < 7; ++text) {
    for (const char* surname : surnames) {
      Form form;
      form.text = text;
      form.as_actor = 1 + text;
      form.parts = given(first[text], surname);
      form.surname_key = fold(surname, authority());
      forms.push_back(form);
    }
    const Persons persons = cluster(forms, authority());
    for (std::size_t i = 0; i < forms.size(); ++i) {
      const std::string& id =
          persons.persons[static_cast<std::size_t>(persons.person_of_form[i])].id;
      if (i < ids.size()) {
        EXPECT_EQ(id, ids[i]) << "after text " << text;
      } else {
        ids.push_back(id);
      }
    }
  }
}

TEST(Compatible, ComparesInitialsGivenNamesAndPatronymics) {
  const auto& all = authority();
  EXPECT_TRUE(compatible(initials("L.", "Trotsky"), given("Lev", "Trotskii"), all));
  EXPECT_TRUE(compatible(initials("I.", "Stalin"), given("Joseph", "Stalin"), all));
  EXPECT_TRUE(compatible(initials("Yu.", "Larin"), given("Iurii", "Larin"), all));
  EXPECT_TRUE(compatible(initials("C.", "Bettelheim"), given("Charles", "Bettelheim"), all));
  EXPECT_TRUE(compatible(given("Grigorii", "Zinov'ev"), given("Grigory", "Zinoviev"), all));
  EXPECT_FALSE(compatible(initials("I.", "Trotsky"), given("Lev", "Trotskii"), all));
  EXPECT_FALSE(compatible(initials("I. N.", "Smirnov"), initials("V. M.", "Smirnov"), all));
  EXPECT_FALSE(compatible(given("Lev", "Kamenev"), given("Lev", "Karakhan"), all));
  const Parts borisovich{
      .given = "Lev", .initials = {}, .patronymic = "Borisovich", .surname = "Kamenev"};
  const Parts petrovich{
      .given = "Lev", .initials = {}, .patronymic = "Petrovich", .surname = "Kamenev"};
  EXPECT_FALSE(compatible(borisovich, petrovich, all));
  EXPECT_TRUE(compatible(borisovich, initials("L. B.", "Kamenev"), all));
}

// Different people with near names, and words that look like names.
TEST(Compatible, NeverMergesNearNames) {
  const char* surnames[] = {
      "Smirnov",   "Smirnova",  "Smirnskii", "Semenov",     "Simonov",     "Samsonov",
      "Sapronov",  "Safronov",  "Safonov",   "Sidorov",     "Petrov",      "Petrovskii",
      "Petrukhin", "Petrushin", "Pavlov",    "Pavlovich",   "Pavlenko",    "Panov",
      "Popov",     "Ponomarev", "Ivanov",    "Ivanovskii",  "Ivashov",     "Ivakin",
      "Kuznetsov", "Kuzmin",    "Kuibyshev", "Kulikov",     "Kulakov",     "Kalinin",
      "Kamenev",   "Kamenskii", "Kaminskii", "Krasin",      "Krestinskii", "Krupskaia",
      "Krylov",    "Krylenko",  "Lomov",     "Lobov",       "Litvinov",    "Lavrov",
      "Larin",     "Lashevich", "Lunin",     "Mikhailov",   "Mikoian",     "Miliutin",
      "Molotov",   "Muralov",   "Muranov",   "Nazarov",     "Nikitin",     "Nogin",
      "Orlov",     "Osinskii",  "Rykov",     "Radek",       "Rakovskii",   "Rudzutak",
      "Riazanov",  "Riutin",    "Sokolov",   "Sokol'nikov", "Stasova",     "Tomskii",
      "Trotskii",  "Tsiurupa",  "Uglanov",   "Ukhanov",     "Voroshilov",  "Zelenskii",
      "Zinov'ev",  "Zorin",     "Phipps",    "Philby",      "Eden",        "Halifax",
      "Hoare",     "Simon"};
  for (const char* a : surnames) {
    for (const char* b : surnames) {
      if (a == b) continue;
      EXPECT_FALSE(compatible(bare(a), bare(b), authority())) << a << " " << b;
    }
  }
}

TEST(Cluster, AGivenNameAloneIsTheOneBearerThatItsOwnTextNames) {
  Clusters c;
  // In every text another Rosa, and two people of the name of Klara.
  std::vector<std::size_t> rosas;
  for (std::uint32_t text = 0; text < 20; ++text) {
    const std::string surname = std::string("Mor") + static_cast<char>('a' + text) + "tova";
    rosas.push_back(c.add(text, given("Rosa", surname)));
    c.add(text, given("Klara", surname));
    c.add(text, given("Klara", "Sidorova"));
  }
  const auto rosa = c.add(7, given("Rosa", ""));
  const auto second_name = c.add(7, given("Anna Rosa", ""));
  const auto klara = c.add(7, given("Klara", ""));
  EXPECT_EQ(c.id(rosa), c.id(rosas[7]));
  EXPECT_EQ(c.id(second_name), c.id(rosas[7]));
  EXPECT_NE(c.id(rosas[7]), c.id(rosas[8]));
  EXPECT_EQ(c.id(klara), "");
}

TEST(Cluster, BearersOfOneSurnameAreToldApartByAsManyNamesAsItTakes) {
  Clusters c;
  const auto pavel = c.add(0, given("Ivan Pavel", "Smirnov"));
  const auto petr = c.add(1, given("Ivan Petr", "Smirnov"));
  const auto lev = c.add(2, given("Lev Petr", "Smirnov"));
  EXPECT_EQ(c.id(pavel), "smirnov-ivan-pavel");
  EXPECT_EQ(c.id(petr), "smirnov-ivan-petr");
  EXPECT_EQ(c.id(lev), "smirnov-lev");
}

TEST(Cluster, LeadsAPatronymicToWhoeverIsKnownByIt) {
  Clusters c;
  const auto envoy = c.add(0, given("Jan", "Szemborski"));
  const auto ambassador = c.add(0, initials("I. M.", "Maradin"));
  const auto polite =
      c.add(0, {.given = "Ivan", .initials = {}, .patronymic = "Mikhailovich", .surname = ""});
  const auto stranger =
      c.add(0, {.given = "Ivan", .initials = {}, .patronymic = "Andreevich", .surname = ""});
  EXPECT_EQ(c.id(polite), c.id(ambassador));
  EXPECT_NE(c.id(stranger), c.id(envoy));
  EXPECT_NE(c.id(stranger), c.id(ambassador));
}

TEST(Cluster, ComparesPatronymicsInAnyCase) {
  Clusters c;
  const auto a = c.add(
      0, {.given = "Василий", .initials = {}, .patronymic = "Львович", .surname = "Давринов"});
  const auto b = c.add(
      0, {.given = "Василия", .initials = {}, .patronymic = "Львовича", .surname = "Давринова"});
  c.rekey(b, "davrinov");
  EXPECT_EQ(c.id(a), c.id(b));
}

}  // namespace
}  // namespace apparatus::name
