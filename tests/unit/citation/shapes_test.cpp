// Every scheme by the shapes in which its citations really stand in notes: ten or more of each, one
// note a row. recognise_test.cpp holds what goes beyond one citation.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/unit/citation/notes.h"

namespace apparatus::citation {
namespace {

struct Row {
  const char* scheme;
  const char* note;
  const char* meant;
};

const Row kRows[] = {
    // Cyrillic with commas
    {"russian-verbose-cyrillic", "РГАСПИ, ф. 17, оп. 3, д. 512, л. 4.",
     "РГАСПИ | fond 17 opis 3 delo 512 | 4"},
    {"russian-verbose-cyrillic", "ГАРФ, ф. 48, оп. 1, д. 30, л. 61–62 об.",
     "ГАРФ | fond 48 opis 1 delo 30 | 61-62об"},
    {"russian-verbose-cyrillic", "РГАДА, ф. 1278, оп. 1, д. 115, л. 7 об. — 8.",
     "РГАДА | fond 1278 opis 1 delo 115 | 7об-8"},
    {"russian-verbose-cyrillic", "ИРЛИ РАН, ф. 187, № 14, л. 2.",
     "ИРЛИ РАН | fond 187 delo 14 | 2"},
    {"russian-verbose-cyrillic", "АВП РФ, ф. 05, оп. 15, п. 109, д. 67, л. 12–14.",
     "АВП РФ | fond 05 opis 15 papka 109 delo 67 | 12-14"},
    {"russian-verbose-cyrillic", "РГАЛИ, ф. 612, оп. 1, ед. хр. 2, лл. 3, 5 и 9.",
     "РГАЛИ | fond 612 opis 1 delo 2 | 3 5 9"},
    {"russian-verbose-cyrillic", "ОР РГБ, ф. 218, карт. 558, ед. хр. 13, л. 7об.",
     "ОР РГБ | fond 218 karton 558 delo 13 | 7об"},
    {"russian-verbose-cyrillic", "РГВИА, ф. 36, оп. 4/847, св. 18, д. 4, л. 40.",
     "РГВИА | fond 36 opis 4/847 sviazka 18 delo 4 | 40"},
    {"russian-verbose-cyrillic", "АВПРИ, ф. 133, оп. 469, 1825 г., д. 5, л. 4.",
     "АВПРИ | fond 133 opis 469 delo 5 | 4"},
    {"russian-verbose-cyrillic", "фонд 17, опись 21, дело 9, лист 3.",
     " | fond 17 opis 21 delo 9 | 3"},
    {"russian-verbose-cyrillic", "Пушкинский Дом, ф. 57, оп. 1, № 61.",
     "Пушкинский Дом | fond 57 opis 1 delo 61 |"},
    // transliterated with full stops
    {"gost-latin", "GARF. F. 5865. Op. 1. D. 58. L. 4.", "GARF | fond 5865 opis 1 delo 58 | 4"},
    {"gost-latin", "Pis'mo ot 3 maia // GARF. F. 5783. Op. 1. D. 312. L. 1–2.",
     "GARF | fond 5783 opis 1 delo 312 | 1-2"},
    {"gost-latin", "RGASPI. F. 17. Op. 162. D. 15. L. 155–156 ob.",
     "RGASPI | fond 17 opis 162 delo 15 | 155-156ob"},
    {"gost-latin", "AVP RF. F. 010. Op. 10. P. 60. D. 148. L. 170—175.",
     "AVP RF | fond 010 opis 10 papka 60 delo 148 | 170-175"},
    {"gost-latin", "RGALI. F. 1345. Op. 2. Ed. khr. 48. L. 10.",
     "RGALI | fond 1345 opis 2 delo 48 | 10"},
    {"gost-latin", "RGVA. F. 33987. Op. 3a. D. 1027. Ll. 3, 5.",
     "RGVA | fond 33987 opis 3a delo 1027 | 3 5"},
    {"gost-latin", "GARF. F. R-5446. Op. 6a. D. 203. L. 17ob.",
     "GARF | fond R-5446 opis 6a delo 203 | 17ob"},
    {"gost-latin", "RGVIA. F. VUA. D. 725. L. 12.", "RGVIA | fond VUA delo 725 | 12"},
    {"gost-latin", "TsDAHO. F. 1. Op. 20. Spr. 1777. Ark. 5–6.",
     "TsDAHO | fond 1 opis 20 delo 1777 | 5-6"},
    {"gost-latin", "RGIA. F. 1280. Op. 1. D. 6.", "RGIA | fond 1280 opis 1 delo 6 |"},
    // strokes with a papka
    {"russian-slash-papka", "AVP RF, 082/14/62/2, l. 356.",
     "AVP RF | fond 082 opis 14 papka 62 delo 2 | 356"},
    {"russian-slash-papka", "AVPRF, 05/17/126/1, l. 15.",
     "AVPRF | fond 05 opis 17 papka 126 delo 1 | 15"},
    {"russian-slash-papka", "АВП РФ, 010/10/60/148, л. 170—175.",
     "АВП РФ | fond 010 opis 10 papka 60 delo 148 | 170-175"},
    {"russian-slash-papka", "AVP RF, 06/1/2/20, ll. 5–8ob.",
     "AVP RF | fond 06 opis 1 papka 2 delo 20 | 5-8ob"},
    {"russian-slash-papka", "AVP RF 0129/17/129a/1, l. 22.",
     "AVP RF | fond 0129 opis 17 papka 129a delo 1 | 22"},
    {"russian-slash-papka", "AVP SSSR, 059/1/151/1073, l. 8 and l. 12.",
     "AVP SSSR | fond 059 opis 1 papka 151 delo 1073 | 8 12"},
    {"russian-slash-papka", "The note (AVP RF, 082/19/84/4, l. 61) says so.",
     "AVP RF | fond 082 opis 19 papka 84 delo 4 | 61"},
    {"russian-slash-papka", "AVP RF, 05/15/109/67, l. 12, 14.",
     "AVP RF | fond 05 opis 15 papka 109 delo 67 | 12 14"},
    {"russian-slash-papka", "AVP RF: 082/17/77/7, l. 118.",
     "AVP RF | fond 082 opis 17 papka 77 delo 7 | 118"},
    {"russian-slash-papka", "AVP RF, 04/22/132/52, listy 3–4.",
     "AVP RF | fond 04 opis 22 papka 132 delo 52 | 3-4"},
    // Bundesarchiv
    {"bundesarchiv", "BArch, R 9215/441.", "BArch | bestand R 9215 number 441 |"},
    {"bundesarchiv", "BArch, R 43-I/161, fol. 91.", "BArch | bestand R 43-I number 161 | 91"},
    {"bundesarchiv", "BArch, R 43 II/1488, Bl. 3–5.", "BArch | bestand R 43-II number 1488 | 3-5"},
    {"bundesarchiv", "BArch, NS 8/103, Bl. 12.", "BArch | bestand NS 8 number 103 | 12"},
    {"bundesarchiv", "Bundesarchiv, R 58/3057.", "Bundesarchiv | bestand R 58 number 3057 |"},
    {"bundesarchiv", "BArch Berlin-Lichterfelde, R 1501/20191, Bl. 7.",
     "BArch Berlin-Lichterfelde | bestand R 1501 number 20191 | 7"},
    {"bundesarchiv", "BArch-MA, RW 5/461.", "BArch-MA | bestand RW 5 number 461 |"},
    {"bundesarchiv", "BArch, N 1032/5, S. 40ff.", "BArch | bestand N 1032 number 5 | 40ff"},
    {"bundesarchiv", "SAPMO-BArch, RY 5/I 6/3/77, Bl. 2.",
     "SAPMO-BArch | bestand RY 5 number I 6/3/77 | 2"},
    {"bundesarchiv", "BArch, R 901 / 68458.", "BArch | bestand R 901 number 68458 |"},
    // Politisches Archiv
    {"pa-aa", "PA-AA, R 83399, Bl. 12.", "PA-AA | bestand R number 83399 | 12"},
    {"pa-aa", "PA AA, R 31475.", "PA AA | bestand R number 31475 |"},
    {"pa-aa", "PAAA, R 29506, fol. 88.", "PAAA | bestand R number 29506 | 88"},
    {"pa-aa", "PA AA, B 12, Bd. 85.", "PA AA | bestand B 12 number 85 |"},
    {"pa-aa", "PA AA, B 41, Band 3, Bl. 9.", "PA AA | bestand B 41 number 3 | 9"},
    {"pa-aa", "PA AA, RZ 206, R 103295.", "PA AA | bestand RZ 206 number R 103295 |"},
    {"pa-aa", "PA AA, RZ 211/104356.", "PA AA | bestand RZ 211 number 104356 |"},
    {"pa-aa", "Schulenburg to Neurath, PA AA, R 83394.", "PA AA | bestand R number 83394 |"},
    {"pa-aa", "PA AA, R 28480, Bl. 4–6.", "PA AA | bestand R number 28480 | 4-6"},
    {"pa-aa", "Politisches Archiv des Auswärtigen Amts, R 30102.",
     "Politisches Archiv des Auswärtigen Amts | bestand R number 30102 |"},
    // Archives nationales, what the French table of recognise_test.cpp does not hold
    {"archives-nationales", "AN, F/1cIII Seine 31.", "AN | series F/1cIII article Seine 31 |"},
    {"archives-nationales", "A.N., F1c III Bouches-du-Rhône 7.",
     "AN | series F/1cIII article Bouches-du-Rhône 7 |"},
    {"archives-nationales", "AN, F/1bII Nord 3.", "AN | series F/1bII article Nord 3 |"},
    {"archives-nationales", "A.N., F 7 12 975, rapport de police.",
     "AN | series F/7 article 12975 |"},
    {"archives-nationales", "AN F7 13 091.", "AN | series F/7 article 13091 |"},
    {"archives-nationales", "Arch. nat., BB 18 1437.", "Arch. nat. | series BB/18 article 1437 |"},
    {"archives-nationales", "AN, 324 AP 45.", "AN | series 324 AP article 45 |"},
    {"archives-nationales", "AN, F19 5610, fol. 2.", "AN | series F/19 article 5610 | 2"},
    {"archives-nationales", "AN, BB/18/1475.", "AN | series BB/18 article 1475 |"},
    {"archives-nationales", "Arch. nat., F 7 4774/91.",
     "Arch. nat. | series F/7 article 4774/91 |"},
    {"archives-nationales", "A.N., W 411-413.", "AN | series W article 411-413 |"},
    {"archives-nationales", "APP, BA 361-2.", "APP | series BA article 361-2 |"},
    {"archives-nationales", "AN, 19940500/95.", "AN | series 19940500 article 95 |"},
    // Service historique de la Défense
    {"shd", "SHD, 7 N 3122.", "SHD | series 7 N article 3122 |"},
    {"shd", "S.H.D., Ly 17, rapport du colonel.", "SHD | series Ly article 17 |"},
    {"shd", "SHD, B3 118.", "SHD | series B3 article 118 |"},
    {"shd", "SHD, 7 Yd 12.", "SHD | series 7 Yd article 12 |"},
    {"shd", "SHD-T, 7N 3121.", "SHD-T | series 7 N article 3121 |"},
    {"shd", "SHAT, 5 N 184, fol. 2.", "SHAT | series 5 N article 184 | 2"},
    {"shd", "SHD, GR 7 N 3184.", "SHD | series GR 7 N article 3184 |"},
    {"shd", "SHD, 16 N 2014.", "SHD | series 16 N article 2014 |"},
    {"shd", "Vincennes, SHD, 4 N 40.", "SHD | series 4 N article 40 |"},
    {"shd", "SHD, 6 N 253, carton 3.", "SHD | series 6 N article 253 |"},
    {"shd", "SHAT, 7 N 2520, pièce 12.", "SHAT | series 7 N article 2520 | 12"},
    {"shd", "SHD, 7 N 3143, fol. 8–9.", "SHD | series 7 N article 3143 | 8-9"},
    {"shd", "Voir SHD, 20 N 186, et la réponse.", "SHD | series 20 N article 186 |"},
    // Archives diplomatiques
    {"archives-diplomatiques", "AMAE, Europe 1918–1940, URSS, vol. 1008, fol. 34.",
     "AMAE | series Europe 1918–1940, URSS volume 1008 | 34"},
    {"archives-diplomatiques", "MAE, Correspondance politique, Russie, vol. 168, fol. 45–46.",
     "MAE | series Correspondance politique, Russie volume 168 | 45-46"},
    {"archives-diplomatiques", "MAE, série Z, URSS, vol. 961.",
     "MAE | series série Z, URSS volume 961 |"},
    {"archives-diplomatiques", "AMAE, Papiers Herriot, vol. 36, p. 5.",
     "AMAE | series Papiers Herriot volume 36 | 5"},
    {"archives-diplomatiques", "Herbette à Briand, 9 mai 1926, AMAE, Russie, vol. 359.",
     "AMAE | series Russie volume 359 |"},
    {"archives-diplomatiques", "AMAE: Mémoires et documents, Russie, vol. 40.",
     "AMAE | series Mémoires et documents, Russie volume 40 |"},
    {"archives-diplomatiques", "MAE, Guerre 1914–1918, Russie, dossier 646.",
     "MAE | series Guerre 1914–1918, Russie volume 646 |"},
    {"archives-diplomatiques", "Archives diplomatiques, Papiers 1940, vol. 9.",
     "Archives diplomatiques | series Papiers 1940 volume 9 |"},
    {"archives-diplomatiques", "AMAE, Relations commerciales, tome 78, folio 3.",
     "AMAE | series Relations commerciales volume 78 | 3"},
    {"archives-diplomatiques", "MAE, Moscou-ambassade, carton 12.",
     "MAE | series Moscou-ambassade volume 12 |"},
    // Ministero degli Affari Esteri
    {"affari-esteri", "ASMAE, Affari Politici 1931–1945, URSS, b. 15, fasc. 3.",
     "ASMAE | series Affari Politici 1931–1945, URSS busta 15 fascicolo 3 |"},
    {"affari-esteri", "ASMAE, Affari Politici, Russia, b. 1547.",
     "ASMAE | series Affari Politici, Russia busta 1547 |"},
    {"affari-esteri", "ASDMAE, Ambasciata Mosca, b. 2, f. 1.",
     "ASDMAE | series Ambasciata Mosca busta 2 fascicolo 1 |"},
    {"affari-esteri", "ASMAE, Rappresentanza in Russia, busta 38, fascicolo 2.",
     "ASMAE | series Rappresentanza in Russia busta 38 fascicolo 2 |"},
    {"affari-esteri", "Attolico a Mussolini, ASMAE, AP URSS, b. 9.",
     "ASMAE | series AP URSS busta 9 |"},
    {"affari-esteri", "ASMAE: Gabinetto 1923–43, b. 112.",
     "ASMAE | series Gabinetto 1923–43 busta 112 |"},
    {"affari-esteri", "Rome, ASMAE, Carte Sforza, b. 4.", "ASMAE | series Carte Sforza busta 4 |"},
    {"affari-esteri", "ASMAE, AP 1919–1930, Russia, b. 1531, fasc. 6.",
     "ASMAE | series AP 1919–1930, Russia busta 1531 fascicolo 6 |"},
    {"affari-esteri", "ASMAE, Serie Z Contenzioso, b. 3.",
     "ASMAE | series Serie Z Contenzioso busta 3 |"},
    {"affari-esteri", "ASDMAE, URSS, b. 21, fasc. 4.",
     "ASDMAE | series URSS busta 21 fascicolo 4 |"},
    // National Archives (US)
    {"nara", "RG 59, 861.00/11249, Bullitt to Hull.", "NARA | record-group 59 file 861.00/11249 |"},
    {"nara", "NARA, RG 59, Central Decimal File 1930–39, 761.62/511.",
     "NARA | record-group 59 file 761.62/511 |"},
    {"nara", "Bullitt to Secretary of State, 861.01/2120, RG 59, NARA.",
     "NARA | record-group 59 file 861.01/2120 |"},
    {"nara", "NARA, RG 59, Decimal File 1930–1939, Box 4372, 761.93/1511.",
     "NARA | record-group 59 box 4372 file 761.93/1511 |"},
    {"nara", "NARA, Record Group 84, box 12.", "NARA | record-group 84 box 12 |"},
    {"nara", "NARA, RG 59, Entry 5, Box 3, Folder 4.",
     "NARA | record-group 59 entry 5 box 3 folder 4 |"},
    {"nara", "RG 165, Entry 65, box 2051, NARA.", "NARA | record-group 165 entry 65 box 2051 |"},
    {"nara", "RG 59, 500.A15A4/567.", "NARA | record-group 59 file 500.A15A4/567 |"},
    {"nara", "NARA, RG 84, Moscow Embassy, box 4.", "NARA | record-group 84 box 4 |"},
    {"nara", "NARA, RG 59, 711.61/287.", "NARA | record-group 59 file 711.61/287 |"},
    // Collections
    {"us-collection", "Davies Papers, Box 3, Library of Congress.",
     "Library of Congress | collection Davies Papers box 3 |"},
    {"us-collection", "FDRL, President's Secretary's File, Box 49.", "FDRL | box 49 |"},
    {"us-collection", "HIA, Wrangel Collection, box 30, folder 14.",
     "HIA | collection Wrangel Collection box 30 folder 14 |"},
    {"us-collection", "Loy Henderson Papers, box 1, Library of Congress.",
     "Library of Congress | collection Loy Henderson Papers box 1 |"},
    {"us-collection", "Maklakov Papers, box 4, folder 2, HIA.",
     "HIA | collection Maklakov Papers box 4 folder 2 |"},
    {"us-collection", "Panina Papers, Box 2, Bakhmeteff Archive.",
     "Bakhmeteff Archive | collection Panina Papers box 2 |"},
    {"us-collection", "Stevenson Papers, Box 310, Seeley G. Mudd Library.",
     "Seeley G. Mudd Library | collection Stevenson Papers box 310 |"},
    {"us-collection",
     "Boris I. Nicolaevsky Collection, Box 12, Folder 3, Hoover Institution "
     "Archives.",
     "Hoover Institution Archives | collection Boris I. Nicolaevsky Collection box 12 folder 3 |"},
    {"us-collection", "HIA, Girs Papers, box 9, folder 1.",
     "HIA | collection Girs Papers box 9 folder 1 |"},
    {"us-collection", "Fischer Papers, series 2, box 5, folder 7, HIA.",
     "HIA | collection Fischer Papers series 2 box 5 folder 7 |"},
    // running numbers
    {"siglum-number", "Trotsky Archive, T 1588.", "T | number 1588 |"},
    {"siglum-number", "Trotsky Archive, (T), 2852.", "T | number 2852 |"},
    {"siglum-number", "bMS Russ 13, T 894, Trotsky Archive.", "T | number 894 |"},
    {"siglum-number", "Letter of May 1927, Trotsky Archive, T 3107.", "T | number 3107 |"},
    {"siglum-number", "Trotsky Archive T 2534.", "T | number 2534 |"},
    {"siglum-number", "See Trotsky Archive, T 998 (the platform).", "T | number 998 |"},
    {"siglum-number", "Trotsky Archive: T 1006.", "T | number 1006 |"},
    {"siglum-number", "In the Trotsky Archive (T 883) it is dated otherwise.", "T | number 883 |"},
    {"siglum-number", "Trotsky Archive, T 1121, pp. 3–4.", "T | number 1121 |"},
    {"siglum-number", "Trotsky Archive, T 15.0, and T 2167.", "T | number 2167 |"},
};

class Shapes : public testing::TestWithParam<Row> {};

TEST_P(Shapes, AreReadAsMeantAndByTheirScheme) {
  const text::Document document = with_notes({GetParam().note});
  Lines all;
  std::string scheme;
  for (const Citation& citation : recognise(document, known())) {
    if (citation.parts.empty()) continue;  // the archive as a whole, named beside it
    all.push_back(told(citation));
    scheme = citation.scheme;
  }
  EXPECT_EQ(all, Lines{GetParam().meant}) << GetParam().note;
  EXPECT_EQ(scheme, GetParam().scheme) << GetParam().note;
}

INSTANTIATE_TEST_SUITE_P(Rows, Shapes, testing::ValuesIn(kRows));

}  // namespace
}  // namespace apparatus::citation
