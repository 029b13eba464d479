// apparatus.toml: what the corpus is, how this project writes, which checks it wants, and what it
// knows better than the built-in authority. A wrong file costs its wrong entries only; each is a
// problem at its line.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"

namespace apparatus::project {

enum class Severity : std::uint8_t { error, warning, information, hint, off };
std::string_view severity_name(Severity severity);
std::optional<Severity> severity_of(std::string_view name);

// "draft" or empty: what the draft does most.
struct StyleSettings {
  std::string
      transliteration;  // "ala-lc", "bgn" …: of all names that the next three say nothing of
  std::string transliteration_body;
  std::string transliteration_notes;
  std::string transliteration_bibliography;
  std::string date;      // "day-month-year", "month-day-year", "numeric-dots" …
  std::string citation;  // id of a scheme
  std::string ibid;      // "keep", "expand"
  friend bool operator==(const StyleSettings&, const StyleSettings&) = default;
};

// The settings that name a transliteration.
inline constexpr std::array<std::string StyleSettings::*, 4> kTransliterations = {
    &StyleSettings::transliteration, &StyleSettings::transliteration_body,
    &StyleSettings::transliteration_notes, &StyleSettings::transliteration_bibliography};
// Whether one of them may say so: the id of a system, or "draft".
bool is_transliteration(std::string_view value, const authority::Authority& authority);

struct Settings {
  StyleSettings style;
  std::map<std::string, Severity, std::less<>> checks;  // by code, only those that the file names
  std::vector<std::string> accepted_words;              // [words] accept
  friend bool operator==(const Settings&, const Settings&) = default;
};

struct Project {
  std::filesystem::path file;                 // of apparatus.toml; empty where there is none
  std::filesystem::path root;                 // its folder
  std::vector<std::filesystem::path> corpus;  // absolute
  std::vector<std::string> exclude;
  std::vector<std::filesystem::path>
      draft_files;  // [draft] files: the chapters in their order, absolute
  std::vector<std::filesystem::path>
      bibliographies;  // [draft] bibliography: for every draft, absolute
  Settings settings;
  std::shared_ptr<const authority::Authority> authority;
  std::vector<authority::Problem> problems;

  std::filesystem::path index_file() const;  // root/.apparatus/index.sqlite
};

// Never fails: without a file, or with a wrong one, the built-in defaults stand.
Project read_project(const std::filesystem::path& file);
Project parse_project(std::string_view toml, const std::filesystem::path& file);
Project no_project();

// The nearest apparatus.toml in `from` (a file or a folder) or above it; nothing if there is none.
std::optional<std::filesystem::path> find_project_file(const std::filesystem::path& from);

}  // namespace apparatus::project
