#include "name/name.h"

namespace apparatus::name {

std::string_view role_name(Role role) { return role == Role::author ? "author" : "actor"; }

}  // namespace apparatus::name
