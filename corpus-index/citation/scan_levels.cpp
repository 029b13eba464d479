#include "citation/scan_levels.h"

#include <algorithm>
#include <optional>

#include "citation/glyphs.h"
#include "citation/scan_leaves.h"

namespace apparatus::citation {
namespace {

constexpr std::uint32_t kLongestExplanation = 300;  // bytes; of a level, between two levels

// A slip in a scheme with commas, the rule in one with full stops, and the other way round.
constexpr std::string_view kStopForComma = "a full stop for a comma";
constexpr std::string_view kCommaForStop = "a comma for a full stop";

using authority::LabelMeaning;
using authority::Scheme;
using authority::SchemeForm;
using text::ReadingRange;

const Scheme* first_of(const ScanState& scan, std::uint64_t schemes) {
  const auto& all = scan.authority.schemes.all();
  for (std::size_t i = 0; i < all.size() && i < 64; ++i) {
    if ((schemes >> i) & 1) return &all[i];
  }
  return nullptr;
}

// "-я" of "1-я", "-ia" of "1-ia".
std::uint32_t past_ordinal_ending(const ScanState& scan, std::uint32_t at) {
  if (at >= scan.end || scan.text[at] != '-') return at;
  std::uint32_t letters = at + 1;
  while (letters < scan.end && is_lower(glyph_at(scan.text, letters).value))
    letters += glyph_at(scan.text, letters).size;
  return letters > at + 1 && letters - at <= 7 ? letters : at;
}

// Behind "1826 г.," or "1830."; `at` where no year stands there.
std::uint32_t past_year(const ScanState& scan, std::uint32_t at) {
  const std::uint32_t year = skip_digits(scan.text, at, scan.end);
  if (year - at != 4) return at;
  std::uint32_t next = skip_spaces(scan.text, year, scan.end);
  if (const std::uint32_t mark = read_word(scan.text, next, scan.end, scan.words.year_marks))
    next = scan.past_stop(next + mark);
  return scan.past_mark(next);
}

// "Ф. 109. 1 эксп. 1826 г. Д. 61", "ф. 133, оп. 469, 1825 г., д. 5", "Ф. 109. 1-я эксп. 1830. Д.
// 6", "Ф. 109. СА. Оп. 229": a department and the year of its register between fond and file.
// Returns where the next label stands, or `at` where there is nothing of the kind.
std::uint32_t past_subdivision(const ScanState& scan, std::uint32_t at) {
  std::uint32_t next = skip_digits(scan.text, at, scan.end);
  if (next - at == 4) return past_year(scan, at);
  if (next - at > 2) return at;
  if (next > at) next = skip_spaces(scan.text, past_ordinal_ending(scan, next), scan.end);
  const std::uint32_t word = read_word(scan.text, next, scan.end, scan.words.subdivisions);
  if (word == 0) return at;
  next = scan.past_mark(scan.past_stop(next + word));
  return past_year(scan, next);
}

bool is_plural(const ScanState& scan, const Scheme& scheme, int level, const Label& label) {
  const std::string key =
      authority::label_key(scan.text.substr(label.begin, label.word_end - label.begin));
  for (const std::string& plural : scheme.levels[static_cast<std::size_t>(level)].plurals) {
    if (authority::label_key(plural) == key) return true;
  }
  return false;
}

// ", 6, 9" behind "dd. 5".
std::uint32_t read_file_list(const ScanState& scan, Sighting& sighting, std::uint32_t end) {
  std::uint32_t at = skip_spaces(scan.text, end, scan.end);
  const bool comma = at < scan.end && scan.text[at] == ',';
  const std::uint32_t word =
      comma ? 0 : read_word(scan.text, at, scan.end, scan.words.conjunctions);
  if (!comma && word == 0) return end;
  at = skip_spaces(scan.text, at + (comma ? 1 : word), scan.end);
  const std::vector<Leaf> list = read_leaves(scan.text, at, scan.end, scan.words);
  if (list.empty() || !ends_a_number(scan.text, list.front().end, scan.end, scan.words)) return end;
  sighting.comma_list = list;
  sighting.files_listed = true;
  return list.back().end;
}

Part& last_stated(Citation& citation) {
  Part* last = &citation.parts.front();
  for (Part& part : citation.parts) {
    if (part.range.end > last->range.end) last = &part;
  }
  return *last;
}

// "t. 2", "ch. 3" behind an opis or a file become part of its value: they are other volumes with
// leaves of their own.
std::uint32_t read_volume(ScanState& scan, Citation& citation, std::uint32_t end) {
  std::uint32_t at = skip_spaces(scan.text, end, scan.end);
  if (at < scan.end && (scan.text[at] == ',' || scan.text[at] == '.'))
    at = skip_spaces(scan.text, at + 1, scan.end);
  const std::uint32_t word = read_word(scan.text, at, scan.end, scan.words.volumes);
  if (word == 0) return end;
  std::uint32_t number = at + word;
  if (number < scan.end && scan.text[number] == '.') ++number;
  number = skip_spaces(scan.text, number, scan.end);
  std::uint32_t digits = number;
  while (digits < scan.end && digit_at(scan.text, digits)) ++digits;
  if (digits == number || digits - number > 2) return end;
  std::string volume(scan.text.substr(at, word));
  if (const Glyph first = glyph_at(volume, 0); first.value >= 'A' && first.value <= 'Z') {
    volume[0] = static_cast<char>(volume[0] + 32);
  } else if (volume.rfind("Ч", 0) == 0) {
    volume.replace(0, 2, "ч");
  } else if (volume.rfind("Т", 0) == 0) {
    volume.replace(0, 2, "т");
  }
  Part& part = last_stated(citation);
  part.value += " " + volume + ". " + std::string(scan.text.substr(number, digits - number));
  part.range.end = digits;
  return digits;
}

// Whether the label is one of an opis, a file … : of a level that is not the top.
bool says_a_level(const ScanState& scan, const Label& label) {
  return std::any_of(label.meanings->begin(), label.meanings->end(), [&](const LabelMeaning& one) {
    return one.level > 0 && scan.authority.schemes.all()[one.scheme].form == SchemeForm::labelled;
  });
}

// A fond that is named and not numbered: "f. VUA", "ф. Канцелярия МИД". What follows must be a
// level with its number, for any initial and surname look so.
Value read_name(const ScanState& scan, const Label& label) {
  constexpr std::uint32_t kLongestName = 100;  // bytes
  constexpr int kMostWords = 6;
  const std::string_view text = scan.text;
  Value name;
  name.begin = name.end = label.end;
  if (!is_upper(glyph_at(text, label.end).value)) return name;
  int words = 0;
  for (std::uint32_t at = label.end; at < scan.end && at - label.end < kLongestName;) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.value == ',' || glyph.value == '.' || glyph.value == ':') {
      const Label next = scan.label_here(skip_spaces(text, at + 1, scan.end));
      if (next.found() && next.end > next.begin && says_a_level(scan, next) &&
          read_value(text, next.end, scan.end, false).found()) {
        name.end = at;
        name.text = one_line(text, name.begin, name.end);
        return name;
      }
      if (glyph.value != '.') return name;
    } else if (!is_letter(glyph.value) && !is_space(glyph.value) && !is_dash(glyph.value) &&
               !is_apostrophe(glyph.value)) {
      return name;
    }
    if (is_space(glyph.value) && ++words == kMostWords) return name;
    at += glyph.size;
  }
  return name;
}

