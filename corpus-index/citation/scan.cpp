#include "citation/scan.h"

#include <algorithm>
#include <array>

#include "citation/glyphs.h"
#include "citation/kept_sightings.h"
#include "citation/scan_archives.h"
#include "citation/scan_back_references.h"
#include "citation/scan_codes.h"
#include "citation/scan_labels.h"
#include "citation/scan_running_numbers.h"
#include "citation/scan_slashes.h"
#include "citation/scan_state.h"

namespace apparatus::citation {
namespace {

// What a byte may begin or belong to; the scan stops only at these.
enum Trigger : std::uint8_t { kNothing = 0, kDigit = 1, kWord = 2 };

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
    for (int digit = '0'; digit <= '9'; ++digit)
      triggers_[static_cast<std::size_t>(digit)] = kDigit;
    add_phrases(scan_.words.same_place, false);
    add_phrases(scan_.words.same_work, true);
    triggers_[static_cast<unsigned char>('v')] |= kWord;  // of "Archive"
    triggers_[0xB2] |= kWord;                             // second byte of "в" of "Архив"
  }

  ScanState& state() { return scan_; }

  void scan_blocks(std::size_t first, std::size_t last) {
    const auto& blocks = scan_.document.blocks;
    for (std::size_t i = first; i < last; ++i) {
      if (blocks[i].zone == text::Zone::code || blocks[i].zone == text::Zone::comment) continue;
      scan_.block = static_cast<int>(i);
      scan_.begin = scan_.limit = blocks[i].range.begin;
      scan_.end = blocks[i].range.end;
      scan_.in_block = scan_.sightings.size();
      scan_.pending_back = {};
      scan_block();
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
      triggers_[static_cast<unsigned char>(words[phrase.rare])] |= kWord;
      phrases_[static_cast<unsigned char>(words[phrase.rare])].push_back(phrase);
    }
  }

  void scan_block() {
    const std::string_view text = scan_.text;
    const std::uint32_t end = scan_.end;
    std::uint32_t at = scan_.begin;
    while (at < end) {
      const std::uint8_t trigger = triggers_[static_cast<unsigned char>(text[at])];
      if (trigger == kNothing) {
        ++at;
      } else if (trigger == kDigit) {
        at = consider_number(at);
      } else {
        at = consider_word(at);
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

  // `at` is a byte of a phrase that refers back, or of a word that may end an archive's name.
  std::uint32_t consider_word(std::uint32_t at) {
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
    if (scan_.zone() != text::Zone::prose && (text[at] == 'v' || text[at] == '\xB2'))
      return consider_name(scan_, at);
    return at + 1;
  }

  ScanState scan_;
  std::array<std::uint8_t, 256> triggers_{};
  std::array<std::vector<Phrase>, 256> phrases_;  // by their rarest bytes
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
