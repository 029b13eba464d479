// References as historians write them, and the works they mean. "Surname: title (year)" is how the
// tests call a work.
#include "reference/resolve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace apparatus::reference {
namespace {

struct Read {
  text::Document document;
  References references;

  std::string work(int index) const {
    if (index < 0) return {};
    const Statement& said = references.works[static_cast<std::size_t>(index)]->statement;
    return (said.surnames.empty() ? "" : said.surnames.front() + ": ") + said.title + " (" +
           said.year + ")";
  }
  // What the reference with these words means; "unknown", "ambiguous" and "no reference" else.
  std::string meaning(std::string_view words) const {
    for (const Reference& reference : references.references) {
      if (document.text(reference.statement.range) != words) continue;
      if (reference.outcome == Outcome::unknown) return "unknown";
      if (reference.outcome == Outcome::ambiguous) return "ambiguous";
      if (reference.form == Form::periodical) return "a periodical";
      return work(reference.work);
    }
    return "no reference";
  }
};

Read read(std::string source, text::Format format = text::Format::markdown) {
  Read result;
  result.document = text::read_document(std::move(source), format);
  result.references = recognise(result.document, *authority::Authority::built_in(), {}, {});
  return result;
}

// Notes under a sentence that calls them all.
Read notes(const std::vector<std::string>& texts, const std::string& behind = "") {
  std::string calls = "Quays were cheap.";
  std::string definitions;
  for (std::size_t i = 1; i <= texts.size(); ++i) {
    calls += "[^" + std::to_string(i) + "]";
    definitions += "[^" + std::to_string(i) + "]: " + texts[i - 1] + "\n";
  }
  return read(calls + "\n\n" + definitions + behind);
}

constexpr const char* kList = R"(
## Bibliography

- Halloran, Brigid. *The Harbour Office: A History of Dues*. Dublin: Quayside, 1971.
- ———. *Ropes and Rates*. Dublin: Quayside, 1980.
- Oyelaran, T. K., and Lindqvist, Arne, eds. *Letters from the Sound*. Vol. 2. Lund: Sund, 1966.
- Sedov, P. I. 'Porucheniia i raporty kapitanov'. *Morskoi sbornik* 12, no. 4 (1958): 40–66.
)";

TEST(Resolve, ShortTitlesLeadToTheList) {
  const Read text = notes({"Halloran, *The Harbour Office*, 44.",
                           "See also Halloran, *Ropes*, 9; Sedov, 'Porucheniia', 41.",
                           "Oyelaran and Lindqvist, *Letters*, vol. 2, 120."},
                          kList);
  EXPECT_EQ(text.meaning("Halloran, The Harbour Office, 44"),
            "Halloran: The Harbour Office: A History of Dues (1971)");
  EXPECT_EQ(text.meaning("Halloran, Ropes, 9"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Sedov, 'Porucheniia', 41"),
            "Sedov: Porucheniia i raporty kapitanov (1958)");
  EXPECT_EQ(text.meaning("Oyelaran and Lindqvist, Letters, vol. 2, 120"),
            "Oyelaran: Letters from the Sound (1966)");
}

TEST(Resolve, OpCitMeansTheOnlyWorkOfItsAuthorThatWasCited) {
  const Read text =
      notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
             "A. Whitcombe, *Tolls* (London, 1955), p. 7.", "Halloran, op. cit., p. 6.",
             "Whitcombe, *op. cit.*, introduction, p. xi."});
  EXPECT_EQ(text.meaning("Halloran, op. cit., p. 6"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Whitcombe, op. cit., introduction"), "Whitcombe: Tolls (1955)");
}

TEST(Resolve, OpCitOfSeveralWorksIsAmbiguous) {
  const Read text = notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
                           "B. Halloran, *The Harbour Office* (Dublin, 1971), p. 7.",
                           "Halloran, op. cit., p. 6."});
  EXPECT_EQ(text.meaning("Halloran, op. cit., p. 6"), "ambiguous");
}

