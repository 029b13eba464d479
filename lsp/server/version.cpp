#include "lsp/server/version.h"

namespace apparatus::server {

std::string_view program_version() { return APPARATUS_VERSION; }

}  // namespace apparatus::server
