// One scan from capital to capital.
#include "name/words.h"

#include <algorithm>
#include <utility>

#include "name/glyphs.h"
#include "text/places.h"

namespace apparatus::name {
namespace {

using authority::WordKind;

class Scanner {
 public:
  // `found` has the spellings so far and the stretches that are taken.
  Scanner(const text::Document& document, const authority::Authority& authority, WordScan& found)
      : reading_(document.reading),
        document_(document),
        authority_(authority),
        taken_(found.taken),
        found_(found) {}

  void look_at(std::size_t number) {
    const text::ReadingRange block = document_.blocks[number].range;
    block_ = static_cast<std::int32_t>(number);
    previous_ = block.begin;
    block_begin_ = block.begin;
    first_of_block_ = true;
    const std::string_view text = reading_.substr(0, block.end);
    std::size_t at = block.begin;
    while ((at = next_capital(text, at)) < block.end) at = take_word(text, at, block);
  }

 private:
  // A capital inside a lower-case word of Cyrillic or accented letters is
  // reached too; it does no harm.
  std::size_t take_word(std::string_view text, std::size_t begin, text::ReadingRange block) {
    std::size_t at = begin;
    std::size_t letters = 0;
    bool possessive = false;
    bool all_capitals = true;
    bool hyphen = false;
    bool cyrillic = false;
    bool of_syllables = false;
    std::size_t end = begin;
    // Most words are of ASCII letters alone.
    while (at < block.end && is_ascii_letter(text[at])) {
      if (text[at] >= 'a') all_capitals = false;
      ++at;
    }
    letters = at - begin;
    end = at;
    while (at < block.end) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte == '-') {
        if (const std::size_t second = second_syllable(text, begin, at, block.end); second > at) {
          of_syllables = true;
          end = at = second;
          break;
        }
        if (!upper_at(text, at + 1) || letters < 2) break;
        hyphen = true;
        ++at;
        continue;
      }
      const Glyph glyph = glyph_at(text, at);
      if (glyph.letter == Letter::none) break;
      if (glyph.letter == Letter::apostrophe) {
        const std::size_t behind = at + glyph.bytes;
        if (letters == 1 && elides(text, behind, block.end)) return behind;
        // 's ends a word unless letters follow: "Trotsky's", but "Mel'ska".
        if (behind < block.end && (text[behind] == 's' || (all_capitals && text[behind] == 'S')) &&
            !letter_at(text, behind + 1)) {
          possessive = true;
          end = at;
          at = behind + 1;
          break;
        }
        if (!letter_at(text, behind)) {
          if (is_soft_sign(text, begin, at)) at = end = behind;
          break;
        }
        at = behind;
        end = at;
        continue;
      }
      if (glyph.letter == Letter::lower) all_capitals = false;
      if (byte == 0xD0 || byte == 0xD1) cyrillic = true;
      ++letters;
      at += glyph.bytes;
      end = at;
    }
    if (!possessive) end = at;
    while (end > begin && text[end - 1] == '-') --end;
    if (is_taken(begin)) return at;

    Word word;
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    word.next = static_cast<std::uint32_t>(at);
    word.block = block_;
    word.possessive = possessive;
    word.gap = gap_before(begin);
    word.sentence_start = starts_sentence(begin, block.begin);
    const std::string_view spelt = text.substr(begin, end - begin);
    word.spelling = found_.spellings.add(spelt, all_capitals && letters > 1, hyphen, cyrillic);
    if (of_syllables) found_.spellings[word.spelling].of_syllables = true;
    const bool short_enough = letters == 1 || found_.spellings[word.spelling].digraph;
    if (possessive || !short_enough) {
      // No initial.
    } else if (letters <= 3 && at < block.end && text[at] == '.') {
      word.initial = true;
      word.end = word.next = static_cast<std::uint32_t>(at + 1);
      at += 1;
    } else if (!found_.words.empty() && word.gap != Gap::far && found_.words.back().initial &&
               word.gap != Gap::comma && word.gap != Gap::conjunction &&
               (at >= block.end || !is_blank(text[at]))) {
      word.initial = true;  // the last stop is lost: "Bauman, K.Ya"
    }
    previous_ = word.next;
    first_of_block_ = false;
    found_.words.push_back(word);
    return at;
  }

  // "Kai-shek": where the second syllable ends whose hyphen stands at `hyphen`; `hyphen` where the
  // word that begins at `begin` is no Chinese name.
  std::size_t second_syllable(std::string_view text, std::size_t begin, std::size_t hyphen,
                              std::size_t block_end) const {
    constexpr std::size_t kLongest = 6;  // letters of a syllable
    if (hyphen - begin > kLongest || found_.words.empty()) return hyphen;
    std::size_t end = hyphen + 1;
    while (end < block_end && text[end] >= 'a' && text[end] <= 'z') ++end;
    const std::size_t length = end - hyphen - 1;
    if (length < 2 || length > kLongest || letter_at(text, end)) return hyphen;
    std::string first(text.substr(begin, hyphen - begin));
    if (first[0] < 'A' || first[0] > 'Z') return hyphen;
    first[0] = static_cast<char>(first[0] - 'A' + 'a');
    if (!authority_.names.is_syllable(first) ||
        !authority_.names.is_syllable(text.substr(hyphen + 1, length))) {
      return hyphen;
    }
    return end;
  }

