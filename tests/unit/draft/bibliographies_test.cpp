#include "lsp/draft/bibliographies.h"

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
  Files() : folder_(fs::path(testing::TempDir()) / "apparatus_bibliographies_test") {
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }
  void write(const char* name, const char* key) const {
    std::ofstream(folder_ / name) << "@book{" << key << ", title={T}, year={1985}}\n";
  }
  fs::path folder_;
};

TEST_F(Files, AreFoundBesideTheDraftWithOrWithoutTheEnding) {
  write("works.bib", "lewin1985");
  const Bibliographies found = read_bibliographies({"works", "gone.bib"}, {folder_});
  EXPECT_NE(found.entries->find("lewin1985"), nullptr);
  EXPECT_THAT(found.missing, ElementsAre("gone.bib"));
}

TEST_F(Files, AreReadOnceAndAgainWhenChanged) {
  write("works.bib", "lewin1985");
  const auto first = read_bibliographies({"works.bib"}, {folder_}).entries;
  EXPECT_EQ(read_bibliographies({"works.bib"}, {folder_}).entries, first);
  write("works.bib", "lewin1985x");
  EXPECT_NE(read_bibliographies({"works.bib"}, {folder_}).entries->find("lewin1985x"), nullptr);
}

TEST_F(Files, NamedNowhereIsAnEmptyBibliography) {
  EXPECT_TRUE(read_bibliographies({}, {folder_}).entries->entries.empty());
}

}  // namespace
}  // namespace apparatus::draft
