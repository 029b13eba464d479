#include "name/persons.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "name/folding.h"

namespace apparatus::name {
namespace {

using authority::Authority;

// One part of a name before the surname: a given name, a patronymic, or the initial of either.
struct Element {
  bool initial = false;
  std::string key;    // folded: "lev", "l"
  std::string group;  // of equivalent given names; the key itself where it has none
  std::string lower;  // as written, in lower case: "C." is Charles although their keys differ
};
using Elements = std::vector<Element>;

Element element_of(std::string_view word, bool initial, const Authority& authority) {
  Element one;
  one.initial = initial;
  one.key = authority.transliteration.fold(word);
  one.lower = authority::to_lower(word);
  while (!one.lower.empty() && one.lower.back() == '.') one.lower.pop_back();
  const std::string_view group = authority.names.given_group(one.key);
  one.group = group.empty() ? one.key : std::string(group);
  return one;
}

template <class Take>
void for_each_word(std::string_view words, Take take) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (end > at) take(words.substr(at, end - at));
    at = end + 1;
  }
}

Elements elements_of(const Parts& parts, const Authority& authority) {
  Elements elements;
  const auto take = [&](bool initial) {
    return [&elements, &authority, initial](std::string_view word) {
      Element one = element_of(word, initial, authority);
      if (!one.key.empty()) elements.push_back(std::move(one));
    };
  };
  for_each_word(parts.given, take(false));
  for_each_word(parts.initials, take(true));
  for_each_word(parts.patronymic, take(false));
  return elements;
}

// The initial of the name as written, or of the name that its group goes by: "I." is Joseph
// Stalin's, but "E." is not Heinrich's, although Enrico is the same name.
bool initial_of(const Element& initial, const Element& full) {
  return full.key.starts_with(initial.key) || full.lower.starts_with(initial.lower) ||
         full.group.starts_with(initial.key);
}

bool agree(const Element& a, const Element& b) {
  if (a.initial && b.initial) {
    return a.key.starts_with(b.key) || b.key.starts_with(a.key) || a.lower == b.lower;
  }
  if (a.initial) return initial_of(a, b);
  if (b.initial) return initial_of(b, a);
  return a.group == b.group;
}

// No element of one contradicts that of the other; nothing contradicts nothing.
bool agree(const Elements& a, const Elements& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  bool same_places = true;
  for (std::size_t i = 0; i < shared && same_places; ++i) {
    same_places = agree(a[i], b[i]);
  }
  if (same_places) return true;
  // Known by the second given name: Ramsay MacDonald is James Ramsay MacDonald.
  const auto second_of = [](const Elements& one, const Elements& two) {
    return one.size() == 1 && two.size() == 2 && !one[0].initial && !two[1].initial &&
           one[0].group == two[1].group;
  };
  return second_of(a, b) || second_of(b, a);
}

int full_elements(const Elements& elements) {
  return static_cast<int>(
      std::count_if(elements.begin(), elements.end(), [](const Element& e) { return !e.initial; }));
}

std::uint32_t weight(const Form& form) { return form.as_actor + form.as_author; }

// Somebody of one surname while the forms are gathered.
struct Bearer {
  Elements elements;
  std::vector<std::size_t> forms;
  std::set<std::uint32_t> texts;  // that name the bearer in full
  std::uint32_t count = 0;        // of full forms
  std::uint32_t as_actor = 0, as_author = 0;
  int project_person = -1;
};

// A bearer who outweighs all others of the surname so far that a bare surname means nobody else.
constexpr std::uint32_t kDominance = 5;

class Surname {
 public:
  Surname(const std::vector<Form>& forms, const Authority& authority)
      : forms_(forms), authority_(authority) {}

  void add(std::size_t form) { own_.push_back(form); }

  // Leads each form to a bearer: an index into bearers(), kAmbiguous or kNobody.
  static constexpr int kAmbiguous = -2;
  static constexpr int kNobody = -1;

