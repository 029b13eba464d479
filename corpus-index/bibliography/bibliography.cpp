// Finding entries, guessing what a mistyped key means, and one line for a reader.
#include "bibliography/bibliography.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::bibliography {
namespace {

constexpr std::size_t kMostSuggestions = 5;

// A key is mostly "carr1956interregnum" or "Carr_1956": its letters and its year.
struct KeyParts {
  std::string letters;  // small, up to the first digit
  std::string year;     // four digits
};

KeyParts parts_of(std::string_view key) {
  KeyParts parts;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const unsigned char byte = text::byte_at(key, i);
    if (text::is_digit(byte)) {
      std::size_t end = i;
      while (end < key.size() && text::is_digit(text::byte_at(key, end))) ++end;
      if (end - i == 4) parts.year = key.substr(i, 4);
      break;
    }
    if (byte >= 'A' && byte <= 'Z') {
      parts.letters += static_cast<char>(byte + 32);
    } else if (text::is_word_byte(byte)) {
      parts.letters += static_cast<char>(byte);
    }
  }
  return parts;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

// "137--152" as it is printed.
std::string printed(std::string_view pages) {
  std::string out;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i] != '-') {
      out += pages[i];
      continue;
    }
    while (i + 1 < pages.size() && pages[i + 1] == '-') ++i;
    out += "–";
  }
  return out;
}

// Ends a part with a stop, unless it has one.
void close(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.empty()) return;
  const char last = line.back();
  if (last != '.' && last != '?' && last != '!') line += '.';
  line += ' ';
}

}  // namespace

const Entry* Bibliography::find(std::string_view key) const {
  const auto found = by_key.find(std::string(key));
  return found == by_key.end() ? nullptr : &entries[found->second];
}

std::vector<std::string> Bibliography::near(std::string_view key) const {
  const KeyParts wanted = parts_of(key);
  std::vector<std::pair<int, const std::string*>> found;
  for (const Entry& entry : entries) {
    const int edits = text::edit_distance(key, entry.key, 2);
    if (edits <= 2) {
      found.emplace_back(edits, &entry.key);
      continue;
    }
    const KeyParts parts = parts_of(entry.key);
    if (wanted.letters.size() < 3 || parts.letters.size() < 3) continue;
    const bool same_letters = wanted.letters == parts.letters;
    const bool same_year = !wanted.year.empty() && wanted.year == parts.year;
    if (same_letters || (same_year && text::edit_distance(wanted.letters, parts.letters, 2) <= 2)) {
      found.emplace_back(same_letters && same_year ? 1 : 3, &entry.key);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> keys;
  for (const auto& [edits, known] : found) {
    if (keys.size() == kMostSuggestions) break;
    keys.push_back(*known);
  }
  return keys;
}

std::string surname_key(std::string_view name) {
  std::string key;
  const std::string plain = text::with_plain_apostrophes(name.substr(0, name.find(',')));
  for (const char c : plain) {
    if (c == '\'' || c == ' ' || c == '"') continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return key;
}

void Bibliography::append(std::vector<Entry> more) {
  entries.reserve(entries.size() + more.size());
  for (Entry& entry : more) {
    // Of two entries with one key the first counts, as in BibTeX.
    by_key.emplace(entry.key, entries.size());
    for (const std::string& person : entry.authors.empty() ? entry.editors : entry.authors) {
      by_surname.emplace(surname_key(person), entries.size());
    }
    entries.push_back(std::move(entry));
  }
}

std::string formatted(const Entry& entry) {
  std::string line;
  if (!entry.authors.empty()) {
    line += joined(entry.authors);
  } else if (!entry.editors.empty()) {
    line += joined(entry.editors) + (entry.editors.size() > 1 ? ", eds" : ", ed");
  }
  close(line);
  const bool in_container = !entry.container.empty();
  line += in_container ? "“" + entry.title + "”" : entry.title;
  close(line);
  const std::string pages = printed(entry.pages);
  if (in_container && entry.publisher.empty() && entry.place.empty()) {
    // An article: Soviet Studies 44, no. 1 (1992): 137–152.
    line += entry.container;
    if (!entry.volume.empty()) line += " " + entry.volume;
    if (!entry.number.empty()) line += ", no. " + entry.number;
    if (!entry.year.empty()) line += " (" + entry.year + ")";
    if (!pages.empty()) line += ": " + pages;
    close(line);
  } else {
    if (in_container) {
      line += "In " + entry.container;
      if (!pages.empty()) line += ", " + pages;
      close(line);
    }
    if (!entry.volume.empty()) {
      line += "Vol. " + entry.volume;
      close(line);
    }
    if (!entry.place.empty()) line += entry.place;
    if (!entry.publisher.empty()) line += (entry.place.empty() ? "" : ": ") + entry.publisher;
    if (!entry.year.empty()) {
      line += (entry.place.empty() && entry.publisher.empty() ? "" : ", ") + entry.year;
    }
    close(line);
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace apparatus::bibliography
