#include "name/words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace apparatus::name {
namespace {

using authority::WordKind;

enum class Byte : std::uint8_t { other, lower, upper, apostrophe, hyphen, lead };

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::lower;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Byte::upper;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = Byte::lead;
  table['\''] = table['`'] = Byte::apostrophe;
  table['-'] = Byte::hyphen;
  return table;
}
constexpr std::array<Byte, 256> kBytes = byte_table();

enum class Letter : std::uint8_t { none, lower, upper, apostrophe };

struct Glyph {
  Letter letter = Letter::none;
  std::uint8_t bytes = 1;
};

// A character of two or more bytes.
Glyph wide_glyph(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const unsigned first = byte(0);
  if (first >= 0xC3 && first < 0xE0) {
    const std::uint32_t c = (first & 31u) << 6 | (byte(1) & 63u);
    if (c == 0xD7 || c == 0xF7) return {Letter::none, 2};
    if (c == 0x2B9 || c == 0x2BC || c == 0x2BA || c == 0x2BB) return {Letter::apostrophe, 2};
    if (c >= 0x300 && c < 0x370) return {Letter::lower, 2};  // a mark on the letter before
    if (c < 0x250 || (c >= 0x370 && c < 0x530)) {
      return {authority::is_upper_code_point(c) ? Letter::upper : Letter::lower, 2};
    }
    return {Letter::none, 2};
  }
  if (first >= 0xE0 && first < 0xF0) {
    const std::uint32_t c = (first & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
    if (c == 0x2019 || c == 0x2018 || c == 0x2032 || c == 0x2033) return {Letter::apostrophe, 3};
    if (c >= 0x1E00 && c < 0x1F00) {
      return {authority::is_upper_code_point(c) ? Letter::upper : Letter::lower, 3};
    }
    if (c >= 0xFE20 && c < 0xFE30) return {Letter::lower, 3};
    return {Letter::none, 3};
  }
  if (first >= 0xF0) return {Letter::none, 4};
  return {Letter::none, first == 0xC2 ? std::uint8_t{2} : std::uint8_t{1}};
}

Glyph glyph_at(std::string_view text, std::size_t at) {
  switch (kBytes[static_cast<unsigned char>(text[at])]) {
    case Byte::lower:
      return {Letter::lower, 1};
    case Byte::upper:
      return {Letter::upper, 1};
    case Byte::apostrophe:
      return {Letter::apostrophe, 1};
    case Byte::lead:
      return wide_glyph(text, at);
    default:
      return {Letter::none, 1};
  }
}

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const Letter letter = glyph_at(text, at).letter;
  return letter == Letter::lower || letter == Letter::upper;
}

bool upper_at(std::string_view text, std::size_t at) {
  return at < text.size() && glyph_at(text, at).letter == Letter::upper;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// U+00A0 counts as a space between the parts of a name.
std::size_t spaces_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_space(text[end])) {
      ++end;
    } else if (text.substr(end, 2) == "\u00A0") {
      end += 2;
    } else {
      break;
    }
  }
  return end - at;
}

class Scanner {
 public:
  Scanner(const text::Document& document, const authority::Authority& authority,
          const std::vector<text::ReadingRange>& taken)
      : reading_(document.reading), document_(document), authority_(authority), taken_(taken) {
    found_.words.reserve(reading_.size() / 48);
    index_.reserve(reading_.size() / 400 + 16);
  }

