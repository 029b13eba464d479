#include "lsp/server/engine.h"

#include "lsp/checks/check.h"
#include "lsp/features/back_references.h"
#include "lsp/features/entry_words.h"
#include "lsp/features/name_index.h"
#include "lsp/features/source_list.h"

namespace apparatus::server {
namespace {

bool is_latex(const draft::Snapshot& snapshot) {
  return snapshot.draft->document.format == text::Format::latex;
}

}  // namespace

Engine real_engine() {
  Engine engine;
  engine.find_project_file = project::find_project_file;
  engine.read_project = project::read_project;
  engine.no_project = project::no_project;
  engine.open_index = index::Knowledge::open;
  engine.no_knowledge = index::Knowledge::nothing;
  engine.update_index = index::update_index;
  engine.make_snapshot = draft::make_snapshot;
  engine.in_manuscript = draft::in_manuscript;
  engine.run_checks = checks::run_checks;
  engine.documentation_link = checks::documentation_link;
  engine.prepare = [](const draft::Snapshot& snapshot) {
    features::prepare_entry_words(*snapshot.bibliography, *snapshot.authority);
  };
  engine.complete = features::complete;
  engine.hover = features::hover;
  engine.definition = features::definition;
  engine.code_actions = features::code_actions;
  engine.references = features::references;
  engine.references_elsewhere = features::references_elsewhere;
  engine.document_highlights = features::document_highlights;
  engine.document_symbols = features::document_symbols;
  engine.prepare_rename = features::prepare_rename;
  engine.rename = features::rename;
  engine.rename_elsewhere = features::rename_elsewhere;
  engine.expand_ibid = [](const draft::Snapshot& snapshot) {
    return features::expand_back_references(snapshot, true);
  };
  engine.collapse_ibid = features::collapse_back_references;
  engine.normalise = features::normalise;
  engine.source_list = [](const draft::Snapshot& snapshot) {
    const auto archives = features::archival_sources(snapshot);
    return is_latex(snapshot) ? features::sources_as_latex(archives)
                              : features::sources_as_markdown(archives);
  };
  engine.name_index = [](const draft::Snapshot& snapshot) {
    const auto names = features::index_of_names(snapshot);
    return is_latex(snapshot) ? features::names_as_latex(names)
                              : features::names_as_markdown(names);
  };
  engine.folding_ranges = features::folding_ranges;
  engine.semantic_tokens = features::semantic_tokens;
  engine.inlay_hints = features::inlay_hints;
  engine.signature_help = features::signature_help;
  engine.workspace_symbols = features::workspace_symbols;
  engine.draft_symbols = features::draft_symbols;
  engine.selection_ranges = features::selection_ranges;
  engine.document_links = features::document_links;
  engine.link_target = features::link_target;
  engine.code_lenses = features::code_lenses;
  engine.code_lens_title = features::code_lens_title;
  engine.subject_at = features::subject_at;
  engine.who_cites = features::who_cites;
  engine.sources_below = features::sources_below;
  engine.people = features::people;
  engine.add_people_of_draft = features::add_people_of_draft;
  engine.chronology_of_corpus = features::chronology_of_corpus;
  engine.chronology_of_draft = features::chronology_of_draft;
  engine.places_in_corpus = features::places_in_corpus;
  engine.places_in_draft = features::places_in_draft;
  return engine;
}

}  // namespace apparatus::server
