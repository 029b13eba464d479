// Reading the parameters of messages: each structure has a `read` that fills it from JSON and says
// whether it could. What is optional or unknown never hurts; what is required and missing, or of
// the wrong kind, is told with its path
// ("position.line: expected a number from 0"), which is all that the editor's author needs to see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/rpc/json.h"

namespace apparatus::protocol {

using rpc::Json;

// Where in the parameters a reader is, on the stack, so that nothing is built while all goes well.
class Path {
 public:
  explicit Path(std::string& fault)
      : fault_(fault) {}  // the root; the first fault is written there
  Path in(std::string_view field) const { return {this, field, 0}; }
  Path at(std::size_t index) const { return {this, {}, index}; }

  // Notes what was expected here. Always false, for `return path.expected("a string");`.
  bool expected(std::string_view what) const;

 private:
  Path(const Path* parent, std::string_view field, std::size_t index)
      : parent_(parent), field_(field), index_(index), fault_(parent->fault_) {}
  void write(std::string& out) const;

  const Path* parent_ = nullptr;
  std::string_view field_;
  std::size_t index_ = 0;
  std::string& fault_;
};

bool read(const Json& json, std::string& out, const Path& path);
bool read(const Json& json, bool& out, const Path& path);
bool read(const Json& json, std::int64_t& out, const Path& path);
// LSP's uinteger; a whole number written as "3.0" is one, and what is above 32 bits is the largest.
bool read(const Json& json, std::uint32_t& out, const Path& path);
// Kept as it is.
bool read(const Json& json, Json& out, const Path& path);

template <class T>
bool read(const Json& json, std::vector<T>& out, const Path& path) {
  if (!json.is_array()) return path.expected("a list");
  out.clear();
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    T element;
    if (!read(json[i], element, path.at(i))) return false;
    out.push_back(std::move(element));
  }
  return true;
}

template <class T>
bool read(const Json& json, std::optional<T>& out, const Path& path) {
  T value;
  if (!read(json, value, path)) return false;
  out = std::move(value);
  return true;
}

// The members of one object.
class ObjectReader {
 public:
  ObjectReader(const Json& json, const Path& path) : json_(json), path_(path) {}

  // False, and the fault noted, where this is no object.
  bool is_object() const { return json_.is_object() || path_.expected("an object"); }

  template <class T>
  bool required(const char* field, T& out) const {
    const auto it = json_.find(field);
    const Path inner = path_.in(field);
    if (it == json_.end()) return inner.expected("a value: it is missing");
    return read(*it, out, inner);
  }
  // Missing and null leave `out` alone.
  template <class T>
  bool optional(const char* field, T& out) const {
    const auto it = json_.find(field);
    if (it == json_.end() || it->is_null()) return true;
    return read(*it, out, path_.in(field));
  }

 private:
  const Json& json_;
  const Path& path_;
};

}  // namespace apparatus::protocol
