#include "name/persons.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "authority/person_signs.h"
#include "name/bearers.h"
#include "name/clustering.h"
#include "name/elements.h"
#include "name/folding.h"
#include "name/project_persons.h"

namespace apparatus::name {
namespace {

using authority::Authority;

// Behind the key of a surname whose bearer the project parts from another.
constexpr std::string_view kParted = "-other";

std::uint32_t weight(const Form& form) { return form.as_actor + form.as_author; }

// The most frequent of several spellings; on a tie the first in the alphabet, so that the result is
// stable.
class Most {
 public:
  void add(const std::string& text, std::uint32_t count) {
    if (!text.empty()) counts_[text] += std::max(count, 1u);
  }
  std::string best() const {
    const std::pair<const std::string, std::uint32_t>* found = nullptr;
    for (const auto& one : counts_) {
      if (found == nullptr || one.second > found->second) found = &one;
    }
    return found == nullptr ? std::string() : found->first;
  }

 private:
  std::map<std::string, std::uint32_t> counts_;
};

bool has_lower_case(std::string_view text) {
  return authority::to_lower(text) == text ||
         std::any_of(text.begin() + 1, text.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ||
         static_cast<unsigned char>(text.back()) >= 0x80;
}

std::string display_of(const Parts& parts) {
  std::string display;
  for (const std::string* part :
       {&parts.given, &parts.initials, &parts.patronymic, &parts.surname}) {
    if (part->empty()) continue;
    if (!display.empty()) display += ' ';
    display += *part;
  }
  return display;
}

// Whether the surname stands in another case than the nominative, whose key the form has. In Latin
// letters a person is hardly ever written so but in titles. `authority`: null for forms that have
// no surname.
bool is_inflected(const Form& form, const Authority* authority) {
  const std::string& surname = form.parts.surname;
  const auto lead = surname.empty() ? 0U : static_cast<unsigned char>(surname[0]);
  const bool cyrillic = lead >= 0xD0 && lead <= 0xD3;
  return cyrillic && authority != nullptr &&
         authority->transliteration.fold(surname) != form.surname_key;
}

// Of the forms with a given name those in the nominative, then the most frequent; without one,
// those with most initials; of equals the first in the alphabet.
Parts fullest(const std::vector<std::size_t>& members, const std::vector<Form>& forms,
              const Authority* authority) {
  if (members.size() == 1) return forms[members.front()].parts;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>,
           std::pair<const Form*, std::uint32_t>>
      weights;
  for (const std::size_t i : members) {
    const Parts& parts = forms[i].parts;
    auto& known = weights[{parts.given, parts.initials, parts.patronymic, parts.surname}];
    known.first = &forms[i];
    known.second += weight(forms[i]);
  }
  const auto rank = [&](const Form& form, std::uint32_t weight) {
    const Parts& parts = form.parts;
    return std::tuple(!parts.given.empty(), parts.given.empty() ? parts.initials.size() : 0,
                      !is_inflected(form, authority), weight, !parts.patronymic.empty());
  };
  const std::pair<const Form*, std::uint32_t>* best = nullptr;
  for (const auto& [spelling, one] : weights) {
    if (best == nullptr || rank(*one.first, one.second) > rank(*best->first, best->second))
      best = &one;
  }
  return best->first->parts;
}

Person person_of(const std::vector<std::size_t>& members, const std::vector<Form>& forms,
                 const Authority* authority) {
  constexpr std::uint32_t kPlainly = 100;  // times what is shouted or inflected counts
  Person person;
  Most surnames, born, died, descriptions;
  for (const std::size_t i : members) {
    const Form& form = forms[i];
    const bool shouted = !form.parts.surname.empty() && !has_lower_case(form.parts.surname);
    const bool plainly = !shouted && !is_inflected(form, authority);
    surnames.add(form.parts.surname, shouted ? 0 : weight(form) * (plainly ? kPlainly : 1));
    born.add(form.born, weight(form));
    died.add(form.died, weight(form));
    descriptions.add(form.description, weight(form));
    person.count += weight(form);
  }
  person.parts = fullest(members, forms, authority);
  person.parts.surname = surnames.best();
  person.surname_key = forms[members.front()].surname_key;
  person.born = born.best();
  person.died = died.best();
  person.description = descriptions.best();
  person.display = display_of(person.parts);
  return person;
}

// "trotski-lev", "kotov-v-a", "kolishkin".
std::string id_of(const std::string& key, const Elements& elements, std::size_t depth) {
  std::string id = key;
  for (std::size_t i = 0; i < std::min(depth, elements.size()); ++i) {
    if (!id.empty()) id += '-';
    id += elements[i].initial ? elements[i].key : elements[i].group;
  }
  return id;
}

// An id of one element where that is enough to tell the bearers of a surname apart, of more where
// it is not.
std::vector<std::string> ids_of(const std::string& key, const std::vector<Bearer>& bearers) {
  std::vector<std::string> ids(bearers.size());
  std::vector<std::unordered_map<std::string, int>> bearers_of_id;  // by depth
  const auto is_shared = [&](const std::string& id, std::size_t depth) {
    while (bearers_of_id.size() <= depth) {
      auto& counts = bearers_of_id.emplace_back();
      for (const Bearer& one : bearers)
        ++counts[id_of(key, one.elements, bearers_of_id.size() - 1)];
    }
    return bearers_of_id[depth][id] > 1;
  };
  for (std::size_t b = 0; b < bearers.size(); ++b) {
    const Elements& own = bearers[b].elements;
    std::size_t depth = own.empty() || !own[0].initial ? 1 : own.size();
    ids[b] = id_of(key, own, depth);
    while (depth < own.size() && is_shared(ids[b], depth)) ids[b] = id_of(key, own, ++depth);
  }
  return ids;
}

auto spelling(const Form& form) {
  const Parts& parts = form.parts;
  return std::tie(form.surname_key, parts.surname, parts.given, parts.initials, parts.patronymic);
}

// "Angarskii, N. S. (Klestov)": a bare Klestov is Angarskii where nobody else bears that name in
// full and only one person is said to be known by it.
void lead_pseudonyms_back(std::vector<Form>& forms, const Authority& authority) {
  std::map<std::string, const Form*> real;  // by the key of the other name; null: of several
  for (const Form& form : forms) {
    if (form.known_as.empty() || form.surname_key.empty()) continue;
    const auto [place, is_new] =
        real.try_emplace(authority.transliteration.fold(form.known_as), &form);
    if (is_new || place->second == nullptr) continue;
    if (place->second->surname_key != form.surname_key) {
      place->second = nullptr;
    } else if (spelling(form) < spelling(*place->second)) {
      place->second = &form;
    }
  }
  if (real.empty()) return;
  for (const Form& form : forms) {
    const auto found = real.find(form.surname_key);
    if (found != real.end() && !read_elements(form.parts, authority).empty())
      found->second = nullptr;
  }
  std::map<std::string, std::pair<Parts, std::string>> lead;
  for (const auto& [key, form] : real) {
    if (form != nullptr) lead.emplace(key, std::pair(form->parts, form->surname_key));
  }
  for (Form& form : forms) {
    const auto found = lead.find(form.surname_key);
    if (found == lead.end()) continue;
    form.parts = found->second.first;
    form.surname_key = found->second.second;
    form.strength = Strength::certain;
  }
}

ClusteredPersons persons_of_surnames(const std::vector<Form>& forms, ElementReader& reader) {
  ClusteredPersons clustered;
  Persons& result = clustered.all;
  result.person_of_form.assign(forms.size(), Persons::kNobody);
  // Ordered, so that the same forms give the same persons in the same order.
  std::map<std::string_view, std::vector<std::size_t>> surnames;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!forms[i].surname_key.empty()) surnames[forms[i].surname_key].push_back(i);
  }
  const auto add = [&](Person person, const Elements& elements,
                       const std::vector<std::size_t>& members) {
    for (const std::size_t i : members)
      result.person_of_form[i] = static_cast<std::int32_t>(result.persons.size());
    result.persons.push_back(std::move(person));
    clustered.elements.push_back(ElementReader::written(elements));
  };
  for (const auto& [key, own] : surnames) {
    const Bearers bearers(forms, own, reader);
    const std::string name(key);
    const std::vector<std::string> ids = ids_of(name, bearers.all());
    for (std::size_t b = 0; b < ids.size(); ++b) {
      const Bearer& bearer = bearers.all()[b];
      if (bearer.forms.empty()) continue;
      Person person = person_of(bearer.forms, forms, &reader.authority());
      person.id = ids[b];
      add(std::move(person), bearer.elements, bearer.forms);
    }
    if (!bearers.ambiguous().empty()) {
      Person person = person_of(bearers.ambiguous(), forms, &reader.authority());
      person.id = name + "-?";
      person.parts =
          Parts{.given = {}, .initials = {}, .patronymic = {}, .surname = person.parts.surname};
      person.display = person.parts.surname;
      add(std::move(person), {}, bearers.ambiguous());
    }
  }
  return clustered;
}

bool is_ambiguous(const Person& person) { return person.id.ends_with("-?"); }

bool is_bare(const Parts& parts) {
  return parts.given.empty() && parts.initials.empty() && parts.patronymic.empty();
}

}  // namespace

