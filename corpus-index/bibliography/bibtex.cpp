// BibTeX and BibLaTeX: entries are found by their "@", so that a broken one costs only itself.
// Field values are LaTeX and are read as such.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "bibliography/bibliography.h"
#include "text/document.h"
#include "text/letters.h"

namespace apparatus::bibliography {
namespace {

using text::byte_at;
using text::is_ascii_letter;
using text::is_blank_byte;
using text::is_digit;

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string_view trimmed(std::string_view value) {
  while (!value.empty() && is_blank_byte(byte_at(value, 0))) value.remove_prefix(1);
  while (!value.empty() && is_blank_byte(byte_at(value, value.size() - 1))) value.remove_suffix(1);
  return value;
}

// One line, single blanks, without braces, commands and accents written as commands.
std::string as_text(std::string_view value) {
  value = trimmed(value);
  if (value.find_first_of("\\{}~`'-\n\t") == std::string_view::npos) return std::string(value);
  const text::Document document = text::read_document(std::string(value), text::Format::latex);
  std::string out;
  for (const text::Block& block : document.blocks) {
    if (block.kind == text::BlockKind::note) continue;
    if (!out.empty()) out += ' ';
    out += document.text(block.range);
  }
  return out;
}

// "Edward Hallett Carr" as "Carr, Edward Hallett"; small words before the surname belong to it.
std::string surname_first(std::string_view name) {
  name = trimmed(name);
  if (name.size() > 1 && name.front() == '{' && name.back() == '}') return as_text(name);
  std::string plain = as_text(name);
  if (plain.find(',') != std::string::npos) return plain;
  std::size_t surname = plain.rfind(' ');
  if (surname == std::string::npos) return plain;
  while (surname != std::string::npos && surname > 0) {
    const std::size_t before = plain.rfind(' ', surname - 1);
    const std::size_t word = before == std::string::npos ? 0 : before + 1;
    if (word == 0 || text::letter_case_at(plain, word) != text::LetterCase::small) break;
    surname = before;
  }
  return plain.substr(surname + 1) + ", " + plain.substr(0, surname);
}

std::vector<std::string> people(std::string_view value) {
  std::vector<std::string> names;
  int depth = 0;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view name = trimmed(value.substr(begin, end - begin));
    if (!name.empty()) names.push_back(name == "others" ? "et al." : surname_first(name));
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '{') ++depth;
    if (value[i] == '}') --depth;
    const bool is_and = depth == 0 && value.compare(i, 3, "and") == 0 && i > 0 &&
                        is_blank_byte(byte_at(value, i - 1)) &&
                        is_blank_byte(byte_at(value, i + 3));
    if (!is_and) continue;
    add(i);
    begin = i + 3;
  }
  add(value.size());
  return names;
}

// "1956", "1990–1992" of a field `year` or of an ISO 8601 date.
std::string year_of(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    const std::size_t slash = value.find('/');
    const std::string_view part = trimmed(value.substr(0, slash));
    if (!out.empty() && part.size() >= 4) out += "–";
    // Four digits; of another script's, no half of a character.
    std::size_t end = std::min<std::size_t>(part.size(), 4);
    while (end < part.size() && (byte_at(part, end) & 0xc0) == 0x80) ++end;
    out += part.substr(0, end);
    if (slash == std::string_view::npos) break;
    value.remove_prefix(slash + 1);
  }
  return out;
}

class BibtexReader {
 public:
  BibtexReader(std::string_view source, std::string_view file) : source_(source), file_(file) {}

  std::vector<Entry> read() {
    for (at_ = source_.find('@'); at_ < source_.size(); at_ = source_.find('@', at_)) {
      count_lines(at_);
      read_entry();
    }
    inherit();
    return std::move(entries_);
  }

 private:
  using Fields = std::unordered_map<std::string, std::string>;

  void count_lines(std::size_t until) {
    line_ += static_cast<std::uint32_t>(
        std::count(source_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   source_.begin() + static_cast<std::ptrdiff_t>(until), '\n'));
    counted_ = until;
  }
  void skip_blanks() {
    while (at_ < source_.size() && is_blank_byte(byte_at(source_, at_))) ++at_;
  }
  std::string_view read_word() {
    skip_blanks();
    const std::size_t begin = at_;
    while (at_ < source_.size() && !is_blank_byte(byte_at(source_, at_)) &&
           std::string_view("{}(),=#\"@").find(source_[at_]) == std::string_view::npos) {
      ++at_;
    }
    return source_.substr(begin, at_ - begin);
  }

  void read_entry() {
    ++at_;
    const std::string type = lowered(read_word());
    skip_blanks();
    if (type.empty() || type == "comment" ||
        (byte_at(source_, at_) != '{' && byte_at(source_, at_) != '(')) {
      return;
    }
    ++at_;
    if (type == "preamble") return;
    Fields fields;
    if (type == "string") {
      read_fields(fields);
      for (auto& [name, value] : fields) strings_[name] = std::move(value);
      return;
    }
    skip_blanks();
    const std::size_t key_at = at_;
    const std::size_t key_end = source_.find_first_of(",}=\n", at_);
    if (key_end == std::string_view::npos || source_[key_end] == '=' || source_[key_end] == '\n')
      return;
    const std::string_view key = trimmed(source_.substr(at_, key_end - at_));
    count_lines(key_at);
    at_ = key_end;
    if (source_[at_] == ',') ++at_;
    read_fields(fields);
    if (key.empty() || key.find('@') != std::string_view::npos) return;
    entries_.push_back(make_entry(type, key, fields));
    parents_.push_back(lowered(fields["crossref"]));
  }

