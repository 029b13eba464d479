#include "authority/schemes.h"

#include <array>
#include <optional>

#include <toml++/toml.h>

#include "authority/parse_toml.h"

namespace apparatus::authority {
namespace {

// Bytes of a label that do not count, each as one UTF-8 sequence.
constexpr std::array<std::string_view, 10> kIgnored = {" ", ".", "'", "`", "’",
                                                       "‘", "ʹ", "ʼ", "′", "\xC2\xA0"};

constexpr std::string_view kKnownKeys =
    "id, title, form, family, separator, separators, levels, leaf, leaves, codes, archive, output";

Problem problem_at(const toml::node& node, std::string message) {
  const toml::source_region& place = node.source();
  return {place.begin.line, place.begin.column, std::move(message)};
}

std::vector<std::string> strings(const toml::node* node, std::string_view key,
                                 std::vector<Problem>& problems) {
  std::vector<std::string> out;
  if (node == nullptr) return out;
  if (const auto one = node->value<std::string>()) return {*one};
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    problems.push_back(
        problem_at(*node, "'" + std::string(key) + "' must be a text or a list of texts"));
    return out;
  }
  for (const toml::node& item : *list) {
    if (const auto text = item.value<std::string>()) {
      out.push_back(*text);
    } else {
      problems.push_back(
          problem_at(item, "'" + std::string(key) + "' must be a text or a list of texts"));
    }
  }
  return out;
}

std::string string_of(const toml::table& table, std::string_view key,
                      std::vector<Problem>& problems) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (const auto text = node->value<std::string>()) return *text;
  problems.push_back(problem_at(*node, "'" + std::string(key) + "' must be a text"));
  return {};
}

std::optional<SchemeForm> form_named(std::string_view name) {
  if (name == "labelled" || name.empty()) return SchemeForm::labelled;
  if (name == "slashed") return SchemeForm::slashed;
  if (name == "coded") return SchemeForm::coded;
  if (name == "numbered") return SchemeForm::numbered;
  if (name == "titled") return SchemeForm::titled;
  if (name == "collection") return SchemeForm::collection;
  return std::nullopt;
}

ValueShape shape_of(const std::string& text) {
  const std::size_t arrow = text.find(" => ");
  if (arrow == std::string::npos) return {text, text};
  return {text.substr(0, arrow), text.substr(arrow + 4)};
}

std::vector<SchemeLevel> levels_of(const toml::table& entry, std::vector<Problem>& problems) {
  std::vector<SchemeLevel> levels;
  const toml::node* node = entry.get("levels");
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr) return levels;
  for (const toml::node& item : *list) {
    const toml::table* level = item.as_table();
    if (level == nullptr || !level->contains("name")) {
      problems.push_back(problem_at(
          item, "a level must be written { name = \"fond\", labels = [\"f.\", \"fond\"] }"));
      continue;
    }
    levels.push_back({string_of(*level, "name", problems),
                      strings(level->get("labels"), "labels", problems),
                      strings(level->get("plurals"), "plurals", problems),
                      {}});
    for (const std::string& shape : strings(level->get("shapes"), "shapes", problems)) {
      levels.back().shapes.push_back(shape_of(shape));
    }
  }
  return levels;
}

std::string default_output(const Scheme& scheme) {
  std::string out = "{archive}";
  bool first = true;
  for (const SchemeLevel& level : scheme.levels) {
    out += "[" + std::string(first && scheme.separator == "/" ? ", " : scheme.separator);
    if (!level.labels.empty()) out += level.labels.front() + " ";
    out += "{" + level.name + "}]";
    first = false;
  }
  out += scheme.leaf_labels.empty() ? "[" + scheme.separator + "{leaves}]"
                                    : "[" + scheme.separator + "{leaf} {leaves}]";
  return out;
}

std::optional<Scheme> scheme_of(const toml::table& entry, std::vector<Problem>& problems) {
  for (const auto& [key, value] : entry) {
    if ((", " + std::string(kKnownKeys) + ",").find(", " + std::string(key.str()) + ",") ==
        std::string::npos) {
      problems.push_back(problem_at(value, "unknown key '" + std::string(key.str()) +
                                               "' in [[scheme]]; known are " +
                                               std::string(kKnownKeys)));
    }
  }
  Scheme scheme;
  scheme.id = string_of(entry, "id", problems);
  scheme.title = string_of(entry, "title", problems);
  scheme.levels = levels_of(entry, problems);
  if (scheme.id.empty() || scheme.levels.empty()) {
    problems.push_back(
        problem_at(entry, "a [[scheme]] needs an 'id' and at least one level in 'levels'"));
    return std::nullopt;
  }
  const std::string form = string_of(entry, "form", problems);
  if (const auto known = form_named(form)) {
    scheme.form = *known;
  } else {
    problems.push_back(
        problem_at(*entry.get("form"),
                   "unknown form '" + form +
                       "'; known are labelled, slashed, coded, numbered, titled, collection"));
    return std::nullopt;
  }
  scheme.family = string_of(entry, "family", problems);
  if (scheme.family.empty()) scheme.family = scheme.id;
  scheme.separator = string_of(entry, "separator", problems);
  if (scheme.separator.empty()) {
    const bool slashes = scheme.form == SchemeForm::slashed || scheme.form == SchemeForm::coded;
    scheme.separator = slashes ? "/" : ", ";
  }
  scheme.separators = strings(entry.get("separators"), "separators", problems);
  if (scheme.separators.empty()) scheme.separators.push_back(scheme.separator);
  scheme.leaf_labels = strings(entry.get("leaf"), "leaf", problems);
  scheme.leaves_labels = strings(entry.get("leaves"), "leaves", problems);
  scheme.codes = strings(entry.get("codes"), "codes", problems);
  scheme.archive = string_of(entry, "archive", problems);
  scheme.output = string_of(entry, "output", problems);
  if (scheme.output.empty()) scheme.output = default_output(scheme);
  return scheme;
}

