#include "index/things.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace apparatus::index {
namespace {

std::uint32_t last_row_of(Database& database, IndexState state, const char* query) {
  return state == IndexState::fresh ? 0 : static_cast<std::uint32_t>(database.integer(query));
}

// Takes the records of texts that are gone out of a packed list and gives them back.
template <class Record>
std::vector<Record> take_out(std::string& packed, const std::vector<bool>& gone) {
  std::vector<Record> taken;
  std::string left;
  for (Record& one : unpack_all<Record>(packed)) {
    if (one.text < gone.size() && gone[one.text]) {
      taken.push_back(std::move(one));
    } else {
      append(left, one);
    }
  }
  packed = std::move(left);
  return taken;
}

}  // namespace

Dates::Dates(Database& database, IndexState state)
    : state_(state),
      find_(database,
            "SELECT id, edtf, first_day, last_day, count, texts, dated FROM date WHERE edtf = ?"),
      find_by_id_(database,
                  "SELECT id, edtf, first_day, last_day, count, texts, dated FROM date"
                  " WHERE id = ?"),
      write_(database, "INSERT OR REPLACE INTO date VALUES (?, ?, ?, ?, ?, ?, ?)"),
      remove_(database, "DELETE FROM date WHERE id = ?") {
  things_.begin_behind(last_row_of(database, state, "SELECT max(id) FROM date"));
}

DateThing* Dates::read(Statement& row) {
  Rows rows(row);
  if (!rows.next()) return nullptr;
  DateThing& date = things_.add(rows->number(0), rows->string(1));
  date.first_day = static_cast<std::int32_t>(rows->integer(2));
  date.last_day = static_cast<std::int32_t>(rows->integer(3));
  date.count = rows->number(4);
  date.texts = rows->number(5);
  date.dated = rows->string(6);
  return &date;
}

std::uint32_t Dates::add(const WrittenDate& written, std::uint32_t text) {
  DateThing* date = things_.by_name(written.edtf);
  if (date == nullptr && state_ == IndexState::existing) date = read(find_(written.edtf));
  if (date == nullptr) {
    date = &things_.make(written.edtf);
    date->first_day = written.first_day;
    date->last_day = written.last_day;
  }
  date->touched = true;
  date->count += written.count;
  ++date->texts;
  append(date->dated, DatedIn{text, written.count});
  return date->id;
}

std::uint32_t Dates::remove(std::uint32_t id, const std::vector<bool>& gone) {
  DateThing* date = things_.by_id(id);
  if (date == nullptr) date = read(find_by_id_(id));
  if (date == nullptr) return 0;
  std::uint32_t removed = 0;
  for (const DatedIn& one : take_out<DatedIn>(date->dated, gone)) {
    removed += one.count;
    --date->texts;
    date->touched = true;
  }
  date->count -= removed;
  return removed;
}

void Dates::write() {
  for (DateThing& date : things_.all()) {
    if (!std::exchange(date.touched, false)) continue;
    if (date.dated.empty()) {
      remove_(date.id).run();
    } else {
      write_(date.id, date.name, date.first_day, date.last_day, date.count, date.texts, date.dated)
          .run();
    }
  }
}

