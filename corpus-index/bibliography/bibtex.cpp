// BibTeX and BibLaTeX: entries are found by their "@", so that a broken one costs only itself.
// Field values are LaTeX and are read as such.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "bibliography/notation.h"
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

// The same without what stands behind the comma: most names have one, and then only the surname is
// LaTeX to be read.
std::string surname_alone(std::string_view name) {
  name = trimmed(name);
  const std::size_t comma = name.find(',');
  if (comma != std::string_view::npos && name.find('{') > comma)
    return as_text(name.substr(0, comma));
  std::string all = surname_first(name);
  all.resize(surname_of(all).size());
  return all;
}

// Calls `add` for each name between "and"; "others" as "et al.".
template <class Add>
void for_each_person(std::string_view value, Add add_name) {
  int depth = 0;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view name = trimmed(value.substr(begin, end - begin));
    if (!name.empty()) add_name(name);
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '{') ++depth;
    if (value[i] == '}') --depth;
    const bool is_and = value[i] == 'a' && depth == 0 && value.compare(i, 3, "and") == 0 && i > 0 &&
                        is_blank_byte(byte_at(value, i - 1)) &&
                        is_blank_byte(byte_at(value, i + 3));
    if (!is_and) continue;
    add(i);
    begin = i + 3;
  }
  add(value.size());
}

