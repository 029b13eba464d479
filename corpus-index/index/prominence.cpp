#include "index/prominence.h"

#include <algorithm>
#include <iterator>

#include "index/packed.h"

namespace apparatus::index {
namespace {

// A beginning that more persons share has a list.
constexpr std::size_t kFew = 400;
// Of the persons that a list holds when it is made; when fewer than half are left it is made anew.
constexpr std::size_t kListed = 128;
constexpr std::size_t kListedOfAll = 2048;  // of the empty beginning: everybody

// From so many on, all lists are made anew.
constexpr std::size_t kManyChanges = 20'000;

std::size_t full_length(std::string_view beginning) {
  return beginning.empty() ? kListedOfAll : kListed;
}

std::string list_name(PersonKey which, std::string_view beginning) {
  return std::string(which == PersonKey::surname ? "s" : "g").append(beginning);
}

// The first text that is behind all texts with the beginning: no code point is greater.
std::string behind(std::string_view beginning) {
  return std::string(beginning) + "\xf4\x8f\xbf\xbf";
}

// Whoever is found by a key: not the many that an ambiguous surname may mean.
constexpr std::array<const char*, 2> kForemost = {
    "SELECT id, count, name FROM person WHERE surname_key >= ? AND surname_key < ?"
    " AND name NOT LIKE '%?' ORDER BY count DESC, name LIMIT ?",
    "SELECT id, count, name FROM person WHERE given_key >= ? AND given_key < ? AND given_key <> ''"
    " AND name NOT LIKE '%?' ORDER BY count DESC, name LIMIT ?"};
constexpr std::array<const char*, 2> kShared = {
    "SELECT count(*) FROM (SELECT 1 FROM person WHERE surname_key >= ? AND surname_key < ? LIMIT "
    "?)",
    "SELECT count(*) FROM (SELECT 1 FROM person WHERE given_key >= ? AND given_key < ?"
    " AND given_key <> '' LIMIT ?)"};

// Everybody has a place in the alphabet of surnames, so that the empty beginning is asked of it
// alone.
std::size_t shortest(PersonKey which) { return which == PersonKey::surname ? 0 : 1; }

std::size_t index_of(PersonKey which) { return static_cast<std::size_t>(which); }

std::vector<Prominent> read_foremost(Statement& foremost, std::string_view beginning,
                                     std::size_t limit) {
  std::vector<Prominent> list;
  const std::string end = behind(beginning);
  Rows rows(foremost(beginning, end, static_cast<std::int64_t>(limit)));
  while (rows.next()) list.push_back({rows->number(0), rows->number(1), rows->string(2)});
  return list;
}

std::vector<Prominent> unpack_list(std::string_view packed) {
  std::vector<Prominent> list;
  for (Unpacker rest(packed); rest.more();) {
    Prominent one;
    one.person = rest.small();
    one.count = rest.small();
    if (rest.sound()) list.push_back(std::move(one));
  }
  return list;
}

// The foremost of many that come in any order.
class Foremost {
 public:
  explicit Foremost(std::size_t most) : most_(most) {}
  void add(std::uint32_t person, std::uint32_t count, std::string_view name) {
    ++total_;
    if (list_.size() == most_ && count < list_.front().count) return;
    list_.push_back({person, count, std::string(name)});
    std::push_heap(list_.begin(), list_.end());
    drop_last();
  }
  void add(const Foremost& other) {
    total_ += other.total_;
    for (const Prominent& one : other.list_) {
      list_.push_back(one);
      std::push_heap(list_.begin(), list_.end());
      drop_last();
    }
  }
  std::size_t total() const { return total_; }
  std::vector<Prominent> sorted() const {
    std::vector<Prominent> list = list_;
    std::sort(list.begin(), list.end());
    return list;
  }

 private:
  // The least prominent is at the front of the heap.
  void drop_last() {
    if (list_.size() <= most_) return;
    std::pop_heap(list_.begin(), list_.end());
    list_.pop_back();
  }
  std::size_t most_;
  std::size_t total_ = 0;
  std::vector<Prominent> list_;
};

// All beginnings of keys that come in the order of the alphabet.
template <class Close>
class Beginnings {
 public:
  explicit Beginnings(Close close) : close_(std::move(close)) { open(""); }
  ~Beginnings() = default;

