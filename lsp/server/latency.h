// How long requests take, method by method, recorded in the product itself: always on, since it
// costs a request two atomic additions and no allocation. A request that takes longer than a person
// waits without noticing is told in the log, with its sizes and phases and never a word of the
// draft.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/protocol/latency_json.h"

namespace apparatus::server {

// Durations in classes that widen with the duration: eight to a doubling, so that a quantile is
// told with an error of an eighth at most, always upward. From 1 µs to over an hour.
class LatencyHistogram {
 public:
  struct Summary {
    std::uint64_t count = 0;
    std::chrono::microseconds median{0}, percentile_99{0}, longest{0};
  };

  // From any thread; never waits.
  void add(std::chrono::microseconds took);
  // What was added from other threads meanwhile may or may not be in it.
  Summary summary() const;

 private:
  static constexpr std::size_t kClasses = 256;
  std::array<std::atomic<std::uint32_t>, kClasses> counts_{};
  std::atomic<std::uint32_t> longest_{0};  // microseconds
};

// The phases of one request, which follow one another: waiting for a thread, reading the draft
// (where nobody had asked about this version before), the feature's own work, writing the answer.
class RequestClock {
 public:
  enum class Phase : std::uint8_t { queue, snapshot, work, write };
  using Clock = std::chrono::steady_clock;

  // The phase `queue` ends here.
  explicit RequestClock(Clock::time_point arrived);
  void end(Phase phase);

  std::chrono::microseconds of(Phase phase) const;
  std::chrono::microseconds total() const;

 private:
  const Clock::time_point arrived_;
  Clock::time_point last_;
  std::array<Clock::duration, 4> phases_{};
};

class LatencyRecord {
 public:
  // Requests of other methods are counted together.
  explicit LatencyRecord(std::vector<std::string_view> methods);

  void add(std::string_view method, std::chrono::microseconds took);
  // The same, and a line in the log for a slow one. `size`: of the message, in bytes; `about` tells
  // the sizes of what it was about, and is called only then.
  void add(std::string_view method, const RequestClock& clock, std::size_t size,
           const std::function<std::string()>& about);

  // Grows with every request.
  std::uint64_t count() const { return count_; }
  // Methods that were asked at least once, by name.
  protocol::LatencyReport report() const;

 private:
  std::vector<std::string_view> methods_;  // sorted
  std::vector<LatencyHistogram> histograms_;
  std::atomic<std::uint64_t> count_{0};
  const std::chrono::system_clock::time_point since_;
};

inline constexpr std::chrono::milliseconds kSlowRequest{100};
// In the folder of a project's index; what the server that wrote last has measured.
inline constexpr std::string_view kLatencyFile = "latency.json";

// Into a folder that is there already, under a name of its own first, so that a reader finds the
// file before or the file after. Nothing is said where that fails: the record is no work of the
// writer's.
void save(const protocol::LatencyReport& report, const std::filesystem::path& folder);

}  // namespace apparatus::server
