#include "authority/archives.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include <toml++/toml.h>

#include "authority/letter_case.h"
#include "authority/parse_toml.h"
#include "authority/schemes.h"

namespace apparatus::authority {
namespace {

constexpr std::string_view kKnownKeys =
    "id, sigla, name, original_name, english_name, other_names, city, country, from, to, "
    "predecessors, successors, "
    "holdings, fonds, scheme, source, verified";

Problem problem_at(const toml::node& node, std::string message) {
  const toml::source_region& place = node.source();
  return {place.begin.line, place.begin.column, std::move(message)};
}

// Reads one [[archive]] entry and says what is wrong with it.
class EntryReader {
 public:
  EntryReader(const toml::table& entry, std::vector<Problem>& problems)
      : entry_(entry), problems_(problems) {}

  std::string text(std::string_view key) {
    const toml::node* node = entry_.get(key);
    if (node == nullptr) return {};
    if (const auto value = node->value<std::string>()) return *value;
    problems_.push_back(problem_at(*node, "'" + std::string(key) + "' must be a text"));
    return {};
  }

  int year(std::string_view key) {
    const toml::node* node = entry_.get(key);
    if (node == nullptr) return 0;
    const auto value = node->value<std::int64_t>();
    if (value && *value > 0 && *value < 10000) return static_cast<int>(*value);
    problems_.push_back(problem_at(*node, "'" + std::string(key) + "' must be a year"));
    return 0;
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = entry_.get(key);
    if (node == nullptr) return out;
    if (const auto one = node->value<std::string>()) return {*one};
    bool right = node->is_array();
    if (const toml::array* list = node->as_array()) {
      for (const toml::node& item : *list) {
        const auto value = item.value<std::string>();
        if (value) out.push_back(*value);
        right = right && value.has_value();
      }
    }
    if (!right) {
      problems_.push_back(
          problem_at(*node, "'" + std::string(key) + "' must be a text or a list of texts"));
    }
    return out;
  }

  // fonds = [{ from = "tsaopim", number = "{n}", becomes = "{n}-P" }]
  std::vector<FondMapping> mappings() {
    std::vector<FondMapping> out;
    const toml::node* node = entry_.get("fonds");
    if (node == nullptr) return out;
    if (const toml::array* list = node->as_array()) {
      for (const toml::node& item : *list) {
        const toml::table* one = item.as_table();
        if (one == nullptr) continue;
        out.push_back({(*one)["from"].value_or(std::string()),
                       (*one)["number"].value_or(std::string("{n}")),
                       (*one)["becomes"].value_or(std::string())});
      }
      return out;
    }
    problems_.push_back(problem_at(
        *node, "'fonds' must be a list of { from = id, number = \"{n}\", becomes = … }"));
    return out;
  }

  void refuse_unknown_keys() {
    for (const auto& [key, value] : entry_) {
      if ((", " + std::string(kKnownKeys) + ",").find(", " + std::string(key.str()) + ",") !=
          std::string::npos)
        continue;
      problems_.push_back(problem_at(value, "unknown key '" + std::string(key.str()) +
                                                "' in [[archive]]; known are " +
                                                std::string(kKnownKeys)));
    }
  }

