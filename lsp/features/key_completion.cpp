#include "lsp/features/key_completion.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kMostItems = 40;

bool is_key_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || u >= 0x80 || c == '_' || c == '-' || c == ':' || c == '.' || c == '+' ||
         c == '/';
}

// Where the begun key stands at the end of `text` ("@" left out); nothing where none is begun.
std::optional<std::string_view> begun_in_markdown(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_key_byte(text[begin - 1])) --begin;
  if (begin == 0 || text[begin - 1] != '@') return std::nullopt;
  // "name@example.org" is no key.
  if (begin >= 2 && is_key_byte(text[begin - 2]) && text[begin - 2] != '-') return std::nullopt;
  return text.substr(begin);
}

bool is_citing_command(std::string_view name) {
  if (name == "nocite") return true;
  const std::string lower = loose(name);
  return lower.find("cite") != std::string::npos && lower.find("style") == std::string::npos;
}

// Inside the last open brace of \autocite[12]{a,b or \autocites{a}{b.
std::optional<std::string_view> begun_in_latex(std::string_view text) {
  const std::size_t open = text.find_last_of("{}");
  if (open == std::string_view::npos || text[open] != '{') return std::nullopt;
  std::size_t at = open;
  while (at > 0 && (text[at - 1] == '}' || text[at - 1] == ']')) {  // arguments before this one
    const std::size_t begin = text.find_last_of(text[at - 1] == '}' ? '{' : '[', at - 1);
    if (begin == std::string_view::npos) return std::nullopt;
    at = begin;
  }
  std::size_t begin = at;
  while (begin > 0 &&
         (std::isalpha(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '*'))
    --begin;
  if (begin == 0 || text[begin - 1] != '\\' || !is_citing_command(text.substr(begin, at - begin)))
    return std::nullopt;
  std::string_view argument = text.substr(open + 1);
  if (const auto comma = argument.rfind(','); comma != std::string_view::npos)
    argument.remove_prefix(comma + 1);
  while (!argument.empty() && (argument[0] == ' ' || argument[0] == '\n'))
    argument.remove_prefix(1);
  return argument;
}

// How well an entry answers to what is typed: 0 by key, 1 by author or editor, 2 by a word of its
// title, 3 by year; -1 not at all.
int fit(const bibliography::Entry& entry, std::string_view begun) {
  if (begins_loosely(entry.key, begun)) return 0;
  for (const auto* people : {&entry.authors, &entry.editors}) {
    for (const std::string& person : *people) {
      if (begins_loosely(person, begun)) return 1;
    }
  }
  if (begun.size() >= 2) {
    std::string_view title = entry.title;
    while (!title.empty()) {
      if (begins_loosely(title, begun)) return 2;
      const auto space = title.find(' ');
      title.remove_prefix(space == std::string_view::npos ? title.size() : space + 1);
    }
    if (entry.year.starts_with(begun)) return 3;
  }
  return -1;
}

std::string people_and_year(const bibliography::Entry& entry) {
  const auto& people = entry.authors.empty() ? entry.editors : entry.authors;
  std::string result;
  for (std::size_t i = 0; i < people.size() && i < 2; ++i) {
    result += (i > 0 ? " and " : "") + people[i].substr(0, people[i].find(','));
  }
  if (people.size() > 2) result += " and others";
  if (!entry.year.empty()) result += (result.empty() ? "" : ", ") + entry.year;
  return result;
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

std::optional<CompletionList> complete_key(const draft::Snapshot& snapshot,
                                           const TypedText& typed) {
  const text::Document& document = snapshot.draft->document;
  std::optional<std::string_view> begun;
  if (document.format == text::Format::markdown) begun = begun_in_markdown(typed.text);
  if (document.format == text::Format::latex) begun = begun_in_latex(typed.text);
  if (!begun) return std::nullopt;

  std::unordered_map<std::string_view, int> cited;
  for (const auto& key : document.citation_keys) {
    if (!key.source.touches(typed.offset)) ++cited[key.key];
  }
  struct Found {
    int fit;
    int cited;
    const bibliography::Entry* entry;
  };
  std::vector<Found> found;
  for (const auto& entry : snapshot.bibliography->entries) {
    const int how = fit(entry, *begun);
    if (how < 0) continue;
    const auto count = cited.find(entry.key);
    found.push_back({how, count == cited.end() ? 0 : count->second, &entry});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.fit != b.fit) return a.fit < b.fit;
    if (a.cited != b.cited) return a.cited > b.cited;
    return a.entry->key < b.entry->key;
  });

  CompletionList list;
  list.incomplete = found.size() > kMostItems;
  found.resize(std::min(found.size(), kMostItems));
  const text::SourceRange replace{typed.offset - static_cast<std::uint32_t>(begun->size()),
                                  typed.offset};
  for (const Found& one : found) {
    CompletionItem item;
    item.kind = CompletionKind::key;
    item.label = one.entry->key;
    item.detail = people_and_year(*one.entry);
    item.documentation = bibliography::formatted(*one.entry);
    if (!one.entry->file.empty()) item.documentation += "\n\n`" + file_name(one.entry->file) + "`";
    // An entry found by its author must go on answering while the author is typed on.
    item.filter_text = one.fit == 0 ? one.entry->key : std::string(*begun) + " " + one.entry->key;
    if (one.fit == 1) {
      for (const auto* people : {&one.entry->authors, &one.entry->editors}) {
        for (const std::string& person : *people) {
          if (begins_loosely(person, *begun)) item.filter_text = person + " " + one.entry->key;
        }
      }
    }
    item.replace = replace;
    item.new_text = one.entry->key;
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace apparatus::features
