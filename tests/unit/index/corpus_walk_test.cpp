// Which files of a folder are the corpus.
#include "index/corpus_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/unit/temporary_folder.h"

namespace apparatus::index {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Paths below the folder.
std::vector<std::string> names(const CorpusListing& listing, const TemporaryFolder& folder) {
  const auto root = std::filesystem::canonical(folder.path());
  std::vector<std::string> found;
  for (const CorpusFile& file : listing.files) {
    found.push_back(std::filesystem::relative(file.path, root).string());
  }
  return found;
}

TEST(CorpusWalk, TakesTextsByTheirEndingAndInOrder) {
  const TemporaryFolder folder;
  folder.write("thesis/two.tex", "x");
  folder.write("article.MD", "x");
  folder.write("book.txt", "x");
  folder.write("scan.pdf", "x");
  folder.write("README", "x");
  EXPECT_THAT(names(walk({{folder.path()}, {}}), folder),
              ElementsAre("article.MD", "book.txt", "thesis/two.tex"));
}

TEST(CorpusWalk, PassesOverHiddenFilesLinksAndFifos) {
  const TemporaryFolder folder, elsewhere;
  folder.write("book.txt", "x");
  folder.write(".apparatus/copy.txt", "x");
  folder.write(".draft.txt", "x");
  elsewhere.write("private.txt", "x");
  std::filesystem::create_symlink(elsewhere / "private.txt", folder / "link.txt");
  std::filesystem::create_directory_symlink(elsewhere.path(), folder / "linked");
  std::filesystem::create_directory_symlink(folder.path(), folder / "loop");
  ASSERT_EQ(::mkfifo((folder / "pipe.txt").c_str(), 0600), 0);
  EXPECT_THAT(names(walk({{folder.path()}, {}}), folder), ElementsAre("book.txt"));
}

TEST(CorpusWalk, EndsSomewhereAndSaysSo) {
  const TemporaryFolder folder;
  for (const char* name : {"one.md", "two.md", "three.md", "four.md"}) folder.write(name, "x");
  for (int i = 0; i < 20; ++i) folder.write("scan" + std::to_string(i) + ".pdf", "x");
  const CorpusListing few = walk({{folder.path()}, {}}, /*most_texts=*/3);
  EXPECT_EQ(few.files.size(), 3u);
  ASSERT_EQ(few.left_out.size(), 1u);
  EXPECT_THAT(few.left_out[0].reason, HasSubstr("too many files"));
  const CorpusListing tired = walk({{folder.path()}, {}}, 100, /*most_entries=*/10);
  EXPECT_LE(tired.files.size(), 4u);
  EXPECT_EQ(tired.left_out.size(), 1u);
  EXPECT_THAT(walk({{folder.path()}, {}}, 5, 24).left_out, IsEmpty());
}

TEST(CorpusWalk, TakesASingleFileWhateverItsEnding) {
  const TemporaryFolder folder;
  const auto file = folder.write("notes.org", "x");
  EXPECT_THAT(names(walk({{file}, {}}), folder), ElementsAre("notes.org"));
}

TEST(CorpusWalk, ListsAFileOfTwoFoldersOnce) {
  const TemporaryFolder folder;
  folder.write("books/carr.txt", "x");
  EXPECT_THAT(names(walk({{folder.path(), folder / "books"}, {}}), folder),
              ElementsAre("books/carr.txt"));
}

TEST(CorpusWalk, SaysWhichCorpusIsNotThere) {
  const TemporaryFolder folder;
  const CorpusListing listing = walk({{folder / "nowhere"}, {}});
  EXPECT_THAT(listing.error, HasSubstr("nowhere"));
  EXPECT_THAT(listing.files, IsEmpty());
}

TEST(CorpusWalk, LeavesOutWhatIsExcluded) {
  const TemporaryFolder folder;
  folder.write("drafts/one.md", "x");
  folder.write("old/drafts/two.md", "x");
  folder.write("old/three.md", "x");
  folder.write("old/three.bak.md", "x");
  EXPECT_THAT(names(walk({{folder.path()}, {"**/drafts/*", "*.bak.md"}}), folder),
              ElementsAre("old/three.md"));
}

struct GlobCase {
  const char* pattern;
  const char* path;
  bool matches;
};

class Glob : public testing::TestWithParam<GlobCase> {};

TEST_P(Glob, Matches) {
  EXPECT_EQ(glob_matches(GetParam().pattern, GetParam().path), GetParam().matches)
      << GetParam().pattern << " against " << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, Glob,
    testing::Values(
        GlobCase{"*.bak", "a/b.bak", true}, GlobCase{"*.bak", "a/b.bak.md", false},
        GlobCase{"drafts/*", "drafts/x.md", true}, GlobCase{"drafts/*", "drafts/x/y.md", false},
        GlobCase{"drafts/**", "drafts/x/y.md", true}, GlobCase{"**/drafts/*", "drafts/x.md", true},
        GlobCase{"**/drafts/*", "a/b/drafts/x.md", true},
        GlobCase{"**/drafts/*", "a/mydrafts/x.md", false}, GlobCase{"a/**/z.md", "a/z.md", true},
        GlobCase{"a/**/z.md", "a/b/c/z.md", true}, GlobCase{"chapter?.md", "chapter1.md", true},
        GlobCase{"chapter?.md", "chapter12.md", false}, GlobCase{"**", "a/b", true},
        GlobCase{"old/", "old", true}, GlobCase{"", "a", false},
        GlobCase{"*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false}));

}  // namespace
}  // namespace apparatus::index
