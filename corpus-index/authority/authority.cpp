#include "authority/authority.h"

#include "authority/embedded.h"

namespace apparatus::authority {
namespace {

std::shared_ptr<Authority> load(std::vector<Problem>& problems) {
  auto authority = std::make_shared<Authority>();
  authority->archives.add(embedded_file("archives.toml"), problems);
  authority->schemes.add(embedded_file("schemes.toml"), problems);
  authority->calendars.add(embedded_file("calendars.toml"), problems);
  authority->transliteration.add(embedded_file("transliteration.toml"), problems);
  authority->names.add(embedded_file("names.toml"), problems);
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

std::shared_ptr<const Authority> Authority::with_additions(std::string_view toml, std::vector<Problem>& problems) {
  auto authority = std::make_shared<Authority>(*built_in());
  authority->archives.add(toml, problems);
  authority->schemes.add(toml, problems);
  authority->names.add(toml, problems);
  return authority;
}

}  // namespace apparatus::authority