  Words run() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      scan(document_.blocks[i].range, static_cast<std::int32_t>(i));
    }
    return std::move(found_);
  }

 private:
  void scan(text::ReadingRange block, std::int32_t number) {
    block_ = number;
    previous_ = block.begin;
    block_begin_ = block.begin;
    first_of_block_ = true;
    const std::string_view text = reading_.substr(0, block.end);
    std::size_t at = block.begin;
    while (at < block.end) {
      const Byte byte = kBytes[static_cast<unsigned char>(text[at])];
      if (byte == Byte::lower) {
        // Up to the end of the word or a capital inside it, where two words have run together.
        do ++at;
        while (at < block.end && kBytes[static_cast<unsigned char>(text[at])] == Byte::lower);
        continue;
      }
      if (byte == Byte::upper) {
        at = take_word(text, at, block);
        continue;
      }
      if (byte == Byte::lead) {
        const Glyph glyph = wide_glyph(text, at);
        at = glyph.letter == Letter::upper ? take_word(text, at, block) : at + glyph.bytes;
        continue;
      }
      ++at;
    }
  }

  // A capital inside a lower-case word of Cyrillic or accented letters is reached too; it does no
  // harm.
  std::size_t take_word(std::string_view text, std::size_t begin, text::ReadingRange block) {
    std::size_t at = begin;
    std::size_t letters = 0;
    bool possessive = false;
    bool all_capitals = true;
    bool hyphen = false;
    bool cyrillic = false;
    std::size_t end = begin;
    while (at < block.end) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte == '-') {
        if (!upper_at(text, at + 1) || letters < 2) break;
        hyphen = true;
        ++at;
        continue;
      }
      const Glyph glyph = glyph_at(text, at);
      if (glyph.letter == Letter::none) break;
      if (glyph.letter == Letter::apostrophe) {
        const std::size_t behind = at + glyph.bytes;
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
    if (!possessive && letters <= 3 && at < block.end && text[at] == '.' &&
        (letters == 1 || is_digraph(spelt))) {
      word.initial = true;
      word.end = word.next = static_cast<std::uint32_t>(at + 1);
      at += 1;
    } else if (!possessive && (letters == 1 || is_digraph(spelt)) && !found_.words.empty() &&
               word.gap != Gap::far && found_.words.back().initial && word.gap != Gap::comma &&
               word.gap != Gap::conjunction && (at >= block.end || !is_space(text[at]))) {
      word.initial = true;  // the last stop is lost: "Bauman, K.Ya"
    }
    word.spelling = intern(spelt, all_capitals && letters > 1, hyphen, cyrillic);
    previous_ = word.next;
    first_of_block_ = false;
    found_.words.push_back(word);
    return at;
  }

  // Whether the mark at `at`, behind the last letter of a word, is the soft sign of "Pestel'", and
  // not the end of a quotation or of a possessive plural.
  bool is_soft_sign(std::string_view text, std::size_t begin, std::size_t at) const {
    if (text.substr(at, 2) == "ʹ" || text.substr(at, 2) == "ʼ") return true;
    if (std::string_view("bdlmnrtvz").find(text[at - 1]) == std::string_view::npos) return false;
    return at - begin > 2 && !is_quotation_open(text, begin);
  }

  // Whether a single quotation mark opens before `begin` in this block and is not closed.
  bool is_quotation_open(std::string_view text, std::size_t begin) const {
    constexpr std::size_t kLongest = 1200;  // bytes; keeps the scan linear
    const std::size_t first = block_begin_;
    const std::size_t from = begin > first + kLongest ? begin - kLongest : first;
    for (std::size_t at = begin; at > from; --at) {
      const bool curly_open = text.substr(at - 1, 3) == "‘";
      const bool curly_close = text.substr(at - 1, 3) == "’";
      if (text[at - 1] != '\'' && !curly_open && !curly_close) continue;
      const std::size_t behind = at - 1 + (text[at - 1] == '\'' ? 1 : 3);
      const bool after_letter =
          at - 1 > first &&
          (letter_at(text, at - 2) || static_cast<unsigned char>(text[at - 2]) >= 0x80);
      if (curly_open ||
          (!after_letter && !curly_close && !(behind < text.size() && is_space(text[behind])))) {
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

  bool is_digraph(std::string_view spelt) const {
    return authority_.names.is_initial_digraph(spelt);
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
    if (!is_space(between[0])) return Gap::far;
    // Words between: all particles, or one conjunction.
    bool any = false;
    for (std::size_t at = 0; at < between.size();) {
      const std::size_t spaces = spaces_at(between, at);
      at += spaces;
      if (at >= between.size()) break;
      std::size_t end = at;
      while (end < between.size() && !is_space(between[end])) ++end;
      const std::string_view one = between.substr(at, end - at);
      if (one == "and" || one == "&" || one == "et" || one == "und" || one == "и" || one == "y") {
        return any ? Gap::far : Gap::conjunction;
      }
      if (!any && !leads_surname(one)) return Gap::far;
      const bool elided =
          one == "d'" || one == "d’" || one == "l'" || one == "l’" || one == "al-" || one == "el-";
      if (!elided && !authority::is(authority_.names.kind(one), WordKind::particle)) {
        return Gap::far;
      }
      any = true;
      at = end;
    }
    return any ? Gap::particle : Gap::far;
  }

  // "des", "der", "le" before a capital are articles unless "van" or "von" stands before them.
  static bool leads_surname(std::string_view particle) {
    for (const std::string_view article : {"der", "den", "des", "dem", "les", "los", "las", "le"}) {
      if (particle == article) return false;
    }
    return true;
  }

  // Whether the source has a line end before `begin` that no full line forced: the lines of a list
  // of names, which a reading runs together.
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
    while (at > block_begin && is_space(reading_[at - 1])) --at;
    if (at <= block_begin) return true;
    const char before = reading_[at - 1];
    if (before == '.') {
      // Not behind an initial or an abbreviation before a name: "tov. Zinov'ev" is no new sentence,
      // but nothing is lost by taking it for one.
      return true;
    }
    if (before == '!' || before == '?' || before == ':' || before == '"' || before == '(' ||
        before == '\'' || before == '*' || before == '[') {
      return true;
    }
    const std::string_view tail = reading_.substr(at >= 3 ? at - 3 : 0, at >= 3 ? 3 : at);
    return tail == "“" || tail == "‘" || tail == "”" || tail == "’" || tail == "„" ||
           tail.ends_with("«");
  }

  // "D'Abernon" and "d'Abernon" are one.
  static std::string_view without_article(std::string_view spelt) {
    for (const std::string_view article : {"D'", "D’", "L'", "L’"}) {
      if (spelt.starts_with(article) && upper_at(spelt, article.size())) {
        return spelt.substr(article.size());
      }
    }
    return spelt;
  }

  // Two capitals at the beginning, or a capital inside where two words have run together; but
  // MacDonald, McAuley, O'Neill, DiMaggio are names. Words in capitals throughout are so from six
  // letters on only by their length.
  static bool is_abbreviation(std::string_view spelt, bool all_capitals, bool hyphen) {
    if (all_capitals) return !hyphen && spelt.size() < 5;
    const std::size_t first = glyph_at(spelt, 0).bytes;
    if (upper_at(spelt, first)) return true;
    for (std::size_t at = first; at < spelt.size(); at += glyph_at(spelt, at).bytes) {
      if (!upper_at(spelt, at)) continue;
      const char before = spelt[at - 1];
      if (before != '-' && before != '\'' && static_cast<unsigned char>(before) < 0x80 && at > 4) {
        return true;
      }
    }
    return false;
  }

  std::uint32_t intern(std::string_view spelt, bool all_capitals, bool hyphen, bool cyrillic) {
    const auto [place, is_new] =
        index_.try_emplace(spelt, static_cast<std::uint32_t>(found_.spellings.size()));
    if (!is_new) return place->second;
    Spelling spelling;
    spelling.text = spelt;
    spelling.all_capitals = all_capitals;
    spelling.has_hyphen = hyphen;
    spelling.cyrillic = cyrillic;
    lower_ = authority::to_lower(spelt);
    // The lexicon writes apostrophes as "'".
    for (std::size_t at; (at = lower_.find("’")) != std::string::npos;) lower_.replace(at, 3, "'");
    spelling.kind = authority_.names.kind(lower_);
    if (hyphen && spelling.kind == WordKind::none && both_halves_never()) {
      spelling.kind = WordKind::never;  // "German-Russian"
    }
    spelling.movement = authority_.names.has_movement_ending(lower_);
    authority_.transliteration.fold_into(without_article(spelt), spelling.key);
    if (!authority_.names.given_group(spelling.key).empty()) {
      spelling.kind = spelling.kind | WordKind::given;
    } else if (hyphen) {
      // Jean-Paul, Anne-Marie: by the first part.
      const auto dash = spelt.find('-');
      std::string first;
      authority_.transliteration.fold_into(spelt.substr(0, dash), first);
      std::string second;
      authority_.transliteration.fold_into(spelt.substr(dash + 1), second);
      if (!authority_.names.given_group(first).empty() &&
          !authority_.names.given_group(second).empty()) {
        spelling.kind = spelling.kind | WordKind::given;
      }
    }
    spelling.abbreviation = is_abbreviation(spelt, all_capitals, hyphen);
    spelling.surname_ending = authority_.names.has_surname_ending(spelling.key);
    spelling.patronymic = authority_.names.is_patronymic(spelling.key);
    if (is_famous(spelling)) spelling.kind = spelling.kind | WordKind::famous;
    found_.spellings.push_back(std::move(spelling));
    return place->second;
  }

  // A name that needs no introduction, in any transliteration; in Cyrillic in any case too.
  bool is_famous(const Spelling& spelling) {
    if (spelling.kind != WordKind::none || spelling.all_capitals || spelling.key.size() < 4)
      return false;
    if (authority_.names.is_famous(spelling.key)) return true;
    if (!spelling.cyrillic) return false;
    authority_.names.nominatives(spelling.key, nominatives_);
    return std::any_of(nominatives_.begin(), nominatives_.end(),
                       [&](const std::string& one) { return authority_.names.is_famous(one); });
  }

  // Whether both halves of the hyphenated word in lower_ are never names.
  bool both_halves_never() const {
    const std::string_view whole = lower_;
    const auto dash = whole.find('-');
    if (dash == std::string_view::npos) return false;
    return is(authority_.names.kind(whole.substr(0, dash)), WordKind::never) &&
           is(authority_.names.kind(whole.substr(dash + 1)), WordKind::never);
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
  std::string lower_;
  std::vector<std::string> nominatives_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  Words found_;
};

}  // namespace

Words capitalised_words(const text::Document& document, const authority::Authority& authority,
                        const std::vector<text::ReadingRange>& taken) {
  return Scanner(document, authority, taken).run();
}

std::string_view word_before(std::string_view reading, std::uint32_t at, std::uint32_t from,
                             bool over_stop) {
  std::size_t end = at;
  while (end > from && is_space(reading[end - 1])) --end;
  if (over_stop && end > from && reading[end - 1] == '.') --end;
  std::size_t begin = end;
  while (begin > from) {
    const auto byte = static_cast<unsigned char>(reading[begin - 1]);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        byte == '-' || byte == '\'' || byte >= 0x80;
    if (!letter) break;
    --begin;
  }
  return reading.substr(begin, end - begin);
}

std::string_view word_after(std::string_view reading, std::uint32_t at, std::uint32_t to) {
  std::size_t begin = at;
  begin += spaces_at(reading.substr(0, to), begin);
  std::size_t end = begin;
  while (end < to) {
    const auto byte = static_cast<unsigned char>(reading[end]);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        byte == '-' || byte == '\'' ||
                        (byte >= 0x80 && glyph_at(reading, end).letter != Letter::none);
    if (!letter) break;
    end += byte >= 0x80 ? glyph_at(reading, end).bytes : 1u;
  }
  return reading.substr(begin, end - begin);
}

}  // namespace apparatus::name