bool compatible(const Parts& a, const Parts& b, const Authority& authority) {
  if (!a.surname.empty() && !b.surname.empty() &&
      !transliteration_variants(a.surname, b.surname, authority)) {
    return false;
  }
  return agree(read_elements(a, authority), read_elements(b, authority));
}

struct Clustering::Tools {
  explicit Tools(const Authority& known)
      : authority(known), reader(known), project(known, reader) {}
  const Authority& authority;
  ElementReader reader;
  ProjectPersons project;
};

Clustering::Clustering(const Authority& authority) : tools_(std::make_unique<Tools>(authority)) {}
Clustering::~Clustering() = default;

ClusteredPersons Clustering::by_surname(const std::vector<Form>& forms_as_read) {
  ElementReader& reader = tools_->reader;
  std::vector<Form> forms = forms_as_read;
  lead_pseudonyms_back(forms, tools_->authority);
  const ProjectPersons& project = tools_->project;
  if (project.empty()) return persons_of_surnames(forms, reader);
  // A form that the project assigns counts as its person's full name, so that it meets no other
  // bearer.
  std::vector<int> assigned(forms.size(), -1);
  std::vector<std::pair<std::size_t, std::string>> parted;  // with the key that it had
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].surname_key.empty()) continue;
    assigned[i] = project.find(forms[i], reader);
    if (assigned[i] < 0 && project.parts(forms[i], reader)) {
      // Under a key of its own it meets nobody whom it was parted from.
      parted.emplace_back(i, forms[i].surname_key);
      forms[i].surname_key += kParted;
    }
    if (assigned[i] < 0) continue;
    forms[i].surname_key = project.key(assigned[i]);
    forms[i].parts = project.main(assigned[i]);
    forms[i].strength = Strength::certain;
  }
  ClusteredPersons clustered = persons_of_surnames(forms, reader);
  Persons& result = clustered.all;
  for (const auto& [i, key] : parted) {
    if (result.person_of_form[i] == Persons::kNobody) continue;
    result.persons[static_cast<std::size_t>(result.person_of_form[i])].surname_key = key;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (assigned[i] < 0 || result.person_of_form[i] == Persons::kNobody) continue;
    project.describe(assigned[i],
                     result.persons[static_cast<std::size_t>(result.person_of_form[i])]);
  }
  return clustered;
}

