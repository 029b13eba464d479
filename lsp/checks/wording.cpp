// Small sentences, made in one place so that all checks speak alike.
#include "lsp/checks/wording.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "lsp/draft/manuscript.h"
#include "lsp/draft/scans.h"
#include "text/document.h"

namespace apparatus::checks {
namespace {

std::filesystem::path settled(std::string_view file) {
  std::error_code error;
  auto path = std::filesystem::weakly_canonical(std::filesystem::path(file), error);
  return error ? std::filesystem::path(file) : path;
}

}  // namespace

std::string in_quotes(std::string_view words) { return "“" + std::string(words) + "”"; }

std::string times(std::size_t count) {
  if (count == 1) return "once";
  if (count == 2) return "twice";
  return std::to_string(count) + " times";
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

Fix write_instead(const draft::Snapshot& snapshot, std::string_view plain, bool preferred) {
  Fix fix;
  fix.title = "Write " + in_quotes(plain);
  fix.new_text = text::in_source_notation(snapshot.draft->document, plain);
  fix.preferred = preferred;
  return fix;
}

std::vector<Evidence> evidence_of(const draft::Snapshot& snapshot,
                                  const std::vector<index::Place>& places) {
  std::vector<Evidence> evidence;
  for (const index::Place& place : places) {
    if (evidence.size() >= kMostEvidence) break;
    if (is_own_text(snapshot, place.file)) continue;
    evidence.push_back({place.file, place.line, place.text});
  }
  return evidence;
}

Evidence evidence_in_draft(const draft::Snapshot& snapshot, std::uint32_t source_offset) {
  return evidence_in(*snapshot.draft, source_offset);
}

std::string_view the_work(const draft::Snapshot& snapshot) {
  return snapshot.manuscript != nullptr && snapshot.manuscript->files.size() > 1 ? "the manuscript"
                                                                                 : "the draft";
}

Evidence evidence_in(const draft::Draft& draft, std::uint32_t source_offset) {
  const text::Document& document = draft.document;
  const std::uint32_t line = document.lines.line_of(source_offset);
  const text::SourceRange whole = document.lines.line_range(document.source, line);
  constexpr std::uint32_t kLongest = 200;
  text::SourceRange shown = whole;
  if (whole.size() > kLongest) {
    // A paragraph on one line: what stands around the place.
    shown.begin =
        source_offset > whole.begin + kLongest / 2 ? source_offset - kLongest / 2 : whole.begin;
    shown.end = std::min(whole.end, shown.begin + kLongest);
    const auto inside_character = [&](std::uint32_t at) {
      return (static_cast<unsigned char>(document.source[at]) & 0xC0) == 0x80;
    };
    while (shown.begin > whole.begin && inside_character(shown.begin)) --shown.begin;
    while (shown.end < whole.end && inside_character(shown.end)) ++shown.end;
  }
  return {draft.file, line + 1, std::string(document.text(shown))};
}

namespace {

bool is_among_texts(const draft::Snapshot& snapshot, std::string_view) {
  const auto texts = snapshot.knowledge->texts();
  return std::any_of(texts.begin(), texts.end(), [&](const index::TextRecord& text) {
    return is_own_text(snapshot, text.file);
  });
}

}  // namespace

bool is_own_text(const draft::Snapshot& snapshot, std::string_view file) {
  if (file == snapshot.draft->file) return true;
  // Most files differ in their last part already, which costs no look at the disk.
  const auto last_part = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
  if (last_part(file) != last_part(snapshot.draft->file)) return false;
  return settled(file) == settled(snapshot.draft->file);
}

bool is_in_corpus(const draft::Snapshot& snapshot) {
  return *snapshot.draft->scans->answers->to(is_among_texts, snapshot, "");
}

}  // namespace apparatus::checks
