#include "lsp/features/signature_help.h"

#include "citation/file_key.h"
#include "lsp/features/begun_citation.h"
#include "lsp/features/citation_choices.h"
#include "lsp/features/cursor.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

using citation::Part;

constexpr const char* kBetween = " ▸ ";

// The levels by which the archive is cited: as its best-known file has them, else as its scheme
// says.
std::vector<std::string> levels_of(const draft::Snapshot& snapshot, const BegunCitation& begun) {
  std::vector<std::string> levels;
  const auto citation = citation_of(snapshot, begun.archive, {});
  const std::string key = citation::file_key(citation, *snapshot.authority);
  if (!key.empty()) {
    for (const auto& file : snapshot.knowledge->files_below(key, 1)) {
      for (const auto& [level, value] : file.parts) levels.push_back(level);
    }
  }
  if (!levels.empty()) return levels;
  const auto& schemes = snapshot.authority->schemes;
  const auto* scheme = schemes.by_id(citation.scheme);
  if (scheme == nullptr) scheme = schemes.by_id(snapshot.draft->citation_conventions.scheme);
  if (scheme == nullptr) return levels;
  for (const auto& level : scheme->levels) levels.push_back(level.name);
  return levels;
}

struct Progress {
  std::vector<Part> parts;  // those that stand there, the last perhaps not to its end
  std::size_t active = 0;   // index of the level being typed; levels.size() for the leaf
};

// How many words the value at words[at] has: "FO 371" is one value.
std::size_t words_of_value(const std::vector<Word>& words, std::size_t at) {
  const auto has_digit = [](const Word& word) {
    return word.text.find_first_of("0123456789") != std::string::npos;
  };
  return at + 1 < words.size() && !has_digit(words[at]) && has_digit(words[at + 1]) ? 2 : 1;
}

// `text`: what the words were read from.
Progress progress_of(const BegunCitation& begun, std::string_view text,
                     const std::vector<std::string>& levels, const Labels& labels) {
  Progress progress;
  progress.parts = begun.base;
  std::size_t at = begun.after_start;
  std::size_t level = progress.parts.size();
  while (level < levels.size() && at < begun.words.size()) {
    at += label_length(begun.words, at, levels[level], labels);
    if (at == begun.words.size()) break;
    const std::size_t last = at + words_of_value(begun.words, at) - 1;
    const std::uint32_t begin = begun.words[at].begin;
    progress.parts.push_back(
        {levels[level], std::string(text.substr(begin, begun.words[last].end - begin)), {}});
    at = last + 1;
    const bool still_typed = at == begun.words.size() && begun.open;
    if (still_typed) break;
    ++level;
  }
  progress.active = std::min(level, levels.size());
  return progress;
}

std::string documentation_of(const draft::Snapshot& snapshot, const BegunCitation& begun,
                             const Progress& progress) {
  const auto citation = citation_of(snapshot, begun.archive, progress.parts);
  std::string text;
  if (const auto known = snapshot.authority->archives.by_siglum(begun.archive); !known.empty()) {
    text = in_markdown(archive_title(*known.front())) + "\n\n";
  }
  const std::string key = citation::file_key(citation, *snapshot.authority);
  if (key.empty()) return text;
  if (const auto file = snapshot.knowledge->file(key)) {
    for (std::size_t i = 0; i < file->descriptions.size() && i < 3; ++i) {
      text += "- " + in_markdown(file->descriptions[i].text) + "\n";
    }
    return text + count_of(file->count, "citation") + " in the corpus";
  }
  std::uint64_t citations = 0;
  std::size_t entries = 0;
  for (const auto& entry : snapshot.knowledge->below(key, 1000)) {
    citations += entry.count;
    ++entries;
  }
  if (entries > 0) text += count_of(citations, "citation") + " below this in the corpus";
  return text;
}

}  // namespace

std::optional<SignatureHelp> signature_help(const draft::Snapshot& snapshot, std::uint32_t offset) {
  const TypedText typed = typed_text(*snapshot.draft, offset);
  if (typed.in_comment || typed.in_code) return std::nullopt;
  std::string expanded;
  std::vector<BegunCitation> all_begun;
  if (const auto macro = begun_macro(snapshot.draft->document, typed.text)) {
    expanded = expanded_so_far(*macro);
    all_begun = begun_citations(snapshot, expanded, typed.begin + macro->call_begin);
  } else {
    all_begun = begun_citations(snapshot, typed.text, typed.begin);
  }
  const Labels labels = labels_of_levels(snapshot.authority->schemes);
  for (const BegunCitation& begun : all_begun) {
    if (begun.beginning == Beginning::archive_begun) continue;
    const auto levels = levels_of(snapshot, begun);
    if (levels.empty()) continue;
    const Progress progress = progress_of(
        begun, expanded.empty() ? typed.text : std::string_view(expanded), levels, labels);
    SignatureHelp help;
    const auto add = [&](const std::string& text) {
      if (!help.label.empty()) help.label += kBetween;
      const auto begin = static_cast<std::uint32_t>(help.label.size());
      help.label += text;
      help.parameters.emplace_back(begin, static_cast<std::uint32_t>(help.label.size()));
    };
    add(begun.archive);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      add(i < progress.parts.size() ? levels[i] + " " + progress.parts[i].value : levels[i]);
    }
    add("leaf");
    help.active = static_cast<int>(progress.active) + 1;
    help.documentation = documentation_of(snapshot, begun, progress);
    return help;
  }
  return std::nullopt;
}

}  // namespace apparatus::features
