// Whatever bytes a file holds, a reader answers, and what it answers keeps the promises of
// Document.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "tests/unit/text/document_promises.h"
#include "text/document.h"

namespace apparatus::text {
namespace {

constexpr std::array kFormats = {Format::plain, Format::markdown, Format::latex};

// The marks of all three formats, whole and broken, between words of several scripts.
constexpr auto kPieces = std::to_array<std::string_view>({"word ",
                                                          "Zinov'ev",
                                                          "Чураев",
                                                          "naïve",
                                                          "\xF0\x9D\x94\x84",
                                                          "\n",
                                                          "\n\n",
                                                          "\r\n",
                                                          "\r",
                                                          "\t",
                                                          " ",
                                                          "    ",
                                                          std::string_view("\0", 1),
                                                          "\x01",
                                                          "\f",
                                                          "\xC2\xAD",
                                                          "\xC2\xA0",
                                                          "\xEF\xBF\xBC",
                                                          "\xEF\xBB\xBF",
                                                          "*",
                                                          "**",
                                                          "_",
                                                          "`",
                                                          "```\n",
                                                          "~~~",
                                                          "~",
                                                          "$",
                                                          "$$",
                                                          "$$\n",
                                                          "<",
                                                          ">",
                                                          "<!--",
                                                          "-->",
                                                          "<sup>12</sup>",
                                                          "<sup>",
                                                          "[",
                                                          "]",
                                                          "[^1]",
                                                          "[^1]: ",
                                                          "^[",
                                                          "(",
                                                          ")",
                                                          "](http://x)",
                                                          "{",
                                                          "}",
                                                          "@key",
                                                          "[@key, pp. 3–5]",
                                                          "@{",
                                                          "![",
                                                          "\n> ",
                                                          "\n- ",
                                                          "\n12. ",
                                                          "\n# ",
                                                          "\n## Notes\n",
                                                          "\n---\n",
                                                          "\n***\n",
                                                          "| a | b |\n",
                                                          "|---|---|\n",
                                                          "\n===\n",
                                                          "\n[a]: http://x\n",
                                                          ":::",
                                                          "&nbsp;",
                                                          "&",
                                                          "¹²",
                                                          "²",
                                                          "\n¹ Note.\n",
                                                          "\n1 Note.\n",
                                                          "\n- 3. Note\n",
                                                          "end.3 ",
                                                          "“",
                                                          "”",
                                                          "‘",
                                                          "’",
                                                          "'",
                                                          "\"",
                                                          "«",
                                                          "»",
                                                          "„",
                                                          "''",
                                                          "``",
                                                          "--",
                                                          "---",
                                                          "- ",
                                                          "Chu-\nraev",
                                                          "\n\n42\n\n",
                                                          "\\",
                                                          "\\\\",
                                                          "%",
                                                          "% apparatus: ignore\n",
                                                          "\\footnote{",
                                                          "\\emph{",
                                                          "{\\em ",
                                                          "\\begin{quote}",
                                                          "\\end{quote}",
                                                          "\\begin{verbatim}",
                                                          "\\end{verbatim}",
                                                          "\\begin{document}",
                                                          "\\end{document}",
                                                          "\\section{",
                                                          "\\newcommand{\\X}[2]{\\X#1#2}",
                                                          "\\X{a}{b}",
                                                          "\\def\\Y#1{#1#1}",
                                                          "\\Y{",
                                                          "\\'e",
                                                          "\\v{s}",
                                                          "\\verb|",
                                                          "\\cite[4]{",
                                                          "\\autocites",
                                                          "\\enquote{",
                                                          "\\(",
                                                          "\\]",
                                                          "\\item",
                                                          "&",
                                                          "\\\\[2pt]",
                                                          "#1",
                                                          "\\title{",
                                                          "\\footnotemark",
                                                          "\\footnotetext{",
                                                          "\\iffalse",
                                                          "title: x\n"});

std::string random_text(std::mt19937& random, std::size_t pieces) {
  std::string text;
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[piece(random)];
  return text;
}

TEST(HostileInput, EveryMixtureOfMarksKeepsThePromises) {
  std::mt19937 random(1924);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 1 + random() % 60);
    for (const Format format : kFormats) {
      SCOPED_TRACE(testing::Message()
                   << "round " << round << ", format " << static_cast<int>(format));
      expect_promises(read_document(text, format));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(HostileInput, LongMixturesToo) {
  std::mt19937 random(1905);
  for (int round = 0; round < 12; ++round) {
    const std::string text = random_text(random, 8000);
    for (const Format format : kFormats) expect_promises(read_document(text, format));
  }
}

TEST(HostileInput, AnyBytesMadeUtf8KeepThePromises) {
  std::mt19937 random(1861);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(1 + random() % 300, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    for (const Format format : kFormats) expect_promises(read_document(scrub_utf8(bytes), format));
  }
}

// One mark thirty thousand times: what nests must not overflow the stack, and what is searched
// for in vain must not be searched for again and again (this test would then not end).
TEST(HostileInput, OneMarkWithoutEndIsReadInOneGo) {
  for (const std::string_view piece : kPieces) {
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += piece;
    for (const Format format : kFormats) {
      SCOPED_TRACE(testing::Message()
                   << "\"" << piece << "\", format " << static_cast<int>(format));
      expect_promises(read_document(text, format));
    }
  }
}

TEST(HostileInput, EmptyAndBlankTextsReadAsNothing) {
  for (const Format format : kFormats) {
    for (const char* text : {"", " ", "\n", "\r\n\r\n", "\t \f"}) {
      const Document document = read_document(text, format);
      EXPECT_EQ(document.reading, "");
      EXPECT_TRUE(document.blocks.empty());
      EXPECT_EQ(document.to_source({0, 0}), SourceRange{});
    }
  }
}

// A macro that doubles its argument, called inside itself, would grow beyond all bounds.
TEST(HostileInput, MacrosThatMultiplyAreCutShort) {
  std::string text = "\\def\\a#1{#1#1#1#1#1#1#1#1}";
  for (int i = 0; i < 30; ++i) text += "\\a{";
  text += "x";
  for (int i = 0; i < 30; ++i) text += "}";
  expect_promises(read_document(text, Format::latex));
  std::string chain = "\\def\\za{x}";
  for (char c = 'b'; c <= 'z'; ++c) {
    const std::string before = std::string("\\z") + static_cast<char>(c - 1) + " ";
    chain += std::string("\\def\\z") + c + "{";
    for (int i = 0; i < 9; ++i) chain += before;
    chain += "}";
  }
  expect_promises(read_document(chain + "\\zz", Format::latex));
}

// A definition in a macro's body is read again at every call. Each of these reads no more than it
// may, and there are a hundred of them.
TEST(HostileInput, DefinitionsInMacrosDrawOnTheSameBudget) {
  std::string text = "\\def\\q{" + std::string(4000, 'x') + "}";
  std::string body;
  for (int i = 0; i < 300; ++i) body += "\\q{}";
  text += "\\def\\w{\\newcommand{\\inner}{" + body + "}}";
  for (int i = 0; i < 100; ++i) text += "\\w{} ";
  const Document document = read_document(text, Format::latex);
  expect_promises(document);
  std::size_t written = document.reading.size();
  for (const MacroDefinition& macro : document.macro_definitions) written += macro.body.size();
  EXPECT_LT(written, 5 * text.size() + (1 << 20));
}

// An argument that every macro says twice, within one another.
TEST(HostileInput, ArgumentsThatAreReadTwiceAreCutShort) {
  std::string text = "\\def\\y#1{#1#1}";
  for (int i = 0; i < 500; ++i) text += "\\y{";
  const Document document = read_document(text, Format::latex);
  expect_promises(document);
  EXPECT_LT(document.reading.size(), 5 * text.size() + (1 << 20));
}

// Each would search the rest of the text for its end (this test would then take minutes).
TEST(HostileInput, EnvironmentsThatNeverEnd) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "\\begin{e" + std::to_string(i) + "}\n\n42\n\n";
  for (const Format format : kFormats) expect_promises(read_document(text, format));
}

// What fuzzing found: the end of a line was looked for at the second of them for ever.
TEST(HostileInput, SuperscriptsRightBehindOneAnother) {
  expect_promises(
      read_document("In May he left.<sup>1</sup><sup>2</sup>\n\nIn June he came "
                    "<sup>A</sup><sup>A</sup>\n\nagain.\n",
                    Format::plain));
}

// What fuzzing found: a heap of half-written definitions that held one another.
TEST(HostileInput, HalfWrittenDefinitionsInOneAnother) {
  const std::string ring =
      "\\newcommand{\\б}{y\\newcommand\\§{x} \\§a \\§n\\б}{y}\\б{y}\\б\\б}{+y}d{\\б}{y}\\б";
  expect_promises(read_document(ring, Format::latex));
}

}  // namespace
}  // namespace apparatus::text
