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

TEST_F(Files, NamedNowhereIsAnEmptyBibliography) {
  EXPECT_TRUE(read_bibliographies({}, {folder_.path()}).entries->entries.empty());
}

}  // namespace
}  // namespace apparatus::draft
