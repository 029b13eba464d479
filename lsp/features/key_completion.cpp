#include "lsp/features/key_completion.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "lsp/features/entry_words.h"
#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kMostItems = 40;

bool is_key_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return std::isalnum(u) || u >= 0x80 || c == '_' || c == '-' || c == ':' || c == '.' || c == '+' ||
         c == '/';
}

constexpr std::size_t kMostWords = 4;

// Where the begun key stands at the end of `text` ("@" left out); nothing where none is begun.
// Words behind the first ("@zinoviev 1924") look for an entry as long as the first is no key
// itself.
std::optional<std::string_view> begun_in_markdown(std::string_view text,
                                                  const bibliography::Bibliography& known) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return std::nullopt;
  // "name@example.org" is no key.
  if (at > 0 && is_key_byte(text[at - 1]) && text[at - 1] != '-' &&
      static_cast<unsigned char>(text[at - 1]) < 0x80)
    return std::nullopt;
  std::string_view begun = text.substr(at + 1);
  const bool in_braces = begun.starts_with('{');
  if (in_braces) begun.remove_prefix(1);
  const auto can_be_typed = [](char c) { return is_key_byte(c) || c == ' ' || c == '\''; };
  if (!std::all_of(begun.begin(), begun.end(), can_be_typed)) return std::nullopt;
  const std::size_t space = begun.find(' ');
  if (space == std::string_view::npos) return begun;
  const auto blanks = static_cast<std::size_t>(std::count(begun.begin(), begun.end(), ' '));
  if (space == 0 || begun.back() == ' ' || blanks >= kMostWords ||
      known.contains(begun.substr(0, space)))
    return std::nullopt;
  return begun;
}

bool is_citing_command(std::string_view name) {
  if (name == "nocite") return true;
  const std::string lower = loose(name);
  return lower.find("cite") != std::string::npos && lower.find("style") == std::string::npos;
}

// Inside the last open brace of \autocite[12]{a,b or \autocites{a}{b.
std::optional<std::string_view> begun_in_latex(std::string_view text,
                                               const std::vector<std::string>& own_commands) {
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
  if (begin == 0 || text[begin - 1] != '\\') return std::nullopt;
  const std::string_view command = text.substr(begin, at - begin);
  if (!is_citing_command(command) &&
      std::find(own_commands.begin(), own_commands.end(), command) == own_commands.end())
    return std::nullopt;
  std::string_view argument = text.substr(open + 1);
  if (const auto comma = argument.rfind(','); comma != std::string_view::npos)
    argument.remove_prefix(comma + 1);
  while (!argument.empty() && (argument[0] == ' ' || argument[0] == '\n'))
    argument.remove_prefix(1);
  return argument;
}

std::string people_and_year(const bibliography::Entry& entry) {
  const auto& people = entry.people();
  std::string result;
  for (std::size_t i = 0; i < people.size() && i < 2; ++i) {
    result += (i > 0 ? " and " : "") + std::string(bibliography::surname_of(people[i]));
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
  const bibliography::Bibliography& known = *snapshot.bibliography;
  if (document.format == text::Format::markdown) begun = begun_in_markdown(typed.text, known);
  if (document.format == text::Format::latex)
    begun = begun_in_latex(typed.text, document.citing_commands);
  if (!begun) return std::nullopt;

  std::unordered_map<std::string_view, int> cited;
  for (const auto& key : document.citation_keys) {
    if (!key.source.touches(typed.offset)) ++cited[key.key];
  }
  struct Found {
    int distance;
    int cited;
    std::string_view key;
    std::size_t entry;
  };
  std::vector<Found> found;
  for (const FoundEntry& hit : find_entries(known, *begun, *snapshot.authority)) {
    const std::string_view key = known.key(hit.entry);
    const auto count = cited.find(key);
    found.push_back({hit.distance, count == cited.end() ? 0 : count->second, key, hit.entry});
  }
  // Behind a blank this may be prose that something else completes.
  if (found.empty() && begun->find(' ') != std::string_view::npos) return std::nullopt;

  CompletionList list;
  const std::size_t shown = std::min(found.size(), kMostItems);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(),
                    [](const Found& a, const Found& b) {
                      if (a.distance != b.distance) return a.distance < b.distance;
                      if (a.cited != b.cited) return a.cited > b.cited;
                      return a.key < b.key;
                    });
  // What was not found by its key must be looked for again with every letter.
  list.incomplete =
      found.size() > kMostItems ||
      std::any_of(found.begin(), found.end(), [](const Found& one) { return one.distance > 0; });
  found.resize(shown);
  const text::SourceRange replace{typed.offset - static_cast<std::uint32_t>(begun->size()),
                                  typed.offset};
  for (const Found& one : found) {
    const bibliography::Entry entry = known.read(one.entry);
    CompletionItem item;
    item.kind = CompletionKind::key;
    item.label = entry.key;
    item.detail = people_and_year(entry);
    item.documentation = bibliography::formatted(entry);
    if (!entry.file.empty()) item.documentation += "\n\n`" + file_name(entry.file) + "`";
    // An editor hides what does not begin as the typed text does.
    item.filter_text = one.distance == 0 ? entry.key : std::string(*begun) + " " + entry.key;
    item.replace = replace;
    item.new_text = entry.key;
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace apparatus::features
