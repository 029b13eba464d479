#include "lsp/server/token_history.h"

#include <utility>

namespace apparatus::server {

std::string TokenHistory::keep(const std::string& uri, Data data) {
  const std::lock_guard lock(mutex_);
  std::string id = std::to_string(++count_);
  sent_[uri] = {id, std::move(data)};
  return id;
}

std::optional<TokenHistory::Data> TokenHistory::sent(const std::string& uri,
                                                     const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto it = sent_.find(uri);
  if (it == sent_.end() || it->second.id != id) return std::nullopt;
  return it->second.data;
}

void TokenHistory::forget(const std::string& uri) {
  const std::lock_guard lock(mutex_);
  sent_.erase(uri);
}

}  // namespace apparatus::server
