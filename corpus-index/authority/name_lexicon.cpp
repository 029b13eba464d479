#include "authority/name_lexicon.h"

namespace apparatus::authority {

void NameLexicon::add(std::string_view, std::vector<Problem>&) {}

}  // namespace apparatus::authority
