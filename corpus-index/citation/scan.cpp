#include "citation/scan.h"

#include <array>
#include <optional>
#include <string>

#include "citation/archive_before.h"
#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

using authority::LabelMeaning;
using authority::Scheme;
using authority::SchemeForm;
using text::ReadingRange;

constexpr std::uint32_t kLongestLabel = 24;        // bytes
constexpr std::uint32_t kLongestExplanation = 300; // of a level, in parentheses between two levels
constexpr std::uint32_t kLongestDescription = 600;

// What a byte may begin or belong to; the scan stops only at these.
enum Trigger : std::uint8_t { kNothing = 0, kDigit = 1, kWord = 2 };

// How often a byte stands in running text, roughly: the rarest byte of a phrase is the one to look for.
int commonness(unsigned char byte) {
  constexpr std::string_view kByFrequency = "etaoinsrhldcumfpgwybvkxjqz";
  if (byte == ' ') return 100;
  if (byte >= 0x80) return byte == 0xD0 || byte == 0xD1 ? 100 : byte == 0x81 ? 30 : byte == 0xB6 ? 5 : 40;
  const std::size_t place = kByFrequency.find(static_cast<char>(byte | 0x20));
  return place == std::string_view::npos ? 60 : static_cast<int>(50 - 2 * place);
}

struct Phrase {
  std::string_view words;
  std::uint32_t rare = 0;  // offset of its rarest byte
  bool same_work = false;  // op. cit., loc. cit.
};

struct Label {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // behind its stop and spaces, where its number begins
  std::uint32_t word_end = 0;
  const std::vector<LabelMeaning>* meanings = nullptr;
  bool stop = false;   // "f."
  bool space = false;  // between the label and the number
};

class Scanner {
 public:
  Scanner(const text::Document& document, const authority::Authority& authority)
      : document_(document), authority_(authority), text_(document.reading), words_(authority.schemes.words()) {
    for (int digit = '0'; digit <= '9'; ++digit) triggers_[static_cast<std::size_t>(digit)] = kDigit;
    add_phrases(words_.same_place, false);
    add_phrases(words_.same_work, true);
  }

