// Ibid., op. cit. and their like to printed works, spelt out and put back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "lsp/features/back_references.h"
#include "lsp/features/code_actions.h"
#include "lsp/features/edited_text.h"
#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using text::Format;

std::string spelt_out(const std::string& source, Format format = Format::markdown) {
  return edited_text(source, expand(snapshot_of(source, format), false).edits);
}

// The note's text in a draft of these notes, after expanding without marks.
std::string markdown_of(const std::vector<std::string>& notes) {
  std::string calls = "Dues were paid.";
  std::string texts;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const std::string label = "[^" + std::to_string(i + 1) + "]";
    calls += label;
    texts += label + ": " + notes[i] + "\n";
  }
  return calls + "\n\n" + texts;
}
std::string latex_of(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += "Dues were paid.\\footnote{" + note + "}\n";
  return out;
}

void expect_comes_back(const std::string& source, Format format = Format::markdown) {
  const std::string full =
      edited_text(source, expand_back_references(snapshot_of(source, format), true));
  EXPECT_EQ(edited_text(full, collapse_back_references(snapshot_of(full, format))), source) << full;
}

void expect_last(std::vector<std::string> notes, const std::string& last) {
  const std::string source = markdown_of(notes);
  notes.back() = last;
  const std::string full = spelt_out(source);
  EXPECT_THAT(full, testing::EndsWith("[^" + std::to_string(notes.size()) + "]: " + last + "\n"));
  expect_comes_back(source);
}
void expect_last_in_latex(const std::vector<std::string>& notes, const std::string& last) {
  const std::string source = latex_of(notes);
  EXPECT_THAT(spelt_out(source, Format::latex), testing::EndsWith("\\footnote{" + last + "}\n"));
  expect_comes_back(source, Format::latex);
}

constexpr const char* kRopes = "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.";
constexpr const char* kRopesInLatex = "B. Halloran, \\emph{Ropes and Rates} (Dublin, 1980), p.~5.";

TEST(PrintedBackReferences, TakeTheShortFormOfTheDraft) {
  expect_last({kRopes, "Halloran, *Ropes*, p. 7.", "Ibid., p. 9."}, "Halloran, *Ropes*, p. 9.");
  expect_last({kRopes, "Halloran, “Ropes,” 7.", "Ibid., 9."}, "Halloran, “Ropes,” 9.");
}

TEST(PrintedBackReferences, AShortFormFurtherOnCountsToo) {
  const std::string full = spelt_out(markdown_of(
      {kRopes, "Ibid., p. 9.", "K. Ahlers, *Tar* (Kiel, 1960).", "Halloran, *Ropes*, 7."}));
  EXPECT_THAT(full, HasSubstr("[^2]: Halloran, *Ropes*, p. 9.\n"));
}

TEST(PrintedBackReferences, AreInFullWhereTheDraftHasNoShortForm) {
  expect_last({kRopes, "Ibid., pp. 9–10."},
              "B. Halloran, *Ropes and Rates* (Dublin, 1980), pp. 9–10.");
}

TEST(PrintedBackReferences, AloneTheyMeanTheSamePage) {
  expect_last({kRopes, "Ibid."}, "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.");
  expect_last({kRopes, "Ibid., p. 9.", "Ibid."},
              "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9.");
  expect_last({kRopes, "Halloran, *Ropes*, p. 7.", "Ibid., p. 9.", "Ibid.; and so on."},
              "Halloran, *Ropes*, p. 9; and so on.");
}

TEST(PrintedBackReferences, AVolumeIsTakenOver) {
  const char* full = "L. Osei, *Customs* (Accra, 1961), vol. 2, p. 7.";
  expect_last({full, "Osei, *Customs*, vol. 2, p. 8.", "Ibid., p. 9."},
              "Osei, *Customs*, vol. 2, p. 9.");
  expect_last({full, "Osei, *Customs*, vol. 2, p. 8.", "Ibid., vol. 3, p. 9."},
              "Osei, *Customs*, vol. 3, p. 9.");
}

TEST(PrintedBackReferences, AnotherPlaceThanAPageIsTheirOwn) {
  expect_last({kRopes, "Ibid., ch. 3."}, "B. Halloran, *Ropes and Rates* (Dublin, 1980), ch. 3.");
}