 private:
  const toml::table& entry_;
  std::vector<Problem>& problems_;
};

std::optional<Archive> archive_of(const toml::table& entry, std::vector<Problem>& problems) {
  EntryReader reader(entry, problems);
  reader.refuse_unknown_keys();
  Archive archive;
  archive.id = reader.text("id");
  archive.sigla = reader.texts("sigla");
  if (archive.id.empty() && !archive.sigla.empty()) archive.id = label_key(archive.sigla.front());
  if (archive.id.empty() || archive.sigla.empty()) {
    problems.push_back(
        problem_at(entry, "an [[archive]] needs 'sigla', for instance sigla = [\"RGASPI\"]"));
    return std::nullopt;
  }
  archive.name = reader.text("name");
  archive.original_name = reader.text("original_name");
  archive.english_name = reader.text("english_name");
  archive.other_names = reader.texts("other_names");
  archive.city = reader.text("city");
  archive.country = reader.text("country");
  archive.from = reader.year("from");
  archive.to = reader.year("to");
  archive.predecessors = reader.texts("predecessors");
  archive.successors = reader.texts("successors");
  archive.holdings = reader.text("holdings");
  if (archive.holdings.empty()) archive.holdings = archive.id;
  archive.fond_mappings = reader.mappings();
  archive.scheme = reader.text("scheme");
  archive.source = reader.text("source");
  archive.verified = entry["verified"].value_or(false);
  return archive;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t value = length == 1 ? byte : byte & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      value = (value << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    }
    out += value;
    i += length;
  }
  return out;
}

// A bit for every letter that occurs; some share one.
std::uint64_t letters_in(const std::u32string& text) {
  std::uint64_t bits = 0;
  for (const char32_t c : text) bits |= std::uint64_t{1} << (c % 64);
  return bits;
}

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
int distance(const std::u32string& a, const std::u32string& b) {
  std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

constexpr std::string_view kIgnoredInSigla[] = {" ", ".", "'", "`",        "’", "‘",
                                                "ʹ", "ʼ", "′", "\xC2\xA0", "\n"};

// The length of the ignored sequence that ends at `end`; 0 where a letter that counts stands.
std::uint32_t ignored_before(std::string_view text, std::uint32_t end) {
  if (end == 0) return 0;
  const char last = text[end - 1];
  if ((last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z') || (last >= '0' && last <= '9'))
    return 0;
  for (std::string_view ignored : kIgnoredInSigla) {
    if (end >= ignored.size() && text.substr(end - ignored.size(), ignored.size()) == ignored) {
      return static_cast<std::uint32_t>(ignored.size());
    }
  }
  return 0;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

// The key of the word that ends just before `end`; of a very long one its end.
class LastWord {
 public:
  LastWord(std::string_view text, std::uint32_t from, std::uint32_t end) {
    std::uint32_t at = end;
    while (at > from && begin_ > 0) {
      const std::uint32_t skip = ignored_before(text, at);
      if (skip > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) break;
      if (skip == 0 && !is_word_byte(text[at - 1]) && text[at - 1] != '-') break;
      if (skip == 0) bytes_[--begin_] = text[at - 1];
      at -= skip > 0 ? skip : 1;
    }
  }
  std::string_view key() const { return {bytes_.data() + begin_, bytes_.size() - begin_}; }

 private:
  std::array<char, 40> bytes_{};
  std::size_t begin_ = bytes_.size();
};

std::string_view last_word(std::string_view spelling) {
  const std::size_t space = spelling.rfind(' ');
  return space == std::string_view::npos ? spelling : spelling.substr(space + 1);
}

constexpr std::uint32_t kLongestName = 200;  // bytes

// Where `key` begins if it ends at `end` in the text, ignored characters left out; nothing where it
// does not.
std::optional<std::uint32_t> match_backwards(std::string_view text, std::uint32_t from,
                                             std::uint32_t end, std::string_view key) {
  std::uint32_t at = end;
  for (std::size_t left = key.size(); left > 0;) {
    if (at <= from) return std::nullopt;
    if (text[at - 1] == key[left - 1] && ignored_before(text, at) == 0) {
      --at;
      --left;
    } else if (const std::uint32_t skip = ignored_before(text, at);
               skip > 0 && at >= from + skip && left < key.size()) {
      at -= skip;
    } else {
      return std::nullopt;
    }
  }
  if (at > from && is_word_byte(text[at - 1]) && ignored_before(text, at) == 0) return std::nullopt;
  return at;
}

}  // namespace

void Archives::add(std::string_view toml, std::vector<Problem>& problems) {
  const auto parsed = parse_toml(toml, problems);
  if (!parsed) return;
  const toml::table& document = *parsed;
  const bool from_project = !archives_.empty();
  if (const toml::array* entries = document["archive"].as_array()) {
    for (const toml::node& node : *entries) {
      const toml::table* entry = node.as_table();
      std::optional<Archive> archive =
          entry == nullptr ? std::nullopt : archive_of(*entry, problems);
      if (!archive) continue;
      archive->from_project = from_project;
      const auto known = by_id_.find(archive->id);
      if (known != by_id_.end()) {
        archives_[known->second] = std::move(*archive);
      } else {
        by_id_[archive->id] = archives_.size();
        archives_.push_back(std::move(*archive));
      }
    }
  }
  index();
}

void Archives::index() {
  letters_of_sigla_.clear();
  for (std::uint32_t a = 0; a < archives_.size(); ++a) {
    for (std::uint32_t s = 0; s < archives_[a].sigla.size(); ++s)
      letters_of_sigla_.push_back({code_points(label_key(archives_[a].sigla[s])), a, s});
  }
  by_siglum_.clear();
  sigla_by_last_word_.clear();
  names_by_last_word_.clear();
  mappings_from_.clear();
  for (const Archive& archive : archives_) {
    for (const FondMapping& mapping : archive.fond_mappings)
      mappings_from_[mapping.from_archive].push_back(mapping);
  }
  const auto enter = [&](std::uint32_t archive, const std::string& written, bool name) {
    if (written.empty()) return;
    const std::string key = label_key(name ? fold_case(written) : written);
    const std::string last = label_key(last_word(name ? fold_case(written) : written));
    (name ? names_by_last_word_ : sigla_by_last_word_)[last].push_back({archive, written, key});
  };
  for (std::uint32_t i = 0; i < archives_.size(); ++i) {
    const Archive& archive = archives_[i];
    for (const std::string& siglum : archive.sigla) {
      std::vector<std::size_t>& meant = by_siglum_[label_key(siglum)];
      if (meant.empty() || meant.back() != i) meant.push_back(i);  // "GARF" and "GA RF" are one
      enter(i, siglum, false);
    }
    for (const std::string* name : {&archive.name, &archive.original_name, &archive.english_name})
      enter(i, *name, true);
    for (const std::string& name : archive.other_names) enter(i, name, true);
  }
  for (auto* spellings_by_word : {&sigla_by_last_word_, &names_by_last_word_}) {
    for (auto& [word, spellings] : *spellings_by_word) {
      std::stable_sort(
          spellings.begin(), spellings.end(), [&](const Spelling& a, const Spelling& b) {
            if (a.key.size() != b.key.size()) return a.key.size() > b.key.size();
            return archives_[a.archive].from_project && !archives_[b.archive].from_project;
          });
    }
  }
}

const Archive* Archives::by_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &archives_[found->second];
}

const std::vector<FondMapping>& Archives::mappings_from(std::string_view id) const {
  static const std::vector<FondMapping> kNone;
  const auto found = mappings_from_.find(id);
  return found == mappings_from_.end() ? kNone : found->second;
}

std::vector<const Archive*> Archives::by_siglum(std::string_view siglum) const {
  std::vector<const Archive*> out;
  const auto found = by_siglum_.find(label_key(siglum));
  if (found == by_siglum_.end()) return out;
  for (const std::size_t index : found->second) out.push_back(&archives_[index]);
  std::stable_partition(out.begin(), out.end(),
                        [](const Archive* archive) { return archive->from_project; });
  return out;
}

const Archive* Archives::meant_by(std::string_view siglum) const {
  const std::vector<const Archive*> all = by_siglum(siglum);
  if (all.empty() || all.front()->from_project) return all.empty() ? nullptr : all.front();
  const bool one_body = std::all_of(all.begin(), all.end(), [&](const Archive* archive) {
    return archive->holdings == all.front()->holdings;
  });
  if (one_body) return all.front();
  const Archive* living = nullptr;
  for (const Archive* archive : all) {
    if (archive->to != 0) continue;
    if (living != nullptr) return nullptr;
    living = archive;
  }
  return living;
}

std::vector<std::string> Archives::near(std::string_view siglum) const {
  const std::u32string wanted = code_points(label_key(siglum));
  const std::uint64_t own = letters_in(wanted);
  std::vector<std::pair<int, std::string>> found;
  for (const Letters& known : letters_of_sigla_) {
    const std::u32string& letters = known.key;
    const std::size_t apart = letters.size() > wanted.size() ? letters.size() - wanted.size()
                                                             : wanted.size() - letters.size();
    if (apart > 2) continue;
    // Each step brings in at most one letter that was not there, and takes at most one away.
    const std::uint64_t others = letters_in(letters);
    if (std::popcount(others & ~own) > 2 || std::popcount(own & ~others) > 2) continue;
    const int steps = distance(wanted, letters);
    // A siglum of three letters is two steps from half the register.
    if (steps <= 2 && static_cast<std::size_t>(steps) * 2 < letters.size())
      found.emplace_back(steps, archives_[known.archive].sigla[known.siglum]);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto& [steps, known] : found) {
    if (std::find(out.begin(), out.end(), known) == out.end()) out.push_back(std::move(known));
  }
  return out;
}

ArchiveMatch Archives::ending_at(std::string_view text, std::uint32_t from,
                                 std::uint32_t end) const {
  ArchiveMatch match;
  if (end > from && text[end - 1] == '.') --end;  // "P.R.O."
  const LastWord last(text, from, end);
  const std::string_view word = last.key();
  if (const auto found = sigla_by_last_word_.find(word); found != sigla_by_last_word_.end()) {
    for (const Spelling& spelling : found->second) {
      const auto begin = match_backwards(text, from, end, spelling.key);
      if (!begin) continue;
      match = {&archives_[spelling.archive], *begin, spelling.written, false};
      break;
    }
  }
  if (const auto found = names_by_last_word_.find(fold_case(word));
      found != names_by_last_word_.end()) {
    const std::uint32_t window = end > from + kLongestName ? end - kLongestName : from;
    const std::string tail = fold_case(text.substr(window, end - window));
    for (const Spelling& spelling : found->second) {
      const auto begin = match_backwards(tail, 0, end - window, spelling.key);
      if (!begin || (match.archive != nullptr && match.begin <= window + *begin)) continue;
      match = {&archives_[spelling.archive], window + *begin, spelling.written, true};
      break;
    }
  }
  return match;
}

}  // namespace apparatus::authority
