// Given names that stand without a surname: "Rosa", "Vladimir Il'ich". Whom they mean is said by
// the persons whom their text names in full, so that it is asked text by text, once it is known who
// those are.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/person_rows.h"
#include "index/text_places.h"
#include "index/things.h"
#include "name/clustering.h"

namespace apparatus::index {

class GivenNames {
 public:
  GivenNames(Database& database, Forms& forms, PersonRows& rows, name::Clustering& clustering);

  // A text that came in with a given name alone.
  void came(std::uint32_t text) { to_look_at_.insert(text); }
  // What a text that goes said of a given name alone.
  void goes(const FormThing& form, const NamedIn& in);
  // Finds out where given names stand alone; once all forms are in.
  void find(const std::vector<FormThing*>& forms_without_surname);
  // Whether a text has any.
  bool has(std::uint32_t text) const { return forms_of_text_.contains(text); }
  // A text names other persons in full than it did, or knows more of them.
  void others_are_named(std::uint32_t text) { to_look_at_.insert(text); }
  // Once the persons with surnames are written.
  void write();

 private:
  // Of a person, what says whether a given name alone may be meant.
  struct Brief {
    std::string id, surname_key, elements;
  };
  struct Count {
    std::int64_t count = 0, texts = 0;
  };
  const Brief& brief(std::uint32_t row);
  std::vector<name::Clustering::NamedInFull> named_in_full(std::uint32_t text);
  void look_at(std::uint32_t text);
  void moves(const FormThing& form, const NamedIn& in, std::uint32_t row, std::int64_t sign);
  void write_stranger(std::uint32_t row, const std::set<std::uint32_t>& more_forms);
  void write_counts(std::uint32_t row, const std::map<std::uint32_t, Count>& counts);

  Forms& forms_;
  PersonRows& rows_;
  name::Clustering& clustering_;
  TextPlacesWriter places_;
  std::map<std::uint32_t, std::vector<FormThing*>> forms_of_text_;
  std::set<std::uint32_t> to_look_at_;
  std::unordered_map<std::uint32_t, Brief> briefs_;
  // By the person's row and the form: what is to be added to persons with surnames.
  std::map<std::uint32_t, std::map<std::uint32_t, Count>> counts_;
};

}  // namespace apparatus::index
