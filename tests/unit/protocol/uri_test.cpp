#include "lsp/protocol/uri.h"

#include <gtest/gtest.h>

namespace apparatus::protocol {
namespace {

TEST(PathOfUri, OneFileHasManyUris) {
  for (const char* uri : {"file:///home/anna/a%20chapter.md", "file:///home/anna/a chapter.md",
                          "FILE:///home/anna/a%20chapter%2Emd", "file:/home/anna/a%20chapter.md",
                          "file://localhost/home/anna/a%20chapter.md"}) {
    EXPECT_EQ(path_of_uri(uri), "/home/anna/a chapter.md") << uri;
  }
}

TEST(PathOfUri, OtherSchemesAndHostsAreNoFiles) {
  for (const char* uri : {"untitled:Draft-1", "http://example.org/a.md", "file://server/share/a.md",
                          "", "file", "file:", "file:relative.md", "file:///a%00b"}) {
    EXPECT_EQ(path_of_uri(uri), std::nullopt) << uri;
  }
}

TEST(PathOfUri, APercentSignThatBeginsNoEscapeStandsForItself) {
  EXPECT_EQ(path_of_uri("file:///100%/50%z1.md"), "/100%/50%z1.md");
}

TEST(UriOfPath, EncodesAllButThePlain) {
  EXPECT_EQ(uri_of_path("/Письма/a b#1?.md"),
            "file:///%D0%9F%D0%B8%D1%81%D1%8C%D0%BC%D0%B0/a%20b%231%3F.md");
  EXPECT_EQ(uri_of_path("/plain-._~/x"), "file:///plain-._~/x");
}

TEST(UriOfPath, ComesBack) {
  std::string path = "/";
  for (int c = 1; c < 256; ++c) path += static_cast<char>(c);
  EXPECT_EQ(path_of_uri(uri_of_path(path)), path);
}

}  // namespace
}  // namespace apparatus::protocol
