// Reads apparatus.toml. What toml++ cannot read costs the lines it stumbles over, what it can read
// but nobody understands costs that entry; all else stands.
#include "lsp/project/project.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <span>
#include <system_error>

#include <toml++/toml.h>

#include "lsp/project/codes.h"
#include "text/edit_distance.h"

namespace apparatus::project {
namespace {

using authority::Problem;
using Words = std::span<const std::string_view>;

constexpr std::string_view kFileName = "apparatus.toml";
constexpr std::uintmax_t kLargestFile = 4 << 20;  // bytes; nobody writes that much by hand
// A file with more broken lines than this is no TOML at all.
constexpr int kMostBrokenLines = 20;

constexpr std::array<std::string_view, 8> kTables = {"corpus", "draft",  "style",   "checks",
                                                     "words",  "person", "archive", "scheme"};
constexpr std::array<std::string_view, 2> kCorpusKeys = {"paths", "exclude"};
constexpr std::array<std::string_view, 2> kDraftKeys = {"files", "bibliography"};
constexpr std::array<std::string_view, 7> kStyleKeys = {"transliteration",
                                                        "transliteration-body",
                                                        "transliteration-notes",
                                                        "transliteration-bibliography",
                                                        "date",
                                                        "citation",
                                                        "ibid"};
constexpr std::array<std::string_view, 1> kWordsKeys = {"accept"};
constexpr std::array<std::string_view, 8> kDateStyles = {
    "draft",           "day-month-year",      "month-day-year", "numeric-dots",
    "numeric-slashes", "numeric-month-first", "roman-month",    "iso"};
constexpr std::array<std::string_view, 3> kIbidStyles = {"draft", "keep", "expand"};
constexpr std::array<std::string_view, 5> kSeverities = {"error", "warning", "information", "hint",
                                                         "off"};

std::string listed(Words words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

// "; did you mean “paths”?" or "; known are paths, exclude".
std::string nearest_of(std::string_view wrong, Words known) {
  constexpr int kFar = 4;
  std::string_view nearest;
  int distance = kFar;
  for (const std::string_view word : known) {
    const int here = text::edit_distance(wrong, word, kFar);
    if (here < distance) {
      distance = here;
      nearest = word;
    }
  }
  // Half the letters changed is no slip but another word.
  if (!nearest.empty() && distance * 2 < static_cast<int>(nearest.size())) {
    return "; did you mean “" + std::string(nearest) + "”?";
  }
  return known.size() > 10 ? std::string() : "; known are " + listed(known);
}

class Reader {
 public:
  Reader(Project& project, const toml::table& root) : project_(project), root_(root) {}

  void read() {
    for (const auto& [key, node] : root_) {
      if (std::find(kTables.begin(), kTables.end(), key.str()) == kTables.end()) {
        tell(key.source(),
             "unknown key “" + std::string(key.str()) + "”" + nearest_of(key.str(), kTables));
      }
    }
    read_corpus();
    read_draft();
    read_style();
    read_checks();
    read_words();
  }

 private:
  void tell(const toml::source_region& where, std::string message) {
    project_.problems.push_back({where.begin.line, where.begin.column, std::move(message)});
  }

  // The table of that name, with a problem for each key that it may not have; nullptr where there
  // is none.
  const toml::table* table(std::string_view name, Words keys) {
    const toml::node* node = root_.get(name);
    if (node == nullptr) return nullptr;
    const toml::table* found = node->as_table();
    if (found == nullptr) {
      tell(node->source(),
           "“" + std::string(name) + "” must be a table: [" + std::string(name) + "]");
      return nullptr;
    }
    for (const auto& [key, value] : *found) {
      if (keys.empty() || std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
      tell(key.source(), "unknown key “" + std::string(key.str()) + "” in [" + std::string(name) +
                             "]" + nearest_of(key.str(), keys));
    }
    return found;
  }

  // A list of strings; a single string counts as a list of one.
  std::vector<std::string> strings(const toml::table& from, std::string_view key) {
    std::vector<std::string> found;
    const toml::node* node = from.get(key);
    if (node == nullptr) return found;
    if (const auto single = node->value_exact<std::string>()) return {*single};
    const toml::array* list = node->as_array();
    if (list == nullptr) {
      tell(node->source(), "“" + std::string(key) + "” must be a list of strings");
      return found;
    }
    for (const toml::node& element : *list) {
      if (const auto text = element.value_exact<std::string>()) {
        found.push_back(*text);
      } else {
        tell(element.source(), "“" + std::string(key) + "” must hold strings only");
      }
    }
    return found;
  }

  // A string, "" where it is missing or not one of `allowed` (empty: anything is).
  std::string string(const toml::table& from, std::string_view key, Words allowed) {
    const toml::node* node = from.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) {
      tell(node->source(), "“" + std::string(key) + "” must be a string");
      return {};
    }
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), *value) == allowed.end()) {
      tell(node->source(), "“" + *value + "” is no value of “" + std::string(key) + "”" +
                               nearest_of(*value, allowed));
      return {};
    }
    return *value;
  }

