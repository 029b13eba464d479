#include "citation/scan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "citation/archive_before.h"
#include "citation/coded.h"
#include "citation/glyphs.h"
#include "citation/labels.h"

namespace apparatus::citation {
namespace {

using authority::LabelMeaning;
using authority::Scheme;
using authority::SchemeForm;
using text::ReadingRange;

constexpr std::uint32_t kLongestExplanation = 300;  // of a level, in parentheses between two levels
constexpr std::uint32_t kLongestDescription = 600;

// A slip in a scheme with commas, the rule in one with full stops, and the other way round.
constexpr std::string_view kStopForComma = "a full stop for a comma";
constexpr std::string_view kCommaForStop = "a comma for a full stop";

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
      : document_(document),
        authority_(authority),
        text_(document.reading),
        words_(authority.schemes.words()) {
    for (int digit = '0'; digit <= '9'; ++digit)
      triggers_[static_cast<std::size_t>(digit)] = kDigit;
    add_phrases(words_.same_place, false);
    add_phrases(words_.same_work, true);
    add_archive_words();
    for (const authority::Archive& archive : authority.archives.all()) {
      const Scheme* scheme = authority.schemes.by_id(archive.scheme);
      if (scheme == nullptr || scheme->form != SchemeForm::numbered) continue;
      for (const auto* names : {&archive.sigla, &archive.other_names}) {
        for (const std::string& name : *names)
          numbered_endings_[static_cast<unsigned char>(name.back())] = true;
      }
    }
  }

