// One pass with a short stack of opened marks. A mark is told from an apostrophe by its neighbours;
// where they leave it open ("the workers' affairs"), the next mark decides.
#include "text/quotations.h"

#include <array>
#include <cstdint>
#include <optional>

#include "text/byte_scan.h"

namespace apparatus::text {
namespace {

enum class Mark : std::uint8_t {
  straight_double,
  straight_single,
  curly_double,
  curly_single,
  low_double,
  guillemets
};

struct Opened {
  Mark mark;
  std::uint32_t at;                        // where its mark begins
  std::optional<std::uint32_t> maybe_end;  // behind a mark that may be an apostrophe
  bool soft_signs = false;                 // apostrophes inside words: transliterated Russian
};

// Longer quotations inside a note are speech, not titles.
constexpr std::uint32_t kLongestTitle = 250;
constexpr std::size_t kDeepest = 4;

bool is_letter(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}
bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }
bool is_blank(unsigned char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == 0;
}

// Bytes that begin a mark, for a scan that looks at nothing else.
struct MayBeginMark {
  auto operator()(Bytes16 b) const { return (b == '"') | (b == '\'') | (b == 0xE2) | (b == 0xC2); }
};

class Finder {
 public:
  Finder(std::string_view reading, const Block& block, std::vector<ZoneSpan>& zones)
      : text_(reading.substr(0, block.range.end)), block_(block), zones_(zones) {}

  void run(ByteScan<MayBeginMark>& marks) {
    const std::uint32_t end = block_.range.end;
    for (std::uint32_t at = marks.next(block_.range.begin, end); at < end;
         at = marks.next(at, end)) {
      at += read_mark(at);
    }
    while (depth_ > 0) {
      const Opened& opened = stack_[depth_ - 1];
      if (opened.maybe_end) add(opened.at, *opened.maybe_end);
      --depth_;
    }
  }

 private:
  unsigned char byte(std::uint32_t at) const {
    return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0;
  }
  unsigned char before(std::uint32_t at) const {
    return at > block_.range.begin ? static_cast<unsigned char>(text_[at - 1]) : 0;
  }
  bool is_at(std::uint32_t at, std::string_view what) const {
    return text_.substr(at, what.size()) == what;
  }

  // Reads the mark at `at`; how many bytes to go on.
  std::uint32_t read_mark(std::uint32_t at) {
    switch (byte(at)) {
      case '"':
        return straight_double(at, 1);
      case '\'':
        // Two single marks in a row are a double one.
        if (byte(at + 1) == '\'') {
          // … or a soft sign at the end of a quotation: 'the Oblast'' is one.
          const bool closes = find(Mark::straight_single) && !find(Mark::straight_double);
          if (closes && is_letter(before(at))) return 1 + close(Mark::straight_single, at + 1, 1);
          return straight_double(at, 2);
        }
        return straight_single(at);
      case 0xC2:
        if (byte(at + 1) == 0xAB) return open(Mark::guillemets, at, 2);
        if (byte(at + 1) == 0xBB) return close(Mark::guillemets, at, 2);
        return 2;
      default:
        break;
    }
    if (byte(at + 1) != 0x80) return 3;
    switch (byte(at + 2)) {
      case 0x98:  // ‘
        if (is_at(at + 3, "‘")) return open(Mark::curly_double, at, 6);
        return curly_single_open(at);
      case 0x99:  // ’
        if (is_at(at + 3, "’") && find(Mark::curly_double)) return close(Mark::curly_double, at, 6);
        return single_close(Mark::curly_single, at, 3);
      case 0x9C:  // “ closes a German quotation
        if (find(Mark::low_double)) return close(Mark::low_double, at, 3);
        return open(Mark::curly_double, at, 3);
      case 0x9D:  // ”
        if (!find(Mark::curly_double)) return close(Mark::low_double, at, 3);
        return close(Mark::curly_double, at, 3);
      case 0x9E:  // „
        return open(Mark::low_double, at, 3);
      default:
        return 3;
    }
  }

  std::uint32_t straight_double(std::uint32_t at, std::uint32_t width) {
    const unsigned char left = before(at);
    const unsigned char right = byte(at + width);
    // A hard sign: S"ezd.
    if (is_letter(left) && left < 0x80 && right >= 'a' && right <= 'z') return width;
    if (find(Mark::straight_double) && !is_blank(left)) {
      return close(Mark::straight_double, at, width);
    }
    if (is_blank(right)) return close(Mark::straight_double, at, width);
    return open(Mark::straight_double, at, width);
  }

