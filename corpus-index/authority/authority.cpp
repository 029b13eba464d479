#include "authority/authority.h"

#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

// FNV-1a, 64 bits (Fowler, Noll, Vo): small, and not against anybody's malice.
std::uint64_t fingerprint_of(std::string_view text, std::uint64_t before) {
  std::uint64_t hash = before;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// Only the entries that an authority takes from a project file, so that a change of style does not
// count.
std::uint64_t fingerprint_of_additions(std::string_view toml, std::uint64_t before) {
  std::uint64_t hash = before;
  bool ours = false;
  while (!toml.empty()) {
    const std::size_t end = toml.find('\n');
    const std::string_view line = toml.substr(0, end);
    toml.remove_prefix(end == std::string_view::npos ? toml.size() : end + 1);
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] == '#') continue;
    if (line[begin] == '[') ours = line.substr(begin, 2) == "[[";
    if (ours) hash = fingerprint_of(line, hash);
  }
  return hash;
}

std::shared_ptr<Authority> load(std::vector<Problem>& problems) {
  auto authority = std::make_shared<Authority>();
  authority->archives.add(embedded_file("archives.toml"), problems);
  authority->schemes.add(embedded_file("schemes.toml"), problems);
  authority->calendars.add(embedded_file("calendars.toml"), problems);
  authority->transliteration.add(embedded_file("transliteration.toml"), problems);
  std::vector<std::string_view> word_files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.ends_with(".words")) word_files.push_back(file.content);
  }
  authority->names.add(embedded_file("names.toml"), word_files, authority->transliteration,
                       problems);
  authority->famous.add(embedded_file("famous_persons.toml"), authority->transliteration, problems);
  authority->references.add(embedded_file("references.toml"), problems);
  authority->fingerprint = 0xcbf29ce484222325;
  for (const EmbeddedFile& file : embedded_files()) {
    authority->fingerprint = fingerprint_of(file.content, authority->fingerprint);
  }
  return authority;
}

}  // namespace

std::shared_ptr<const Authority> Authority::built_in() {
  static const std::shared_ptr<const Authority> loaded = [] {
    std::vector<Problem> problems;
    return load(problems);
  }();
  return loaded;
}

std::shared_ptr<const Authority> Authority::with_additions(std::string_view toml,
                                                           std::vector<Problem>& problems) {
  auto authority = std::make_shared<Authority>(*built_in());
  authority->archives.add(toml, problems);
  authority->schemes.add(toml, problems);
  authority->names.add(toml, {}, authority->transliteration, problems);
  authority->fingerprint = fingerprint_of_additions(toml, authority->fingerprint);
  return authority;
}

}  // namespace apparatus::authority
