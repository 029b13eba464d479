// "Likhachev (1882–1924)", "Zakharov (secretary of the district)", "Angarskii,
// N. S. (Klestov)".
#include "name/stated_beside.h"

#include <algorithm>
#include <string_view>

#include "name/glyphs.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordKind;

constexpr std::uint32_t kFarthest = 160;  // bytes from the name to the closing parenthesis

// "b. 1882", "died in 1924": the year that stands first; empty where there is
// none.
std::string_view first_year(const Surroundings& around, std::string_view inside) {
  const auto digit = inside.find_first_of("0123456789");
  if (digit == std::string_view::npos) return {};
  const std::string_view year = inside.substr(digit);
  return around.is_year(around.begin_of(year)) ? year.substr(0, 4) : std::string_view();
}

// "1882–1924"; a year alone is that of a work.
void read_years(const Surroundings& around, std::string_view inside, Name& name) {
  std::string_view rest = inside.substr(4);
  for (const std::string_view dash : {"–", "—", "-"}) {
    if (!rest.starts_with(dash)) continue;
    rest.remove_prefix(dash.size());
    if (rest.size() >= 4 && around.is_year(around.begin_of(rest))) {
      name.born = inside.substr(0, 4);
      name.died = rest.substr(0, 4);
    }
    return;
  }
}

bool may_be_another_name(const Surroundings& around, std::string_view inside) {
  if (inside.size() <= 3 || inside.size() >= 30) return false;
  const auto first = static_cast<unsigned char>(inside[0]);
  if (!(first >= 'A' && first <= 'Z') && first != 0xD0) return false;
  return inside.find_first_of(" .,0123456789") == std::string_view::npos &&
         !is(around.kind_of(inside), WordKind::common | WordKind::place | WordKind::never);
}

}  // namespace

void read_stated_beside(const Surroundings& around, const Candidate& one, Name& name) {
  const std::string_view reading = around.reading();
  std::uint32_t at = around.word(one.last).next;
  const std::uint32_t end = std::min(around.block(one.first).range.end, at + kFarthest);
  while (at < end && reading[at] == ' ') ++at;
  if (at >= end || reading[at] != '(') return;
  const auto close = reading.substr(0, end).find(')', at);
  if (close == std::string_view::npos) return;
  const std::string_view inside = reading.substr(at + 1, close - at - 1);
  if (inside.starts_with("b. ") || inside.starts_with("born ")) {
    name.born = first_year(around, inside);
  } else if (inside.starts_with("d. ") || inside.starts_with("died ")) {
    name.died = first_year(around, inside);
  } else if (around.is_year(at + 1)) {
    read_years(around, inside, name);
  } else if (inside.size() <= 80 &&
             is(around.kind_as_written(word_after(reading, at + 1, end)), WordKind::office)) {
    name.description = inside;
  } else if (one.full && may_be_another_name(around, inside)) {
    name.known_as = inside;
  }
}

}  // namespace apparatus::name