// "op. II", "оп. I-9".
Value read_roman(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 7;
  Value value;
  value.begin = value.end = at;
  std::uint32_t next = at;
  while (next < end && std::string_view("IVXL").find(text[next]) != std::string_view::npos) ++next;
  if (next == at || next - at > kLongest || is_letter(glyph_at(text, next).value)) return value;
  if (next < end && text[next] == '-' && digit_at(text, next + 1))
    next = skip_digits(text, next + 1, end);
  value.end = next;
  value.text = std::string(text.substr(at, next - at));
  return value;
}

// Reads level by level; keeps what the levels read so far allow for the next.
class LevelReader {
 public:
  LevelReader(ScanState& scan, Sighting& sighting)
      : scan_(scan),
        sighting_(sighting),
        citation_(sighting.citation),
        all_(scan.authority.schemes.all()) {}

  std::uint32_t read(std::uint32_t at) {
    while (const auto next = read_level(at)) at = *next;
    if (end_ == 0) return 0;
    if (!sighting_.comma_list.empty()) at_ = end_;
    choose_scheme();
    end_ = read_tail();
    choose_scheme();
    return end_;
  }

  std::uint64_t schemes() const { return schemes_; }

 private:
  // What stands between a value and what follows it.
  struct Gap {
    std::uint32_t begin = 0;
    char32_t mark = 0;  // ',', '.', ':' or none
    bool space = false;
  };

  struct Meaning {
    const LabelMeaning* level = nullptr;  // nullptr: no level that may stand here
    std::uint64_t schemes = 0;            // in which it is one
  };

