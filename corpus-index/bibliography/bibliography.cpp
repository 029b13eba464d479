// Finding entries, guessing what a mistyped key means, and one line for a reader.
#include "bibliography/bibliography.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <tuple>
#include <utility>

#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::bibliography {
namespace {

constexpr std::size_t kMostSuggestions = 5;

// Small and capital letters fall on one bit, what is beyond ASCII on a few.
std::uint64_t signs_of(std::string_view word) {
  std::uint64_t signs = 0;
  for (const char c : word) signs |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63);
  return signs;
}

// An edit changes two bytes of UTF-8 at most for another two, and with each a bit.
bool may_be_near(std::uint64_t a, std::uint64_t b, int edits) {
  return std::popcount(a ^ b) <= 4 * edits;
}

// A key is mostly "carr1956interregnum" or "Carr_1956": its letters and its year.
KeyShape shape_of(std::string_view key) {
  KeyShape shape;
  shape.signs = signs_of(key);
  shape.length = static_cast<std::uint32_t>(key.size());
  for (std::size_t i = 0; i < key.size(); ++i) {
    const unsigned char byte = text::byte_at(key, i);
    if (text::is_digit(byte)) {
      std::size_t end = i;
      std::uint32_t number = 0;
      while (end < key.size() && text::is_digit(text::byte_at(key, end))) {
        number = number * 10 + (text::byte_at(key, end++) - '0');
      }
      if (end - i == 4) shape.year = number;
      break;
    }
    if (byte >= 'A' && byte <= 'Z') {
      shape.letters += static_cast<char>(byte + 32);
    } else if (text::is_word_byte(byte)) {
      shape.letters += static_cast<char>(byte);
    }
  }
  shape.letter_signs = signs_of(shape.letters);
  return shape;
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
  const KeyShape wanted = shape_of(key);
  std::vector<std::pair<int, const std::string*>> found;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const KeyShape& shape = shapes[i];
    const std::string& known = entries[i].key;
    const auto longer = std::max(shape.length, wanted.length);
    const auto shorter = std::min(shape.length, wanted.length);
    // A code point has four bytes at most.
    if (longer - shorter <= 8 && may_be_near(shape.signs, wanted.signs, 2)) {
      const int edits = text::edit_distance(key, known, 2);
      if (edits <= 2) {
        found.emplace_back(edits, &known);
        continue;
      }
    }
    if (wanted.letters.size() < 3 || shape.letters.size() < 3) continue;
    const bool same_letters =
        wanted.letter_signs == shape.letter_signs && wanted.letters == shape.letters;
    const bool same_year = wanted.year != 0 && wanted.year == shape.year;
    if (same_letters || (same_year && may_be_near(shape.letter_signs, wanted.letter_signs, 2) &&
                         text::edit_distance(wanted.letters, shape.letters, 2) <= 2)) {
      found.emplace_back(same_letters && same_year ? 1 : 3, &known);
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
    shapes.push_back(shape_of(entry.key));
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
