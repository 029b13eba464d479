// The semantic tokens that were last sent of each draft, so that the next answer may say what has
// changed only. Used from several workers at once.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace apparatus::server {

class TokenHistory {
 public:
  using Data = std::vector<std::uint32_t>;

  // Keeps what is sent of a draft in the place of what was kept; the id under which it is asked
  // for.
  std::string keep(const std::string& uri, Data data);
  // What was sent under that id; nothing where something else has been sent since.
  std::optional<Data> sent(const std::string& uri, const std::string& id) const;
  void forget(const std::string& uri);

 private:
  struct Sent {
    std::string id;
    Data data;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Sent> sent_;
  std::uint64_t count_ = 0;
};

}  // namespace apparatus::server
