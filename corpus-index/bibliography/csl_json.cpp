// CSL JSON, as Zotero exports it. The file is cut into its objects, so that a broken one costs only
// itself and every entry knows its line. JSON is a file format here, not the protocol;
// that is why this one folder of corpus-index knows the library.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bibliography/csl_entry.h"

namespace apparatus::bibliography {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestEntry = 1 << 20;
constexpr std::size_t kMostFailures = 100;  // braces that never close cost a search each

// Strings and numbers as text; anything else is empty.
std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return std::to_string(found->get<long long>());
  return {};
}

std::vector<std::string> people(const json& object, const char* name) {
  std::vector<std::string> names;
  const auto found = object.find(name);
  if (found == object.end() || !found->is_array()) return names;
  for (const json& person : *found) {
    if (!person.is_object()) continue;
    std::string family = text_of(person, "family");
    const std::string given = text_of(person, "given");
    const std::string particle = text_of(person, "non-dropping-particle");
    if (!particle.empty()) family.insert(0, particle + ' ');
    if (family.empty()) family = text_of(person, "literal");
    if (family.empty()) continue;
    if (!given.empty()) family.append(", ").append(given);
    names.push_back(std::move(family));
  }
  return names;
}

std::string year_of(const json& object, const char* name) {
  const auto issued = object.find(name);
  if (issued == object.end()) return {};
  if (issued->is_string()) return issued->get<std::string>().substr(0, 4);
  // pandoc's own form: {year: 1924, month: 3}, or a list of such.
  if (issued->is_array()) {
    std::string years;
    for (const json& date : *issued) {
      if (!date.is_object()) continue;
      if (!years.empty()) years += "–";
      years += text_of(date, "year");
    }
    return years;
  }
  if (!issued->is_object()) return {};
  if (issued->contains("year")) return text_of(*issued, "year");
  const auto parts = issued->find("date-parts");
  std::string year;
  if (parts != issued->end() && parts->is_array()) {
    for (const json& date : *parts) {
      if (!date.is_array() || date.empty()) continue;
      const json& first = date.front();
      if (!year.empty()) year += "–";
      if (first.is_number_integer()) year += std::to_string(first.get<long long>());
      if (first.is_string()) year += first.get<std::string>();
    }
  }
  if (year.empty()) year = text_of(*issued, "literal");
  if (year.empty()) year = text_of(*issued, "raw").substr(0, 4);
  return year;
}

// Where the object that begins at `open` ends (behind its brace); 0 if it never does.
std::size_t object_end(std::string_view source, std::size_t open) {
  int depth = 0;
  bool in_string = false;
  const std::size_t limit = std::min(source.size(), open + kLargestEntry);
  for (std::size_t at = open; at < limit; ++at) {
    const char c = source[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
  }
  return 0;
}

class CslJson : public Notation {
 public:
  explicit CslJson(std::string_view source) : source_(source) {}

  bool next(std::size_t at, Outline& outline) const override {
    // A wrapping object ({"items": […]}) is passed over by looking behind its array's bracket.
    if (at == 0) {
      at = source_.find('[');
      if (at == std::string_view::npos) at = 0;
    }
    for (std::size_t open = source_.find('{', at);
         open != std::string_view::npos && outline.failures < kMostFailures;) {
      const std::size_t end = object_end(source_, open);
      if (end == 0) {
        ++outline.failures;
        open = source_.find('{', open + 1);
        continue;
      }
      const std::string_view text = source_.substr(open, end - open);
      const json object = json::parse(text, nullptr, false);
      if (object.is_object()) {
        outline_of(entry_of_csl(object), outline);
        outline.begin = open;
        outline.end = end;
        const std::size_t id = text.find("\"id\"");
        outline.key_at = open + (id == std::string_view::npos ? 0 : id);
        if (!outline.key.empty()) return true;
      }
      open = source_.find('{', end);
    }
    return false;
  }

  Entry read(std::string_view entry, std::string& parent) const override {
    parent.clear();
    const json object = json::parse(entry, nullptr, false);
    return object.is_object() ? entry_of_csl(object) : Entry();
  }

  bool reads_like(const Notation& other) const override {
    return dynamic_cast<const CslJson*>(&other) != nullptr;
  }

 private:
  std::string_view source_;
};

}  // namespace

Entry entry_of_csl(const json& object) {
  Entry entry;
  entry.key = text_of(object, "citation-key");
  if (entry.key.empty()) entry.key = text_of(object, "id");
  entry.type = text_of(object, "type");
  entry.authors = people(object, "author");
  entry.editors = people(object, "editor");
  entry.title = text_of(object, "title");
  entry.container = text_of(object, "container-title");
  entry.publisher = text_of(object, "publisher");
  entry.place = text_of(object, "publisher-place");
  entry.year = year_of(object, "issued");
  entry.first_year = year_of(object, "original-date");
  entry.volume = text_of(object, "volume");
  entry.volumes = text_of(object, "number-of-volumes");
  entry.edition = text_of(object, "edition");
  entry.number = text_of(object, "issue");
  if (entry.number.empty()) entry.number = text_of(object, "number");
  entry.pages = text_of(object, "page");
  return entry;
}

void outline_of(Entry entry, Outline& outline) {
  outline.key = std::move(entry.key);
  outline.surnames.clear();
  for (const std::string& person : entry.people())
    outline.surnames.emplace_back(surname_of(person));
  outline.title = outline.surnames.empty() ? std::move(entry.title) : std::string();
  outline.parent.clear();
}

std::unique_ptr<const Notation> csl_json(std::string_view source) {
  return std::make_unique<const CslJson>(source);
}

}  // namespace apparatus::bibliography
