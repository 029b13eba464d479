// `apparatus serve`: not written yet.
#include "lsp/cli/commands.h"

namespace apparatus::cli {

void add_serve(CLI::App&, int&) {}

}  // namespace apparatus::cli
