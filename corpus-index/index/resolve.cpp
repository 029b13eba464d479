#include "index/resolve.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "name/persons.h"

namespace apparatus::index {
namespace {

using authority::Authority;

constexpr std::uint32_t kDominance = 5;  // as in name/bearers.cpp

name::Parts parts_of(const PersonRecord& record) {
  return {.given = record.given,
          .initials = record.initials,
          .patronymic = record.patronymic,
          .surname = record.surname};
}

bool is_ambiguous_id(std::string_view id) { return id.ends_with("?"); }

bool is_bare(const name::Parts& parts) {
  return parts.given.empty() && parts.initials.empty() && parts.patronymic.empty();
}

// Distinct forms of the document, as the index would keep them.
struct DocumentForms {
  std::vector<name::Form> forms;
  std::vector<std::size_t> form_of_name;
};

// What tells one form from another, as it stands in a name.
struct FormKey {
  const name::Parts* parts;
  std::string_view surname_key;

  friend bool operator==(const FormKey& a, const FormKey& b) {
    return a.parts->surname == b.parts->surname && a.parts->given == b.parts->given &&
           a.parts->initials == b.parts->initials && a.parts->patronymic == b.parts->patronymic &&
           a.surname_key == b.surname_key;
  }
};
struct HashOfForm {
  std::size_t operator()(const FormKey& key) const {
    const std::hash<std::string_view> hash;
    const std::size_t first =
        hash(key.parts->given.empty() ? key.parts->initials : key.parts->given);
    return hash(key.parts->surname) * 31 + first;
  }
};

DocumentForms forms_of(const std::vector<name::Name>& names) {
  DocumentForms all;
  std::unordered_map<FormKey, std::size_t, HashOfForm> known;
  all.form_of_name.reserve(names.size());
  for (const name::Name& name : names) {
    const name::Parts& parts = name.parts;
    const auto [place, is_new] =
        known.try_emplace(FormKey{&parts, name.surname_key}, all.forms.size());
    if (is_new) {
      name::Form form;
      form.parts = parts;
      form.surname_key = name.surname_key;
      form.description = name.description;
      form.known_as = name.known_as;
      form.strength = name::Strength::possible;
      all.forms.push_back(std::move(form));
    }
    name::Form& form = all.forms[place->second];
    ++(name.role == name::Role::author ? form.as_author : form.as_actor);
    if (name.strength == name::Strength::certain) form.strength = name::Strength::certain;
    all.form_of_name.push_back(place->second);
  }
  return all;
}

class Resolver {
 public:
  Resolver(const Knowledge& knowledge, const Authority& authority)
      : knowledge_(knowledge), authority_(authority) {}

  // Whom the index knows under this name; `person` is empty where it knows nobody.
  ResolvedName in_index(const std::string& key, const name::Parts& parts) {
    const std::vector<PersonRecord>& bearers = bearers_of(key);
    std::vector<const PersonRecord*> able;
    const PersonRecord* ambiguous = nullptr;
    for (const PersonRecord& one : bearers) {
      if (is_ambiguous_id(one.id)) {
        ambiguous = &one;
      } else if (is_bare(parts) || agree(parts, one)) {
        able.push_back(&one);
      }
    }
    if (able.empty()) return {};
    if (able.size() == 1) return known(*able[0]);
    const PersonRecord* best = able[0];
    std::uint32_t others = 0;
    for (const PersonRecord* one : able) {
      if (one->count > best->count) best = one;
    }
    for (const PersonRecord* one : able) {
      if (one != best) others += one->count;
    }
    if (ambiguous == nullptr && best->count >= kDominance * others) return known(*best);
    ResolvedName result;
    result.person = key + "-?";
    result.display = ambiguous != nullptr ? ambiguous->display : able[0]->surname;
    result.known = ambiguous != nullptr;
    result.ambiguous = true;
    return result;
  }

 private:
  static ResolvedName known(const PersonRecord& record) {
    return {.person = record.id, .display = record.display, .known = true, .ambiguous = false};
  }

