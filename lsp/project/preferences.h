// What a writer has set in the editor beside what apparatus.toml says. The file comes first: it
// goes with the text, from one machine and one hand to the next.
#pragma once

#include "lsp/project/project.h"

namespace apparatus::project {

// The settings of `project` with those of `preferred` where its file is silent; accepted words are
// those of both.
Settings with_preferences(const Project& project, const Settings& preferred);

}  // namespace apparatus::project
