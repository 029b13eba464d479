// `apparatus check`: not written yet.
#include "lsp/cli/commands.h"

namespace apparatus::cli {

void add_check(CLI::App&, int&) {}

}  // namespace apparatus::cli
