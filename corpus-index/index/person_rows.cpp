#include "index/person_rows.h"

#include <xxhash.h>

#include <algorithm>
#include <initializer_list>

#include "name/folding.h"

namespace apparatus::index {
namespace {

bool is_ambiguous(const name::Person& person) { return person.id.ends_with('?'); }

}  // namespace

std::string written_form(std::string_view given, std::string_view initials,
                         std::string_view patronymic, std::string_view surname) {
  std::string form;
  for (const std::string_view part : {given, initials, patronymic, surname}) {
    if (part.empty()) continue;
    if (!form.empty()) form += ' ';
    form += part;
  }
  return form;
}

void add_to_variants(std::vector<VariantCount>& variants, const FormThing& form, std::int64_t count,
                     std::int64_t texts) {
  auto known = std::find_if(variants.begin(), variants.end(),
                            [&](const VariantCount& one) { return one.form == form.id; });
  if (known == variants.end()) {
    const name::Parts parts = form.parts();
    variants.push_back(
        {form.id, 0, 0,
         written_form(parts.given, parts.initials, parts.patronymic, parts.surname)});
    known = variants.end() - 1;
  }
  known->count = static_cast<std::uint32_t>(known->count + count);
  known->texts = static_cast<std::uint32_t>(known->texts + texts);
  if (known->texts == 0) variants.erase(known);
}

PersonRows::PersonRows(Database& database, IndexState state, const authority::Authority& authority)
    : state_(state),
      authority_(authority),
      prominence_(database),
      find_(database, "SELECT id FROM person WHERE name = ?"),
      read_(database,
            "SELECT name, display, given, initials, patronymic, surname, surname_key, born, died,"
            " description, count, elements, variants FROM person WHERE id = ?"),
      write_(database,
             "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      remove_(database, "DELETE FROM person WHERE id = ?") {
  if (state == IndexState::existing)
    last_row_ = static_cast<std::uint32_t>(database.integer("SELECT max(id) FROM person"));
}

std::uint32_t PersonRows::row_of(const std::string& id, bool& is_new) {
  const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
  const auto [place, made] = made_.try_emplace(hash, 0);
  is_new = made;
  if (!made) return place->second;
  if (state_ == IndexState::existing) {
    if (Rows rows(find_(id)); rows.next()) {
      is_new = false;
      return place->second = rows->number(0);
    }
  }
  return place->second = ++last_row_;
}

std::optional<PersonRow> PersonRows::read(std::uint32_t id) {
  Rows rows(read_(id));
  if (!rows.next()) return std::nullopt;
  PersonRow row;
  row.id = id;
  name::Person& person = row.person;
  person.id = rows->string(0);
  person.display = rows->string(1);
  person.parts = {.given = rows->string(2),
                  .initials = rows->string(3),
                  .patronymic = rows->string(4),
                  .surname = rows->string(5)};
  person.surname_key = rows->string(6);
  person.born = rows->string(7);
  person.died = rows->string(8);
  person.description = rows->string(9);
  person.count = rows->number(10);
  row.elements = rows->string(11);
  row.variants = unpack_all<VariantCount>(rows->text(12));
  return row;
}

const std::string& PersonRows::given_key(const std::string& given) const {
  const auto [place, is_new] = given_keys_.try_emplace(given);
  if (is_new && !given.empty()) place->second = name::fold(given, authority_);
  return place->second;
}

Prominence::State PersonRows::state_of(const PersonRow& row) const {
  return {row.person.surname_key, given_key(row.person.parts.given), row.person.count,
          row.person.id};
}

void PersonRows::write(PersonRow& row, const PersonRow* before) {
  const name::Person& person = row.person;
  std::sort(row.variants.begin(), row.variants.end(),
            [](const VariantCount& a, const VariantCount& b) {
              return a.count != b.count ? a.count > b.count : a.written < b.written;
            });
  const std::string variants = pack_all(row.variants);
  write_(row.id, person.id, person.display, person.parts.given, person.parts.initials,
         person.parts.patronymic, person.parts.surname, person.surname_key,
         given_key(person.parts.given), person.born, person.died, person.description, person.count,
         row.elements, variants)
      .run();
  more_names_ += std::int64_t{person.count} - (before == nullptr ? 0 : before->person.count);
  if (before == nullptr && !is_ambiguous(person)) ++more_persons_;
  if (state_ == IndexState::fresh) return;
  std::optional<Prominence::State> was;
  if (before != nullptr) was = state_of(*before);
  prominence_.note_change(row.id, was, state_of(row));
}

void PersonRows::remove(const PersonRow& row) {
  remove_(row.id).run();
  more_names_ -= row.person.count;
  if (!is_ambiguous(row.person)) --more_persons_;
  if (state_ == IndexState::existing) prominence_.note_change(row.id, state_of(row), std::nullopt);
  made_.erase(XXH3_64bits(row.person.id.data(), row.person.id.size()));
}

void PersonRows::write_prominence() {
  if (state_ == IndexState::fresh) {
    prominence_.make();
  } else {
    prominence_.follow_changes();
  }
}

}  // namespace apparatus::index