  void resolve(std::vector<int>& bearer_of_form) {
    std::vector<std::pair<std::size_t, Elements>> full;
    std::vector<std::size_t> bare;
    bool certain = false;
    for (const std::size_t i : own_) {
      Elements elements = elements_of(forms_[i].parts, authority_);
      certain = certain || forms_[i].strength == Strength::certain;
      if (elements.empty()) {
        bare.push_back(i);
      } else {
        full.emplace_back(i, std::move(elements));
      }
    }
    if (!certain) {
      for (const std::size_t i : own_) bearer_of_form[i] = kNobody;
      return;
    }
    // The most telling forms first, so that "V. Smirnov" finds Vladimir and Vasilii both.
    std::stable_sort(full.begin(), full.end(),
                     [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
    for (const auto& [i, elements] : full) place_full(i, elements, bearer_of_form);
    for (const std::size_t i : bare) place_bare(i, bearer_of_form);
  }

  const std::vector<Bearer>& bearers() const { return bearers_; }
  const std::vector<std::size_t>& ambiguous() const { return ambiguous_; }

 private:
  std::tuple<bool, int, std::size_t, std::uint32_t> rank(
      const std::pair<std::size_t, Elements>& one) const {
    return {forms_[one.first].strength == Strength::certain, full_elements(one.second),
            one.second.size(), weight(forms_[one.first])};
  }

  void place_full(std::size_t i, const Elements& elements, std::vector<int>& bearer_of_form) {
    std::vector<int> able;
    for (std::size_t b = 0; b < bearers_.size(); ++b) {
      if (agree(bearers_[b].elements, elements)) able.push_back(static_cast<int>(b));
    }
    int chosen = kNobody;
    if (able.empty()) {
      if (forms_[i].strength == Strength::possible) {
        bearer_of_form[i] = kNobody;
        return;
      }
      bearers_.emplace_back();
      chosen = static_cast<int>(bearers_.size() - 1);
      bearers_.back().elements = elements;
    } else {
      chosen = choose(able, forms_[i]);
    }
    if (chosen < 0) {
      ambiguous_.push_back(i);
      bearer_of_form[i] = kAmbiguous;
      return;
    }
    Bearer& bearer = bearers_[static_cast<std::size_t>(chosen)];
    join(bearer, i);
    bearer.texts.insert(forms_[i].text);
    bearer.count += weight(forms_[i]);
    bearer.as_actor += forms_[i].as_actor;
    bearer.as_author += forms_[i].as_author;
    if (elements.size() > bearer.elements.size() && agree_in_order(bearer.elements, elements)) {
      bearer.elements = elements_merged(bearer.elements, elements);
    }
    bearer_of_form[i] = chosen;
  }

  static bool agree_in_order(const Elements& a, const Elements& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      if (!agree(a[i], b[i])) return false;
    }
    return true;
  }
  static Elements elements_merged(Elements known, const Elements& longer) {
    for (std::size_t i = known.size(); i < longer.size(); ++i) known.push_back(longer[i]);
    return known;
  }

  void place_bare(std::size_t i, std::vector<int>& bearer_of_form) {
    if (bearers_.empty()) {
      bearers_.emplace_back();  // somebody of whom no text says more than the surname
    }
    std::vector<int> all;
    for (std::size_t b = 0; b < bearers_.size(); ++b) all.push_back(static_cast<int>(b));
    const int chosen = choose(all, forms_[i]);
    if (chosen < 0) {
      ambiguous_.push_back(i);
      bearer_of_form[i] = kAmbiguous;
      return;
    }
    join(bearers_[static_cast<std::size_t>(chosen)], i);
    bearer_of_form[i] = chosen;
  }

  void join(Bearer& bearer, std::size_t i) const { bearer.forms.push_back(i); }

  // The only one; else the only one whom the form's own text names in full; else the one who
  // dominates; else nobody.
  int choose(const std::vector<int>& able, const Form& form) const {
    if (able.size() == 1) return able[0];
    std::vector<int> here;
    for (const int b : able) {
      if (bearers_[static_cast<std::size_t>(b)].texts.contains(form.text)) here.push_back(b);
    }
    if (here.size() == 1) return here[0];
    // An author of a cited work and somebody who acts in the story share a surname.
    if (here.size() == 2) {
      const Bearer& a = bearers_[static_cast<std::size_t>(here[0])];
      const Bearer& b = bearers_[static_cast<std::size_t>(here[1])];
      const bool form_acts = form.as_actor > form.as_author;
      if ((a.as_actor == 0) != (b.as_actor == 0)) {
        const bool a_acts = a.as_actor != 0;
        return a_acts == form_acts ? here[0] : here[1];
      }
    }
    const std::vector<int>& among = here.empty() ? able : here;
    int best = among[0];
    std::uint32_t others = 0;
    for (const int b : among) {
      if (bearers_[static_cast<std::size_t>(b)].count >
          bearers_[static_cast<std::size_t>(best)].count)
        best = b;
    }
    for (const int b : among) {
      if (b != best) others += bearers_[static_cast<std::size_t>(b)].count;
    }
    return bearers_[static_cast<std::size_t>(best)].count >= kDominance * others ? best : -1;
  }

  const std::vector<Form>& forms_;
  const Authority& authority_;
  std::vector<std::size_t> own_;
  std::vector<Bearer> bearers_;
  std::vector<std::size_t> ambiguous_;
};

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

Person person_of(const std::vector<std::size_t>& members, const std::vector<Form>& forms) {
  Person person;
  Most surnames, born, died, descriptions;
  // Of the forms with a given name the most frequent; without one, those with most initials.
  const Form* fullest = nullptr;
  const auto rank = [](const Form& form) {
    return std::tuple(!form.parts.given.empty(),
                      form.parts.given.empty() ? form.parts.initials.size() : 0, weight(form),
                      !form.parts.patronymic.empty());
  };
  for (const std::size_t i : members) {
    const Form& form = forms[i];
    const bool shouted = !form.parts.surname.empty() && !has_lower_case(form.parts.surname);
    surnames.add(form.parts.surname, shouted ? 0 : weight(form) * 100);
    born.add(form.born, weight(form));
    died.add(form.died, weight(form));
    descriptions.add(form.description, weight(form));
    person.count += weight(form);
    if (fullest == nullptr || rank(form) > rank(*fullest)) fullest = &form;
  }
  person.parts = fullest->parts;
  person.parts.surname = surnames.best();
  person.surname_key = fullest->surname_key;
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
  for (std::size_t b = 0; b < bearers.size(); ++b) {
    const Elements& own = bearers[b].elements;
    std::size_t depth = own.empty() || !own[0].initial ? 1 : own.size();
    const auto shared = [&](std::size_t d) {
      for (std::size_t other = 0; other < bearers.size(); ++other) {
        if (other != b && id_of(key, bearers[other].elements, d) == id_of(key, own, d)) return true;
      }
      return false;
    };
    while (depth < own.size() && shared(depth)) ++depth;
    ids[b] = id_of(key, own, depth);
  }
  return ids;
}

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

// Behind the key of a surname whose bearer the project parts from another.
constexpr std::string_view kParted = "-other";

// What a project's [[person]] entries say: whose form this is, whatever its spelling.
class ProjectPersons {
 public:
  explicit ProjectPersons(const Authority& authority) {
    for (const authority::KnownPerson& person : authority.names.persons()) {
      Entry entry;
      entry.person = &person;
      entry.main = parts_of_name(person.name, authority);
      entry.names.push_back(named(person.name, authority));
      for (const std::string& also : person.also) entry.names.push_back(named(also, authority));
      for (const std::string& other : person.not_also)
        entry.others.push_back(named(other, authority));
      entries_.push_back(std::move(entry));
    }
  }
  bool empty() const { return entries_.empty(); }