  template <class... What>
  void add(std::string_view key, const What&... what) {
    const auto same = std::mismatch(key.begin(), key.end(), key_.begin(), key_.end());
    close_behind(static_cast<std::size_t>(same.first - key.begin()));
    for (std::size_t length = key_.size() + 1; length <= key.size(); ++length)
      open(key.substr(0, length));
    key_ = key;
    for (Foremost& level : levels_) level.add(what...);
  }
  void finish() {
    close_behind(0);
    if (levels_.front().total() > kFew) close_("", levels_.front());
  }

 private:
  void open(std::string_view beginning) { levels_.emplace_back(full_length(beginning)); }
  void close_behind(std::size_t length) {
    while (key_.size() > length) {
      if (levels_.back().total() > kFew) close_(key_, levels_.back());
      levels_.pop_back();
      key_.pop_back();
    }
  }

  Close close_;
  std::string key_;
  std::vector<Foremost> levels_;  // of the beginnings of key_, the empty one first
};

}  // namespace

ProminentPersons::ProminentPersons(Database& database)
    : all_{Statement(database, kForemost[0]), Statement(database, kForemost[1])},
      list_(database, "SELECT persons FROM prominent WHERE beginning = ?"),
      name_(database, "SELECT name FROM person WHERE id = ?") {}

std::vector<Prominent> ProminentPersons::of_key(PersonKey which, std::string_view beginning,
                                                std::size_t limit) {
  const std::string name = list_name(which, beginning);
  std::vector<Prominent> list;
  if (Rows rows(list_(name)); rows.next()) list = unpack_list(rows->text(0));
  if (list.size() < limit) return read_foremost(all_[index_of(which)], beginning, limit);
  list.resize(limit);
  for (Prominent& one : list) {
    if (Rows rows(name_(one.person)); rows.next()) one.name = rows->string(0);
  }
  return list;
}

std::vector<std::uint32_t> ProminentPersons::starting_with(std::string_view beginning,
                                                           std::size_t limit) {
  std::vector<Prominent> by_surname = of_key(PersonKey::surname, beginning, limit);
  std::vector<Prominent> by_given;
  if (beginning.size() >= shortest(PersonKey::given))
    by_given = of_key(PersonKey::given, beginning, limit);
  std::vector<Prominent> both;
  std::merge(by_surname.begin(), by_surname.end(), by_given.begin(), by_given.end(),
             std::back_inserter(both));
  std::vector<std::uint32_t> persons;
  for (const Prominent& one : both) {
    if (persons.size() >= limit) break;
    if (std::find(persons.begin(), persons.end(), one.person) == persons.end())
      persons.push_back(one.person);
  }
  return persons;
}

void Prominence::write_list(PersonKey which, std::string_view beginning,
                            const std::vector<Prominent>& list) {
  std::string packed;
  for (const Prominent& one : list) {
    append_number(packed, one.person);
    append_number(packed, one.count);
  }
  Statement write(database_, "INSERT OR REPLACE INTO prominent VALUES (?, ?)");
  write(list_name(which, beginning), packed).run();
}

void Prominence::make() {
  if (database_.integer("SELECT count(*) FROM person") <= static_cast<std::int64_t>(kFew)) return;
  const auto close = [&](PersonKey which) {
    return [this, which](std::string_view beginning, const Foremost& foremost) {
      if (beginning.size() < shortest(which)) return;
      write_list(which, beginning, foremost.sorted());
    };
  };
  Statement by_surname(database_,
                       "SELECT surname_key, id, count, name FROM person"
                       " WHERE name NOT LIKE '%?' ORDER BY surname_key");
  Beginnings surnames(close(PersonKey::surname));
  while (by_surname.next())
    surnames.add(by_surname.text(0), by_surname.number(1), by_surname.number(2),
                 by_surname.text(3));
  surnames.finish();
  // Given names are few, and reading them in their order would go all over the table.
  std::map<std::string, Foremost, std::less<>> of_given_name;
  Statement all(database_,
                "SELECT given_key, id, count, name FROM person"
                " WHERE given_key <> '' AND name NOT LIKE '%?'");
  while (all.next()) {
    auto place = of_given_name.find(all.text(0));
    if (place == of_given_name.end())
      place = of_given_name.emplace(all.string(0), Foremost(kListed)).first;
    place->second.add(all.number(1), all.number(2), all.text(3));
  }
  Beginnings given(close(PersonKey::given));
  for (const auto& [key, foremost] : of_given_name) given.add(key, foremost);
  given.finish();
}

void Prominence::note_change(std::uint32_t person, const std::optional<State>& before,
                             const std::optional<State>& after) {
  changes_.try_emplace(person, before, after).first->second.second = after;
}

Prominence::ChangesByBeginning Prominence::by_beginning(PersonKey which) const {
  ChangesByBeginning changes;
  const auto for_beginnings = [&](const std::optional<State>& state, const auto& take) {
    if (!state || state->name.ends_with('?')) return;
    const std::string& key = which == PersonKey::surname ? state->surname_key : state->given_key;
    for (std::size_t length = shortest(which); length <= key.size(); ++length)
      take(changes[key.substr(0, length)]);
  };
  for (const auto& one : changes_) {
    const std::uint32_t person = one.first;
    const std::optional<State>& after = one.second.second;
    for_beginnings(one.second.first, [&](Changes& of) { of.gone.push_back(person); });
    for_beginnings(after, [&](Changes& of) {
      of.here.push_back({person, after->count, after->name});
    });
  }
  return changes;
}

void Prominence::follow_changes() {
  if (changes_.size() > kManyChanges) {
    database_.execute("DELETE FROM prominent");
    make();
  } else {
    for (const PersonKey which : kPersonKeys) follow(which, by_beginning(which));
  }
  changes_.clear();
}

// A beginning comes before the longer ones. Whoever was in a list and did not change outranks all
// who were not and did not change; so whoever ranks above the last of them belongs into the list,
// and of the others nothing is known.
void Prominence::follow(PersonKey which, const ChangesByBeginning& changes) {
  Statement list_of(database_, "SELECT persons FROM prominent WHERE beginning = ?");
  Statement name_of(database_, "SELECT name FROM person WHERE id = ?");
  Statement shared(database_, kShared[index_of(which)]);
  Statement foremost(database_, kForemost[index_of(which)]);
  std::string without_list;  // the last beginning that had none and was shared by few
  for (const auto& [beginning, changed] : changes) {
    if (!without_list.empty() && beginning.starts_with(without_list)) continue;
    std::vector<Prominent> list;
    bool listed = false;
    const std::string name = list_name(which, beginning);  // as long as the statement runs
    if (Rows rows(list_of(name)); rows.next()) {
      listed = true;
      list = unpack_list(rows->text(0));
    }
    if (!listed) {
      const std::string end = behind(beginning);
      Rows rows(shared(beginning, end, static_cast<std::int64_t>(kFew + 1)));
      if (!rows.next() || rows->integer(0) <= static_cast<std::int64_t>(kFew)) {
        if (beginning.empty()) return;
        without_list = beginning;
        continue;
      }
    }
    const std::size_t full = full_length(beginning);
    // An initialised capture: clang 14 lets a lambda capture no structured binding.
    std::erase_if(list, [&gone = changed.gone](const Prominent& one) {
      return std::find(gone.begin(), gone.end(), one.person) != gone.end();
    });
    for (const Prominent& one : changed.here) {
      if (list.empty() || one.count < list.back().count) continue;
      for (Prominent& other : list) {
        if (other.count != one.count || !other.name.empty()) continue;
        if (Rows rows(name_of(other.person)); rows.next()) other.name = rows->string(0);
      }
      const auto place = std::lower_bound(list.begin(), list.end(), one);
      if (place != list.end()) list.insert(place, one);
    }
    if (list.size() > full) list.resize(full);
    if (list.size() < full / 2) list = read_foremost(foremost, beginning, full);
    write_list(which, beginning, list);
  }
}

}  // namespace apparatus::index