TEST(Resolve, OpCitOfNobodyIsUnknown) {
  const Read text =
      notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.", "Brandvold, op. cit., p. 6."});
  EXPECT_EQ(text.meaning("Brandvold, op. cit., p. 6"), "unknown");
}

TEST(Resolve, IbidRepeatsTheOneWorkBefore) {
  const Read text = notes(
      {"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.", "Ibid., p. 8.",
       "Halloran, *Ropes and Rates*, p. 1; A. Whitcombe, *Tolls* (London, 1955).", "Ibid., p. 9."});
  EXPECT_EQ(text.meaning("Ibid., p. 8"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Ibid., p. 9"), "no reference") << "two works stand before it";
}

TEST(Resolve, IbidBehindAPeriodicalIsNoWork) {
  const Read text = notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
                           "PS 1930, No. 17.", "Ibid., No. 18."});
  EXPECT_EQ(text.meaning("Ibid., No. 18"), "");
}

TEST(Resolve, ATitleAloneBelongsToWhomTheNoteNames) {
  const Read text = notes({"For Halloran's estimate of 'a third of all dues' see *Ropes*, 12.",
                           "*Letters from the Sound*, p. 3."},
                          kList);
  EXPECT_EQ(text.meaning("Ropes, 12"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Letters from the Sound, p. 3"),
            "Oyelaran: Letters from the Sound (1966)");
}

TEST(Resolve, AuthorAndDate) {
  const Read text =
      read("Dues fell (Halloran 1971, 44; Sedov 1958), as they had before (Halloran 1975).\n" +
           std::string(kList));
  EXPECT_EQ(text.meaning("Halloran 1971, 44"),
            "Halloran: The Harbour Office: A History of Dues (1971)");
  EXPECT_EQ(text.meaning("Sedov 1958"), "Sedov: Porucheniia i raporty kapitanov (1958)");
  EXPECT_EQ(text.meaning("Halloran 1975"), "");
}

TEST(Resolve, AuthorAndDateWithoutParentheses) {
  const Read text = notes({"See Halloran 1971, 44.", "Halloran 1980: 12; Sedov (1958), 41.",
                           "Oyelaran and Lindqvist 1966, p. 3.", "Trud 1966, 12.",
                           "They met in Lund (1966), and again in Lund in 1968, it is said."},
                          kList);
  EXPECT_EQ(text.meaning("Halloran 1971, 44"),
            "Halloran: The Harbour Office: A History of Dues (1971)");
  EXPECT_EQ(text.meaning("Halloran 1980: 12"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Sedov (1958), 41"), "Sedov: Porucheniia i raporty kapitanov (1958)");
  EXPECT_EQ(text.meaning("Oyelaran and Lindqvist 1966, p. 3"),
            "Oyelaran: Letters from the Sound (1966)");
  EXPECT_EQ(text.meaning("Trud 1966, 12"), "no reference");
  EXPECT_EQ(text.meaning("Lund (1966)"), "no reference");
}

TEST(Resolve, AnAuthorInTheSentenceAndTheDateInParentheses) {
  const Read text = read(
      "Halloran (1971) counted the dues, as Oyelaran and Lindqvist (1966: 120) "
      "had not; in Lund (1921) nobody did.\n" +
      std::string(kList));
  EXPECT_EQ(text.meaning("Halloran (1971)"),
            "Halloran: The Harbour Office: A History of Dues (1971)");
  EXPECT_EQ(text.meaning("Oyelaran and Lindqvist (1966: 120)"),
            "Oyelaran: Letters from the Sound (1966)");
  EXPECT_EQ(text.meaning("Lund (1921)"), "no reference");
}

TEST(Resolve, AnIssueOfAPeriodicalIsNoAuthorAndDate) {
  const Read text = notes({"PS 1930, No. 17.", "Ibid., No. 18."}, kList);
  EXPECT_EQ(text.meaning("PS 1930, No. 17"), "a periodical");
  EXPECT_EQ(text.meaning("Ibid., No. 18"), "");
}

// One work in the words of each language.
TEST(Resolve, BackReferencesInTheLanguagesOfHistorians) {
  const std::string first = "Б. Х. Халлоран, *Портовые сборы* (Москва, 1961), с. 5.";
  for (const char* again :
       {"Халлоран, указ. соч., с. 12", "Халлоран, цит. соч., с. 12", "Он же. Указ. соч. С. 12",
        "Его же, указ. соч., с. 12", "Там же. С. 12", "Там же, с. 12",
        "Халлоран Б. Х. Указ. соч. С. 12", "Халлоран Б. Х. Ук. соч. С. 12",
        "Халлоран Б. Х. Указ. соч., с. 12", "Там само. С. 12"}) {
    const Read text = notes({first, std::string(again) + "."});
    EXPECT_EQ(text.meaning(again), "Халлоран: Портовые сборы (1961)") << again;
  }
  const std::string german = "B. Halloran, *Seile und Sätze* (Leipzig, 1961), S. 5.";
  for (const char* again :
       {"Halloran, a.a.O., S. 12", "Halloran, a. a. O., S. 12", "Ebd., S. 12", "ebd., S. 12",
        "Ders., a.a.O., S. 12", "Ders., Seile und Sätze, S. 12", "Halloran op. cit., S. 12",
        "Idem, op. cit., S. 12", "Ders., S. 12", "dass., S. 12"}) {
    const Read text = notes({german, std::string(again) + "."});
    EXPECT_EQ(text.meaning(again), "Halloran: Seile und Sätze (1961)") << again;
  }
  const std::string french = "B. Halloran, « Les cordes du port », *Annales du Sund*, 1961, p. 5.";
  for (const char* again :
       {"Halloran, art. cit., p. 12", "Halloran, op. cit., p. 12", "Halloran, ouvr. cité, p. 12",
        "Id., art. cit., p. 12", "Ibid., p. 12", "Id., p. 12", "Idem, p. 12"}) {
    const Read text = notes({french, std::string(again) + "."});
    EXPECT_EQ(text.meaning(again), "Halloran: Les cordes du port (1961)") << again;
  }
}

TEST(Resolve, AnAuthorAloneWithAPage) {
  const Read text = notes({"Halloran, *The Harbour Office*, 44.", "Whitcombe was not there.",
                           "Halloran, p. 46.", "Lund, p. 3.", "Ibid., p. 4."},
                          "");
  EXPECT_EQ(text.meaning("Halloran, p. 46"), "no reference") << "nothing says which work";
  const Read listed = notes({"B. Halloran, *The Harbour Office* (Dublin, 1971), p. 44.",
                             "Halloran, pp. 46–47.", "Ibid., p. 48.", "Lund, p. 3."});
  EXPECT_EQ(listed.meaning("Halloran, pp. 46–47"), "Halloran: The Harbour Office (1971)");
  EXPECT_EQ(listed.meaning("Ibid., p. 48"), "Halloran: The Harbour Office (1971)");
  EXPECT_EQ(listed.meaning("Lund, p. 3"), "no reference");
}

TEST(Resolve, SharesAndListsOfNamesAreNoSources) {
  const Read text =
      notes({"Usual shares were Lund, 12.6% less, Tverbank, 60.3%, and Rigabank, "
             "57.8%. *Ropes and Rates*, p. 31.",
             "Ibid.",
             "Among them were offices like Lundbank, Tverbank, Rigabank and Kazanbank. "
             "Ibid., pp. 7–9."},
            kList);
  EXPECT_EQ(text.meaning("Ibid."), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Ibid., pp. 7–9"), "Halloran: Ropes and Rates (1980)");
}

TEST(Resolve, ACommaBeforeTheImprintAndAChapterBehindTheTitle) {
  const Read text =
      notes({"A. Whitcombe, The Book of Tolls, (London, 1955), p. 7.", "Whitcombe, op. cit., p. 8.",
             "Whitcombe's Tolls were cheap.", "Harbour Office, chapter 2."},
            "\n# Bibliography\n\n- *Harbour Office Days*. Lund: Sund, 1966.\n");
  EXPECT_EQ(text.meaning("Whitcombe, op. cit., p. 8"), "Whitcombe: The Book of Tolls (1955)");
  EXPECT_EQ(text.meaning("Harbour Office, chapter 2"), "Harbour Office Days (1966)");
}

TEST(Resolve, OpCitAloneIsOfWhomTheNoteBeginsWith) {
  const Read text = notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
                           "A. Whitcombe, *Tolls* (London, 1955), p. 7.",
                           "Halloran holds that Whitcombe never counted. *Op. cit.*, p. 135.",
                           "As Halloran says of Whitcombe. *Op. cit.*, p. 136."});
  EXPECT_EQ(text.meaning("Op. cit., p. 135"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Op. cit., p. 136"), "no reference");
}

TEST(Resolve, OpCitAloneIsOfTheOnlyAuthorNamedSinceTheReferenceBefore) {
  const Read text = notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
                           "A. Whitcombe, *Tolls* (London, 1955), p. 7.",
                           "See Halloran, *Ropes and Rates*, p. 12. Whitcombe is kinder. "
                           "*Op. cit.*, p. 9."});
  EXPECT_EQ(text.meaning("Op. cit., p. 9"), "Whitcombe: Tolls (1955)");
}

TEST(Resolve, LocCitIsThePassageThatWasCitedLast) {
  const Read text =
      notes({"B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.",
             "B. Halloran, *The Harbour Office* (Dublin, 1971), p. 7.", "Halloran, loc. cit.",
             "Halloran, op. cit., p. 8.", "*The Harbour Office*, loc. cit."});
  EXPECT_EQ(text.meaning("Halloran, loc. cit."), "Halloran: The Harbour Office (1971)");
  EXPECT_EQ(text.meaning("Halloran, op. cit., p. 8"), "ambiguous");
  EXPECT_EQ(text.meaning("The Harbour Office, loc. cit."), "Halloran: The Harbour Office (1971)");
}

TEST(Resolve, TheEditionTellsWorksApart) {
  const std::string list = R"(
## Bibliography

- *Sketches of a Port*, 1st edn (Lund, 1967)
- *Sketches of a Port*, 2nd edn, vol. 2 (Lund, 1983)
)";
  const Read text =
      notes({"*Sketches of a Port*, 1st ed., p. 42.", "*Sketches of a Port*, second edn., p. 44.",
             "Ibid., p. 45.", "*Sketches of a Port* (first edn), p. 46.",
             "*Sketches of a Port*, 3rd edn., p. 47.", "*Sketches of a Port*, p. 48."},
            list);
  EXPECT_EQ(text.meaning("Sketches of a Port, 1st ed., p. 42"), "Sketches of a Port (1967)");
  EXPECT_EQ(text.meaning("Sketches of a Port, second edn., p. 44"), "Sketches of a Port (1983)");
  EXPECT_EQ(text.meaning("Ibid., p. 45"), "Sketches of a Port (1983)");
  EXPECT_EQ(text.meaning("Sketches of a Port (first edn), p. 46"), "Sketches of a Port (1967)");
  EXPECT_EQ(text.meaning("Sketches of a Port, 3rd edn., p. 47"), "no reference");
}

TEST(Resolve, EditionsInTheLanguagesOfHistorians) {
  const std::string list = R"(
## Bibliography

- Иванов И. И. Портовые сборы. 1-е изд. М.: Наука, 1961. 320 с.
- Иванов И. И. Портовые сборы. 2-е изд. М.: Наука, 1975. 340 с.
- Halloran, Brigid. *Seile und Sätze*. 1. Aufl. Leipzig: Hafen, 1961.
- Halloran, Brigid. *Seile und Sätze*. 2. Aufl. Leipzig: Hafen, 1971.
)";
  const Read text = notes({"Иванов, *Портовые сборы*, изд. 2-е, с. 12.",
                           "Halloran, *Seile und Sätze*, 2. Aufl., S. 12."},
                          list);
  EXPECT_EQ(text.meaning("Иванов, Портовые сборы, изд. 2-е, с. 12"),
            "Иванов: Портовые сборы (1975)");
  EXPECT_EQ(text.meaning("Halloran, Seile und Sätze, 2. Aufl., S. 12"),
            "Halloran: Seile und Sätze (1971)");
}