TEST(PrintedBackReferences, OpCitIsTheWork) {
  expect_last({kRopes, "K. Ahlers, *Tar* (Kiel, 1960), p. 3.", "Halloran, *Ropes*, p. 2.",
               "Ahlers, op. cit., p. 8."},
              "K. Ahlers, *Tar* (Kiel, 1960), p. 8.");
  expect_last({kRopes, "Halloran, *Ropes*, p. 2.", "K. Ahlers, *Tar* (Kiel, 1960), p. 3.",
               "Halloran, *op. cit.*, p. 8."},
              "Halloran, *Ropes*, p. 8.");
  expect_last({"T. Brandt, “Ropes”, *Port Review* 4 (1990), p. 5.",
               "K. Ahlers, *Tar* (Kiel, 1960), p. 3.", "Brandt, art. cit., p. 8."},
              "T. Brandt, “Ropes”, *Port Review* 4 (1990), p. 8.");
}

TEST(PrintedBackReferences, LocCitIsThePage) {
  expect_last({kRopes, "Halloran, *Ropes*, p. 2.", "K. Ahlers, *Tar* (Kiel, 1960), p. 3.",
               "Halloran, loc. cit."},
              "Halloran, *Ropes*, p. 2.");
}

TEST(PrintedBackReferences, InEmphasis) {
  expect_last({kRopes, "*Ibid.*, p. 9."}, "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9.");
  expect_last({kRopes, "*Ibid.*"}, "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 5.");
  expect_last({kRopes, "See _ibid._, p. 9."},
              "See B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9.");
  for (const char* ibid : {"\\emph{Ibid.}, p.~9.", "\\textit{Ibid.}, p.~9.", "{\\em Ibid.}, p.~9.",
                           "{\\itshape Ibid.}, p.~9."}) {
    expect_last_in_latex({kRopesInLatex, ibid},
                         "B. Halloran, \\emph{Ropes and Rates} (Dublin, 1980), p.~9.");
  }
  expect_last_in_latex({kRopesInLatex, "\\emph{Ibid.}"},
                       "B. Halloran, \\emph{Ropes and Rates} (Dublin, 1980), p.~5.");
}

TEST(PrintedBackReferences, InGerman) {
  const char* full = "Karl Ahlers, *Hafen und Zoll* (Kiel, 1960), S. 3.";
  expect_last({full, "Ebd., S. 9."}, "Karl Ahlers, *Hafen und Zoll* (Kiel, 1960), S. 9.");
  expect_last({full, "Vgl. ebd., S. 9 f."},
              "Vgl. Karl Ahlers, *Hafen und Zoll* (Kiel, 1960), S. 9 f.");
  expect_last({full, "Ahlers, *Hafen*, S. 4.", "Dass., S. 9."}, "Ahlers, *Hafen*, S. 9.");
  expect_last({full, "Ahlers, *Hafen*, S. 4.", "Ebenda."}, "Ahlers, *Hafen*, S. 4.");
  expect_last({full, "Ders., *Das Meer* (Kiel, 1970), S. 8."},
              "Karl Ahlers, *Das Meer* (Kiel, 1970), S. 8.");
  expect_last({full, "Ahlers, *Hafen*, S. 4.", "Ders., S. 9."}, "Ahlers, *Hafen*, S. 9.");
}

TEST(PrintedBackReferences, InFrench) {
  const char* full = "Jules Perrin, *Port et douane* (Nantes, 1960), p. 3.";
  expect_last({full, "Perrin, *Port*, p. 6.", "*Ibid.*, p. 9."}, "Perrin, *Port*, p. 9.");
  expect_last({full, "Perrin, *Port et douane*, p. 6.", "K. Ahlers, *Tar* (Kiel, 1960), p. 3.",
               "Perrin, *op. cit.*, p. 9."},
              "Perrin, *Port et douane*, p. 9.");
}

TEST(PrintedBackReferences, InRussian) {
  const char* full = "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. 5.";
  expect_last({full, "Там же. С. 12."}, "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. 12.");
  expect_last({full, "Там же."}, "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. 5.");
  expect_last({full, "Иванов И. И. Портовые сборы. С. 7.", "Там же, с. 12."},
              "Иванов И. И. Портовые сборы, с. 12.");
  expect_last({full, "Иванов И. И. Указ. соч. С. 9."},
              "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. 9.");
}

