// Where the pages are that explain the codes. An installed program has them in
// ../share/doc/apparatus/checks from its own folder, wherever a package or a tarball was unpacked;
// one that was only built has them in the sources.
#include <filesystem>
#include <string>

#include "lsp/checks/check.h"

namespace apparatus::checks {
namespace {

std::string address_of_pages() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto pages = program.parent_path().parent_path() / "share/doc/apparatus/checks";
    if (std::filesystem::is_directory(pages, error)) return "file://" + pages.string();
  }
  return APPARATUS_PAGES;
}

}  // namespace

std::string documentation_link(std::string_view code) {
  static const std::string pages = address_of_pages();
  return pages + "/" + std::string(code) + ".md";
}

}  // namespace apparatus::checks
