// workspace/symbol: the persons of the open drafts, then the persons and archives of the corpus.
#include <set>

#include "lsp/protocol/uri.h"
#include "lsp/server/corpus_places.h"
#include "lsp/server/workspace_requests.h"

namespace apparatus::server {
namespace {

constexpr int kMostSymbols = 100;  // editors ask again with every letter

}  // namespace

rpc::Outcome handle_workspace_symbol(const WorkspaceWork& work,
                                     const protocol::WorkspaceSymbolParams& params) {
  std::vector<protocol::SymbolInformation> symbols;
  const auto add = [&](const features::WorkspaceSymbol& symbol, protocol::Location location) {
    symbols.push_back(
        {symbol.name, protocol::SymbolKind::variable, std::move(location), symbol.container});
  };
  for (const auto& draft : work.drafts) {
    if (work.stop()) break;
    const auto positions = draft->positions(work.client.encoding);
    for (const auto& symbol : work.engine.draft_symbols(draft->snapshot(), params.query)) {
      if (symbols.size() == kMostSymbols) break;
      add(symbol, {draft->uri(), positions.range_of(symbol.location.range)});
    }
  }
  if (work.send_part && !symbols.empty()) {
    work.send_part(protocol::write(symbols));
    symbols.clear();
  }
  CorpusPlaces places(work.client.encoding, work.stop);
  std::set<const index::Knowledge*> searched;  // projects may share one
  for (const auto& project : work.projects) {
    if (work.stop() || !searched.insert(project.knowledge.get()).second) continue;
    for (const auto& symbol : work.engine.workspace_symbols(
             *project.knowledge, *project.project->authority, params.query, kMostSymbols)) {
      add(symbol, {protocol::uri_of_path(symbol.location.file), places(symbol.location)});
    }
  }
  return last_part(work.send_part, protocol::write(symbols));
}

}  // namespace apparatus::server
