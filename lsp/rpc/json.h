// The JSON library, under one name. Only lsp/rpc and lsp/protocol look inside a Json; the server
// passes it on.
#pragma once

#include <nlohmann/json.hpp>

namespace apparatus::rpc {

using Json = nlohmann::json;

}  // namespace apparatus::rpc
