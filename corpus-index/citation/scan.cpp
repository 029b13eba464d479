#include "citation/scan.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "citation/glyphs.h"
#include "citation/kept_sightings.h"
#include "citation/scan_archives.h"
#include "citation/scan_back_references.h"
#include "citation/scan_codes.h"
#include "citation/scan_labels.h"
#include "citation/scan_running_numbers.h"
#include "citation/scan_slashes.h"
#include "citation/scan_state.h"
#include "text/byte_set_scan.h"

namespace apparatus::citation {
namespace {

// How often a byte stands in running text, roughly: the rarest byte of a phrase is the one to look
// for.
int commonness(unsigned char byte) {
  constexpr std::string_view kByFrequency = "etaoinsrhldcumfpgwybvkxjqz";
  if (byte == ' ') return 100;
  if (byte >= 0x80)
    return byte == 0xD0 || byte == 0xD1 ? 100 : byte == 0x81 ? 30 : byte == 0xB6 ? 5 : 40;
  const std::size_t place = kByFrequency.find(static_cast<char>(byte | 0x20));
  return place == std::string_view::npos ? 60 : static_cast<int>(50 - 2 * place);
}

struct Phrase {
  std::string_view words;
  std::uint32_t rare = 0;  // offset of its rarest byte
  bool same_work = false;  // op. cit., loc. cit.
};

class Scanner {
 public:
  Scanner(const text::Document& document, const authority::Authority& authority)
      : scan_(document, authority), running_number_endings_(running_number_endings(authority)) {
    add_phrases(scan_.words.same_place, false);
    add_phrases(scan_.words.same_work, true);
    for (char digit = '0'; digit <= '9'; ++digit) seek(digit);
    for (const std::string& word : scan_.words.archives) add_archive_word(word);
  }

  ScanState& state() { return scan_; }

  void scan_blocks(std::size_t first, std::size_t last) {
    text::ByteSetScan places(scan_.text, sought_);
    const auto& blocks = scan_.document.blocks;
    for (std::size_t i = first; i < last; ++i) {
      if (blocks[i].zone == text::Zone::code || blocks[i].zone == text::Zone::comment) continue;
      scan_.block = static_cast<int>(i);
      scan_.begin = scan_.limit = blocks[i].range.begin;
      scan_.end = blocks[i].range.end;
      scan_.in_block = scan_.sightings.size();
      scan_.pending_back = {};
      scan_block(places);
    }
  }

 private:
  void add_phrases(const std::vector<std::string>& phrases, bool same_work) {
    for (const std::string& words : phrases) {
      Phrase phrase{words, 0, same_work};
      for (std::uint32_t i = 0; i < words.size(); ++i) {
        const auto here = static_cast<unsigned char>(words[i]);
        if (commonness(here) < commonness(static_cast<unsigned char>(words[phrase.rare])))
          phrase.rare = i;
      }
      seek(words[phrase.rare]);
      if (phrase.rare + 1 < words.size())
        pairs_.set(pair(words[phrase.rare], words[phrase.rare + 1]));
      else
        pairs_at_end_.set(static_cast<unsigned char>(words[phrase.rare]));
      phrases_[static_cast<unsigned char>(words[phrase.rare])].push_back(phrase);
    }
  }

  // One rare byte serves "Archive" and "arkhiv" alike; what stands before it in them tells them
  // from most other words.
  void add_archive_word(std::string_view word) {
    constexpr std::size_t kTelling = 4;  // bytes
    if (word.empty()) return;
    std::size_t rare = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto here = static_cast<unsigned char>(word[i]);
      if (archive_bytes_.test(here)) {
        rare = i;
        break;
      }
      if (commonness(here) <= commonness(static_cast<unsigned char>(word[rare]))) rare = i;
    }
    const std::size_t begin = rare + 1 - std::min(rare + 1, kTelling);
    const std::string_view ending = word.substr(begin, rare + 1 - begin);
    archive_bytes_.set(static_cast<unsigned char>(word[rare]));
    seek(word[rare]);
    if (std::find(archive_endings_.begin(), archive_endings_.end(), ending) ==
        archive_endings_.end())
      archive_endings_.push_back(ending);
  }

  // Whether `at` is the rare byte of a word that may mean an archive.
  bool may_name_archive(std::uint32_t at) const {
    if (!archive_bytes_.test(static_cast<unsigned char>(scan_.text[at]))) return false;
    const std::string_view before = scan_.text.substr(0, at + 1);
    return std::any_of(archive_endings_.begin(), archive_endings_.end(),
                       [&](std::string_view ending) { return before.ends_with(ending); });
  }

  void seek(char byte) { sought_.add(static_cast<unsigned char>(byte)); }

  static std::size_t pair(char first, char second) {
    return std::size_t{static_cast<unsigned char>(first)} << 8 | static_cast<unsigned char>(second);
  }

  // Whether the byte at `at` and the next are those of a phrase; nearly all are not.
  bool may_be_phrase(std::uint32_t at) const {
    const std::string_view text = scan_.text;
    return pairs_at_end_.test(static_cast<unsigned char>(text[at])) ||
           (at + 1 < text.size() && pairs_.test(pair(text[at], text[at + 1])));
  }

