#include "lsp/cli/options.h"

#include <CLI/CLI.hpp>
#include <vector>

namespace apparatus::cli {

void add_index_option(CLI::App& verb, std::string& index, const std::string& what_for) {
  verb.add_option("--index", index, what_for)->type_name("FILE");
}

void add_format_option(CLI::App& verb, std::string& format,
                       std::initializer_list<const char*> formats) {
  const std::vector<std::string> names(formats.begin(), formats.end());
  std::string listed = names.front() + " (default)";
  for (std::size_t i = 1; i < names.size(); ++i)
    listed += (i + 1 == names.size() ? " or " : ", ") + names[i];
  verb.add_option("--format", format, listed)->type_name("FORMAT")->check(CLI::IsMember(names));
}

}  // namespace apparatus::cli
