#include "lsp/server/draft_commands.h"

#include <algorithm>
#include <array>

namespace apparatus::server {
namespace {

template <bool features::NormaliseStyle::*kWhat>
std::vector<checks::Edit> normalised(const Engine& engine, const draft::Snapshot& snapshot) {
  features::NormaliseStyle style;
  style.*kWhat = true;
  return engine.normalise(snapshot, style);
}

constexpr std::array kCommands = {
    DraftCommand{.name = "apparatus.expandIbid",
                 .label = "Spell out every Ibid.",
                 .edits = [](const Engine& engine,
                             const draft::Snapshot& draft) { return engine.expand_ibid(draft); }},
    DraftCommand{.name = "apparatus.collapseIbid",
                 .label = "Put every Ibid. back",
                 .edits = [](const Engine& engine,
                             const draft::Snapshot& draft) { return engine.collapse_ibid(draft); }},
    DraftCommand{.name = "apparatus.normaliseNames",
                 .label = "Write all names in one spelling",
                 .edits = normalised<&features::NormaliseStyle::names>},
    DraftCommand{.name = "apparatus.normaliseDates",
                 .label = "Write all dates in one form",
                 .edits = normalised<&features::NormaliseStyle::dates>},
    DraftCommand{.name = "apparatus.normaliseCitations",
                 .label = "Write all citations in one notation",
                 .edits = normalised<&features::NormaliseStyle::citations>},
    DraftCommand{.name = "apparatus.listSources",
                 .label = "List of archival sources",
                 .list = [](const Engine& engine,
                            const draft::Snapshot& draft) { return engine.source_list(draft); }},
    DraftCommand{.name = "apparatus.indexOfNames",
                 .label = "Index of names",
                 .list = [](const Engine& engine,
                            const draft::Snapshot& draft) { return engine.name_index(draft); }},
};

}  // namespace

std::span<const DraftCommand> draft_commands() { return kCommands; }

const DraftCommand* draft_command(std::string_view name) {
  const auto found =
      std::find_if(kCommands.begin(), kCommands.end(),
                   [&](const DraftCommand& command) { return command.name == name; });
  return found == kCommands.end() ? nullptr : &*found;
}

rpc::Outcome run_command(const DraftCommand& command, const Work& work) {
  const draft::Snapshot& snapshot = work.draft.snapshot();
  if (command.list != nullptr) return rpc::Json(command.list(work.engine, snapshot));
  if (!work.client.can.applies_edits) {
    return rpc::Error{rpc::ErrorCode::request_failed,
                      "The editor takes no edits from a server; the code actions do the same."};
  }
  const auto edits = command.edits(work.engine, snapshot);
  const auto positions = work.draft.positions(work.client.encoding);
  work.propose(command.label, protocol::to_workspace_edit(edits, audience_of(work, positions)));
  return rpc::Json();
}

}  // namespace apparatus::server
