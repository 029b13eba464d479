#include "index/text_places.h"

#include <algorithm>

#include "index/packed.h"

namespace apparatus::index {
namespace {

constexpr int kKindBits = 2, kThingBits = 32;
// Two rows and what SQLite notes of them fit a page of 4 KB.
constexpr std::size_t kFullChunk = 1900;  // bytes

ThingKind kind_of(std::int64_t key) {
  return static_cast<ThingKind>((key >> kThingBits) & ((1 << kKindBits) - 1));
}
std::uint32_t thing_of(std::int64_t key) { return static_cast<std::uint32_t>(key); }

// Calls with each thing of a row and its packed places, until false comes back.
template <class Take>
void walk_chunk(std::int64_t key, std::string_view packed, Take take) {
  std::uint32_t thing = thing_of(key);
  for (Unpacker rest(packed); rest.more();) {
    thing += rest.small();
    const std::string_view places = rest.text();
    if (!rest.sound() || !take(thing, places)) return;
  }
}

}  // namespace

std::int64_t place_key(std::int64_t text, ThingKind kind, std::uint32_t thing) {
  return text << (kThingBits + kKindBits) | static_cast<std::int64_t>(kind) << kThingBits | thing;
}

TextPlacesWriter::TextPlacesWriter(Database& database)
    : insert_(database, "INSERT INTO place VALUES (?, ?)"),
      of_text_(database, "SELECT id, packed FROM place WHERE id >= ? AND id < ?"),
      remove_(database, "DELETE FROM place WHERE id >= ? AND id < ?") {}

void TextPlacesWriter::write(std::int64_t text, ThingKind kind, std::vector<ThingPlaces>& things) {
  std::stable_sort(things.begin(), things.end(),
                   [](const ThingPlaces& a, const ThingPlaces& b) { return a.thing < b.thing; });
  std::uint32_t first = 0, last = 0;
  chunk_.clear();
  const auto close = [&] {
    if (!chunk_.empty()) insert_(place_key(text, kind, first), chunk_).run();
    chunk_.clear();
  };
  for (const ThingPlaces& one : things) {
    // What is written of one thing stays in one row.
    if (one.thing != last && chunk_.size() + one.packed.size() > kFullChunk) close();
    if (chunk_.empty()) first = last = one.thing;
    append_number(chunk_, one.thing - last);
    append_text(chunk_, one.packed);
    last = one.thing;
  }
  close();
}

void TextPlacesWriter::for_each(std::int64_t text,
                                const std::function<void(ThingKind, std::uint32_t)>& take) {
  Rows rows(of_text_(place_key(text, ThingKind{}, 0), place_key(text + 1, ThingKind{}, 0)));
  while (rows.next()) {
    const std::int64_t key = rows->integer(0);
    walk_chunk(key, rows->text(1), [&](std::uint32_t thing, std::string_view) {
      take(kind_of(key), thing);
      return true;
    });
  }
}

void TextPlacesWriter::remove(std::int64_t text) {
  remove_(place_key(text, ThingKind{}, 0), place_key(text + 1, ThingKind{}, 0)).run();
}

TextPlaces::TextPlaces(Database& database)
    : row_at_(database, "SELECT id, packed FROM place WHERE id <= ? ORDER BY id DESC LIMIT 1") {}

std::vector<PackedPlace> TextPlaces::find(std::int64_t text, ThingKind kind, std::uint32_t thing,
                                          std::size_t limit) {
  std::vector<PackedPlace> places;
  const std::int64_t wanted = place_key(text, kind, thing);
  Rows rows(row_at_(wanted));
  if (!rows.next()) return places;
  const std::int64_t key = rows->integer(0);
  if (key >> kThingBits != wanted >> kThingBits) return places;
  walk_chunk(key, rows->text(1), [&](std::uint32_t found, std::string_view packed) {
    if (found != thing) return found < thing;
    const auto more = unpack(packed, limit);
    places.insert(places.end(), more.begin(), more.end());
    return true;
  });
  std::sort(places.begin(), places.end());
  if (places.size() > limit) places.resize(limit);
  return places;
}

}  // namespace apparatus::index
