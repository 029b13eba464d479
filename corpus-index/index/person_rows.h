// The rows of persons, with what they add up to: a row is written whole, and keeps its number as
// long as the person's id lives on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "index/postings.h"
#include "index/prominence.h"
#include "index/sqlite.h"
#include "index/things.h"
#include "name/persons.h"

namespace apparatus::index {

struct PersonRow {
  std::uint32_t id = 0;
  name::Person person;
  std::string elements;  // as name::ClusteredPersons has them
  std::vector<VariantCount> variants;
};

class PersonRows {
 public:
  PersonRows(Database& database, IndexState state, const authority::Authority& authority);

  // The row of the person with this id, or the one that it is to have. `is_new`: it has none yet,
  // and nobody in this build is to have it: of two persons with one id, which two names can give,
  // the first has the row.
  std::uint32_t row_of(const std::string& id, bool& is_new);
  std::optional<PersonRow> read(std::uint32_t row);
  // `before`: what the row holds now, nullptr for a new one. Orders the variants.
  void write(PersonRow& row, const PersonRow* before);
  void remove(const PersonRow& row);
  // The lists of the foremost; a new index must have its indices by now.
  void write_prominence();

  // Mentions of persons, and persons, more than before or fewer.
  std::int64_t more_names() const { return more_names_; }
  std::int64_t more_persons() const { return more_persons_; }

 private:
  Prominence::State state_of(const PersonRow& row) const;
  const std::string& given_key(const std::string& given) const;

  const IndexState state_;
  const authority::Authority& authority_;
  Prominence prominence_;
  Statement find_, read_, write_, remove_;
  // Of a fresh index, by the hash of the id: of 64 bits, so that no two ids share one.
  std::unordered_map<std::uint64_t, std::uint32_t> made_;
  mutable std::unordered_map<std::string, std::string> given_keys_;
  std::uint32_t last_row_ = 0;
  std::int64_t more_names_ = 0, more_persons_ = 0;
};

// How often a form is meant, more or fewer.
void add_to_variants(std::vector<VariantCount>& variants, const FormThing& form, std::int64_t count,
                     std::int64_t texts);

// A name as one writes it: "Lev Davidovich Trotskii".
std::string written_form(std::string_view given, std::string_view initials,
                         std::string_view patronymic, std::string_view surname);

}  // namespace apparatus::index
