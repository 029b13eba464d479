// What an index holds of dates, files and name forms, while texts are taken out and put in: each
// thing that a build touches is read once, changed in memory, and written once, however many texts
// mention it. A fresh index is made by the same code and reads nothing.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/postings.h"
#include "index/sqlite.h"
#include "index/text_digest.h"

namespace apparatus::index {

// Into a `fresh` index everything is written by one writer, and nothing need be looked up in it.
enum class IndexState { fresh, existing };

// Things by a text that names them and, of an existing index, by their row. A Thing has `id`,
// `name` and `touched`.
template <class Thing>
class Things {
 public:
  Thing* by_name(std::string_view name) const {
    const auto known = by_name_.find(name);
    return known == by_name_.end() ? nullptr : known->second;
  }
  // nullptr where it is not in memory.
  Thing* by_id(std::uint32_t id) const {
    if (id > before_ && id - before_ <= made_.size()) return made_[id - before_ - 1];
    const auto known = by_id_.find(id);
    return known == by_id_.end() ? nullptr : known->second;
  }
  // Ids of new things begin behind this one.
  void begin_behind(std::uint32_t last_id) { before_ = last_id; }
  // A new one, with the next id.
  Thing& make(std::string name) {
    Thing& thing = keep(std::move(name));
    made_.push_back(&thing);
    thing.id = before_ + static_cast<std::uint32_t>(made_.size());
    thing.touched = true;
    return thing;
  }
  // One that was read from the index.
  Thing& add(std::uint32_t id, std::string name) {
    Thing& thing = keep(std::move(name));
    thing.id = id;
    by_id_.emplace(id, &thing);
    return thing;
  }
  std::deque<Thing>& all() { return all_; }

 private:
  // clang-tidy does not see that a thing, whose type is still open here, takes the name over.
  Thing& keep(std::string name) {  // NOLINT(performance-unnecessary-value-param)
    Thing& thing = all_.emplace_back();
    thing.name = std::move(name);
    by_name_.emplace(thing.name, &thing);
    return thing;
  }

  std::deque<Thing> all_;
  std::unordered_map<std::string_view, Thing*> by_name_;  // views into `all_`
  std::vector<Thing*> made_;                              // by id
  std::unordered_map<std::uint32_t, Thing*> by_id_;
  std::uint32_t before_ = 0;
};

struct DateThing {
  std::uint32_t id = 0;
  std::string name;  // EDTF
  std::int32_t first_day = 0, last_day = 0;
  std::uint32_t count = 0, texts = 0;
  std::string dated;
  bool touched = false;
};

class Dates {
 public:
  Dates(Database& database, IndexState state);
  std::uint32_t add(const WrittenDate& written, std::uint32_t text);
  // Takes out what these texts say of the date; gives back how often they did.
  std::uint32_t remove(std::uint32_t date, const std::vector<bool>& gone);
  void write();

 private:
  DateThing* read(Statement& row);
  const IndexState state_;
  Things<DateThing> things_;
  Statement find_, find_by_id_, write_, remove_;
};

struct NodeThing {
  std::uint32_t id = 0;
  std::uint32_t parent = 0;
  std::string name;  // the key
  std::string level, value;
  std::uint32_t count = 0, texts = 0;
  std::vector<SiglumCount> sigla;
  std::int64_t description = 0;
  std::string cited;
  std::uint32_t last_text = 0;     // that was counted in `texts`
  std::uint32_t descriptions = 0;  // that came in or went
  bool touched = false;
};

class Nodes {
 public:
  Nodes(Database& database, IndexState state);
  std::uint32_t add(const CitedFile& cited, std::uint32_t text);
  // Takes out what these texts say of the node; gives back how often they cite it.
  std::uint32_t remove(std::uint32_t node, const std::vector<bool>& gone);
  // A description came in, or (0) went.
  void described(std::uint32_t node, std::int64_t description);
  void write();

 private:
  NodeThing* known(std::string_view key);
  NodeThing& by_id(std::uint32_t id);
  NodeThing* read(Statement& row);
  NodeThing& of(std::span<const NodeStep> path);
  std::uint32_t id_of_siglum(const std::string& written);
  std::uint32_t most_frequent_siglum(const NodeThing& node) const;
  void find_description(NodeThing& node);

  Database& database_;
  const IndexState state_;
  Things<NodeThing> things_;
  std::unordered_map<std::string, std::uint32_t> sigla_;
  std::unordered_map<std::uint32_t, std::string> siglum_as_written_;
  Statement find_, find_by_id_, write_, remove_, insert_siglum_, find_description_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> taken_out_;  // (node, text)
};

struct FormThing {
  std::uint32_t id = 0;
  std::string name;  // its parts with a line break behind each: see `parts`
  std::string texts;
  bool touched = false;

  name::Parts parts() const;
  std::string_view surname() const;
  std::string_view surname_key() const;
  bool is_bare() const;  // a surname alone
};

class Forms {
 public:
  Forms(Database& database, IndexState state);
  FormThing& add(const WrittenName& written, std::uint32_t text);
  // nullptr where the index has no such row.
  FormThing* by_id(std::uint32_t id);
  // All forms with a surname key or a surname; of an existing index what was written before. Not
  // for a fresh one.
  std::vector<FormThing*> with_key(std::string_view surname_key);
  std::vector<FormThing*> with_surname(std::string_view surname);
  // All that are in memory: of a fresh index, all.
  std::deque<FormThing>& all() { return things_.all(); }
  void write();

 private:
  FormThing* read(Statement& row);
  std::vector<FormThing*> listed(Statement& ids, std::string_view argument);

  const IndexState state_;
  Things<FormThing> things_;
  std::string name_;  // room for one
  Statement find_, find_by_id_, with_key_, with_surname_, write_, remove_;
};

}  // namespace apparatus::index