TEST(PrintedBackReferences, OfKeysByTheKey) {
  expect_last({"See [@carr1956, p. 5].", "Ibid., p. 9."}, "[@carr1956, p. 9].");
  expect_last({"[@carr1956, p. 5]", "Ibid."}, "[@carr1956, p. 5].");
  expect_last({"[@{carr 1956}, p. 5]", "Ibid., 9, 12."}, "Ibid., 9, 12.");  // no key of pandoc's
  expect_last({"@carr1956 [p. 5] counts them.", "*Ibid.*, p. 9.", "Ibid.; so too here."},
              "[@carr1956, p. 9]; so too here.");
  expect_last_in_latex({"\\autocite[5]{carr}.", "Ibid., p.~9."}, "\\autocite[9]{carr}.");
  expect_last_in_latex({"\\cite[see][5--6]{carr}.", "\\emph{Ibid.}, 9--10."},
                       "\\cite[9--10]{carr}.");
  expect_last_in_latex({"\\textcite[5]{carr} counts them.", "Ibid."}, "\\autocite[5]{carr}.");
}

TEST(PrintedBackReferences, AFootCitationIsANoteAsWell) {
  const std::string before = "One.\\footnote{" + std::string(kRopesInLatex) + "} Two.";
  const std::string source = before + "\\footcite[3]{carr} Three.\\footnote{Ibid., p.~9.}\n";
  EXPECT_THAT(spelt_out(source, Format::latex),
              testing::EndsWith("\\footnote{\\autocite[9]{carr}.}\n"));
  expect_comes_back(source, Format::latex);
  // A note in one style, parentheses in another.
  const std::string perhaps = before + "\\autocite[3]{carr} Three.\\footnote{Ibid., p.~9.}\n";
  EXPECT_EQ(spelt_out(perhaps, Format::latex), perhaps);
  const std::string archive =
      "One.\\footnote{RGASPI, f.~612, op.~4, d.~19, l.~7.} Two.\\footcite[3]{carr} "
      "Three.\\footnote{Ibid.}\n";
  EXPECT_THAT(spelt_out(archive, Format::latex),
              testing::EndsWith("\\footnote{\\autocite[3]{carr}.}\n"));
}

TEST(PrintedBackReferences, OfPeriodicals) {
  expect_last({"*Port News*, 3 March 1923.", "Ibid., 7 April 1926."}, "*Port News*, 7 April 1926.");
  expect_last({"*Port News*, 3 March 1923.", "Ibid."}, "*Port News*, 3 March 1923.");
}

// Nobody can say which of two is meant: it stays, and is told.
void expect_left(const std::vector<std::string>& notes) {
  const std::string source = markdown_of(notes);
  const Expansion expansion = expand(snapshot_of(source), true);
  EXPECT_THAT(expansion.edits, IsEmpty()) << edited_text(source, expansion.edits);
  EXPECT_THAT(expansion.left, SizeIs(1)) << source;
}

TEST(PrintedBackReferences, AreLeftWhereSeveralAreMeant) {
  expect_left({"Halloran, *Ropes and Rates* (Dublin, 1980), p. 5; K. Ahlers, *Tar* (Kiel, 1960).",
               "Ibid., p. 9."});
  expect_left({"[@carr1956; @davies1980].", "Ibid., p. 9."});
  expect_left({std::string(kRopes) + " See also [@carr1956].", "Ibid., p. 9."});
  expect_left({std::string(kRopes) + " RGASPI, f. 612, op. 4, d. 19, l. 7.", "Ibid., p. 9."});
  expect_left({"A remark that cites nothing.", "Ibid., p. 9."});
  expect_left({"L. Osei, *Customs*, vol. 2 (Accra, 1961), p. 7.", "Ibid., vol. 3, p. 9."});
}

TEST(PrintedBackReferences, BehindBothKindsEachKeepsItsOwn) {
  const std::string source =
      markdown_of({kRopes, "Ibid., p. 9.", "RGASPI, f. 612, op. 4, d. 19, l. 7.", "Ibid., l. 9.",
                   "Halloran, op. cit., p. 3; RGASPI, f. 17, op. 3, d. 5."});
  const std::string full = spelt_out(source);
  EXPECT_THAT(full, HasSubstr("[^4]: RGASPI, f. 612, op. 4, d. 19, l. 9.\n"));
  EXPECT_THAT(full, HasSubstr("[^5]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 3; RGASPI"));
  expect_comes_back(source);
}