  // Index of the person, -1 for none. The first entry that fits.
  int find(const Form& form, const Authority& authority) const {
    const Elements elements = elements_of(form.parts, authority);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto fits = [&](const Named& one) {
        // "Bronstein" alone is any Bronstein but one with another given name than the person's.
        const Elements& own =
            one.elements.empty() ? entries_[i].names.front().elements : one.elements;
        return one.key == form.surname_key && agree(own, elements);
      };
      // A bare surname is not the other's only because the other bears it too.
      const auto is_other = [&](const Named& one) {
        return is_in_full(elements, one) && fits(one);
      };
      const Entry& entry = entries_[i];
      if (std::any_of(entry.names.begin(), entry.names.end(), fits) &&
          std::none_of(entry.others.begin(), entry.others.end(), is_other)) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }
  // Whether an entry says that this full name is somebody else's.
  bool parts(const Form& form, const Authority& authority) const {
    const Elements elements = elements_of(form.parts, authority);
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
      return std::any_of(entry.others.begin(), entry.others.end(), [&](const Named& other) {
        return other.key == form.surname_key && is_in_full(elements, other) &&
               agree(other.elements, elements);
      });
    });
  }
  const Parts& main(int i) const { return entries_[static_cast<std::size_t>(i)].main; }
  const std::string& key(int i) const { return entries_[static_cast<std::size_t>(i)].names[0].key; }

  void describe(int i, Person& person) const {
    const authority::KnownPerson& known = *entries_[static_cast<std::size_t>(i)].person;
    person.display = known.name;
    person.parts = main(i);
    person.surname_key = key(i);
    if (!known.born.empty()) person.born = known.born;
    if (!known.died.empty()) person.died = known.died;
    if (!known.description.empty()) person.description = known.description;
    if (!known.id.empty()) person.id = known.id;
    if (!known.spelling.empty()) person.parts.surname = known.spelling;
  }

 private:
  struct Named {
    std::string key;
    Elements elements;
  };
  struct Entry {
    const authority::KnownPerson* person = nullptr;
    Parts main;
    std::vector<Named> names, others;
  };
  // "Ivan" does not say that Ivan Petrovich is meant.
  static bool is_in_full(const Elements& elements, const Named& other) {
    return !elements.empty() && elements.size() >= other.elements.size();
  }
  static Named named(std::string_view name, const Authority& authority) {
    const Parts parts = parts_of_name(name, authority);
    return {authority.transliteration.fold(parts.surname), elements_of(parts, authority)};
  }
  std::vector<Entry> entries_;
};

}  // namespace

