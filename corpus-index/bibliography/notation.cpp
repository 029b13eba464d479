#include "bibliography/notation.h"

namespace apparatus::bibliography {

Written written_in(std::string_view path) {
  if (path.ends_with(".json")) return Written::csl_json;
  return path.ends_with(".yaml") || path.ends_with(".yml") ? Written::csl_yaml : Written::bibtex;
}

std::unique_ptr<const Notation> notation(Written written, std::string_view source) {
  switch (written) {
    case Written::csl_json:
      return csl_json(source);
    case Written::csl_yaml:
      return csl_yaml(source);
    case Written::bibtex:
      break;
  }
  return bibtex(source);
}

}  // namespace apparatus::bibliography
