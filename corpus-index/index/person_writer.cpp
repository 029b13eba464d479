#include "index/person_writer.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace apparatus::index {
namespace {

std::int64_t weight(const NamedIn& in) { return std::int64_t{in.as_actor} + in.as_author; }

// Forms in the order of a part of their names, which is taken out of each once.
struct Sorted {
  std::string_view by;
  FormThing* form = nullptr;
};
using AllSorted = std::vector<Sorted>;

template <class PartOf>
AllSorted sorted_by(std::deque<FormThing>& forms, PartOf part_of) {
  AllSorted all;
  all.reserve(forms.size());
  for (FormThing& form : forms) {
    if (!form.surname_key().empty()) all.push_back({part_of(form), &form});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Sorted& a, const Sorted& b) { return a.by < b.by; });
  return all;
}

AllSorted::const_iterator end_of_run(AllSorted::const_iterator begin, const AllSorted& all) {
  return std::find_if(begin, all.end(), [&](const Sorted& one) { return one.by != begin->by; });
}

void append_run(std::vector<FormThing*>& forms, AllSorted::const_iterator begin,
                AllSorted::const_iterator end) {
  for (; begin != end; ++begin) forms.push_back(begin->form);
}

}  // namespace

PersonWriter::PersonWriter(Database& database, IndexState state, Forms& forms,
                           const authority::Authority& authority)
    : state_(state),
      forms_(forms),
      clustering_(authority),
      links_(database, state, clustering_),
      rows_(database, state, authority),
      given_names_(database, forms, rows_, clustering_),
      write_surname_(database, "INSERT OR REPLACE INTO surname VALUES (?, ?, ?, ?)"),
      remove_surname_(database, "DELETE FROM surname WHERE spelling = ?") {}

void PersonWriter::came(const FormThing& form, const WrittenName& written, std::uint32_t text) {
  if (written.surname_key.empty()) {
    given_names_.came(text);
    return;
  }
  if (!written.known_as.empty()) links_.add(written.surname_key, written.known_as);
  if (state_ == IndexState::fresh) return;
  changed_keys_[written.surname_key];
  changed_spellings_.emplace(form.surname());
}

void PersonWriter::goes(FormThing& form, const std::vector<bool>& gone) {
  const bool has_surname = !form.surname_key().empty();
  std::set<std::uint32_t>* persons = nullptr;
  if (has_surname) {
    persons = &changed_keys_[std::string(form.surname_key())];
    changed_spellings_.emplace(form.surname());
  }
  std::string left;
  for (const NamedIn& in : unpack_all<NamedIn>(form.texts)) {
    if (in.text >= gone.size() || !gone[in.text]) {
      append(left, in);
    } else if (!has_surname) {
      given_names_.goes(form, in);
    } else if (in.person != 0) {
      persons->insert(in.person);
    }
  }
  form.texts = std::move(left);
  form.touched = true;
}

void PersonWriter::write() {
  if (state_ == IndexState::fresh) {
    write_all();
  } else {
    write_changed();
  }
  given_names_.write();
}

void PersonWriter::begin() {
  if (state_ != IndexState::fresh) return;
  const AllSorted sorted =
      sorted_by(forms_.all(), [](const FormThing& form) { return form.surname_key(); });
  std::vector<LinkedForms> all;
  std::set<std::string> seen;  // of linked keys
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = end_of_run(begin, sorted);
    const std::string key(begin->by);
    if (!links_.has(key)) {
      append_run(all.emplace_back(LinkedForms{{key}, {}}).forms, begin, end);
    } else if (!seen.contains(key)) {
      LinkedForms& linked = all.emplace_back(LinkedForms{links_.linked_to(key), {}});
      seen.insert(linked.keys.begin(), linked.keys.end());
      for (const std::string& one : linked.keys) {
        const auto first = std::lower_bound(
            sorted.begin(), sorted.end(), one,
            [](const Sorted& form, const std::string& other) { return form.by < other; });
        if (first != sorted.end() && first->by == one)
          append_run(linked.forms, first, end_of_run(first, sorted));
      }
    }
    begin = end;
  }
  ahead_ = std::make_unique<BearersAhead>(std::move(all), clustering_);
}

void PersonWriter::write_all() {
  std::vector<FormThing*> without_surname;
  for (FormThing& form : forms_.all()) {
    if (form.surname_key().empty()) without_surname.push_back(&form);
  }
  given_names_.find(without_surname);
  while (std::optional<ClusteredForms> clustered = ahead_->take()) write_bearers(*clustered);
  ahead_.reset();

  const AllSorted sorted =
      sorted_by(forms_.all(), [](const FormThing& form) { return form.surname(); });
  std::vector<FormThing*> forms;
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = end_of_run(begin, sorted);
    forms.clear();
    append_run(forms, begin, end);
    write_spelling(begin->by, forms);
    begin = end;
  }
}

