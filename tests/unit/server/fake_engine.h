// An engine for tests of the server: it reads nothing, and what it says can be told from the text.
// Words in capitals are findings ("SLOW" takes until it is stopped, "THROW" throws).
#pragma once

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "lsp/server/engine.h"

namespace apparatus::server {

class FakeKnowledge : public index::Knowledge {
 public:
  explicit FakeKnowledge(std::int64_t generation,
                         std::shared_ptr<const std::atomic<bool>> damage = nullptr)
      : generation_(generation), damage_(std::move(damage)) {}
  bool damaged() const override { return damage_ != nullptr && *damage_; }
  bool empty() const override { return true; }
  std::string trouble() const override { return ""; }
  std::int64_t generation() const override { return generation_; }
  std::vector<index::TextRecord> texts() const override { return {}; }
  std::optional<index::PersonRecord> person(std::string_view) const override { return {}; }
  std::vector<index::PersonRecord> persons_with_surname(std::string_view) const override {
    return {};
  }
  std::vector<index::PersonRecord> persons_starting_with(std::string_view, int) const override {
    return {};
  }
  bool knows_surname(std::string_view) const override { return false; }
  std::vector<index::SurnameRecord> surnames_near(std::string_view, int) const override {
    return {};
  }
  std::vector<index::Spelling> spellings_of_surname(std::string_view) const override { return {}; }
  std::vector<index::Place> mentions_of_person(std::string_view, int) const override { return {}; }
  std::vector<index::Place> mentions_of_spelling(std::string_view, int) const override {
    return {};
  }
  std::vector<index::LevelEntry> archives() const override { return {}; }
  std::vector<index::LevelEntry> below(std::string_view, int) const override { return {}; }
  std::optional<index::FileRecord> file(std::string_view) const override { return {}; }
  std::vector<index::FileRecord> files_below(std::string_view, int) const override { return {}; }
  std::vector<index::Place> places_citing(std::string_view, int) const override { return {}; }
  std::vector<index::FileRecord> files_described_like(std::string_view, int) const override {
    return {};
  }
  std::optional<index::DateRecord> date(std::string_view) const override { return {}; }
  std::uint32_t count_of_date(std::string_view) const override { return 0; }
  std::vector<index::DateRecord> dates_starting_with(std::string_view, int) const override {
    return {};
  }
  std::vector<index::DateRecord> dates_on(std::int32_t, int) const override { return {}; }

 private:
  std::int64_t generation_;
  std::shared_ptr<const std::atomic<bool>> damage_;
};

inline draft::Snapshot fake_snapshot(std::string source, std::int64_t version,
                                     KnowledgePtr knowledge) {
  auto draft = std::make_shared<draft::Draft>();
  draft->version = version;
  draft->document.source = std::move(source);
  draft->document.lines = text::LineTable(draft->document.source);
  draft::Snapshot snapshot;
  snapshot.draft = std::move(draft);
  snapshot.knowledge = std::move(knowledge);
  return snapshot;
}

// Every word of two or more capitals, as a finding whose fix is the word in small letters.
inline std::vector<checks::Finding> capitals(const std::string& text) {
  std::vector<checks::Finding> findings;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && std::isupper(static_cast<unsigned char>(text[end]))) ++end;
    if (end - i >= 2) {
      checks::Finding finding;
      finding.code = "name-misspelling";
      finding.range = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
      finding.message = "capitals: " + text.substr(i, end - i);
      findings.push_back(std::move(finding));
    }
    i = std::max(end, i + 1);
  }
  return findings;
}

// Shared by a test and the engine that it made.
struct FakeState {
  std::atomic<int> snapshots = 0;
  std::atomic<int> index_runs = 0;
  std::atomic<std::int64_t> generation = 1;
  std::atomic<bool> hold_index = false;  // update_index goes on reporting until this is false
  // Of the index, until it is made anew.
  std::shared_ptr<std::atomic<bool>> damage = std::make_shared<std::atomic<bool>>(false);
  std::mutex mutex;
  std::map<std::filesystem::path, project::Project> projects;  // by project file
};

