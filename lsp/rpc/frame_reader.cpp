#include "lsp/rpc/frame_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace apparatus::rpc {
namespace {

constexpr std::string_view kContentLength = "content-length";
constexpr std::uint64_t kUntilNextHeader = UINT64_MAX;
// The longest spelling of the header that a search may have cut in two at the end of what has come.
constexpr std::size_t kLongestHeader = 64;
constexpr std::size_t kReserveAtMost =
    1024 * 1024;  // more is reserved as it comes, not as it is promised

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Where "Content-Length" begins, in any case.
std::size_t find_content_length(std::string_view text) {
  const auto found =
      std::search(text.begin(), text.end(), kContentLength.begin(), kContentLength.end(),
                  [](char a, char b) { return lower(a) == b; });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

// The digits of a line that is "Content-Length: N" from `at` to its end; nothing where it is not.
// Saturates.
std::optional<std::uint64_t> length_at(std::string_view line, std::size_t at) {
  std::size_t i = at + kContentLength.size();
  while (i < line.size() && is_blank(line[i])) ++i;
  if (i == line.size() || line[i] != ':') return std::nullopt;
  ++i;
  while (i < line.size() && is_blank(line[i])) ++i;
  std::size_t end = line.size();
  while (end > i && is_blank(line[end - 1])) --end;
  std::uint64_t value = 0;
  const auto [stop, error] = std::from_chars(line.data() + i, line.data() + end, value);
  if (stop != line.data() + end) return std::nullopt;
  if (error == std::errc::result_out_of_range) return UINT64_MAX;
  if (error != std::errc()) return std::nullopt;
  return value;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

void FrameReader::feed(std::string_view bytes) {
  buffer_.erase(0, std::exchange(start_, 0));
  buffer_ += bytes;
}

bool FrameReader::between_messages() const {
  return state_ == State::header && !has_header_ && start_ == buffer_.size();
}

void FrameReader::consume(std::size_t count) {
  start_ += count;
  if (start_ == buffer_.size()) {
    buffer_.clear();
    start_ = 0;
  }
}

FrameFault FrameReader::fail(std::string reason, std::uint64_t skip) {
  state_ = skip == 0 ? State::header : State::resynchronise;
  skip_ = skip;
  header_size_ = 0;
  has_header_ = false;
  length_.reset();
  header_trouble_.clear();
  return {std::move(reason)};
}

std::optional<FrameReader::Outcome> FrameReader::read_header_line(std::string_view line) {
  if (line.empty()) return end_header();
  if (line.front() == '#') return std::nullopt;  // lets people comment a transcript
  has_header_ = true;
  // A Content-Length behind other bytes is what a body that was longer than promised leaves on its
  // last line.
  const std::size_t at = find_content_length(line);
  if (at == std::string_view::npos) return std::nullopt;
  if (const auto length = length_at(line, at)) {
    length_ = length;
    header_trouble_.clear();
  } else if (!length_) {
    header_trouble_ = "Content-Length is not a number of bytes";
  }
  return std::nullopt;
}

std::optional<FrameReader::Outcome> FrameReader::end_header() {
  header_size_ = 0;
  if (!has_header_) return std::nullopt;  // a stray empty line
  if (!length_) {
    return fail(header_trouble_.empty() ? "a header without Content-Length" : header_trouble_, 0);
  }
  if (*length_ == 0) return fail("a message of no bytes", 0);
  if (*length_ > limits_.body) {
    return fail("a message of more than " + std::to_string(limits_.body) + " bytes", *length_);
  }
  state_ = State::body;
  has_header_ = false;
  body_.reserve(std::min<std::size_t>(*length_, kReserveAtMost));
  return std::nullopt;
}

// Each of the three takes what it can from `rest` and says whether it could go on.

bool FrameReader::read_header(std::string_view rest, std::optional<Outcome>& outcome) {
  const std::size_t end = rest.find('\n');
  const std::size_t size = end == std::string_view::npos ? rest.size() : end + 1;
  if (header_size_ + size > limits_.header) {
    outcome = fail("a header of more than " + std::to_string(limits_.header) + " bytes",
                   kUntilNextHeader);
    return true;
  }
  if (end == std::string_view::npos) return false;
  header_size_ += size;
  outcome = read_header_line(without_line_end(rest.substr(0, size)));
  consume(size);
  return true;
}

bool FrameReader::read_body(std::string_view rest, std::optional<Outcome>& outcome) {
  const std::size_t size = std::min<std::size_t>(*length_ - body_.size(), rest.size());
  body_ += rest.substr(0, size);
  consume(size);
  if (body_.size() < *length_) return false;
  outcome = Frame{std::exchange(body_, {})};
  length_.reset();
  state_ = State::header;
  return true;
}

bool FrameReader::resynchronise(std::string_view rest) {
  const std::size_t window = std::min<std::uint64_t>(rest.size(), skip_);
  const std::size_t at = find_content_length(rest.substr(0, window));
  std::size_t drop = window;
  if (at != std::string_view::npos) {
    const std::size_t end = rest.find('\n', at);
    const bool may_go_on = end == std::string_view::npos && rest.size() - at <= kLongestHeader;
    const bool is_header =
        end != std::string_view::npos && length_at(without_line_end(rest.substr(0, end + 1)), at);
    drop = may_go_on || is_header ? at : at + 1;
    if (is_header) state_ = State::header;
  } else if (window == rest.size() && window < skip_) {
    drop -= std::min(window, kContentLength.size() - 1);  // the word itself may be cut in two
  }
  if (drop == 0) return state_ == State::header;
  if (skip_ != kUntilNextHeader) skip_ -= drop;
  if (skip_ == 0) state_ = State::header;
  consume(drop);
  return true;
}

std::optional<FrameReader::Outcome> FrameReader::next() {
  std::optional<Outcome> outcome;
  bool goes_on = true;
  while (!outcome && goes_on && start_ < buffer_.size()) {
    const std::string_view rest = std::string_view(buffer_).substr(start_);
    switch (state_) {
      case State::header:
        goes_on = read_header(rest, outcome);
        break;
      case State::body:
        goes_on = read_body(rest, outcome);
        break;
      case State::resynchronise:
        goes_on = resynchronise(rest);
        break;
    }
  }
  return outcome;
}

std::string frame(std::string_view body) {
  std::string out = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  out += body;
  return out;
}

}  // namespace apparatus::rpc