// "Rosa", "Vladimir Il'ich": the only one of this name whom the text itself names in full, who for
// a patronymic has to be known by it or by its initial; else the stranger of this patronymic or
// office; else, for a "Konstantin", the only stranger of the text who has that name, as the Grand
// Duke may be.
std::vector<Clustering::GivenName> Clustering::given_names(const std::vector<Form>& forms,
                                                           const std::vector<NamedInFull>& named) {
  ElementReader& reader = tools_->reader;
  std::vector<std::pair<const NamedInFull*, Elements>> able;
  for (const NamedInFull& one : named) {
    Elements elements = reader.read_written(one.elements);
    if (elements.size() > 1 || (!elements.empty() && !elements[0].initial))
      able.emplace_back(&one, std::move(elements));
  }
  std::vector<GivenName> found(forms.size());
  std::vector<Elements> elements;
  std::map<std::string, std::vector<std::size_t>> strangers;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const Elements& own = elements.emplace_back(reader.read(forms[i].parts));
    bool several = false;
    for (const auto& [one, others] : able) {
      // "King George" is no George of another surname.
      if (is_office(forms[i].description) && !one->numbered) continue;
      if (own.empty() || !agree(own, others)) continue;
      const bool by_patronymic = !forms[i].parts.patronymic.empty();
      if (by_patronymic ? others.size() < 2 || !agree_in_order(own, others) : others[0].initial)
        continue;
      several = several || (found[i].person != 0 && found[i].person != one->person);
      found[i].person = one->person;
    }
    if (several) found[i].person = 0;
    if (found[i].person != 0) continue;
    if (forms[i].parts.patronymic.empty() && forms[i].description.empty()) continue;
    found[i].stranger = id_of("", own, own.size());
    strangers[found[i].stranger].push_back(i);
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (found[i].person != 0 || !found[i].stranger.empty() || elements[i].empty()) continue;
    const std::string* only = nullptr;
    int fitting = 0;
    for (const auto& [id, members] : strangers) {
      if (!agree(elements[i], elements[members.front()])) continue;
      only = &id;
      ++fitting;
    }
    if (fitting == 1) found[i].stranger = *only;
  }
  return found;
}

