// What is known before the corpus is read: archives and their renamings, citation schemes, months
// and calendars, transliteration tables, words that are no names. All of it is data
// (corpus-index/authority/data, compiled into the program) and a project file adds to it; nothing
// that belongs to one field of history stands in code.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "authority/archives.h"
#include "authority/calendars.h"
#include "authority/famous_persons.h"
#include "authority/name_lexicon.h"
#include "authority/problem.h"
#include "authority/reference_words.h"
#include "authority/schemes.h"
#include "authority/transliteration.h"

namespace apparatus::authority {

struct Authority {
  Archives archives;
  Schemes schemes;
  Calendars calendars;
  Transliteration transliteration;
  NameLexicon names;
  FamousPersons famous;
  ReferenceWords references;

  // Of all data that this was made of: an index that was built with another authority is rebuilt.
  std::uint64_t fingerprint = 0;

  // The data that the program carries. Made once and shared; it has no problems (a test sees to
  // that).
  static std::shared_ptr<const Authority> built_in();

  // The built-in data with what a TOML text adds: its [[archive]], [[scheme]] and [[person]]
  // entries; all else in it is left alone. What is wrong is told in `problems` and left out.
  static std::shared_ptr<const Authority> with_additions(std::string_view toml,
                                                         std::vector<Problem>& problems);
};

}  // namespace apparatus::authority