  // Up to the entry's closing brace, or to where it stops making sense.
  void read_fields(Fields& fields) {
    while (at_ < source_.size()) {
      skip_blanks();
      const char next = at_ < source_.size() ? source_[at_] : '\0';
      if (next == ',') {
        ++at_;
        continue;
      }
      if (next == '}' || next == ')') {
        ++at_;
        return;
      }
      if (next == '@') return;  // the closing brace is missing: the next entry begins
      const std::string name = lowered(read_word());
      skip_blanks();
      if (name.empty() || byte_at(source_, at_) != '=') {
        // What is no field is passed over, up to the next comma.
        if (at_ < source_.size() && source_[at_] != '@') ++at_;
        continue;
      }
      ++at_;
      std::string value = read_value();
      fields.emplace(name, std::move(value));
    }
  }

  // "{…}", "\"…\"", a number or a name of @string, joined by "#".
  std::string read_value() {
    std::string value;
    while (at_ < source_.size()) {
      skip_blanks();
      const char next = at_ < source_.size() ? source_[at_] : '\0';
      if (next == '{') {
        value += read_group('}');
      } else if (next == '"') {
        value += read_group('"');
      } else {
        const std::string_view word = read_word();
        if (word.empty()) return value;
        const auto known = strings_.find(lowered(word));
        value += known != strings_.end() ? known->second : std::string(word);
      }
      skip_blanks();
      if (byte_at(source_, at_) != '#') return value;
      ++at_;
    }
    return value;
  }

  std::string read_group(char close) {
    const std::size_t begin = ++at_;
    int depth = 0;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '\\') {
        ++at_;
      } else if ((c == close && depth == 0) || (c == '\n' && begins_entry(at_ + 1))) {
        break;  // also where it was never closed: what begins a line like an entry is one
      } else if (c == '{') {
        ++depth;
      } else if (c == '}') {
        --depth;
      }
      ++at_;
    }
    at_ = std::min(at_, source_.size());
    const std::string_view value = source_.substr(begin, at_ - begin);
    if (byte_at(source_, at_) == static_cast<unsigned char>(close)) ++at_;
    return std::string(value);
  }

  bool begins_entry(std::size_t at) const {
    if (byte_at(source_, at) != '@' || !is_ascii_letter(byte_at(source_, at + 1))) return false;
    const std::size_t brace = source_.substr(0, at + 30).find_first_of("{\n", at);
    return brace != std::string_view::npos && source_[brace] == '{';
  }

  Entry make_entry(const std::string& type, std::string_view key, Fields& fields) const {
    const auto first_of = [&](std::initializer_list<const char*> names) -> std::string_view {
      for (const char* name : names) {
        const auto found = fields.find(name);
        if (found != fields.end() && !trimmed(found->second).empty()) return found->second;
      }
      return {};
    };
    Entry entry;
    entry.key = key;
    entry.type = type;
    entry.authors = people(first_of({"author"}));
    entry.editors = people(first_of({"editor"}));
    entry.title = as_text(first_of({"title"}));
    if (const std::string_view subtitle = first_of({"subtitle"}); !subtitle.empty()) {
      entry.title += ": " + as_text(subtitle);
    }
    entry.container = as_text(first_of({"journaltitle", "journal", "booktitle", "maintitle"}));
    entry.publisher = as_text(first_of({"publisher", "institution", "school", "organization"}));
    entry.place = as_text(first_of({"location", "address"}));
    std::string_view year = first_of({"year"});
    if (year.empty()) year = first_of({"date"});
    entry.year = is_digit(byte_at(trimmed(year), 0)) && year.find('-') == 4
                     ? year_of(year)
                     : as_text(year.find('/') == std::string_view::npos ? year : year_of(year));
    entry.volume = as_text(first_of({"volume"}));
    entry.number = as_text(first_of({"number", "issue"}));
    entry.pages = trimmed(first_of({"pages"}));
    entry.file = file_;
    entry.line = line_;
    return entry;
  }

  // An article in a collection takes what it lacks from its crossref.
  void inherit() {
    std::unordered_map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < entries_.size(); ++i) by_key.emplace(lowered(entries_[i].key), i);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (parents_[i].empty()) continue;
      const auto found = by_key.find(parents_[i]);
      if (found == by_key.end() || found->second == i) continue;
      const Entry& parent = entries_[found->second];
      Entry& child = entries_[i];
      const auto take = [](std::string& field, const std::string& from) {
        if (field.empty()) field = from;
      };
      take(child.container, parent.title);
      take(child.publisher, parent.publisher);
      take(child.place, parent.place);
      take(child.year, parent.year);
      if (child.editors.empty()) child.editors = parent.editors;
    }
  }

  std::string_view source_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
  Fields strings_;
  std::vector<Entry> entries_;
  std::vector<std::string> parents_;
};

}  // namespace

std::vector<Entry> read_bibtex(std::string_view source, std::string_view file) {
  return BibtexReader(source, file).read();
}

}  // namespace apparatus::bibliography