TEST(Resolve, AnotherVolumeIsAnotherBook) {
  const std::string list = R"(
## Bibliography

- Carrow, E. H., *Foundations of a Harbour*, vol. 2 (London, 1971)
)";
  const Read text =
      notes({"Carrow, *Foundations*, vol. II, p. 12.", "Carrow, *Foundations*, vol. 3, p. 13.",
             "*Statutes of the Sound* (Lund, 1970), vol. 3, p. 17.",
             "*Statutes of the Sound*, vol. 4, p. 18."},
            list);
  EXPECT_EQ(text.meaning("Carrow, Foundations, vol. II, p. 12"),
            "Carrow: Foundations of a Harbour (1971)");
  EXPECT_EQ(text.meaning("Carrow, Foundations, vol. 3, p. 13"), "unknown");
  // Named behind the year the volume is a place in the work.
  EXPECT_EQ(text.meaning("Statutes of the Sound, vol. 4, p. 18"), "Statutes of the Sound (1970)");
}

TEST(Resolve, AQuotationThatEndsBeforeATitleIsNoPartOfIt) {
  const Read text =
      notes({"For Halloran dues were 'a tax on patience . . . and on rope.' *Ropes*, 12.",
             "Halloran holds that Lund 'paid what it liked.' *Op. cit.*, p. 9.",
             "Lund 'paid what it liked.' A. Whitcombe, Tolls (London, 1955), p. 7."},
            kList);
  EXPECT_EQ(text.meaning("Ropes, 12"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("Op. cit., p. 9"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(text.meaning("A. Whitcombe, Tolls (London, 1955), p. 7"), "Whitcombe: Tolls (1955)");
}

TEST(Resolve, ALetterInAnEditionOfLetters) {
  const Read text = notes(
      {"Brandvold to Sjöberg, Letters from the Sound, 318.", "Sjöberg to Brandvold, ibid., 320."},
      kList);
  EXPECT_EQ(text.meaning("Letters from the Sound, 318"), "Oyelaran: Letters from the Sound (1966)");
  EXPECT_EQ(text.meaning("ibid., 320"), "Oyelaran: Letters from the Sound (1966)");
}

TEST(Resolve, AScanMayCutAWordOrASentenceMayLeadToATitle) {
  const Read text = notes({"V Primorskaya Oblast'naya Konferentsiya (Lund, 1929), p. 128.",
                           "V Primorskaya Oblast naya Konferentsiya, p. 43.",
                           "A list of the dues is given in IV Plenum Portkoma (Lund, 1930), p. 4.",
                           "IV Plenum Portkoma, p. 9.", "V Primorskaya konferentsiya, loc. cit."});
  EXPECT_EQ(text.meaning("V Primorskaya Oblast naya Konferentsiya, p. 43"),
            "V Primorskaya Oblast'naya Konferentsiya (1929)");
  EXPECT_EQ(text.meaning("IV Plenum Portkoma, p. 9"), "IV Plenum Portkoma (1930)");
}

TEST(Resolve, AnAnonymousWorkWithNothingButAYearInParentheses) {
  const Read text =
      notes({"IV Plenum MK (1925), p. 24.", "VI Plenum MK (1926), p. 26.", "IV Plenum, p. 19."});
  EXPECT_EQ(text.meaning("IV Plenum, p. 19"), "IV Plenum MK (1925)");
}

TEST(Resolve, ASubtitleBehindAStopBelongsToItsTitle) {
  const Read text = notes(
      {"I. Gorin, Litsom k vode. Opyt raboty odnogo porta (Lund, 1930), p. 22.",
       "Gorin, op. cit., p. 8.",
       "B. Halloran, 'Ropes of the Sound', doctoral dissertation (University of Lund, 1969), p. 7.",
       "Ibid., p. 9."});
  EXPECT_EQ(text.meaning("Gorin, op. cit., p. 8"),
            "Gorin: Litsom k vode. Opyt raboty odnogo porta (1930)");
}

// ГОСТ: every part is a sentence.
TEST(Resolve, NotesAsTheRussianStandardHasThem) {
  const Read text =
      notes({"Гаврилов И. И. Портовые сборы. М.: Наука, 1990. С. 5.",
             "Гаврилов И. И. Указ. соч. С. 12.", "Там же. С. 13.",
             "Цит. по: Гаврилов И.И. Указ. соч. С. 14.", "Гаврилов И. И. Портовые сборы. С. 17.",
             "Лунд П. П. Каналы Севера // Вопросы моря. 1975. № 3. С. 40.", "Там же.",
             "Лунд П. П. Указ. соч. С. 42; Гаврилов И. И. Указ. соч. С. 18.",
             "Бранд А. А. Лицом к воде. Опыт одного порта. Л., 1930. Т. 2. С. 8.",
             "Бранд А. А. Указ. соч. С. 9.",
             "Бранд А. А. был в Лунде, и там его видели. Зимой, говорят, в 1931 г."});
  for (const char* words :
       {"Гаврилов И. И. Указ. соч. С. 12", "Там же. С. 13", "Гаврилов И.И. Указ. соч. С. 14",
        "Гаврилов И. И. Портовые сборы. С. 17", "Гаврилов И. И. Указ. соч. С. 18"})
    EXPECT_EQ(text.meaning(words), "Гаврилов: Портовые сборы (1990)") << words;
  EXPECT_EQ(text.meaning("Там же."), "Лунд: Каналы Севера (1975)");
  EXPECT_EQ(text.meaning("Лунд П. П. Указ. соч. С. 42"), "Лунд: Каналы Севера (1975)");
  EXPECT_EQ(text.meaning("Бранд А. А. Указ. соч. С. 9"),
            "Бранд: Лицом к воде. Опыт одного порта (1930)");
  EXPECT_EQ(text.references.works.size(), 3U);
}

TEST(Resolve, WhatIsQuotedIsNoTitle) {
  const Read text = notes({"B. Halloran, *Harbour Participation in Lund* (Dublin, 1980), p. 5.",
                           "Halloran called even tolls 'harbour participation.' Lund did not."});
  EXPECT_EQ(text.references.references.size(), 1U);
}

TEST(Resolve, ANumberOfAPageIsNoEdition) {
  const Read text =
      notes({"B. Halloran, ‘Ropes’, *Sound Review* 43, 1984: 1–29. New ropes were dear."});
  ASSERT_EQ(text.references.references.size(), 1U);
  EXPECT_TRUE(text.document.text(text.references.references[0].statement.range).ends_with("29"));
}

TEST(Resolve, NobodyIsCalledTheSystem) {
  const Read text =
      notes({"See the Making of the Harbour System, Essays in Its History (London, 1983)."});
  for (const WorkPtr& work : text.references.works) EXPECT_TRUE(work->statement.surnames.empty());
}

TEST(Resolve, TheSameAuthorsOtherWork) {
  const Read text =
      notes({"Halloran, *The Harbour Office*, 44; ders., *Ropes and Rates*, 9."}, kList);
  EXPECT_EQ(text.meaning("ders., Ropes and Rates, 9"), "Halloran: Ropes and Rates (1980)");
  EXPECT_EQ(notes({"Nobody.", "Ders., *Ropes and Rates*, 9."}, kList)
                .meaning("Ders., Ropes and Rates, 9"),
            "no reference");
}

TEST(Resolve, SpellingsOfOneNameAreOne) {
  const Read text =
      notes({"Sedov, *Ропы и ставки* (Москва, 1961), с. 5.", "Седов, указ. соч., с. 12."});
  EXPECT_EQ(text.meaning("Седов, указ. соч., с. 12"), "Sedov: Ропы и ставки (1961)");
}

TEST(Resolve, SentencesAreNoReferences) {
  const Read text =
      notes({"Halloran, who had been to Lund, thought otherwise.",
             "On 25 September 1925 the organiser, Aleksander Smirnov, sent a report.",
             "See below, pp. 12–14.", "Molotov, Kaganovich and others went home (Moscow, 1930s)."},
            kList);
  EXPECT_TRUE(text.references.references.empty());
}

TEST(Resolve, WorksOfAnotherFileOfTheManuscript) {
  const auto authority = authority::Authority::built_in();
  const auto first = text::read_document(
      "Dues.[^1]\n\n[^1]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.\n",
      text::Format::markdown);
  const auto second =
      text::read_document("Dues.[^1]\n\n[^1]: Halloran, op. cit., p. 9.\n", text::Format::markdown);
  const std::vector<WorkPtr> of_first = stated_works(scan(first, *authority, {}), *authority);
  const References references =
      resolve(second, scan(second, *authority, {}), *authority, {}, {}, {{0, &of_first}});
  ASSERT_EQ(references.references.size(), 1U);
  ASSERT_EQ(references.references[0].outcome, Outcome::resolved);
  EXPECT_EQ(references.files[static_cast<std::size_t>(references.references[0].work)], 0);
}

TEST(Entries, ListsAreReadInTheirUsualForms) {
  const Read text = read(R"(# Bibliography

- Carrow, E. H., and Daven, R. W., *Foundations of a Harbour*, vol 1 (London, 1969)
- Deutch, Isaac. 1959. *The Pilot Unarmed*. London: Quayside.
- Иванов И. И. Портовые сборы. М.: Наука, 1990. 320 с.
- *Istoriya porta*, tom 2 (M, 1957)
- Not a work at all
- Weber, Anna. *Quays*. Leiden: Brill, 1960.
- Dies.: *Tides and Tolls*. Leiden: Brill, 1964.
)");
  std::vector<std::string> works;
  for (std::size_t i = 0; i < text.references.works.size(); ++i)
    works.push_back(text.work(static_cast<int>(i)));
  EXPECT_EQ(works,
            (std::vector<std::string>{"Carrow: Foundations of a Harbour (1969)",
                                      "Deutch: The Pilot Unarmed (1959)",
                                      "Иванов: Портовые сборы (1990)", "Istoriya porta (1957)",
                                      "Weber: Quays (1960)", "Weber: Tides and Tolls (1964)"}));
  ASSERT_FALSE(text.references.works.empty());
  EXPECT_EQ(text.references.works[0]->statement.surnames,
            (std::vector<std::string>{"Carrow", "Daven"}));
  EXPECT_EQ(text.references.works[0]->statement.volume, "1");
}

TEST(Entries, AnEntryMayBeALineWithoutAMark) {
  const Read text = read(R"(# Bibliography

Harbour Days of Lund (Lund, 1928)
Harbour Nights of Lund, 1st edn. (Lund, 1929)
Weber, A. M., Quays and Tolls (Leiden,
1960)
Dues of the Sound, reckoned anew in
Lund and Riga (Riga, 1985)
)");
  std::vector<std::string> works;
  for (std::size_t i = 0; i < text.references.works.size(); ++i)
    works.push_back(text.work(static_cast<int>(i)));
  EXPECT_EQ(works, (std::vector<std::string>{
                       "Harbour Days of Lund (1928)", "Harbour Nights of Lund (1929)",
                       "Weber: Quays and Tolls (1960)",
                       "Dues of the Sound, reckoned anew in Lund and Riga (1985)"}));
}

}  // namespace
}  // namespace apparatus::reference