inline Engine fake_engine(const std::shared_ptr<FakeState>& state) {
  Engine engine;
  engine.find_project_file =
      [state](const std::filesystem::path& from) -> std::optional<std::filesystem::path> {
    const std::lock_guard lock(state->mutex);
    for (const auto& [file, project] : state->projects) {
      if (from.native().starts_with(file.parent_path().native())) return file;
    }
    return std::nullopt;
  };
  engine.read_project = [state](const std::filesystem::path& file) {
    const std::lock_guard lock(state->mutex);
    return state->projects[file];
  };
  engine.no_project = [] {
    project::Project project;
    project.authority = std::make_shared<const authority::Authority>();
    return project;
  };
  engine.open_index = [state](const std::filesystem::path&, std::string&) -> KnowledgePtr {
    return std::make_shared<FakeKnowledge>(state->generation, state->damage);
  };
  engine.no_knowledge = []() -> KnowledgePtr { return std::make_shared<FakeKnowledge>(0); };
  engine.update_index = [state](const std::filesystem::path&, const index::CorpusFolders&,
                                const std::shared_ptr<const authority::Authority>&,
                                const std::function<bool(const index::Progress&)>& progress) {
    ++state->index_runs;
    index::BuildReport report;
    report.texts = 3;
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (!progress({1, 3, "/corpus/one.md"})) report.cancelled = true;
    } while (state->hold_index && !report.cancelled);
    ++state->generation;
    *state->damage = false;
    return report;
  };
  engine.make_snapshot = [state](std::string source, text::Format, const std::string&,
                                 std::int64_t version, const project::Project&,
                                 KnowledgePtr knowledge, const draft::Draft*) {
    ++state->snapshots;
    return fake_snapshot(std::move(source), version, std::move(knowledge));
  };
  engine.run_checks = [](const draft::Snapshot& snapshot, const StopFlag&) {
    return capitals(snapshot.draft->document.source);
  };
  engine.documentation_link = [](std::string_view code) {
    return "https://example.org/" + std::string(code);
  };
  // Offers what stands before the cursor on its line, twice over.
  engine.complete = [](const draft::Snapshot& snapshot, std::uint32_t offset) {
    const std::string& text = snapshot.draft->document.source;
    const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    features::CompletionItem item;
    item.label = text.substr(line, offset - line);
    item.replace = {static_cast<std::uint32_t>(line), offset};
    item.new_text = item.label + item.label;
    item.documentation = "twice";
    return features::CompletionList{{item}, false};
  };
  // Says the offset, the text's size and the index's generation. "SLOW" holds until stopped from
  // outside.
  engine.hover = [](const draft::Snapshot& snapshot,
                    std::uint32_t offset) -> std::optional<features::Hover> {
    const std::string& text = snapshot.draft->document.source;
    if (text.find("THROW") != std::string::npos) throw std::runtime_error("thrown in a test");
    if (text.find("SLOW") != std::string::npos) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return features::Hover{{offset, offset},
                           std::to_string(offset) + " of " + std::to_string(text.size()) +
                               ", index " + std::to_string(snapshot.knowledge->generation())};
  };
  engine.definition = [](const draft::Snapshot&, std::uint32_t offset) {
    features::Definition definition{{offset, offset}, {}};
    definition.targets.push_back(
        {.file = "", .in_draft = true, .range = {offset, offset}, .line = 0});
    return definition;
  };
  // One word of the draft, wherever it stands: what is asked about, referred to and renamed.
  const auto words = [](const draft::Snapshot& snapshot, std::uint32_t offset) {
    const std::string& text = snapshot.draft->document.source;
    std::size_t begin = std::min<std::size_t>(offset, text.size());
    while (begin > 0 && std::isalpha(static_cast<unsigned char>(text[begin - 1]))) --begin;
    std::size_t end = begin;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) ++end;
    return text.substr(begin, end - begin);
  };
  const auto places = [](const std::string& text, const std::string& word) {
    std::vector<text::SourceRange> ranges;
    if (word.empty()) return ranges;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      ranges.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
    }
    return ranges;
  };
  const auto everywhere = [words, places](const draft::Snapshot& snapshot, std::uint32_t offset) {
    return places(snapshot.draft->document.source, words(snapshot, offset));
  };
  engine.document_highlights = everywhere;
  engine.references = [everywhere](const draft::Snapshot& snapshot, std::uint32_t offset, bool) {
    std::vector<features::Location> found;
    for (const auto& range : everywhere(snapshot, offset)) {
      found.push_back({.file = "", .in_draft = true, .range = range});
    }
    found.push_back({.file = "/corpus/one.md", .range = {3, 5}, .line = 4});
    return found;
  };
  engine.references_elsewhere = [words, places](const draft::Snapshot& snapshot,
                                                std::uint32_t offset,
                                                const draft::Snapshot& other) {
    return places(other.draft->document.source, words(snapshot, offset));
  };
  engine.document_symbols = [](const draft::Snapshot& snapshot) {
    const auto size = static_cast<std::uint32_t>(snapshot.draft->document.source.size());
    features::DocumentSymbol section;
    section.name = "All of it";
    section.range = {0, size};
    section.children.push_back({features::SymbolKind::note, "note 1", "", {0, 1}, {0, 1}, {}});
    return std::vector<features::DocumentSymbol>{section};
  };
  engine.prepare_rename = [words, places](
                              const draft::Snapshot& snapshot,
                              std::uint32_t offset) -> std::optional<features::RenameTarget> {
    const std::string word = words(snapshot, offset);
    if (word.empty()) return std::nullopt;
    return features::RenameTarget{places(snapshot.draft->document.source, word).front(), word};
  };
  engine.rename = [everywhere](const draft::Snapshot& snapshot, std::uint32_t offset,
                               std::string_view new_name) {
    features::Renaming renaming;
    if (new_name.empty()) renaming.refused = "A name has letters.";
    for (const auto& range : everywhere(snapshot, offset)) {
      renaming.edits.push_back({range, std::string(new_name)});
    }
    return renaming;
  };
  // Shouts are lowered; lists name what they are of.
  const auto lowered = [](const draft::Snapshot& snapshot) {
    std::vector<checks::Edit> edits;
    for (const auto& finding : capitals(snapshot.draft->document.source)) {
      edits.push_back({finding.range, "quiet"});
    }
    return edits;
  };
  engine.expand_ibid = lowered;
  engine.collapse_ibid = lowered;
  engine.normalise = [](const draft::Snapshot&, const features::NormaliseStyle& style) {
    const std::string what = std::string(style.names ? "names" : "") +
                             (style.dates ? "dates" : "") + (style.citations ? "citations" : "");
    return std::vector<checks::Edit>{{{0, 1}, what}};
  };
  engine.source_list = [](const draft::Snapshot&) { return std::string("# Sources"); };
  engine.name_index = [](const draft::Snapshot&) { return std::string("# Names"); };
  engine.folding_ranges = [](const draft::Snapshot&) {
    return std::vector<features::FoldingRange>{{0, 2, features::FoldingKind::comment}};
  };
  // Every word in capitals.
  engine.semantic_tokens = [](const draft::Snapshot& snapshot) {
    std::vector<features::SemanticToken> tokens;
    for (const auto& finding : capitals(snapshot.draft->document.source)) {
      tokens.push_back({features::TokenType::date, finding.range});
    }
    return tokens;
  };
  engine.inlay_hints = [](const draft::Snapshot&, text::SourceRange range) {
    return std::vector<features::InlayHint>{{range.end, "= here"}};
  };
  engine.signature_help = [](const draft::Snapshot&, std::uint32_t) {
    return std::optional(features::SignatureHelp{"ф. ▸ оп.", {{0, 3}, {8, 13}}, 1, "two"});
  };
  engine.workspace_symbols = [](const index::Knowledge&, const authority::Authority&,
                                std::string_view query, int) {
    features::WorkspaceSymbol symbol{"corpus " + std::string(query), "person", {}};
    symbol.location.file = "/corpus/one.md";
    symbol.location.line = 4;
    return std::vector<features::WorkspaceSymbol>{symbol};
  };
  engine.draft_symbols = [](const draft::Snapshot& snapshot, std::string_view query) {
    features::WorkspaceSymbol symbol{"draft " + std::string(query), "person", {}};
    symbol.location.in_draft = true;
    symbol.location.range = {0, 1};
    symbol.location.file = snapshot.draft->file;
    return std::vector<features::WorkspaceSymbol>{symbol};
  };
  engine.selection_ranges = [](const draft::Snapshot& snapshot, std::uint32_t offset) {
    const auto size = static_cast<std::uint32_t>(snapshot.draft->document.source.size());
    return std::vector<text::SourceRange>{{offset, offset + 1}, {0, size}};
  };
  engine.document_links = [](const draft::Snapshot& snapshot) {
    std::vector<features::DocumentLink> links;
    for (const auto& finding : capitals(snapshot.draft->document.source)) {
      links.push_back({finding.range, "capitals", "known"});
    }
    return links;
  };
  engine.link_target = [](const draft::Snapshot&,
                          std::string_view target) -> std::optional<features::Location> {
    if (target != "known") return std::nullopt;
    features::Location location;
    location.file = "/corpus/one.md";
    location.line = 4;
    return location;
  };
  engine.code_lenses = [](const draft::Snapshot& snapshot) {
    std::vector<text::SourceRange> lenses;
    for (const auto& finding : capitals(snapshot.draft->document.source)) {
      lenses.push_back(finding.range);
    }
    return lenses;
  };
  engine.code_lens_title = [](const draft::Snapshot&, std::uint32_t offset) {
    return "at " + std::to_string(offset);
  };
  engine.subject_at = [words, places](const draft::Snapshot& snapshot,
                                      std::uint32_t offset) -> std::optional<features::Subject> {
    const std::string word = words(snapshot, offset);
    if (word.empty()) return std::nullopt;
    return features::Subject{places(snapshot.draft->document.source, word).front(), word, "word"};
  };
  engine.who_cites = [](const draft::Snapshot&, std::uint32_t) {
    features::Location place;
    place.file = "/corpus/one.md";
    place.line = 4;
    return std::vector<features::CitingText>{{"/corpus/one.md", "one", {place, place}}};
  };
  engine.sources_below = [](const index::Knowledge&, const authority::Authority&,
                            std::string_view key, int) {
    features::Source source;
    source.key = std::string(key) + "/1";
    source.level = "fond";
    source.count = 2;
    return std::vector<features::Source>{source};
  };
  engine.people = [](const index::Knowledge&, int) {
    features::ShelfPerson person;
    person.id = "litvinov";
    person.in_corpus = 7;
    return std::vector<features::ShelfPerson>{person};
  };
  engine.add_people_of_draft = [](const draft::Snapshot&,
                                  std::vector<features::ShelfPerson>& people) {
    for (auto& person : people) ++person.in_drafts;
  };
  engine.chronology_of_corpus = [](const index::Knowledge&, int) {
    features::DatedEvent event{"1922-04", "1922-04", "a treaty", 3, {}};
    event.location.file = "/corpus/one.md";
    event.location.line = 4;
    return std::vector<features::DatedEvent>{event};
  };
  engine.chronology_of_draft = [](const draft::Snapshot& snapshot) {
    features::DatedEvent event{"1922-03-01", "1922-03", "a journey", 1, {}};
    event.location.in_draft = true;
    event.location.range = {0, static_cast<std::uint32_t>(snapshot.draft->document.source.size())};
    return std::vector<features::DatedEvent>{event};
  };
  engine.places_in_corpus = [](const index::Knowledge&, const features::PlacesOf& of, int) {
    features::QuotedPlace place{{}, "of " + of.source + of.person};
    place.location.file = "/corpus/one.md";
    place.location.line = 4;
    return std::vector<features::QuotedPlace>{place};
  };
  engine.places_in_draft = [](const draft::Snapshot&, const features::PlacesOf&) {
    features::QuotedPlace place{{}, "here"};
    place.location.range = {0, 1};
    return std::vector<features::QuotedPlace>{place};
  };
  engine.code_actions = [](const draft::Snapshot& snapshot,
                           const std::vector<checks::Finding>& findings, text::SourceRange range) {
    std::vector<features::CodeAction> actions;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (!findings[i].range.overlaps(range)) continue;
      std::string small(snapshot.draft->document.text(findings[i].range));
      for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      actions.push_back({.title = "Write “" + small + "”",
                         .kind = "quickfix",
                         .preferred = true,
                         .edits = {{findings[i].range, small}},
                         .finding = static_cast<int>(i)});
    }
    return actions;
  };
  return engine;
}

}  // namespace apparatus::server
