#include "lsp/draft/bibliographies.h"
#include "tests/unit/temporary_folder.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace apparatus::draft {
namespace {

using testing::ElementsAre;
namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void write(const char* name, const char* key) const {
    folder_.write(name, std::string("@book{") + key + ", title={T}, year={1985}}\n");
  }
  TemporaryFolder folder_;
};

TEST_F(Files, AreFoundBesideTheDraftWithOrWithoutTheEnding) {
  write("works.bib", "lewin1985");
  const Bibliographies found = read_bibliographies({"works", "gone.bib"}, {folder_.path()});
  EXPECT_NE(found.entries->find("lewin1985"), nullptr);
  EXPECT_THAT(found.missing, ElementsAre("gone.bib"));
}

TEST_F(Files, AreReadOnceAndAgainWhenChanged) {
  write("works.bib", "lewin1985");
  const auto first = read_bibliographies({"works.bib"}, {folder_.path()}).entries;
  EXPECT_EQ(read_bibliographies({"works.bib"}, {folder_.path()}).entries, first);
  write("works.bib", "lewin1985x");
  EXPECT_NE(read_bibliographies({"works.bib"}, {folder_.path()}).entries->find("lewin1985x"),
            nullptr);
}

TEST_F(Files, InYamlAndInADraftsOwnFrontMatter) {
  folder_.write("works.yaml", "references:\n- id: lewin1985\n  title: T\n  type: book\n");
  const std::string draft =
      "---\ntitle: X\nreferences:\n- id: rigby1981\n  title: Cliques\n---\n\nText.\n";
  const auto found =
      read_bibliographies({"works.yaml"}, {folder_.path()}, {draft, "draft.md"}).entries;
  EXPECT_NE(found->find("lewin1985"), nullptr);
  ASSERT_NE(found->find("rigby1981"), nullptr);
  EXPECT_EQ(found->find("rigby1981")->file, "draft.md");
  EXPECT_EQ(found->find("rigby1981")->line, 4U);
  EXPECT_EQ(read_bibliographies({"works.yaml"}, {folder_.path()}, {draft, "draft.md"}).entries,
            found);
}

TEST_F(Files, NamedNowhereIsAnEmptyBibliography) {
  EXPECT_TRUE(read_bibliographies({}, {folder_.path()}).entries->empty());
}

}  // namespace
}  // namespace apparatus::draft
