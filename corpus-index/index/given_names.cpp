#include "index/given_names.h"

#include <algorithm>

namespace apparatus::index {
namespace {

name::Form form_of(const FormThing& thing, const NamedIn& in) {
  return {.text = in.text,
          .parts = thing.parts(),
          .surname_key = std::string(thing.surname_key()),
          .strength = in.strength,
          .as_actor = in.as_actor,
          .as_author = in.as_author,
          .born = in.born,
          .died = in.died,
          .known_as = in.known_as,
          .description = in.description};
}

}  // namespace

GivenNames::GivenNames(Database& database, Forms& forms, PersonRows& rows,
                       name::Clustering& clustering)
    : forms_(forms), rows_(rows), clustering_(clustering), places_(database) {}

void GivenNames::goes(const FormThing& form, const NamedIn& in) {
  if (in.person != 0) moves(form, in, in.person, -1);
}

void GivenNames::find(const std::vector<FormThing*>& forms_without_surname) {
  for (FormThing* form : forms_without_surname) {
    for (const NamedIn& in : unpack_all<NamedIn>(form->texts))
      forms_of_text_[in.text].push_back(form);
  }
}

void GivenNames::moves(const FormThing& form, const NamedIn& in, std::uint32_t row,
                       std::int64_t sign) {
  Count& count = counts_[row][form.id];
  count.count += sign * (std::int64_t{in.as_actor} + in.as_author);
  count.texts += sign;
}

const GivenNames::Brief& GivenNames::brief(std::uint32_t row) {
  const auto [place, is_new] = briefs_.try_emplace(row);
  if (!is_new) return place->second;
  if (const auto known = rows_.read(row))
    place->second = {known->person.id, known->person.surname_key, known->elements};
  return place->second;
}

std::vector<name::Clustering::NamedInFull> GivenNames::named_in_full(std::uint32_t text) {
  std::set<std::uint32_t> persons;
  places_.for_each(text, [&](ThingKind kind, std::uint32_t thing) {
    if (kind != ThingKind::form) return;
    const FormThing* form = forms_.by_id(thing);
    if (form == nullptr || form->surname_key().empty() || form->is_bare()) return;
    for (Unpacker rest(form->texts); rest.more();) {
      NamedIn in;
      take(rest, in);
      if (rest.sound() && in.text == text && in.person != 0) persons.insert(in.person);
    }
  });
  std::vector<name::Clustering::NamedInFull> named;
  for (const std::uint32_t person : persons) {
    const Brief& one = brief(person);
    if (one.id.empty() || one.id.ends_with('?')) continue;
    named.push_back({person, one.elements, name::Clustering::is_number(one.surname_key)});
  }
  return named;
}

void GivenNames::look_at(std::uint32_t text) {
  const auto own = forms_of_text_.find(text);
  if (own == forms_of_text_.end()) return;
  // In the order of their letters, whatever came in first.
  std::vector<FormThing*>& things = own->second;
  std::sort(things.begin(), things.end(),
            [](const FormThing* a, const FormThing* b) { return a->name < b->name; });
  std::vector<name::Form> forms;
  std::vector<std::vector<NamedIn>> in;
  std::vector<NamedIn*> here;
  in.reserve(things.size());
  for (const FormThing* thing : things) in.push_back(unpack_all<NamedIn>(thing->texts));
  for (std::size_t i = 0; i < things.size(); ++i) {
    const auto at = std::find_if(in[i].begin(), in[i].end(),
                                 [&](const NamedIn& one) { return one.text == text; });
    here.push_back(&*at);
    forms.push_back(form_of(*things[i], *at));
  }
  const auto found = clustering_.given_names(forms, named_in_full(text));
  for (std::size_t i = 0; i < things.size(); ++i) {
    auto person = static_cast<std::uint32_t>(found[i].person);
    if (!found[i].stranger.empty()) {
      bool is_new = false;
      person = rows_.row_of(found[i].stranger, is_new);
      if (is_new) briefs_[person] = {found[i].stranger, "", ""};
    }
    if (here[i]->person == person) continue;
    if (here[i]->person != 0) moves(*things[i], *here[i], here[i]->person, -1);
    if (person != 0) moves(*things[i], *here[i], person, +1);
    here[i]->person = person;
    things[i]->texts = pack_all(in[i]);
    things[i]->touched = true;
  }
}

void GivenNames::write() {
  for (const std::uint32_t text : to_look_at_) look_at(text);
  for (const auto& [row, counts] : counts_) {
    if (!brief(row).surname_key.empty()) {
      write_counts(row, counts);
      continue;
    }
    std::set<std::uint32_t> forms;
    for (const auto& [form, count] : counts) forms.insert(form);
    write_stranger(row, forms);
  }
}

// Somebody whom no text names by a surname is made of all forms again.
void GivenNames::write_stranger(std::uint32_t row, const std::set<std::uint32_t>& more_forms) {
  const std::optional<PersonRow> before = rows_.read(row);
  std::set<std::uint32_t> ids = more_forms;
  if (before) {
    for (const VariantCount& variant : before->variants) ids.insert(variant.form);
  }
  std::vector<const FormThing*> things;
  for (const std::uint32_t id : ids) {
    if (const FormThing* thing = forms_.by_id(id)) things.push_back(thing);
  }
  std::sort(things.begin(), things.end(),
            [](const FormThing* a, const FormThing* b) { return a->name < b->name; });
  PersonRow now;
  std::vector<name::Form> forms;
  for (const FormThing* thing : things) {
    for (const NamedIn& in : unpack_all<NamedIn>(thing->texts)) {
      if (in.person != row) continue;
      forms.push_back(form_of(*thing, in));
      add_to_variants(now.variants, *thing, std::int64_t{in.as_actor} + in.as_author, 1);
    }
  }
  if (forms.empty()) {
    if (before) rows_.remove(*before);
    return;
  }
  now.id = row;
  now.person = name::Clustering::stranger(brief(row).id, forms);
  rows_.write(now, before ? &*before : nullptr);
}

void GivenNames::write_counts(std::uint32_t row, const std::map<std::uint32_t, Count>& counts) {
  const std::optional<PersonRow> before = rows_.read(row);
  if (!before) return;  // gone, and all that was said of it
  PersonRow now = *before;
  for (const auto& [id, count] : counts) {
    const FormThing* form = forms_.by_id(id);
    if (form == nullptr || (count.count == 0 && count.texts == 0)) continue;
    add_to_variants(now.variants, *form, count.count, count.texts);
    now.person.count = static_cast<std::uint32_t>(now.person.count + count.count);
  }
  rows_.write(now, &*before);
}

}  // namespace apparatus::index
