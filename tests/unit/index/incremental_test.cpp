// An index that followed its corpus through many changes says what one says that was made anew from
// the same texts: every row of every table, whatever numbers the rows have.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "index/builder.h"
#include "index/postings.h"
#include "index/schema.h"
#include "index/sqlite.h"
#include "index/text_places.h"
#include "tests/unit/temporary_folder.h"

namespace apparatus::index {
namespace {

namespace fs = std::filesystem;
using Lines = std::multiset<std::string>;

// Everything that an index says, in words instead of row numbers.
class Dump {
 public:
  explicit Dump(const fs::path& file) : database_(file, Database::Access::read) {
    name_rows("SELECT id, path FROM text", texts_);
    name_rows("SELECT id, key FROM node", nodes_);
    name_rows("SELECT id, written FROM siglum", sigla_);
    name_rows("SELECT id, edtf FROM date", dates_);
    name_rows("SELECT id, name FROM person", persons_);
    name_rows(
        "SELECT id, surname || '|' || given || '|' || initials || '|' || patronymic || '|' ||"
        " surname_key FROM form",
        forms_);
    dump_texts();
    dump_nodes();
    dump_dates();
    dump_names();
  }
  const Lines& lines() const { return lines_; }

 private:
  using Names = std::map<std::uint32_t, std::string>;

  void name_rows(const char* query, Names& names) {
    Statement all(database_, query);
    while (all.next()) names[all.number(0)] = all.string(1);
  }

  template <class... Words>
  void say(const Words&... words) {
    std::ostringstream line;
    ((line << words << " "), ...);
    lines_.insert(line.str());
  }

  void plain(const char* table, const char* query) {
    Statement all(database_, query);
    while (all.next()) say(table, all.string(0));
  }

  void dump_texts() {
    plain("text", "SELECT path || '|' || title || '|' || size || '|' || hash FROM text");
    plain("total",
          "SELECT name || ' ' || value FROM meta"
          " WHERE name IN ('citations', 'dates', 'names', 'persons')");
    plain("described",
          "SELECT path || '|' || key || '|' || description.count || '|' || start || '|' ||"
          " length || '|' || line || '|' || body || '|' || ifnull((SELECT group_concat(edtf) FROM"
          " (SELECT edtf FROM described_date JOIN date ON date.id = date WHERE"
          " described_date.description = description.id ORDER BY edtf)), '')"
          " FROM description JOIN text ON text.id = text JOIN node ON node.id = node");
    plain("words",
          "SELECT count(*) FROM description_words WHERE description_words MATCH 'minutes'");
    TextPlacesWriter places(database_);
    TextPlaces found(database_);
    for (const auto& [text, path] : texts_) {
      std::set<std::pair<ThingKind, std::uint32_t>> things;
      places.for_each(text,
                      [&](ThingKind kind, std::uint32_t thing) { things.emplace(kind, thing); });
      for (const auto& [kind, thing] : things) {
        const Names& names = kind == ThingKind::date   ? dates_
                             : kind == ThingKind::node ? nodes_
                                                       : forms_;
        for (const PackedPlace& place : found.find(text, kind, thing, 1000))
          say("place", path, names.at(thing), place.range.begin, place.range.end, place.line,
              place.in_note);
      }
    }
  }

  void dump_nodes() {
    Statement all(database_,
                  "SELECT node.key, (SELECT key FROM node AS above WHERE above.id = node.parent),"
                  " level, value, node.count, texts, siglum, body, sigla, cited"
                  " FROM node LEFT JOIN description ON description.id = description");
    while (all.next()) {
      const std::string key = all.string(0);
      say("node", key, all.string(1), all.string(2), all.string(3), all.integer(4), all.integer(5),
          sigla_.at(all.number(6)), all.string(7));
      for (const SiglumCount& one : unpack_all<SiglumCount>(all.text(8)))
        say("siglum", key, sigla_.at(one.siglum), one.count);
      for (const CitedIn& one : unpack_all<CitedIn>(all.text(9)))
        say("cited", key, texts_.at(one.text), sigla_.at(one.siglum), one.count, one.leaves);
    }
  }

  void dump_dates() {
    Statement all(database_, "SELECT edtf, first_day, last_day, count, texts, dated FROM date");
    while (all.next()) {
      say("date", all.string(0), all.integer(1), all.integer(2), all.integer(3), all.integer(4));
      for (const DatedIn& one : unpack_all<DatedIn>(all.text(5)))
        say("dated", all.string(0), texts_.at(one.text), one.count);
    }
  }

  void dump_names() {
    Statement forms(database_, "SELECT id, texts FROM form");
    while (forms.next()) {
      for (const NamedIn& one : unpack_all<NamedIn>(forms.text(1))) {
        say("named", forms_.at(forms.number(0)), texts_.at(one.text),
            one.person == 0 ? "nobody" : persons_.at(one.person), static_cast<int>(one.strength),
            one.as_actor, one.as_author, one.born, one.died, one.known_as, one.description);
      }
    }
    Statement persons(database_,
                      "SELECT name, display || '|' || given || '|' || initials || '|' || patronymic"
                      " || '|' || surname || '|' || surname_key || '|' || given_key || '|' || born"
                      " || '|' || died || '|' || description || '|' || count || '|' || elements,"
                      " variants FROM person");
    while (persons.next()) {
      std::ostringstream variants;
      for (const VariantCount& one : unpack_all<VariantCount>(persons.text(2)))
        variants << forms_.at(one.form) << "=" << one.written << ":" << one.count << "/"
                 << one.texts << ";";
      say("person", persons.string(0), persons.string(1), variants.str());
    }
    plain("pseudonym", "SELECT key || '|' || surname_key FROM pseudonym");
    plain("surname", "SELECT spelling || '|' || key || '|' || count || '|' || texts FROM surname");
  }

