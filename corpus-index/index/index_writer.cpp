#include "index/index_writer.h"

#include <algorithm>
#include <set>

#include "index/schema.h"

namespace apparatus::index {

IndexWriter::IndexWriter(Database& database, IndexState state,
                         const authority::Authority& authority)
    : database_(database),
      state_(state),
      dates_(database, state),
      nodes_(database, state),
      forms_(database, state),
      persons_(database, state, forms_, authority),
      places_(database),
      insert_text_(database, "INSERT INTO text VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      // No path is empty, and none is like a number.
      move_text_(database, "UPDATE text SET path = id WHERE id = ?"),
      delete_text_(database, "DELETE FROM text WHERE id = ?"),
      insert_description_(database,
                          "INSERT INTO description (node, text, count, start, length, line, body)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)"),
      insert_description_words_(database,
                                "INSERT INTO description_words (rowid, body) VALUES (?, ?)"),
      insert_described_date_(database, "INSERT OR IGNORE INTO described_date VALUES (?, ?)"),
      insert_event_(
          database,
          "INSERT INTO event (kind, ordinal, month, rank, proper, name, date, text, count,"
          " start, length, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      remove_events_(database, "DELETE FROM event WHERE text = ?"),
      descriptions_of_text_(database,
                            "SELECT first_description, descriptions FROM text WHERE id = ?"),
      remove_description_words_(
          database,
          "INSERT INTO description_words (description_words, rowid, body)"
          " SELECT 'delete', id, body FROM description WHERE id >= ?1 AND id < ?2"),
      remove_described_dates_(database,
                              "DELETE FROM described_date WHERE description >= ? AND"
                              " description < ?"),
      remove_descriptions_(database,
                           "DELETE FROM description WHERE id >= ? AND id < ? RETURNING node") {}

void IndexWriter::forget_path(std::int64_t id) { move_text_(id).run(); }

void IndexWriter::remove_texts(const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return;
  std::vector<bool> gone(static_cast<std::size_t>(*std::max_element(ids.begin(), ids.end())) + 1);
  std::set<std::pair<ThingKind, std::uint32_t>> things;
  for (const std::int64_t id : ids) {
    gone[static_cast<std::size_t>(id)] = true;
    places_.for_each(id, [&](ThingKind kind, std::uint32_t thing) { things.emplace(kind, thing); });
  }
  for (const auto& [kind, thing] : things) {
    switch (kind) {
      case ThingKind::date:
        change_.dates -= dates_.remove(thing, gone);
        break;
      case ThingKind::node:
        change_.citations -= nodes_.remove(thing, gone);
        break;
      case ThingKind::form:
        if (FormThing* form = forms_.by_id(thing)) persons_.goes(*form, gone);
        break;
    }
  }
  for (const std::int64_t id : ids) {
    remove_descriptions(id);
    remove_events_(id).run();
    places_.remove(id);
    delete_text_(id).run();
  }
}

void IndexWriter::remove_descriptions(std::int64_t text) {
  std::int64_t begin = 0, end = 0;
  if (Rows rows(descriptions_of_text_(text)); rows.next()) {
    begin = rows->integer(0);
    end = begin + rows->integer(1);
  }
  if (begin == end) return;
  remove_description_words_(begin, end).run();
  remove_described_dates_(begin, end).run();
  std::vector<std::uint32_t> nodes;
  {
    Rows rows(remove_descriptions_(begin, end));
    while (rows.next()) nodes.push_back(rows->number(0));
  }
  for (const std::uint32_t node : nodes) nodes_.described(node, 0);
}

void IndexWriter::add_text(std::int64_t id, const TextRow& row, TextDigest& digest) {
  const auto text = static_cast<std::uint32_t>(id);
  add_dates(text, digest);
  add_citations(text, digest);
  add_events(text, digest);
  add_names(text, digest);
  const std::int64_t first = add_descriptions(text, digest);
  insert_text_(id, row.path, digest.title, row.size, row.modified, row.hash, row.verbatim ? 1 : 0,
               row.shift, first, static_cast<std::int64_t>(digest.descriptions.size()))
      .run();
}

void IndexWriter::add_citations(std::uint32_t text, TextDigest& digest) {
  nodes_of_digest_.clear();
  places_of_digest_.clear();
  for (const CitedFile& cited : digest.citations) {
    const std::uint32_t node = nodes_.add(cited, text);
    nodes_of_digest_.push_back(node);
    places_of_digest_.push_back({node, cited.places});
    change_.citations += cited.count;
  }
  places_.write(text, ThingKind::node, places_of_digest_);
}

// The rows of a text follow one another, so that it can be said where they are. 0 for none.
std::int64_t IndexWriter::add_descriptions(std::uint32_t text, TextDigest& digest) {
  std::int64_t first = 0;
  for (const DescribedFile& described : digest.descriptions) {
    const PackedPlace& place = described.first;
    const std::uint32_t node = nodes_of_digest_[described.file];
    insert_description_(node, text, described.count, place.range.begin, place.range.size(),
                        place.line, described.body)
        .run();
    const std::int64_t description = database_.last_row();
    if (first == 0) first = description;
    nodes_.described(node, description);
    insert_description_words_(description, described.body).run();
    for (const std::size_t date : described.dates)
      insert_described_date_(dates_of_digest_[date], description).run();
  }
  return first;
}

void IndexWriter::add_dates(std::uint32_t text, TextDigest& digest) {
  dates_of_digest_.clear();
  places_of_digest_.clear();
  for (const WrittenDate& written : digest.dates) {
    const std::uint32_t date = dates_.add(written, text);
    dates_of_digest_.push_back(date);
    places_of_digest_.push_back({date, written.places});
    change_.dates += written.count;
  }
  places_.write(text, ThingKind::date, places_of_digest_);
}

void IndexWriter::add_events(std::uint32_t text, const TextDigest& digest) {
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

void IndexWriter::add_names(std::uint32_t text, TextDigest& digest) {
  places_of_digest_.clear();
  for (const WrittenName& written : digest.names) {
    const FormThing& form = forms_.add(written, text);
    places_of_digest_.push_back({form.id, written.places});
    persons_.came(form, written, text);
  }
  places_.write(text, ThingKind::form, places_of_digest_);
}

TotalsChange IndexWriter::finish() {
  persons_.begin();
  if (state_ == IndexState::fresh) create_description_index(database_);
  nodes_.write();
  dates_.write();
  if (state_ == IndexState::fresh) create_indices_of_things(database_);
  if (state_ == IndexState::existing) forms_.write();
  persons_.write();
  forms_.write();
  if (state_ == IndexState::fresh) create_indices_of_persons(database_);
  persons_.rows().write_prominence();
  change_.names = persons_.rows().more_names();
  change_.persons = persons_.rows().more_persons();
  return change_;
}

}  // namespace apparatus::index
