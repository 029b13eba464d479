// A table of one line a person; no judgement here.
#include "authority/famous_persons.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>

#include "authority/parse_toml.h"

namespace apparatus::authority {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> parted(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(mark, at), text.size());
    parts.emplace_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

bool read_line(std::string_view line, FamousPerson& person) {
  constexpr std::size_t kColumns = 5;
  person.distinctive = line.starts_with('!');
  if (person.distinctive) line.remove_prefix(1);
  const std::vector<std::string> columns = parted(line, '|');
  if (columns.size() != kColumns) return false;
  const std::size_t comma = columns[0].find(',');
  if (comma == std::string::npos) return false;
  person.surname = trimmed(std::string_view(columns[0]).substr(0, comma));
  person.given = parted(std::string_view(columns[0]).substr(comma + 1), ';');
  person.born = columns[1];
  person.died = columns[2];
  person.country = columns[3];
  person.description = columns[4];
  return !person.surname.empty() && !person.given.front().empty();
}

}  // namespace

bool FamousPerson::writes_given_one_way() const {
  constexpr std::array<std::string_view, 6> kEnglish = {"gb", "us", "ie", "ca", "au", "nz"};
  return std::find(kEnglish.begin(), kEnglish.end(), country) != kEnglish.end();
}

void FamousPersons::add(std::string_view text, const Transliteration& folding,
                        std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  const auto node = (*parsed)["persons"];
  for (const std::string& line : parted(node.value_or(std::string()), '\n')) {
    if (line.empty()) continue;
    FamousPerson person;
    if (!read_line(line, person)) {
      problems.push_back({node.node() == nullptr ? 0 : node.node()->source().begin.line, 0,
                          "no person can be read from '" + line + "'"});
      continue;
    }
    by_key_[folding.fold(person.surname)].push_back(persons_.size());
    if (person.distinctive) distinctive_[person.surname.front()].push_back(persons_.size());
    persons_.push_back(std::move(person));
  }
}

std::vector<const FamousPerson*> FamousPersons::at(const Places& places) const {
  std::vector<const FamousPerson*> found;
  for (const std::size_t place : places) found.push_back(&persons_[place]);
  return found;
}

std::vector<const FamousPerson*> FamousPersons::bearers(std::string_view surname_key) const {
  const auto found = by_key_.find(surname_key);
  return found == by_key_.end() ? std::vector<const FamousPerson*>() : at(found->second);
}

std::vector<const FamousPerson*> FamousPersons::distinctive(char first) const {
  const auto found = distinctive_.find(first);
  return found == distinctive_.end() ? std::vector<const FamousPerson*>() : at(found->second);
}

}  // namespace apparatus::authority