std::vector<std::string> people(std::string_view value) {
  std::vector<std::string> names;
  for_each_person(value, [&](std::string_view name) {
    names.push_back(name == "others" ? "et al." : surname_first(name));
  });
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

using Strings = std::unordered_map<std::string, std::string>;  // of @string, by small letters

bool begins_entry(std::string_view source, std::size_t at) {
  if (byte_at(source, at) != '@' || !is_ascii_letter(byte_at(source, at + 1))) return false;
  const std::size_t brace = source.substr(0, at + 30).find_first_of("{\n", at);
  return brace != std::string_view::npos && source[brace] == '{';
}

bool is_word_end(char c) {
  return is_blank_byte(static_cast<unsigned char>(c)) ||
         std::string_view("{}(),=#\"@").find(c) != std::string_view::npos;
}

// Reads one entry after another, without keeping anything of them.
class Scanner {
 public:
  Scanner(std::string_view source, const Strings& strings) : source_(source), strings_(strings) {}

  struct Head {
    std::string_view type, key;
    std::size_t begin = 0, key_at = 0;
  };
  std::size_t at = 0;

  // Goes behind the key of the next entry; false where there is none.
  bool next_head(Head& head) {
    for (at = source_.find('@', at); at < source_.size(); at = source_.find('@', at)) {
      head.begin = at++;
      head.type = read_word();
      skip_blanks();
      if (head.type.empty() || is_named(head.type, "comment") || is_named(head.type, "preamble") ||
          (byte_at(source_, at) != '{' && byte_at(source_, at) != '('))
        continue;
      ++at;
      if (is_named(head.type, "string")) {
        for_each_field([](std::string_view, std::string_view) {});
        continue;
      }
      if (read_key(head)) return true;
    }
    return false;
  }

  // From behind the key to the entry's closing brace, or to where it stops making sense: calls
  // `field` with each name and its value, which is good until the next.
  template <class Field>
  void for_each_field(Field field) {
    while (at < source_.size()) {
      skip_blanks();
      const char next = at < source_.size() ? source_[at] : '\0';
      if (next == ',') {
        ++at;
        continue;
      }
      if (next == '}' || next == ')') {
        ++at;
        return;
      }
      if (next == '@') return;  // the closing brace is missing: the next entry begins
      const std::string_view name = read_word();
      skip_blanks();
      if (name.empty() || byte_at(source_, at) != '=') {
        // What is no field is passed over, up to the next comma.
        if (at < source_.size() && source_[at] != '@') ++at;
        continue;
      }
      ++at;
      field(name, read_value());
    }
  }

  static bool is_named(std::string_view word, std::string_view small_letters) {
    return word.size() == small_letters.size() &&
           std::equal(word.begin(), word.end(), small_letters.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  }

 private:
  void skip_blanks() {
    while (at < source_.size() && is_blank_byte(byte_at(source_, at))) ++at;
  }
  std::string_view read_word() {
    skip_blanks();
    const std::size_t begin = at;
    while (at < source_.size() && !is_word_end(source_[at])) ++at;
    return source_.substr(begin, at - begin);
  }

  bool read_key(Head& head) {
    skip_blanks();
    head.key_at = at;
    const std::size_t end = source_.find_first_of(",}=\n", at);
    if (end == std::string_view::npos || source_[end] == '=' || source_[end] == '\n') return false;
    head.key = trimmed(source_.substr(at, end - at));
    at = end;
    if (source_[at] == ',') ++at;
    if (!head.key.empty() && head.key.find('@') == std::string_view::npos) return true;
    for_each_field([](std::string_view, std::string_view) {});
    return false;
  }

  // "{…}", "\"…\"", a number or a name of @string, joined by "#".
  std::string_view read_value() {
    std::string_view first;
    for (std::size_t parts = 0; at < source_.size(); ++parts) {
      skip_blanks();
      const char next = at < source_.size() ? source_[at] : '\0';
      std::string_view part;
      if (next == '{' || next == '"') {
        part = read_group(next == '{' ? '}' : '"');
      } else {
        part = read_word();
        if (part.empty()) return parts == 0 ? part : parts == 1 ? first : joined_;
        if (!is_digit(byte_at(part, 0))) {
          const auto known = strings_.find(lowered(part));
          if (known != strings_.end()) part = known->second;
        }
      }
      if (parts == 0) first = part;
      if (parts == 1) joined_ = first;
      if (parts > 0) joined_ += part;
      skip_blanks();
      if (byte_at(source_, at) != '#') return parts == 0 ? first : joined_;
      ++at;
    }
    return first;
  }

  std::string_view read_group(char close) {
    const std::size_t begin = ++at;
    int depth = 0;
    while (at < source_.size()) {
      const char c = source_[at];
      if (c == '\\') {
        ++at;
      } else if ((c == close && depth == 0) || (c == '\n' && begins_entry(source_, at + 1))) {
        break;  // also where it was never closed: what begins a line like an entry is one
      } else if (c == '{') {
        ++depth;
      } else if (c == '}') {
        --depth;
      }
      ++at;
    }
    at = std::min(at, source_.size());
    const std::string_view value = source_.substr(begin, at - begin);
    if (byte_at(source_, at) == static_cast<unsigned char>(close)) ++at;
    return value;
  }

  std::string_view source_;
  const Strings& strings_;
  std::string joined_;
};

// All of @string, wherever they stand: whoever reads one entry alone needs them, too.
Strings strings_of(std::string_view source) {
  Strings strings;
  for (std::size_t at = source.find('@'); at < source.size(); at = source.find('@', at + 1)) {
    constexpr std::string_view kString = "string";
    const std::string_view word = source.substr(at + 1, kString.size());
    const std::size_t behind = at + 1 + kString.size();
    if (!Scanner::is_named(word, kString) ||
        (byte_at(source, behind) != '{' && byte_at(source, behind) != '(' &&
         !is_blank_byte(byte_at(source, behind))))
      continue;
    Scanner scanner(source, strings);
    scanner.at = source.find_first_of("{(", behind);
    if (scanner.at == std::string_view::npos) break;
    ++scanner.at;
    Strings defined;
    scanner.for_each_field([&](std::string_view name, std::string_view value) {
      defined.insert_or_assign(lowered(name), std::string(value));
    });
    for (auto& [name, value] : defined) strings.insert_or_assign(name, std::move(value));
    at = std::max(at, scanner.at - 1);
  }
  return strings;
}

using Fields = std::unordered_map<std::string, std::string>;

Entry entry_of(const Scanner::Head& head, const Fields& fields) {
  const auto first_of = [&](std::initializer_list<const char*> names) -> std::string_view {
    for (const char* name : names) {
      const auto found = fields.find(name);
      if (found != fields.end() && !trimmed(found->second).empty()) return found->second;
    }
    return {};
  };
  Entry entry;
  entry.key = head.key;
  entry.type = lowered(head.type);
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
  if (const std::string_view first = trimmed(first_of({"origdate", "origyear"})); !first.empty())
    entry.first_year = is_digit(byte_at(first, 0)) ? year_of(first) : as_text(first);
  entry.volume = as_text(first_of({"volume"}));
  entry.volumes = as_text(first_of({"volumes"}));
  entry.edition = as_text(first_of({"edition"}));
  entry.number = as_text(first_of({"number", "issue"}));
  entry.pages = trimmed(first_of({"pages"}));
  return entry;
}

class Bibtex : public Notation {
 public:
  explicit Bibtex(std::string_view source) : source_(source), strings_(strings_of(source)) {}

  bool next(std::size_t at, Outline& outline) const override {
    Scanner scanner(source_, strings_);
    scanner.at = at;
    Scanner::Head head;
    if (!scanner.next_head(head)) return false;
    outline.begin = head.begin;
    outline.key_at = head.key_at;
    outline.key.assign(head.key);
    outline.surnames.clear();
    outline.title.clear();
    outline.parent.clear();
    std::vector<std::string> editors;
    std::string_view title;
    scanner.for_each_field([&](std::string_view name, std::string_view value) {
      if (Scanner::is_named(name, "author") || Scanner::is_named(name, "editor")) {
        std::vector<std::string>& surnames = (name[0] | 32) == 'a' ? outline.surnames : editors;
        if (!surnames.empty()) return;
        for_each_person(value, [&](std::string_view person) {
          if (person != "others") surnames.push_back(surname_alone(person));
        });
      } else if (Scanner::is_named(name, "title")) {
        if (title.empty()) title = outline.title.assign(value);
      } else if (Scanner::is_named(name, "crossref")) {
        outline.parent.assign(trimmed(value));
      }
    });
    outline.end = scanner.at;
    if (outline.surnames.empty()) outline.surnames.swap(editors);
    if (outline.surnames.empty()) {
      outline.title = as_text(outline.title);
    } else {
      outline.title.clear();
      outline.parent.clear();
    }
    return true;
  }

  Entry read(std::string_view written, std::string& parent) const override {
    Scanner scanner(written, strings_);
    Scanner::Head head;
    parent.clear();
    if (!scanner.next_head(head)) return {};
    Fields fields;
    scanner.for_each_field([&](std::string_view name, std::string_view value) {
      fields.emplace(lowered(name), value);
    });
    if (const auto crossref = fields.find("crossref"); crossref != fields.end())
      parent = trimmed(crossref->second);
    return entry_of(head, fields);
  }

  bool reads_like(const Notation& other) const override {
    const auto* bibtex = dynamic_cast<const Bibtex*>(&other);
    return bibtex != nullptr && bibtex->strings_ == strings_;
  }

 private:
  std::string_view source_;
  Strings strings_;
};

}  // namespace

std::unique_ptr<const Notation> bibtex(std::string_view source) {
  return std::make_unique<const Bibtex>(source);
}

}  // namespace apparatus::bibliography
