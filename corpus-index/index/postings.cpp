#include "index/postings.h"

namespace apparatus::index {
namespace {

// What a text states beside a name is rare: a bit says whether there is any.
constexpr std::uint64_t kCertain = 1, kStated = 2;

}  // namespace

void append(std::string& packed, const NamedIn& one) {
  const bool stated =
      !one.born.empty() || !one.died.empty() || !one.known_as.empty() || !one.description.empty();
  append_number(packed, one.text);
  append_number(packed, (one.strength == name::Strength::certain ? kCertain : 0) |
                            (stated ? kStated : 0) | std::uint64_t{one.as_author} << 2);
  append_number(packed, one.as_actor);
  append_number(packed, one.person);
  if (!stated) return;
  append_text(packed, one.born);
  append_text(packed, one.died);
  append_text(packed, one.known_as);
  append_text(packed, one.description);
}

void take(Unpacker& rest, NamedIn& one) {
  one.text = rest.small();
  const std::uint64_t bits = rest.number();
  one.strength = (bits & kCertain) != 0 ? name::Strength::certain : name::Strength::possible;
  one.as_author = static_cast<std::uint32_t>(bits >> 2);
  one.as_actor = rest.small();
  one.person = rest.small();
  if ((bits & kStated) == 0) return;
  one.born = rest.text();
  one.died = rest.text();
  one.known_as = rest.text();
  one.description = rest.text();
}

void append(std::string& packed, const CitedIn& one) {
  append_number(packed, one.text);
  append_number(packed, one.siglum);
  append_number(packed, one.count);
  append_text(packed, one.leaves);
}

void take(Unpacker& rest, CitedIn& one) {
  one.text = rest.small();
  one.siglum = rest.small();
  one.count = rest.small();
  one.leaves = rest.text();
}

void append(std::string& packed, const DatedIn& one) {
  append_number(packed, one.text);
  append_number(packed, one.count);
}

void take(Unpacker& rest, DatedIn& one) {
  one.text = rest.small();
  one.count = rest.small();
}

void append(std::string& packed, const VariantCount& one) {
  append_number(packed, one.form);
  append_number(packed, one.count);
  append_number(packed, one.texts);
  append_text(packed, one.written);
}

void take(Unpacker& rest, VariantCount& one) {
  one.form = rest.small();
  one.count = rest.small();
  one.texts = rest.small();
  one.written = rest.text();
}

void append(std::string& packed, const SiglumCount& one) {
  append_number(packed, one.siglum);
  append_number(packed, one.count);
}

void take(Unpacker& rest, SiglumCount& one) {
  one.siglum = rest.small();
  one.count = rest.small();
}

}  // namespace apparatus::index