  Database database_;
  Names texts_, nodes_, sigla_, dates_, persons_, forms_;
  Lines lines_;
};

// Texts about few people who share surnames, given names and files, so that one text changes what
// another one means.
class RandomText {
 public:
  explicit RandomText(std::mt19937& dice) : dice_(dice) {}

  std::string write() {
    std::string text, notes;
    const int paragraphs = 1 + static_cast<int>(dice_() % 5);
    for (int n = 1; n <= paragraphs; ++n) {
      for (int s = static_cast<int>(dice_() % 3); s >= 0; --s) text += sentence() + " ";
      text += "[^" + std::to_string(n) + "]\n\n";
      notes += "[^" + std::to_string(n) + "]: " + note() + "\n";
    }
    return text + notes;
  }

 private:
  const char* one_of(std::initializer_list<const char*> words) {
    return words.begin()[dice_() % words.size()];
  }

  std::string name() {
    const std::string surname =
        one_of({"Tverdov", "Granin", "Selivanskii", "Selivansky", "Voskov"});
    const std::string given = one_of({"Ivan", "Vladimir", "Rosa", "Nikolai", "Vera"});
    switch (dice_() % 8) {
      case 0:
        return given + " " + surname;
      case 1:
        return given.substr(0, 1) + ". " + one_of({"A", "N", "P"}) + ". " + surname;
      case 2:
        return given.substr(0, 1) + ". " + surname;
      case 3:
        return given + " " + one_of({"Il'ich", "Petrovich"});
      case 4:
        return given;
      case 5:
        return "N. S. Tverdov (Granin)";
      case 6:
        return given + " " + surname + " (18" + one_of({"81", "82"}) + "–1924)";
      default:
        return surname;
    }
  }

  std::string date() {
    return std::to_string(1 + dice_() % 5) + " " + one_of({"March", "April"}) + " 192" +
           one_of({"1", "2"});
  }

  std::string sentence() {
    switch (dice_() % 4) {
      case 0:
        return "The secretary " + name() + " declared on " + date() + " that it was over.";
      case 1:
        return "Comrade " + name() + " wrote to " + name() + " in the spring.";
      case 2:
        return name() + " replied, and " + name() + " agreed.";
      default:
        return "Nothing is said of " + date() + ".";
    }
  }

  std::string note() {
    std::string file = std::string(one_of({"GARF", "TsGAOR", "RGASPI"})) + ", f. " +
                       one_of({"17", "393"}) + ", op. " + one_of({"1", "2"}) + ", d. " +
                       std::to_string(1 + dice_() % 4) + ", l. " + std::to_string(1 + dice_() % 9);
    if (dice_() % 2 == 0)
      file += " (Minutes of the " + std::string(one_of({"mill", "depot"})) + ", " + date() + ")";
    if (dice_() % 4 == 0)
      file +=
          "; " + std::string(one_of({"Ibid., l. 3", "V. Voskov, Memoirs (Moscow, 1971), p. 4"}));
    return file + ".";
  }

  std::mt19937& dice_;
};

void expect_same(const fs::path& followed, const fs::path& anew, const std::string& where) {
  const Dump a(followed), b(anew);
  std::string differ;
  for (const std::string& line : a.lines()) {
    if (a.lines().count(line) != b.lines().count(line)) differ += "\nfollowed: " + line;
  }
  for (const std::string& line : b.lines()) {
    if (a.lines().count(line) != b.lines().count(line)) differ += "\nanew:     " + line;
  }
  EXPECT_EQ(differ, "") << where;
  EXPECT_GT(a.lines().size(), 4u) << where;
}

void follow_random_changes(unsigned seed,
                           const std::shared_ptr<const authority::Authority>& authority) {
  TemporaryFolder folder;
  std::mt19937 dice(seed);
  RandomText texts(dice);
  const fs::path followed = folder / "followed.sqlite", anew = folder / "anew.sqlite";
  fs::create_directories(folder / "corpus");
  const CorpusFolders corpus{{folder / "corpus"}, {}};
  for (int round = 0; round < 8; ++round) {
    const int changes = round == 0 ? 6 : 1 + static_cast<int>(dice() % 3);
    for (int i = 0; i < changes; ++i) {
      const std::string name = "corpus/text" + std::to_string(dice() % 9) + ".md";
      if (round > 0 && dice() % 3 == 0) {
        fs::remove(folder / name);
      } else {
        folder.write(name, texts.write());
      }
    }
    ASSERT_EQ(update_index(followed, corpus, authority, {}).error, "");
    fs::remove(anew);
    ASSERT_EQ(update_index(anew, corpus, authority, {}).error, "");
    expect_same(followed, anew,
                "seed " + std::to_string(seed) + ", round " + std::to_string(round));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Incremental, FollowsRandomChanges) {
  for (unsigned seed = 1; seed <= 2; ++seed)
    follow_random_changes(seed, authority::Authority::built_in());
}

TEST(Incremental, FollowsRandomChangesUnderAProject) {
  std::vector<authority::Problem> problems;
  const auto authority = authority::Authority::with_additions(
      "[[person]]\nname = \"Vladimir Voskov\"\nalso = [\"V. Granin\", \"Selivanskii\"]\n"
      "not = [\"Nikolai Voskov\"]\nborn = 1880\n",
      problems);
  ASSERT_TRUE(problems.empty());
  for (unsigned seed = 101; seed <= 102; ++seed) follow_random_changes(seed, authority);
}

}  // namespace
}  // namespace apparatus::index