  // "L'empereur", "D'abord", "L'État": an article before an ordinary word, and not the beginning of
  // D'Abernon or L'vov. `behind` the apostrophe, in a block that ends at `end`.
  bool elides(std::string_view text, std::size_t behind, std::uint32_t end) const {
    const std::string_view word =
        word_after(text, static_cast<std::uint32_t>(behind), static_cast<std::uint32_t>(end));
    if (word.empty() || word.data() != text.data() + behind) return false;
    const WordKind kind = authority_.names.kind(authority::to_lower(word));
    return authority::is(kind, WordKind::common | WordKind::title | WordKind::office) &&
           !authority::is(kind, WordKind::famous);
  }

  // Whether the mark at `at`, behind the last letter of a word, is the soft
  // sign of "Pestel'", and not the end of a quotation or of a possessive
  // plural.
  bool is_soft_sign(std::string_view text, std::size_t begin, std::size_t at) const {
    if (text.substr(at, 2) == "ʹ" || text.substr(at, 2) == "ʼ") return true;
    if (std::string_view("bdlmnrtvz").find(text[at - 1]) == std::string_view::npos) return false;
    return at - begin > 2 && !is_quotation_open(text, begin);
  }

  // Whether a single quotation mark opens before `begin` in this block and is
  // not closed.
  bool is_quotation_open(std::string_view text, std::size_t begin) const {
    constexpr std::size_t kLongest = 1200;  // bytes; keeps the scan linear
    const std::size_t first = block_begin_;
    const std::size_t from = begin > first + kLongest ? begin - kLongest : first;
    for (std::size_t at = begin; at > from; --at) {
      if (text[at - 1] != '\'' && text[at - 1] != '\xE2') continue;
      const bool curly_open = text.substr(at - 1, 3) == "‘";
      const bool curly_close = text.substr(at - 1, 3) == "’";
      if (text[at - 1] != '\'' && !curly_open && !curly_close) continue;
      const std::size_t behind = at - 1 + (text[at - 1] == '\'' ? 1 : 3);
      const bool after_letter =
          at - 1 > first &&
          (letter_at(text, at - 2) || static_cast<unsigned char>(text[at - 2]) >= 0x80);
      if (curly_open ||
          (!after_letter && !curly_close && !(behind < text.size() && is_blank(text[behind])))) {
        return at - 1 == first || !after_letter;
      }
      if (!letter_at(text, behind) && !after_letter) return false;  // behind a stop: it closes
    }
    return false;
  }

  bool is_taken(std::size_t at) {
    while (next_taken_ < taken_.size() && taken_[next_taken_].end <= at) ++next_taken_;
    return next_taken_ < taken_.size() && taken_[next_taken_].begin <= at;
  }

  Gap gap_before(std::size_t begin) const {
    if (first_of_block_) return Gap::far;
    std::string_view between = reading_.substr(previous_, begin - previous_);
    if (between.empty()) return Gap::none;
    if (between == "-" && found_.words.back().initial) return Gap::none;  // "J.-B. Duroselle"
    if (between.size() > 14) return Gap::far;
    if (spaces_at(between, 0) == between.size()) {
      return ends_short_line(begin) ? Gap::far : Gap::space;
    }
    if (between[0] == ',') {
      between.remove_prefix(1);
      return spaces_at(between, 0) == between.size() ? Gap::comma : Gap::far;
    }
    if (!is_blank(between[0])) return Gap::far;
    // Words between: all particles, or one conjunction.
    bool any = false;
    for (std::size_t at = 0; at < between.size();) {
      const std::size_t spaces = spaces_at(between, at);
      at += spaces;
      if (at >= between.size()) break;
      std::size_t end = at;
      while (end < between.size() && !is_blank(between[end])) ++end;
      const std::string_view one = between.substr(at, end - at);
      const WordKind kind = authority_.names.kind(one);
      if (authority::is(kind, WordKind::conjunction)) return any ? Gap::far : Gap::conjunction;
      // "des", "der", "le" before a capital are articles unless "van" or "von" stands before them.
      if (!any && authority::is(kind, WordKind::article)) return Gap::far;
      if (!authority::is(kind, WordKind::particle | WordKind::joined_particle)) return Gap::far;
      any = true;
      at = end;
    }
    return any ? Gap::particle : Gap::far;
  }

