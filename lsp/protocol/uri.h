// URIs of documents and paths of files. Editors write the same file in several ways ("file:///a b",
// "file:///a%20b", "file://localhost/a%20b"); one path comes of all. Other schemes
// ("untitled:Draft-1") are names without a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace apparatus::protocol {

// The absolute path of a file: URI; nothing for other schemes, other hosts and a URI that is none.
std::optional<std::string> path_of_uri(std::string_view uri);

// Percent-encodes all bytes but RFC 3986's unreserved ones and "/", as editors do.
std::string uri_of_path(std::string_view path);

}  // namespace apparatus::protocol
