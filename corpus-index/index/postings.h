// Which texts mention a thing, kept with the thing itself and packed: for a name form who is meant
// in each text, for a file under which siglum it is cited. So a question about one thing reads one
// row, and a text that changes touches the rows of what it mentions and no others.
//
// Texts stand in the order in which they came in; a new one is appended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/packed.h"
#include "name/name.h"

namespace apparatus::index {

// A name form in one text.
struct NamedIn {
  std::uint32_t text = 0;
  name::Strength strength = name::Strength::possible;
  std::uint32_t as_actor = 0, as_author = 0;
  std::uint32_t person = 0;  // row of `person`; 0: nobody, until another text confirms the name
  std::string born, died, known_as, description;
};

// A file of an archive in one text, under one siglum.
struct CitedIn {
  std::uint32_t text = 0;
  std::uint32_t siglum = 0;  // row of `siglum`
  std::uint32_t count = 0;
  std::string leaves;  // distinct, as cited, with commas between
};

struct DatedIn {
  std::uint32_t text = 0;
  std::uint32_t count = 0;
};

// One way in which a person is named.
struct VariantCount {
  std::uint32_t form = 0;  // row of `form`
  std::uint32_t count = 0;
  std::uint32_t texts = 0;
  std::string written;  // "Lev Trotskii"
};

// How often something below a node is cited under a siglum.
struct SiglumCount {
  std::uint32_t siglum = 0;
  std::uint32_t count = 0;
};

void append(std::string& packed, const NamedIn& one);
void append(std::string& packed, const CitedIn& one);
void append(std::string& packed, const DatedIn& one);
void append(std::string& packed, const VariantCount& one);
void append(std::string& packed, const SiglumCount& one);

void take(Unpacker& rest, NamedIn& one);
void take(Unpacker& rest, CitedIn& one);
void take(Unpacker& rest, DatedIn& one);
void take(Unpacker& rest, VariantCount& one);
void take(Unpacker& rest, SiglumCount& one);

template <class Record>
std::string pack_all(const std::vector<Record>& records) {
  std::string packed;
  for (const Record& one : records) append(packed, one);
  return packed;
}

template <class Record>
std::vector<Record> unpack_all(std::string_view packed) {
  std::vector<Record> records;
  for (Unpacker rest(packed); rest.more();) {
    Record one;
    take(rest, one);
    if (rest.sound()) records.push_back(std::move(one));
  }
  return records;
}

}  // namespace apparatus::index
