#include "lsp/server/latency.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <system_error>
#include <utility>

#include "lsp/server/version.h"

namespace apparatus::server {
namespace {

constexpr std::string_view kOther = "other";
constexpr unsigned kBits = 3;  // classes to a doubling, as a power of two
constexpr std::uint32_t kPerDoubling = 1u << kBits;

// Below kPerDoubling every microsecond is a class of its own.
std::size_t class_of(std::uint32_t microseconds) {
  if (microseconds < kPerDoubling) return microseconds;
  const unsigned doublings = static_cast<unsigned>(std::bit_width(microseconds)) - 1 - kBits;
  return doublings * kPerDoubling + (microseconds >> doublings);
}

// The longest duration of a class.
std::uint32_t end_of_class(std::size_t number) {
  if (number < 2 * kPerDoubling) return static_cast<std::uint32_t>(number);
  const auto doublings = static_cast<unsigned>(number / kPerDoubling) - 1;
  const std::uint64_t first = (number % kPerDoubling + kPerDoubling) << doublings;
  const std::uint64_t last = first + (std::uint64_t{1} << doublings) - 1;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(last, UINT32_MAX));
}

std::uint32_t in_microseconds(std::chrono::microseconds took) {
  const auto count = std::max<std::chrono::microseconds::rep>(took.count(), 0);
  return static_cast<std::uint32_t>(std::min<std::chrono::microseconds::rep>(count, UINT32_MAX));
}

double in_milliseconds(std::chrono::microseconds took) {
  return static_cast<double>(took.count()) / 1000.0;
}

}  // namespace

void LatencyHistogram::add(std::chrono::microseconds took) {
  const std::uint32_t time = in_microseconds(took);
  counts_[class_of(time)].fetch_add(1, std::memory_order_relaxed);
  std::uint32_t longest = longest_.load(std::memory_order_relaxed);
  while (time > longest &&
         !longest_.compare_exchange_weak(longest, time, std::memory_order_relaxed)) {
  }
}

LatencyHistogram::Summary LatencyHistogram::summary() const {
  std::array<std::uint64_t, kClasses> counts{};
  Summary summary;
  for (std::size_t i = 0; i < kClasses; ++i) {
    counts[i] = counts_[i].load(std::memory_order_relaxed);
    summary.count += counts[i];
  }
  summary.longest = std::chrono::microseconds(longest_.load(std::memory_order_relaxed));
  // The smallest class that has this part of all in it or before it.
  const auto quantile = [&](std::uint64_t hundredths) {
    const std::uint64_t wanted = (summary.count * hundredths + 99) / 100;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < kClasses; ++i) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return std::min(std::chrono::microseconds(end_of_class(i)), summary.longest);
      }
    }
    return std::chrono::microseconds(0);
  };
  summary.median = quantile(50);
  summary.percentile_99 = quantile(99);
  return summary;
}

RequestClock::RequestClock(Clock::time_point arrived) : arrived_(arrived), last_(arrived) {
  end(Phase::queue);
}

void RequestClock::end(Phase phase) {
  const auto now = Clock::now();
  phases_[static_cast<std::size_t>(phase)] += now - last_;
  last_ = now;
}

std::chrono::microseconds RequestClock::of(Phase phase) const {
  return std::chrono::duration_cast<std::chrono::microseconds>(
      phases_[static_cast<std::size_t>(phase)]);
}

std::chrono::microseconds RequestClock::total() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(last_ - arrived_);
}

LatencyRecord::LatencyRecord(std::vector<std::string_view> methods)
    : methods_(std::move(methods)), since_(std::chrono::system_clock::now()) {
  methods_.push_back(kOther);
  std::sort(methods_.begin(), methods_.end());
  methods_.erase(std::unique(methods_.begin(), methods_.end()), methods_.end());
  histograms_ = std::vector<LatencyHistogram>(methods_.size());
}

void LatencyRecord::add(std::string_view method, std::chrono::microseconds took) {
  auto found = std::lower_bound(methods_.begin(), methods_.end(), method);
  if (found == methods_.end() || *found != method) {
    found = std::lower_bound(methods_.begin(), methods_.end(), kOther);
  }
  histograms_[static_cast<std::size_t>(found - methods_.begin())].add(took);
  count_.fetch_add(1, std::memory_order_relaxed);
}

void LatencyRecord::add(std::string_view method, const RequestClock& clock, std::size_t size,
                        const std::function<std::string()>& about) {
  const auto total = clock.total();
  add(method, total);
  if (total <= kSlowRequest) return;
  using Phase = RequestClock::Phase;
  spdlog::warn(
      "{} took {:.0f} ms (queue {:.1f}, snapshot {:.1f}, work {:.1f}, write {:.1f}; "
      "message {} bytes, {})",
      method, in_milliseconds(total), in_milliseconds(clock.of(Phase::queue)),
      in_milliseconds(clock.of(Phase::snapshot)), in_milliseconds(clock.of(Phase::work)),
      in_milliseconds(clock.of(Phase::write)), size, about());
}

protocol::LatencyReport LatencyRecord::report() const {
  protocol::LatencyReport report;
  report.version = program_version();
  report.since =
      std::chrono::duration_cast<std::chrono::seconds>(since_.time_since_epoch()).count();
  for (std::size_t i = 0; i < methods_.size(); ++i) {
    const auto summary = histograms_[i].summary();
    if (summary.count == 0) continue;
    report.methods.push_back({.method = std::string(methods_[i]),
                              .count = summary.count,
                              .median = summary.median.count(),
                              .percentile_99 = summary.percentile_99.count(),
                              .longest = summary.longest.count()});
  }
  return report;
}

void save(const protocol::LatencyReport& report, const std::filesystem::path& folder) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) return;
  const auto file = folder / kLatencyFile;
  auto fresh = file;
  fresh += "." + std::to_string(getpid());
  bool written = false;
  {
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << protocol::text_of(report) << std::flush;
    written = static_cast<bool>(stream);
  }
  if (written) std::filesystem::rename(fresh, file, ignored);
  if (!written || ignored) std::filesystem::remove(fresh, ignored);
}

}  // namespace apparatus::server