Nodes::Nodes(Database& database, IndexState state)
    : database_(database),
      state_(state),
      find_(database,
            "SELECT id, key, parent, level, value, count, texts, description, sigla, cited FROM "
            "node WHERE key = ?"),
      find_by_id_(database,
                  "SELECT id, key, parent, level, value, count, texts, description, sigla, cited"
                  " FROM node WHERE id = ?"),
      write_(database, "INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      remove_(database, "DELETE FROM node WHERE id = ?"),
      insert_siglum_(database, "INSERT INTO siglum (written) VALUES (?)"),
      find_description_(database,
                        "SELECT min(id), sum(count) AS total FROM description WHERE node = ?"
                        " GROUP BY body ORDER BY total DESC, length(body) DESC, body LIMIT 1") {
  things_.begin_behind(last_row_of(database, state, "SELECT max(id) FROM node"));
  if (state == IndexState::fresh) return;
  Statement sigla(database, "SELECT id, written FROM siglum");
  while (sigla.next()) {
    sigla_.emplace(sigla.string(1), sigla.number(0));
    siglum_as_written_.emplace(sigla.number(0), sigla.string(1));
  }
}

NodeThing* Nodes::read(Statement& row) {
  Rows rows(row);
  if (!rows.next()) return nullptr;
  NodeThing& node = things_.add(rows->number(0), rows->string(1));
  node.parent = rows->number(2);
  node.level = rows->string(3);
  node.value = rows->string(4);
  node.count = rows->number(5);
  node.texts = rows->number(6);
  node.description = rows->integer(7);
  node.sigla = unpack_all<SiglumCount>(rows->text(8));
  node.cited = rows->string(9);
  return &node;
}

NodeThing* Nodes::known(std::string_view key) {
  NodeThing* node = things_.by_name(key);
  if (node == nullptr && state_ == IndexState::existing) node = read(find_(key));
  return node;
}

// A row that another one names: without it the index is damaged.
NodeThing& Nodes::by_id(std::uint32_t id) {
  NodeThing* node = things_.by_id(id);
  if (node == nullptr) node = read(find_by_id_(id));
  if (node == nullptr) throw SqliteError::damage("a node is missing");
  return *node;
}

NodeThing& Nodes::of(std::span<const NodeStep> path) {
  const NodeStep& step = path.back();
  if (NodeThing* node = known(step.key)) return *node;
  const std::uint32_t parent = path.size() > 1 ? of(path.first(path.size() - 1)).id : 0;
  NodeThing& node = things_.make(step.key);
  node.parent = parent;
  node.level = step.level;
  // Holdings are cited under several sigla: of them the most frequent one says the value.
  if (parent != 0) node.value = step.value;
  return node;
}

std::uint32_t Nodes::id_of_siglum(const std::string& written) {
  const auto [place, is_new] = sigla_.try_emplace(written, 0);
  if (!is_new) return place->second;
  insert_siglum_(written).run();
  place->second = static_cast<std::uint32_t>(database_.last_row());
  siglum_as_written_.emplace(place->second, written);
  return place->second;
}

std::uint32_t Nodes::add(const CitedFile& cited, std::uint32_t text) {
  NodeThing& file = of(cited.path);
  const std::uint32_t siglum = id_of_siglum(cited.siglum);
  append(file.cited, CitedIn{text, siglum, cited.count, cited.leaves});
  for (NodeThing* node = &file;; node = &by_id(node->parent)) {
    node->touched = true;
    node->count += cited.count;
    if (node->last_text != text) ++node->texts;
    node->last_text = text;
    const auto known = std::find_if(node->sigla.begin(), node->sigla.end(),
                                    [&](const SiglumCount& one) { return one.siglum == siglum; });
    if (known == node->sigla.end()) {
      node->sigla.push_back({siglum, cited.count});
    } else {
      known->count += cited.count;
    }
    if (node->parent == 0) break;
  }
  return file.id;
}

// Only notes what is to be taken out of the nodes above: they have met a text once, however many
// files below them it cites.
std::uint32_t Nodes::remove(std::uint32_t id, const std::vector<bool>& gone) {
  NodeThing& file = by_id(id);
  std::uint32_t removed = 0;
  for (const CitedIn& one : take_out<CitedIn>(file.cited, gone)) {
    removed += one.count;
    for (NodeThing* node = &file;; node = &by_id(node->parent)) {
      node->touched = true;
      node->count -= one.count;
      taken_out_.emplace_back(node->id, one.text);
      for (SiglumCount& siglum : node->sigla) {
        if (siglum.siglum == one.siglum) siglum.count -= one.count;
      }
      std::erase_if(node->sigla, [](const SiglumCount& siglum) { return siglum.count == 0; });
      if (node->parent == 0) break;
    }
  }
  return removed;
}

void Nodes::described(std::uint32_t node, std::int64_t description) {
  NodeThing& described = by_id(node);
  ++described.descriptions;
  described.description = description;
  described.touched = true;
}

// Of equals the first in the alphabet.
std::uint32_t Nodes::most_frequent_siglum(const NodeThing& node) const {
  const SiglumCount* most = nullptr;
  for (const SiglumCount& one : node.sigla) {
    if (most == nullptr || one.count > most->count ||
        (one.count == most->count &&
         siglum_as_written_.at(one.siglum) < siglum_as_written_.at(most->siglum))) {
      most = &one;
    }
  }
  return most == nullptr ? 0 : most->siglum;
}

void Nodes::find_description(NodeThing& node) {
  Rows rows(find_description_(node.id));
  node.description = rows.next() ? rows->integer(0) : 0;
}

void Nodes::write() {
  std::sort(taken_out_.begin(), taken_out_.end());
  taken_out_.erase(std::unique(taken_out_.begin(), taken_out_.end()), taken_out_.end());
  for (const auto& [node, text] : taken_out_) --by_id(node).texts;
  taken_out_.clear();
  for (NodeThing& node : things_.all()) {
    if (!std::exchange(node.touched, false)) continue;
    if (node.count == 0) {
      remove_(node.id).run();
      continue;
    }
    // The only description of a new file is the best one.
    const std::uint32_t described = std::exchange(node.descriptions, 0);
    if (described > (state_ == IndexState::fresh ? 1u : 0u)) find_description(node);
    write_(node.id, node.parent, node.name, node.level, node.value, node.count, node.texts,
           most_frequent_siglum(node), node.description, pack_all(node.sigla), node.cited)
        .run();
  }
}

namespace {

// The parts of a form's name, which has a line break behind each.
std::array<std::string_view, 5> split_name(std::string_view name) {
  std::array<std::string_view, 5> parts;
  for (std::string_view& part : parts) {
    const std::size_t end = name.find('\n');
    part = name.substr(0, end);
    name.remove_prefix(end == std::string_view::npos ? name.size() : end + 1);
  }
  return parts;
}

void join_name(std::string& name, std::initializer_list<std::string_view> parts) {
  name.clear();
  for (const std::string_view part : parts) {
    name += part;
    name += '\n';
  }
}

}  // namespace

name::Parts FormThing::parts() const {
  const auto split = split_name(name);
  return {.given = std::string(split[1]),
          .initials = std::string(split[2]),
          .patronymic = std::string(split[3]),
          .surname = std::string(split[0])};
}
std::string_view FormThing::surname() const { return split_name(name)[0]; }
std::string_view FormThing::surname_key() const { return split_name(name)[4]; }
bool FormThing::is_bare() const {
  const auto split = split_name(name);
  return split[1].empty() && split[2].empty() && split[3].empty();
}

Forms::Forms(Database& database, IndexState state)
    : state_(state),
      find_(database,
            "SELECT id, surname, given, initials, patronymic, surname_key, texts FROM form"
            " WHERE surname = ? AND given = ? AND initials = ? AND patronymic = ?"
            " AND surname_key = ?"),
      find_by_id_(database,
                  "SELECT id, surname, given, initials, patronymic, surname_key, texts FROM form"
                  " WHERE id = ?"),
      with_key_(database, "SELECT id FROM form WHERE surname_key = ?"),
      with_surname_(database, "SELECT id FROM form WHERE surname = ?"),
      write_(database, "INSERT OR REPLACE INTO form VALUES (?, ?, ?, ?, ?, ?, ?)"),
      remove_(database, "DELETE FROM form WHERE id = ?") {
  things_.begin_behind(last_row_of(database, state, "SELECT max(id) FROM form"));
}

FormThing* Forms::read(Statement& row) {
  Rows rows(row);
  if (!rows.next()) return nullptr;
  std::string name;
  join_name(name, {rows->text(1), rows->text(2), rows->text(3), rows->text(4), rows->text(5)});
  if (FormThing* known = things_.by_name(name)) return known;
  FormThing& form = things_.add(rows->number(0), std::move(name));
  form.texts = rows->string(6);
  return &form;
}

FormThing& Forms::add(const WrittenName& written, std::uint32_t text) {
  const name::Parts& parts = written.parts;
  join_name(name_,
            {parts.surname, parts.given, parts.initials, parts.patronymic, written.surname_key});
  FormThing* form = things_.by_name(name_);
  if (form == nullptr && state_ == IndexState::existing) {
    form = read(
        find_(parts.surname, parts.given, parts.initials, parts.patronymic, written.surname_key));
  }
  if (form == nullptr) form = &things_.make(name_);
  form->touched = true;
  append(form->texts, NamedIn{.text = text,
                              .strength = written.strength,
                              .as_actor = written.as_actor,
                              .as_author = written.as_author,
                              .person = 0,
                              .born = written.born,
                              .died = written.died,
                              .known_as = written.known_as,
                              .description = written.description});
  return *form;
}

FormThing* Forms::by_id(std::uint32_t id) {
  FormThing* form = things_.by_id(id);
  return form != nullptr || state_ == IndexState::fresh ? form : read(find_by_id_(id));
}

std::vector<FormThing*> Forms::listed(Statement& ids, std::string_view argument) {
  std::vector<std::uint32_t> found;
  {
    Rows rows(ids(argument));
    while (rows.next()) found.push_back(rows->number(0));
  }
  std::vector<FormThing*> forms;
  for (const std::uint32_t id : found) {
    if (FormThing* form = by_id(id)) forms.push_back(form);
  }
  return forms;
}

std::vector<FormThing*> Forms::with_key(std::string_view key) { return listed(with_key_, key); }
std::vector<FormThing*> Forms::with_surname(std::string_view surname) {
  return listed(with_surname_, surname);
}

void Forms::write() {
  for (FormThing& form : things_.all()) {
    if (!std::exchange(form.touched, false)) continue;
    if (form.texts.empty()) {
      remove_(form.id).run();
      continue;
    }
    const auto split = split_name(form.name);
    write_(form.id, split[0], split[1], split[2], split[3], split[4], form.texts).run();
  }
}

}  // namespace apparatus::index
