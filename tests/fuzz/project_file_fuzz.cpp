// apparatus.toml of any bytes: a project always comes out, with an authority.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lsp/project/project.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace apparatus;
  const std::string_view toml(reinterpret_cast<const char*>(data), size);
  const auto project = project::parse_project(toml, "/nowhere/apparatus.toml");
  fuzz::expect(project.authority != nullptr, "a project has an authority");
  for (const auto& problem : project.problems)
    fuzz::expect(!problem.message.empty(), "a problem says what it is");
  return 0;
}
