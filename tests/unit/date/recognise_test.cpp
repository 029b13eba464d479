// Every form in which historians write dates, in sentences as they write them: where the date
// begins and ends, and what it means.
#include "date/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/date/document_with_dates.h"

namespace apparatus::date {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

void expect_dates(std::string_view text, const std::vector<std::string>& values) {
  const DocumentWithDates read(text);
  EXPECT_THAT(read.found(), ElementsAreArray(read.wanted(values))) << text;
}

void expect_no_dates(std::string_view text) {
  const DocumentWithDates read(text);
  EXPECT_THAT(read.found(), IsEmpty()) << text;
}

TEST(FullDates, InWords) {
  expect_dates("The bureau sat on [[14 December 1923]] until dawn.", {"1923-12-14"});
  expect_dates("The bureau sat on [[December 14, 1923]], until dawn.", {"1923-12-14"});
  expect_dates("The bureau sat on [[December 14 1923]].", {"1923-12-14"});
  expect_dates("On the [[7th of December 1923]] and on [[December 9th, 1923]].",
               {"1923-12-07", "1923-12-09"});
  expect_dates("Letter of [[3 Sept. 1938]], received [[5 Sep 1938]].",
               {"1938-09-03", "1938-09-05"});
  expect_dates("Telegram, [[Jan. 30, 1933]].", {"1933-01-30"});
  expect_dates("[[14 DECEMBER 1923]]", {"1923-12-14"});
}

TEST(FullDates, InNumbers) {
  expect_dates("See the minutes of [[14.12.1923]] and [[5.1.1924]].", {"1923-12-14", "1924-01-05"});
  expect_dates("See the minutes of [[14. 12. 1923]].", {"1923-12-14"});
  expect_dates("RM, [[17/5/1924]], p. 3.", {"1924-05-17"});
  expect_dates("The passport was stamped [[9-V-1926]] and [[9.VI.1926]].",
               {"1926-05-09", "1926-06-09"});
  expect_dates("The file is headed [[1923-12-14]].", {"1923-12-14"});
  expect_dates("It bears the date [[14-12-1923]].", {"1923-12-14"});
  expect_dates("P. [[3/10/1926]]; [[4/10/1926]].", {"1926-10-03", "1926-10-04"});
}

TEST(FullDates, RareForms) {
  expect_dates("Warszawa, [[1. IX. 1939]]; London, [[3.ix.1939]].", {"1939-09-01", "1939-09-03"});
  expect_dates("[[3rd–5th May 1926]].", {"1926-05-03/1926-05-05"});
  expect_dates("Nacht [[7./8. November 1918]], [[24–25.X.1917]]",
               {"1918-11-07/1918-11-08", "1917-10-24/1917-10-25"});
  expect_dates("[[12 Sept–3 Oct 1938]], and [[December 1923/January 1924]]",
               {"1938-09-12/1938-10-03", "1923-12/1924-01"});
  expect_dates("on [[5–6]] and [[9 December 1923]]", {"1923-12-05/1923-12-06", "1923-12-09"});
  expect_dates("OCR: [[May1920]] and le [[13 mai1936]]", {"1920-05", "1936-05-13"});
}

TEST(FullDates, ShortYears) {
  expect_dates("RM, [[29/9/28]] and [[17/5/1924]].", {"1928-09-29", "1924-05-17"});
  expect_dates("Minutes of [[28.12.23]].", {"1923-12-28"});
  expect_dates("In [[December '23]] he was still in Baku, on [[3 May '24]] in Moscow.",
               {"1923-12", "1924-05-03"});
}

TEST(FullDates, OtherLanguages) {
  expect_dates("Pis'mo ot [[21 dekabria 1924 g.]], Moskva", {"1924-12-21"});
  expect_dates("Протокол от [[21 декабря 1924 г.]] хранится там же.", {"1924-12-21"});
  expect_dates("Указъ [[14 декабря 1825 года]].", {"1825-12-14"});
  expect_dates(
      "Von der Sitzung am [[7. Dezember 1923]] und vom [[8. März 1924]] ist wenig bekannt.",
      {"1923-12-07", "1924-03-08"});
  expect_dates("Le [[6 février 1934]], puis le [[1er mai 1934]] et le [[9 août 1934]].",
               {"1934-02-06", "1934-05-01", "1934-08-09"});
  expect_dates("Manifestación del [[14 de abril de 1931]].", {"1931-04-14"});
  expect_dates("La marcia del [[28 ottobre 1922]].", {"1922-10-28"});
  expect_dates("Dekret z [[22 lipca 1944 r.]]", {"1944-07-22"});
}

TEST(Months, WithYear) {
  expect_dates("In [[December 1923]], and again in [[April of 1925]], the plenum met.",
               {"1923-12", "1925-04"});
  expect_dates(
      "S"
      "ezd, [[mai 1924 goda]]: stenograficheskii otchet",
      {"1924-05"});
  expect_dates("во второй половине [[октября 1923 г.]] и в [[январе 1924 года]]",
               {"1923-10", "1924-01"});
  expect_dates("seit [[Oktober 1923]] und bis [[März 1924]]", {"1923-10", "1924-03"});
}

TEST(Ranges, AreOneDate) {
  expect_dates("The conference of [[7–8 January 1924]].", {"1924-01-07/1924-01-08"});
  expect_dates("The conference of [[January 16–18, 1924]].", {"1924-01-16/1924-01-18"});
  expect_dates("The conference ([[07–08.01.1924]]).", {"1924-01-07/1924-01-08"});
  expect_dates("The conference ([[8.–10.1.1924]]).", {"1924-01-08/1924-01-10"});
  expect_dates("From [[28 December 1923 to 3 January 1924]] nothing happened.",
               {"1923-12-28/1924-01-03"});
  expect_dates("From [[28 December to 3 January 1924]] nothing happened.",
               {"1923-12-28/1924-01-03"});
  expect_dates("From [[December 28, 1923]], until now.", {"1923-12-28"});
  expect_dates("Vom [[7. bis 9. Januar 1924]] tagte man.", {"1924-01-07/1924-01-09"});
  expect_dates("Du [[6 au 9 février 1934]] on se battit.", {"1934-02-06/1934-02-09"});
  expect_dates("С [[6 по 9 декабря 1923 г.]] заседала конференция.", {"1923-12-06/1923-12-09"});
  expect_dates("Between [[March 1917 and December 1919]] thousands joined.", {"1917-03/1919-12"});
  expect_dates("The winter of [[November–December 1925]] was mild.", {"1925-11/1925-12"});
  expect_dates("[[Mart 1917–oktiabr' 1993]]", {"1917-03/1993-10"});
  expect_dates("in the night of [[4/5 February 1930]]", {"1930-02-04/1930-02-05"});
  expect_dates("The debate ran from [[28.12.1923 to 3.1.1924]].", {"1923-12-28/1924-01-03"});
}

TEST(Ranges, ThatRunBackward) {
  const DocumentWithDates read(
      "He spoke on [[8 and 7 January 1924]], it is said, and from [[12 to 10 May 1924]].");
  ASSERT_EQ(read.dates.size(), 2u);
  EXPECT_TRUE(read.dates[0].inverted);
  EXPECT_TRUE(read.dates[0].is_range);
  EXPECT_TRUE(read.dates[1].inverted);
  EXPECT_FALSE(DocumentWithDates("on 7 and 8 January 1924").dates[0].inverted);
}

TEST(Ranges, BetweenTwoDaysWithArticles) {
  expect_dates("Entre le [[2 et le 9 juin 1849]], la ville fut fouillée.",
               {"1849-06-02/1849-06-09"});
  expect_dates("Between the [[2nd and the 9th June 1849]] it was searched.",
               {"1849-06-02/1849-06-09"});
}

TEST(Republican, DaysHaveAGregorianValue) {
  expect_dates("Le décret du [[22 prairial an II]] effraya.", {"1794-06-10"});
  expect_dates("la nuit du [[1er brumaire de l'an VI]]", {"1797-10-22"});
  expect_dates("Du [[12 au 15 germinal an III]], on murmura.", {"1795-04-01/1795-04-04"});
  expect_dates("Daté du [[16 ventôse an 79]].", {"1871-03-06"});
  expect_no_dates("Le 10 messidor, la Constitution de l'an III, et 3 germinal pots.");
  expect_no_dates("40 ventôse an II, 3 frimaire an XL");
}

TEST(Misread, DaysAndYearsBesideAMonth) {
  expect_dates("le [[l4 juin 1849]] et le [[ler juillet 1849]]", {"1849-06-14", "1849-07-01"});
  expect_dates("le [[2O juin 1849]], puis le [[12 juin I849]]", {"1849-06-20", "1849-06-12"});
  expect_dates("in [[May 18l9]]", {"1819-05"});
  expect_dates("le [[7 juiliet 1849]]; the [[9 Septembor 1849]]", {"1849-07-07", "1849-09-09"});
  expect_no_dates("He sold 12 marbles 1849 times, and 7 Augustan 1750 coins.");
}

TEST(NoDates, RatiosStandardsAndNames) {
  expect_no_dates("The mixture was 12/24/48, by weight.");
  expect_dates("Seen on [[2/3/28]], and again [[4/5/28]].", {"1928-03-02", "1928-05-04"});
  expect_no_dates("Они строили по СНиП 3.02.05-87.");
  expect_no_dates("Nobody believed in the October Manifesto, July Ultimatum or June Letter.");
  expect_dates("The plenum of [[July]] Bukharin missed.", {"XXXX-07"});
}

TEST(NoDates, StreetsAndPeople) {
  expect_no_dates("Il logeait rue du 4 Septembre, puis place du 18 juin.");
  expect_no_dates("Он жил на ул. 25 Октября, а после на площади 1 Мая.");
  expect_no_dates("She had tea with May and August von Trapp before the March on Kiel.");
}

TEST(Lists, AreOneDateAMember) {
  expect_dates("Izvestija, [[28.]] and [[29.10.1924]].", {"1924-10-28", "1924-10-29"});
  expect_dates("Izvestija, [[13.5.]], [[15.4.]] and [[16.4.1925]].",
               {"1925-05-13", "1925-04-15", "1925-04-16"});
  expect_dates("It met on [[6]], [[7]] and [[9 December 1923]].",
               {"1923-12-06", "1923-12-07", "1923-12-09"});
  expect_dates("It met on [[December 6]], [[7]], and [[9, 1923]].",
               {"1923-12-06", "1923-12-07", "1923-12-09"});
  expect_dates("Pravda, [[28 December]] and [[5 January 1924]].", {"1923-12-28", "1924-01-05"});
  expect_dates("in [[November]] and [[December 1925]]", {"1925-11", "1925-12"});
  expect_dates("am [[7.]] und [[8. Januar 1924]]", {"1924-01-07", "1924-01-08"});
}

TEST(Narrative, TheYearComesFromWhatWasDatedBefore) {
  expect_dates(
      "The plenum closed on [[8 January 1926]]. The conference was set for [[10 February]].",
      {"1926-01-08", "1926-02-10"});
  expect_dates("1924 began badly. In [[January]] he fell ill; on [[3 March]] he left.",
               {"1924-01", "1924-03-03"});
  expect_dates("It was [[December 1923]]. By [[5 January]] all was over.",
               {"1923-12", "1924-01-05"});
  expect_dates("In [[March 1923]] he was in Baku. His book (Berlin, 1961) tells of [[7 May]].",
               {"1923-03", "1923-05-07"});
  expect_dates("They met in [[June 1921]]. Veterans of 1905 came too. On [[9 July]] they parted.",
               {"1921-06", "1921-07-09"});
}

TEST(Narrative, IsPartial) {
  const DocumentWithDates read("It opened on 8 January 1926 and closed on 10 February.");
  ASSERT_EQ(read.dates.size(), 2u);
  EXPECT_FALSE(read.dates[0].partial);
  EXPECT_TRUE(read.dates[1].partial);
}

TEST(Narrative, ThatYear) {
  expect_dates(
      "Life improved in 1920. They met in [[December of that year]] and in [[May of the following "
      "year]].",
      {"1920-12", "1921-05"});
  expect_dates("In 1932 it was questioned; on [[14 May that year]] he spoke.", {"1932-05-14"});
}

TEST(Narrative, TheMonthTooMayComeFromBefore) {
  expect_dates(
      "He left on [[28 September 1938]] and returned on the [[30th]]; on the evening of the "
      "[[29th]], late, he wrote.",
      {"1938-09-28", "1938-09-30", "1938-09-29"});
  expect_dates(
      "On [[3 May 1924]] the 13th Congress met on the 15th floor, as the 12th had in the 20th "
      "century.",
      {"1924-05-03"});
  expect_no_dates("He was elected on the 13th, and again.");
}

TEST(Narrative, AChapterMayBeginElsewhere) {
  expect_dates(
      "# One\n\nIn [[May 1825]] they met.\n\n# Two\n\nIn [[March 1938]] others met.\n\nThey parted "
      "on [[4 April]].",
      {"1825-05", "1938-03", "1938-04-04"});
  expect_dates(
      "In [[May 1825]] they met.\n\nA film of [[March 1938]] shows it.\n\nThey parted on [[4 "
      "June]].",
      {"1825-05", "1938-03", "1825-06-04"});
}

TEST(Narrative, WithoutAnyYear) { expect_dates("He was born on [[14 December]].", {"XXXX-12-14"}); }

TEST(Narrative, NotesGoOnFromTheirCall) {
  expect_dates(
      "The levy was of [[March 1924]].[^1]\n\nThe congress of [[December 1925]] ended it.\n\n[^1]: "
      "It was proposed on "
      "[[7 February]], not later.\n",
      {"1924-03", "1925-12", "1924-02-07"});
}

TEST(OldStyle, DualDates) {
  for (const char* text :
       {"On [[25 October (7 November) 1917]] it began.",
        "On [[25 October/7 November 1917]] it began.",
        "On [[25 October 1917 (7 November)]] it began.",
        "On [[October 25 (November 7), 1917]] it began.", "On [[25.10 (7.11).1917]] it began.",
        "On [[25 October (7 November N.S.) 1917]] it began."}) {
    expect_dates(text, {"1917-11-07"});
    const DocumentWithDates read(text);
    ASSERT_EQ(read.dates.size(), 1u) << text;
    EXPECT_EQ(read.dates[0].calendar, Calendar::dual) << text;
    EXPECT_FALSE(read.dates[0].dual_disagrees) << text;
  }
  expect_dates("On [[9/22 January 1905]] the crowd moved.", {"1905-01-22"});
  expect_dates("On [[14 (26) December 1825]] the regiments stood.", {"1825-12-26"});
  expect_dates("On [[December 14 (26), 1825]] the regiments stood.", {"1825-12-26"});
  expect_dates("[[14 (26) декабря 1825 г.]] полки вышли на площадь.", {"1825-12-26"});
  expect_dates("He died on [[26 December 1825 (7 January 1826)]].", {"1826-01-07"});
}

TEST(OldStyle, DualDatesTheOtherWayRound) {
  expect_dates("On [[7 November (25 October) 1917]] it began.", {"1917-11-07"});
  expect_dates("On [[7 November 1917 (25 October O.S.)]] it began.", {"1917-11-07"});
  expect_dates("On [[22 (9) January 1905]] the crowd moved.", {"1905-01-22"});
}

TEST(OldStyle, HalvesThatDisagree) {
  const DocumentWithDates read("On 25 October (8 November) 1917 it began.");
  ASSERT_EQ(read.dates.size(), 1u);
  EXPECT_TRUE(read.dates[0].dual_disagrees);
}

TEST(OldStyle, Marked) {
  expect_dates("The manifesto of [[17 October 1905 (O.S.)]] promised it.", {"1905-10-30"});
  expect_dates("The manifesto of [[17.10.1905 (O.S.)]] promised it.", {"1905-10-30"});
  expect_dates("He wrote on [[14 December 1825 (Old Style)]].", {"1825-12-26"});
  expect_dates("Письмо от [[14 декабря 1825 г. (ст. ст.)]].", {"1825-12-26"});
  const DocumentWithDates read(
      "The manifesto of 17 October 1905 (O.S.) promised it; a ball on 30 October 1905 (N.S.).");
  ASSERT_EQ(read.dates.size(), 2u);
  EXPECT_EQ(read.dates[0].calendar, Calendar::julian);
  EXPECT_EQ(read.dates[1].calendar, Calendar::gregorian);
  EXPECT_EQ(read.dates[1].edtf, "1905-10-30");
}

TEST(OldStyle, OnlyWhereTheWorkSaysSo) {
  expect_dates("The regiments stood on the square on [[14 December 1825]].", {"1825-12-14"});
  expect_dates(
      "All dates are given according to the Julian calendar.\n\nThe regiments stood there on [[14 "
      "December 1825]].",
      {"1825-12-26"});
  expect_dates(
      "All dates are given according to the Julian calendar.\n\nHis grandson spoke on [[14 "
      "December 1925]].",
      {"1925-12-14"});
}

TEST(OldStyle, HowAWorkSaysSo) {
  const auto day = [](std::string note) {
    return DocumentWithDates(note + "\n\nThe regiments stood there on 14 December 1825.")
        .dates.front()
        .edtf;
  };
  EXPECT_EQ(day("Dates before 1918 are Old Style; later ones are New Style."), "1825-12-26");
  EXPECT_EQ(day("The dates in this article follow the Julian calendar, twelve days behind the "
                "Gregorian."),
            "1825-12-26");
  EXPECT_EQ(day("Даты приводятся по старому стилю."), "1825-12-26");
  EXPECT_EQ(day("Dates are given in the New Style, with the Old Style in brackets."), "1825-12-14");
  EXPECT_EQ(day("All dates given here have been converted from the Julian calendar."),
            "1825-12-14");
  EXPECT_EQ(day("Russia kept the Julian calendar until 1918."), "1825-12-14");
}

TEST(Impossible, Days) {
  expect_dates("It was signed on [[31 June 1923]].", {""});
  expect_dates("It was signed on [[29 February 1923]] and on [[29 February 1924]].",
               {"", "1924-02-29"});
  expect_dates("It was signed on [[31.6.1923]] or on [[15.14.1923]].", {"", ""});
  expect_dates("It was signed on [[29 February 1900 (O.S.)]].", {"1900-03-13"});
}

TEST(Impossible, YearsOutOfAllReason) {
  expect_dates(
      "RM, [[1/10/1925]], [[2/10/1925]], [[3/10/1925]], [[4/11/1925]], [[5/12/1926]] and "
      "[[6/10/1025]].",
      {"1925-10-01", "1925-10-02", "1925-10-03", "1925-11-04", "1926-12-05", ""});
}

TEST(Impossible, DaysThatTheReformLeftOut) {
  const DocumentWithDates soviet(
      "The Sovnarkom voted the credit on [[10 February 1918]] without debate.");
  ASSERT_EQ(soviet.dates.size(), 1u);
  EXPECT_EQ(soviet.dates[0].impossible, Impossible::skipped_by_reform);
  expect_dates("In Vienna the bread riots of [[10 February 1918]] were put down.", {"1918-02-10"});
}

TEST(NumericOrder, IsLearnt) {
  expect_dates("The Times, [[3/10/1936]]; [[25/10/1936]].", {"1936-10-03", "1936-10-25"});
  expect_dates("The Times, [[3/10/1936]]; [[10/25/1936]].", {"1936-03-10", "1936-10-25"});
}

TEST(NoDates, NamesAndWords) {
  expect_no_dates("August Thalheimer and Avgust Mai heard of it from Theresa May.");
  expect_no_dates("They may march on; the clause may stand.");
  expect_no_dates("Article 7 may be amended, and 12 set out at once.");
  expect_no_dates("The money was sent to May Day speakers.");
  expect_no_dates("After the October Revolution he kept May Day at home.");
  expect_no_dates("The Krasnyi Oktiabr' works and the Oktiabr' district committee agreed.");
}

TEST(NoDates, Numbers) {
  expect_no_dates("See pp. 12–14, no. 5, vol. 7, and TsAOPIM, 63/1/7/17, 19; 3/1a/6/29ob.");
  expect_no_dates("TsAOPIM, 3/11/85.");
  expect_no_dates("TsAOPIM, 3/2/28/18.");
  expect_no_dates("f. 17, op. 21, d. 2668, ll. 7–8; ISBN 978-0-415-43703-5; ISSN 0954-6545");
  expect_no_dates("The minutes record 1,917 ballots, 3.5 per cent, at 12.30, in section 4.2.1.");
  expect_no_dates("In raw data it is 32.13.23 or 311223.");
}

TEST(NoDates, PagesBesideAMonth) {
  expect_dates("Bol'shevik, no. 5, [[May 1924]], pp. 7–8; vol. 12 ([[March 1925]]).",
               {"1924-05", "1925-03"});
  expect_dates("In [[December 1923]] 500 men struck; in [[May 1924]] 200.", {"1923-12", "1924-05"});
  expect_dates("By [[December]] 1,500 had joined.", {"XXXX-12"});
}

TEST(Weekdays, OnEitherSide) {
  const DocumentWithDates read(
      "On Friday, 14 December 1923, they met. After 21.01.1924, a Monday, they did not. On Monday "
      "9 December 1923 (a "
      "slip) and 7 January 1924 (Monday).");
  ASSERT_EQ(read.dates.size(), 4u);
  EXPECT_EQ(read.dates[0].weekday, 5);
  EXPECT_EQ(read.document.text(read.dates[0].weekday_range), "Friday");
  EXPECT_EQ(read.document.text(read.dates[0].range), "14 December 1923");
  EXPECT_EQ(read.dates[1].weekday, 1);
  EXPECT_EQ(read.document.text(read.dates[1].weekday_range), "Monday");
  EXPECT_EQ(read.dates[2].weekday, 1);
  EXPECT_EQ(read.dates[3].weekday, 1);
  EXPECT_EQ(DocumentWithDates("from 10 to 12 January 1924, opening on a Thursday").dates[0].weekday,
            -1);
}

TEST(Qualifiers, EarlyMidLate) {
  const DocumentWithDates read(
      "in early June 1923, in mid-July 1923, at the end of August 1923 and beginning on 5 May "
      "1924");
  ASSERT_EQ(read.dates.size(), 4u);
  EXPECT_EQ(read.dates[0].qualifier, "early");
  EXPECT_EQ(read.dates[0].edtf, "1923-06");
  EXPECT_EQ(read.dates[1].qualifier, "mid");
  EXPECT_EQ(read.dates[2].qualifier, "late");
  EXPECT_EQ(read.dates[3].qualifier, "");
}

TEST(Qualifiers, ApproximateAndUncertain) {
  expect_dates("written c. [[14 December 1923]] or about [[May 1924]]",
               {"1923-12-14~", "1924-05~"});
  EXPECT_EQ(DocumentWithDates("a leaflet, December [1923?]").found(),
            std::vector<std::string>{"December [1923?] = 1923-12?"});
}

TEST(Years, AloneAreMentionsOfTheirOwnPrecision) {
  const DocumentWithDates read(
      "In 1923, in 1926/27, in 1923–24, in the 1920s and in the 19th century; summer of 1921; в "
      "1920-е гг.",
      text::Format::markdown, true);
  std::vector<std::string> values;
  for (const Date& date : read.dates) values.push_back(date.edtf);
  EXPECT_THAT(values, ElementsAreArray(
                          {"1923", "1926/1927", "1923/1924", "192X", "18XX", "1921-22", "192X"}));
  EXPECT_EQ(read.dates[0].precision, Precision::year);
  EXPECT_EQ(read.dates[3].precision, Precision::decade);
  EXPECT_EQ(read.dates[4].precision, Precision::century);
  EXPECT_EQ(read.dates[5].precision, Precision::season);
}

TEST(Latex, TiesAndDashes) {
  const DocumentWithDates read("On Monday, [[9~December 1923]], and [[7--8~January 1924]].",
                               text::Format::latex);
  ASSERT_EQ(read.dates.size(), 2u);
  EXPECT_EQ(read.dates[0].edtf, "1923-12-09");
  EXPECT_EQ(read.dates[1].edtf, "1924-01-07/1924-01-08");
  EXPECT_EQ(read.document.to_source(read.dates[1].range), read.marked.ranges[1]);
}

TEST(Taken, StretchesHoldNoDates) {
  const text::Document document =
      text::read_document("RM 3/11/1985, then 4 May 1924.", text::Format::plain);
  const std::vector<Date> dates = recognise(document, *authority::Authority::built_in(), {{3, 12}});
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(dates[0].edtf, "1924-05-04");
}

// In an annal the year stands first, whatever the years around it are.
TEST(RecogniseDates, TakesTheYearOfAnAnnal) {
  expect_dates(
      "It began in [[March 1921]].\n\n- 1904 [[18 November]] – a commission was formed.\n- 1951 "
      "[[April 27]]: a ship sank.",
      {"1921-03", "1904-11-18", "1951-04-27"});
}

TEST(RecogniseDates, TakesYearsOfThreeDigits) {
  expect_dates(
      "He died on [[11 June 840]], and in [[August 816]], as all know, he had crossed the Alps "
      "([[March 629]]). On [[5 May 1921]] there were 300 men; on [[6 May]] 120 workers came.",
      {"0840-06-11", "0816-08", "0629-03", "1921-05-05", "1921-05-06"});
  for (const Date& date : DocumentWithDates("They fought in August 216 BC.").dates)
    EXPECT_FALSE(date.edtf.starts_with("0216"));
}

}  // namespace
}  // namespace apparatus::date
