#include "authority/archives.h"

namespace apparatus::authority {

void Archives::add(std::string_view, std::vector<Problem>&) {}

}  // namespace apparatus::authority