  // The level at `at`; returns where the next may stand, nothing where there is no more.
  std::optional<std::uint32_t> read_level(std::uint32_t at) {
    at_ = at;
    const Label label = scan_.label_here(at);
    if (!label.found()) return std::nullopt;
    const Meaning meaning = meaning_of(label);
    if (meaning.level == nullptr) return std::nullopt;
    const Scheme& scheme = all_[meaning.level->scheme];
    const int level = meaning.level->level;
    const Value value = read_level_value(label, level);
    if (!value.found()) return std::nullopt;
    insert_part(citation_, scheme, level, value);
    deepest_ = std::max(deepest_, level);
    if ((schemes_ & meaning.schemes) != 0) schemes_ &= meaning.schemes;
    family_ = family_of(scheme);
    note_label_repairs(scan_, sighting_, label, {value.begin, value.end});
    if (citation_.parts.size() > 1) note_gap_repairs(label.begin, {value.begin, value.end});
    end_ = deepest_ > 0 ? read_volume(scan_, citation_, value.end) : value.end;
    if (is_plural(scan_, scheme, level, label)) {
      end_ = read_file_list(scan_, sighting_, end_);
      return std::nullopt;
    }
    return past_gap();
  }

  // Which level the label says, if it may follow what has been read.
  Meaning meaning_of(const Label& label) const {
    Meaning meaning;
    bool is_leaf = false;
    for (const LabelMeaning& candidate : *label.meanings) {
      if (candidate.scheme >= 64 || all_[candidate.scheme].form != SchemeForm::labelled) continue;
      if (((family_ >> candidate.scheme) & 1) == 0) continue;
      meaning.schemes |= std::uint64_t{1} << candidate.scheme;
      if (meaning.level == nullptr && candidate.level >= 0) meaning.level = &candidate;
      is_leaf = is_leaf || candidate.level < 0;
    }
    if (meaning.level == nullptr) return {};
    const LabelMeaning& level = *meaning.level;
    if (is_leaf && deepest_ >= level.level) return {};  // the leaves follow
    if (level.level > deepest_) return meaning;
    // "op. 14, por. 13, p. 123": a level out of its order, once.
    const std::string& name = all_[level.scheme].levels[static_cast<std::size_t>(level.level)].name;
    return level.level == 0 || has_level(citation_, name) ? Meaning{} : meaning;
  }

  std::uint64_t family_of(const Scheme& scheme) const {
    std::uint64_t family = 0;
    for (std::size_t i = 0; i < all_.size() && i < 64; ++i) {
      if (all_[i].family == scheme.family) family |= std::uint64_t{1} << i;
    }
    return family;
  }

  Value read_level_value(const Label& label, int level) const {
    Value value = read_value(scan_.text, label.end, scan_.end, false);
    if (level == 0) return value.found() ? value : read_name(scan_, label);
    if (!value.found()) return read_roman(scan_.text, label.end, scan_.end);
    // "op. 78/321": an inventory of an inventory.
    if (value.end < scan_.end && scan_.text[value.end] == '/') {
      const Value below = read_value(scan_.text, value.end + 1, scan_.end, false);
      if (below.found() && (below.end >= scan_.end || scan_.text[below.end] != '/')) {
        value.text += "/" + below.text;
        value.end = below.end;
      }
    }
    return value;
  }

  // On to the next label: one mark of punctuation, or an explanation in parentheses.
  std::optional<std::uint32_t> past_gap() {
    const std::string_view text = scan_.text;
    std::uint32_t next = skip_spaces(text, end_, scan_.end);
    if (next < scan_.end && text[next] == '(') {
      const std::uint32_t close = scan_.closing_bracket(next, kLongestExplanation);
      if (close == next) return std::nullopt;
      const std::uint32_t behind = skip_spaces(text, close + 1, scan_.end);
      if (behind >= scan_.end || (text[behind] != ',' && text[behind] != '.')) return std::nullopt;
      const Label following = scan_.label_here(skip_spaces(text, behind + 1, scan_.end));
      if (!following.found()) return std::nullopt;
      next = behind;
    }
    gap_ = {end_, 0, false};
    if (next < scan_.end && (text[next] == ',' || text[next] == '.' || text[next] == ':')) {
      gap_.mark = static_cast<unsigned char>(text[next]);
      (gap_.mark == '.' ? stops_ : commas_) += 1;
      ++next;
    }
    gap_.space = next < scan_.end && is_space(glyph_at(text, next).value);
    return past_subdivision(scan_, skip_spaces(text, next, scan_.end));
  }

