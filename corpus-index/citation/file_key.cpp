#include "citation/file_key.h"

namespace apparatus::citation {
std::string holdings_key(const Citation& citation, const authority::Authority& authority) {
  if (const authority::Archive* archive = authority.archives.by_id(citation.archive_id))
    return archive->holdings;
  std::string key;
  for (const char c : authority::label_key(citation.archive))
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return key;
}
std::string file_key(const Citation& citation, const authority::Authority& authority) {
  if (citation.back_reference > BackReference::resolved) return {};
  std::string key = holdings_key(citation, authority);
  for (const Part& part : citation.parts) key += "/" + part.value;
  return key;
}
}  // namespace apparatus::citation
