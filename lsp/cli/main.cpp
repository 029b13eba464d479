#include "lsp/cli/commands.h"

int main(int argc, char** argv) { return apparatus::cli::run(argc, argv); }
