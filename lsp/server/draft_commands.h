// The commands of workspace/executeCommand about one open draft, whose URI is their argument: a
// table from which the server both answers and advertises. What changes the draft is sent as one
// workspace/applyEdit, which the editor undoes in one step, and answered null; a list is answered
// as text in the draft's own markup.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/rpc/message.h"
#include "lsp/server/draft_requests.h"

namespace apparatus::server {

struct DraftCommand {
  std::string_view name;
  std::string_view label;  // of the edit, for the editor
  // One of the two.
  std::vector<checks::Edit> (*edits)(const Engine&, const draft::Snapshot&) = nullptr;
  std::string (*list)(const Engine&, const draft::Snapshot&) = nullptr;
};

std::span<const DraftCommand> draft_commands();
// nullptr for a name that no command has.
const DraftCommand* draft_command(std::string_view name);

rpc::Outcome run_command(const DraftCommand& command, const Work& work);

}  // namespace apparatus::server