  void scan_block(text::ByteSetScan& places) {
    const std::uint32_t end = scan_.end;
    const bool names_archives = scan_.zone() != text::Zone::prose;
    for (std::uint32_t at = places.next(scan_.begin, end); at < end; at = places.next(at, end)) {
      if (digit_at(scan_.text, at)) {
        at = consider_number(at);
      } else if (const std::uint32_t next = may_be_phrase(at) ? consider_phrases(at) : 0) {
        at = next;
      } else if (names_archives && may_name_archive(at)) {
        at = consider_name(scan_, at);
      } else {
        ++at;
      }
    }
  }

  // `at` is the first digit of a number. Returns where to go on.
  std::uint32_t consider_number(std::uint32_t at) {
    const std::uint32_t digits_end = skip_digits(scan_.text, at, scan_.end);
    if (const std::uint32_t next = consider_code(scan_, at, digits_end)) return next;
    if (looks_like_slashes(scan_, digits_end)) {
      if (const std::uint32_t next = consider_slashes(scan_, at)) return next;
      return past_slashes(scan_, digits_end);
    }
    if (at > scan_.limit) {
      if (const std::uint32_t next = consider_label(scan_, at)) return next;
      if (const std::uint32_t next =
              consider_running_number(scan_, at, digits_end, running_number_endings_)) {
        return next;
      }
    }
    return digits_end;
  }

  // `at` may be the rarest byte of a phrase that refers back. Where to go on; 0 if it is none.
  std::uint32_t consider_phrases(std::uint32_t at) {
    const std::string_view text = scan_.text;
    for (const Phrase& phrase : phrases_[static_cast<unsigned char>(text[at])]) {
      if (at < scan_.begin + phrase.rare) continue;
      const std::uint32_t begin = at - phrase.rare;
      // The first byte settles nearly all; a call to compare costs more than the rest of the scan.
      if (begin < scan_.limit || text[begin] != phrase.words.front()) continue;
      if (text.compare(begin, phrase.words.size(), phrase.words) != 0) continue;
      const auto end = static_cast<std::uint32_t>(begin + phrase.words.size());
      if (end > scan_.end || is_letter(glyph_at(text, end).value)) continue;
      if (is_letter(glyph_before(text, scan_.begin, begin).value)) continue;
      if (const std::uint32_t next = consider_back(scan_, begin, end, phrase.same_work))
        return next;
      return end;
    }
    return 0;
  }

  ScanState scan_;
  text::ByteSet sought_;  // digits, and the rare bytes of a few words: nowhere else anything begins
  std::array<std::vector<Phrase>, 256> phrases_;   // by their rarest bytes
  std::bitset<65536> pairs_;                       // the rarest byte of a phrase and the next
  std::bitset<256> pairs_at_end_;                  // the rarest byte of a phrase that ends with it
  std::bitset<256> archive_bytes_;                 // the rare bytes of words for archives
  std::vector<std::string_view> archive_endings_;  // of these words, up to the rare byte
  std::array<bool, 256> running_number_endings_;
};

}  // namespace

namespace {

bool leans(const Scan& scan, std::size_t block) {
  return std::binary_search(scan.leaning.begin(), scan.leaning.end(), static_cast<int>(block));
}

}  // namespace

Scan scan_to_keep(const text::Document& document, const authority::Authority& authority) {
  Scanner scanner(document, authority);
  scanner.scan_blocks(0, document.blocks.size());
  ScanState& state = scanner.state();
  return {std::move(state.sightings), state.whole.answers(), std::move(state.leaning), 0,
          document.blocks.size()};
}

std::vector<Sighting> scan(const text::Document& document, const authority::Authority& authority) {
  return scan_to_keep(document, authority).sightings;
}

Scan scan_again(const text::Document& document, const authority::Authority& authority,
                const Scan& earlier, const text::Unchanged& same) {
  Scanner scanner(document, authority);
  ScanState& state = scanner.state();
  if (!state.whole.still_answers(earlier.asked, same)) return scan_to_keep(document, authority);
  // A citation that a page break cuts in two goes on in the next block.
  std::size_t before = same.before;
  if (before > 0 && leans(earlier, before - 1)) --before;
  const std::size_t behind = document.blocks.size() - same.behind;
  const KeptSightings kept(document, earlier.sightings, same, before);
  kept.take_before(state);
  scanner.scan_blocks(before, behind);
  if (!kept.take_behind(state)) return scan_to_keep(document, authority);
  for (const int block : earlier.leaning) {
    const auto then = static_cast<std::size_t>(block);
    if (then < before || (then >= same.before && same.was_same(then)))
      state.leaning.push_back(static_cast<int>(same.now(then)));
  }
  std::sort(state.leaning.begin(), state.leaning.end());
  return {std::move(state.sightings), state.whole.answers(), std::move(state.leaning), before,
          behind};
}

}  // namespace apparatus::citation
