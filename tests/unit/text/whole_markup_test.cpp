#include "text/whole_markup.h"

#include <gtest/gtest.h>

#include <string>

#include "text/readers.h"

namespace apparatus::text {
namespace {

// The text between ‹ and ›, grown until its markup is whole.
std::string grown(std::string marked, Format format) {
  const std::string open = "‹", close = "›";
  const std::size_t begin = marked.find(open);
  marked.erase(begin, open.size());
  const std::size_t end = marked.find(close);
  marked.erase(end, close.size());
  const Document document = read_document(marked, format);
  const SourceRange range = with_whole_markup(
      document, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  return std::string(document.text(range));
}

TEST(WholeMarkup, TakesInTheEmphasisThatEndsInIt) {
  EXPECT_EQ(grown("See *‹Ibid.*, l. 9›.", Format::markdown), "*Ibid.*, l. 9");
  EXPECT_EQ(grown("See **‹Ibid.**, l. 9›.", Format::markdown), "**Ibid.**, l. 9");
  EXPECT_EQ(grown("See _‹Ibid._, l. 9›.", Format::markdown), "_Ibid._, l. 9");
}

TEST(WholeMarkup, LeavesAloneWhatCutsNothing) {
  EXPECT_EQ(grown("See ‹Ibid., l. 9›.", Format::markdown), "Ibid., l. 9");
  EXPECT_EQ(grown("*See ‹Ibid., l. 9›.*", Format::markdown), "Ibid., l. 9");
  EXPECT_EQ(grown("See ‹*Ibid.*, l. 9›.", Format::markdown), "*Ibid.*, l. 9");
  EXPECT_EQ(grown("\\footnote{‹Ibid., l.~9›.}", Format::latex), "Ibid., l.~9");
}

TEST(WholeMarkup, TakesInTheGroupAndItsCommand) {
  EXPECT_EQ(grown("\\footnote{\\emph{‹Ibid.},\n l.~9›.}", Format::latex), "\\emph{Ibid.},\n l.~9");
  EXPECT_EQ(grown("\\footnote{{‹Ibid.}, l.~9›.}", Format::latex), "{Ibid.}, l.~9");
}

TEST(WholeMarkup, IsNotFoundWhereWordsStandBetween) {
  EXPECT_EQ(grown("*See ‹Ibid.*, l. 9›.", Format::markdown), "Ibid.*, l. 9");
  EXPECT_EQ(grown("\\footnote{\\emph{See ‹Ibid.}, l.~9›.}", Format::latex), "Ibid.}, l.~9");
}

}  // namespace
}  // namespace apparatus::text