  std::vector<Sighting> run() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const text::Block& block = document_.blocks[i];
      if (block.zone == text::Zone::code || block.zone == text::Zone::comment) continue;
      block_ = static_cast<int>(i);
      begin_ = limit_ = block.range.begin;
      end_ = block.range.end;
      in_block_ = sightings_.size();
      pending_back_ = {};
      scan_block();
    }
    return std::move(sightings_);
  }

 private:
  // Words that end an archive's name; where one stands, the register is asked.
  void add_archive_words() {
    for (const std::string_view word :
         {"Archive", "archive", "Archives", "archives", "Arkhiv", "arkhiv", "Архив", "архив"}) {
      archive_words_.emplace_back(word);
    }
    triggers_[static_cast<unsigned char>('v')] |= kWord;
    triggers_[0xB2] |= kWord;  // second byte of "в"
  }

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
    if (const std::uint32_t next = consider_code(at, digits_end)) return next;
    if (looks_like_slashes(digits_end)) {
      if (const std::uint32_t next = consider_slashes(at)) return next;
      return past_slashes(digits_end);
    }
    if (at > limit_) {
      if (const std::uint32_t next = consider_label(at)) return next;
      if (const std::uint32_t next = consider_running_number(at, digits_end)) return next;
    }
    return digits_end;
  }

  // ---- codes ----

  // Where the code would begin that this number belongs to: at the letters before it, or at the
  // number itself
  // ("7 N 3122"); `at` + 1 for none.
  std::uint32_t code_start(std::uint32_t at, std::uint32_t digits_end) const {
    std::uint32_t letters = at;
    if (letters > limit_ && (text_[letters - 1] == '/' || text_[letters - 1] == ' ')) --letters;
    while (letters > limit_ && is_superscript(glyph_before(text_, limit_, letters).value)) {
      letters -= glyph_before(text_, limit_, letters).size;
    }
    std::uint32_t begin = letters;
    while (begin > limit_ && letters - begin < 10 &&
           ((text_[begin - 1] >= 'A' && text_[begin - 1] <= 'Z') ||
            (text_[begin - 1] == '.' && begin < letters + 1))) {
      --begin;
    }
    while (begin < letters && text_[begin] == '.') ++begin;
    if (begin < letters && text_[begin] != '.') {
      const Glyph outside = glyph_before(text_, begin_, begin);
      if (!is_letter(outside.value) && !is_digit(outside.value)) return begin;
    }
    std::uint32_t behind = digits_end;
    if (behind < end_ && (text_[behind] == ' ' || text_[behind] == '/')) ++behind;
    const bool letter = behind < end_ && text_[behind] >= 'A' && text_[behind] <= 'Z';
    const bool accession =
        digits_end - at == 8 && digits_end < end_ && text_[digits_end] == '/';  // "19940500/95"
    return letter || accession ? at : at + 1;
  }

  static bool is_superscript(char32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
  }

  // In front of "AB" of "AB XIX 3353", whose `numeral` is a part of the series; `numeral` itself
  // where no such letters stand.
  std::uint32_t before_numeral(std::uint32_t numeral, std::uint32_t at) const {
    std::uint32_t behind = numeral;
    while (behind < at && std::string_view("IVXLC").find(text_[behind]) != std::string_view::npos)
      ++behind;
    if (behind == numeral || behind == at || text_[behind] != ' ') return numeral;
    if (numeral < limit_ + 2 || text_[numeral - 1] != ' ') return numeral;
    std::uint32_t letters = numeral - 1;
    while (letters > limit_ && text_[letters - 1] >= 'A' && text_[letters - 1] <= 'Z') --letters;
    const bool few = letters < numeral - 1 && numeral - letters <= 4;
    return few && !is_letter(glyph_before(text_, begin_, letters).value) ? letters : numeral;
  }

  std::uint32_t consider_code(std::uint32_t at, std::uint32_t digits_end) {
    const std::uint32_t begin = code_start(at, digits_end);
    if (begin > at) return 0;
    if (const std::uint32_t longer = before_numeral(begin, at); longer < begin) {
      if (const std::uint32_t next = consider_code_from(longer)) return next;
    }
    return consider_code_from(begin);
  }

  std::uint32_t consider_code_from(std::uint32_t begin) {
    const ArchiveBefore archive = archive_before(text_, limit_, begin, authority_);
    const authority::Archive* known = authority_.archives.by_id(archive.id);
    for (const Scheme& scheme : authority_.schemes.all()) {
      if (scheme.form != SchemeForm::coded) continue;
      const bool named = known != nullptr && known->scheme == scheme.id;
      const bool back = !pending_back_.empty() && past_mark(pending_back_.end) == begin;
      const bool continued = !archive.found() && (back || continues_scheme(scheme.id, begin));
      if (!named && !continued && (scheme.codes.empty() || known != nullptr)) continue;
      const CodedReading reading = read_coded(text_, begin, end_, scheme);
      if (reading.parts.empty()) continue;
      if (!named && !scheme.codes.empty() && !has(scheme.codes, reading.letters)) continue;
      return take_code(scheme, reading, begin, named);
    }
    return 0;
  }

  static bool has(const std::vector<std::string>& list, const std::string& item) {
    for (const std::string& one : list) {
      if (one == item) return true;
    }
    return false;
  }

  // Whether the citation before is of this scheme and only punctuation stands in between.
  bool continues_scheme(const std::string& scheme, std::uint32_t at) const {
    return sightings_.size() > in_block_ && sightings_.back().citation.scheme == scheme &&
           only_joins(limit_, at);
  }

  std::uint32_t take_code(const Scheme& scheme, const CodedReading& reading, std::uint32_t begin,
                          bool named) {
    Sighting sighting;
    sighting.shape = Shape::coded;
    Citation& citation = sighting.citation;
    citation.scheme = scheme.id;
    citation.parts = reading.parts;
    citation.range = {begin, reading.end};
    if (named) attach_archive(sighting, begin);
    sighting.repairs.clear();  // "BArch R 43" is as common as "BArch, R 43"
    std::uint32_t leaves = past_mark(past_registry_number(reading.end));
    if (is_leaf_label(label_here(leaves), citation)) {
      if (const std::uint32_t next = labelled_leaves(sighting, leaves)) {
        sighting.leaf_labelled = true;
        citation.range.end = more_labelled_leaves(citation, next);
      }
    }
    take_back_reference(sighting, begin);
    return keep(std::move(sighting));
  }

  // "Ibid., FO 371/11022": the reference back lends the archive alone.
  void take_back_reference(Sighting& sighting, std::uint32_t begin) {
    if (!pending_back_.empty() && past_mark(pending_back_.end) == begin &&
        sighting.citation.archive.empty()) {
      sighting.shape = Shape::back;
      sighting.citation.how = How::ibid;
      sighting.citation.range.begin = pending_back_.begin;
    }
    pending_back_ = {};
  }

  std::uint32_t past_mark(std::uint32_t at) const {
    at = skip_spaces(text_, at, end_);
    const bool mark = at < end_ && (text_[at] == ',' || text_[at] == ':' || text_[at] == '.');
    return mark ? skip_spaces(text_, at + 1, end_) : at;
  }

  // "FO 371/11021, N 4567/387/38, f. 12": the number of the paper in its old registry, between the
  // file and the folio.
  std::uint32_t past_registry_number(std::uint32_t end) const {
    const std::uint32_t letter = past_mark(end);
    std::uint32_t at = letter;
    while (at < end_ && text_[at] >= 'A' && text_[at] <= 'Z') ++at;
    if (at == letter || at - letter > 2) return end;
    at = skip_spaces(text_, at, end_);
    const std::uint32_t number = at;
    bool slash = false;
    while (at < end_ && (digit_at(text_, at) || (text_[at] == '/' && digit_at(text_, at + 1)))) {
      slash = slash || text_[at] == '/';
      ++at;
    }
    return slash && at > number ? at : end;
  }

  // "T 1588", "Trotsky Archive, (T), 2852": an archive whose papers are numbered through.
  std::uint32_t consider_running_number(std::uint32_t at, std::uint32_t digits_end) {
    if (digits_end - at < 2 || digits_end - at > 6) return 0;
    std::uint32_t before = at;
    while (before > limit_ &&
           (text_[before - 1] == ' ' || text_[before - 1] == ',' || text_[before - 1] == ')'))
      --before;
    if (before == limit_ || !numbered_endings_[static_cast<unsigned char>(text_[before - 1])])
      return 0;
    if (is_letter(glyph_at(text_, digits_end).value) ||
        (digits_end < end_ && text_[digits_end] == '/'))
      return 0;
    const ArchiveBefore archive = archive_before(text_, limit_, at, authority_);
    const authority::Archive* known = authority_.archives.by_id(archive.id);
    const Scheme* scheme = known == nullptr ? nullptr : authority_.schemes.by_id(known->scheme);
    if (scheme == nullptr || scheme->form != SchemeForm::numbered) return 0;
    if (archive.short_siglum && (digits_end - at < 3 || !is_named(*known))) return 0;
    Sighting sighting;
    sighting.shape = Shape::numbered;
    sighting.citation.scheme = scheme->id;
    sighting.citation.parts.push_back({scheme->levels.front().name,
                                       std::string(text_.substr(at, digits_end - at)),
                                       {at, digits_end}});
    sighting.citation.range = {at, digits_end};
    attach_archive(sighting, at);
    sighting.repairs.clear();
    return keep(std::move(sighting));
  }

  // Whether the document names the archive anywhere: a siglum of one letter means it only then.
  bool is_named(const authority::Archive& archive) {
    const auto known = named_.find(archive.id);
    if (known != named_.end()) return known->second;
    bool found = false;
    for (const auto* names : {&archive.other_names, &archive.sigla}) {
      for (const std::string& name : *names) {
        found = found || (name.size() > 2 && text_.find(name) != std::string_view::npos);
      }
    }
    for (const std::string* name : {&archive.name, &archive.original_name, &archive.english_name}) {
      found = found || (!name->empty() && text_.find(*name) != std::string_view::npos);
    }
    named_[archive.id] = found;
    return found;
  }

  // ---- slashes ----

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
    while (at + 1 < end_ && (digit_at(text_, at) || (text_[at] == '/' && digit_at(text_, at + 1))))
      ++at;
    return at;
  }

  std::uint32_t consider_slashes(std::uint32_t at) {
    const Glyph before = glyph_before(text_, begin_, at);
    if (is_letter(before.value) || before.value == '/' || before.value == '_' ||
        is_dash(before.value))
      return 0;
    if (before.value == '.' && at - begin_ >= 2 && digit_at(text_, at - 2)) return 0;
    if (names_a_number(at)) return 0;
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
      citation.parts.push_back(
          {scheme->levels[i].name, values[i].text, {values[i].begin, values[i].end}});
      if (values[i].damaged) {
        const ReadingRange value{values[i].begin, values[i].end};
        sighting.repairs.push_back({value, values[i].text, value, "a semicolon inside the number"});
      }
    }
    next = values.back().end;
    std::uint32_t slashes_end = next;
    citation.range = {at, next};
    if (slash_behind) {
      std::uint32_t leaf = skip_spaces(text_, next + 1, end_);
      if (!digit_at(text_, leaf)) leaf = past_volume(next);
      std::vector<Leaf> leaves = read_leaves(text_, leaf, end_, words_);
      if (leaves.empty() && leaf >= end_) leaves = leaves_on_next_page();
      if (leaves.empty() && leaf < end_) return 0;
      sighting.leaf_after_slash = true;
      if (leaves.empty() || leaves.front().begin >= end_) {
        set_leaves(citation, leaves);
        citation.leaves_range = {};
        citation.range = {at, leaf};
        attach_archive(sighting, at);
        return keep(std::move(sighting));
      }
      // "1099/1/3/5/7–8": one leaf too many between the slashes.
      while (leaves.size() == 1 && leaves.back().end < end_ && text_[leaves.back().end] == '/' &&
             digit_at(text_, leaves.back().end + 1)) {
        const std::vector<Leaf> more = read_leaves(text_, leaves.back().end + 1, end_, words_);
        if (more.empty()) break;
        leaves.insert(leaves.end(), more.begin(), more.end());
      }
      if (range_breaks_off(leaves.back().end)) continue_leaves(leaves);
      spaced = spaced || leaf > next + 1;
      slashes_end = leaves.front().end;
      set_leaves(citation, leaves);
      next = citation.leaves_range.end;
      next = more_labelled_leaves(citation, next);
    } else {
      next = after_triple(sighting, next);
    }
    citation.range = {at, next};
    if (spaced) note_spaces(sighting, {at, slashes_end});
    sighting.may_be_date = values.size() == 3 && !slash_behind && may_be_date(values);
    attach_archive(sighting, at);
    if (values.size() >= 3) take_back_reference(sighting, at);
    if (values.size() == 2 && (citation.archive_id.empty() || sighting.archive_is_short)) return 0;
    return keep(std::move(sighting));
  }

  // "no. 5/6/7", "N 4567/387/38": the slashes belong to a number of another kind.
  bool names_a_number(std::uint32_t at) const {
    const std::uint32_t word_end = skip_spaces_back(text_, begin_, at);
    if (word_end == at || word_end == begin_) return false;
    std::uint32_t end = word_end;
    if (text_[end - 1] == '.') --end;
    std::uint32_t word = end;
    while (word > begin_ && is_letter(glyph_before(text_, begin_, word).value))
      word -= glyph_before(text_, begin_, word).size;
    if (word == end) return false;
    const Glyph first = glyph_at(text_, word);
    if (word + first.size == end && is_upper(first.value)) return true;
    const Label label = label_before(text_, begin_, at, end_, authority_.schemes);
    return label.found() || read_word(text_, word, end, words_.pages) > 0 ||
           read_word(text_, word, end, words_.volumes) > 0;
  }

  // "7952/ 3/267"; a line that ends behind a slash is no slip.
  void note_spaces(Sighting& sighting, ReadingRange slashes) const {
    for (std::uint32_t at = slashes.begin; at < slashes.end; ++at) {
      if (text_[at] != ' ') continue;
      const std::string_view source = document_.text(document_.to_source({at, at + 1}));
      if (source.find('\n') != std::string_view::npos) continue;
      sighting.repairs.push_back({{at, at + 1}, "", slashes, "a space between the numbers", true});
    }
  }

  static bool may_be_date(const std::vector<Value>& values) {
    const auto small = [](const Value& value, int most) {
      if (value.text.size() > 2 || value.text.find_first_not_of("0123456789") != std::string::npos)
        return false;
      const int number = std::stoi(value.text);
      return number >= 1 && number <= most;
    };
    const std::string& year = values[2].text;
    if (year.find_first_not_of("0123456789") != std::string::npos || year.size() == 3 ||
        year.size() > 4)
      return false;
    if (year.size() == 1) return false;
    return (small(values[0], 31) && small(values[1], 12)) ||
           (small(values[0], 12) && small(values[1], 31));
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

  // What follows three numbers: ", 152-168", ", ll. 1-7", " and 96", "/1 and 2ob". Returns the
  // citation's end.
  std::uint32_t after_triple(Sighting& sighting, std::uint32_t end) {
    std::uint32_t at = skip_spaces(text_, end, end_);
    const bool comma = at < end_ && text_[at] == ',';
    const std::uint32_t word = comma ? 0 : read_word(text_, at, end_, words_.conjunctions);
    if (!comma && word == 0) return end;
    at = skip_spaces(text_, at + (comma ? 1 : word), end_);
    if (comma) {
      if (const std::uint32_t labelled = labelled_leaves(sighting, at)) {
        sighting.leaf_labelled = true;
        return more_labelled_leaves(sighting.citation, labelled);
      }
    }
    if (!digit_at(text_, at)) return end;
    const std::vector<Leaf> list = read_leaves(text_, at, end_, words_);
    if (list.empty() || !ends_a_number(text_, list.front().end, end_, words_)) return end;
    if (list.front().first >= 1500 && list.front().first <= 2030 && !list.front().verso &&
        !list.front().range && comma && list.size() == 1 && followed_by_closing(list.front().end)) {
      return end;  // ", 1923." is a year
    }
    sighting.comma_list = list;
    sighting.joined_by_word = !comma;
    return list.back().end;
  }

  bool followed_by_closing(std::uint32_t at) const {
    return at < end_ && (text_[at] == ')' || text_[at] == ']');
  }

  // ---- labels ----

  Label label_here(std::uint32_t at) const { return label_at(text_, at, end_, authority_.schemes); }

  // A number with a label before it: the beginning of a labelled citation, or of a part of one.
  std::uint32_t consider_label(std::uint32_t at) {
    const Label label = label_before(text_, limit_, at, end_, authority_.schemes);
    if (label.meanings == nullptr) return 0;
    bool top = false;
    for (const LabelMeaning& meaning : *label.meanings) {
      const Scheme& scheme = authority_.schemes.all()[meaning.scheme];
      if (scheme.form == SchemeForm::collection && meaning.level >= 0) {
        if (const std::uint32_t next = consider_collection(label)) return next;
        break;
      }
      if (scheme.form != SchemeForm::labelled) continue;
      top = top || meaning.level == 0;
    }
    if (top) return consider_labelled(label.begin);
    if (sightings_.size() == in_block_)
      return 0;  // a part needs a citation before it in the same block
    if (!separated(label.begin)) return 0;
    if (is_leaf_label(label, sightings_.back().citation)) {
      return leaves_may_stand_apart(label) || only_joins(limit_, label.begin)
                 ? consider_leaves_only(label.begin)
                 : 0;
    }
    return begins_a_part(label) ? consider_labelled(label.begin) : 0;
  }

  // Many labels are also words of printed references ("p.", "no.", "file"). A part without its top
  // stands only behind one of the two commonest labels of its level.
  bool begins_a_part(const Label& label) const {
    const std::string key =
        authority::label_key(text_.substr(label.begin, label.word_end - label.begin));
    for (const LabelMeaning& meaning : *label.meanings) {
      if (meaning.level < 0) continue;
      const auto& labels = authority_.schemes.all()[meaning.scheme]
                               .levels[static_cast<std::size_t>(meaning.level)]
                               .labels;
      for (std::size_t i = 0; i < labels.size() && i < 2; ++i) {
        if (authority::label_key(labels[i]) == key &&
            read_word(text_, label.begin, end_, words_.pages) == 0)
          return true;
      }
    }
    return false;
  }

  // Whether `at` begins an item of a list or of a sentence: behind ";", ",", ".", "(", "and".
  bool separated(std::uint32_t at) const {
    const std::uint32_t before = skip_spaces_back(text_, begin_, at);
    const Glyph mark = glyph_before(text_, begin_, before);
    if (mark.value == ';' || mark.value == ',' || mark.value == '.' || mark.value == '(' ||
        mark.value == ':')
      return true;
    std::uint32_t word = before;
    while (word > begin_ && is_letter(glyph_before(text_, begin_, word).value))
      word -= glyph_before(text_, begin_, word).size;
    return word < before && read_word(text_, word, before, words_.conjunctions) == before - word;
  }

  // Words between a file and its leaves ("l. 76") part nothing. Pages and folios are also those of
  // books and manuscripts, so that they belong to a file only where they follow it at once.
  bool leaves_may_stand_apart(const Label& label) const {
    for (const LabelMeaning& meaning : *label.meanings) {
      if (meaning.level < 0 &&
          authority_.schemes.all()[meaning.scheme].form == SchemeForm::labelled)
        return true;
    }
    return false;
  }

  std::uint32_t consider_leaves_only(std::uint32_t at) {
    Sighting sighting;
    sighting.shape = Shape::leaves_only;
    sighting.citation.scheme = sightings_.back().citation.scheme;
    const std::uint32_t next = labelled_leaves(sighting, at);
    if (next == 0) return 0;
    sighting.leaf_labelled = true;
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
    if (starts_at_top && !several && citation.archive_id.empty()) return list_of_fonds(at, next);
    if (!starts_at_top && !several && !citation.leaves.empty()) return 0;
    return keep(std::move(sighting));
  }

  // "Fonds 5457, 5469 (Trade union of metal workers)" under the archive's heading in a
  // bibliography: each fond is cited as a whole. `begin` is the label, `end` is behind the first
  // number. Returns 0 where this is nothing of the kind.
  std::uint32_t list_of_fonds(std::uint32_t begin, std::uint32_t end) {
    if (document_.blocks[static_cast<std::size_t>(block_)].zone != text::Zone::bibliography ||
        begin != begin_)
      return 0;
    const Label label = label_here(begin);
    const LabelMeaning& meaning = label.meanings->front();
    const Scheme& scheme = authority_.schemes.all()[meaning.scheme];
    std::uint32_t number = label.end;
    while (number < end_) {
      const Value value = read_value(text_, number, end_, false);
      if (!value.found()) break;
      Sighting sighting;
      sighting.shape = Shape::archive_only;
      sighting.citation.scheme = scheme.id;
      sighting.citation.parts.push_back(
          {scheme.levels.front().name, value.text, {value.begin, value.end}});
      sighting.citation.range = {number == label.end ? begin : value.begin, value.end};
      sighting.citation.how = How::general;
      end = keep(std::move(sighting));
      number = skip_spaces(text_, end, end_);
      if (number < end_ && text_[number] == ',') number = skip_spaces(text_, number + 1, end_);
    }
    return end;
  }

  // ---- collections ----

  // A clause of a note: from the last semicolon, full stop or bracket before `at` to the next
  // behind it.
  ReadingRange clause_around(std::uint32_t at) const {
    constexpr std::uint32_t kLongestClause = 300;
    std::uint32_t begin = at;
    while (begin > limit_ && at - begin < kLongestClause && !ends_clause(begin - 1)) --begin;
    std::uint32_t end = at;
    while (end < end_ && end - at < kLongestClause && !ends_clause(end)) ++end;
    return {skip_spaces(text_, begin, end), end};
  }

  // A full stop behind an initial or an abbreviation ends nothing.
  bool ends_clause(std::uint32_t at) const {
    const char c = text_[at];
    if (c == ';' || c == '(' || c == ')') return true;
    if (c != '.' || at + 1 >= end_ || text_[at + 1] != ' ') return c == '.' && at + 1 >= end_;
    std::uint32_t word = at;
    while (word > begin_ && is_letter(glyph_before(text_, begin_, word).value))
      word -= glyph_before(text_, begin_, word).size;
    return at - word >= 4 && is_upper(glyph_at(text_, at + 2).value);
  }

  // "Boris I. Nicolaevsky Collection, Box 12, Folder 3, Hoover Institution Archives", "RG 59, Entry
  // 5, Box 3", in any order. Two things at least must say that it is an archive: a box alone is
  // furniture.
  std::uint32_t consider_collection(const Label& first) {
    const ReadingRange clause = clause_around(first.begin);
    const auto& all = authority_.schemes.all();
    Sighting best;
    std::uint32_t begin = first.begin;
    std::uint32_t end = first.begin;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].form != SchemeForm::collection) continue;
      Citation citation;
      std::uint32_t from = clause.end;
      std::uint32_t to = clause.begin;
      read_boxes(all[i], static_cast<std::uint32_t>(i), clause, citation, from, to);
      if (citation.parts.empty()) continue;
      read_chunks(clause, citation, from, to);
      if (citation.parts.size() <= best.citation.parts.size()) continue;
      best.citation = std::move(citation);
      begin = from;
      end = to;
    }
    Citation& citation = best.citation;
    if (citation.parts.empty()) return 0;
    best.shape = Shape::collection;
    const bool continued =
        sightings_.size() > in_block_ && sightings_.back().shape == Shape::collection;
    const std::size_t signs = citation.parts.size() + (citation.archive.empty() ? 0 : 1);
    if (signs < 2 && !continued) return 0;
    if (citation.parts.size() == 1 && citation.archive_id.empty() && !continued) return 0;
    best.archive_looks_right = !citation.archive.empty();
    citation.range = {begin, end};
    return keep(std::move(best));
  }

  // The labelled numbers of the clause.
  void read_boxes(const Scheme& scheme, std::uint32_t index, ReadingRange clause,
                  Citation& citation, std::uint32_t& from, std::uint32_t& to) const {
    for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
      if (!digit_at(text_, at)) continue;
      const Label label = label_before(text_, clause.begin, at, clause.end, authority_.schemes);
      const Value value = read_value(text_, at, clause.end, false);
      while (at < clause.end && digit_at(text_, at)) ++at;
      if (!label.found() || !value.found()) continue;
      for (const LabelMeaning& meaning : *label.meanings) {
        if (meaning.scheme != index || meaning.level < 0) continue;
        if (has_level(citation, scheme.levels[static_cast<std::size_t>(meaning.level)].name))
          continue;
        insert_part(citation, scheme, meaning.level, value);
        from = std::min(from, label.begin);
        to = std::max(to, value.end);
      }
    }
    citation.scheme = scheme.id;
  }

  // The names between the commas of the clause: the collection's and the archive's.
  void read_chunks(ReadingRange clause, Citation& citation, std::uint32_t& from,
                   std::uint32_t& to) const {
    const Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    std::uint32_t chunk = clause.begin;
    while (chunk < clause.end) {
      std::uint32_t chunk_end = chunk;
      while (chunk_end < clause.end && text_[chunk_end] != ',') ++chunk_end;
      const authority::ArchiveMatch match =
          authority_.archives.ending_at(text_, clause.begin, chunk_end);
      std::uint32_t word = chunk_end;
      while (word > chunk && is_letter(glyph_before(text_, chunk, word).value))
        word -= glyph_before(text_, chunk, word).size;
      if (match.archive != nullptr && citation.archive.empty() &&
          (match.by_name || authority::label_key(match.written).size() > 2)) {
        citation.archive = match.by_name
                               ? std::string(text_.substr(match.begin, chunk_end - match.begin))
                               : std::string(match.written);
        citation.archive_id = match.archive->id;
        citation.archive_range = {match.begin, chunk_end};
        from = std::min(from, match.begin);
        to = std::max(to, chunk_end);
      } else if (scheme->levels.front().labels.empty() &&
                 !has_level(citation, scheme->levels.front().name) &&
                 is_upper(glyph_at(text_, chunk).value) &&
                 has(words_.collections, std::string(text_.substr(word, chunk_end - word)))) {
        const Value value{chunk, chunk_end, std::string(text_.substr(chunk, chunk_end - chunk)),
                          false};
        insert_part(citation, *scheme, 0, value);
        from = std::min(from, chunk);
        to = std::max(to, chunk_end);
      }
      chunk = skip_spaces(text_, chunk_end + 1, clause.end);
      if (chunk <= chunk_end) break;
    }
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

  // Reads "f. 17, op. 21, d. 2668, ll. 7–8" from `at` on into the sighting; returns its end, 0 for
  // nothing. `schemes` has a bit for every scheme that all the labels belong to.
  std::uint32_t read_levels(Sighting& sighting, std::uint32_t at, std::uint64_t& schemes) {
    Citation& citation = sighting.citation;
    const auto& all = authority_.schemes.all();
    std::uint64_t family = ~std::uint64_t{0};
    std::uint32_t end = 0;
    int deepest = -1;
    int stops = 0;
    int commas = 0;
    while (true) {
      const Label label = label_here(at);
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
        if (meaning == nullptr || meaning->level == 0 ||
            has_level(citation,
                      all[meaning->scheme].levels[static_cast<std::size_t>(meaning->level)].name))
          break;
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
      note_label_repairs(sighting, label, {value.begin, value.end});
      if (citation.parts.size() > 1)
        note_gap_repairs(sighting, label.begin, {value.begin, value.end});
      end = value.end;
      if (deepest > 0) end = read_volume(citation, end);
      if (is_plural(scheme, meaning->level, label)) {
        end = read_file_list(sighting, end);
        break;
      }
      // On to the next label: one mark of punctuation, or an explanation in parentheses.
      std::uint32_t next = skip_spaces(text_, end, end_);
      if (next < end_ && text_[next] == '(') {
        const std::uint32_t close = closing_bracket(next, kLongestExplanation);
        if (close == next) break;
        const std::uint32_t behind = skip_spaces(text_, close + 1, end_);
        if (behind >= end_ || text_[behind] != ',') break;
        const Label following = label_here(skip_spaces(text_, behind + 1, end_));
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
      at = past_subdivision(skip_spaces(text_, next, end_));
    }
    if (end == 0) return 0;
    if (!sighting.comma_list.empty()) at = end;
    choose_scheme(sighting, schemes, stops > commas ? ". " : ", ");
    end = read_labelled_tail(sighting, end, at);
    choose_scheme(sighting, schemes, stops > commas ? ". " : ", ");
    return end;
  }

  // "Ф. 109. 1 эксп. 1826 г. Д. 61", "Ф. 109. 1-я эксп. 1830. Д. 6", "Ф. 109. СА. Оп. 229": a
  // department and the year of its register between fond and file. Returns where the next label
  // stands, or `at` where there is nothing of the kind.
  std::uint32_t past_subdivision(std::uint32_t at) const {
    std::uint32_t next = at;
    while (digit_at(text_, next) && next < end_) ++next;
    if (next - at > 2) return at;
    if (next > at) next = skip_spaces(text_, past_ordinal_ending(next), end_);
    const std::uint32_t word = read_word(text_, next, end_, words_.subdivisions);
    if (word == 0) return at;
    next = past_mark(past_stop(next + word));
    std::uint32_t year = next;
    while (digit_at(text_, year) && year < end_) ++year;
    if (year - next != 4) return next;
    next = skip_spaces(text_, year, end_);
    if (const std::uint32_t mark = read_word(text_, next, end_, words_.year_marks))
      next = past_stop(next + mark);
    return past_mark(next);
  }

  // "-я" of "1-я", "-ia" of "1-ia".
  std::uint32_t past_ordinal_ending(std::uint32_t at) const {
    if (at >= end_ || text_[at] != '-') return at;
    std::uint32_t letters = at + 1;
    while (letters < end_ && is_lower(glyph_at(text_, letters).value))
      letters += glyph_at(text_, letters).size;
    return letters > at + 1 && letters - at <= 7 ? letters : at;
  }

  std::uint32_t past_stop(std::uint32_t at) const {
    return at < end_ && text_[at] == '.' ? at + 1 : at;
  }

  bool is_plural(const Scheme& scheme, int level, const Label& label) const {
    const std::string key =
        authority::label_key(text_.substr(label.begin, label.word_end - label.begin));
    for (const std::string& plural : scheme.levels[static_cast<std::size_t>(level)].plurals) {
      if (authority::label_key(plural) == key) return true;
    }
    return false;
  }

  // ", 6, 9" behind "dd. 5".
  std::uint32_t read_file_list(Sighting& sighting, std::uint32_t end) const {
    std::uint32_t at = skip_spaces(text_, end, end_);
    const bool comma = at < end_ && text_[at] == ',';
    const std::uint32_t word = comma ? 0 : read_word(text_, at, end_, words_.conjunctions);
    if (!comma && word == 0) return end;
    at = skip_spaces(text_, at + (comma ? 1 : word), end_);
    const std::vector<Leaf> list = read_leaves(text_, at, end_, words_);
    if (list.empty() || !ends_a_number(text_, list.front().end, end_, words_)) return end;
    sighting.comma_list = list;
    sighting.files_listed = true;
    return list.back().end;
  }

  static bool has_level(const Citation& citation, const std::string& level) {
    for (const Part& part : citation.parts) {
      if (part.level == level) return true;
    }
    return false;
  }

  // Keeps the parts in the order of the scheme, whatever their order in the text.
  static void insert_part(Citation& citation, const Scheme& scheme, int level, const Value& value) {
    const Part part{
        scheme.levels[static_cast<std::size_t>(level)].name, value.text, {value.begin, value.end}};
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

  // "t. 2", "ch. 3" behind an opis or a file become part of its value: they are other volumes with
  // leaves of their own.
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
    if (const Glyph first = glyph_at(volume, 0); first.value >= 'A' && first.value <= 'Z') {
      volume[0] = static_cast<char>(volume[0] + 32);
    } else if (volume.rfind("Ч", 0) == 0) {
      volume.replace(0, 2, "ч");
    } else if (volume.rfind("Т", 0) == 0) {
      volume.replace(0, 2, "т");
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

  void note_label_repairs(Sighting& sighting, const Label& label, ReadingRange value) {
    const std::string word(text_.substr(label.begin, label.word_end - label.begin));
    const ReadingRange context{label.begin, value.end};
    if (!label.stop && is_abbreviation(word)) {
      const ReadingRange gap{label.word_end, value.begin};
      sighting.repairs.push_back({gap, ". ", context, "no full stop after " + word});
    } else if (label.stop && !is_abbreviation(word.substr(0, word.size() - 1))) {
      sighting.repairs.push_back(
          {{label.word_end - 1, label.word_end}, "", context, "a full stop after a whole word"});
    }
  }

  // What stands between a part and the next label: "d. 26. l. 95", "d. 29 l. 102", "d. 2674,ll.
  // 44". `label` and `behind` are the next label and its number.
  void note_gap_repairs(Sighting& sighting, std::uint32_t label, ReadingRange behind) {
    const Part* before = nullptr;
    for (const Part& part : sighting.citation.parts) {
      if (part.range.end <= label && (before == nullptr || part.range.end > before->range.end))
        before = &part;
    }
    if (before == nullptr || before->range.end != gap_begin_) return;
    const ReadingRange context{label_start(text_, begin_, before->range.begin), behind.end};
    const std::uint32_t mark = skip_spaces(text_, gap_begin_, label);
    if (gap_mark_ == 0) {
      sighting.repairs.push_back(
          {{gap_begin_, label}, ", ", context, "no comma between the parts"});
    } else if (!gap_space_) {
      sighting.repairs.push_back({{mark + 1, mark + 1}, " ", context, "no space after the comma"});
    } else if (gap_mark_ == '.') {
      sighting.repairs.push_back({{mark, mark + 1}, ",", context, std::string(kStopForComma)});
    } else if (gap_mark_ == ',') {
      sighting.repairs.push_back({{mark, mark + 1}, ".", context, std::string(kCommaForStop)});
    }
  }

  // "f", "op", "ll": a short form that is written with a stop, unlike "fond" and "listy".
  bool is_abbreviation(const std::string& word) const {
    for (const Scheme& scheme : authority_.schemes.all()) {
      for (const authority::SchemeLevel& level : scheme.levels) {
        for (const auto* labels : {&level.labels, &level.plurals}) {
          for (const std::string& label : *labels) {
            if (label == word + ".") return true;
          }
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

  // The leaves behind the last level: labelled, with a damaged label, or bare behind a comma. `at`
  // is behind the punctuation that follows `end`.
  std::uint32_t read_labelled_tail(Sighting& sighting, std::uint32_t end, std::uint32_t at) {
    Citation& citation = sighting.citation;
    const Part& deepest = citation.parts.back();
    const bool names_file =
        deepest.level != citation.parts.front().level || citation.parts.size() > 1;
    if (at <= end && gap_mark_ == 0 && at == end) return end;
    const Label label = label_here(at);
    if (is_leaf_label(label, citation)) {
      const std::uint32_t next = labelled_leaves(sighting, at);
      if (next == 0) return end;
      sighting.leaf_labelled = true;
      note_gap_repairs(sighting, at, {label.end, next});
      return more_labelled_leaves(citation, next);
    }
    if (!names_file) return end;
    if (const std::uint32_t next = damaged_leaves(sighting, at)) {
      sighting.leaf_labelled = true;
      return next;
    }
    if (gap_mark_ == ',' && digit_at(text_, at)) {
      const std::vector<Leaf> leaves = read_leaves(text_, at, end_, words_);
      if (leaves.empty() || !ends_a_number(text_, leaves.front().end, end_, words_)) return end;
      if (leaves.front().first >= 1500 && leaves.front().first <= 2030) return end;
      set_leaves(citation, leaves);
      const ReadingRange context{label_start(text_, begin_, deepest.range.begin),
                                 leaves.back().end};
      sighting.repairs.push_back(
          {{at, at}, written_leaf_label(citation, leaves), context, "no label before the leaf"});
      return leaves.back().end;
    }
    return end;
  }

  // Whether the label is one of leaves among the schemes that the citation may be of.
  bool is_leaf_label(const Label& label, const Citation& citation) const {
    const Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    return labels_leaves(label,
                         scheme == nullptr ? std::string_view() : std::string_view(scheme->family),
                         authority_.schemes);
  }

  // "l. " or "ll. ", as the scheme of the citation writes it.
  std::string written_leaf_label(const Citation& citation, const std::vector<Leaf>& leaves) const {
    const Scheme* scheme = authority_.schemes.by_id(citation.scheme);
    if (scheme == nullptr || scheme->leaf_labels.empty()) return "l. ";
    const bool several = leaves.size() > 1 || leaves.front().range;
    return (several && !scheme->leaves_labels.empty() ? scheme->leaves_labels : scheme->leaf_labels)
               .front() +
           " ";
  }

  // "l. 9", "ll. 7–8", "listy 7–8" at `at`; returns the end, 0 where there are none.
  std::uint32_t labelled_leaves(Sighting& sighting, std::uint32_t at) {
    const Label label = label_here(at);
    if (!is_leaf_label(label, sighting.citation)) return damaged_leaves(sighting, at);
    const std::vector<Leaf> leaves = read_leaves(text_, label.end, end_, words_);
    if (leaves.empty()) return 0;
    add_leaves(sighting.citation, leaves);
    note_label_repairs(sighting, label, {label.end, leaves.back().end});
    return leaves.back().end;
  }

  // "1. 9", "I. 105", "II. 35": the letter l read or typed as 1 or I.
  std::uint32_t damaged_leaves(Sighting& sighting, std::uint32_t at) {
    std::uint32_t marks = at;
    while (marks < end_ && (text_[marks] == '1' || text_[marks] == 'I' || text_[marks] == '|'))
      ++marks;
    if (marks == at || marks - at > 2 || marks >= end_ || text_[marks] != '.') return 0;
    const std::uint32_t number = skip_spaces(text_, marks + 1, end_);
    const std::vector<Leaf> leaves = read_leaves(text_, number, end_, words_);
    if (leaves.empty() || !ends_a_number(text_, leaves.back().end, end_, words_)) return 0;
    add_leaves(sighting.citation, leaves);
    sighting.repairs.push_back({{at, number},
                                marks - at == 1 ? "l. " : "ll. ",
                                {at, leaves.back().end},
                                std::string(1, text_[at]) + " for the letter l"});
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
      const Label label = label_here(at);
      if (!is_leaf_label(label, citation)) return end;
      const std::vector<Leaf> leaves = read_leaves(text_, label.end, end_, words_);
      if (leaves.empty()) return end;
      add_leaves(citation, leaves);
      end = leaves.back().end;
    }
  }

  // A citation that a page break cuts in two: the leaves at the head of the next block.
  std::vector<Leaf> leaves_on_next_page() const {
    const auto next = static_cast<std::size_t>(block_) + 1;
    if (next >= document_.blocks.size()) return {};
    const ReadingRange block = document_.blocks[next].range;
    std::vector<Leaf> leaves = read_leaves(text_, block.begin, block.end, words_);
    const bool list = !leaves.empty() && leaves.back().end < block.end &&
                      (text_[leaves.back().end] == ';' || text_[leaves.back().end] == '.');
    return list ? leaves : std::vector<Leaf>{};
  }

  // "…/98/1ob-" at the end of a page.
  bool range_breaks_off(std::uint32_t leaf_end) const {
    const Glyph dash = glyph_at(text_, leaf_end);
    return leaf_end < end_ && is_dash(dash.value) &&
           skip_spaces(text_, leaf_end + dash.size, end_) >= end_;
  }

  void continue_leaves(std::vector<Leaf>& leaves) const {
    const std::vector<Leaf> more = leaves_on_next_page();
    if (more.empty() || more.front().range) return;
    Leaf& last = leaves.back();
    last.text += "-" + more.front().text;
    last.range = true;
    const std::uint32_t here = last.end;
    for (std::size_t i = 1; i < more.size(); ++i) {
      leaves.push_back(more[i]);
      leaves.back().end = here;
    }
  }

  void set_leaves(Citation& citation, const std::vector<Leaf>& leaves) const {
    citation.leaves.clear();
    if (!leaves.empty()) citation.leaves_range = {leaves.front().begin, leaves.back().end};
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

  void choose_scheme(Sighting& sighting, std::uint64_t schemes, std::string_view separator) const {
    const auto& all = authority_.schemes.all();
    const Scheme* chosen = nullptr;
    for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
      if (((schemes >> i) & 1) == 0 || all[i].form != SchemeForm::labelled) continue;
      if (chosen == nullptr || (chosen->separator != separator && all[i].separator == separator))
        chosen = &all[i];
    }
    if (chosen != nullptr) sighting.citation.scheme = chosen->id;
    std::erase_if(sighting.repairs, [&](const Repair& repair) {
      return (separator == ". " && repair.what == kStopForComma) ||
             (separator == ", " && repair.what == kCommaForStop);
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
    for (const Phrase& phrase : phrases_[static_cast<unsigned char>(text_[at])]) {
      if (at < begin_ + phrase.rare) continue;
      const std::uint32_t begin = at - phrase.rare;
      // The first byte settles nearly all; a call to compare costs more than the rest of the scan.
      if (begin < limit_ || text_[begin] != phrase.words.front()) continue;
      if (text_.compare(begin, phrase.words.size(), phrase.words) != 0) continue;
      const auto end = static_cast<std::uint32_t>(begin + phrase.words.size());
      if (end > end_ || is_letter(glyph_at(text_, end).value)) continue;
      if (is_letter(glyph_before(text_, begin_, begin).value)) continue;
      if (const std::uint32_t next = consider_back(begin, end, phrase.same_work)) return next;
      return end;
    }
    if (document_.blocks[static_cast<std::size_t>(block_)].zone != text::Zone::prose &&
        (text_[at] == 'v' || text_[at] == '\xB2'))
      return consider_name(at);
    return at + 1;
  }

  // "quoting from the Trotsky Archive": an archive cited as a whole, in a note or a bibliography.
  // `at` lies in the word that may end its name.
  std::uint32_t consider_name(std::uint32_t at) {
    std::uint32_t end = at + 1;
    while (end < end_ && is_letter(glyph_at(text_, end).value)) end += glyph_at(text_, end).size;
    const bool archive =
        std::any_of(archive_words_.begin(), archive_words_.end(), [&](std::string_view word) {
          return end >= limit_ + word.size() &&
                 text_.substr(end - word.size(), word.size()) == word;
        });
    if (!archive) return end;
    if (const std::uint32_t next = consider_heading(end)) return next;
    const authority::ArchiveMatch match = authority_.archives.ending_at(text_, limit_, end);
    if (match.archive == nullptr ||
        (!match.by_name && match.written.find(' ') == std::string_view::npos))
      return end;
    // What follows makes it the beginning of a citation of a file: that will take the name in.
    const std::uint32_t behind = skip_spaces(text_, end, end_);
    if (behind < end_ && (text_[behind] == ',' || text_[behind] == '(')) {
      for (std::uint32_t i = behind; i < end_ && i < behind + 40; ++i) {
        if (digit_at(text_, i)) return end;
      }
    }
    const bool opens = match.begin == begin_;
    if (!opens && !behind_a_preposition(match.begin)) return end;
    Sighting sighting;
    sighting.shape = Shape::archive_only;
    sighting.citation.archive = !match.by_name || uses_siglum(match.archive->id)
                                    ? match.archive->sigla.front()
                                    : one_line(match.begin, end);
    sighting.citation.archive_id = match.archive->id;
    sighting.citation.archive_range = sighting.citation.range = {match.begin, end};
    sighting.citation.scheme = match.archive->scheme;
    sighting.citation.how = How::general;
    sighting.archive_looks_right = true;
    return keep(std::move(sighting));
  }

  // "Tsentral'nyi … arkhiv … (TsGAOR)" in a bibliography: the archive under which its fonds are
  // listed. `at` is behind the word that says that it is an archive.
  std::uint32_t consider_heading(std::uint32_t at) {
    const text::Zone zone = document_.blocks[static_cast<std::size_t>(block_)].zone;
    if (zone != text::Zone::bibliography && zone != text::Zone::heading) return 0;
    std::uint32_t open = at;
    while (open < end_ && open - at < 120 && text_[open] != '(' && text_[open] != ';' &&
           !digit_at(text_, open))
      ++open;
    if (open >= end_ || text_[open] != '(') return 0;
    const std::uint32_t close = closing_bracket(open, 40);
    if (close == open) return 0;
    const std::vector<const authority::Archive*> meant =
        authority_.archives.by_siglum(text_.substr(open + 1, close - open - 1));
    if (meant.empty()) return 0;
    Sighting sighting;
    sighting.shape = Shape::archive_only;
    sighting.citation.range = {close + 1, close + 1};
    attach_archive(sighting, close + 1);
    if (sighting.citation.archive.empty()) return 0;
    sighting.citation.range.end = close + 1;
    sighting.citation.scheme = meant.front()->scheme;
    sighting.citation.how = How::general;
    sighting.repairs.clear();
    return keep(std::move(sighting));
  }

  // "from the …", "in …".
  bool behind_a_preposition(std::uint32_t at) const {
    std::uint32_t end = skip_spaces_back(text_, begin_, at);
    if (end >= begin_ + 4 && text_.substr(end - 4, 4) == " the")
      end = skip_spaces_back(text_, begin_, end - 4);
    std::uint32_t word = end;
    while (word > begin_ && is_letter(glyph_before(text_, begin_, word).value))
      word -= glyph_before(text_, begin_, word).size;
    return word < end && read_word(text_, word, end, words_.sources) == end - word;
  }

  std::uint32_t consider_back(std::uint32_t begin, std::uint32_t end, bool same_work) {
    Sighting sighting;
    sighting.shape = Shape::back;
    Citation& citation = sighting.citation;
    citation.how = How::ibid;
    const bool stop = end < end_ && text_[end] == '.';
    citation.range = {begin, end + (stop ? 1 : 0)};
    if (!stop && text_.compare(begin, end - begin, "Ibid") == 0) {
      sighting.repairs.push_back({{end, end}, ".", {begin, end}, "no full stop after Ibid"});
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
    if (comma && begins_another_file(at)) {
      pending_back_ = citation.range;
      return citation.range.end;
    }
    read_behind_back(sighting, at, comma);
    return keep(std::move(sighting));
  }

  // Whether a file in slashes or by a code stands at `at`.
  bool begins_another_file(std::uint32_t at) const {
    std::uint32_t digits = at;
    while (digits < end_ && digit_at(text_, digits)) ++digits;
    if (digits > at) {
      const Value first = read_value(text_, at, end_, true);
      if (!first.found() || !looks_like_slashes(digits) || first.end >= end_ ||
          text_[first.end] != '/')
        return false;
      const Value second = read_value(text_, skip_spaces(text_, first.end + 1, end_), end_, true);
      return second.found() && second.end < end_ && text_[second.end] == '/';
    }
    for (const Scheme& scheme : authority_.schemes.all()) {
      if (scheme.form != SchemeForm::coded || !is_upper(glyph_at(text_, at).value)) continue;
      const CodedReading reading = read_coded(text_, at, end_, scheme);
      if (reading.parts.empty()) continue;
      if (scheme.codes.empty() ? has(schemes_seen_, scheme.id) : has(scheme.codes, reading.letters))
        return true;
    }
    return false;
  }

  void read_behind_back(Sighting& sighting, std::uint32_t at, bool comma) {
    Citation& citation = sighting.citation;
    if (read_word(text_, at, end_, words_.volumes) > 0) {
      sighting.printed_volume = true;
      return;
    }
    if (const std::uint32_t page = read_word(text_, at, end_, words_.pages)) {
      std::uint32_t number = at + page;
      if (number < end_ && text_[number] == '.') ++number;
      number = skip_spaces(text_, number, end_);
      const Label label = label_here(at);
      const bool level = label.meanings != nullptr && label.meanings->front().level >= 0 &&
                         label.end < end_ && digit_at(text_, label.end) &&
                         follows_another_level(label);
      if (digit_at(text_, number) && !level) {
        const std::vector<Leaf> pages = read_leaves(text_, number, end_, words_);
        sighting.printed_page = true;
        if (pages.empty()) return;
        set_leaves(citation, pages);
        citation.range.end = pages.back().end;
        return;
      }
    }
    const Label label = label_here(at);
    const bool levels = label.found() && follows_another_level(label);
    if (!levels) {
      if (const std::uint32_t next = labelled_leaves(sighting, at)) {
        sighting.leaf_labelled = true;
        citation.range.end = more_labelled_leaves(citation, next);
        return;
      }
    }
    if (label.found() && label.end < end_) {
      Sighting rest;
      std::uint64_t schemes = ~std::uint64_t{0};
      const std::uint32_t next = read_levels(rest, at, schemes);
      if (next > 0) {
        citation.parts = rest.citation.parts;
        citation.leaves = rest.citation.leaves;
        citation.leaves_range = rest.citation.leaves_range;
        citation.scheme = rest.citation.scheme;
        sighting.repairs.insert(sighting.repairs.end(), rest.repairs.begin(), rest.repairs.end());
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
    const bool year =
        leaves.front().first >= 1500 && leaves.front().first <= 2030 && !leaves.front().verso;
    if (year) {
      sighting.printed_volume = true;
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
    return label_at(text_, at, end_, authority_.schemes).found();
  }

  // ---- common ----

  void attach_archive(Sighting& sighting, std::uint32_t at) {
    const ArchiveBefore found = archive_before(text_, limit_, at, authority_);
    if (!found.found()) return;
    Citation& citation = sighting.citation;
    citation.archive = found.siglum;
    citation.archive_id = found.id;
    citation.archive_range = {found.begin, found.end};
    if (found.by_name && !uses_siglum(found.id))
      citation.archive = one_line(found.siglum_begin, found.siglum_end);
    citation.range.begin = found.begin;
    sighting.archive_looks_right = found.looks_right;
    sighting.archive_is_short = found.short_siglum;
    sighting.archive_separator = found.separator;
    const ReadingRange siglum{found.siglum_begin, found.siglum_end};
    if (found.damaged)
      sighting.repairs.push_back({siglum, found.siglum, siglum, "the archive's siglum misspelt"});
    if (found.separator == 0 && sighting.shape != Shape::back && !citation.parts.empty()) {
      sighting.repairs.push_back({{found.end, at},
                                  ", ",
                                  {found.begin, citation.parts.front().range.end},
                                  "no comma after the archive",
                                  true});
    }
  }

  std::string one_line(std::uint32_t begin, std::uint32_t end) const {
    std::string out(text_.substr(begin, end - begin));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }

  // Whether the document has a siglum of its own for the archive, or only ever writes its name.
  bool uses_siglum(const std::string& id) {
    const authority::Archive* archive = authority_.archives.by_id(id);
    if (archive == nullptr) return true;
    const std::string& siglum = archive->sigla.front();
    if (siglum.size() <= 2) return true;
    const auto [known, fresh] = siglum_used_.emplace(id, false);
    if (fresh) known->second = text_.find(siglum) != std::string_view::npos;
    return known->second;
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
    if (sighting.shape == Shape::coded && !has(schemes_seen_, sighting.citation.scheme)) {
      schemes_seen_.push_back(sighting.citation.scheme);
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
  std::array<std::vector<Phrase>, 256> phrases_;  // by their rarest bytes
  std::vector<std::string_view> archive_words_;
  std::array<bool, 256>
      numbered_endings_{};  // last bytes of the names of archives with running numbers
  std::unordered_map<std::string, bool> named_;
  std::unordered_map<std::string, bool> siglum_used_;
  std::vector<Sighting> sightings_;
  std::vector<std::string> schemes_seen_;  // coded ones, in this document
  int block_ = 0;
  std::uint32_t begin_ = 0;    // of the block
  std::uint32_t end_ = 0;      // of the block
  std::uint32_t limit_ = 0;    // behind the last sighting: nothing before it is looked at again
  ReadingRange pending_back_;  // an Ibid. behind which another file of the archive stands
  std::size_t in_block_ = 0;   // the first sighting of the block
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
