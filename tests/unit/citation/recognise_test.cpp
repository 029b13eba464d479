// What is found in running notes, and what each reference back means. Inputs are notes as
// historians write them; every expectation is one line: archive | parts | leaves.
#include "citation/recognise.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "authority/authority.h"
#include "citation/file_key.h"
#include "tests/unit/citation/notes.h"
#include "text/document.h"

namespace apparatus::citation {
namespace {

struct Stated {
  const char* note;
  const char* meant;
};

class OneCitation : public testing::TestWithParam<Stated> {};

TEST_P(OneCitation, IsFoundAndReadAsMeant) {
  EXPECT_EQ(found({GetParam().note}), Lines{GetParam().meant}) << GetParam().note;
}

INSTANTIATE_TEST_SUITE_P(
    RussianVerbose, OneCitation,
    testing::Values(
        Stated{"RGASPI, f. 17, op. 60, d. 141, l. 12.", "RGASPI | fond 17 opis 60 delo 141 | 12"},
        Stated{"Report of May 1922, GARF, f. R-393, op. 23, d. 5, ll. 7–8ob.",
               "GARF | fond R-393 opis 23 delo 5 | 7-8ob"},
        Stated{"TsGA Moskvy, f. 67-P, op. 1, d. 229, l. 37ob (minutes of the cell).",
               "TsGA Moskvy | fond 67-P opis 1 delo 229 | 37ob"},
        Stated{"See RGVA, f. 4, op. 1, ed. khr. 18, ll. 3, 5, 9–11.",
               "RGVA | fond 4 opis 1 delo 18 | 3 5 9-11"},
        Stated{"RGAE, f. 3429, op. 2, d. 1a, ll. 124–26.",
               "RGAE | fond 3429 opis 2 delo 1a | 124-126"},
        Stated{"AVP RF, f. 010, op. 4, papka 21, d. 63, l. 12.",
               "AVP RF | fond 010 opis 4 papka 21 delo 63 | 12"},
        Stated{"AVP RF, f. 05, op. 14, p. 103, d. 117, l. 9 ob.",
               "AVP RF | fond 05 opis 14 papka 103 delo 117 | 9ob"},
        Stated{"TsDAHO, f. 1, op. 20, spr. 1777, ark. 5–6.",
               "TsDAHO | fond 1 opis 20 delo 1777 | 5-6"},
        Stated{"RGVA (Russian State Military Archive), f. 25883, op. 2, d. 512, l. 64.",
               "RGVA | fond 25883 opis 2 delo 512 | 64"},
        Stated{"Rossiiskii gosudarstvennyi arkhiv ekonomiki (hereafter RGAE), fond 7733 "
               "(Ministry of Finance), opis' 1, "
               "delo 40, listy 3–4.",
               "RGAE | fond 7733 opis 1 delo 40 | 3-4"},
        Stated{"РГАСПИ, ф. 17, оп. 162, д. 15, лл. 155–156 об.",
               "РГАСПИ | fond 17 opis 162 delo 15 | 155-156об"},
        Stated{"RGIA, St Petersburg, f. 1282, op. 1, d. 1150, l. 3.",
               "RGIA | fond 1282 opis 1 delo 1150 | 3"},
        Stated{"GARF, f. 48, op. 1, d. 55, ch. 1, l. 30.",
               "GARF | fond 48 opis 1 delo 55 ch. 1 | 30"}));

INSTANTIATE_TEST_SUITE_P(
    RussianSlash, OneCitation,
    testing::Values(
        Stated{"TsGAMO, 66/12/879/206.", "TsGAMO | fond 66 opis 12 delo 879 | 206"},
        Stated{"TsAOPIM, 3/1a/6/29ob.", "TsAOPIM | fond 3 opis 1a delo 6 | 29ob"},
        Stated{"GARF, 393/43a/1714/259–259ob.", "GARF | fond 393 opis 43a delo 1714 | 259-259ob"},
        Stated{"RGASPI, 17/84/480/20, 23 and 31.", "RGASPI | fond 17 opis 84 delo 480 | 20 23 31"},
        Stated{"TsGAOR, 5469/15/10, 166.", "TsGAOR | fond 5469 opis 15 delo 10 | 166"},
        Stated{"TsGAOR, 5469/15/165, ll. 1 and 13.", "TsGAOR | fond 5469 opis 15 delo 165 | 1 13"},
        Stated{"TsAGM, 2626/1/ 70/10.", "TsAGM | fond 2626 opis 1 delo 70 | 10"},
        Stated{"TsAOPIM, 3/11/85.", "TsAOPIM | fond 3 opis 11 delo 85 |"},
        Stated{"RGASPI, 589/3/9103/vol.3/27–28.", "RGASPI | fond 589 opis 3 delo 9103 | 27-28"},
        Stated{"In the archive of the plant (TsAGM 415/16/587/9) it is otherwise.",
               "TsAGM | fond 415 opis 16 delo 587 | 9"},
        Stated{"TsAKPM, 412/1/15/7.", "TsAKPM | fond 412 opis 1 delo 15 | 7"}));

INSTANTIATE_TEST_SUITE_P(
    Gost, OneCitation,
    testing::Values(
        Stated{"Письмо от 12 мая // ГАРФ. Ф. 5783. Оп. 1. Д. 312. Л. 1–2.",
               "ГАРФ | fond 5783 opis 1 delo 312 | 1-2"},
        Stated{"РГАЛИ. Ф. 1345. Оп. 2. Ед. хр. 48. Л. 10, 12 об.–13.",
               "РГАЛИ | fond 1345 opis 2 delo 48 | 10 12об-13"},
        Stated{"АВП РФ. Ф. 059. Оп. 1. П. 151. Д. 1073. Л. 8.",
               "АВП РФ | fond 059 opis 1 papka 151 delo 1073 | 8"},
        Stated{"ЦГА Москвы. Ф. П-3. Оп. 5. Д. 43. Л. 57.",
               "ЦГА Москвы | fond П-3 opis 5 delo 43 | 57"},
        Stated{"РО ИРЛИ. Ф. 265. Оп. 2. № 1234. Л. 5.", "РО ИРЛИ | fond 265 opis 2 delo 1234 | 5"},
        Stated{"ОР РНБ. Ф. 859. К. 10. № 15. Л. 1–12.",
               "ОР РНБ | fond 859 karton 10 delo 15 | 1-12"},
        Stated{"ГАРФ. Ф. 109. 1-я эксп. 1830. Д. 14. Л. 3.", "ГАРФ | fond 109 delo 14 | 3"},
        Stated{"ГАРФ. Ф. 109. СА. Оп. 3а. Д. 1022. Л. 8 об.",
               "ГАРФ | fond 109 opis 3а delo 1022 | 8об"},
        Stated{"ГУТО ГАТ. Ф. И329. Оп. 13. Д. 9. Л. 40.",
               "ГУТО ГАТ | fond И329 opis 13 delo 9 | 40"},
        Stated{"ГАРФ. Ф. 109. 1 эксп. 1826 г. Д. 61. Ч. 5. Л. 10.",
               "ГАРФ | fond 109 delo 61 ч. 5 | 10"},
        Stated{"Российский государственный исторический архив (далее РГИА). Ф. 1405. Оп. 521. Д. "
               "408. Л. 15.",
               "РГИА | fond 1405 opis 521 delo 408 | 15"},
        Stated{"GARF. F. 5865. Op. 1. D. 58. L. 4.", "GARF | fond 5865 opis 1 delo 58 | 4"},
        Stated{"РГВИА. Ф. 36. Оп. 4. Д. 12. Лл. 3, 5.", "РГВИА | fond 36 opis 4 delo 12 | 3 5"}));

INSTANTIATE_TEST_SUITE_P(
    British, OneCitation,
    testing::Values(
        Stated{"TNA, FO 371/18297, fol. 45.", "TNA | series FO 371 piece 18297 | 45"},
        Stated{"Chilston to Simon, 12 March 1934, TNA, FO 371/18297, N 1567/1/38.",
               "TNA | series FO 371 piece 18297 |"},
        Stated{"PRO, FO 371/11021, N 4567/387/38, f. 12.", "PRO | series FO 371 piece 11021 | 12"},
        Stated{"TNA: PRO, CAB 23/78, fols. 112–14.", "TNA: PRO | series CAB 23 piece 78 | 112-114"},
        Stated{"PRO FO371/5431.", "PRO | series FO 371 piece 5431 |"},
        Stated{"P.R.O., F.O. 418/80.", "PRO | series FO 418 piece 80 |"},
        Stated{"FO 800/291, f. 12.", "TNA | series FO 800 piece 291 | 12"},
        Stated{"The National Archives, Kew, WO 106/5613.",
               "The National Archives, Kew | series WO 106 piece 5613 |"},
        Stated{"See KV 2/1008 and the minutes there.", "TNA | series KV 2 piece 1008 |"},
        Stated{"TNA, HO 144/1234/56789.", "TNA | series HO 144 piece 1234/56789 |"}));

INSTANTIATE_TEST_SUITE_P(
    German, OneCitation,
    testing::Values(
        Stated{"BArch, R 43-I/161, fol. 91.", "BArch | bestand R 43-I number 161 | 91"},
        Stated{"BArch, R 43 I/162, Bl. 3.", "BArch | bestand R 43-I number 162 | 3"},
        Stated{"BArch, NS 19/2342, Bl. 4–6.", "BArch | bestand NS 19 number 2342 | 4-6"},
        Stated{"Bundesarchiv, R 2501/6424.", "Bundesarchiv | bestand R 2501 number 6424 |"},
        Stated{"BArch-MA, RH 2/1234, Bl. 7.", "BArch-MA | bestand RH 2 number 1234 | 7"},
        Stated{"SAPMO-BArch, DY 30/IV 2/2/123, Bl. 5.",
               "SAPMO-BArch | bestand DY 30 number IV 2/2/123 | 5"},
        Stated{"BArch, N 1022/32, S. 13ff.", "BArch | bestand N 1022 number 32 | 13ff"},
        Stated{"PA AA, R 31512, Bl. 12.", "PA AA | bestand R number 31512 | 12"},
        Stated{"PA AA, B 8, Bd. 1359.", "PA AA | bestand B 8 number 1359 |"},
        Stated{"PA AA, RZ 206, R 103295.", "PA AA | bestand RZ 206 number R 103295 |"}));

INSTANTIATE_TEST_SUITE_P(
    French, OneCitation,
    testing::Values(
        Stated{"AN, F/7/12896.", "AN | series F/7 article 12896 |"},
        Stated{"AN, AB XIX 2841, dossier 2.", "AN | series AB XIX article 2841 |"},
        Stated{"A. N., F12 2370.", "AN | series F/12 article 2370 |"},
        Stated{"AN F7 13503, rapport du 3 mai 1921.", "AN | series F/7 article 13503 |"},
        Stated{"Arch. nat., F⁷ 12896, fol. 3.", "Arch. nat. | series F/7 article 12896 | 3"},
        Stated{"AN, BB/18/1475.", "AN | series BB/18 article 1475 |"},
        Stated{"AN, 19940500/95.", "AN | series 19940500 article 95 |"},
        Stated{"AN, 72 AJ 250.", "AN | series 72 AJ article 250 |"},
        Stated{"Archives nationales, F/7/13091.",
               "Archives nationales | series F/7 article 13091 |"},
        Stated{"Voir aussi AN, F 7 13090.", "AN | series F/7 article 13090 |"},
        Stated{"SHD, 7 N 3122.", "SHD | series 7 N article 3122 |"},
        Stated{"SHAT, 5 N 184, fol. 2.", "SHAT | series 5 N article 184 | 2"}));

INSTANTIATE_TEST_SUITE_P(
    American, OneCitation,
    testing::Values(
        Stated{"NARA, RG 59, Entry 5, Box 3, Folder 4.",
               "NARA | record-group 59 entry 5 box 3 folder 4 |"},
        Stated{"RG 59, Central Decimal File, Box 4447, National Archives, College Park.",
               "National Archives, College Park | record-group 59 box 4447 |"},
        Stated{"NARA, Record Group 84, box 12.", "NARA | record-group 84 box 12 |"},
        Stated{"Boris I. Nicolaevsky Collection, Box 12, Folder 3, Hoover Institution Archives.",
               "Hoover Institution Archives | collection Boris I. Nicolaevsky Collection box 12 "
               "folder 3 |"},
        Stated{"Letter of 5 May 1923, Maklakov Papers, box 4, folder 2, HIA.",
               "HIA | collection Maklakov Papers box 4 folder 2 |"},
        Stated{"HIA, Wrangel Collection, box 30, folder 14.",
               "HIA | collection Wrangel Collection box 30 folder 14 |"},
        // Where stops part what commas part elsewhere, as in notes by the Russian standard.
        Stated{"Hoover Institution Archives. Lampe Papers. Box 3. Folder 12.",
               "HIA | collection Lampe Papers box 3 folder 12 |"},
        Stated{"HIA. A. A. Lampe Collection. Box 3. Folder 12.",
               "HIA | collection A. A. Lampe Collection box 3 folder 12 |"},
        Stated{"Lampe Papers. Box 3. Folder 12.", " | collection Lampe Papers box 3 folder 12 |"},
        Stated{"Stevenson Papers, Box 310, Seeley G. Mudd Library.",
               "Seeley G. Mudd Library | collection Stevenson Papers box 310 |"},
        Stated{"Davies Papers, container 11, Library of Congress.",
               "Library of Congress | collection Davies Papers box 11 |"},
        Stated{"Panina Papers, Box 2, Bakhmeteff Archive.",
               "Bakhmeteff Archive | collection Panina Papers box 2 |"},
        Stated{"RG 165, Entry 65, box 2051, NARA.",
               "NARA | record-group 165 entry 65 box 2051 |"}));

TEST(Recognise, LeavesAloneWhatOnlyLooksLikeACitation) {
  EXPECT_EQ(found({"P, 19/9/29; RM 6/10/1925; P. 18/1/27.",
                   "Vestnik Evropy, vol. 3 (1912), no. 5/6, pp. 120–45.",
                   "Carr, *Foundations*, vol. 2, 120; Deutscher, p. 17.", "Ibid., p. 33.",
                   "See chapters 3/4 and section 1/2.",
                   "ISBN 978-0-415-43703-5; doi:10.1080/0954/123/45/6",
                   "https://example.org/2019/05/12/17.html",
                   "On 1/1/1931 there were 75.4% of them, on 1/1/1932 74.5%.",
                   "He wrote to box 12 of the Moscow post office.",
                   "F. 17 stands for figure 17, pp. 3 f."}),
            Lines{});
  EXPECT_EQ(
      found({}, "In 1923/24 the T 34 had not been thought of; 12/3/4 is no date and no file."),
      Lines{});
}

TEST(Recognise, FondsMayHaveNamesInsteadOfNumbers) {
  EXPECT_EQ(found({"RGVIA, f. VUA, d. 1024, l. 5.", "РГВИА. Ф. ВУА. Д. 725. Л. 12.",
                   "АВПРИ. Ф. Канцелярия МИД. Оп. 468. Д. 7001. Л. 5.",
                   "OR RNB, fond Shil'dera, op. 1, d. 12."}),
            (Lines{"RGVIA | fond VUA delo 1024 | 5", "РГВИА | fond ВУА delo 725 | 12",
                   "АВПРИ | fond Канцелярия МИД opis 468 delo 7001 | 5",
                   "OR RNB | fond Shil'dera opis 1 delo 12 |"}));
  EXPECT_EQ(found({"GARF, f. 48, op. 1, d. 5, l. 3; RGVIA, f. VUA, d. 1024; f. VUA, d. 1025."}),
            (Lines{"GARF | fond 48 opis 1 delo 5 | 3", "RGVIA | fond VUA delo 1024 |",
                   "RGVIA | fond VUA delo 1025 |"}));
  // Initials and years of death.
  EXPECT_EQ(found({"F. Glinka, d. 1880; F. Tolstoi, op. 12."}), Lines{});
}

TEST(Recognise, APartOfAFondThatCannotBeReadIsNoPartOfTheFileBefore) {
  EXPECT_EQ(found({"GARF, f. R-9401, op. 2, d. 93, l. 3; f. 8131sch, op. 27, d. 4."}),
            Lines{"GARF | fond R-9401 opis 2 delo 93 | 3"});
}

TEST(Recognise, ASeriesAloneBehindItsArchiveIsCitedAsAWhole) {
  const text::Document document = with_notes({"TNA, PRO FO 418; and FO 371/19450."});
  const std::vector<Citation> citations = recognise(document, known());
  ASSERT_EQ(citations.size(), 2u);
  EXPECT_EQ(told(citations[0]), "TNA | series FO 418 |");
  EXPECT_EQ(citations[0].how, How::general);
  EXPECT_EQ(told(citations[1]), "TNA | series FO 371 piece 19450 |");
}

TEST(Recognise, PagesOfABookBehindAFileAreNoLeavesOfTheFile) {
  EXPECT_EQ(found({"AN, F/7/12504; Moniteur, t. XII, p. 88; Barral, 1902, p. 7."}),
            Lines{"AN | series F/7 article 12504 |"});
  EXPECT_EQ(found({"FO 371/4021, f. 9; Asquith Papers, MS Asquith 41, fos 2–6."}),
            Lines{"TNA | series FO 371 piece 4021 | 9"});
}

TEST(Recognise, NumbersOfATelegramAreNotTheNumbersOfTheTrotskyArchive) {
  EXPECT_EQ(found({"T 1588, letter to his supporters."}), Lines{});
  EXPECT_EQ(found({"Trotsky Archive, T 1588.", "T 2852 and T 2850."}),
            (Lines{"T | number 1588 |", "T | number 2852 |", "T | number 2850 |"}));
}

TEST(Recognise, PartsAreInheritedInsideANote) {
  EXPECT_EQ(
      found({"RGASPI, f. 325, op. 1, d. 105, l. 7 (draft of the resolution); d. 84, ll. 2–3 "
             "(another draft)."}),
      (Lines{"RGASPI | fond 325 opis 1 delo 105 | 7", "RGASPI | fond 325 opis 1 delo 84 | 2-3"}));
  EXPECT_EQ(
      found({"TsAOPIM, 63/1/7/17, 19; and 3/1a/6/29ob; TsGAMO, 609/1/107/7; 186/1/585."}),
      (Lines{"TsAOPIM | fond 63 opis 1 delo 7 | 17 19", "TsAOPIM | fond 3 opis 1a delo 6 | 29ob",
             "TsGAMO | fond 609 opis 1 delo 107 | 7", "TsGAMO | fond 186 opis 1 delo 585 |"}));
  EXPECT_EQ(found({"GARF, f. 130, op. 2, d. 3, l. 1 (a letter); l. 9 (the answer)."}),
            (Lines{"GARF | fond 130 opis 2 delo 3 | 1", "GARF | fond 130 opis 2 delo 3 | 9"}));
}

TEST(Recognise, ASeriesIsCitedAgainWithoutItsArchive) {
  EXPECT_EQ(found({"Arch. nat., W 311, no 648; F 7 4770, dossier Legrand; AF II 145."}),
            (Lines{"Arch. nat. | series W article 311 |", "Arch. nat. | series F/7 article 4770 |",
                   "Arch. nat. | series AF II article 145 |"}));
  EXPECT_EQ(found({"APP, BA 1031. Sur sa sœur, v. BA 1124."}),
            (Lines{"APP | series BA article 1031 |", "APP | series BA article 1124 |"}));
  EXPECT_EQ(found({"A.N., W 311; JO, 11 mai 1871."}), Lines{"AN | series W article 311 |"});
}

TEST(Recognise, ADateInANoteOfFilesStaysADate) {
  EXPECT_EQ(found({"TsAOPIM, 3/2/28/15 (of 10/3/22), and RM, 12/4/22."}),
            Lines{"TsAOPIM | fond 3 opis 2 delo 28 | 15"});
}

TEST(Recognise, NumbersBehindACommaAreLeavesOrFilesByTheWorksHabit) {
  EXPECT_EQ(found({"TsGAOR, 7952/3/82, 25.", "TsGAOR, 7952/3/94 and 96, passim."}),
            (Lines{"TsGAOR | fond 7952 opis 3 delo 82 | 25", "TsGAOR | fond 7952 opis 3 delo 94 |",
                   "TsGAOR | fond 7952 opis 3 delo 96 |"}));
  EXPECT_EQ(found({"TsAGM, 415/16/39/9.", "TsAGM, 415/16/47/11.", "TsAGM, 415/16/314, 317."}),
            (Lines{"TsAGM | fond 415 opis 16 delo 39 | 9", "TsAGM | fond 415 opis 16 delo 47 | 11",
                   "TsAGM | fond 415 opis 16 delo 314 |", "TsAGM | fond 415 opis 16 delo 317 |"}));
  EXPECT_EQ(found({"RGASPI, f. 17, op. 3, dd. 5, 6."}),
            (Lines{"RGASPI | fond 17 opis 3 delo 5 |", "RGASPI | fond 17 opis 3 delo 6 |"}));
}

TEST(Recognise, AFondWithoutItsArchiveBelongsToTheArchiveThatTheWorkCitesItUnder) {
  EXPECT_EQ(
      found({"TsGAOR, 7952/3/82, 25."}, "Such answers were common (7952/3/488, 13)."),
      (Lines{"TsGAOR | fond 7952 opis 3 delo 488 | 13", "TsGAOR | fond 7952 opis 3 delo 82 | 25"}));
}

TEST(Ibid, MeansTheFileOfTheNoteBefore) {
  EXPECT_EQ(
      found({"RGASPI, f. 17, op. 60, d. 141, l. 12.", "Ibid., l. 14.",
             "A worker called Petrov. Ibid.", "Ibid., d. 142, ll. 3–4."}),
      (Lines{"RGASPI | fond 17 opis 60 delo 141 | 12", "RGASPI | fond 17 opis 60 delo 141 | 14",
             "RGASPI | fond 17 opis 60 delo 141 | 14", "RGASPI | fond 17 opis 60 delo 142 | 3-4"}));
  EXPECT_EQ(found({"ГАРФ. Ф. 48. Оп. 1. Д. 2. Л. 15.", "Там же. Л. 16.", "Там же. Д. 7. Л. 1."}),
            (Lines{"ГАРФ | fond 48 opis 1 delo 2 | 15", "ГАРФ | fond 48 opis 1 delo 2 | 16",
                   "ГАРФ | fond 48 opis 1 delo 7 | 1"}));
}

TEST(Ibid, WithAnArchiveMeansTheLastFileOfThatArchive) {
  EXPECT_EQ(found({"TsGAMO, 186/1/460/36.", "TsAOPIM, 3/1a/6/33.",
                   "TsGAMO, ibid., 38ob–39; 180/1/236/45."}),
            (Lines{"TsGAMO | fond 186 opis 1 delo 460 | 36", "TsAOPIM | fond 3 opis 1a delo 6 | 33",
                   "TsGAMO | fond 186 opis 1 delo 460 | 38ob-39",
                   "TsGAMO | fond 180 opis 1 delo 236 | 45"}));
  EXPECT_EQ(
      found({"TsGAOR, 7952/3/267, 8.", "They came often. TsGAOR, loc. cit., and 7952/3/94, 84."}),
      (Lines{"TsGAOR | fond 7952 opis 3 delo 267 | 8", "TsGAOR | fond 7952 opis 3 delo 267 | 8",
             "TsGAOR | fond 7952 opis 3 delo 94 | 84"}));
}

TEST(Ibid, LendsOnlyTheArchiveToAFileInSlashesOrByACode) {
  EXPECT_EQ(
      found({"TsAGM, 415/16/39/9.", "Ibid., 415/16/47/11."}),
      (Lines{"TsAGM | fond 415 opis 16 delo 39 | 9", "TsAGM | fond 415 opis 16 delo 47 | 11"}));
  EXPECT_EQ(
      found({"BArch, R 43-I/161, fol. 91.", "Ibid., R 43-I/162, fol. 3."}),
      (Lines{"BArch | bestand R 43-I number 161 | 91", "BArch | bestand R 43-I number 162 | 3"}));
}

TEST(Ibid, OfAPrintedSourceIsNoArchivalCitation) {
  EXPECT_EQ(found({"RGASPI, f. 17, op. 60, d. 141, l. 12.", "E. H. Carr, *The Interregnum*, p. 12.",
                   "Ibid., p. 14.", "Ibid."}),
            Lines{"RGASPI | fond 17 opis 60 delo 141 | 12"});
  EXPECT_EQ(found({"TsGAOR, 7952/3/82, 25.", "PS, 1926, nos. 3–4.", "Ibid., 1926, nos. 16–17."}),
            Lines{"TsGAOR | fond 7952 opis 3 delo 82 | 25"});
}

TEST(Ibid, IgnoresAnAsideInTheNoteBefore) {
  EXPECT_EQ(
      found({"RGASPI, f. 17, op. 21, d. 9, l. 58. For a discussion of the term see Priestland, "
             "'Democracy'.",
             "Ibid."}),
      (Lines{"RGASPI | fond 17 opis 21 delo 9 | 58", "RGASPI | fond 17 opis 21 delo 9 | 58"}));
}

BackReference back_of_last(const std::vector<std::string>& notes) {
  const text::Document document = with_notes(notes);
  const std::vector<Citation> citations = recognise(document, known());
  return citations.empty() ? BackReference::none : citations.back().back_reference;
}

TEST(Ibid, SaysWhyItLeadsNowhere) {
  EXPECT_EQ(back_of_last({"RGASPI, f. 17, op. 60, d. 141, l. 12.", "Ibid., l. 3."}),
            BackReference::resolved);
  EXPECT_EQ(back_of_last({"Ibid., l. 3."}), BackReference::no_antecedent);
  EXPECT_EQ(
      back_of_last({"RGASPI, f. 17, op. 60, d. 141, l. 12; TsGAMO, 186/1/460/36.", "Ibid., l. 3."}),
      BackReference::several_sources);
  EXPECT_EQ(back_of_last({"RGASPI, f. 17, op. 60, d. 141, l. 12; TsGAMO, 186/1/460/36.",
                          "Ibid., l. 3.", "Ibid., l. 4."}),
            BackReference::unresolved_antecedent);
  EXPECT_EQ(back_of_last({"RGASPI, f. 17, op. 60, d. 141, l. 12.", "Carr, *Interregnum*, p. 4.",
                          "Ibid., l. 3."}),
            BackReference::not_archival);
}

TEST(Ibid, OfTwoPlacesInOneFileIsNotAmbiguous) {
  EXPECT_EQ(back_of_last({"RGASPI, f. 17, op. 60, d. 141, l. 12 (a letter); l. 15 (the answer).",
                          "Ibid., l. 3."}),
            BackReference::resolved);
}

TEST(Ibid, AnUnresolvedOneHasNoKey) {
  const text::Document document = with_notes({"Ibid., l. 3."});
  const std::vector<Citation> citations = recognise(document, known());
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(file_key(citations[0], known()), "");
}

// Range, what should stand there, reason.
std::vector<std::string> damage(const std::vector<std::string>& notes) {
  const text::Document document = with_notes(notes);
  std::vector<std::string> out;
  for (const Citation& citation : recognise(document, known())) {
    for (const Damage& one : citation.damage) {
      out.push_back(std::string(document.text(one.range)) + " -> " + one.meant);
    }
  }
  return out;
}

const Lines kSound = {"RGASPI, f. 17, op. 60, d. 141, l. 12.",
                      "RGASPI, f. 17, op. 60, d. 142, l. 1.",
                      "Ibid., l. 2.",
                      "Ibid., l. 5.",
                      "RGASPI, f. 17, op. 60, d. 143, ll. 1–3.",
                      "RGASPI, f. 17, op. 60, d. 144, l. 8."};

std::vector<std::string> damage_among_sound(const std::string& note) {
  Lines notes = kSound;
  notes.push_back(note);
  return damage(notes);
}

TEST(Damage, IsToldSoThatTheReplacementMends) {
  EXPECT_EQ(damage(kSound), Lines{});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, d. 141, 1. 58."), Lines{"1. 58 -> l. 58"});
  EXPECT_EQ(damage_among_sound("Ibid., I.105."), Lines{"I.105 -> l. 105"});
  EXPECT_EQ(damage_among_sound("Ibid., II. 35–40."), Lines{"II. 35–40 -> ll. 35–40"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op 60, d. 141, l. 5."), Lines{"op 60 -> op. 60"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, d. 141. l. 5."),
            Lines{"d. 141. l. 5 -> d. 141, l. 5"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, d. 141 l. 5."),
            Lines{"d. 141 l. 5 -> d. 141, l. 5"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, d. 141,ll. 5–6."),
            Lines{"d. 141,ll. 5–6 -> d. 141, ll. 5–6"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, d. 141, 58."),
            Lines{"d. 141, 58 -> d. 141, l. 58"});
  EXPECT_EQ(damage_among_sound("RGASPI f. 17, op. 60, d. 141, l. 5."),
            Lines{"RGASPI f. 17 -> RGASPI, f. 17"});
  EXPECT_EQ(damage_among_sound("RGASPI, f17 op60 d141, l. 5."),
            Lines{"f17 op60 d141 -> f. 17, op. 60, d. 141"});
  EXPECT_EQ(damage_among_sound("RGASPI, f. 17, op. 60, delo 3, listy. 7–8."),
            Lines{"listy. 7–8 -> listy 7–8"});
  EXPECT_EQ(damage_among_sound("Ibid"), Lines{"Ibid -> Ibid."});
  EXPECT_EQ(damage_among_sound("Ibid., 14."), Lines{"Ibid., 14 -> Ibid., l. 14"});
  EXPECT_EQ(damage_among_sound("TsGA Moskvyy, f. 3-P, op. 5, d. 43, l. 57."),
            Lines{"TsGA Moskvyy -> TsGA Moskvy"});
  EXPECT_EQ(damage({"TsAOPIM, 3/1;a/5/1."}), Lines{"1;a -> 1a"});
  EXPECT_EQ(
      damage({"TsAOPIM, 3/1/5/1.", "TsAOPIM, 3/1/5/1.", "TsAOPIM, 3/1/5/1.", "TsAOPIM, 3/1/ 6/2."}),
      Lines{"3/1/ 6/2 -> 3/1/6/2"});
}

TEST(Damage, WhatAWorkDoesThroughoutIsItsHabit) {
  EXPECT_EQ(damage({"RGASPI f. 17, op. 60, d. 141, l. 5.", "RGASPI f. 17, op. 60, d. 142, l. 5.",
                    "RGASPI f. 17, op. 60, d. 1, l. 5."}),
            Lines{});
  EXPECT_EQ(damage({"ГАРФ. Ф. 48. Оп. 1. Д. 2. Л. 15."}), Lines{});
}

TEST(Recognise, KeepsTheDescriptionThatFollows) {
  const text::Document document = with_notes(
      {"RGASPI, f. 17, op. 11, d. 205, l. 26 (Resolution of the staff cell, 14 December 1923)."});
  const std::vector<Citation> citations = recognise(document, known());
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(document.text(citations[0].description),
            "Resolution of the staff cell, 14 December 1923");
  EXPECT_EQ(document.text(citations[0].range), "RGASPI, f. 17, op. 11, d. 205, l. 26");
  EXPECT_EQ(document.text(citations[0].leaves_range), "26");
}

TEST(Recognise, AUsersOwnSchemeAndArchiveWorkAtOnce) {
  std::vector<authority::Problem> problems;
  const auto own = authority::Authority::with_additions(R"(
[[archive]]
sigla = ["APP"]
id = "parish"
name = "Archive of the Parish of Pskov"
[[scheme]]
id = "parish"
title = "shelf and roll"
levels = [{ name = "shelf", labels = ["shelf", "sh."] }, { name = "roll", labels = ["roll"] }]
leaf = ["sheet"]
)",
                                                        problems);
  ASSERT_TRUE(problems.empty()) << problems.front().message;
  const text::Document document = with_notes({"Baptisms of 1782, APP, shelf 3, roll 12, sheet 4."});
  const std::vector<Citation> citations = recognise(document, *own);
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(told(citations[0]), "APP | shelf 3 roll 12 | 4");
  EXPECT_EQ(citations[0].archive_id, "parish");
}

TEST(Recognise, GeneralCitationsNameNoFile) {
  const text::Document document =
      with_notes({"See RGASPI, f. 124 (the society of old Bolsheviks)."});
  const std::vector<Citation> citations = recognise(document, known());
  ASSERT_EQ(citations.size(), 1u);
  EXPECT_EQ(citations[0].how, How::general);
}

// Bytes as a generator of pseudo-random numbers makes them, dense in what citations are made of.
std::string noise(unsigned seed, std::size_t size) {
  constexpr std::string_view kPieces[] = {
      "RGASPI",  "f.",     "op",   "d. ",       "l. ",  "ll.",  "/",     "1",
      "17",      "3/1a",   ",",    ";",         ".",    " ",    " ",     "Ibid.",
      "(",       ")",      "–",    "-",         "\n",   "ob",   "FO ",   "R 43-I",
      "Box ",    "Там же", "\xD0", "\xE2\x80",  "\xFF", "and ", "T ",    "№",
      "Archive", "г.",     "[^1]", "ed. khr. ", "²",    "vol.", "AN, F", "Papers, "};
  std::string out;
  while (out.size() < size) {
    seed = seed * 1664525u + 1013904223u;
    out += kPieces[(seed >> 16) % std::size(kPieces)];
  }
  return out;
}

TEST(Recognise, SurvivesAnyBytes) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    text::Document document;
    document.reading = noise(seed, 3000);
    const auto size = static_cast<std::uint32_t>(document.reading.size());
    document.blocks.push_back({text::BlockKind::note, {0, size / 2}, text::Zone::note, 0, 0});
    document.blocks.push_back(
        {text::BlockKind::paragraph, {size / 2, size}, text::Zone::prose, -1, 0});
    document.notes.push_back({"1", {0, size / 2}, {}, 0, true});
    for (const Citation& citation : recognise(document, known())) {
      ASSERT_LE(citation.range.begin, citation.range.end);
      ASSERT_LE(citation.range.end, size);
      ASSERT_LE(citation.leaves_range.end, size);
      for (const Damage& one : citation.damage) ASSERT_LE(one.range.end, size);
      for (const Part& part : citation.parts) ASSERT_FALSE(part.value.empty());
    }
  }
}

// A name was looked for before each number, over the whole page (this test would take an hour).
TEST(Recognise, ReadsLettersAndNumbersWithoutABlankInOneGo) {
  text::Document document;
  for (int i = 0; i < 100'000; ++i) document.reading += "Uglanov1924";
  const auto size = static_cast<std::uint32_t>(document.reading.size());
  document.blocks.push_back({text::BlockKind::paragraph, {0, size}, text::Zone::prose, -1, 0});
  EXPECT_TRUE(recognise(document, known()).empty());
}

}  // namespace
}  // namespace apparatus::citation
