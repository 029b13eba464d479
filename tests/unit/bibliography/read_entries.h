// Files of entries for tests, folded in the plainest way: small letters, a title's first word
// without "The".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibliography/entry_file.h"

namespace apparatus::bibliography {

inline std::string small_letters(std::string_view word) {
  std::string lowered(word);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lowered;
}

inline const Folding& plain_folding() {
  static const Folding folding{small_letters, [](std::string_view title) {
                                 if (title.starts_with("The ")) title.remove_prefix(4);
                                 return small_letters(title.substr(0, title.find(' ')));
                               }};
  return folding;
}

inline std::shared_ptr<const EntryFile> read_file(std::string source, std::string path,
                                                  const EntryFile* before = nullptr) {
  const Written written = written_in(path);
  return EntryFile::read(std::move(source), std::move(path), written, plain_folding(), before);
}

inline std::vector<Entry> entries_of(const EntryFile& file) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < file.size(); ++i) entries.push_back(file.entry(i));
  return entries;
}

inline std::vector<Entry> read_bibtex(std::string source, const char* file) {
  return entries_of(*EntryFile::read(std::move(source), file, Written::bibtex, plain_folding()));
}
inline std::vector<Entry> read_csl_json(std::string source, const char* file) {
  return entries_of(*EntryFile::read(std::move(source), file, Written::csl_json, plain_folding()));
}
inline std::vector<Entry> read_csl_yaml(std::string source, const char* file) {
  return entries_of(*EntryFile::read(std::move(source), file, Written::csl_yaml, plain_folding()));
}

}  // namespace apparatus::bibliography
