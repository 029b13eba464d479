#include "name/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "text/document.h"

namespace apparatus::name {
namespace {

const authority::Authority& known() { return *authority::Authority::built_in(); }

using Seen = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::int32_t, Gap, bool, bool,
                        bool, std::string>;
std::vector<Seen> seen_in(WordScan scan) {
  scan.spellings.keep_texts();
  std::vector<Seen> seen;
  for (const Word& word : scan.words) {
    seen.emplace_back(word.begin, word.end, word.next, word.block, word.gap, word.initial,
                      word.possessive, word.sentence_start,
                      std::string(scan.spellings[word.spelling].text));
  }
  return seen;
}

text::Document draft(const std::string& source) {
  return text::read_document(source, text::Format::markdown);
}

// Stretches that belong to something else, wherever a digit stands.
std::vector<text::ReadingRange> taken_in(const text::Document& document) {
  std::vector<text::ReadingRange> taken;
  for (std::uint32_t at = 0; at < document.reading.size(); ++at) {
    if (document.reading[at] >= '0' && document.reading[at] <= '9') taken.push_back({at, at + 8});
  }
  std::erase_if(taken, [&, end = std::uint32_t{0}](text::ReadingRange range) mutable {
    if (range.begin < end || range.end > document.reading.size()) return true;
    end = range.end;
    return false;
  });
  return taken;
}

// The first place at or behind `at` where a character begins.
std::size_t whole_letter(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return std::min(at, text.size());
}

const std::string kDraft =
    "Anna Petrovna Tverdova wrote to N. I. Beliaev in May.\n\n"
    "The letter reached d'Aurevilly's house, where Mel'nik kept it.\n\n"
    "“Nothing of the kind”, said Jean-Paul; 1923 Beliaev had gone.\n\n"
    "Van Houten and I. Koshkin followed.[^1]\n\n[^1]: Koshkin, Ia. P., to Anna, 7 June.\n";

TEST(WordsAgain, AreThoseOfAScanFromTheBeginning) {
  constexpr std::string_view kTyped[] = {"K",  "Kosh", ". ", "\n\n", "'",    "“",
                                         "19", "N. ",  " ",  "É",    "the ", "Троцкий "};
  std::mt19937 random(1825);
  std::string source = kDraft;
  auto before = draft(source);
  WordScan scan = scan_words(before, known(), taken_in(before));
  for (int edit = 0; edit < 400; ++edit) {
    const std::size_t at = whole_letter(source, random() % (source.size() + 1));
    if (random() % 3 == 0) {
      source.erase(at, whole_letter(source, at + random() % 6) - at);
    } else {
      source.insert(at, kTyped[random() % std::size(kTyped)]);
    }
    text::Document now = draft(source);
    const auto taken = taken_in(now);
    WordScan again =
        scan_words_again(now, known(), taken, scan, text::unchanged_blocks(before, now));
    ASSERT_EQ(seen_in(again), seen_in(scan_words(now, known(), taken))) << source;
    scan = std::move(again);
    before = std::move(now);
  }
}

// Whoever types a word letter by letter leaves a spelling behind with each of them.
TEST(WordsAgain, ForgetSpellingsThatAreGoneWhenTheyAreMany) {
  auto before = draft("Anna came.\n\nNobody else did.\n");
  WordScan scan = scan_words(before, known(), {});
  std::size_t most = 0;
  for (int edit = 0; edit < 9000; ++edit) {
    std::string word = "Q";
    for (int rest = edit; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
    auto now = draft("Anna came with " + word + ".\n\nNobody else did.\n");
    scan = scan_words_again(now, known(), {}, scan, text::unchanged_blocks(before, now));
    before = std::move(now);
    most = std::max(most, scan.spellings.size());
  }
  EXPECT_GT(most, 4000U);
  EXPECT_LT(most, 5000U);
}

}  // namespace
}  // namespace apparatus::name
