// The command line: one file a verb, one line a verb in commands.cpp. Exit 0 fine, 1 findings, 2
// wrong use or unreadable input with one clear line on standard error.
#pragma once

namespace CLI {
class App;
}

namespace apparatus::cli {

inline constexpr int kFine = 0;
inline constexpr int kFindings = 1;
inline constexpr int kWrongUse = 2;

int run(int argc, char** argv);

// Each declares its verb and leaves its exit code in `exit_code` when it ran.
void add_index(CLI::App& app, int& exit_code);
void add_extract(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_serve(CLI::App& app, int& exit_code);
void add_show(CLI::App& app, int& exit_code);
void add_references(CLI::App& app, int& exit_code);
void add_expand(CLI::App& app, int& exit_code);
void add_collapse(CLI::App& app, int& exit_code);
void add_normalise(CLI::App& app, int& exit_code);
void add_sources(CLI::App& app, int& exit_code);
void add_names(CLI::App& app, int& exit_code);
void add_stats(CLI::App& app, int& exit_code);

}  // namespace apparatus::cli