  bool agree(name::Parts parts, const PersonRecord& record) const {
    // The keys are equal already; spellings may be inflected.
    parts.surname.clear();
    return name::compatible(parts, parts_of(record), authority_);
  }

  const std::vector<PersonRecord>& bearers_of(const std::string& key) {
    const auto [place, is_new] = bearers_.try_emplace(key);
    if (is_new) place->second = knowledge_.persons_with_surname(key);
    return place->second;
  }

  const Knowledge& knowledge_;
  const Authority& authority_;
  std::unordered_map<std::string, std::vector<PersonRecord>> bearers_;
};

// A bare surname of several bearers is that of the one who was named in full just before it, and of
// nobody where two of them were: a paragraph on one brother goes on with the surname alone.
class NamedJustBefore {
 public:
  // To be called for every name, in the order of the text.
  void settle(const name::Name& name, ResolvedName& who) {
    if (name.surname_key.empty()) return;
    auto& seen = seen_[name.surname_key];
    if (!is_bare(name.parts)) {
      if (!who.person.empty() && !who.ambiguous) note(seen, name, who);
      return;
    }
    if (!who.ambiguous) return;
    const Seen* only = nullptr;
    for (const Seen& one : seen) {
      if (one.role != name.role || one.end + kNear < name.range.begin) continue;
      if (only != nullptr) return;
      only = &one;
    }
    if (only != nullptr) who = only->who;
  }

 private:
  static constexpr std::uint32_t kNear = 1000;  // bytes of the reading: a paragraph
  struct Seen {
    ResolvedName who;
    name::Role role;
    std::uint32_t end;
  };
  static void note(std::vector<Seen>& seen, const name::Name& name, const ResolvedName& who) {
    const auto known = std::find_if(seen.begin(), seen.end(), [&](const Seen& one) {
      return one.who.person == who.person && one.role == name.role;
    });
    if (known == seen.end()) {
      seen.push_back({who, name.role, name.range.end});
    } else {
      known->end = name.range.end;
    }
  }
  std::unordered_map<std::string_view, std::vector<Seen>> seen_;
};

}  // namespace

std::vector<ResolvedName> resolve_names(const std::vector<name::Name>& names,
                                        const Knowledge& knowledge, const Authority& authority) {
  DocumentForms document = forms_of(names);
  Resolver resolver(knowledge, authority);
  for (name::Form& form : document.forms) {
    if (form.strength == name::Strength::possible && !form.surname_key.empty() &&
        knowledge.knows_surname(form.surname_key)) {
      form.strength = name::Strength::certain;
    }
  }
  // First the persons of the document among themselves, so that a bare surname follows the full
  // name beside it; then each of them in the index.
  const name::Persons own = name::cluster(document.forms, authority);
  std::vector<ResolvedName> persons;
  persons.reserve(own.persons.size());
  for (const name::Person& person : own.persons) {
    ResolvedName resolved;
    if (is_ambiguous_id(person.id)) {
      resolved.person = person.id;
      resolved.display = person.display;
      resolved.known = knowledge.knows_surname(person.surname_key);
      resolved.ambiguous = true;
    } else if (!person.surname_key.empty()) {
      resolved = resolver.in_index(person.surname_key, person.parts);
    }
    if (resolved.person.empty()) {
      resolved.person = person.id;
      resolved.display = person.display;
      resolved.known = knowledge.person(person.id).has_value();
    }
    persons.push_back(std::move(resolved));
  }
  std::vector<ResolvedName> result;
  result.reserve(names.size());
  for (const std::size_t form : document.form_of_name) {
    const std::int32_t person = own.person_of_form[form];
    result.push_back(person == name::Persons::kNobody ? ResolvedName()
                                                      : persons[static_cast<std::size_t>(person)]);
  }
  NamedJustBefore before;
  for (std::size_t i = 0; i < names.size(); ++i) before.settle(names[i], result[i]);
  return result;
}

name::Known known_names(const Knowledge& knowledge) {
  return {.surname = [&knowledge](std::string_view key) { return knowledge.knows_surname(key); }};
}

}  // namespace apparatus::index
