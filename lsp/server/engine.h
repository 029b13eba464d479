// Everything that the server asks of the rest of the program, as functions that a test can replace.
// `real_engine` is the one place where they are bound; the command line calls the same functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/builder.h"
#include "index/knowledge.h"
#include "lsp/checks/finding.h"
#include "lsp/draft/draft.h"
#include "lsp/draft/manuscript.h"
#include "lsp/features/code_actions.h"
#include "lsp/features/code_lenses.h"
#include "lsp/features/completion.h"
#include "lsp/features/definition.h"
#include "lsp/features/document_highlight.h"
#include "lsp/features/document_links.h"
#include "lsp/features/document_symbols.h"
#include "lsp/features/folding.h"
#include "lsp/features/hover.h"
#include "lsp/features/inlay_hints.h"
#include "lsp/features/normalise.h"
#include "lsp/features/references.h"
#include "lsp/features/rename.h"
#include "lsp/features/selection_ranges.h"
#include "lsp/features/semantic_tokens.h"
#include "lsp/features/shelf.h"
#include "lsp/features/signature_help.h"
#include "lsp/features/who_cites.h"
#include "lsp/features/workspace_symbols.h"
#include "lsp/project/project.h"
#include "text/document.h"

namespace apparatus::server {

using KnowledgePtr = std::shared_ptr<const index::Knowledge>;
using StopFlag = std::function<bool()>;

// All functions may be called from several threads at once. They should not throw; where one does,
// the request at hand is answered InternalError.
struct Engine {
  std::function<std::optional<std::filesystem::path>(const std::filesystem::path&)>
      find_project_file;
  std::function<project::Project(const std::filesystem::path&)> read_project;
  std::function<project::Project()> no_project;

  std::function<KnowledgePtr(const std::filesystem::path&, std::string& reason)> open_index;
  std::function<KnowledgePtr()> no_knowledge;
  std::function<index::BuildReport(const std::filesystem::path& index_file,
                                   const index::CorpusFolders&,
                                   const std::shared_ptr<const authority::Authority>&,
                                   const std::function<bool(const index::Progress&)>&)>
      update_index;

  std::function<draft::Snapshot(std::string source, text::Format, const std::string& file,
                                std::int64_t version, const project::Project&, KnowledgePtr,
                                const draft::Draft* earlier)>
      make_snapshot;
  // May be empty: then every draft stands alone.
  std::function<draft::Snapshot(draft::Snapshot alone, const std::vector<draft::DraftPtr>& open,
                                const project::Project&, draft::UnopenedDrafts&)>
      in_manuscript;
  std::function<std::vector<checks::Finding>(const draft::Snapshot&, const StopFlag&)> run_checks;
  std::function<std::string(std::string_view code)> documentation_link;
  // Makes what the next request for a draft with this bibliography would have to make, which may
  // take half a second. May be empty.
  std::function<void(const draft::Snapshot&)> prepare;

  std::function<features::CompletionList(const draft::Snapshot&, std::uint32_t)> complete;
  std::function<std::optional<features::Hover>(const draft::Snapshot&, std::uint32_t)> hover;
  std::function<features::Definition(const draft::Snapshot&, std::uint32_t)> definition;
  std::function<std::vector<features::CodeAction>(
      const draft::Snapshot&, const std::vector<checks::Finding>&, text::SourceRange)>
      code_actions;
  std::function<std::vector<features::Location>(const draft::Snapshot&, std::uint32_t,
                                                bool with_declaration)>
      references;
  std::function<std::vector<text::SourceRange>(const draft::Snapshot&, std::uint32_t,
                                               const draft::Snapshot& other)>
      references_elsewhere;
  std::function<std::vector<text::SourceRange>(const draft::Snapshot&, std::uint32_t)>
      document_highlights;
  std::function<std::vector<features::DocumentSymbol>(const draft::Snapshot&)> document_symbols;
  std::function<std::optional<features::RenameTarget>(const draft::Snapshot&, std::uint32_t)>
      prepare_rename;
  std::function<features::Renaming(const draft::Snapshot&, std::uint32_t,
                                   std::string_view new_name)>
      rename;
  std::function<std::vector<checks::Edit>(const draft::Snapshot&, std::uint32_t,
                                          std::string_view new_name, const draft::Snapshot& other)>
      rename_elsewhere;
  std::function<std::vector<checks::Edit>(const draft::Snapshot&)> expand_ibid;
  std::function<std::vector<checks::Edit>(const draft::Snapshot&)> collapse_ibid;
  std::function<std::vector<checks::Edit>(const draft::Snapshot&, const features::NormaliseStyle&)>
      normalise;
  // In the markup of the draft.
  std::function<std::string(const draft::Snapshot&)> source_list;
  std::function<std::string(const draft::Snapshot&)> name_index;
  std::function<std::vector<features::FoldingRange>(const draft::Snapshot&)> folding_ranges;
  std::function<std::vector<features::SemanticToken>(const draft::Snapshot&)> semantic_tokens;
  std::function<std::vector<features::InlayHint>(const draft::Snapshot&, text::SourceRange)>
      inlay_hints;
  std::function<std::optional<features::SignatureHelp>(const draft::Snapshot&, std::uint32_t)>
      signature_help;
  std::function<std::vector<features::WorkspaceSymbol>(
      const index::Knowledge&, const authority::Authority&, std::string_view query, int limit)>
      workspace_symbols;
  std::function<std::vector<features::WorkspaceSymbol>(const draft::Snapshot&,
                                                       std::string_view query)>
      draft_symbols;
  std::function<std::vector<text::SourceRange>(const draft::Snapshot&, std::uint32_t)>
      selection_ranges;
  std::function<std::vector<features::DocumentLink>(const draft::Snapshot&)> document_links;
  std::function<std::optional<features::Location>(const draft::Snapshot&, std::string_view)>
      link_target;
  std::function<std::vector<text::SourceRange>(const draft::Snapshot&)> code_lenses;
  std::function<std::string(const draft::Snapshot&, std::uint32_t)> code_lens_title;
  std::function<std::optional<features::Subject>(const draft::Snapshot&, std::uint32_t)> subject_at;
  std::function<std::vector<features::CitingText>(const draft::Snapshot&, std::uint32_t)> who_cites;

  std::function<std::vector<features::Source>(const index::Knowledge&, const authority::Authority&,
                                              std::string_view key, int limit)>
      sources_below;
  std::function<std::vector<features::ShelfPerson>(const index::Knowledge&, int limit)> people;
  std::function<void(const draft::Snapshot&, std::vector<features::ShelfPerson>&)>
      add_people_of_draft;
  std::function<std::vector<features::DatedEvent>(const index::Knowledge&, int limit)>
      chronology_of_corpus;
  std::function<std::vector<features::DatedEvent>(const draft::Snapshot&)> chronology_of_draft;
  std::function<std::vector<features::QuotedPlace>(const index::Knowledge&,
                                                   const features::PlacesOf&, int limit)>
      places_in_corpus;
  std::function<std::vector<features::QuotedPlace>(const draft::Snapshot&,
                                                   const features::PlacesOf&)>
      places_in_draft;
};

Engine real_engine();

}  // namespace apparatus::server
