// The forms in which historians of several fields and languages write dates, one line each: what is
// marked, and nothing else, is a date with this value. A line that ends in "…" stands in a work on
// the years told before it, where a decade or a day may leave its century or year open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/date/document_with_dates.h"

namespace apparatus::date {
namespace {

using ::testing::ElementsAreArray;

struct Form {
  const char* text;
  std::vector<std::string> values;
};

class Forms : public ::testing::TestWithParam<Form> {};

TEST_P(Forms, AreReadWithTheirValue) {
  const DocumentWithDates read(GetParam().text, text::Format::markdown, true);
  EXPECT_THAT(read.found(), ElementsAreArray(read.wanted(GetParam().values))) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    DaysInWords, Forms,
    ::testing::Values(
        Form{"The lamp went out on [[14 December 1923]].", {"1923-12-14"}},
        Form{"The lamp went out on [[December 14, 1923]].", {"1923-12-14"}},
        Form{"Signed [[14th of December, 1825]]; sealed [[December 15th, 1825]].",
             {"1825-12-14", "1825-12-15"}},
        Form{"Telegram of [[Sept. 29/30, 1938]], received [[30 September/1 October 1938]].",
             {"1938-09-29/1938-09-30", "1938-09-30/1938-10-01"}},
        Form{"See the cable of [[5 May 1920]] [?].", {"1920-05-05?"}},
        Form{"Wien, am [[14. Dez. 1923]], und den [[30ten Januar 1924]].",
             {"1923-12-14", "1924-01-30"}},
        Form{"Er kam im [[Januar 1933]], nicht im [[Mai]].", {"1933-01", "1933-05"}},
        Form{"Reçu le [[14 déc. 1825]], rendu le [[1er janvier 1826]].",
             {"1825-12-14", "1826-01-01"}},
        Form{"Протокол от [[14-го декабря 1825 года]], дополнен [[2 января 1826 г.]]",
             {"1825-12-14", "1826-01-02"}},
        Form{"Raport z [[3 września 1939 r.]]", {"1939-09-03"}},
        Form{"Carta del [[3 de septiembre de 1939]].", {"1939-09-03"}}));

INSTANTIATE_TEST_SUITE_P(
    DaysInNumbers, Forms,
    ::testing::Values(
        Form{"Stamped [[17/5/1924]] and [[29/9/28]].", {"1924-05-17", "1928-09-29"}},
        Form{"Stamped [[9-V-1926]], [[3.IX.1939]], [[23 VIII 1939]].",
             {"1926-05-09", "1939-09-03", "1939-08-23"}},
        Form{"Письмо от [[5/III-1932]], ответ [[7/III 1932 г.]]", {"1932-03-05", "1932-03-07"}},
        Form{"В деле с [[1.2.1925]] справка [[17/XI–25]] г.", {"1925-02-01", "1925-11-17"}},
        Form{"Gazette of [[28.]] and [[29.10.1924]].", {"1924-10-28", "1924-10-29"}},
        Form{"Session of [[1923-12-14]].", {"1923-12-14"}}));

INSTANTIATE_TEST_SUITE_P(
    TwoCalendars, Forms,
    ::testing::Values(
        Form{"On [[14 (26) December 1825]] they stood.", {"1825-12-26"}},
        Form{"On [[Dec. 14/26, 1825]], or [[December 15/27, 1825]].", {"1825-12-26", "1825-12-27"}},
        Form{"Le [[2/14 janvier 1826]] on les interrogea.", {"1826-01-14"}},
        Form{"Арестован [[2(14) января 1826 г.]], в крепости с [[4/16 января]].",
             {"1826-01-14", "1826-01-16"}},
        Form{"Указ [[14 декабря 1825 г. (26 декабря)]] не найден.", {"1825-12-26"}},
        Form{"Письмо [[14 декабря 1825 г.]] по старому стилю.", {"1825-12-26"}},
        Form{"The decree of [[30 December 1825 (11 January 1826)]].", {"1826-01-11"}}));

INSTANTIATE_TEST_SUITE_P(
    YearsOfTheContext, Forms,
    ::testing::Values(
        Form{"В [[1825]] г. его ждали; [[5 марта того же года]] он приехал, а в [[марте следующего "
             "года]] уехал.",
             {"1825", "1825-03-05", "1826-03"}},
        Form{"Im Jahre [[1933]] schwieg er, im [[Mai desselben Jahres]] sprach er.",
             {"1933", "1933-05"}},
        Form{"They met on [[28 September 1938]]; on the [[30th]], he flew home.",
             {"1938-09-28", "1938-09-30"}}));

INSTANTIATE_TEST_SUITE_P(
    DaysAlone, Forms,
    ::testing::Values(
        Form{"Le [[3 mai 1871]] on tira; le [[5]], on se tut, et le 7e bataillon partit le 4 pour "
             "cent.",
             {"1871-05-03", "1871-05-05"}},
        Form{"Le [[29 mai 1871]], rien. Le [[2]], vers midi, un coup.",
             {"1871-05-29", "1871-06-02"}},
        Form{"Le [[21 mai 1871]] il plut.\n\nLe lundi [[22]], il plut encore; le mardi 25, on le "
             "nia.",
             {"1871-05-21", "1871-05-22"}},
        Form{"[[20 сентября 1938 г.]] ответа не было; он пришел [[21-го]], и 5-го полка не стало.",
             {"1938-09-20", "1938-09-21"}},
        Form{"Asked on [[9 December 1935]], he told the House on the [[10th]] that he would not "
             "say.",
             {"1935-12-09", "1935-12-10"}}));

INSTANTIATE_TEST_SUITE_P(
    FrenchRepublic, Forms,
    ::testing::Values(Form{"Le décret du [[5 nivôse an II]] et celui de [[ventôse an II]].",
                           {"1793-12-25", "1794-02-19/1794-03-20"}},
                      Form{"En [[mars 1794]] on se tut. Le [[9 thermidor]], tout changea.",
                           {"1794-03", "1794-07-27"}},
                      Form{"En [[mars 1794]] on se tut. Du [[9 au 10 thermidor]], on cria.",
                           {"1794-03", "1794-07-27/1794-07-28"}},
                      Form{
                          "En [[mars 1794]], puis le [[l2 messidor]], et le [[l8 floréal an III]].",
                          {"1794-03", "1794-06-30", "1795-05-07"}},
                      Form{"L'arrêté du [[4 floréal an 11]], le décret du [[5 nivôse an Il]].",
                           {"1794-04-23", "1793-12-25"}},
                      Form{"En [[mars 1802]] il lut; la loi du [[4 floréal an 11]] suivit.",
                           {"1802-03", "1803-04-24"}},
                      Form{"Le [[16 pluviôse an II]] on le sut; le [[27 frimaire]], on se tut.",
                           {"1794-02-04", "1793-12-17"}},
                      Form{"Le [[17 prairial an II]], on le prit; le [[28]], on le jugea.",
                           {"1794-06-05", "1794-06-16"}},
                      Form{"En [[mars 1871]] on relut le 18 brumaire.", {"1871-03"}}));

INSTANTIATE_TEST_SUITE_P(
    Misread, Forms,
    ::testing::Values(Form{"le [[Ier mai 1871]], le [[1° juin 1871]], le [[l8 mars 1871]]",
                           {"1871-05-01", "1871-06-01", "1871-03-18"}},
                      Form{"le [[18 rnars 1871]] et le [[28 févricr 1871]]",
                           {"1871-03-18", "1871-02-28"}}));

INSTANTIATE_TEST_SUITE_P(
    MonthsSeasonsAndSpans, Forms,
    ::testing::Values(
        Form{
            "From [[March 1917 to December 1919]]; [[November–December 1925]]; [[Jan.–Feb. 1932]].",
            {"1917-03/1919-12", "1925-11/1925-12", "1932-01/1932-02"}},
        Form{"the [[winter of 1923/4]], im [[Herbst 1923]], à l'[[automne 1923]], [[весной 1924 "
             "г.]]",
             {"1923-24", "1923-23", "1923-23", "1924-21"}},
        Form{"the economic year [[1926/27]], c. [[1890]], [[1920–25]]",
             {"1926/1927", "1890~", "1920/1925"}}));

INSTANTIATE_TEST_SUITE_P(
    DecadesAndCenturies, Forms,
    ::testing::Values(
        Form{"the [[1920s]], the mid-[[1930's]], [[1920-е]] гг., die [[1920er]] Jahre",
             {"192X", "193X", "192X", "192X"}},
        Form{"les années [[1930]], mais les années [[1930–1934]]; im Jahre [[1930]]",
             {"193X", "1930/1934", "1930"}},
        Form{"the [[nineteenth century]], [[eighteenth-century]] maps, the [[9th century]]",
             {"18XX", "17XX", "08XX"}},
        Form{"the [[18th and 19th centuries]], [[XVIII–XIX вв]].", {"17XX/18XX", "17XX/18XX"}},
        Form{"в конце [[XIX в.]], в [[XX веке]], но глава XX в книге", {"18XX", "19XX"}},
        Form{"au [[XIXe siècle]], im [[19. Jahrhundert]], [[siglo XIX]], [[XIX wieku]]",
             {"18XX", "18XX", "18XX", "18XX"}},
        Form{"[[1919]], [[1921]], [[1923]], [[1925]], [[1928]]: in the [[twenties]], in den "
             "[[zwanziger "
             "Jahren]], в [[30-х годах]], the [['20s]]; les années [[vingt]]; she was in her "
             "twenties",
             {"1919", "1921", "1923", "1925", "1928", "192X", "192X", "193X", "192X", "192X"}}));

INSTANTIATE_TEST_SUITE_P(
    NumbersOfNotes, Forms,
    ::testing::Values(
        Form{"Il partit le [[2 novembre 1870]]. Dès le [[3 novembre]] (4), il revint.",
             {"1870-11-02", "1870-11-03"}},
        Form{"В ночь с [[5 на 6 мая 1870 г.]] он уехал.", {"1870-05-05/1870-05-06"}}));

INSTANTIATE_TEST_SUITE_P(
    NoDates, Forms,
    ::testing::Values(Form{"Volume XIX, in which XX comrades and 20 Jahre stand.", {}},
                      Form{"The October revolution, April Theses and the May Day parade.", {}},
                      Form{"im. 25 Oktiabria, rue du 4 Septembre", {}},
                      Form{"pp. 14/26, 30; nos. 2(14) and 29/30; Henry VIII and 5 II brigades", {}},
                      Form{"the twenties of the fleet were sold at 20s apiece", {}}));

TEST(FormsOfOpenCentury, ArePartial) {
  const DocumentWithDates read("1919, 1921, 1923, 1925, 1928: in the twenties.",
                               text::Format::markdown, true);
  ASSERT_EQ(read.dates.size(), 6u);
  EXPECT_TRUE(read.dates.back().partial);
  EXPECT_EQ(read.dates.back().precision, Precision::decade);
}

}  // namespace
}  // namespace apparatus::date
