#include "lsp/features/wording.h"

namespace apparatus::features {

std::string count_of(std::uint64_t count, std::string_view singular, std::string_view plural) {
  std::string result = std::to_string(count) + " ";
  if (count == 1) return result + std::string(singular);
  return plural.empty() ? result + std::string(singular) + "s" : result + std::string(plural);
}

std::string archive_title(const authority::Archive& archive) {
  std::string title = !archive.english_name.empty() ? archive.english_name : archive.name;
  if (title.empty()) title = archive.original_name;
  if (title.empty() && !archive.sigla.empty()) title = archive.sigla.front();
  if (!archive.city.empty() && title.find(archive.city) == std::string::npos)
    title += ", " + archive.city;
  return title;
}

std::string work_name(std::string_view path) {
  path.remove_prefix(path.find_last_of("/\\") + 1);
  const auto stop = path.rfind('.');
  return std::string(stop == std::string_view::npos || stop == 0 ? path : path.substr(0, stop));
}

std::string in_markdown(std::string_view plain) {
  std::string result;
  result.reserve(plain.size() + 8);
  for (const char c : plain) {
    if (c == '\n' || c == '\r' || c == '\t') {
      if (!result.empty() && result.back() != ' ') result += ' ';
      continue;
    }
    if (c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '<' || c == '>' ||
        c == '\\' || c == '#') {
      result += '\\';
    }
    result += c;
  }
  return result;
}

std::string shortened(std::string_view plain, std::size_t longest) {
  if (plain.size() <= longest) return std::string(plain);
  std::string_view cut = plain.substr(0, longest);
  if (const auto space = cut.rfind(' '); space != std::string_view::npos && space > longest / 2) {
    cut = cut.substr(0, space);
  } else {
    while (!cut.empty() && (static_cast<unsigned char>(plain[cut.size()]) & 0xC0) == 0x80)
      cut.remove_suffix(1);
  }
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ';' || cut.back() == ' '))
    cut.remove_suffix(1);
  return std::string(cut) + " …";
}

std::string enumeration(const std::vector<std::string>& items) {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += i + 1 == items.size() ? " and " : ", ";
    result += items[i];
  }
  return result;
}

std::string life_dates(std::string_view born, std::string_view died) {
  if (born.empty() && died.empty()) return {};
  if (died.empty()) return "born " + std::string(born);
  if (born.empty()) return "died " + std::string(died);
  return std::string(born) + "–" + std::string(died);
}

std::string quoted_place(const index::Place& place) {
  std::string line = "- ";
  if (!place.text.empty()) line += "“" + in_markdown(shortened(place.text, 200)) + "” — ";
  return line + in_markdown(work_name(place.file)) + ", line " + std::to_string(place.line);
}

}  // namespace apparatus::features