  // Whether a word or a sentence may begin behind a single mark at `at`.
  bool may_open(std::uint32_t at, std::uint32_t width) const {
    const unsigned char left = before(at);
    const bool free_left = is_blank(left) || left == '(' || left == '[' || left == '-' ||
                           left == '/' || left == '"' || (at >= 3 && is_dash_or_quote(at - 3));
    if (!free_left || is_blank(byte(at + width))) return false;
    // The '20s, in '68: an apostrophe for the century.
    const std::uint32_t next = at + width;
    const bool century =
        is_digit(byte(next)) && is_digit(byte(next + 1)) && !is_digit(byte(next + 2));
    return !century || byte(next + 2) == ' ';
  }
  bool is_dash_or_quote(std::uint32_t at) const {
    if (byte(at) != 0xE2 || byte(at + 1) != 0x80) return false;
    const unsigned char last = byte(at + 2);
    return last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9E;
  }

  std::uint32_t curly_single_open(std::uint32_t at) {
    // Transliterations write ‘ and ’ without a difference; inside a word it is a soft sign.
    const unsigned char left = before(at);
    if (is_letter(left) && !is_dash_or_quote(at >= 3 ? at - 3 : 0)) return 3;
    return open(Mark::curly_single, at, 3);
  }

  std::uint32_t straight_single(std::uint32_t at) {
    if (may_open(at, 1)) return open(Mark::straight_single, at, 1);
    // LaTeX writes `…': only the opening mark is told from an apostrophe.
    if (!find(Mark::straight_single)) return single_close(Mark::curly_single, at, 1);
    return single_close(Mark::straight_single, at, 1);
  }

  std::uint32_t single_close(Mark mark, std::uint32_t at, std::uint32_t width) {
    Opened* opened = find(mark);
    const unsigned char right = byte(at + width);
    if (opened == nullptr || is_digit(right)) return width;
    // Inside a word; a dash or a closing mark behind it is no letter.
    if (is_letter(right) && !(right == 0xE2 && byte(at + width + 1) == 0x80)) {
      opened->soft_signs |= is_letter(before(at)) && byte(at + width) != 's';
      return width;
    }
    // The workers' affairs; and where soft signs stand in words, one may end a word too.
    const bool may_be_apostrophe =
        before(at) == 's' || (opened->soft_signs && is_letter(before(at)));
    if (may_be_apostrophe && right == ' ') {
      if (!opened->maybe_end) opened->maybe_end = at + width;
      return width;
    }
    return close(mark, at, width);
  }

  Opened* find(Mark mark) {
    for (std::size_t i = depth_; i > 0; --i) {
      if (stack_[i - 1].mark == mark) return &stack_[i - 1];
    }
    return nullptr;
  }

  std::uint32_t open(Mark mark, std::uint32_t at, std::uint32_t width) {
    if (Opened* same = find(mark)) {
      // The one before was never closed, or its close looked like an apostrophe.
      if (same->maybe_end) add(same->at, *same->maybe_end);
      depth_ = static_cast<std::size_t>(same - stack_.data());
    }
    if (depth_ == kDeepest) depth_ = 0;
    stack_[depth_++] = {mark, at, std::nullopt, false};
    return width;
  }

  std::uint32_t close(Mark mark, std::uint32_t at, std::uint32_t width) {
    if (Opened* opened = find(mark)) {
      add(opened->at, at + width);
      depth_ = static_cast<std::size_t>(opened - stack_.data());
    }
    return width;
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    zones_.push_back({{begin, end}, zone(begin, end)});
  }

  Zone zone(std::uint32_t begin, std::uint32_t end) const {
    const bool cites = block_.zone == Zone::note || block_.zone == Zone::bibliography;
    if (!cites || end - begin > kLongestTitle) return Zone::quotation;
    std::uint32_t first = begin;
    while (first < end && (byte(first) == '"' || byte(first) == '\'' || byte(first) == '['))
      ++first;
    while (first < end && byte(first) == 0xE2) first += 3;
    if (byte(first) == 0xC2) first += 2;
    const bool small = (byte(first) >= 'a' && byte(first) <= 'z') || byte(first) == '.';
    return small ? Zone::quotation : Zone::title;
  }

  std::string_view text_;
  const Block& block_;
  std::vector<ZoneSpan>& zones_;
  std::array<Opened, kDeepest> stack_{};
  std::size_t depth_ = 0;
};

}  // namespace

void find_quotations(std::string_view reading, std::span<const Block> blocks,
                     std::vector<ZoneSpan>& zones) {
  ByteScan<MayBeginMark> marks(reading);
  for (const Block& block : blocks) Finder(reading, block, zones).run(marks);
}

}  // namespace apparatus::text