  // "~/" is the home folder, as in a shell.
  std::filesystem::path absolute(const std::string& path) const {
    const char* home = std::getenv("HOME");
    if (home != nullptr && (path == "~" || path.starts_with("~/")))
      return (std::filesystem::path(home) / path.substr(std::min<std::size_t>(2, path.size())))
          .lexically_normal();
    return (project_.root / path).lexically_normal();
  }

  void read_corpus() {
    const toml::table* corpus = table("corpus", kCorpusKeys);
    if (corpus == nullptr) return;
    for (const std::string& path : strings(*corpus, "paths"))
      project_.corpus.push_back(absolute(path));
    project_.exclude = strings(*corpus, "exclude");
  }

  void read_draft() {
    const toml::table* draft = table("draft", kDraftKeys);
    if (draft == nullptr) return;
    for (const std::string& path : strings(*draft, "files"))
      project_.draft_files.push_back(absolute(path));
    for (const std::string& path : strings(*draft, "bibliography"))
      project_.bibliographies.push_back(absolute(path));
  }

  void read_style() {
    const toml::table* style = table("style", kStyleKeys);
    if (style == nullptr) return;
    StyleSettings& settings = project_.settings.style;
    for (std::size_t i = 0; i < kTransliterations.size(); ++i)
      settings.*kTransliterations[i] = transliteration(*style, kStyleKeys[i]);
    settings.date = string(*style, "date", kDateStyles);
    settings.citation = string(*style, "citation", {});
    settings.ibid = string(*style, "ibid", kIbidStyles);
    const bool known = settings.citation.empty() || settings.citation == "draft" ||
                       project_.authority->schemes.by_id(settings.citation) != nullptr;
    if (known) return;
    std::vector<std::string_view> ids;
    for (const authority::Scheme& scheme : project_.authority->schemes.all())
      ids.push_back(scheme.id);
    tell(style->get("citation")->source(),
         "no scheme is called “" + settings.citation + "”" + nearest_of(settings.citation, ids));
    settings.citation.clear();
  }

  // "" for what is no system.
  std::string transliteration(const toml::table& style, std::string_view key) {
    std::string value = string(style, key, {});
    if (value.empty() || is_transliteration(value, *project_.authority)) return value;
    std::vector<std::string_view> ids = {"draft"};
    for (const authority::TransliterationSystem& system :
         project_.authority->transliteration.systems())
      ids.push_back(system.id);
    tell(style.get(key)->source(),
         "no transliteration is called “" + value + "”" + nearest_of(value, ids));
    return {};
  }

  void read_checks() {
    const toml::table* checks = table("checks", known_codes());
    if (checks == nullptr) return;
    for (const std::string_view code : known_codes()) {
      const std::string severity = string(*checks, code, kSeverities);
      if (!severity.empty()) project_.settings.checks.emplace(code, *severity_of(severity));
    }
  }

  void read_words() {
    const toml::table* words = table("words", kWordsKeys);
    if (words != nullptr) project_.settings.accepted_words = strings(*words, "accept");
  }

  Project& project_;
  const toml::table& root_;
};

