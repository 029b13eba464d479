#include "authority/name_lexicon.h"

#include <toml++/toml.h>
#include <algorithm>
#include <utility>

#include "authority/parse_toml.h"

namespace apparatus::authority {
namespace {

struct KindKey {
  std::string_view key;
  WordKind kind;
};
constexpr KindKey kKindKeys[] = {
    {"common", WordKind::common},
    {"common_russian", WordKind::common | WordKind::russian},
    {"given", WordKind::given},
    {"title", WordKind::title},
    {"office", WordKind::office},
    {"particle", WordKind::particle},
    {"place", WordKind::place},
    {"thing_after", WordKind::thing_after},
    {"thing_before", WordKind::thing_before},
    {"speech", WordKind::speech},
    {"never", WordKind::never},
    {"source", WordKind::source},
    {"locative", WordKind::locative},
    {"kin", WordKind::kin},
    {"following", WordKind::following},
    {"famous", WordKind::famous},
    {"sovereign", WordKind::sovereign},
    {"conjunction", WordKind::conjunction},
    {"article", WordKind::article},
    {"joined_particle", WordKind::joined_particle},
    {"capital_particle", WordKind::capital_particle},
};
constexpr std::string_view kSyllables = "syllables";  // a section of words that are of no kind

WordKind kind_of_section(std::string_view section, std::vector<Problem>& problems) {
  for (const KindKey& one : kKindKeys) {
    if (one.key == section) return one.kind;
  }
  if (section != kSyllables) {
    problems.push_back({0, 0, "unknown kind of words '" + std::string(section) + "'"});
  }
  return WordKind::none;
}

template <class Take>
void for_each_word(std::string_view words, Take take) {
  for (std::size_t at = 0; at < words.size();) {
    const auto begin = words.find_first_not_of(" \n\t", at);
    if (begin == std::string_view::npos) return;
    const auto end = std::min(words.find_first_of(" \n\t", begin), words.size());
    take(words.substr(begin, end - begin));
    at = end;
  }
}

std::vector<std::string> strings(const toml::node_view<const toml::node>& node) {
  std::vector<std::string> found;
  if (const auto* array = node.as_array()) {
    for (const auto& item : *array) {
      if (const auto text = item.value<std::string>()) found.push_back(*text);
    }
  }
  return found;
}

// A year may be written as a number or as text ("c. 1882").
std::string text_of(const toml::node_view<const toml::node>& node) {
  if (const auto text = node.value<std::string>()) return *text;
  if (const auto number = node.value<std::int64_t>()) return std::to_string(*number);
  return "";
}

constexpr std::string_view kPersonKeys[] = {"name", "also",        "not",      "born",
                                            "died", "description", "spelling", "id"};

void read_persons(const toml::table& data, std::vector<KnownPerson>& persons,
                  std::vector<Problem>& problems) {
  const auto* entries = data["person"].as_array();
  if (entries == nullptr) return;
  for (const auto& node : *entries) {
    const auto* entry = node.as_table();
    const auto line = node.source().begin.line;
    if (entry == nullptr) {
      problems.push_back({line, node.source().begin.column, "a person is written [[person]]"});
      continue;
    }
    for (const auto& [key, value] : *entry) {
      if (std::find(std::begin(kPersonKeys), std::end(kPersonKeys), key.str()) ==
          std::end(kPersonKeys)) {
        problems.push_back({value.source().begin.line, value.source().begin.column,
                            "unknown key '" + std::string(key.str()) +
                                "' in [[person]]; known are name, also, not, born, died, "
                                "description, spelling, id"});
      }
    }
    const toml::table& one = *entry;
    KnownPerson person;
    person.name = one["name"].value_or(std::string());
    person.also = strings(one["also"]);
    person.not_also = strings(one["not"]);
    person.born = text_of(one["born"]);
    person.died = text_of(one["died"]);
    person.description = one["description"].value_or(std::string());
    person.spelling = one["spelling"].value_or(std::string());
    person.id = one["id"].value_or(std::string());
    if (person.name.empty()) {
      problems.push_back({line, node.source().begin.column, "a [[person]] needs a name"});
      continue;
    }
    persons.push_back(std::move(person));
  }
}

// Calls `take(section, word)` for the words of a file of words.
template <class Take>
void for_each_word_of_file(std::string_view file, Take take) {
  std::string_view section;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    if (line.starts_with('#')) continue;
    if (line.starts_with('[') && line.ends_with(']')) {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    for_each_word(line, [&](std::string_view word) { take(section, word); });
  }
}

constexpr std::size_t kCyrillicLetter = 2;  // bytes

bool ends_in_russian_consonant(std::string_view lower) {
  for (const std::string_view other :
       {"а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "й", "ь"}) {
    if (lower.ends_with(other)) return false;
  }
  return true;
}

// The forms of a given name in Cyrillic but for its nominative, in small letters; `cases` are the
// lines of given_cases. None for a name in Latin letters, or of an ending that nothing inflects.
std::vector<std::string> oblique_forms(std::string_view name,
                                       const std::vector<std::string>& cases) {
  std::vector<std::string> forms;
  const auto first_byte = static_cast<unsigned char>(name[0]);
  if (name.size() <= kCyrillicLetter || (first_byte != 0xD0 && first_byte != 0xD1)) return forms;
  const std::string lower = to_lower(name);
  for (const std::string& line : cases) {
    const std::string_view ending = std::string_view(line).substr(0, line.find(' '));
    const bool any = ending == "*";
    if (any ? !ends_in_russian_consonant(lower) : !lower.ends_with(ending)) continue;
    const std::string stem = lower.substr(0, lower.size() - (any ? 0 : ending.size()));
    for_each_word(std::string_view(line).substr(ending.size()),
                  [&](std::string_view other) { forms.push_back(stem + std::string(other)); });
    break;
  }
  return forms;
}

}  // namespace

void NameLexicon::add(std::string_view text, std::span<const std::string_view> word_files,
                      const Transliteration& folding, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(text, problems);
  if (!parsed) return;
  const toml::table& data = *parsed;
  const auto mark = [&](std::string_view word, WordKind kind) {
    kinds_.add(to_lower(word), static_cast<std::uint32_t>(kind));
  };
  const auto add_given = [&](std::string_view word, const std::string& group) {
    mark(word, WordKind::given);
    std::string key = folding.fold(word);
    if (given_.add(key) == groups_.size()) groups_.push_back(group);
    auto& members = members_[group];
    if (std::find(members.begin(), members.end(), key) == members.end()) {
      members.push_back(std::move(key));
    }
  };
  const std::vector<std::string> cases = strings(data["endings"]["given_cases"]);
  std::vector<std::pair<std::string, std::string>> oblique;  // form and group
  const auto add_in_all_cases = [&](std::string_view word, const std::string& group) {
    add_given(word, group);
    for (std::string& form : oblique_forms(word, cases))
      oblique.emplace_back(std::move(form), group);
  };
  for (const std::string& line : strings(data["given"]["groups"])) {
    std::string group;
    for_each_word(line, [&](std::string_view word) {
      if (group.empty()) group = folding.fold(word);
      add_in_all_cases(word, group);
    });
  }
  for (const std::string_view file : word_files) {
    std::string_view section;
    WordKind kind = WordKind::none;
    for_each_word_of_file(file, [&](std::string_view of, std::string_view word) {
      if (of.data() != section.data()) {
        section = of;
        kind = kind_of_section(section, problems);
      }
      if (kind == WordKind::given) {
        add_in_all_cases(word, folding.fold(word));
      } else if (kind != WordKind::none) {
        mark(word, kind);
        if (kind == WordKind::famous) famous_.add(folding.fold(word));
      } else if (section == kSyllables) {
        syllables_.add(word);
      }
    });
  }
  // Behind all nominatives: "Александра" is a woman's name before it is a case of a man's.
  for (const auto& [form, group] : oblique) {
    mark(form, WordKind::given);
    if (given_.add(folding.fold(form)) == groups_.size()) groups_.push_back(group);
  }
  const auto add_endings = [&](const char* key, WordEndings& to) {
    for (std::string& ending : strings(data["endings"][key])) to.add(std::move(ending));
  };
  const auto append = [&](const char* key, std::vector<std::string>& to) {
    for (std::string& word : strings(data["endings"][key])) to.push_back(std::move(word));
  };
  add_endings("patronymics", patronymic_endings_);
  add_endings("surnames", surname_endings_);
  add_endings("movements", movement_endings_);
  add_endings("adjectives", adjectives_);
  add_endings("adjectival_surnames", adjectival_surnames_);
  add_endings("adjectives_before_nouns", adjectives_before_nouns_);
  add_endings("oblique_surnames", oblique_surnames_);
  append("adjectives_of_surnames", adjectives_of_surnames_);
  append("initials", initial_digraphs_);
  append("fathers", father_stems_);
  append("fathers_endings", fathers_endings_);
  for (const auto& [russian, western] : folding.western_names())
    western_names_.emplace(russian, western);
  for (std::string& title : strings(data["titles"]["sovereign"]))
    sovereign_titles_.push_back(std::move(title));
  for (const std::string& pair : strings(data["endings"]["inflections"])) {
    const auto space = pair.find(' ');
    if (space != std::string::npos && space > 0) {
      const auto last = static_cast<unsigned char>(pair[space - 1]);
      inflections_[last].push_back({pair.substr(0, space), pair.substr(space + 1)});
    }
  }
  read_persons(data, persons_, problems);
}

const KnownPerson* NameLexicon::pinned(std::string_view surname_key,
                                       const Transliteration& folding) const {
  const auto found = std::find_if(persons_.begin(), persons_.end(), [&](const KnownPerson& person) {
    return !person.spelling.empty() && folding.fold(person.spelling) == surname_key;
  });
  return found == persons_.end() ? nullptr : &*found;
}

WordKind NameLexicon::kind(std::string_view lower) const {
  return static_cast<WordKind>(kinds_.find(lower));
}

std::string_view NameLexicon::given_group(std::string_view folded) const {
  const std::uint32_t found = given_.find(folded);
  return found == WordIndex::kNone ? std::string_view() : std::string_view(groups_[found]);
}

const std::vector<std::string>* NameLexicon::given_members(std::string_view group) const {
  const auto found = members_.find(group);
  return found == members_.end() ? nullptr : &found->second;
}

bool NameLexicon::is_initial_digraph(std::string_view spelling) const {
  return std::find(initial_digraphs_.begin(), initial_digraphs_.end(), spelling) !=
         initial_digraphs_.end();
}

bool NameLexicon::is_syllable(std::string_view lower) const {
  return syllables_.find(lower) != WordIndex::kNone;
}

bool NameLexicon::is_patronymic(std::string_view folded) const {
  return patronymic_endings_.any_of(folded, 0);
}

bool NameLexicon::is_patronymic_of_given_name(std::string_view folded) const {
  for (const std::string& ending : fathers_endings_) {
    if (folded.size() < ending.size() + 2 || !folded.ends_with(ending)) continue;
    const std::string father(folded.substr(0, folded.size() - ending.size()));
    if (std::find(father_stems_.begin(), father_stems_.end(), father) != father_stems_.end()) {
      return true;
    }
    for (const std::string_view suffix : {"", "i", "ei", "a", "ia"}) {
      if (!given_group(father + std::string(suffix)).empty()) return true;
    }
  }
  return false;
}

std::string NameLexicon::patronymic_nominative(std::string_view folded) const {
  std::vector<std::string> found;
  nominatives(folded, found);
  const auto fits = std::find_if(found.begin(), found.end(), [&](const std::string& one) {
    return patronymic_endings_.any_of(one, 0);
  });
  return fits == found.end() ? std::string() : *fits;
}

bool NameLexicon::has_surname_ending(std::string_view folded) const {
  return surname_endings_.any_of(folded, 2);
}

bool NameLexicon::is_famous(std::string_view folded) const {
  return famous_.find(folded) != WordIndex::kNone;
}

bool NameLexicon::has_movement_ending(std::string_view lower) const {
  return movement_endings_.any_of(lower, 2);
}

void NameLexicon::nominatives(std::string_view folded, std::vector<std::string>& out) const {
  out.clear();
  if (folded.empty()) return;
  for (const Inflection& one : inflections_[static_cast<unsigned char>(folded.back())]) {
    if (folded.size() < one.ending.size() + 2 || !folded.ends_with(one.ending)) continue;
    std::string nominative(folded.substr(0, folded.size() - one.ending.size()));
    nominative += one.nominative;
    const auto western = western_names_.find(nominative);
    if (western != western_names_.end()) nominative = western->second;
    if (std::find(out.begin(), out.end(), nominative) == out.end()) {
      out.push_back(std::move(nominative));
    }
  }
}

}  // namespace apparatus::authority
