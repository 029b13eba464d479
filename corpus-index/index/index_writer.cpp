#include "index/index_writer.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "name/folding.h"
#include "name/persons.h"

namespace apparatus::index {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ',';
    text += word;
  }
  return text;
}

// What everybody below a node adds up to.
struct NodeTotals {
  std::int64_t parent = 0;
  std::int64_t count = 0, texts = 0, siglum = 0, description = 0;
};

// The key that has the highest total.
std::int64_t most_frequent(const std::unordered_map<std::int64_t, std::int64_t>& totals) {
  std::pair<std::int64_t, std::int64_t> best{0, 0};  // total, -key: of equals the first
  for (const auto& [key, total] : totals) best = std::max(best, {total, -key});
  return -best.second;
}

}  // namespace

IndexWriter::IndexWriter(Database& database, Index index)
    : database_(database),
      index_(index),
      insert_text_(database, "INSERT INTO text VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      delete_text_(database, "DELETE FROM text WHERE id = ?"),
      find_node_(database, "SELECT id FROM node WHERE key = ?"),
      insert_node_(database, "INSERT INTO node (parent, key, level, value) VALUES (?, ?, ?, ?)"),
      find_siglum_(database, "SELECT id FROM siglum WHERE written = ?"),
      insert_siglum_(database, "INSERT INTO siglum (written) VALUES (?)"),
      insert_citing_(database, "INSERT INTO citing VALUES (?, ?, ?, ?, ?, ?)"),
      insert_description_(database,
                          "INSERT INTO description (node, text, count, start, length, line, body)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)"),
      insert_description_words_(database,
                                "INSERT INTO description_words (rowid, body) VALUES (?, ?)"),
      find_date_(database, "SELECT id FROM date WHERE edtf = ?"),
      insert_date_(database, "INSERT INTO date (edtf, first_day, last_day) VALUES (?, ?, ?)"),
      insert_dating_(database, "INSERT INTO dating VALUES (?, ?, ?, ?)"),
      insert_described_date_(database, "INSERT OR IGNORE INTO described_date VALUES (?, ?)"),
      insert_event_(
          database,
          "INSERT INTO event (kind, ordinal, month, rank, proper, name, date, text, count,"
          " start, length, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      find_form_(
          database,
          "SELECT id FROM form WHERE surname = ? AND given = ? AND initials = ? AND patronymic = ?"
          " AND surname_key = ?"),
      insert_form_(database,
                   "INSERT INTO form (surname, given, initials, patronymic, surname_key) VALUES "
                   "(?, ?, ?, ?, ?)"),
      insert_naming_(database, "INSERT INTO naming VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)") {}

void IndexWriter::forget_path(std::int64_t id) { delete_text_(id).run(); }

void IndexWriter::remove_texts(const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return;
  database_.execute(
      "CREATE TEMP TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY); DELETE FROM gone");
  Statement insert(database_, "INSERT OR IGNORE INTO temp.gone VALUES (?)");
  for (const std::int64_t id : ids) insert(id).run();
  // One pass over each table for all texts together costs less, in time and on disk, than an index
  // by text on each.
  database_.execute(R"sql(
    INSERT INTO description_words (description_words, rowid, body)
      SELECT 'delete', id, body FROM description WHERE text IN temp.gone;
    DELETE FROM described_date WHERE description IN (SELECT id FROM description WHERE text IN temp.gone);
    DELETE FROM description WHERE text IN temp.gone;
    DELETE FROM citing WHERE text IN temp.gone;
    DELETE FROM dating WHERE text IN temp.gone;
    DELETE FROM event WHERE text IN temp.gone;
    DELETE FROM naming WHERE text IN temp.gone;
    DELETE FROM text WHERE id IN temp.gone;
  )sql");
}

void IndexWriter::add_text(std::int64_t id, const TextRow& text, TextDigest& digest) {
  insert_text_(id, text.path, digest.title, text.size, text.modified, text.hash,
               text.verbatim ? 1 : 0, text.shift)
      .run();
  add_dates(id, digest);
  add_citations(id, digest);
  add_events(id, digest);
  add_names(id, digest);
}

template <class... Arguments>
std::int64_t IndexWriter::known_id(Ids& ids, std::string_view name, Statement& find,
                                   const Arguments&... arguments) {
  if (const auto known = ids.find(name); known != ids.end()) return known->second;
  if (index_ == Index::fresh) return 0;
  Rows rows(find(arguments...));
  if (!rows.next()) return 0;
  return ids.emplace(name, rows->integer(0)).first->second;
}

std::int64_t IndexWriter::node_of(std::span<const NodeStep> path) {
  if (path.empty()) return 0;
  const NodeStep& step = path.back();
  if (const std::int64_t known = known_id(nodes_, step.key, find_node_, step.key)) return known;
  const std::int64_t parent = node_of(path.first(path.size() - 1));
  insert_node_(parent, step.key, step.level, step.value).run();
  return nodes_[step.key] = database_.last_row();
}

std::int64_t IndexWriter::id_of_siglum(const std::string& written) {
  if (const std::int64_t known = known_id(sigla_, written, find_siglum_, written)) return known;
  insert_siglum_(written).run();
  return sigla_[written] = database_.last_row();
}

void IndexWriter::add_citations(std::int64_t text, TextDigest& digest) {
  nodes_of_digest_.clear();
  for (CitedFile& cited : digest.citations) {
    const std::int64_t node = node_of(cited.path);
    nodes_of_digest_.push_back(node);
    const std::string packed = pack(cited.places);
    insert_citing_(node, text, id_of_siglum(cited.siglum),
                   static_cast<std::int64_t>(cited.places.size()), joined(cited.leaves), packed)
        .run();
  }
  for (const DescribedFile& described : digest.descriptions) {
    const PackedPlace& first = described.first;
    insert_description_(nodes_of_digest_[described.file], text, described.count, first.range.begin,
                        first.range.size(), first.line, described.body)
        .run();
    const std::int64_t description = database_.last_row();
    insert_description_words_(description, described.body).run();
    for (const std::size_t date : described.dates)
      insert_described_date_(dates_of_digest_[date], description).run();
  }
}

void IndexWriter::add_dates(std::int64_t text, TextDigest& digest) {
  dates_of_digest_.clear();
  for (WrittenDate& written : digest.dates) {
    std::int64_t date = known_id(dates_, written.edtf, find_date_, written.edtf);
    if (date == 0) {
      insert_date_(written.edtf, written.first_day, written.last_day).run();
      date = dates_[written.edtf] = database_.last_row();
    }
    dates_of_digest_.push_back(date);
    const std::string packed = pack(written.places);
    insert_dating_(date, text, static_cast<std::int64_t>(written.places.size()), packed).run();
  }
}

void IndexWriter::add_events(std::int64_t text, TextDigest& digest) {
  for (const WrittenEvent& written : digest.events) {
    const event::Event& event = written.event;
    std::string proper;
    for (const std::string& word : event.proper) proper += (proper.empty() ? "" : " ") + word;
    insert_event_(event.kind, event.ordinal, event.month, event.rank, proper, written.name,
                  dates_of_digest_[written.date], text, written.count, written.first.range.begin,
                  written.first.range.size(), written.first.line)
        .run();
  }
}

void IndexWriter::add_names(std::int64_t text, TextDigest& digest) {
  for (WrittenName& written : digest.names) {
    const name::Parts& parts = written.parts;
    form_name_.clear();
    for (const std::string_view part : std::initializer_list<std::string_view>{
             parts.surname, parts.given, parts.initials, parts.patronymic, written.surname_key}) {
      form_name_ += part;
      form_name_ += '\n';
    }
    std::int64_t form = known_id(forms_, form_name_, find_form_, parts.surname, parts.given,
                                 parts.initials, parts.patronymic, written.surname_key);
    if (form == 0) {
      insert_form_(parts.surname, parts.given, parts.initials, parts.patronymic,
                   written.surname_key)
          .run();
      form = forms_[form_name_] = database_.last_row();
    }
    const std::string packed = pack(written.places);
    insert_naming_(form, text, static_cast<std::int64_t>(written.strength), written.as_actor,
                   written.as_author, written.born, written.died, written.known_as,
                   written.description, packed)
        .run();
  }
}

void IndexWriter::derive(const authority::Authority& authority) {
  derive_persons(authority);
  derive_surnames();
  derive_nodes();
  derive_dates();
}

// Persons are clustered anew from the distinct forms of all texts: one new text may tell two
// Smirnovs apart that an older one left together.
void IndexWriter::derive_persons(const authority::Authority& authority) {
  std::vector<name::Form> forms;
  std::vector<std::pair<std::int64_t, std::int64_t>>
      row_of_form;  // form id, and the person it has now
  {
    Statement all(database_,
                  "SELECT form, text, person, strength, as_actor, as_author, born, died, known_as, "
                  "description,"
                  " surname, given, initials, patronymic, surname_key"
                  " FROM naming JOIN form ON form.id = naming.form ORDER BY form, text");
    while (all.next()) {
      name::Form form;
      form.text = all.number(1);
      form.strength = static_cast<name::Strength>(all.integer(3));
      form.as_actor = all.number(4);
      form.as_author = all.number(5);
      form.born = all.string(6);
      form.died = all.string(7);
      form.known_as = all.string(8);
      form.description = all.string(9);
      form.parts = {all.string(11), all.string(12), all.string(13), all.string(10)};
      form.surname_key = all.string(14);
      forms.push_back(std::move(form));
      row_of_form.emplace_back(all.integer(0), all.integer(2));
    }
  }
  const name::Persons clustered = name::cluster(forms, authority);

  // A person keeps its row as long as its id lives on, so that few rows of `naming` change.
  std::unordered_map<std::string, std::int64_t> row_of_person;
  std::int64_t last_row = 0;
  {
    Statement known(database_, "SELECT name, id FROM person");
    while (known.next()) {
      last_row = std::max(last_row, known.integer(1));
      row_of_person.emplace(known.string(0), known.integer(1));
    }
  }
  database_.execute("DELETE FROM person");
  Statement insert(database_,
                   "INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::vector<std::int64_t> rows;
  for (const name::Person& person : clustered.persons) {
    const auto [found, is_new] = row_of_person.try_emplace(person.id, last_row + 1);
    if (is_new) ++last_row;
    rows.push_back(found->second);
    const std::string given_key =
        person.parts.given.empty() ? "" : name::fold(person.parts.given, authority);
    insert(found->second, person.id, person.display, person.parts.given, person.parts.initials,
           person.parts.patronymic, person.parts.surname, person.surname_key, given_key,
           person.born, person.died, person.description, person.count)
        .run();
  }
  Statement update(database_, "UPDATE naming SET person = ? WHERE form = ? AND text = ?");
  for (std::size_t i = 0; i < forms.size() && i < clustered.person_of_form.size(); ++i) {
    const std::int32_t person = clustered.person_of_form[i];
    const std::int64_t row =
        person == name::Persons::kNobody ? 0 : rows[static_cast<std::size_t>(person)];
    if (row != row_of_form[i].second) update(row, row_of_form[i].first, forms[i].text).run();
  }
}

void IndexWriter::derive_surnames() {
  database_.execute(R"sql(
    DELETE FROM form WHERE id NOT IN (SELECT form FROM naming);
    DELETE FROM variant;
    INSERT INTO variant
      SELECT person, form, sum(as_actor + as_author), count(*) FROM naming WHERE person <> 0 GROUP BY person, form;
    DELETE FROM surname;
    INSERT INTO surname
      SELECT surname, surname_key, sum(as_actor + as_author), count(DISTINCT text)
      FROM naming JOIN form ON form.id = naming.form
      WHERE person <> 0 AND surname <> ''
      GROUP BY surname;
  )sql");
}

void IndexWriter::derive_nodes() {
  std::unordered_map<std::int64_t, NodeTotals> before, now;
  {
    Statement all(database_, "SELECT id, parent, count, texts, siglum, description FROM node");
    while (all.next()) {
      NodeTotals& totals = before[all.integer(0)];
      totals = {all.integer(1), all.integer(2), all.integer(3), all.integer(4), all.integer(5)};
      now[all.integer(0)].parent = totals.parent;
    }
  }
  std::unordered_map<std::int64_t, std::unordered_map<std::int64_t, std::int64_t>> sigla;
  {
    // In the order of texts, a node has met a text before exactly if it is the last one that it
    // met.
    std::unordered_map<std::int64_t, std::int64_t> last_text;
    Statement all(database_, "SELECT node, text, siglum, count FROM citing ORDER BY text");
    while (all.next()) {
      for (std::int64_t node = all.integer(0); node != 0; node = now[node].parent) {
        NodeTotals& totals = now[node];
        totals.count += all.integer(3);
        if (last_text[node] != all.integer(1)) ++totals.texts;
        last_text[node] = all.integer(1);
        sigla[node][all.integer(2)] += all.integer(3);
      }
    }
  }
  for (auto& [node, totals] : now) totals.siglum = most_frequent(sigla[node]);
  {
    // Of a file's descriptions the most frequent, of equally frequent ones the longest.
    Statement all(database_,
                  "SELECT node, min(id), sum(count) AS total FROM description GROUP BY node, body"
                  " ORDER BY node, total, length(body)");
    while (all.next()) now[all.integer(0)].description = all.integer(1);
  }
  Statement update(
      database_, "UPDATE node SET count = ?, texts = ?, siglum = ?, description = ? WHERE id = ?");
  Statement remove(database_, "DELETE FROM node WHERE id = ?");
  for (const auto& [node, totals] : now) {
    const NodeTotals& old = before[node];
    if (totals.count == 0) {
      remove(node).run();
    } else if (totals.count != old.count || totals.texts != old.texts ||
               totals.siglum != old.siglum || totals.description != old.description) {
      update(totals.count, totals.texts, totals.siglum, totals.description, node).run();
    }
  }
}

void IndexWriter::derive_dates() {
  database_.execute(R"sql(
    DELETE FROM date WHERE id NOT IN (SELECT date FROM dating);
    UPDATE date SET count = total.count, texts = total.texts
      FROM (SELECT date, sum(count) AS count, count(*) AS texts FROM dating GROUP BY date) AS total
      WHERE total.date = date.id AND (date.count <> total.count OR date.texts <> total.texts);
  )sql");
}

}  // namespace apparatus::index
