// An index file follows its corpus, and survives what happens to files.
#include "index/builder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "index/schema.h"
#include "index/sqlite.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::index {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kTula =
    "The committee of Tula sat on 3 March 1921.[^1]\n\n"
    "[^1]: GARF, f. 393, op. 2, d. 41, l. 7.\n";
constexpr const char* kPenza =
    "Penza answered on 9 March 1921.[^1]\n\n"
    "[^1]: GARF, f. 393, op. 2, d. 44, ll. 2–3.\n";

class Builder : public testing::Test {
 protected:
  void SetUp() override {
    folder.write("corpus/tula.md", kTula);
    folder.write("corpus/penza.md", kPenza);
  }

  BuildReport build() { return update_index(index, {{folder / "corpus"}, {}}, authority, {}); }

  std::shared_ptr<const Knowledge> open() {
    std::string reason;
    auto knowledge = Knowledge::open(index, reason);
    EXPECT_TRUE(knowledge) << reason;
    return knowledge ? knowledge : Knowledge::nothing();
  }

  // A file that was changed long ago, as texts of a corpus mostly were.
  void age(std::string_view name) {
    fs::last_write_time(folder / name, fs::file_time_type::clock::now() - std::chrono::hours(24));
  }

  void overwrite(std::streamoff at, std::string_view bytes) {
    std::fstream file(index, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(at);
    file << bytes;
  }

  TemporaryFolder folder;
  const fs::path index = folder / "place/index.sqlite";
  std::shared_ptr<const authority::Authority> authority = authority::Authority::built_in();
};

TEST_F(Builder, ReadsATextOnce) {
  const BuildReport first = build();
  EXPECT_EQ(first.error, "");
  EXPECT_EQ(first.texts, 2u);
  EXPECT_EQ(first.read, 2u);
  EXPECT_EQ(first.citations, 2u);
  EXPECT_EQ(first.dates, 2u);
  EXPECT_FALSE(first.rebuilt);
  const std::int64_t generation = Knowledge::generation_on_disk(index);

  const BuildReport second = build();
  EXPECT_EQ(second.read, 0u);
  EXPECT_EQ(second.texts, 2u);
  EXPECT_EQ(second.citations, 2u);
  EXPECT_EQ(Knowledge::generation_on_disk(index), generation);
}

TEST_F(Builder, LeavesTheFileAloneWhereNothingChanged) {
  age("corpus/tula.md");
  age("corpus/penza.md");
  build();
  const std::int64_t generation = Knowledge::generation_on_disk(index);
  build();
  EXPECT_EQ(Knowledge::generation_on_disk(index), generation);
}

TEST_F(Builder, FollowsNewChangedAndVanishedTexts) {
  build();
  folder.write("corpus/orel.md", "Orel kept silent until 1 April 1921.\n");
  folder.write("corpus/tula.md",
               "The committee of Tula sat on 4 March 1921, with no record kept.\n");
  fs::remove(folder / "corpus/penza.md");
  const BuildReport report = build();
  EXPECT_EQ(report.texts, 2u);
  EXPECT_EQ(report.read, 2u);
  EXPECT_EQ(report.vanished, 1u);
  const auto knowledge = open();
  EXPECT_TRUE(knowledge->date("1921-04-01"));
  EXPECT_TRUE(knowledge->date("1921-03-04"));
  EXPECT_FALSE(knowledge->date("1921-03-03"));
  EXPECT_FALSE(knowledge->date("1921-03-09"));
  EXPECT_EQ(knowledge->count_of_date("1921-04-01"), knowledge->date("1921-04-01")->count);
  EXPECT_EQ(knowledge->count_of_date("1921-03-09"), 0U);
  EXPECT_THAT(knowledge->archives(), IsEmpty());
}

TEST_F(Builder, SeesAChangeThatLeavesSizeAndTimeAsTheyWere) {
  build();
  const auto time = fs::last_write_time(folder / "corpus/tula.md");
  std::string changed = kTula;
  changed.replace(changed.find("3 March"), 7, "5 March");
  folder.write("corpus/tula.md", changed);
  fs::last_write_time(folder / "corpus/tula.md", time);
  EXPECT_EQ(build().read, 1u);
  EXPECT_TRUE(open()->date("1921-03-05"));
}

TEST_F(Builder, DoesNotReadAgainWhatWasOnlyTouched) {
  build();
  age("corpus/tula.md");
  EXPECT_EQ(build().read, 0u);
  EXPECT_FALSE(open()->places_citing("garf/393/2/41", 1).empty());
  EXPECT_NE(open()->places_citing("garf/393/2/41", 1)[0].text, "");
}

TEST_F(Builder, NamesWhatItLeavesOutEachTime) {
  folder.write("corpus/scan.txt", std::string_view("\0\1\2\3binary\0\0", 12));
  age("corpus/scan.txt");
  for (int run = 0; run < 2; ++run) {
    const BuildReport report = build();
    ASSERT_THAT(report.left_out, SizeIs(1)) << "run " << run;
    EXPECT_THAT(report.left_out[0].file, HasSubstr("scan.txt"));
    EXPECT_NE(report.left_out[0].reason, "");
    EXPECT_EQ(report.texts, 2u);
  }
  folder.write("corpus/scan.txt", "A text after all, of 2 May 1921.");
  const BuildReport report = build();
  EXPECT_THAT(report.left_out, IsEmpty());
  EXPECT_EQ(report.texts, 3u);
}

TEST_F(Builder, ReadsOldEncodings) {
  // "Совет собрался 3 марта 1921 г." in Windows-1251.
  folder.write(
      "corpus/sovet.txt",
      "\xd1\xee\xe2\xe5\xf2 \xf1\xee\xe1\xf0\xe0\xeb\xf1\xff 3 \xec\xe0\xf0\xf2\xe0 1921 \xe3. "
      "\xe8 \xef\xee\xf1\xf2\xe0\xed\xee\xe2\xe8\xeb\xef\xf0\xe8\xed\xff\xf2\xfc "
      "\xf0\xe5\xe7\xee\xeb\xfe\xf6\xe8\xfe");
  const BuildReport report = build();
  EXPECT_THAT(report.left_out, IsEmpty());
  EXPECT_EQ(report.texts, 3u);
}

TEST_F(Builder, SaysThatTheCorpusIsNotThere) {
  const BuildReport report = update_index(index, {{folder / "nowhere"}, {}}, authority, {});
  EXPECT_THAT(report.error, HasSubstr("nowhere"));
  EXPECT_FALSE(fs::exists(index));
}

TEST_F(Builder, MakesAnIndexOfAnEmptyCorpus) {
  fs::remove(folder / "corpus/tula.md");
  fs::remove(folder / "corpus/penza.md");
  EXPECT_EQ(build().error, "");
  EXPECT_TRUE(open()->empty());
}

TEST_F(Builder, BuildsAnewWhatIsNoDatabaseAnyMore) {
  build();
  std::ofstream(index) << "not an index at all";
  std::string reason;
  EXPECT_FALSE(Knowledge::open(index, reason));
  EXPECT_THAT(reason, HasSubstr("apparatus index"));
  const BuildReport report = build();
  EXPECT_EQ(report.error, "");
  EXPECT_TRUE(report.rebuilt);
  EXPECT_NE(report.rebuilt_because, "");
  EXPECT_EQ(report.texts, 2u);
  EXPECT_TRUE(open()->date("1921-03-03"));
}

TEST_F(Builder, BuildsAnewWhatWasCutShort) {
  build();
  fs::resize_file(index, fs::file_size(index) / 2);
  EXPECT_TRUE(build().rebuilt);
  EXPECT_TRUE(open()->date("1921-03-03"));
}

TEST_F(Builder, BuildsAnewWhatWasDamagedInside) {
  build();
  overwrite(4096 * 3, std::string(4096 * 4, '\x5a'));
  const BuildReport report = build();
  EXPECT_EQ(report.error, "");
  EXPECT_TRUE(report.rebuilt);
  EXPECT_TRUE(open()->date("1921-03-03"));
}

// A letter of a path that has changed in the row of a text, or only in the index of paths: the
// search for damage before a build finds neither.
TEST_F(Builder, BuildsAnewWhereAPathWasDamaged) {
  build();
  Database(index, Database::Access::write).execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::ifstream file(index, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  int places = 0;
  for (auto at = whole.find("tula.md"); at != std::string::npos;
       at = whole.find("tula.md", at + 1)) {
    overwrite(0, whole);
    overwrite(static_cast<std::streamoff>(at), "T");
    const BuildReport report = build();
    EXPECT_EQ(report.error, "");
    EXPECT_EQ(report.texts, 2u);
    EXPECT_TRUE(open()->date("1921-03-03"));
    ++places;
  }
  EXPECT_GE(places, 2);
}

// What the date of a text stands in, wherever SQLite has put it.
void damage_dates(const fs::path& index) {
  std::int64_t page = 0;
  {
    Database database(index, Database::Access::write);
    page = database.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'date_by_edtf'");
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::fstream file(index, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp((page - 1) * 4096);
  file << std::string(4096, '\x5a');
}

TEST_F(Builder, KnowledgeTellsOfDamageThatItComesUpon) {
  build();
  EXPECT_FALSE(open()->damaged());
  damage_dates(index);
  const auto knowledge = open();
  EXPECT_FALSE(knowledge->damaged()) << "nobody has asked for a date yet";
  EXPECT_FALSE(knowledge->date("1921-03-03"));
  EXPECT_TRUE(knowledge->damaged());
  EXPECT_NE(knowledge->trouble(), "");
}

TEST_F(Builder, SearchesALargeIndexForDamageOnceADay) {
  build();
  Database(index, Database::Access::write)
      .execute("CREATE TABLE pad (b); INSERT INTO pad VALUES (zeroblob(9000000))");
  EXPECT_FALSE(build().rebuilt);
  damage_dates(index);
  EXPECT_FALSE(build().rebuilt) << "searched today already";
  {
    Database database(index, Database::Access::write);
    write_meta(database, kSearchedAt, 1);
  }
  EXPECT_TRUE(build().rebuilt);
  EXPECT_TRUE(open()->date("1921-03-03"));
}

TEST_F(Builder, DiscardsAnIndexAndNothingElse) {
  build();
  EXPECT_TRUE(discard_index(index));
  EXPECT_FALSE(fs::exists(index));
  EXPECT_TRUE(discard_index(index)) << "there is none: all the better";
  const auto thesis = folder.write("thesis.md", "Three years of work.");
  EXPECT_FALSE(discard_index(thesis));
  EXPECT_TRUE(fs::exists(thesis));
}

TEST_F(Builder, BuildsAnewAnIndexOfAnotherVersion) {
  build();
  Database(index, Database::Access::write).execute("PRAGMA user_version = 9999");
  std::string reason;
  EXPECT_FALSE(Knowledge::open(index, reason));
  EXPECT_THAT(reason, HasSubstr("version"));
  EXPECT_TRUE(build().rebuilt);
  EXPECT_TRUE(open()->date("1921-03-03"));
}

TEST_F(Builder, BuildsAnewWhenTheAuthorityHasChanged) {
  build();
  std::vector<authority::Problem> problems;
  authority = authority::Authority::with_additions(
      "[[archive]]\nid = \"tula\"\nsigla = [\"GATO\"]\nname = \"Gosudarstvennyi arkhiv Tul'skoi "
      "oblasti\"\n",
      problems);
  EXPECT_TRUE(build().rebuilt);
  EXPECT_FALSE(build().rebuilt);
}

TEST_F(Builder, BuildsAnewWhatOtherRecognisersMade) {
  build();
  {
    Database database(index, Database::Access::write);
    write_meta(database, kRecognisers, recogniser_fingerprint() + 1);
  }
  EXPECT_TRUE(open()->date("1921-03-03")) << "it can be read until then";
  const BuildReport report = build();
  EXPECT_TRUE(report.rebuilt);
  EXPECT_THAT(report.rebuilt_because, HasSubstr("reads texts otherwise"));
  EXPECT_FALSE(build().rebuilt);
}

TEST_F(Builder, DoesNotOverwriteOtherPeoplesFiles) {
  const auto thesis = folder.write("thesis.md", "Three years of work.");
  BuildReport report = update_index(thesis, {{folder / "corpus"}, {}}, authority, {});
  EXPECT_THAT(report.error, HasSubstr("thesis.md"));
  EXPECT_EQ(fs::file_size(thesis), 20u);

  const fs::path database = folder / "zotero.sqlite";
  Database(database, Database::Access::create).execute("CREATE TABLE items (id)");
  report = update_index(database, {{folder / "corpus"}, {}}, authority, {});
  EXPECT_THAT(report.error, HasSubstr("zotero.sqlite"));
  EXPECT_EQ(Database(database, Database::Access::read).integer("SELECT count(*) FROM items"), 0);

  report = update_index(folder / "corpus", {{folder / "corpus"}, {}}, authority, {});
  EXPECT_THAT(report.error, HasSubstr("corpus"));
}

TEST_F(Builder, StopsWhenToldAndLeavesTheIndexAsItWas) {
  build();
  folder.write("corpus/orel.md", "Orel kept silent until 1 April 1921.\n");
  const BuildReport report = update_index(index, {{folder / "corpus"}, {}}, authority,
                                          [](const Progress&) { return false; });
  EXPECT_TRUE(report.cancelled);
  EXPECT_EQ(report.error, "");
  EXPECT_FALSE(open()->date("1921-04-01"));
  EXPECT_TRUE(open()->date("1921-03-03"));
}

TEST_F(Builder, WaitsForAnotherWriterAndSaysSo) {
  build();
  const int lock = ::open(lock_file_of(index).c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  std::string told;
  const BuildReport report =
      update_index(index, {{folder / "corpus"}, {}}, authority, [&](const Progress& progress) {
        told = progress.file;
        return false;
      });
  ::close(lock);
  EXPECT_EQ(told, kWaiting);
  EXPECT_TRUE(report.cancelled);
}

TEST_F(Builder, LeavesOpenReadersTheirState) {
  build();
  const auto before = open();
  folder.write("corpus/orel.md", "Orel kept silent until 1 April 1921.\n");
  fs::remove(folder / "corpus/penza.md");
  build();
  EXPECT_FALSE(before->date("1921-04-01"));
  EXPECT_TRUE(before->date("1921-03-09"));
  EXPECT_NE(before->generation(), Knowledge::generation_on_disk(index));
  EXPECT_TRUE(open()->date("1921-04-01"));
  EXPECT_FALSE(open()->date("1921-03-09"));
  EXPECT_EQ(before->trouble(), "");
}

TEST_F(Builder, LeavesOpenReadersTheirStateWhenItBuildsAnew) {
  build();
  const auto before = open();
  folder.write("corpus/orel.md", "Orel kept silent until 1 April 1921.\n");
  Database(index, Database::Access::write).execute("PRAGMA user_version = 9999");
  EXPECT_TRUE(build().rebuilt);
  EXPECT_TRUE(before->date("1921-03-03"));
  EXPECT_FALSE(before->date("1921-04-01"));
  EXPECT_TRUE(open()->date("1921-04-01"));
}

TEST_F(Builder, WritesNothingIntoTheCorpus) {
  build();
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder / "corpus"))
    names.push_back(entry.path().filename());
  EXPECT_THAT(names, testing::UnorderedElementsAre("tula.md", "penza.md"));
}

TEST_F(Builder, GivesTheSameAnswersInOnePassAsInMany) {
  const fs::path other = folder / "other.sqlite";
  fs::rename(folder / "corpus/penza.md", folder / "penza.md");
  build();
  fs::rename(folder / "penza.md", folder / "corpus/penza.md");
  build();
  update_index(other, {{folder / "corpus"}, {}}, authority, {});
  std::string reason;
  const auto one_pass = Knowledge::open(other, reason);
  ASSERT_TRUE(one_pass) << reason;
  const auto many = open();
  ASSERT_THAT(many->below("garf/393/2", 9), SizeIs(2));
  EXPECT_EQ(many->archives()[0].count, one_pass->archives()[0].count);
  EXPECT_EQ(many->archives()[0].texts, one_pass->archives()[0].texts);
  EXPECT_EQ(many->below("garf/393/2", 9)[1].value, one_pass->below("garf/393/2", 9)[1].value);
}

}  // namespace
}  // namespace apparatus::index
