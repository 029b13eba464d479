#include "authority/parse_toml.h"

#include <string>

namespace apparatus::authority {

std::optional<toml::table> parse_toml(std::string_view text, std::vector<Problem>& problems) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    const toml::source_position& where = error.source().begin;
    problems.push_back({where.line, where.column, std::string(error.description())});
    return std::nullopt;
  }
}

}  // namespace apparatus::authority
