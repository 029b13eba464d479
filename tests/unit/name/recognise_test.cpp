// Persons are found without a list of them, and what is named after persons is not taken for them.
#include "name/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "name/folding.h"
#include "name/persons.h"
#include "text/document.h"

namespace apparatus::name {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

struct Found {
  text::Document document;
  std::vector<Name> names;

  std::vector<std::string> certain() const {
    std::vector<std::string> texts;
    for (const Name& name : names) {
      if (name.strength == Strength::certain) texts.emplace_back(document.text(name.range));
    }
    return texts;
  }
  const Name& at(std::size_t i) const { return names.at(i); }
};

Found find(std::string source, text::Format format = text::Format::markdown,
           const Known& known = {}) {
  Found found;
  found.document = text::read_document(std::move(source), format);
  found.names = recognise(found.document, *authority::Authority::built_in(), known, {});
  return found;
}

TEST(Recognise, TakesInitialsBeforeTheSurname) {
  EXPECT_THAT(find("It was E. H. Carr who asked, and N.A.Uglanov who replied.").certain(),
              ElementsAre("E. H. Carr", "N.A.Uglanov"));
  const Found one = find("The report of Ia. A. Iakovlev was printed.");
  EXPECT_EQ(one.at(0).parts.initials, "Ia. A.");
  EXPECT_EQ(one.at(0).parts.surname, "Iakovlev");
}

TEST(Recognise, TakesInitialsBehindTheSurname) {
  EXPECT_THAT(find("Present were Uglanov, N.A. (chair), Berzin, Yu. P., and others.").certain(),
              ElementsAre("Uglanov, N.A.", "Berzin, Yu. P."));
  EXPECT_TRUE(find("Bauman, K.Ya. (secretary)").at(0).inverted);
}

TEST(Recognise, TakesGivenNamesPatronymicsAndParticles) {
  const Found found = find(
      "Semen Borisovich Uritskii wrote to Erik van Ree. Friedrich Werner von der Schulenburg and "
      "Alexei I. Rykov did not.");
  EXPECT_THAT(found.certain(),
              ElementsAre("Semen Borisovich Uritskii", "Erik van Ree",
                          "Friedrich Werner von der Schulenburg", "Alexei I. Rykov"));
  EXPECT_EQ(found.at(0).parts.patronymic, "Borisovich");
  EXPECT_EQ(found.at(1).parts.surname, "van Ree");
  EXPECT_EQ(found.at(3).parts.given, "Alexei");
  EXPECT_EQ(found.at(3).parts.initials, "I.");
}

TEST(Recognise, KnowsTheSurnameOnceItsBearerWasNamed) {
  const Found found =
      find("Gustav Hilger drafted the note. Later Hilger denied it; Hilger's memoirs say so.");
  EXPECT_THAT(found.certain(), ElementsAre("Gustav Hilger", "Hilger", "Hilger"));
  EXPECT_TRUE(found.at(2).possessive);
}

TEST(Recognise, LeavesTitlesOutOfTheName) {
  EXPECT_THAT(
      find("Comrade Antipov met Sir Eric Phipps, Baron von Neurath and Lord d'Abernon.").certain(),
      ElementsAre("Antipov", "Eric Phipps", "von Neurath", "d'Abernon"));
  EXPECT_THAT(find("Prince Sergei Petrovich Trubetskoi did not come.").certain(),
              ElementsAre("Sergei Petrovich Trubetskoi"));
}

TEST(Recognise, TrustsWhatIsSaidOfAPerson) {
  EXPECT_THAT(find("Then Gaiduk said nothing. A woman worker, Krutets, made copies.").certain(),
              ElementsAre("Gaiduk", "Krutets"));
  EXPECT_THAT(find("At first Lepse (1889–1929) was a metalworker.").certain(),
              ElementsAre("Lepse"));
}

TEST(Recognise, ReadsLifeDatesAndOfficesBesideTheName) {
  const Found found =
      find("Vasilii Likhachev (1882–1924) and Zakhar Dogadov (secretary of the union) came.");
  EXPECT_EQ(found.at(0).born, "1882");
  EXPECT_EQ(found.at(0).died, "1924");
  EXPECT_EQ(found.at(1).description, "secretary of the union");
}

TEST(Recognise, ReadsHeadingsOfBiographicalSketches) {
  const Found found = find("Smirnov, Semen Potapovich. Born in Tula, a turner.");
  EXPECT_EQ(found.at(0).parts.surname, "Smirnov");
  EXPECT_EQ(found.at(0).parts.given, "Semen");
  EXPECT_EQ(found.at(0).parts.patronymic, "Potapovich");
}

TEST(Recognise, TakesAuthorsInNotesAndLists) {
  const Found found = find(
      "A claim.[^1]\n\n[^1]: H. Lindner, P.J. Marlowe and T.W. Osgood (eds), *Party and State* "
      "(Bloomington, 1989); Farber, Before the Flood, p. 12.\n");
  EXPECT_THAT(found.certain(), ElementsAre("H. Lindner", "P.J. Marlowe", "T.W. Osgood", "Farber"));
}

TEST(Recognise, ReadsCyrillicAndItsCases) {
  const Found found = find(
      "Как писал В. И. Ленин, спор с Троцким был кратким. Л. Д. Троцкий ответил Ленину. Письмо "
      "Троцкого сохранилось.");
  std::vector<std::string> keys;
  for (const Name& name : found.names) keys.push_back(name.surname_key);
  EXPECT_THAT(keys, ElementsAre("lenin", "trotski", "trotski", "lenin", "trotski"));
}

TEST(Recognise, LeadsInflectedFormsInRussianTitlesToTheNominative) {
  const Found found = find("Sergei Kirov was shot. See *Zagadka Kirova*.");
  ASSERT_EQ(found.names.size(), 2u);
  EXPECT_EQ(found.at(1).surname_key, "kirov");
}

TEST(Recognise, TakesNoAdjectivesMovementsAndInstitutions) {
  for (const char* text : {
           "The Zinovievites and the Trotskyists opposed Marxism-Leninism and Bukharinism.",
           "Narkomfin and Rabkrin argued; VSNKh refused.",
           "The Leninskii sbornik and Pravda printed it in October.",
           "When the Party met, Moscow was silent. Many workers struck.",
       }) {
    EXPECT_THAT(find(text).certain(), IsEmpty()) << text;
  }
}

TEST(Recognise, TakesNothingThatIsNamedAfterAPerson) {
  for (const char* text : {
           "They met at the Bauman factory, in the Klara Tsetkin works and the Lenin Institute.",
           "zavod imeni I. A. Likhacheva",
           "The Lenin enrolment and the Lenin levy brought in workers.",
           "London: John Murray, 1954.",
           "He lived in Kalinin Street.",
       }) {
    EXPECT_THAT(find(text).certain(), IsEmpty()) << text;
  }
}

TEST(Recognise, DividesTwoSurnamesJoinedByAHyphen) {
  const Found found = find(
      "Iosif Stalin and Nikolai Bukharin led. The Stalin-Bukharin group won. Ivan "
      "Skvortsov-Stepanov edited.");
  EXPECT_THAT(found.certain(), ElementsAre("Iosif Stalin", "Nikolai Bukharin", "Stalin", "Bukharin",
                                           "Ivan Skvortsov-Stepanov"));
}

TEST(Recognise, TellsMonsieurFromAnInitial) {
  const Found found =
      find("Georges Clemenceau se tut. M. Clemenceau ne répondit pas à M. de Margerie.");
  EXPECT_THAT(found.certain(), ElementsAre("Georges Clemenceau", "Clemenceau", "de Margerie"));
}

TEST(Recognise, TakesOrdinaryWordsForNamesOnlyAfterAnIntroduction) {
  EXPECT_THAT(find("The Black Sea froze. Black suggests nothing here.").certain(), IsEmpty());
  EXPECT_THAT(
      find("Clayton Black wrote on it. Black suggests a purge. The Black Sea froze.").certain(),
      ElementsAre("Clayton Black", "Black"));
}

TEST(Recognise, AsksOtherTextsForABareSurname) {
  const Known known{.surname = [](std::string_view key) { return key == "tarnberg"; }};
  EXPECT_THAT(
      find("In May the note reached Tarnberg in Moscow.", text::Format::markdown, known).certain(),
      ElementsAre("Tarnberg"));
  EXPECT_THAT(find("In May the note reached Tarnberg in Moscow.").certain(), IsEmpty());
}

// A given name that no list has is one before a surname's ending, and where the sentence says so.
TEST(Recognise, TakesAnUnknownGivenNameBeforeASurname) {
  EXPECT_THAT(
      find("They asked Vagan Ter-Akopian, sitting at the window, for his opinion.").certain(),
      ElementsAre("Vagan Ter-Akopian"));
  EXPECT_THAT(
      find("A Belgian consul and a German-Russian firm shared the Hungarian mill.").certain(),
      IsEmpty());
}

// Half of a surname stands in the draft while it is being typed.
TEST(Recognise, ABearerIsNoAdjectiveOfAShorterName) {
  EXPECT_THAT(find("Vatslav Vorovskii had gone. Nobody asked V. Vorov for his opinion.").certain(),
              Contains("Vatslav Vorovskii"));
}

TEST(Recognise, SkipsWhatIsTaken) {
  text::Document document = text::read_document("E. H. Carr", text::Format::markdown);
  EXPECT_THAT(recognise(document, *authority::Authority::built_in(), {}, {{0, 10}}), IsEmpty());
}

TEST(Recognise, StandsAnyInput) {
  for (const char* text :
       {"", "A", "A.", "A. B.", "А. Б. В.", "O'", "’s", "De", "von", "Ivan", "Ivan Ivanovich",
        ",,,", "N.A.N.A.N.A.", "Mc-", "X-Y-Z", "M. de", "Sir", "\xF0\x9F\x98\x80 Ivan"}) {
    find(text);
    find(text, text::Format::plain);
  }
}

TEST(Recognise, TakesASoftSignIntoTheNameAndLeavesAQuotationMark) {
  EXPECT_THAT(find("The map was kept by Pavel Gustel'. It was lost.").certain(),
              ElementsAre("Pavel Gustel'"));
  EXPECT_THAT(find("He said: 'I never met Pavel Gustel'. The judge wrote it down.").certain(),
              ElementsAre("Pavel Gustel"));
}

TEST(Recognise, TakesSovereignsByTheirGivenName) {
  EXPECT_THAT(find("Emperor Alexander slept, Nicholas II woke, and the Grand Duke Konstantin rode "
                   "out. In 1825 Konstantin was in Warsaw.")
                  .certain(),
              ElementsAre("Alexander", "Nicholas II", "Konstantin", "Konstantin"));
  EXPECT_THAT(find("Chapter II follows the Mark II engine and World War II.").certain(), IsEmpty());
}

TEST(Recognise, LeavesCyrillicAdjectivesAndStreetsAlone) {
  EXPECT_THAT(find("В Калужской губернии улицей Семёнова назвали Покровскую дорогу.").certain(),
              IsEmpty());
}

TEST(Recognise, TakesTwoInflectedSurnamesInARow) {
  EXPECT_THAT(find("А. Г. Сергунов молчал. Д. И. Лаптев уехал. Записка Сергунова Лаптеву пропала.")
                  .certain(),
              ElementsAre("А. Г. Сергунов", "Д. И. Лаптев", "Сергунова", "Лаптеву"));
}

TEST(Recognise, LeadsBothHalvesOfADoubleNameToTheNominative) {
  const Found found = find("М. П. Сорокин-Лядов молчал. Ему, Сорокину-Лядову, не верили.");
  ASSERT_EQ(found.names.size(), 2u);
  EXPECT_EQ(found.at(0).surname_key, found.at(1).surname_key);
}

TEST(Recognise, LeavesAnArticleAndAnEndingAlone) {
  EXPECT_THAT(find("They were called to the Katzenhof at night.").certain(), IsEmpty());
}

TEST(Recognise, FindsTheBareSurnameOfSomebodyNamedBefore) {
  EXPECT_THAT(find("Anna Lindqvist wrote. Nobody spoke. Then Lindqvist left.").certain(),
              ElementsAre("Anna Lindqvist", "Lindqvist"));
}

TEST(Recognise, TakesFrenchTitles) {
  EXPECT_THAT(find("Le général Marbot quitta la ville, et l'abbé Sornin le suivit.").certain(),
              ElementsAre("Marbot", "Sornin"));
}

TEST(Recognise, TakesWhoSuffersSomething) {
  EXPECT_THAT(find("Later Varkhin was arrested, and then Tolbeck had refused.").certain(),
              ElementsAre("Varkhin", "Tolbeck"));
  EXPECT_THAT(find("Later Glavkhim was founded, and then Mosbumaga had printed it.").certain(),
              IsEmpty());
}

TEST(Recognise, TakesABareSurnameBeforeAFrenchVerb) {
  EXPECT_THAT(find("Dans la salle des fêtes et dans les couloirs, Burdeau promit des vivres. Dans "
                   "les rues des faubourgs la Ligue vota, et Lyon dormit.")
                  .certain(),
              ElementsAre("Burdeau"));
}

TEST(Recognise, TakesAGivenNameBehindAKinsman) {
  EXPECT_THAT(find("Ivan Gortsev was tried. His brother Matvei was beside him.").certain(),
              ElementsAre("Ivan Gortsev", "Matvei"));
}

TEST(Recognise, TakesAGivenNameThatSharesTheSurnameBehind) {
  const Found found = find(
      "The brothers Ignat and Fedor Pavlushin came late; Klara and Otto Weissig did not come.");
  EXPECT_THAT(found.certain(), ElementsAre("Ignat", "Fedor Pavlushin", "Klara", "Otto Weissig"));
  EXPECT_EQ(found.at(0).description, "Pavlushin");
}

TEST(Recognise, TakesWhoStandsInAListOfPersons) {
  EXPECT_THAT(
      find("The paper was signed by Oskar Brandt, Tollveit and Marung. Brekel, Sundal and "
           "Otto Lindqvist refused.")
          .certain(),
      ElementsAre("Oskar Brandt", "Tollveit", "Marung", "Brekel", "Sundal", "Otto Lindqvist"));
  // A town that ends as surnames do makes no persons of its neighbours, nor does an apposition.
  EXPECT_THAT(find("The districts were Bronnits, Klinov and Vereisk. Oskar Brandt, Glavmetall's "
                   "voice, was silent.")
                  .certain(),
              Not(Contains("Vereisk")));
}

TEST(Recognise, TakesANameBehindAPlaceAndOneBesideAMonth) {
  EXPECT_THAT(find("At the Quai d'Orval Alexis Brémond received them. It was Jan Tomczak, who "
                   "wrote it down in Jan 1936.")
                  .certain(),
              ElementsAre("Alexis Brémond", "Jan Tomczak"));
  EXPECT_THAT(find("He came with a secretary named Magrelli and a cold.").certain(),
              ElementsAre("Magrelli"));
  EXPECT_THAT(find("Major Spirin, Iakov Andreevich and Ensign Bechkov were heard.").certain(),
              ElementsAre("Spirin", "Iakov Andreevich", "Bechkov"));
}

TEST(Recognise, TakesAnArticleWithACapitalIntoTheSurname) {
  const Found found = find(
      "Dans la cour des Feuillants, devant les grilles, on vit passer Philippe Le Gros. Puis Le "
      "Gros se tut dans les rangs.");
  EXPECT_THAT(found.certain(), ElementsAre("Philippe Le Gros", "Le Gros"));
}

TEST(Recognise, TakesABareCapitalOfFrenchProse) {
  EXPECT_THAT(find("Dans les rues et dans les cours des faubourgs, un piqueur, Dumatel, agita un "
                   "mouchoir; les gardes et les femmes des bastions suivirent Trévin. Le fort fut "
                   "abandonné par Maugy. L'empereur dormait à Chantoux, et l'on passa par Vérigny.")
                  .certain(),
              ElementsAre("Dumatel", "Trévin", "Maugy"));
}

TEST(Recognise, TakesNoNounOfAGermanTextForAName) {
  EXPECT_THAT(
      find("Der Rat und die Zünfte der Stadt und die Pforte hatten geschwiegen. Graf Tolheim "
           "sagte, die Vertreter der Gemeinden und der Handel wollten Frieden. Handel sagte "
           "der Rat und Gesandten und Mitgliedern der Vereine.")
          .certain(),
      ElementsAre("Tolheim"));
}

TEST(Recognise, TakesChineseNamesWithTheSurnameFirst) {
  const Found found = find("T. V. Sung dined with Feng Yu-hsiang and Tung Hsien-kuang.");
  EXPECT_THAT(found.certain(), ElementsAre("T. V. Sung", "Feng Yu-hsiang", "Tung Hsien-kuang"));
  EXPECT_EQ(found.at(1).parts.surname, "Feng");
  EXPECT_EQ(found.at(1).parts.given, "Yu-hsiang");
}

TEST(Recognise, KnowsTheCasesOfRussianNames) {
  const Found found = find(
      "Письмо Виктора Гущина было передано Анатолием Бердиным. Министр Жорж Бовери принял посла "
      "лорда Гренвила. С Бовери говорили Людмила Марковна и Бэзил Нортон.");
  EXPECT_THAT(found.certain(),
              ElementsAre("Виктора Гущина", "Анатолием Бердиным", "Жорж Бовери", "Гренвила",
                          "Бовери", "Людмила Марковна", "Бэзил Нортон"));
  EXPECT_THAT(find("Президента Э. Бартоша он знал по Женеве. Посольство Японии молчало.").certain(),
              ElementsAre("Э. Бартоша"));
}

TEST(Recognise, TakesTwoGivenNamesAndWhoIsDoneSomethingTo) {
  const Found found = find(
      "The minister was the choice of the party and the army. It was Emil Rushtü Arask, who "
      "succeeded Tolvescu, and nobody thought that Munders would stay in the cabinet.");
  EXPECT_THAT(found.certain(), ElementsAre("Emil Rushtü Arask", "Tolvescu", "Munders"));
  EXPECT_EQ(found.at(0).parts.surname, "Arask");
}

TEST(Recognise, TakesAFrenchSurnameThatIsAGivenNameBehindATitle) {
  EXPECT_THAT(
      find("Dans les rues et les cours, et dans les caves du bourg, la veuve Hippolyte pleura "
           "et l'abbé Gautrin pria; Maugier, dit Coupe-Vent, rit.")
          .certain(),
      ElementsAre("Hippolyte", "Gautrin", "Maugier"));
}

TEST(Recognise, TakesAuthorsOfARussianListBehindOneAnother) {
  EXPECT_THAT(
      find("Газета молчала. Сборин О. В. Деньги русской эмиграции. М., 2008; Макаркин В. Г., "
           "Христов В. С. Записки русского офицера. М., 2009.")
          .certain(),
      ElementsAre("Сборин О. В.", "Макаркин В. Г.", "Христов В. С."));
  EXPECT_THAT(find("У него собирались Г. Е. Львов и Н. В. Чайкин.").certain(),
              ElementsAre("Г. Е. Львов", "Н. В. Чайкин"));
}

TEST(Recognise, TakesAnOfficeBehindAnElidedArticle) {
  EXPECT_THAT(find("He spelt it l' Orbec, and L’ Orbec again.").certain(), IsEmpty());
  EXPECT_THAT(find("The deposition names l'amiral Fourmichon and l’abbé Gautrin.").certain(),
              ElementsAre("Fourmichon", "Gautrin"));
}

TEST(Recognise, TakesAFullNameBehindACommaForNobodyElsesGivenNames) {
  EXPECT_THAT(find("Вдова Лавринского, Анна Павловна Покровская, передала бумаги С. С. Лавринского "
                   "в архив.")
                  .certain(),
              ElementsAre("Лавринского", "Анна Павловна Покровская", "С. С. Лавринского"));
}

TEST(Recognise, TakesARussianSurnameInAnotherCase) {
  EXPECT_THAT(find("В письме к Тарищеву об этом ни слова.").certain(), ElementsAre("Тарищеву"));
  EXPECT_THAT(find("Послу Х. А. Дивену были даны инструкции.").certain(),
              ElementsAre("Х. А. Дивену"));
}

TEST(Recognise, ReadsTheYearOfADeathThatTheSentenceTells) {
  const Found found = find(
      "Ivan Gortsev was shot on 20 September 1937. Pavel Lindin hanged himself in 1828. "
      "Oskar Brandt murdered a clerk in 1911. Anna Weiss, shot in May 1919, was a nurse.");
  EXPECT_EQ(found.at(0).died, "1937");
  EXPECT_EQ(found.at(1).died, "1828");
  EXPECT_EQ(found.at(2).died, "");
  EXPECT_EQ(found.at(3).died, "1919");
}

// Wherever the story is set: what a world's map has, and who lives there, is nobody's name.
TEST(Recognise, LeavesPlacesAndPeoplesOfTheWholeWorld) {
  EXPECT_THAT(
      find("The Congolese government spoke; Rwanda said nothing. In Honduras many Hondurans and "
           "some Franco-Prussian officers heard of it, and so did Massachusetts. Then Gibraltar "
           "fell, and the Americans went to Saratoga with the Iroquois and to Zanzibar.")
          .certain(),
      IsEmpty());
}

TEST(Recognise, LeavesWordsInThePlural) {
  EXPECT_THAT(find("The Ministers resigned. Generals said so, and Colonies refused. John Banks "
                   "came, and Banks stayed.")
                  .certain(),
              ElementsAre("John Banks", "Banks"));
}

// A given name that is an adjective as well, and a common word: no person, and none later.
TEST(Recognise, LeavesWhatAnArticleStandsBefore) {
  EXPECT_THAT(
      find("The Christian Congress met. Then Congress adjourned, wrote Christian Tarn.").certain(),
      ElementsAre("Christian Tarn"));
}

TEST(Recognise, AStateHasNoInitials) {
  EXPECT_THAT(find("The U.S. Navy sailed, and the U. N. Council met. Then Navy and Council rested, "
                   "and U. S. Grant did not.")
                  .certain(),
              Not(Contains("U.S. Navy")));
}

// The initials are the author's, and the title begins behind them.
TEST(Recognise, ATitleIsNoSurname) {
  EXPECT_THAT(
      find("It was so.[^1]\n\n[^1]: Tarn, T. *Holmston and His Time* (London, 1950); Osgood J. "
           "*Mountbatten Remembers*, 12.\n")
          .certain(),
      ElementsAre("Tarn, T.", "Osgood J."));
}

TEST(Recognise, TakesAChineseNameOfTwoSyllables) {
  const Found found = find("The envoy wrote to Lu Fei, who did not answer. Lu had gone home.");
  EXPECT_THAT(found.certain(), ElementsAre("Lu Fei", "Lu"));
  EXPECT_EQ(found.at(0).parts.surname, "Lu");
  EXPECT_THAT(find("They crossed the Huang Ho on foot.").certain(), IsEmpty());
}

TEST(Recognise, TakesAGivenNameBehindInitials) {
  const Found found = find("The reply of R. Walden Dask was short, and V. K. Orme Tarrow left.");
  EXPECT_THAT(found.certain(), ElementsAre("R. Walden Dask", "V. K. Orme Tarrow"));
  EXPECT_EQ(found.at(0).parts.surname, "Dask");
}

TEST(Recognise, KnowsAPartOfADoubleSurname) {
  EXPECT_THAT(find("The mission was led by Sir Reginald Elphin-Orley-Dask. Dask had no powers, and "
                   "the marshal asked Dask for them.")
                  .certain(),
              ElementsAre("Reginald Elphin-Orley-Dask", "Dask", "Dask"));
}

TEST(Recognise, TakesWhomAFrenchTextHasAtHomeOrBeforeAPronoun) {
  EXPECT_THAT(find("On dînait chez Tauziet, et la police le savait dans les rues et les cours. "
                   "Maugrard ne voulait pas entendre le mot; Lourmel le remplaça dans les "
                   "conseils. Gautrin et Pelvert peuplaient les prisons.")
                  .certain(),
              ElementsAre("Tauziet", "Maugrard", "Lourmel", "Gautrin", "Pelvert"));
}

TEST(Recognise, TakesATownsNameBehindATitle) {
  EXPECT_THAT(find("The count wrote to Baron de Damas, and Damas was far away.").certain(),
              ElementsAre("de Damas"));
  EXPECT_THAT(find("Dans les rues et les cours, et dans les caves du bourg, le sergent Bourgeois "
                   "tomba, et les soldats de la garde avec lui. L'évêque de Vérone et le maire de "
                   "Strasbourg ne le savaient pas.")
                  .certain(),
              ElementsAre("Bourgeois"));
}

TEST(Recognise, TakesYearsOfLifeForNoOthers) {
  EXPECT_THAT(
      find("# THE MILL AND ITS TURFANS (1871–1881)\n\nTurfan (1882–1924) was a smith.").certain(),
      ElementsAre("Turfan"));
}

TEST(Recognise, TakesAuthorsBehindTheMarksOfNotes) {
  EXPECT_THAT(find("Газета молчала.\n\n[1] Там же. Л. 14; R 83396.\n[2] Абурин В. А. Миссия в "
                   "порту. М., 1991. С. 54.\n")
                  .certain(),
              ElementsAre("Абурин В. А."));
}

TEST(Recognise, TakesASurnameThatStandsInFullInAnotherCaseOnly) {
  const Found found = find(
      "Там он встретился с Марией Торвиновой и Х. Г. Лаковским. Многие Торвинову не знали, "
      "а Лаковского помнили.");
  EXPECT_THAT(found.certain(),
              ElementsAre("Марией Торвиновой", "Х. Г. Лаковским", "Торвинову", "Лаковского"));
  EXPECT_EQ(found.at(0).surname_key, found.at(2).surname_key);
  EXPECT_EQ(found.at(1).surname_key, found.at(3).surname_key);
}

TEST(Recognise, TellsOnBehalfFromNamedAfter) {
  EXPECT_THAT(find("С. С. Лавринский ушел. Другой прочел заявление от имени Лавринского. Завод "
                   "имени Лавринского молчал.")
                  .certain(),
              ElementsAre("С. С. Лавринский", "Лавринского"));
}

TEST(Recognise, ReadsAPatronymicInAnotherCase) {
  const Found found = find("Зимою собирались у Василия Львовича Давринова.");
  EXPECT_EQ(found.at(0).parts.surname, "Давринова");
  EXPECT_EQ(found.at(0).parts.patronymic, "Львовича");
}

TEST(Recognise, KeysAWesternNameInCyrillicAsAtHome) {
  const Found found = find("Посол увидел Гитлера и Э. Эррио.");
  EXPECT_EQ(found.at(0).surname_key, fold("Hitler", *authority::Authority::built_in()));
  EXPECT_EQ(found.at(1).surname_key, fold("Herriot", *authority::Authority::built_in()));
}

TEST(Recognise, TakesASovereignByTheGivenNameHoweverLongAgo) {
  std::string text = "The charter was signed by Nicholas I in the spring.";
  for (int i = 0; i < 40; ++i) {
    text +=
        " The wardens of the salt road kept their own books, were proud of them, and read none.";
  }
  EXPECT_THAT(find(text + " In the end Nicholas forgave them.").certain(),
              ElementsAre("Nicholas I", "Nicholas"));
  EXPECT_THAT(find(text + " Nicholas II came later. In the end Nicholas forgave them.").certain(),
              ElementsAre("Nicholas I", "Nicholas II", "Nicholas"));
  EXPECT_THAT(find("The wardens thought that Nicholas forgave them.").certain(), IsEmpty());
}

// From each of them the whole page was walked over (this test would take an hour).
TEST(Recognise, ReadsNamesWithoutABlankBetweenInOneGo) {
  std::string text = "They were ";
  for (int i = 0; i < 100'000; ++i) text += "Uglanov—";
  EXPECT_EQ(find(text + " and others.").names.size(), 100'000u);
}

}  // namespace
}  // namespace apparatus::name
