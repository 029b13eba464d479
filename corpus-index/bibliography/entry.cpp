#include "bibliography/entry.h"

#include <algorithm>
#include <array>

namespace apparatus::bibliography {
namespace {

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

// "7th edn" of a bare number, "2nd edn" of "2nd"; what says more is left in its words.
std::string edition_in_words(std::string_view edition) {
  std::string words(edition);
  while (!words.empty() && words.back() == '.') words.pop_back();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (words.empty()) return words;
  if (std::all_of(words.begin(), words.end(), is_digit)) {
    constexpr std::array<std::string_view, 4> kEndings = {"th", "st", "nd", "rd"};
    const auto last = static_cast<std::size_t>(words.back() - '0');
    const bool in_teens = words.size() > 1 && words[words.size() - 2] == '1';
    words += kEndings[last < kEndings.size() && !in_teens ? last : 0];
  }
  return words.find(' ') == std::string::npos ? words + " edn" : words;
}

}  // namespace

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
    if (const std::string edition = edition_in_words(entry.edition); !edition.empty()) {
      line += edition;
      close(line);
    }
    if (!entry.volume.empty()) {
      line += "Vol. " + entry.volume;
      if (!entry.volumes.empty()) line += " of " + entry.volumes;
      close(line);
    } else if (!entry.volumes.empty()) {
      line += entry.volumes + " vols";
      close(line);
    }
    if (!entry.number.empty()) {
      line += "No. " + entry.number;
      close(line);
    }
    if (!entry.place.empty()) line += entry.place;
    if (!entry.publisher.empty()) line += (entry.place.empty() ? "" : ": ") + entry.publisher;
    if (!entry.year.empty()) {
      line += (entry.place.empty() && entry.publisher.empty() ? "" : ", ") + entry.year;
    }
    if (!entry.first_year.empty() && entry.first_year != entry.year)
      line += " (first published " + entry.first_year + ")";
    close(line);
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace apparatus::bibliography
