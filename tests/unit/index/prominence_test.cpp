// Whoever is foremost among those whose name begins so, with and without lists.
#include "index/prominence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>

#include "index/schema.h"

namespace apparatus::index {
namespace {

class Foremost : public testing::Test {
 protected:
  Foremost() : database({}, Database::Access::memory) {
    create_tables(database);
    create_indices_of_persons(database);
  }

  std::string word(std::initializer_list<const char*> begin) {
    return std::string(begin.begin()[dice() % begin.size()]) + static_cast<char>('a' + dice() % 3) +
           static_cast<char>('a' + dice() % 5);
  }
  Prominence::State somebody(std::uint32_t row) {
    return {word({"kr", "kra", "v"}), dice() % 4 == 0 ? "" : word({"iv", "kr"}),
            static_cast<std::uint32_t>(1 + dice() % 60),
            "somebody-" + std::to_string(row) + (dice() % 9 == 0 ? "-?" : "")};
  }
  void put(std::uint32_t row, const std::optional<Prominence::State>& state) {
    people.resize(std::max<std::size_t>(people.size(), row + 1));
    people[row] = state;
    if (!state) {
      Statement(database, "DELETE FROM person WHERE id = ?")(row).run();
      return;
    }
    Statement(database,
              "INSERT OR REPLACE INTO person VALUES (?, ?, '', '', '', '', '', ?, ?, '', '', '', "
              "?, '', '')")(row, state->name, state->surname_key, state->given_key, state->count)
        .run();
  }

  // By going over everybody.
  std::vector<std::uint32_t> expected(const std::string& beginning, std::size_t limit) const {
    std::vector<Prominent> found;
    for (std::uint32_t row = 1; row < people.size(); ++row) {
      const auto& one = people[row];
      if (!one || one->name.ends_with('?')) continue;
      if (one->surname_key.starts_with(beginning) ||
          (!one->given_key.empty() && one->given_key.starts_with(beginning)))
        found.push_back({row, one->count, one->name});
    }
    std::sort(found.begin(), found.end());
    if (found.size() > limit) found.resize(limit);
    std::vector<std::uint32_t> rows;
    for (const Prominent& one : found) rows.push_back(one.person);
    return rows;
  }
  void expect_right(const char* when) {
    ProminentPersons persons(database);
    for (const char* beginning : {"", "k", "kr", "kra", "kraa", "v", "va", "iv", "ivb", "z"}) {
      for (const std::size_t limit : {1u, 60u, 150u}) {
        EXPECT_EQ(persons.starting_with(beginning, limit), expected(beginning, limit))
            << when << ": " << limit << " of “" << beginning << "”";
      }
    }
  }
  std::int64_t lists() { return database.integer("SELECT count(*) FROM prominent"); }

  Database database;
  std::mt19937 dice{7};
  std::vector<std::optional<Prominence::State>> people;
};

TEST_F(Foremost, OfFewNeedsNoList) {
  for (std::uint32_t row = 1; row <= 300; ++row) put(row, somebody(row));
  Prominence(database).make();
  EXPECT_EQ(lists(), 0);
  expect_right("300 people");
}

TEST_F(Foremost, OfManyIsListed) {
  for (std::uint32_t row = 1; row <= 3000; ++row) put(row, somebody(row));
  Prominence(database).make();
  EXPECT_GT(lists(), 5);
  expect_right("3000 people");
}

TEST_F(Foremost, FollowsWhoComesGoesAndIsMentionedMore) {
  for (std::uint32_t row = 1; row <= 900; ++row) put(row, somebody(row));
  Prominence(database).make();
  std::uint32_t last = 900;
  for (int round = 0; round < 25; ++round) {
    Prominence prominence(database);
    for (int change = 0; change < 150; ++change) {
      const bool is_new = dice() % 3 == 0;
      const std::uint32_t row = is_new ? ++last : static_cast<std::uint32_t>(1 + dice() % last);
      const auto before = is_new || row >= people.size() ? std::nullopt : people[row];
      std::optional<Prominence::State> after;
      // The most mentioned go most often, so that lists run short.
      if (dice() % 4 != 0 && !(before && before->count > 45)) after = somebody(row);
      put(row, after);
      prominence.note_change(row, before, after);
    }
    prominence.follow_changes();
    expect_right(("round " + std::to_string(round)).c_str());
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace apparatus::index