bool compatible(const Parts& a, const Parts& b, const Authority& authority) {
  if (!a.surname.empty() && !b.surname.empty() &&
      !transliteration_variants(a.surname, b.surname, authority)) {
    return false;
  }
  return agree(elements_of(a, authority), elements_of(b, authority));
}

namespace {

Persons cluster_forms(const std::vector<Form>& forms, const Authority& authority) {
  Persons result;
  result.person_of_form.assign(forms.size(), Persons::kNobody);
  // Ordered, so that the same forms give the same persons in the same order.
  std::map<std::string, Surname> surnames;
  std::vector<std::size_t> without_surname;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].surname_key.empty()) {
      without_surname.push_back(i);
    } else {
      surnames.try_emplace(forms[i].surname_key, forms, authority).first->second.add(i);
    }
  }
  std::vector<int> bearer_of_form(forms.size(), Surname::kNobody);
  struct Placed {
    std::uint32_t text;
    std::int32_t person;
    Elements elements;
    bool numbered;  // "Nicholas I"
  };
  std::vector<Placed> placed;  // who is named in full where, for given names alone
  for (auto& [key, surname] : surnames) {
    surname.resolve(bearer_of_form);
    const std::vector<std::string> ids = ids_of(key, surname.bearers());
    for (std::size_t b = 0; b < surname.bearers().size(); ++b) {
      const Bearer& bearer = surname.bearers()[b];
      if (bearer.forms.empty()) continue;
      const auto index = static_cast<std::int32_t>(result.persons.size());
      Person person = person_of(bearer.forms, forms);
      person.id = ids[b];
      result.persons.push_back(std::move(person));
      for (const std::size_t i : bearer.forms) result.person_of_form[i] = index;
      if (without_surname.empty()) continue;
      for (const std::uint32_t text : bearer.texts)
        placed.push_back(
            {text, index, bearer.elements, key.find_first_not_of("ivxlc") == std::string::npos});
    }
    if (!surname.ambiguous().empty()) {
      const auto index = static_cast<std::int32_t>(result.persons.size());
      Person person = person_of(surname.ambiguous(), forms);
      person.id = key + "-?";
      person.parts =
          Parts{.given = {}, .initials = {}, .patronymic = {}, .surname = person.parts.surname};
      person.display = person.parts.surname;
      result.persons.push_back(std::move(person));
      for (const std::size_t i : surname.ambiguous()) result.person_of_form[i] = index;
    }
  }
  // "Rosa", "Vladimir Il'ich": the only one of this name whom the text itself names in full.
  std::map<std::string, std::vector<std::size_t>> strangers;
  std::vector<std::size_t> unplaced;
  for (const std::size_t i : without_surname) {
    const Elements elements = elements_of(forms[i].parts, authority);
    std::int32_t chosen = Persons::kNobody;
    bool several = false;
    for (const Placed& one : placed) {
      // "King George" is no George of another surname.
      if (!forms[i].description.empty() && !one.numbered) continue;
      if (one.text != forms[i].text || elements.empty() || one.elements.empty() ||
          one.elements[0].initial || !agree(elements, one.elements)) {
        continue;
      }
      several = several || (chosen != Persons::kNobody && chosen != one.person);
      chosen = one.person;
    }
    if (chosen != Persons::kNobody && !several) {
      result.person_of_form[i] = chosen;
      result.persons[static_cast<std::size_t>(chosen)].count += weight(forms[i]);
    } else if (!forms[i].parts.patronymic.empty() || !forms[i].description.empty()) {
      strangers[id_of("", elements, elements.size())].push_back(i);
    } else {
      unplaced.push_back(i);
    }
  }
  // "Konstantin", where the Grand Duke is the only one of that name.
  for (const std::size_t i : unplaced) {
    const Elements elements = elements_of(forms[i].parts, authority);
    std::vector<std::size_t>* only = nullptr;
    int fitting = 0;
    for (auto& [id, members] : strangers) {
      const Form& other = forms[members.front()];
      if (other.text != forms[i].text || elements.empty() ||
          !agree(elements, elements_of(other.parts, authority))) {
        continue;
      }
      only = &members;
      ++fitting;
    }
    if (fitting == 1) only->push_back(i);
  }
  for (const auto& [id, members] : strangers) {
    Person person = person_of(members, forms);
    person.id = id;
    for (const std::size_t i : members) {
      result.person_of_form[i] = static_cast<std::int32_t>(result.persons.size());
    }
    result.persons.push_back(std::move(person));
  }
  return result;
}

