#include "tests/unit/source_folder.h"

namespace apparatus {

std::filesystem::path source_folder() { return APPARATUS_SOURCE_FOLDER; }

}  // namespace apparatus
