#include "lsp/protocol/reader.h"

#include <cmath>
#include <limits>

namespace apparatus::protocol {

void Path::write(std::string& out) const {
  if (parent_ == nullptr) return;
  parent_->write(out);
  if (field_.empty()) {
    out += '[' + std::to_string(index_) + ']';
    return;
  }
  if (!out.empty()) out += '.';
  out += field_;
}

bool Path::expected(std::string_view what) const {
  if (!fault_.empty()) return false;
  write(fault_);
  if (fault_.empty()) fault_ = "params";
  fault_ += ": expected ";
  fault_ += what;
  return false;
}

bool read(const Json& json, std::string& out, const Path& path) {
  if (!json.is_string()) return path.expected("a string");
  out = json.get_ref<const std::string&>();
  return true;
}

bool read(const Json& json, bool& out, const Path& path) {
  if (!json.is_boolean()) return path.expected("true or false");
  out = json.get<bool>();
  return true;
}

bool read(const Json& json, std::int64_t& out, const Path& path) {
  if (!json.is_number_integer()) return path.expected("a whole number");
  out = json.get<std::int64_t>();
  return true;
}

bool read(const Json& json, std::uint32_t& out, const Path& path) {
  constexpr double kLargest = std::numeric_limits<std::uint32_t>::max();
  if (!json.is_number()) return path.expected("a number from 0");
  const auto value = json.get<double>();
  if (!(value >= 0) || value != std::floor(value)) return path.expected("a whole number from 0");
  out = value >= kLargest ? std::numeric_limits<std::uint32_t>::max()
                          : static_cast<std::uint32_t>(value);
  return true;
}

bool read(const Json& json, Json& out, const Path&) {
  out = json;
  return true;
}

}  // namespace apparatus::protocol
