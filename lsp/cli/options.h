// Options that several verbs have, so that they are called and explained alike.
#pragma once

#include <initializer_list>
#include <string>

namespace CLI {
class App;
}

namespace apparatus::cli {

// --index FILE
void add_index_option(CLI::App& verb, std::string& index, const std::string& what_for);
// --format NAME: one of `formats`, of which the first is the default.
void add_format_option(CLI::App& verb, std::string& format,
                       std::initializer_list<const char*> formats);

}  // namespace apparatus::cli
