#include "name/project_persons.h"

#include <algorithm>

namespace apparatus::name {
namespace {

using authority::Authority;

// "Lev Davidovich Trotskii", "L. D. Trotskii", "Bronstein": the last word is the surname.
Parts parts_of_name(std::string_view name, const Authority& authority) {
  Parts parts;
  for_each_word(name, [&](std::string_view word) {
    if (word.data() + word.size() == name.data() + name.size()) {
      parts.surname = std::string(word);
      return;
    }
    const bool patronymic =
        !parts.given.empty() && authority.names.is_patronymic(authority.transliteration.fold(word));
    std::string& part = word.ends_with('.') ? parts.initials
                        : patronymic        ? parts.patronymic
                                            : parts.given;
    if (!part.empty()) part += ' ';
    part += word;
  });
  return parts;
}

}  // namespace

ProjectPersons::ProjectPersons(const Authority& authority, ElementReader& reader)
    : authority_(authority) {
  for (const authority::KnownPerson& person : authority.names.persons()) {
    Entry entry;
    entry.person = &person;
    entry.main = parts_of_name(person.name, authority);
    entry.names.push_back(named(person.name, reader));
    for (const std::string& also : person.also) entry.names.push_back(named(also, reader));
    for (const std::string& other : person.not_also) entry.others.push_back(named(other, reader));
    for (const std::vector<Named>* named : {&entry.names, &entry.others}) {
      for (const Named& one : *named) {
        std::vector<std::size_t>& of_key = by_key_[one.key];
        if (of_key.empty() || of_key.back() != entries_.size()) of_key.push_back(entries_.size());
      }
    }
    entries_.push_back(std::move(entry));
  }
}

const std::vector<std::size_t>* ProjectPersons::entries_of(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &found->second;
}

int ProjectPersons::find(const Form& form, ElementReader& reader) const {
  const std::vector<std::size_t>* able = entries_of(form.surname_key);
  if (able == nullptr) return -1;
  const Elements elements = reader.read(form.parts);
  for (const std::size_t i : *able) {
    const auto fits = [&](const Named& one) {
      // "Bronstein" alone is any Bronstein but one with another given name than the person's.
      const Elements& own =
          one.elements.empty() ? entries_[i].names.front().elements : one.elements;
      return one.key == form.surname_key && agree(own, elements);
    };
    // A bare surname is not the other's only because the other bears it too.
    const auto is_other = [&](const Named& one) { return is_in_full(elements, one) && fits(one); };
    const Entry& entry = entries_[i];
    if (std::any_of(entry.names.begin(), entry.names.end(), fits) &&
        std::none_of(entry.others.begin(), entry.others.end(), is_other)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

bool ProjectPersons::parts(const Form& form, ElementReader& reader) const {
  const std::vector<std::size_t>* able = entries_of(form.surname_key);
  if (able == nullptr) return false;
  const Elements elements = reader.read(form.parts);
  return std::any_of(able->begin(), able->end(), [&](std::size_t i) {
    const std::vector<Named>& others = entries_[i].others;
    return std::any_of(others.begin(), others.end(), [&](const Named& other) {
      return other.key == form.surname_key && is_in_full(elements, other) &&
             agree(other.elements, elements);
    });
  });
}

const Parts& ProjectPersons::main(int person) const {
  return entries_[static_cast<std::size_t>(person)].main;
}

const std::string& ProjectPersons::key(int person) const {
  return entries_[static_cast<std::size_t>(person)].names[0].key;
}

void ProjectPersons::describe(int person, Person& found) const {
  const authority::KnownPerson& known = *entries_[static_cast<std::size_t>(person)].person;
  found.display = known.name;
  found.parts = main(person);
  found.surname_key = key(person);
  if (!known.born.empty()) found.born = known.born;
  if (!known.died.empty()) found.died = known.died;
  if (!known.description.empty()) found.description = known.description;
  if (!known.id.empty()) found.id = known.id;
  if (!known.spelling.empty()) found.parts.surname = known.spelling;
}

std::vector<std::vector<std::string>> ProjectPersons::joined_keys() const {
  std::vector<std::vector<std::string>> joined;
  for (const Entry& entry : entries_) {
    if (entry.names.size() < 2) continue;
    std::vector<std::string>& keys = joined.emplace_back();
    for (const Named& one : entry.names) keys.push_back(one.key);
  }
  return joined;
}

bool ProjectPersons::is_in_full(const Elements& elements, const Named& other) {
  return !elements.empty() && elements.size() >= other.elements.size();
}

ProjectPersons::Named ProjectPersons::named(std::string_view name, ElementReader& reader) const {
  const Parts parts = parts_of_name(name, authority_);
  return {authority_.transliteration.fold(parts.surname), reader.read(parts)};
}

}  // namespace apparatus::name
