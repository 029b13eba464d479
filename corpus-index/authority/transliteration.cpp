#include "authority/transliteration.h"

namespace apparatus::authority {

void Transliteration::add(std::string_view, std::vector<Problem>&) {}

}  // namespace apparatus::authority
