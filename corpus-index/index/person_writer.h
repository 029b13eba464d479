// Persons, which follow from all texts together: one new text may tell two bearers of a surname
// apart, or confirm a name that nothing confirmed. But it can do so only for the surnames that it
// names, for those that are linked to them, and for given names that stand alone beside them; only
// those are looked at again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "index/bearers_ahead.h"
#include "index/given_names.h"
#include "index/person_rows.h"
#include "index/sqlite.h"
#include "index/surname_links.h"
#include "index/things.h"
#include "name/clustering.h"

namespace apparatus::index {

class PersonWriter {
 public:
  PersonWriter(Database& database, IndexState state, Forms& forms,
               const authority::Authority& authority);

  // A form of a text that came in.
  void came(const FormThing& form, const WrittenName& written, std::uint32_t text);
  // Takes out of a form what texts that go say of it.
  void goes(FormThing& form, const std::vector<bool>& gone);
  // To be called once, when all texts are in: begins to find out whom the forms of a fresh index
  // mean, which from here on may not be changed by others.
  void begin();
  // To be called once, after that; of an existing index, when all forms are written down. Leaves in
  // the forms who is meant, for them to be written again.
  void write();

  PersonRows& rows() { return rows_; }

 private:
  void write_bearers(ClusteredForms& clustered);
  std::vector<PersonRow> old_rows(const std::vector<std::string>& keys,
                                  const std::vector<std::vector<NamedIn>>& in);
  void carry_given_names(const PersonRow& before, PersonRow& now);
  void write_all();
  void write_changed();
  void write_spelling(std::string_view spelling, const std::vector<FormThing*>& forms);

  const IndexState state_;
  Forms& forms_;
  name::Clustering clustering_;
  SurnameLinks links_;
  PersonRows rows_;
  GivenNames given_names_;
  Statement write_surname_, remove_surname_;
  std::unique_ptr<BearersAhead> ahead_;  // of a fresh index, between begin() and write()
  // Surname keys that come or go, with the persons whom texts that went named.
  std::map<std::string, std::set<std::uint32_t>> changed_keys_;
  std::set<std::string> changed_spellings_;
};

}  // namespace apparatus::index