  // What stands between a part and the next label: "d. 26. l. 95", "d. 29 l. 102", "d. 2674,ll.
  // 44". `label` and `behind` are the next label and its number.
  void note_gap_repairs(std::uint32_t label, ReadingRange behind) {
    const Part* before = nullptr;
    for (const Part& part : citation_.parts) {
      if (part.range.end <= label && (before == nullptr || part.range.end > before->range.end))
        before = &part;
    }
    if (before == nullptr || before->range.end != gap_.begin) return;
    const ReadingRange context{label_start(scan_.text, scan_.begin, before->range.begin),
                               behind.end};
    const std::uint32_t mark = skip_spaces(scan_.text, gap_.begin, label);
    if (gap_.mark == 0) {
      sighting_.repairs.push_back(
          {{gap_.begin, label}, ", ", context, "no comma between the parts"});
    } else if (!gap_.space) {
      sighting_.repairs.push_back({{mark + 1, mark + 1}, " ", context, "no space after the comma"});
    } else if (gap_.mark == '.') {
      sighting_.repairs.push_back({{mark, mark + 1}, ",", context, std::string(kStopForComma)});
    } else if (gap_.mark == ',') {
      sighting_.repairs.push_back({{mark, mark + 1}, ".", context, std::string(kCommaForStop)});
    }
  }

  // The leaves behind the last level: labelled, with a damaged label, or bare behind a comma.
  std::uint32_t read_tail() {
    const Part& deepest = citation_.parts.back();
    const bool names_file =
        deepest.level != citation_.parts.front().level || citation_.parts.size() > 1;
    if (at_ <= end_ && gap_.mark == 0 && at_ == end_) return end_;
    const Label label = scan_.label_here(at_);
    if (is_leaf_label(scan_, label, citation_)) {
      const std::uint32_t next = labelled_leaves(scan_, sighting_, at_);
      if (next == 0) return end_;
      sighting_.leaf_labelled = true;
      note_gap_repairs(at_, {label.end, next});
      return more_labelled_leaves(scan_, citation_, next);
    }
    if (!names_file) return end_;
    if (const std::uint32_t next = damaged_leaves(scan_, sighting_, at_)) {
      sighting_.leaf_labelled = true;
      return next;
    }
    if (gap_.mark == ',' && digit_at(scan_.text, at_)) {
      const std::vector<Leaf> leaves = read_leaves(scan_.text, at_, scan_.end, scan_.words);
      if (leaves.empty() || !ends_a_number(scan_.text, leaves.front().end, scan_.end, scan_.words))
        return end_;
      if (leaves.front().first >= 1500 && leaves.front().first <= 2030) return end_;
      set_leaves(citation_, leaves);
      const ReadingRange context{label_start(scan_.text, scan_.begin, deepest.range.begin),
                                 leaves.back().end};
      sighting_.repairs.push_back({{at_, at_},
                                   written_leaf_label(scan_, citation_, leaves),
                                   context,
                                   "no label before the leaf"});
      return leaves.back().end;
    }
    return end_;
  }

  void choose_scheme() {
    const std::string_view separator = stops_ > commas_ ? ". " : ", ";
    const Scheme* chosen = nullptr;
    for (std::size_t i = 0; i < all_.size() && i < 64; ++i) {
      if (((schemes_ >> i) & 1) == 0 || all_[i].form != SchemeForm::labelled) continue;
      if (chosen == nullptr || (chosen->separator != separator && all_[i].separator == separator))
        chosen = &all_[i];
    }
    if (chosen != nullptr) citation_.scheme = chosen->id;
    std::erase_if(sighting_.repairs, [&](const Repair& repair) {
      return (separator == ". " && repair.what == kStopForComma) ||
             (separator == ", " && repair.what == kCommaForStop);
    });
  }

  ScanState& scan_;
  Sighting& sighting_;
  Citation& citation_;
  const std::vector<Scheme>& all_;
  std::uint64_t schemes_ = ~std::uint64_t{0};  // a bit for each that all labels so far belong to
  std::uint64_t family_ = ~std::uint64_t{0};   // and for each of which they may be
  int deepest_ = -1;                           // level so far
  int stops_ = 0;
  int commas_ = 0;
  Gap gap_;                // behind the last value
  std::uint32_t at_ = 0;   // where a label was last looked for
  std::uint32_t end_ = 0;  // of what has been read; 0: nothing yet
};

}  // namespace

std::string top_level(const ScanState& scan, std::uint64_t schemes) {
  const Scheme* scheme = first_of(scan, schemes);
  return scheme == nullptr ? std::string() : scheme->levels.front().name;
}

std::uint32_t read_levels(ScanState& scan, Sighting& sighting, std::uint32_t at,
                          std::uint64_t& schemes) {
  LevelReader reader(scan, sighting);
  const std::uint32_t end = reader.read(at);
  schemes = reader.schemes();
  return end;
}

bool has_level(const Citation& citation, const std::string& level) {
  for (const Part& part : citation.parts) {
    if (part.level == level) return true;
  }
  return false;
}

void insert_part(Citation& citation, const Scheme& scheme, int level, const Value& value) {
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

}  // namespace apparatus::citation
