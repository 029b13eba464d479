#include "authority/schemes.h"

namespace apparatus::authority {

void Schemes::add(std::string_view, std::vector<Problem>&) {}

}  // namespace apparatus::authority