// Empties a 1-based line, so that the lines behind it keep their numbers.
bool blank_line(std::string& text, std::uint32_t line) {
  std::size_t begin = 0;
  for (std::uint32_t i = 1; i < line; ++i) {
    begin = text.find('\n', begin);
    if (begin == std::string::npos) return false;
    ++begin;
  }
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  if (begin >= end) return false;
  text.erase(begin, end - begin);
  return true;
}

// Parses what can be parsed: a line that toml++ stumbles over is told and left out.
toml::table parse_leniently(std::string& text, std::vector<Problem>& problems) {
  for (int broken = 0; broken <= kMostBrokenLines; ++broken) {
    try {
      return toml::parse(text);
    } catch (const toml::parse_error& error) {
      const toml::source_position where = error.source().begin;
      problems.push_back({where.line, where.column, std::string(error.description())});
      // At the end of an unclosed string or list toml++ may stand on an empty line: the one before
      // it is to blame.
      std::uint32_t line = where.line;
      while (line > 0 && !blank_line(text, line)) --line;
      if (line == 0) break;
    }
  }
  text.clear();
  return {};
}

// The file with every line blank that belongs to another table than [[person]], [[archive]] or
// [[scheme]]: what the authority reads, at its own lines.
std::string only_additions(const std::string& text, const toml::table& root) {
  std::map<std::uint32_t, bool> kept_from;  // by the line of a table's header
  for (const auto& [key, node] : root) {
    const bool kept = key == "person" || key == "archive" || key == "scheme";
    kept_from[node.source().begin.line] = kept;
    if (const toml::array* tables = node.as_array()) {
      for (const toml::node& one : *tables) kept_from[one.source().begin.line] = kept;
    }
  }
  std::string additions;
  bool kept = false;
  std::uint32_t line = 1;
  for (std::size_t begin = 0; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto header = kept_from.find(line);
    if (header != kept_from.end()) kept = header->second;
    if (kept) additions.append(text, begin, end - begin);
    additions += '\n';
    begin = end + 1;
  }
  return additions;
}

}  // namespace

std::string_view severity_name(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_of(std::string_view name) {
  const auto* const found = std::find(kSeverities.begin(), kSeverities.end(), name);
  if (found == kSeverities.end()) return std::nullopt;
  return static_cast<Severity>(found - kSeverities.begin());
}

bool is_transliteration(std::string_view value, const authority::Authority& authority) {
  return value == "draft" || authority.transliteration.system(value) != nullptr;
}

std::filesystem::path Project::index_file() const { return root / ".apparatus" / "index.sqlite"; }

Project no_project() {
  Project project;
  project.authority = authority::Authority::built_in();
  return project;
}

Project parse_project(std::string_view toml, const std::filesystem::path& file) {
  Project project;
  std::error_code ignored;
  project.file = std::filesystem::absolute(file, ignored);
  project.root = project.file.parent_path();
  std::string text(toml);
  const toml::table root = parse_leniently(text, project.problems);
  project.authority =
      authority::Authority::with_additions(only_additions(text, root), project.problems);
  if (project.authority == nullptr) project.authority = authority::Authority::built_in();
  Reader(project, root).read();
  std::stable_sort(project.problems.begin(), project.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
  return project;
}

Project read_project(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    Project project = no_project();
    project.problems.push_back({0, 0, "is a folder, not a project file"});
    return project;
  }
  if (std::filesystem::file_size(file, error) > kLargestFile && !error) {
    Project project = no_project();
    project.file = std::filesystem::absolute(file, error);
    project.root = project.file.parent_path();
    project.problems.push_back(
        {1, 1, "is larger than " + std::to_string(kLargestFile >> 20) + " MB: none of it is read"});
    return project;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    Project project = no_project();
    const std::string reason = std::generic_category().message(errno);
    project.problems.push_back({0, 0, "cannot be read (" + reason + ")"});
    return project;
  }
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  return parse_project(text, file);
}

std::optional<std::filesystem::path> find_project_file(const std::filesystem::path& from) {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::absolute(from, error).lexically_normal();
  if (error) return std::nullopt;
  if (!std::filesystem::is_directory(folder, error)) folder = folder.parent_path();
  for (;;) {
    const std::filesystem::path candidate = folder / kFileName;
    if (std::filesystem::is_regular_file(candidate, error)) return candidate;
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace apparatus::project
