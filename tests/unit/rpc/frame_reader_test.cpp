#include "lsp/rpc/frame_reader.h"

#include <gtest/gtest.h>

#include <vector>

namespace apparatus::rpc {
namespace {

// What a reader makes of a stream: bodies as they are, faults in angle brackets.
std::vector<std::string> read(std::string_view stream, FrameLimits limits = {},
                              std::size_t chunk = std::string_view::npos) {
  FrameReader reader(limits);
  std::vector<std::string> seen;
  while (!stream.empty()) {
    reader.feed(stream.substr(0, chunk));
    stream.remove_prefix(std::min(chunk, stream.size()));
    while (auto outcome = reader.next()) {
      if (auto* frame = std::get_if<Frame>(&*outcome)) {
        seen.push_back(frame->body);
      } else {
        seen.push_back("<" + std::get<FrameFault>(*outcome).reason + ">");
      }
    }
  }
  return seen;
}

using Seen = std::vector<std::string>;

TEST(FrameReader, ReadsMessagesBackToBack) {
  EXPECT_EQ(read("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\n[{}]"), (Seen{"{}", "[{}]"}));
}

TEST(FrameReader, ReadsTheSameInPiecesOfAnySize) {
  const std::string stream =
      "Content-Length: 2\r\n\r\n{}"
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 4\r\n\r\n[{}]"
      "nonsense\r\n\r\n"
      "Content-Length: 90\r\n\r\n{\"a\":1}Content-Length: 3\r\n\r\n[1]";
  const FrameLimits limits{.header = 200, .body = 80};
  const auto whole = read(stream, limits);
  EXPECT_EQ(whole, (Seen{"{}", "[{}]", "<a header without Content-Length>",
                         "<a message of more than 80 bytes>", "[1]"}));
  for (std::size_t chunk = 1; chunk < 40; ++chunk) EXPECT_EQ(read(stream, limits, chunk), whole);
}

TEST(FrameReader, TakesHeadersInAnyOrderAndCaseAndTheLastOfTwo) {
  EXPECT_EQ(read("content-type: x\r\nCONTENT-LENGTH:2\r\n\r\n{}"), Seen{"{}"});
  EXPECT_EQ(read("Content-Length: 7\r\nContent-Length: 2\r\n\r\n{}"), Seen{"{}"});
}

TEST(FrameReader, TakesBareLineFeedsAndStrayEmptyLines) {
  EXPECT_EQ(read("\r\n\nContent-Length: 2\n\n{}\r\nContent-Length: 2\r\n\r\n[]"),
            (Seen{"{}", "[]"}));
}

TEST(FrameReader, SkipsCommentsOfTranscripts) {
  EXPECT_EQ(read("# the editor says hello\nContent-Length: 2\r\n\r\n{}"), Seen{"{}"});
}

TEST(FrameReader, TellsOfABlockWithoutLengthAndGoesOn) {
  EXPECT_EQ(read("Content-Type: x\r\n\r\nContent-Length: 2\r\n\r\n{}"),
            (Seen{"<a header without Content-Length>", "{}"}));
}

TEST(FrameReader, TellsOfALengthThatIsNone) {
  for (const char* length : {"-1", "1.5", "two", "", "0x10"}) {
    EXPECT_EQ(
        read("Content-Length: " + std::string(length) + "\r\n\r\nContent-Length: 2\r\n\r\n{}"),
        (Seen{"<Content-Length is not a number of bytes>", "{}"}))
        << length;
  }
  EXPECT_EQ(read("Content-Length: 0\r\n\r\nContent-Length: 2\r\n\r\n{}"),
            (Seen{"<a message of no bytes>", "{}"}));
}

TEST(FrameReader, SkipsABodyAboveTheLimitToItsEnd) {
  const std::string big(1000, 'x');
  EXPECT_EQ(
      read("Content-Length: 1000\r\n\r\n" + big + "Content-Length: 2\r\n\r\n{}", {.body = 99}),
      (Seen{"<a message of more than 99 bytes>", "{}"}));
}

TEST(FrameReader, AHugeLengthThatIsALieCostsOneMessage) {
  const FrameLimits limits{.body = 1000};
  for (const char* length : {"9999999999", "99999999999999999999999999"}) {
    EXPECT_EQ(read("Content-Length: " + std::string(length) +
                       "\r\n\r\n{\"a\":1}Content-Length: 2\r\n\r\n{}",
                   limits),
              (Seen{"<a message of more than 1000 bytes>", "{}"}));
  }
}

TEST(FrameReader, TheWordsInsideOfASkippedBodyAreNoHeader) {
  const std::string body = R"({"text":"Content-Length: 2\r\n\r\n{}"})" + std::string(100, ' ');
  EXPECT_EQ(read(frame(body) + frame("[]"), {.body = 50}),
            (Seen{"<a message of more than 50 bytes>", "[]"}));
}

TEST(FrameReader, FindsTheNextMessageBehindABodyLongerThanPromised) {
  EXPECT_EQ(read("Content-Length: 2\r\n\r\n{}}}}Content-Length: 2\r\n\r\n[]"), (Seen{"{}", "[]"}));
}

TEST(FrameReader, AHeaderWithoutEndIsGivenUpAtTheLimit) {
  const std::string endless(10'000, 'a');
  EXPECT_EQ(read(endless + "\r\nContent-Length: 2\r\n\r\n{}", {.header = 100}),
            (Seen{"<a header of more than 100 bytes>", "{}"}));
}

TEST(FrameReader, KnowsWhetherTheStreamEndedBetweenMessages) {
  FrameReader reader;
  reader.feed("Content-Length: 2\r\n\r\n{}");
  EXPECT_TRUE(reader.next());
  EXPECT_TRUE(reader.between_messages());
  reader.feed("Content-Length: 2\r\n\r\n{");
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.between_messages());
}

TEST(Frame, CountsBytesNotLetters) { EXPECT_EQ(frame("\"Ж\""), "Content-Length: 4\r\n\r\n\"Ж\""); }

}  // namespace
}  // namespace apparatus::rpc