void PersonWriter::write_changed() {
  given_names_.find(forms_.with_key(""));
  std::set<std::string> written;
  for (const auto& [key, persons] : changed_keys_) {
    if (written.contains(key)) continue;
    const std::vector<std::string> keys = links_.linked_to(key);
    written.insert(keys.begin(), keys.end());
    std::vector<FormThing*> forms;
    for (const std::string& one : keys) {
      for (FormThing* form : forms_.with_key(one)) {
        forms.push_back(form);
        changed_spellings_.emplace(form->surname());
      }
    }
    ClusteredForms clustered = cluster({keys, std::move(forms)}, clustering_);
    write_bearers(clustered);
  }
  for (const std::string& spelling : changed_spellings_)
    write_spelling(spelling, forms_.with_surname(spelling));
}

// Rows of persons whom these forms meant, or meant before texts went.
std::vector<PersonRow> PersonWriter::old_rows(const std::vector<std::string>& keys,
                                              const std::vector<std::vector<NamedIn>>& in) {
  if (state_ == IndexState::fresh) return {};
  std::set<std::uint32_t> ids;
  for (const std::string& key : keys) {
    if (const auto gone = changed_keys_.find(key); gone != changed_keys_.end())
      ids.insert(gone->second.begin(), gone->second.end());
  }
  for (const auto& of_form : in) {
    for (const NamedIn& one : of_form) {
      if (one.person != 0) ids.insert(one.person);
    }
  }
  std::vector<PersonRow> rows;
  for (const std::uint32_t id : ids) {
    auto row = rows_.read(id);
    const auto own = [&](const std::string& key) { return row->person.surname_key == key; };
    if (row && std::any_of(keys.begin(), keys.end(), own)) rows.push_back(std::move(*row));
  }
  return rows;
}

// What is known of given names alone stays, until their texts are looked at.
void PersonWriter::carry_given_names(const PersonRow& before, PersonRow& now) {
  for (const VariantCount& variant : before.variants) {
    const FormThing* form = forms_.by_id(variant.form);
    if (form == nullptr || !form->surname_key().empty()) continue;
    now.variants.push_back(variant);
    now.person.count += variant.count;
  }
}

void PersonWriter::write_bearers(ClusteredForms& clustered) {
  auto& [linked, in, read, found] = clustered;
  const auto& [keys, forms] = linked;
  const std::vector<PersonRow> before = old_rows(keys, in);
  std::unordered_map<std::uint32_t, const PersonRow*> before_by_row;
  for (const PersonRow& row : before) before_by_row.emplace(row.id, &row);

  // An id leads to its row, or to a new one.
  std::vector<PersonRow> now(found.all.persons.size());
  std::vector<bool> own(now.size());  // false: somebody of another surname has that id
  std::set<std::uint32_t> kept;
  for (std::size_t p = 0; p < now.size(); ++p) {
    now[p].person = std::move(found.all.persons[p]);
    now[p].elements = std::move(found.elements[p]);
    bool is_new = false;
    now[p].id = rows_.row_of(now[p].person.id, is_new);
    own[p] = is_new || before_by_row.contains(now[p].id);
    own[p] = own[p] && kept.insert(now[p].id).second;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const bool in_full = !forms[i]->is_bare();
    bool moved = false;
    for (NamedIn& one : in[i]) {
      const std::int32_t p = found.all.person_of_form[at++];
      PersonRow* row = p == name::Persons::kNobody ? nullptr : &now[static_cast<std::size_t>(p)];
      if (row != nullptr) add_to_variants(row->variants, *forms[i], weight(one), 1);
      const std::uint32_t person = row == nullptr ? 0 : row->id;
      if (state_ == IndexState::existing && in_full && given_names_.has(one.text)) {
        const auto old = before_by_row.find(one.person);
        const bool same = one.person == person && row != nullptr && old != before_by_row.end() &&
                          old->second->elements == row->elements;
        if (!same) given_names_.others_are_named(one.text);
      }
      moved = moved || one.person != person;
      one.person = person;
    }
    if (!moved) continue;
    forms[i]->texts = pack_all(in[i]);
    forms[i]->touched = true;
  }
  for (std::size_t p = 0; p < now.size(); ++p) {
    if (!own[p]) continue;
    const auto old = before_by_row.find(now[p].id);
    if (old != before_by_row.end()) carry_given_names(*old->second, now[p]);
    rows_.write(now[p], old == before_by_row.end() ? nullptr : old->second);
  }
  for (const PersonRow& row : before) {
    if (!kept.contains(row.id)) rows_.remove(row);
  }
  links_.write(keys, read);
}

void PersonWriter::write_spelling(std::string_view spelling, const std::vector<FormThing*>& forms) {
  if (spelling.empty()) return;
  std::int64_t count = 0;
  std::vector<std::uint32_t> texts;
  std::string_view key;
  for (const FormThing* form : forms) {
    for (const NamedIn& in : unpack_all<NamedIn>(form->texts)) {
      if (in.person == 0) continue;
      count += weight(in);
      texts.push_back(in.text);
      if (key.empty() || form->surname_key() < key) key = form->surname_key();
    }
  }
  if (texts.empty()) {
    if (state_ == IndexState::existing) remove_surname_(spelling).run();
    return;
  }
  std::sort(texts.begin(), texts.end());
  const auto distinct = std::unique(texts.begin(), texts.end()) - texts.begin();
  write_surname_(spelling, key, count, static_cast<std::int64_t>(distinct)).run();
}

}  // namespace apparatus::index