  std::vector<Sighting> run() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const text::Block& block = document_.blocks[i];
      if (block.zone == text::Zone::code || block.zone == text::Zone::comment) continue;
      block_ = static_cast<int>(i);
      begin_ = limit_ = block.range.begin;
      end_ = block.range.end;
      in_block_ = sightings_.size();
      scan_block();
    }
    return std::move(sightings_);
  }

 private:
  void add_phrases(const std::vector<std::string>& phrases, bool same_work) {
    for (const std::string& words : phrases) {
      Phrase phrase{words, 0, same_work};
      for (std::uint32_t i = 0; i < words.size(); ++i) {
        const auto here = static_cast<unsigned char>(words[i]);
        if (commonness(here) < commonness(static_cast<unsigned char>(words[phrase.rare]))) phrase.rare = i;
      }
      triggers_[static_cast<unsigned char>(words[phrase.rare])] |= kWord;
      phrases_.push_back(phrase);
    }
  }

  void scan_block() {
    std::uint32_t at = begin_;
    while (at < end_) {
      const std::uint8_t trigger = triggers_[static_cast<unsigned char>(text_[at])];
      if (trigger == kNothing) {
        ++at;
      } else if (trigger == kDigit) {
        at = consider_number(at);
      } else {
        at = consider_phrase(at);
      }
    }
  }

  // ---- numbers ----

  static bool digit_at(std::string_view text, std::uint32_t at) {
    return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
  }

  // `at` is the first digit of a number. Returns where to go on.
  std::uint32_t consider_number(std::uint32_t at) {
    std::uint32_t digits_end = at;
    while (digits_end < end_ && digit_at(text_, digits_end)) ++digits_end;
    if (looks_like_slashes(digits_end)) {
      if (const std::uint32_t next = consider_slashes(at)) return next;
      return past_slashes(digits_end);
    }
    if (at > limit_) {
      if (const std::uint32_t next = consider_label(at)) return next;
    }
    return digits_end;
  }

  // Whether a "/" with a digit behind it follows the number: "17/", "1a/", "1;a/".
  bool looks_like_slashes(std::uint32_t at) const {
    for (int i = 0; i < 3 && at < end_; ++i) {
      const Glyph glyph = glyph_at(text_, at);
      if (glyph.value == '/') {
        const std::uint32_t next = skip_spaces(text_, at + 1, end_);
        return next - at <= 3 && digit_at(text_, next);
      }
      if (!is_lower(glyph.value) && glyph.value != ';') return false;
      at += glyph.size;
    }
    return false;
  }

  // A date or a fraction must not be read again from its second number on.
  std::uint32_t past_slashes(std::uint32_t at) const {
    while (at + 1 < end_ && (digit_at(text_, at) || (text_[at] == '/' && digit_at(text_, at + 1)))) ++at;
    return at;
  }

  std::uint32_t consider_slashes(std::uint32_t at) {
    const Glyph before = glyph_before(text_, begin_, at);
    if (is_letter(before.value) || before.value == '/' || before.value == '_' || is_dash(before.value)) return 0;
    if (before.value == '.' && at - begin_ >= 2 && digit_at(text_, at - 2)) return 0;
    Sighting sighting;
    sighting.shape = Shape::slashed;
    const Scheme* scheme = scheme_of_form(SchemeForm::slashed);
    if (scheme == nullptr) return 0;
    Citation& citation = sighting.citation;
    citation.scheme = scheme->id;
    std::uint32_t next = at;
    bool spaced = false;
    std::vector<Value> values;
    bool slash_behind = false;
    while (values.size() < scheme->levels.size()) {
      const Value value = read_value(text_, next, end_, true);
      if (!value.found()) break;
      values.push_back(value);
      next = value.end;
      slash_behind = next < end_ && text_[next] == '/';
      if (!slash_behind) break;
      const std::uint32_t after = skip_spaces(text_, next + 1, end_);
      spaced = spaced || after > next + 1;
      if (!digit_at(text_, after)) {
        // "589/3/9103/vol.3/27": a volume of the file.
        if (values.size() == scheme->levels.size()) next = past_volume(next);
        break;
      }
      next = after;
    }
    if (values.size() < 2 || (slash_behind && values.size() < scheme->levels.size())) return 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      citation.parts.push_back({scheme->levels[i].name, values[i].text, {values[i].begin, values[i].end}});
      if (values[i].damaged) {
        citation.damage.push_back({{values[i].begin, values[i].end}, values[i].text, "a semicolon inside the number"});
      }
    }
    next = values.back().end;
    std::uint32_t slashes_end = next;
    citation.range = {at, next};
    if (slash_behind) {
      std::uint32_t leaf = skip_spaces(text_, next + 1, end_);
      if (!digit_at(text_, leaf)) leaf = past_volume(next);
      std::vector<Leaf> leaves = read_leaves(text_, leaf, end_, words_);
      if (leaves.empty()) return 0;
      sighting.leaf_after_slash = true;
      // "1099/1/3/5/7–8": one leaf too many between the slashes.
      while (leaves.size() == 1 && leaves.back().end < end_ && text_[leaves.back().end] == '/' &&
             digit_at(text_, leaves.back().end + 1)) {
        const std::vector<Leaf> more = read_leaves(text_, leaves.back().end + 1, end_, words_);
        if (more.empty()) break;
        leaves.insert(leaves.end(), more.begin(), more.end());
      }
      spaced = spaced || leaf > next + 1;
      slashes_end = leaves.front().end;
      set_leaves(citation, leaves);
      next = leaves.back().end;
      next = more_labelled_leaves(citation, next);
    } else {
      next = after_triple(sighting, next);
    }
    citation.range = {at, next};
    if (spaced && text_.substr(at, slashes_end - at).find(' ') != std::string_view::npos) {
      std::string meant;
      for (const char c : text_.substr(at, slashes_end - at)) {
        if (c != ' ') meant += c;
      }
      citation.damage.push_back({{at, slashes_end}, meant, "a space between the numbers", true});
    }
    sighting.may_be_date = values.size() == 3 && !slash_behind && may_be_date(values);
    attach_archive(sighting, at);
    if (values.size() == 2 && (citation.archive_id.empty() || sighting.archive_is_short)) return 0;
    return keep(std::move(sighting));
  }

  static bool may_be_date(const std::vector<Value>& values) {
    const auto small = [](const Value& value, int most) {
      if (value.text.size() > 2 || value.text.find_first_not_of("0123456789") != std::string::npos) return false;
      const int number = std::stoi(value.text);
      return number >= 1 && number <= most;
    };
    const std::string& year = values[2].text;
    if (year.find_first_not_of("0123456789") != std::string::npos || year.size() == 3 || year.size() > 4) return false;
    if (year.size() == 1) return false;
    return (small(values[0], 31) && small(values[1], 12)) || (small(values[0], 12) && small(values[1], 31));
  }

  // Behind "/vol.3/" of "9103/vol.3/27".
  std::uint32_t past_volume(std::uint32_t slash) const {
    std::uint32_t at = slash + 1;
    const std::uint32_t word = read_word(text_, at, end_, words_.volumes);
    if (word == 0) return slash + 1;
    at += word;
    if (at < end_ && text_[at] == '.') ++at;
    at = skip_spaces(text_, at, end_);
    while (digit_at(text_, at)) ++at;
    return at < end_ && text_[at] == '/' ? at + 1 : slash + 1;
  }

  // What follows three numbers: ", 152-168", ", ll. 1-7", " and 96", "/1 and 2ob". Returns the citation's end.
  std::uint32_t after_triple(Sighting& sighting, std::uint32_t end) {
    std::uint32_t at = skip_spaces(text_, end, end_);
    const bool comma = at < end_ && text_[at] == ',';
    const std::uint32_t word = comma ? 0 : read_word(text_, at, end_, words_.conjunctions);
    if (!comma && word == 0) return end;
    at = skip_spaces(text_, at + (comma ? 1 : word), end_);
    if (comma) {
      if (const std::uint32_t labelled = labelled_leaves(sighting.citation, at)) {
        sighting.leaf_labelled = true;
        return more_labelled_leaves(sighting.citation, labelled);
      }
    }
    if (!digit_at(text_, at)) return end;
    const std::vector<Leaf> list = read_leaves(text_, at, end_, words_);
    if (list.empty() || !ends_a_number(text_, list.front().end, end_, words_)) return end;
    if (list.front().first >= 1500 && list.front().first <= 2030 && !list.front().verso && !list.front().range &&
        comma && list.size() == 1 && followed_by_closing(list.front().end)) {
      return end;  // ", 1923." is a year
    }
    sighting.comma_list = list;
    sighting.joined_by_word = !comma;
    return list.back().end;
  }

  bool followed_by_closing(std::uint32_t at) const { return at < end_ && (text_[at] == ')' || text_[at] == ']'); }

  // ---- labels ----

  // The label that stands just before the number at `at`, found by looking back; no meanings where there is none.
  Label label_before(std::uint32_t at) const {
    Label label;
    std::uint32_t number = at;
    Glyph glyph = glyph_before(text_, limit_, number);
    if (glyph.value == '-' && number - limit_ >= 3) {  // "P-17"
      const Glyph letter = glyph_before(text_, limit_, number - 1);
      if (is_upper(letter.value)) number -= 1 + letter.size;
    } else if (is_upper(glyph.value)) {  // "R5446"
      const std::uint32_t before = number - glyph.size;
      const Glyph space = glyph_before(text_, limit_, before);
      if (is_space(space.value) || space.value == '.') number = before;
    }
    std::uint32_t word_end = skip_spaces_back(text_, limit_, number);
    label.space = word_end < number;
    if (word_end > limit_ && text_[word_end - 1] == '.') {
      --word_end;
      label.stop = true;
    }
    std::uint32_t begin = word_end;
    while (begin > limit_ && word_end - begin < kLongestLabel) {
      const Glyph letter = glyph_before(text_, limit_, begin);
      if (!is_letter(letter.value) && !is_apostrophe(letter.value) && letter.value != 0x2116) break;
      begin -= letter.size;
    }
    if (begin == word_end || word_end - begin >= kLongestLabel) return label;
    const Glyph outside = glyph_before(text_, limit_, begin);
    if (is_digit(outside.value)) return label;
    const Label forward = label_at(begin);
    label = forward;
    if (forward.meanings == nullptr || forward.end != number) {
      // The second word of "ed. khr." or of "fond no.".
      std::uint32_t first_end = skip_spaces_back(text_, limit_, begin);
      if (first_end > limit_ && text_[first_end - 1] == '.') --first_end;
      std::uint32_t first = first_end;
      while (first > limit_ && first_end - first < kLongestLabel) {
        const Glyph letter = glyph_before(text_, limit_, first);
        if (!is_letter(letter.value) && !is_apostrophe(letter.value)) break;
        first -= letter.size;
      }
      if (first == first_end) return label.end == number ? label : Label{};
      const Label longer = label_at(first);
      if (longer.meanings != nullptr && longer.end == number) return longer;
      return Label{};
    }
    // "fond no. 5": prefer the longer label.
    if (authority_.schemes.label(authority::label_key(text_.substr(begin, word_end - begin))) != nullptr) {
      std::uint32_t first_end = skip_spaces_back(text_, limit_, begin);
      if (first_end > limit_ && first_end < begin) {
        if (text_[first_end - 1] == '.') --first_end;
        std::uint32_t first = first_end;
        while (first > limit_ && first_end - first < kLongestLabel && is_letter(glyph_before(text_, limit_, first).value)) {
          first -= glyph_before(text_, limit_, first).size;
        }
        if (first < first_end && authority_.schemes.begins_label(authority::label_key(text_.substr(first, first_end - first)))) {
          const Label longer = label_at(first);
          if (longer.meanings != nullptr && longer.end == number) return longer;
        }
      }
    }
    return label;
  }

  // The label that begins at `at`, the longest of one or two words.
  Label label_at(std::uint32_t at) const {
    Label found;
    std::string key;
    std::uint32_t next = at;
    for (int words = 0; words < 2; ++words) {
      std::uint32_t word_end = next;
      while (word_end < end_ && word_end - next < kLongestLabel) {
        const Glyph letter = glyph_at(text_, word_end);
        if (!is_letter(letter.value) && !is_apostrophe(letter.value) && letter.value != 0x2116) break;
        word_end += letter.size;
      }
      if (word_end == next) break;
      key += authority::label_key(text_.substr(next, word_end - next));
      const bool stop = word_end < end_ && text_[word_end] == '.';
      const std::uint32_t number = skip_spaces(text_, word_end + (stop ? 1 : 0), end_);
      if (const auto* meanings = authority_.schemes.label(key)) {
        found.begin = at;
        found.word_end = word_end + (stop ? 1 : 0);
        found.end = number;
        found.meanings = meanings;
        found.stop = stop;
        found.space = number > found.word_end;
      }
      if (words == 0 && !authority_.schemes.begins_label(key)) break;
      next = number;
    }
    return found;
  }

  // A number with a label before it: the beginning of a labelled citation, or of a part of one.
  std::uint32_t consider_label(std::uint32_t at) {
    const Label label = label_before(at);
    if (label.meanings == nullptr) return 0;
    bool top = false;
    bool leaf = false;
    for (const LabelMeaning& meaning : *label.meanings) {
      const Scheme& scheme = authority_.schemes.all()[meaning.scheme];
      if (scheme.form != SchemeForm::labelled) continue;
      top = top || meaning.level == 0;
      leaf = leaf || meaning.level < 0;
    }
    if (top) return consider_labelled(label.begin);
    if (sightings_.size() == in_block_) return 0;  // a part needs a citation before it in the same block
    if (!separated(label.begin) || !begins_a_part(label)) return 0;
    return leaf ? consider_leaves_only(label.begin) : consider_labelled(label.begin);
  }

  // Many labels are also words of printed references ("p.", "no.", "file"). A part without its top stands only behind one
  // of the two commonest labels of its level.
  bool begins_a_part(const Label& label) const {
    const std::string key = authority::label_key(text_.substr(label.begin, label.word_end - label.begin));
    for (const LabelMeaning& meaning : *label.meanings) {
      if (meaning.level < 0) return true;
      const auto& labels = authority_.schemes.all()[meaning.scheme].levels[static_cast<std::size_t>(meaning.level)].labels;
      for (std::size_t i = 0; i < labels.size() && i < 2; ++i) {
        if (authority::label_key(labels[i]) == key && read_word(text_, label.begin, end_, words_.pages) == 0) return true;
      }
    }
    return false;
  }

  // Whether `at` begins an item of a list or of a sentence: behind ";", ",", ".", "(", "and".
  bool separated(std::uint32_t at) const {
    const std::uint32_t before = skip_spaces_back(text_, begin_, at);
    const Glyph mark = glyph_before(text_, begin_, before);
    if (mark.value == ';' || mark.value == ',' || mark.value == '.' || mark.value == '(' || mark.value == ':') return true;
    std::uint32_t word = before;
    while (word > begin_ && is_letter(glyph_before(text_, begin_, word).value)) word -= glyph_before(text_, begin_, word).size;
    return word < before && read_word(text_, word, before, words_.conjunctions) == before - word;
  }

  std::uint32_t consider_leaves_only(std::uint32_t at) {
    Sighting sighting;
    sighting.shape = Shape::leaves_only;
    const std::uint32_t next = labelled_leaves(sighting.citation, at);
    if (next == 0) return 0;
    sighting.leaf_labelled = true;
    sighting.citation.scheme = sightings_.back().citation.scheme;
    sighting.citation.range = {at, next};
    sighting.citation.range.end = more_labelled_leaves(sighting.citation, next);
    return keep(std::move(sighting));
  }

  std::uint32_t consider_labelled(std::uint32_t at) {
    Sighting sighting;
    sighting.shape = Shape::labelled;
    std::uint64_t schemes = ~std::uint64_t{0};
    const std::uint32_t next = read_levels(sighting, at, schemes);
    Citation& citation = sighting.citation;
    if (next == 0 || citation.parts.empty()) return 0;
    citation.range = {at, next};
    if (citation.parts.front().level == top_level(schemes)) attach_archive(sighting, at);
    const bool several = citation.parts.size() + (citation.leaves.empty() ? 0 : 1) >= 2;
    const bool starts_at_top = citation.parts.front().level == top_level(schemes);
    // A lone "f. 17" is a footnote of a page or a letter of a list as often as a fond.
    if (starts_at_top && !several && citation.archive_id.empty()) return 0;
    if (!starts_at_top && !several && !citation.leaves.empty()) return 0;
    return keep(std::move(sighting));
  }

  std::string top_level(std::uint64_t schemes) const {
    const Scheme* scheme = first_of(schemes);
    return scheme == nullptr ? std::string() : scheme->levels.front().name;
  }

  const Scheme* first_of(std::uint64_t schemes) const {
    const auto& all = authority_.schemes.all();
    for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
      if ((schemes >> i) & 1) return &all[i];
    }
    return nullptr;
  }

  // Reads "f. 17, op. 21, d. 2668, ll. 7–8" from `at` on into the sighting; returns its end, 0 for nothing. `schemes`
  // has a bit for every scheme that all the labels belong to.
  std::uint32_t read_levels(Sighting& sighting, std::uint32_t at, std::uint64_t& schemes) {
    Citation& citation = sighting.citation;
    const auto& all = authority_.schemes.all();
    std::uint64_t family = ~std::uint64_t{0};
    std::uint32_t end = 0;
    int deepest = -1;
    int stops = 0;
    int commas = 0;
    while (true) {
      const Label label = label_at(at);
      if (label.meanings == nullptr) break;
      std::uint64_t with_label = 0;
      const LabelMeaning* meaning = nullptr;
      bool is_leaf = false;
      for (const LabelMeaning& candidate : *label.meanings) {
        if (candidate.scheme >= 64 || all[candidate.scheme].form != SchemeForm::labelled) continue;
        if (((family >> candidate.scheme) & 1) == 0) continue;
        with_label |= std::uint64_t{1} << candidate.scheme;
        if (meaning == nullptr && candidate.level >= 0) meaning = &candidate;
        is_leaf = is_leaf || candidate.level < 0;
      }
      if (with_label == 0) break;
      if (is_leaf && (meaning == nullptr || deepest >= meaning->level)) break;  // the leaves follow
      if (meaning == nullptr || meaning->level <= deepest) {
        // "op. 14, por. 13, p. 123": a level out of its order, once.
        if (meaning == nullptr || meaning->level == 0 || has_level(citation, all[meaning->scheme].levels[static_cast<std::size_t>(meaning->level)].name)) break;
      }
      Value value = read_value(text_, label.end, end_, false);
      if (!value.found()) break;
      const Scheme& scheme = all[meaning->scheme];
      insert_part(citation, scheme, meaning->level, value);
      deepest = std::max(deepest, meaning->level);
      if ((schemes & with_label) != 0) schemes &= with_label;
      family = 0;
      for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
        if (all[i].family == scheme.family) family |= std::uint64_t{1} << i;
      }
      note_label_damage(citation, label, value.begin, deepest);
      end = value.end;
      if (deepest > 0) end = read_volume(citation, end);
      // On to the next label: one mark of punctuation, or an explanation in parentheses.
      std::uint32_t next = skip_spaces(text_, end, end_);
      if (next < end_ && text_[next] == '(') {
        const std::uint32_t close = closing_bracket(next, kLongestExplanation);
        if (close == next) break;
        const std::uint32_t behind = skip_spaces(text_, close + 1, end_);
        if (behind >= end_ || text_[behind] != ',' ) break;
        const Label following = label_at(skip_spaces(text_, behind + 1, end_));
        if (following.meanings == nullptr) break;
        next = behind;
      }
      gap_begin_ = end;
      gap_mark_ = 0;
      if (next < end_ && (text_[next] == ',' || text_[next] == '.' || text_[next] == ':')) {
        gap_mark_ = text_[next];
        (gap_mark_ == '.' ? stops : commas) += 1;
        ++next;
      }
      gap_space_ = next < end_ && is_space(glyph_at(text_, next).value);
      at = skip_spaces(text_, next, end_);
    }
    if (end == 0) return 0;
    end = read_labelled_tail(sighting, end, at);
    choose_scheme(citation, schemes, stops > commas ? ". " : ", ");
    return end;
  }

  static bool has_level(const Citation& citation, const std::string& level) {
    for (const Part& part : citation.parts) {
      if (part.level == level) return true;
    }
    return false;
  }

  // Keeps the parts in the order of the scheme, whatever their order in the text.
  static void insert_part(Citation& citation, const Scheme& scheme, int level, const Value& value) {
    const Part part{scheme.levels[static_cast<std::size_t>(level)].name, value.text, {value.begin, value.end}};
    auto place = citation.parts.end();
    while (place != citation.parts.begin()) {
      const Part& before = *(place - 1);
      int rank = -1;
      for (std::size_t i = 0; i < scheme.levels.size(); ++i) {
        if (scheme.levels[i].name == before.level) rank = static_cast<int>(i);
      }
      if (rank <= level) break;
      --place;
    }
    citation.parts.insert(place, part);
  }

  // "t. 2", "ch. 3" behind an opis or a file become part of its value: they are other volumes with leaves of their own.
  std::uint32_t read_volume(Citation& citation, std::uint32_t end) {
    std::uint32_t at = skip_spaces(text_, end, end_);
    if (at < end_ && (text_[at] == ',' || text_[at] == '.')) at = skip_spaces(text_, at + 1, end_);
    const std::uint32_t word = read_word(text_, at, end_, words_.volumes);
    if (word == 0) return end;
    std::uint32_t number = at + word;
    if (number < end_ && text_[number] == '.') ++number;
    number = skip_spaces(text_, number, end_);
    std::uint32_t digits = number;
    while (digits < end_ && digit_at(text_, digits)) ++digits;
    if (digits == number || digits - number > 2) return end;
    std::string volume(text_.substr(at, word));
    for (char& c : volume) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    Part& part = last_stated(citation);
    part.value += " " + volume + ". " + std::string(text_.substr(number, digits - number));
    part.range.end = digits;
    return digits;
  }

  static Part& last_stated(Citation& citation) {
    Part* last = &citation.parts.front();
    for (Part& part : citation.parts) {
      if (part.range.end > last->range.end) last = &part;
    }
    return *last;
  }

  void note_label_damage(Citation& citation, const Label& label, std::uint32_t value_begin, int deepest) {
    const std::string word(text_.substr(label.begin, label.word_end - label.begin));
    const std::string_view value = text_.substr(value_begin, last_stated(citation).range.end - value_begin);
    if (!label.stop && is_abbreviation(word)) {
      citation.damage.push_back({{label.begin, last_stated(citation).range.end}, word + ". " + std::string(value),
                                 "no full stop after " + word, false});
    }
    if (deepest > 0 && citation.parts.size() > 1) note_gap_damage(citation, label.begin, label, value);
  }

  // Between two parts: "d. 26. l. 95", "d. 29 l. 102", "d. 2674,ll. 44".
  void note_gap_damage(Citation& citation, std::uint32_t label_begin, const Label& label, std::string_view behind) {
    const Part* before = nullptr;
    for (const Part& part : citation.parts) {
      if (part.range.end <= label_begin && (before == nullptr || part.range.end > before->range.end)) before = &part;
    }
    if (before == nullptr || before->range.end != gap_begin_) return;
    const std::uint32_t from = label_start_before(before->range.begin);
    const std::string head(text_.substr(from, before->range.end - from));
    const std::string tail = std::string(text_.substr(label_begin, label.end - label_begin)) + std::string(behind);
    const std::uint32_t to = label.end + static_cast<std::uint32_t>(behind.size());
    if (gap_mark_ == 0) {
      citation.damage.push_back({{from, to}, head + ", " + tail, "no comma between " + head + " and " + tail, false});
    } else if (!gap_space_) {
      citation.damage.push_back({{from, to}, head + static_cast<char>(gap_mark_) + " " + tail, "no space after the comma", false});
    } else if (gap_mark_ == '.') {
      citation.damage.push_back({{from, to}, head + ", " + tail, "a full stop for a comma", false});
    } else if (gap_mark_ == ',') {
      citation.damage.push_back({{from, to}, head + ". " + tail, "a comma for a full stop", false});
    }
  }

  std::uint32_t label_start_before(std::uint32_t value) const {
    std::uint32_t at = skip_spaces_back(text_, begin_, value);
    if (at > begin_ && text_[at - 1] == '.') --at;
    while (at > begin_) {
      const Glyph letter = glyph_before(text_, begin_, at);
      if (!is_letter(letter.value) && !is_apostrophe(letter.value)) break;
      at -= letter.size;
    }
    return at;
  }

  // "f", "op", "ll": a short form that is written with a stop, unlike "fond" and "listy".
  bool is_abbreviation(const std::string& word) const {
    for (const Scheme& scheme : authority_.schemes.all()) {
      for (const authority::SchemeLevel& level : scheme.levels) {
        for (const std::string& label : level.labels) {
          if (label == word + ".") return true;
        }
      }
      for (const auto* labels : {&scheme.leaf_labels, &scheme.leaves_labels}) {
        for (const std::string& label : *labels) {
          if (label == word + ".") return true;
        }
      }
    }
    return false;
  }

  // The leaves behind the last level: labelled, with a damaged label, or bare behind a comma. `at` is behind the
  // punctuation that follows `end`.
  std::uint32_t read_labelled_tail(Sighting& sighting, std::uint32_t end, std::uint32_t at) {
    Citation& citation = sighting.citation;
    const Part& deepest = citation.parts.back();
    const bool names_file = deepest.level != citation.parts.front().level || citation.parts.size() > 1;
    if (at <= end && gap_mark_ == 0 && at == end) return end;
    const Label label = label_at(at);
    if (label.meanings != nullptr && has_leaf_meaning(label)) {
      const std::uint32_t next = labelled_leaves(citation, at);
      if (next == 0) return end;
      sighting.leaf_labelled = true;
      note_gap_damage(citation, at, label, text_.substr(label.end, next - label.end));
      return more_labelled_leaves(citation, next);
    }
    if (!names_file) return end;
    if (const std::uint32_t next = damaged_leaves(citation, at)) {
      sighting.leaf_labelled = true;
      return next;
    }
    if (gap_mark_ == ',' && digit_at(text_, at)) {
      const std::vector<Leaf> leaves = read_leaves(text_, at, end_, words_);
      if (leaves.empty() || !ends_a_number(text_, leaves.front().end, end_, words_)) return end;
      if (leaves.front().first >= 1500 && leaves.front().first <= 2030) return end;
      set_leaves(citation, leaves);
      const std::uint32_t from = label_start_before(deepest.range.begin);
      const std::string head(text_.substr(from, deepest.range.end - from));
      const std::string tail(text_.substr(at, leaves.back().end - at));
      citation.damage.push_back({{from, leaves.back().end}, head + ", l. " + tail, "no label before the leaf", false});
      return leaves.back().end;
    }
    return end;
  }

  static bool has_leaf_meaning(const Label& label) {
    for (const LabelMeaning& meaning : *label.meanings) {
      if (meaning.level < 0) return true;
    }
    return false;
  }

  // "l. 9", "ll. 7–8", "listy 7–8" at `at`; returns the end, 0 where there are none.
  std::uint32_t labelled_leaves(Citation& citation, std::uint32_t at) {
    const Label label = label_at(at);
    if (label.meanings == nullptr || !has_leaf_meaning(label)) return damaged_leaves(citation, at);
    const std::vector<Leaf> leaves = read_leaves(text_, label.end, end_, words_);
    if (leaves.empty()) return 0;
    add_leaves(citation, leaves);
    const std::string word(text_.substr(label.begin, label.word_end - label.begin));
    const std::string numbers(text_.substr(label.end, leaves.back().end - label.end));
    if (!label.stop && is_abbreviation(word)) {
      citation.damage.push_back({{at, leaves.back().end}, word + ". " + numbers, "no full stop after " + word, false});
    } else if (label.stop && !is_abbreviation(word.substr(0, word.size() - 1))) {
      citation.damage.push_back({{at, leaves.back().end}, word.substr(0, word.size() - 1) + " " + numbers,
                                 "a full stop after a whole word", false});
    }
    return leaves.back().end;
  }

  // "1. 9", "I. 105", "II. 35": the letter l read or typed as 1 or I.
  std::uint32_t damaged_leaves(Citation& citation, std::uint32_t at) {
    std::uint32_t marks = at;
    while (marks < end_ && (text_[marks] == '1' || text_[marks] == 'I' || text_[marks] == '|')) ++marks;
    if (marks == at || marks - at > 2 || marks >= end_ || text_[marks] != '.') return 0;
    const std::uint32_t number = skip_spaces(text_, marks + 1, end_);
    const std::vector<Leaf> leaves = read_leaves(text_, number, end_, words_);
    if (leaves.empty() || !ends_a_number(text_, leaves.back().end, end_, words_)) return 0;
    add_leaves(citation, leaves);
    const std::string meant = marks - at == 1 ? "l. " : "ll. ";
    citation.damage.push_back({{at, leaves.back().end},
                               meant + std::string(text_.substr(number, leaves.back().end - number)),
                               std::string(1, text_[at]) + " for the letter l", false});
    return leaves.back().end;
  }

  // "…, l. 12; l. 14": more leaves of the same file behind the first.
  std::uint32_t more_labelled_leaves(Citation& citation, std::uint32_t end) {
    while (true) {
      std::uint32_t at = end;
      if (at < end_ && text_[at] == '.') ++at;
      at = skip_spaces(text_, at, end_);
      const bool mark = at < end_ && text_[at] == ',';
      const std::uint32_t word = mark ? 0 : read_word(text_, at, end_, words_.conjunctions);
      if (!mark && word == 0) return end;
      at = skip_spaces(text_, at + (mark ? 1 : word), end_);
      const Label label = label_at(at);
      if (label.meanings == nullptr || !has_leaf_meaning(label)) return end;
      const std::vector<Leaf> leaves = read_leaves(text_, label.end, end_, words_);
      if (leaves.empty()) return end;
      add_leaves(citation, leaves);
      end = leaves.back().end;
    }
  }

  void set_leaves(Citation& citation, const std::vector<Leaf>& leaves) const {
    citation.leaves.clear();
    citation.leaves_range = {leaves.front().begin, leaves.back().end};
    for (const Leaf& leaf : leaves) citation.leaves.push_back(leaf.text);
  }

  void add_leaves(Citation& citation, const std::vector<Leaf>& leaves) const {
    if (citation.leaves.empty()) {
      set_leaves(citation, leaves);
      return;
    }
    citation.leaves_range.end = leaves.back().end;
    for (const Leaf& leaf : leaves) citation.leaves.push_back(leaf.text);
  }

  void choose_scheme(Citation& citation, std::uint64_t schemes, std::string_view separator) const {
    const auto& all = authority_.schemes.all();
    const Scheme* chosen = nullptr;
    for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
      if (((schemes >> i) & 1) == 0 || all[i].form != SchemeForm::labelled) continue;
      if (chosen == nullptr || (chosen->separator != separator && all[i].separator == separator)) chosen = &all[i];
    }
    if (chosen != nullptr) citation.scheme = chosen->id;
    // What is a slip in one scheme is the rule in another.
    std::erase_if(citation.damage, [&](const Damage& damage) {
      return (separator == ". " && damage.what == "a full stop for a comma") ||
             (separator == ", " && damage.what == "a comma for a full stop");
    });
  }

  const Scheme* scheme_of_form(SchemeForm form) const {
    for (const Scheme& scheme : authority_.schemes.all()) {
      if (scheme.form == form) return &scheme;
    }
    return nullptr;
  }

  std::uint32_t closing_bracket(std::uint32_t open, std::uint32_t longest) const {
    int depth = 0;
    for (std::uint32_t at = open; at < end_ && at - open < longest; ++at) {
      if (text_[at] == '(') ++depth;
      if (text_[at] == ')' && --depth == 0) return at;
    }
    return open;
  }

  // ---- back references ----

  std::uint32_t consider_phrase(std::uint32_t at) {
    for (const Phrase& phrase : phrases_) {
      if (text_[at] != phrase.words[phrase.rare] || at < begin_ + phrase.rare) continue;
      const std::uint32_t begin = at - phrase.rare;
      if (begin < limit_ || text_.compare(begin, phrase.words.size(), phrase.words) != 0) continue;
      const auto end = static_cast<std::uint32_t>(begin + phrase.words.size());
      if (end > end_ || is_letter(glyph_at(text_, end).value)) continue;
      if (is_letter(glyph_before(text_, begin_, begin).value)) continue;
      if (const std::uint32_t next = consider_back(begin, end, phrase.same_work)) return next;
      return end;
    }
    return at + 1;
  }

  std::uint32_t consider_back(std::uint32_t begin, std::uint32_t end, bool same_work) {
    Sighting sighting;
    sighting.shape = Shape::back;
    Citation& citation = sighting.citation;
    citation.how = How::ibid;
    const bool stop = end < end_ && text_[end] == '.';
    citation.range = {begin, end + (stop ? 1 : 0)};
    if (!stop && text_.compare(begin, end - begin, "Ibid") == 0) {
      citation.damage.push_back({{begin, end}, "Ibid.", "no full stop after Ibid", false});
    }
    attach_archive(sighting, begin);
    if (!sighting.archive_looks_right && citation.archive_range.empty()) {
      // An author's op. cit. is a book.
      if (same_work && skip_spaces_back(text_, begin_, begin) > begin_) return 0;
    } else if (!sighting.archive_looks_right || citation.archive_id.empty()) {
      citation.archive.clear();
      citation.archive_id.clear();
      citation.archive_range = {};
      citation.range.begin = begin;
      if (same_work) return 0;
    }
    std::uint32_t at = skip_spaces(text_, citation.range.end, end_);
    const bool comma = at < end_ && text_[at] == ',';
    if (comma) at = skip_spaces(text_, at + 1, end_);
    read_behind_back(sighting, at, comma);
    return keep(std::move(sighting));
  }

  void read_behind_back(Sighting& sighting, std::uint32_t at, bool comma) {
    Citation& citation = sighting.citation;
    if (const std::uint32_t page = read_word(text_, at, end_, words_.pages)) {
      std::uint32_t number = at + page;
      if (number < end_ && text_[number] == '.') ++number;
      number = skip_spaces(text_, number, end_);
      const Label label = label_at(at);
      const bool level = label.meanings != nullptr && label.meanings->front().level >= 0 && label.end < end_ &&
                         digit_at(text_, label.end) && follows_another_level(label);
      if (digit_at(text_, number) && !level) {
        const std::vector<Leaf> pages = read_leaves(text_, number, end_, words_);
        sighting.printed_page = true;
        if (pages.empty()) return;
        set_leaves(citation, pages);
        citation.range.end = pages.back().end;
        return;
      }
    }
    if (const std::uint32_t next = labelled_leaves(citation, at)) {
      sighting.leaf_labelled = true;
      citation.range.end = more_labelled_leaves(citation, next);
      citation.scheme.clear();
      return;
    }
    const Label label = label_at(at);
    if (label.meanings != nullptr && label.end < end_) {
      Sighting rest;
      std::uint64_t schemes = ~std::uint64_t{0};
      const std::uint32_t next = read_levels(rest, at, schemes);
      if (next > 0) {
        citation.parts = rest.citation.parts;
        citation.leaves = rest.citation.leaves;
        citation.leaves_range = rest.citation.leaves_range;
        citation.scheme = rest.citation.scheme;
        citation.damage.insert(citation.damage.end(), rest.citation.damage.begin(), rest.citation.damage.end());
        citation.range.end = next;
        sighting.leaf_labelled = rest.leaf_labelled;
      }
      return;
    }
    if (!comma || !digit_at(text_, at)) return;
    std::uint32_t digits_end = at;
    while (digit_at(text_, digits_end)) ++digits_end;
    if (looks_like_slashes(digits_end)) return;  // a file of its own; it inherits the archive
    const std::vector<Leaf> leaves = read_leaves(text_, at, end_, words_);
    if (leaves.empty() || !ends_a_number(text_, leaves.front().end, end_, words_)) return;
    const bool year = leaves.front().first >= 1500 && leaves.front().first <= 2030 && !leaves.front().verso;
    if (year) {
      sighting.printed_page = true;  // "Ibid., 1926, nos. 16–17"
      return;
    }
    set_leaves(citation, leaves);
    citation.range.end = leaves.back().end;
  }

  bool follows_another_level(const Label& label) const {
    const Value value = read_value(text_, label.end, end_, false);
    if (!value.found()) return false;
    std::uint32_t at = skip_spaces(text_, value.end, end_);
    if (at < end_ && (text_[at] == ',' || text_[at] == '.')) at = skip_spaces(text_, at + 1, end_);
    return label_at(at).meanings != nullptr;
  }

  // ---- common ----

  void attach_archive(Sighting& sighting, std::uint32_t at) {
    const ArchiveBefore found = archive_before(text_, limit_, at, authority_);
    if (!found.found()) return;
    Citation& citation = sighting.citation;
    citation.archive = found.siglum;
    citation.archive_id = found.id;
    citation.archive_range = {found.begin, found.end};
    citation.range.begin = found.begin;
    sighting.archive_looks_right = found.looks_right;
    sighting.archive_is_short = found.short_siglum;
    sighting.archive_separator = found.separator;
    if (found.damaged) {
      citation.damage.push_back({{found.siglum_begin, found.siglum_end}, found.siglum, "the archive's siglum misspelt", false});
    }
    if (found.separator == 0 && sighting.shape != Shape::back && !citation.parts.empty()) {
      const std::string head(text_.substr(found.begin, found.end - found.begin));
      const std::uint32_t to = citation.parts.front().range.end;
      citation.damage.push_back({{found.begin, to}, head + ", " + std::string(text_.substr(at, to - at)),
                                 "no comma after the archive", true});
    }
  }

  // Takes the sighting, with the description behind it; returns where the scan goes on.
  std::uint32_t keep(Sighting sighting) {
    Citation& citation = sighting.citation;
    sighting.block = block_;
    citation.note = document_.blocks[static_cast<std::size_t>(block_)].note;
    sighting.attached = sightings_.size() > in_block_ && only_joins(limit_, citation.range.begin);
    std::uint32_t next = skip_spaces(text_, citation.range.end, end_);
    limit_ = citation.range.end;
    if (next < end_ && text_[next] == ',') next = skip_spaces(text_, next + 1, end_);
    if (next < end_ && text_[next] == '(') {
      const std::uint32_t close = closing_bracket(next, kLongestDescription);
      if (close > next && is_description(next + 1, close)) {
        citation.description = {next + 1, close};
        limit_ = close + 1;
      }
    }
    sightings_.push_back(std::move(sighting));
    return limit_;
  }

  // A description has words; "(1923)" has none, and "(RGASPI, f. 17 …)" is another citation.
  bool is_description(std::uint32_t begin, std::uint32_t end) const {
    int letters = 0;
    for (std::uint32_t at = begin; at < end;) {
      const Glyph glyph = glyph_at(text_, at);
      letters += is_letter(glyph.value) ? 1 : 0;
      at += glyph.size;
    }
    return letters >= 4;
  }

  bool only_joins(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t at = from;
    while (at < to) {
      const Glyph glyph = glyph_at(text_, at);
      if (is_letter(glyph.value)) {
        const std::uint32_t word = read_word(text_, at, to, words_.conjunctions);
        if (word == 0) return false;
        at += word;
      } else if (is_digit(glyph.value)) {
        return false;
      } else {
        at += glyph.size;
      }
    }
    return true;
  }

  const text::Document& document_;
  const authority::Authority& authority_;
  std::string_view text_;
  const authority::CitationWords& words_;
  std::array<std::uint8_t, 256> triggers_{};
  std::vector<Phrase> phrases_;
  std::vector<Sighting> sightings_;
  int block_ = 0;
  std::uint32_t begin_ = 0;   // of the block
  std::uint32_t end_ = 0;     // of the block
  std::uint32_t limit_ = 0;   // behind the last sighting: nothing before it is looked at again
  std::size_t in_block_ = 0;  // the first sighting of the block
  // What stood between the last two parts of a labelled citation.
  std::uint32_t gap_begin_ = 0;
  char32_t gap_mark_ = 0;
  bool gap_space_ = false;
};

}  // namespace

std::vector<Sighting> scan(const text::Document& document, const authority::Authority& authority) {
  return Scanner(document, authority).run();
}

}  // namespace apparatus::citation
