// The antecedent graph after an edit: what is taken over, what is resolved again, and that it is
// the graph of the text as it stands.
#include "citation/resolution.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "citation/resolve.h"
#include "text/document.h"

namespace apparatus::citation {
namespace {

const authority::Authority& authority_of_tests() {
  static const auto built_in = authority::Authority::built_in();
  return *built_in;
}

// A state of a document with everything that the next one can go on with.
struct State {
  text::Document document;
  Scan scan;
  Resolution resolution;
  std::vector<Citation> citations;

  explicit State(std::string_view source)
      : document(text::read_document(std::string(source), text::Format::markdown)),
        scan(scan_to_keep(document, authority_of_tests())) {
    citations = resolve_again(document, scan, authority_of_tests(), nullptr, nullptr, resolution);
  }
  State(std::string_view source, const State& earlier)
      : document(text::read_document(std::string(source), text::Format::markdown)) {
    const text::Unchanged same = text::unchanged_blocks(earlier.document, document);
    scan = scan_again(document, authority_of_tests(), earlier.scan, same);
    const EarlierResolution before{earlier.resolution, same};
    citations = resolve_again(document, scan, authority_of_tests(), nullptr, &before, resolution);
  }

  // "RGASPI 17/3/8 l. 4", a line a citation.
  std::vector<std::string> meanings() const {
    std::vector<std::string> all;
    for (const Citation& citation : citations) {
      std::string words = citation.archive;
      for (const Part& part : citation.parts) words += "/" + part.value;
      for (const std::string& leaf : citation.leaves) words += " l. " + leaf;
      all.push_back(words + " < " + std::to_string(citation.antecedent));
    }
    return all;
  }
};

constexpr std::string_view kDraft =
    R"(The depot voted.[^1] It voted again.[^2] Nobody counted.[^3] Then somebody did.[^4]

The minutes were lost,[^5] and found.[^6]

[^1]: RGASPI, f. 17, op. 3, d. 8, l. 4.
[^2]: Ibid., l. 5.
[^3]: GARF, f. 130, op. 5, d. 412, l. 7.
[^4]: Ibid., l. 9.
[^5]: RGASPI, ibid., l. 6.
[^6]: Ibid., l. 11.
)";

std::string with(std::string_view what, std::string_view instead) {
  std::string text(kDraft);
  return text.replace(text.find(what), what.size(), instead);
}

constexpr std::size_t kParagraphs = 2;
constexpr std::size_t kNotes = 6;

TEST(Resolution, ResolvesEveryNoteOfATextThatIsReadForTheFirstTime) {
  const State state(kDraft);
  EXPECT_EQ(state.resolution.units_resolved, kParagraphs + kNotes);
  EXPECT_EQ(state.resolution.units_taken_over, 0U);
}

TEST(Resolution, GoesOnFromTheFirstChangedNote) {
  const State before(kDraft);
  const std::string changed = with("d. 412, l. 7", "d. 413, l. 7");
  const State after(changed, before);
  EXPECT_EQ(after.resolution.units_taken_over, kParagraphs + 2);  // notes 1 and 2
  EXPECT_EQ(after.resolution.units_resolved, 4U);                 // notes 3 to 6
  EXPECT_EQ(after.meanings(), State(changed).meanings());
  EXPECT_EQ(after.meanings()[3], "GARF/130/5/413 l. 9 < 2");
}

TEST(Resolution, LeavesAllNotesAloneWhereOnlyTheTextIsEdited) {
  const State before(kDraft);
  const std::string changed = with("Nobody counted.", "Nobody, on that day, counted.");
  const State after(changed, before);
  EXPECT_EQ(after.resolution.units_resolved, kParagraphs);
  EXPECT_EQ(after.resolution.units_taken_over, kNotes);
  EXPECT_EQ(after.meanings(), State(changed).meanings());
}

TEST(Resolution, GoesOnFromWhereANoteIsPutIn) {
  const std::string called = with("Then somebody did.", "Then[^new] somebody did.");
  const State before(called);
  std::string changed = called;
  constexpr std::string_view kNext = "[^4]: Ibid., l. 9.";
  changed.insert(changed.find(kNext), "[^new]: GARF, f. 130, op. 5, d. 2, l. 3.\n");
  const State after(changed, before);
  EXPECT_EQ(after.meanings(), State(changed).meanings());
  EXPECT_EQ(after.meanings()[4], "GARF/130/5/2 l. 9 < 3");
  EXPECT_GE(after.resolution.units_taken_over, kParagraphs + 3);  // notes 1 to 3
}

TEST(Resolution, ResolvesAllAgainWhereTheHabitsOfTheDraftChange) {
  const State before(kDraft);
  // A second archive has a fond 130 now: a bare "130/5/1" would be nobody's.
  const std::string changed = with("[^6]: Ibid., l. 11.", "[^6]: RGAE, f. 130, op. 1, d. 1, l. 1.");
  const State after(changed, before);
  EXPECT_EQ(after.resolution.units_taken_over, 0U);
  EXPECT_EQ(after.meanings(), State(changed).meanings());
}

TEST(Resolution, GoesOnSeveralTimes) {
  const State first(kDraft);
  const State second(with("l. 11", "l. 12"), first);
  const State third(with("l. 11", "l. 13"), second);
  EXPECT_EQ(third.resolution.units_resolved, 1U);  // note 6
  EXPECT_EQ(third.meanings(), State(with("l. 11", "l. 13")).meanings());
}

}  // namespace
}  // namespace apparatus::citation
