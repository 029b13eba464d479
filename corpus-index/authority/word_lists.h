// Reading the lists of words of data files: words with blanks between them, most of them by
// language.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <toml++/toml.h>

namespace apparatus::authority {

void for_each_word(std::string_view words, const std::function<void(std::string)>& take);

// The words of all languages under `key`; nothing where there is no such table.
void for_each_word(const toml::table& data, std::string_view key,
                   const std::function<void(std::string)>& take);

}  // namespace apparatus::authority
