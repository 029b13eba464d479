#include "lsp/server/latency.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "tests/unit/temporary_folder.h"

namespace apparatus::server {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(LatencyHistogram, KnowsNothingAtFirst) {
  const LatencyHistogram histogram;
  EXPECT_EQ(histogram.summary().count, 0u);
  EXPECT_EQ(histogram.summary().percentile_99, microseconds(0));
}

TEST(LatencyHistogram, OneRequestIsAllItKnows) {
  for (const int time : {0, 1, 7, 8, 9, 15, 16, 17, 100, 4096, 123'456'789}) {
    LatencyHistogram histogram;
    histogram.add(microseconds(time));
    EXPECT_EQ(histogram.summary().median, microseconds(time)) << time;
    EXPECT_EQ(histogram.summary().longest, microseconds(time)) << time;
  }
}

TEST(LatencyHistogram, TellsQuantilesAnEighthTooLongAtMost) {
  LatencyHistogram histogram;
  for (int i = 1; i <= 10'000; ++i) histogram.add(microseconds(i));
  const auto summary = histogram.summary();
  EXPECT_EQ(summary.count, 10'000u);
  EXPECT_GE(summary.median, microseconds(5000));
  EXPECT_LE(summary.median, microseconds(5000 * 9 / 8));
  EXPECT_GE(summary.percentile_99, microseconds(9900));
  EXPECT_LE(summary.percentile_99, microseconds(10'000));
  EXPECT_EQ(summary.longest, microseconds(10'000));
}

TEST(LatencyHistogram, OneSlowRequestInAHundredIsThe99thPercentileNoMore) {
  LatencyHistogram histogram;
  for (int i = 0; i < 99; ++i) histogram.add(microseconds(10));
  histogram.add(seconds(1));
  EXPECT_EQ(histogram.summary().percentile_99, microseconds(10));
  EXPECT_EQ(histogram.summary().longest, seconds(1));
  histogram.add(seconds(1));
  EXPECT_EQ(histogram.summary().percentile_99, seconds(1));
}

TEST(LatencyHistogram, TakesWhatNoClockShouldTell) {
  LatencyHistogram histogram;
  histogram.add(microseconds(-5));
  histogram.add(std::chrono::hours(24 * 365));
  EXPECT_EQ(histogram.summary().count, 2u);
  EXPECT_EQ(histogram.summary().longest, microseconds(UINT32_MAX));
}

TEST(LatencyHistogram, LosesNothingBetweenThreads) {
  LatencyHistogram histogram;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int time = 0; time < 1000; ++time) histogram.add(microseconds(time));
      });
    }
  }
  EXPECT_EQ(histogram.summary().count, 4000u);
}

TEST(RequestClock, ItsPhasesAddUp) {
  RequestClock clock(RequestClock::Clock::now() - milliseconds(30));
  clock.end(RequestClock::Phase::snapshot);
  clock.end(RequestClock::Phase::work);
  clock.end(RequestClock::Phase::write);
  EXPECT_GE(clock.of(RequestClock::Phase::queue), milliseconds(30));
  auto sum = microseconds(0);
  for (const auto phase : {RequestClock::Phase::queue, RequestClock::Phase::snapshot,
                           RequestClock::Phase::work, RequestClock::Phase::write}) {
    sum += clock.of(phase);
  }
  EXPECT_LE(sum, clock.total());
  EXPECT_GE(sum + microseconds(4), clock.total());  // each is rounded down
}

TEST(LatencyRecord, CountsByMethodAndTheUnknownTogether) {
  LatencyRecord record({"textDocument/hover", "textDocument/completion"});
  record.add("textDocument/hover", microseconds(100));
  record.add("textDocument/hover", microseconds(300));
  record.add("textDocument/somethingNew", microseconds(7));
  const auto report = record.report();
  ASSERT_EQ(report.methods.size(), 2u);
  EXPECT_EQ(report.methods[0].method, "other");
  EXPECT_EQ(report.methods[0].longest, 7);
  EXPECT_EQ(report.methods[1].method, "textDocument/hover");
  EXPECT_EQ(report.methods[1].count, 2u);
  EXPECT_EQ(record.count(), 3u);
}

TEST(LatencyRecord, LogsWhatIsSlowAndOnlyThat) {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  LatencyRecord record({"textDocument/hover"});
  const auto now = RequestClock::Clock::now();
  record.add("textDocument/hover", RequestClock(now), 200, [] {
    ADD_FAILURE() << "nobody needs to know";
    return "";
  });
  EXPECT_EQ(log.str(), "");
  record.add("textDocument/hover", RequestClock(now - milliseconds(500)), 200,
             [] { return "draft 1234 bytes, version 7"; });
  spdlog::set_default_logger(before);
  EXPECT_NE(log.str().find("textDocument/hover took 50"), std::string::npos) << log.str();
  EXPECT_NE(log.str().find("message 200 bytes, draft 1234 bytes, version 7"), std::string::npos);
}

TEST(LatencyRecord, IsReadAsItWasSaved) {
  const TemporaryFolder folder;
  LatencyRecord record({"textDocument/hover"});
  record.add("textDocument/hover", microseconds(250));
  save(record.report(), folder.path());
  save(record.report(), folder.path());  // takes the place of the one before
  std::ifstream stream(folder.path() / kLatencyFile);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  const auto report = protocol::latency_report_of(text);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->version, record.report().version);
  EXPECT_EQ(report->since, record.report().since);
  ASSERT_EQ(report->methods.size(), 1u);
  EXPECT_EQ(report->methods[0].method, "textDocument/hover");
  EXPECT_EQ(report->methods[0].median, 250);
  const auto files = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(LatencyRecord, WhatIsNoRecordIsNothing) {
  for (const char* text : {"", "{", "[]", "{\"version\": \"1\"}", "7",
                           "{\"version\": \"1\", \"since\": 1, \"methods\": [{\"count\": 1}]}"}) {
    EXPECT_FALSE(protocol::latency_report_of(text)) << text;
  }
}

TEST(LatencyRecord, AFolderThatIsNotThereCostsNothing) {
  const TemporaryFolder folder;
  save(LatencyRecord({}).report(), folder.path() / "nowhere");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "nowhere"));
}

}  // namespace
}  // namespace apparatus::server
