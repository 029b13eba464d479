// Every entry is taken with a small and with a capital first letter, so that looking a word up
// needs no copy of it.
#include "authority/reference_words.h"

#include <array>
#include <charconv>
#include <utility>

#include "authority/parse_toml.h"
#include "authority/transliteration.h"

namespace apparatus::authority {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 18> kKeys = {{
    {"same_work", kSameWork},
    {"same_passage", kSameWork | kSamePassage},
    {"same_place", kSamePlace},
    {"same_author", kSameAuthor},
    {"others", kOthers},
    {"editors", kEditors},
    {"joints", kJoint},
    {"volumes", kVolume},
    {"pages", kPage},
    {"places", kPlaceInside},
    {"editions", kEdition},
    {"numbers", kNumber},
    {"inside", kInside},
    {"leads", kLead},
    {"particles", kParticle},
    {"articles", kArticle},
    {"passives", kPassive},
    {"addressed", kAddressed},
}};

// The first letter as a capital: of the small letters of a table of two hundred the one that
// lowers to it. ASCII and Cyrillic are what the data holds.
std::string capitalised(const std::string& word) {
  std::string out = word;
  const auto first = static_cast<unsigned char>(out[0]);
  if (first >= 'a' && first <= 'z') {
    out[0] = static_cast<char>(first - 32);
  } else if (first == 0xD0 && out.size() > 1 && static_cast<unsigned char>(out[1]) >= 0xB0) {
    out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) - 0x20);
  } else if (first == 0xD1 && out.size() > 1 && static_cast<unsigned char>(out[1]) < 0x90) {
    out[0] = '\xD0';
    out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) + 0x20);
  }
  return out;
}

}  // namespace

void ReferenceWords::add_entry(const std::string& entry, std::uint32_t meaning) {
  if (entry.empty()) return;
  for (const std::string& form : {entry, capitalised(entry)}) {
    const std::size_t blank = form.find(' ');
    if (blank == std::string::npos) {
      words_.add(form, meaning);
    } else {
      words_.add(form.substr(0, blank), kBegins);
      phrases_.add(form, meaning);
    }
    if (form == capitalised(entry) && form == entry) break;
  }
}

void ReferenceWords::add_ordinal(const std::string& word, std::uint32_t number) {
  for (const std::string& form : {word, capitalised(word)}) {
    if (ordinals_.find(form) == 0) ordinals_.add(form, number);
  }
}

void ReferenceWords::add(std::string_view toml, std::vector<Problem>& problems) {
  const auto document = parse_toml(toml, problems);
  if (!document) return;
  const toml::table* words = (*document)["words"].as_table();
  if (words == nullptr) return;
  for (const auto& [key, value] : *words) {
    const toml::array* entries = value.as_array();
    std::uint32_t meaning = 0;
    for (const auto& [name, bits] : kKeys) {
      if (key.str() == name) meaning = bits;
    }
    if (meaning == 0 || entries == nullptr) {
      problems.push_back({value.source().begin.line, value.source().begin.column,
                          "unknown key '" + std::string(key.str()) + "' in [words]"});
      continue;
    }
    for (const toml::node& entry : *entries) {
      auto word = entry.value<std::string>();
      if (!word) continue;
      const bool stopped = word->ends_with('.');
      if (stopped) word->pop_back();
      add_entry(*word, stopped ? meaning | kOnlyWithStop : meaning);
    }
  }
  const toml::table* ordinals = (*document)["ordinals"].as_table();
  if (ordinals == nullptr) return;
  for (const auto& [key, value] : *ordinals) {
    std::uint32_t number = 0;
    std::from_chars(key.str().data(), key.str().data() + key.str().size(), number);
    const toml::array* entries = value.as_array();
    if (number == 0 || entries == nullptr) {
      problems.push_back(
          {value.source().begin.line, value.source().begin.column,
           "'" + std::string(key.str()) + "' in [ordinals] is no number with words"});
      continue;
    }
    for (const toml::node& entry : *entries) {
      if (const auto word = entry.value<std::string>()) add_ordinal(*word, number);
    }
  }
}

}  // namespace apparatus::authority