  // Whether the source has a line end before `begin` that no full line forced:
  // the lines of a list of names, which a reading runs together.
  bool ends_short_line(std::size_t begin) const {
    if (document_.format != text::Format::plain) return false;
    constexpr std::uint32_t kShortLine = 56;
    const text::SourceRange gap = document_.to_source(text::ReadingRange{
        static_cast<std::uint32_t>(previous_ - 1), static_cast<std::uint32_t>(begin)});
    const std::string_view source = document_.source;
    const auto line_end = source.substr(0, gap.end).find('\n', gap.begin);
    if (line_end == std::string_view::npos) return false;
    const auto before = source.rfind('\n', line_end == 0 ? 0 : line_end - 1);
    const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
    return line_end - line_begin < kShortLine;
  }

  bool starts_sentence(std::size_t begin, std::uint32_t block_begin) const {
    std::size_t at = begin;
    while (at > block_begin && is_blank(reading_[at - 1])) --at;
    if (at <= block_begin) return true;
    const char before = reading_[at - 1];
    if (before == '.') {
      // Not behind an initial or an abbreviation before a name: "tov. Zinov'ev"
      // is no new sentence, but nothing is lost by taking it for one.
      return true;
    }
    if (before == '!' || before == '?' || before == ':' || before == '"' || before == '(' ||
        before == '\'' || before == '*' || before == '[') {
      return true;
    }
    if (static_cast<unsigned char>(before) < 0x80) return false;
    const std::string_view tail = reading_.substr(at >= 3 ? at - 3 : 0, at >= 3 ? 3 : at);
    return tail == "“" || tail == "‘" || tail == "”" || tail == "’" || tail == "„" ||
           tail.ends_with("«");
  }

  std::string_view reading_;
  const text::Document& document_;
  const authority::Authority& authority_;
  const std::vector<text::ReadingRange>& taken_;
  std::size_t next_taken_ = 0;
  std::int32_t block_ = 0;
  std::size_t previous_ = 0;
  std::size_t block_begin_ = 0;
  bool first_of_block_ = true;
  WordScan& found_;
};

// The words of an earlier scan, block by block.
class Earlier {
 public:
  Earlier(const text::Document& document, const WordScan& earlier, const text::Unchanged& same,
          WordScan& found)
      : document_(document),
        earlier_(earlier),
        same_(same),
        found_(found),
        taken_(earlier.taken, found.taken) {}

  // False where the block has to be looked at. To be asked for all blocks in their order.
  bool take(std::size_t block) {
    const text::ReadingRange range = document_.blocks[block].range;
    if (!same_.is_same(block)) return false;
    const std::uint32_t shift = block < same_.before ? 0 : same_.shift;
    if (!taken_.are_alike(range, shift)) return false;
    const auto block_then = static_cast<std::int32_t>(
        block < same_.before ? block : block + same_.blocks_earlier - same_.blocks_now);
    while (next_ < earlier_.words.size() && earlier_.words[next_].block < block_then) ++next_;
    for (; next_ < earlier_.words.size() && earlier_.words[next_].block == block_then; ++next_) {
      Word& word = found_.words.emplace_back(earlier_.words[next_]);
      word.begin += shift;
      word.end += shift;
      word.next += shift;
      word.block = static_cast<std::int32_t>(block);
    }
    return true;
  }

 private:
  const text::Document& document_;
  const WordScan& earlier_;
  const text::Unchanged& same_;
  WordScan& found_;
  text::TakenStretches taken_;
  std::size_t next_ = 0;  // among the earlier words
};

}  // namespace

WordScan scan_words(const text::Document& document, const authority::Authority& authority,
                    std::vector<text::ReadingRange> taken) {
  const std::size_t size = document.reading.size();
  WordScan found;
  found.taken = std::move(taken);
  found.spellings = Spellings(authority, size / 200 + 16);
  found.words.reserve(size / 24);
  Scanner scanner(document, authority, found);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) scanner.look_at(i);
  found.spellings_at_first = found.spellings.size();
  return found;
}

WordScan scan_words_again(const text::Document& document, const authority::Authority& authority,
                          std::vector<text::ReadingRange> taken, const WordScan& earlier,
                          const text::Unchanged& same) {
  // Of a hand that types words letter by letter, every beginning of a word has stayed.
  constexpr std::size_t kStale = 4096;
  if (earlier.spellings.size() > 2 * earlier.spellings_at_first + kStale)
    return scan_words(document, authority, std::move(taken));
  WordScan found;
  found.taken = std::move(taken);
  found.spellings = earlier.spellings;
  found.spellings_at_first = earlier.spellings_at_first;
  found.words.reserve(earlier.words.size() + 64);
  Scanner scanner(document, authority, found);
  Earlier before(document, earlier, same, found);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (!before.take(i)) scanner.look_at(i);
  }
  return found;
}

}  // namespace apparatus::name
