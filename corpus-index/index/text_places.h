// Where in a text what stands: all places of all things that one text mentions, in rows of `place`
// of about two kilobytes each, ordered by thing. One row a mention would be fifty times as many
// rows, and a text is taken out again as it came in: by its own rows.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "index/places.h"
#include "index/sqlite.h"

namespace apparatus::index {

enum class ThingKind : std::uint8_t { date, node, form };

// The key of the row that begins with this thing. Texts are below 2^29.
std::int64_t place_key(std::int64_t text, ThingKind kind, std::uint32_t thing);

struct ThingPlaces {
  std::uint32_t thing = 0;  // row of `date`, `node` or `form`
  std::string_view packed;  // see places.h
};

class TextPlacesWriter {
 public:
  explicit TextPlacesWriter(Database& database);
  // Sorts `things` first. A thing may come more than once.
  void write(std::int64_t text, ThingKind kind, std::vector<ThingPlaces>& things);
  // Calls with each thing of a text, as often as it was written, in no promised order.
  void for_each(std::int64_t text, const std::function<void(ThingKind, std::uint32_t)>& take);
  void remove(std::int64_t text);

 private:
  Statement insert_, of_text_, remove_;
  std::string chunk_;  // room for one
};

class TextPlaces {
 public:
  TextPlaces() = default;
  explicit TextPlaces(Database& database);
  // At most `limit`, in the order of the text.
  std::vector<PackedPlace> find(std::int64_t text, ThingKind kind, std::uint32_t thing,
                                std::size_t limit);

 private:
  Statement row_at_;
};

}  // namespace apparatus::index