TEST(PrintedBackReferences, StayInFullWhereTheyWouldMeanAnotherPlaceNow) {
  const std::string moved = markdown_of(
      {"K. Ahlers, *Tar* (Kiel, 1960), p. 3.",
       "B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9<!-- ibid: Ibid., p. 9 -->."});
  EXPECT_THAT(edited_text(moved, collapse_back_references(snapshot_of(moved))),
              HasSubstr("[^2]: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9.\n"));
  // Alone it would be another page.
  const std::string page = markdown_of(
      {kRopes, "Halloran, *Ropes*, p. 8.", "Halloran, *Ropes*, p. 5<!-- ibid: Ibid. -->."});
  EXPECT_THAT(edited_text(page, collapse_back_references(snapshot_of(page))),
              HasSubstr("[^3]: Halloran, *Ropes*, p. 5.\n"));
}

TEST(PrintedBackReferences, OneIsSpeltOutAtTheCursor) {
  const std::string source = markdown_of({kRopes, "Ibid., p. 9."});
  const auto at = static_cast<std::uint32_t>(source.find("Ibid."));
  std::vector<std::string> titles;
  for (const auto& action : code_actions(snapshot_of(source), {}, {at, at}))
    titles.push_back(action.title);
  EXPECT_THAT(titles,
              testing::Contains("Spell out: B. Halloran, *Ropes and Rates* (Dublin, 1980), p. 9"));
  EXPECT_THAT(titles, testing::Contains("Spell out every Ibid."));
}

// Whatever notes follow one another, nothing is lost on the way there and back.
class Drafts {
 public:
  explicit Drafts(unsigned seed, bool latex) : random_(seed), latex_(latex) {}

  std::string next() {
    std::vector<std::string> notes;
    const int count = 3 + static_cast<int>(random_() % 14);
    for (int i = 0; i < count; ++i) {
      std::string note = source();
      while (random_() % 5 == 0) note += "; " + source();
      if (random_() % 6 == 0) note += ", where more is said";
      notes.push_back(note + ".");
    }
    return latex_ ? latex_of(notes) : markdown_of(notes);
  }

 private:
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& words) {
    return words[random_() % N];
  }
  std::string number() { return std::to_string(1 + random_() % 300); }
  std::string tie() const { return latex_ ? "~" : " "; }
  std::string title(const std::string& words) const {
    return latex_ ? "\\emph{" + words + "}" : "*" + words + "*";
  }
  std::string page() {
    switch (random_() % 5) {
      case 0:
        return "";
      case 1:
        return ", " + number();
      case 2:
        return ", pp." + tie() + "10" + (latex_ ? "--" : "–") + "14";
      default:
        return ", p." + tie() + number();
    }
  }
  std::string ibid() {
    const std::string word = one_of<6>({"Ibid.", "ibid.", "Ebd.", "Ibidem", "Там же", "Ibid."});
    return random_() % 3 == 0 ? title(word) : word;
  }
  std::string source() {
    switch (random_() % 14) {
      case 0:
        return "B. Halloran, " + title("Ropes and Rates") + " (Dublin, 1980)" + page();
      case 1:
        return "Halloran, " + title("Ropes") + page();
      case 2:
        return "K. Ahlers, " + title("Tar") + " (Kiel, 1960)" + page();
      case 3:
        return "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. " + number();
      case 4:
        return "RGASPI, f." + tie() + "612, op." + tie() + "4, d." + tie() + number() + ", l." +
               tie() + number();
      case 5:
        return latex_ ? "\\autocite[" + number() + "]{carr}" : "[@carr1956, p. " + number() + "]";
      case 6:
        return "Halloran, op. cit." + page();
      case 7:
        return "Ahlers, loc. cit.";
      case 8:
        return "L. Osei, " + title("Customs") + ", vol. 2 (Accra, 1961)" + page();
      case 9:
        return ibid() + ", l." + tie() + number();
      default:
        return ibid() + page();
    }
  }

  std::mt19937 random_;
  bool latex_;
};

TEST(PrintedBackReferences, ComeBackByteForByteWhateverTheNotesAre) {
  constexpr unsigned kDrafts = 60;
  std::size_t spelt = 0;
  for (const bool latex : {false, true}) {
    const Format format = latex ? Format::latex : Format::markdown;
    for (unsigned seed = 1; seed <= kDrafts; ++seed) {
      const std::string source = Drafts(seed, latex).next();
      const auto edits = expand_back_references(snapshot_of(source, format), true);
      spelt += edits.size();
      const std::string full = edited_text(source, edits);
      ASSERT_EQ(edited_text(full, collapse_back_references(snapshot_of(full, format))), source)
          << "seed " << seed << "\n"
          << full;
    }
  }
  EXPECT_GT(spelt, 2 * kDrafts);
}

}  // namespace
}  // namespace apparatus::features