// "Angarskii, N. S. (Klestov)": a bare Klestov is Angarskii where nobody else bears that name in
// full and only one person is said to be known by it.
std::vector<Form> with_pseudonyms_led_back(std::vector<Form> forms, const Authority& authority) {
  std::map<std::string, const Form*> real;  // by the key of the other name; null: of several
  for (const Form& form : forms) {
    if (form.known_as.empty() || form.surname_key.empty()) continue;
    const auto [place, is_new] =
        real.try_emplace(authority.transliteration.fold(form.known_as), &form);
    if (!is_new && place->second != nullptr && place->second->surname_key != form.surname_key) {
      place->second = nullptr;
    }
  }
  if (real.empty()) return forms;
  for (const Form& form : forms) {
    const auto found = real.find(form.surname_key);
    if (found != real.end() && !elements_of(form.parts, authority).empty()) found->second = nullptr;
  }
  std::vector<Form> led_back = forms;
  for (Form& form : led_back) {
    const auto found = real.find(form.surname_key);
    if (found == real.end() || found->second == nullptr) continue;
    form.parts = found->second->parts;
    form.surname_key = found->second->surname_key;
    form.strength = Strength::certain;
  }
  return led_back;
}

}  // namespace

Persons cluster(const std::vector<Form>& forms_as_read, const Authority& authority) {
  const std::vector<Form> given_forms = with_pseudonyms_led_back(forms_as_read, authority);
  const ProjectPersons project(authority);
  if (project.empty()) return cluster_forms(given_forms, authority);
  // A form that the project assigns counts as its person's full name, so that it meets no other
  // bearer.
  std::vector<Form> forms = given_forms;
  std::vector<int> assigned(forms.size(), -1);
  std::vector<std::size_t> parted;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].surname_key.empty()) continue;
    assigned[i] = project.find(forms[i], authority);
    if (assigned[i] < 0 && project.parts(forms[i], authority)) {
      // Under a key of its own it meets nobody whom it was parted from.
      forms[i].surname_key += kParted;
      parted.push_back(i);
    }
    if (assigned[i] < 0) continue;
    forms[i].surname_key = project.key(assigned[i]);
    forms[i].parts = project.main(assigned[i]);
    forms[i].strength = Strength::certain;
  }
  Persons result = cluster_forms(forms, authority);
  for (const std::size_t i : parted) {
    if (result.person_of_form[i] == Persons::kNobody) continue;
    result.persons[static_cast<std::size_t>(result.person_of_form[i])].surname_key =
        given_forms[i].surname_key;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (assigned[i] < 0 || result.person_of_form[i] == Persons::kNobody) continue;
    project.describe(assigned[i],
                     result.persons[static_cast<std::size_t>(result.person_of_form[i])]);
  }
  return result;
}

}  // namespace apparatus::name
