#include "lsp/server/engine.h"

#include "lsp/checks/check.h"

namespace apparatus::server {

Engine real_engine() {
  Engine engine;
  engine.find_project_file = project::find_project_file;
  engine.read_project = project::read_project;
  engine.no_project = project::no_project;
  engine.open_index = index::Knowledge::open;
  engine.no_knowledge = index::Knowledge::nothing;
  engine.update_index = index::update_index;
  engine.make_snapshot = draft::make_snapshot;
  engine.run_checks = checks::run_checks;
  engine.documentation_link = checks::documentation_link;
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
  engine.folding_ranges = features::folding_ranges;
  engine.semantic_tokens = features::semantic_tokens;
  engine.inlay_hints = features::inlay_hints;
  engine.signature_help = features::signature_help;
  engine.workspace_symbols = features::workspace_symbols;
  engine.draft_symbols = features::draft_symbols;
  return engine;
}

}  // namespace apparatus::server
