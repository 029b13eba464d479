// What one text adds to the index, made on a worker thread without the index: every distinct
// citation, date and name form of the text once, with all its places. Writing it down is then
// little work for the one thread that writes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "authority/authority.h"
#include "event/event.h"
#include "index/places.h"
#include "name/name.h"
#include "text/document.h"

namespace apparatus::index {

// One step on the way down to a file, the holdings first: {"garf", "archive", "GARF"},
// {"garf/7952", "fond", "7952"} …
struct NodeStep {
  std::string key;
  std::string level;
  std::string value;
};

struct CitedFile {
  std::vector<NodeStep> path;  // never empty
  std::string siglum;
  std::string leaves;  // distinct, as cited, with commas between
  std::uint32_t count = 0;
  std::string places;  // packed
};

struct DescribedFile {
  std::size_t file = 0;  // index into TextDigest::citations
  std::string body;      // on one line
  PackedPlace first;
  std::uint32_t count = 0;
  std::vector<std::size_t> dates;  // indices into TextDigest::dates
};

struct WrittenDate {
  std::string edtf;
  std::int32_t first_day = 0, last_day = 0;
  std::uint32_t count = 0;
  std::string places;  // packed
};

// What a text dates by its name, once for each name and day.
struct WrittenEvent {
  event::Event event;
  std::string name;      // as the text writes it, on one line
  std::size_t date = 0;  // index into TextDigest::dates
  PackedPlace first;     // from the name to the date
  std::uint32_t count = 0;
};

struct WrittenName {
  name::Parts parts;
  std::string surname_key;
  name::Strength strength = name::Strength::possible;
  std::uint32_t as_actor = 0, as_author = 0;
  std::string born, died, known_as, description;
  std::string places;  // packed
};

struct TextDigest {
  std::string title;
  std::vector<CitedFile> citations;
  std::vector<DescribedFile> descriptions;
  std::vector<WrittenDate> dates;
  std::vector<WrittenEvent> events;
  std::vector<WrittenName> names;
};

TextDigest digest(const text::Document& document, const std::string& path,
                  const authority::Authority& authority);

// All white space as single blanks, none at the ends.
std::string on_one_line(std::string_view text);

}  // namespace apparatus::index