bool Clustering::is_office(std::string_view description) const {
  using authority::WordKind;
  if (description.empty() || authority::PersonSigns::built_in().is_kin(description)) return false;
  return authority::is(tools_->authority.names.kind(authority::to_lower(description)),
                       WordKind::title | WordKind::sovereign | WordKind::office);
}

Person Clustering::stranger(const std::string& id, const std::vector<Form>& forms) {
  std::vector<std::size_t> all(forms.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  Person person = person_of(all, forms, nullptr);
  person.id = id;
  return person;
}

bool Clustering::is_number(std::string_view surname_key) {
  return surname_key.find_first_not_of("ivxlc") == std::string_view::npos;
}

std::string Clustering::key_of_other_name(const std::string& known_as) const {
  return tools_->authority.transliteration.fold(known_as);
}

std::vector<std::vector<std::string>> Clustering::linked_by_project() const {
  return tools_->project.joined_keys();
}

Persons cluster(const std::vector<Form>& forms, const Authority& authority) {
  Clustering clustering(authority);
  ClusteredPersons clustered = clustering.by_surname(forms);
  Persons& result = clustered.all;
  std::map<std::uint32_t, std::vector<std::size_t>> without_surname;  // by text
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].surname_key.empty()) without_surname[forms[i].text].push_back(i);
  }
  if (without_surname.empty()) return std::move(clustered.all);
  std::map<std::uint32_t, std::set<std::int32_t>> persons_of_text;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::int32_t person = result.person_of_form[i];
    if (person == Persons::kNobody || !without_surname.contains(forms[i].text)) continue;
    if (is_ambiguous(result.persons[static_cast<std::size_t>(person)])) continue;
    if (is_bare(forms[i].parts)) continue;
    persons_of_text[forms[i].text].insert(person);
  }
  std::map<std::string, std::vector<std::size_t>> strangers;
  for (const auto& [text, own] : without_surname) {
    std::vector<Form> given;
    for (const std::size_t i : own) given.push_back(forms[i]);
    std::vector<Clustering::NamedInFull> named;
    for (const std::int32_t person : persons_of_text[text]) {
      const auto p = static_cast<std::size_t>(person);
      named.push_back({person + 1, clustered.elements[p],
                       Clustering::is_number(result.persons[p].surname_key)});
    }
    const auto found = clustering.given_names(given, named);
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (found[i].person != 0) {
        const auto person = static_cast<std::int32_t>(found[i].person - 1);
        result.person_of_form[own[i]] = person;
        result.persons[static_cast<std::size_t>(person)].count += weight(forms[own[i]]);
      } else if (!found[i].stranger.empty()) {
        strangers[found[i].stranger].push_back(own[i]);
      }
    }
  }
  for (const auto& [id, members] : strangers) {
    std::vector<Form> own;
    for (const std::size_t i : members) {
      own.push_back(forms[i]);
      result.person_of_form[i] = static_cast<std::int32_t>(result.persons.size());
    }
    result.persons.push_back(Clustering::stranger(id, own));
  }
  return std::move(clustered.all);
}

}  // namespace apparatus::name