void read_words(const toml::table& table, CitationWords& words, std::vector<Problem>& problems) {
  const auto take = [&](std::string_view key, std::vector<std::string>& into) {
    for (std::string& word : strings(table.get(key), key, problems))
      into.push_back(std::move(word));
  };
  take("same_place", words.same_place);
  take("same_work", words.same_work);
  take("conjunctions", words.conjunctions);
  take("hereafter", words.hereafter);
  take("verso", words.verso);
  take("following", words.following);
  take("pages", words.pages);
  take("asides", words.asides);
  take("volumes", words.volumes);
  take("subdivisions", words.subdivisions);
  take("year_marks", words.year_marks);
  take("collections", words.collections);
  take("sources", words.sources);
  take("articles", words.articles);
  take("passim", words.passim);
  take("shortened", words.shortened);
  take("archives", words.archives);
  take("archive_letters", words.archive_letters);
  std::erase(words.archive_letters, "");
  take("archive_keys", words.archive_keys);
}

std::string_view first_word(std::string_view label) {
  const std::size_t end = label.find_first_of(" .");
  return end == std::string_view::npos || end + 1 >= label.size() ? std::string_view()
                                                                  : label.substr(0, end);
}

}  // namespace

std::string label_key(std::string_view label) {
  std::string key;
  key.reserve(label.size());
  for (std::size_t i = 0; i < label.size();) {
    // Nearly all that labels and sigla are made of; none of it begins an ignored sign.
    const auto byte = static_cast<unsigned char>(label[i]);
    if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= 'a' && byte <= 'z') || byte == 0xD0 || byte == 0xD1) {
      key += label[i++];
      continue;
    }
    std::size_t skip = 0;
    for (std::string_view ignored : kIgnored) {
      if (label.substr(i, ignored.size()) == ignored) skip = ignored.size();
    }
    if (skip == 0) key += label[i++];
    i += skip;
  }
  return key;
}

void Schemes::add(std::string_view toml, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(toml, problems);
  if (!parsed) return;
  const toml::table& document = *parsed;
  if (const toml::table* words = document["words"].as_table();
      words != nullptr && words->contains("same_place")) {
    read_words(*words, words_, problems);
  }
  if (const toml::array* entries = document["scheme"].as_array()) {
    for (const toml::node& node : *entries) {
      const toml::table* entry = node.as_table();
      std::optional<Scheme> scheme = entry == nullptr ? std::nullopt : scheme_of(*entry, problems);
      if (!scheme) continue;
      bool replaced = false;
      for (Scheme& known : schemes_) {
        if (known.id == scheme->id) {
          known = *scheme;
          replaced = true;
        }
      }
      if (!replaced) schemes_.push_back(std::move(*scheme));
    }
  }
  index_labels();
}

void Schemes::index_labels() {
  labels_.clear();
  first_words_.clear();
  const auto enter = [&](const std::string& label, LabelMeaning meaning) {
    labels_[label_key(label)].push_back(meaning);
    const std::string_view first = first_word(label);
    if (!first.empty()) first_words_[label_key(first)] = true;
  };
  for (std::uint32_t i = 0; i < schemes_.size(); ++i) {
    const Scheme& scheme = schemes_[i];
    for (std::size_t level = 0; level < scheme.levels.size(); ++level) {
      for (const auto* labels : {&scheme.levels[level].labels, &scheme.levels[level].plurals}) {
        for (const std::string& label : *labels) enter(label, {i, static_cast<int>(level)});
      }
    }
    for (const std::string& label : scheme.leaf_labels) enter(label, {i, LabelMeaning::kLeaf});
    for (const std::string& label : scheme.leaves_labels) enter(label, {i, LabelMeaning::kLeaves});
  }
}

const Scheme* Schemes::by_id(std::string_view id) const {
  for (const Scheme& scheme : schemes_) {
    if (scheme.id == id) return &scheme;
  }
  return nullptr;
}

const std::vector<LabelMeaning>* Schemes::label(std::string_view key) const {
  const auto found = labels_.find(key);
  return found == labels_.end() ? nullptr : &found->second;
}

bool Schemes::begins_label(std::string_view key) const {
  return first_words_.find(key) != first_words_.end();
}

}  // namespace apparatus::authority
