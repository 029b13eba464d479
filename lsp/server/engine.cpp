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
  return engine;
}

}  // namespace apparatus::server
