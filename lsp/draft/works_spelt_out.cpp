#include "lsp/draft/works_spelt_out.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "authority/transliteration.h"
#include "lsp/draft/manuscript.h"
#include "text/letters.h"
#include "text/whole_markup.h"

namespace apparatus::draft {
namespace {

using reference::Form;
using reference::Outcome;
using reference::Reference;
using reference::Statement;
using text::ReadingRange;
using text::SourceRange;

constexpr std::size_t kLongestStem = 600;  // bytes: what is longer was misread
constexpr std::size_t kMostForms = 3;      // of one kind: the nearest are as good as all

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// Lines joined, blanks once and none in front.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Closing marks of quotations that `text` has opened: what stands behind it may close them.
std::string_view open_quotation(std::string_view text) {
  struct Marks {
    std::string_view open, close;
  };
  constexpr std::array<Marks, 7> kMarks = {
      {{"“", "”"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}, {"‹", "›"}, {"``", "''"}, {"\"", "\""}}};
  for (const Marks& marks : kMarks) {
    const std::size_t opened = text.rfind(marks.open);
    if (opened == std::string_view::npos) continue;
    if (marks.open == marks.close) {
      if (std::count(text.begin(), text.end(), '"') % 2 == 1) return marks.close;
    } else if (text.find(marks.close, opened + marks.open.size()) == std::string_view::npos) {
      return marks.close;
    }
  }
  return {};
}

// Grows to the right over what closes emphasis, groups and quotations that began in the range.
SourceRange closed(const text::Document& document, SourceRange range) {
  const std::string_view source = document.source;
  for (int round = 0; round < 4; ++round) {
    const std::string_view behind = source.substr(range.end);
    if (!text::holds_whole_markup(document, range)) {
      if (document.format == text::Format::latex && behind.starts_with('}')) {
        ++range.end;
        continue;
      }
      if (document.format == text::Format::markdown &&
          (behind.starts_with('*') || behind.starts_with('_'))) {
        const char mark = behind.front();
        while (range.end < source.size() && source[range.end] == mark) ++range.end;
        continue;
      }
    }
    const std::string_view close = open_quotation(document.text(range));
    if (close.empty()) break;
    // “Ropes,” has its comma inside.
    const bool comma = behind.starts_with(',') || behind.starts_with('.');
    if (!behind.substr(comma ? 1 : 0).starts_with(close)) break;
    range.end += static_cast<std::uint32_t>(close.size() + (comma ? 1 : 0));
  }
  return range;
}

// Words of the document as they stand in its source, on one line; "" where they cannot be taken
// out of it.
std::string source_text(const text::Document& document, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return {};
  SourceRange range =
      text::with_whole_markup(document, document.to_source(ReadingRange{begin, end}));
  range = closed(document, range);
  range = with_own_emphasis(document, range);
  if (!text::holds_whole_markup(document, range)) return {};
  std::string words = on_one_line(without_blanks(document.text(range)));
  if (words.size() > kLongestStem) return {};
  for (const std::string_view never :
       {"<!--", "-->", "\\iffalse", "\\fi", "\\footnote", "[^", "^["}) {
    if (words.find(never) != std::string::npos) return {};
  }
  if (document.format == text::Format::latex) {
    for (std::size_t at = words.find('%'); at != std::string::npos; at = words.find('%', at + 1)) {
      if (at == 0 || words[at - 1] != '\\') return {};
    }
  }
  return words;
}

// Without the comma or colon and the blanks at its end.
std::string_view stem_of(std::string_view words) {
  while (!words.empty() && (is_blank(words.back()) || words.back() == ',' || words.back() == ':' ||
                            words.back() == '~'))
    words.remove_suffix(1);
  return words;
}

// The mark that parts a place from what stands before it, with a blank: ", ", ": ", ". ".
std::string parted_by(const text::Document& document, std::uint32_t place) {
  std::uint32_t at = place;
  while (at > 0 && is_blank(document.reading[at - 1])) --at;
  const char mark = at > 0 ? document.reading[at - 1] : ',';
  return std::string(1, mark == ':' || mark == '.' ? mark : ',') + " ";
}

std::string joined(std::string_view stem, std::string tail) {
  std::string out(stem);
  if (tail.empty() || out.empty()) return out;
  const bool has_comma =
      out.ends_with(",”") || out.ends_with(",''") || out.ends_with(",\"") || out.ends_with(",’");
  if ((has_comma && tail.front() == ',') || (out.ends_with('.') && tail.front() == '.'))
    tail.erase(0, 1);
  return out + tail;
}

std::string small(std::string_view text) { return authority::to_lower(text); }

reference::Pages pages_of(std::string_view locator) {
  std::size_t at = 0;
  const auto number = [&] {
    std::uint32_t value = 0;
    while (at < locator.size() && is_digit(locator[at]) && value < 1000000)
      value = value * 10 + static_cast<std::uint32_t>(locator[at++] - '0');
    return value;
  };
  while (at < locator.size() && !is_digit(locator[at])) ++at;
  const std::uint32_t first = number();
  return {first, first};
}

// "9" of "p. 9": biblatex writes the label before bare pages itself.
std::string_view bare_pages(std::string_view tail) {
  const std::size_t digit = tail.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0) return tail;
  const std::string_view label = tail.substr(0, digit);
  const auto in_label = [](char c) {
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == '~' ||
           c == ' ';
  };
  const std::size_t other = tail.substr(digit).find_first_not_of("0123456789-, \xE2\x80\x93");
  const std::size_t stop = label.find_first_of(".~ ");
  constexpr std::size_t kLongestLabel = 4;  // bytes of "pp", "стр" is longer and stays
  if (!std::all_of(label.begin(), label.end(), in_label) || other != std::string_view::npos ||
      stop == std::string_view::npos || stop > kLongestLabel)
    return tail;
  return tail.substr(digit);
}

// The command with which a key is cited again inside a note, after the one that cited it before.
std::string command_for(std::string_view before) {
  const auto is = [&](std::string_view one) { return before == one; };
  const bool its_own_kind = before.starts_with("foot") || before.starts_with("super") ||
                            before.starts_with("full") || before.starts_with("text") ||
                            before.ends_with("cites") || before.ends_with("volcite") ||
                            is("citeauthor") || is("citetitle") || is("citeyear") ||
                            is("citedate") || is("nocite") || before.empty();
  return its_own_kind ? "autocite" : std::string(before);
}

// The command that begins the citation: "autocite" of \autocite[5]{carr}; its backslash's place in
// `begin`. "" where none is found.
std::string command_before(std::string_view source, std::uint32_t key, std::uint32_t& begin) {
  std::uint32_t at = key;
  while (at > 0 && source[at - 1] != '{' && source[at - 1] != '\n') --at;
  if (at == 0 || source[at - 1] != '{') return {};
  --at;
  for (int groups = 0; groups < 2 && at > 0 && source[at - 1] == ']'; ++groups) {
    int depth = 0;
    std::uint32_t open = at;
    while (open > 0) {
      --open;
      if (source[open] == ']') ++depth;
      if (source[open] == '[' && --depth == 0) break;
    }
    at = open;
  }
  const std::uint32_t end = at;
  while (at > 0 && (is_letter(source[at - 1]) || source[at - 1] == '*')) --at;
  if (at == 0 || at == end || source[at - 1] != '\\') return {};
  begin = at - 1;
  return std::string(source.substr(at, end - at));
}

std::string key_of_work(const reference::Work& work) {
  if (work.entry >= 0) return "entry " + std::to_string(work.entry);
  std::string key;
  for (const std::string& author : work.author_keys) key += author + "+";
  key += "/";
  for (const std::string& word : work.title_keys) key += word + " ";
  const Statement& said = work.statement;
  key += "/" + said.year.substr(0, 4) + "/" + std::to_string(said.edition);
  return key;
}

}  // namespace

SourceRange with_own_emphasis(const text::Document& document, SourceRange range) {
  const std::string_view source = document.source;
  if (range.begin == 0 || range.end >= source.size()) return range;
  SourceRange whole = range;
  if (document.format == text::Format::markdown) {
    const char mark = source[range.begin - 1];
    if ((mark != '*' && mark != '_') || source[range.end] != mark) return range;
    while (whole.begin > 0 && source[whole.begin - 1] == mark) --whole.begin;
    while (whole.end < source.size() && source[whole.end] == mark) ++whole.end;
    const bool as_long = range.begin - whole.begin == whole.end - range.end;
    return as_long && text::holds_whole_markup(document, whole) ? whole : range;
  }
  if (document.format != text::Format::latex || source[range.end] != '}') return range;
  ++whole.end;
  constexpr std::array<std::string_view, 7> kCommands = {
      "\\emph{", "\\textit{", "\\textsl{", "\\mkbibemph{", "\\em ", "\\itshape ", "\\it "};
  for (const std::string_view command : kCommands) {
    if (!source.substr(0, range.begin).ends_with(command)) continue;
    whole.begin -= static_cast<std::uint32_t>(command.size());
    if (command.ends_with('{')) return whole;
    if (whole.begin == 0 || source[whole.begin - 1] != '{') return range;
    --whole.begin;
    return whole;
  }
  return range;
}

SourceRange range_of_key(const text::Document& document, const text::CitationKey& key) {
  const std::string_view source = document.source;
  SourceRange range = key.source;
  if (document.format == text::Format::latex) {
    std::uint32_t begin = 0;
    if (command_before(source, key.source.begin, begin).empty()) return range;
    const std::size_t close = source.find('}', key.source.end);
    return {begin,
            close == std::string_view::npos ? range.end : static_cast<std::uint32_t>(close + 1)};
  }
  const std::size_t line = source.rfind('\n', key.source.begin);
  const std::size_t open = source.rfind('[', key.source.begin);
  const std::size_t close = source.find(']', key.source.end);
  if (open == std::string_view::npos || close == std::string_view::npos ||
      (line != std::string_view::npos && open < line))
    return range;
  const std::string_view between = source.substr(open, key.source.begin - open);
  if (between.find(']') != std::string_view::npos) return range;
  return {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close + 1)};
}

// Where in the work a reference leads, however much of that it says itself.
struct WorksSpeltOut::Place {
  std::string volume;        // as written: "2"
  bool own_volume = false;   // the reference's own tail names it
  std::string volume_words;  // "vol. 2", where the tail does not name it
  reference::Pages pages;
  std::string tail;  // ", p. 9" in the document's notation
};

WorksSpeltOut::WorksSpeltOut(const Snapshot& snapshot, const text::Document& document,
                             const reference::References& references)
    : snapshot_(snapshot), document_(document), references_(references) {}

bool WorksSpeltOut::points_back(std::size_t reference) const {
  const Reference& one = at(reference);
  return one.outcome == Outcome::resolved && !one.phrase.empty() &&
         (one.form == Form::same_place || one.form == Form::same_work ||
          one.phrase.begin == one.statement.range.begin);
}

// "Ibid." alone is the very place that was cited; before ", ch. 3" it is the work.
bool WorksSpeltOut::repeats_place(const Reference& one) const {
  if (one.form != Form::same_place && !one.same_passage) return false;
  if (one.statement.range.end != one.phrase.end) return false;
  const std::string_view behind = std::string_view(document_.reading).substr(one.phrase.end, 24);
  if (!behind.starts_with(',') && !behind.starts_with(':')) return true;
  // A word and a number behind the comma are a place of their own.
  const std::string_view words = without_blanks(behind.substr(1));
  const std::size_t word = words.find_first_of(" .,;~");
  if (words.empty() || is_digit(words.front())) return false;
  if (word == std::string_view::npos) return true;
  const std::size_t next = words.find_first_not_of(" .~", word);
  return next == std::string_view::npos || !is_digit(words[next]);
}

// The reference whose place this one repeats; -1 where it has none before it.
int WorksSpeltOut::place_from(std::size_t reference) const {
  const Reference& one = at(reference);
  if (one.form == Form::same_place) return one.antecedent;
  for (std::size_t i = reference; i-- > 0;) {
    if (at(i).work == one.work && one.work >= 0) return static_cast<int>(i);
  }
  return -1;
}

std::string WorksSpeltOut::own_tail(const Reference& one) const {
  const ReadingRange behind{one.phrase.end, one.statement.range.end};
  if (behind.begin >= behind.end) return {};
  const std::string_view words = document_.text(document_.to_source(behind));
  std::string tail = on_one_line(words);
  const bool parted = !words.empty() && !is_blank(words.front()) && words.front() != '~';
  if (tail.empty() || parted) return tail;
  if (tail.front() == '~') tail.erase(0, 1);
  // "Там же. С. 12" is parted by the stop of its words.
  const bool capital = text::letter_case_at(tail, 0) == text::LetterCase::capital;
  return (capital ? ". " : ", ") + tail;
}

WorksSpeltOut::Place WorksSpeltOut::place(std::size_t reference) const {
  Place out;
  std::size_t index = reference;
  bool wants_pages = true;
  // A chain cannot be longer than the references before it.
  for (std::size_t step = 0; step <= reference; ++step) {
    const Reference& one = at(index);
    const Statement& said = one.statement;
    if (out.volume.empty() && !said.volume.empty()) {
      out.volume = small(said.volume);
      out.own_volume = index == reference;
      if (!out.own_volume && !said.volume_range.empty())
        out.volume_words = document_.text(document_.to_source(said.volume_range));
    }
    const bool leans = one.form == Form::same_place || one.same_passage;
    if (index == reference && !one.phrase.empty()) out.tail = own_tail(one);
    if (wants_pages && said.pages.first > 0) {
      out.pages = said.pages;
      // The pages of an article as a whole are no place in it.
      const bool whole_article =
          one.form == Form::full && !said.container.empty() && said.pages.last > said.pages.first;
      if (index != reference && !said.pages_range.empty() && !whole_article)
        out.tail = parted_by(document_, said.pages_range.begin) +
                   on_one_line(document_.text(document_.to_source(said.pages_range)));
      wants_pages = false;
    }
    wants_pages = wants_pages && repeats_place(one);
    if (one.carried && references_.before) {
      const reference::CarriedSource& before = *references_.before;
      if (out.volume.empty()) out.volume = small(before.volume);
      if (wants_pages && before.pages.first > 0) {
        out.pages = before.pages;
        out.tail = ", " + text::in_source_notation(document_, before.place);
      }
    }
    const int from = leans ? place_from(index) : -1;
    if (from < 0 || static_cast<std::size_t>(from) >= index) break;
    index = static_cast<std::size_t>(from);
  }
  return out;
}

std::string WorksSpeltOut::meaning_of_key(std::size_t key) const {
  const text::CitationKey& one = document_.citation_keys[key];
  return "key " + one.key + "|" + std::to_string(pages_of(one.locator).first);
}

std::string WorksSpeltOut::meaning(std::size_t reference) const {
  const Reference& one = at(reference);
  if (one.outcome != Outcome::resolved) return {};
  const Place where = place(reference);
  if (one.key >= 0) {
    const auto index = static_cast<std::size_t>(one.key);
    std::uint32_t page = where.pages.first;
    // The head of the chain is the key, whose locator stands beside it.
    std::size_t head = reference;
    bool repeats = repeats_place(one);
    while (repeats && at(head).antecedent >= 0 && at(head).statement.pages.first == 0) {
      head = static_cast<std::size_t>(at(head).antecedent);
      repeats = repeats_place(at(head));
    }
    if (page == 0 && repeats) page = pages_of(document_.citation_keys[index].locator).first;
    return "key " + document_.citation_keys[index].key + "|" + std::to_string(page);
  }
  if (one.work >= 0) {
    const Statement& said = work(one.work).statement;
    std::string volume = where.volume;
    if (volume.empty() && !said.volume_is_place) volume = small(said.volume);
    return "work " + key_of_work(work(one.work)) + "|" + volume + "|" +
           std::to_string(where.pages.first) + "-" + std::to_string(where.pages.last);
  }
  const Reference* head = &one;
  while (head->form == Form::same_place && head->antecedent >= 0)
    head = &at(static_cast<std::size_t>(head->antecedent));
  if (head->form != Form::periodical) return {};
  const ReadingRange issue{
      one.form == Form::same_place ? one.phrase.end : one.statement.range.begin,
      one.statement.range.end};
  const std::string own(document_.text(issue));
  if (one.form != Form::same_place) return "issue " + own;
  if (!own.empty()) return "issue " + head->statement.container + own;
  return meaning(static_cast<std::size_t>(one.antecedent));
}

SourceRange WorksSpeltOut::range(std::size_t reference) const {
  const Reference& one = at(reference);
  const bool people = one.form != Form::same_place && one.form != Form::same_work;
  const ReadingRange words = people ? one.phrase : one.statement.range;
  const SourceRange tight = text::with_whole_markup(document_, document_.to_source(words));
  const SourceRange whole = with_own_emphasis(document_, tight);
  return text::holds_whole_markup(document_, whole) ? whole : SourceRange{};
}

std::vector<std::string> WorksSpeltOut::readings(std::size_t reference) const {
  const Reference& one = at(reference);
  if (!points_back(reference)) return {};
  std::vector<std::string> found;
  if (one.form != Form::same_place && one.form != Form::same_work) {
    found = of_people(reference);
  } else if (one.key >= 0) {
    found = of_key(reference);
  } else if (one.work >= 0) {
    found = of_work(reference);
  } else {
    found = of_periodical(reference);
  }
  std::erase_if(found, [](const std::string& words) { return words.empty(); });
  return found;
}

std::vector<std::string> WorksSpeltOut::of_key(std::size_t reference) const {
  const Reference& one = at(reference);
  const text::CitationKey& key = document_.citation_keys[static_cast<std::size_t>(one.key)];
  std::string tail = place(reference).tail;
  std::size_t head = reference;
  bool repeats = repeats_place(one);
  while (tail.empty() && repeats && at(head).antecedent >= 0) {
    head = static_cast<std::size_t>(at(head).antecedent);
    tail = own_tail(at(head));
    repeats = repeats_place(at(head));
  }
  if (tail.empty() && repeats) tail = on_one_line(key.locator);
  std::string_view where = tail;
  while (!where.empty() && (is_blank(where.front()) || where.front() == ',' ||
                            where.front() == ':' || where.front() == '.' || where.front() == '~'))
    where.remove_prefix(1);
  if (document_.format == text::Format::markdown) {
    std::string words = "[" + std::string(document_.text(key.source));
    if (!where.empty()) words.append(", ").append(where);
    return {words + "]"};
  }
  if (document_.format != text::Format::latex) return {};
  std::uint32_t begin = 0;
  std::string words = "\\" + command_for(command_before(document_.source, key.source.begin, begin));
  where = bare_pages(where);
  if (where.find(']') != std::string_view::npos) return {};
  if (!where.empty()) words.append("[").append(where).append("]");
  return {words + "{" + key.key + "}"};
}

std::vector<std::string> WorksSpeltOut::of_periodical(std::size_t reference) const {
  const Reference& one = at(reference);
  const Reference* head = &one;
  while (head->form == Form::same_place && head->antecedent >= 0)
    head = &at(static_cast<std::size_t>(head->antecedent));
  if (head->form != Form::periodical) return {};
  const Statement& issue = head->statement;
  const std::string tail = own_tail(one);
  if (tail.empty()) {
    const std::vector<std::string> before =
        &at(static_cast<std::size_t>(one.antecedent)) == head
            ? std::vector{source_text(document_, issue.range.begin, issue.range.end)}
            : of_periodical(static_cast<std::size_t>(one.antecedent));
    return repeats_place(one) ? before : std::vector<std::string>();
  }
  // "Ibid., 7 April 1926": another issue.
  const auto name_end = issue.range.begin + static_cast<std::uint32_t>(issue.container.size());
  if (issue.container.empty() || name_end >= issue.range.end) return {};
  return {joined(stem_of(source_text(document_, issue.range.begin, name_end)), tail)};
}

// "Carr, *Socialism*, vol. 2" of a short reference, with the place that is meant.
std::string WorksSpeltOut::short_form(const Reference& model, const Place& place) const {
  const Statement& said = model.statement;
  std::uint32_t end = said.title_range.end;
  std::string tail = place.tail;
  if (model.form == Form::author_date) {
    std::string stem(source_text(document_, said.range.begin, said.year_range.end));
    if (std::count(stem.begin(), stem.end(), '(') > std::count(stem.begin(), stem.end(), ')'))
      stem += ')';
    if (!place.volume.empty() && !place.own_volume) return {};
    return joined(stem, tail);
  }
  const bool same_volume = small(said.volume) == place.volume;
  if (same_volume && !place.own_volume) {
    end = std::max(end, said.work_end);
  } else {
    if (said.names_edition) return {};
    if (said.volume.empty() && place.own_volume) end = std::max(end, said.work_end);
    if (!place.own_volume && !place.volume.empty()) {
      if (place.volume_words.empty()) return {};
      tail.insert(0, ", " + place.volume_words);
    }
  }
  return joined(stem_of(source_text(document_, said.range.begin, end)), tail);
}

std::string WorksSpeltOut::full_form(const text::Document& document, const Statement& said,
                                     const Place& place) const {
  std::uint32_t end = said.range.end;
  if (!said.pages_range.empty()) end = said.pages_range.begin;
  if (said.work_end > 0) end = said.work_end;
  std::string tail = place.tail;
  const bool same_volume = small(said.volume) == place.volume;
  if (!place.volume.empty() && (!same_volume || place.own_volume)) {
    if (!said.volume.empty() && !said.volume_is_place) return {};
    if (!said.volume.empty()) end = said.volume_range.begin;
    if (!place.own_volume) {
      if (place.volume_words.empty()) return {};
      tail.insert(0, ", " + place.volume_words);
    }
  }
  if (said.range.begin >= end) return {};
  return joined(stem_of(source_text(document, said.range.begin, end)), tail);
}

// Of a work that no note cites in words of its own: its author and its title without subtitle.
std::string WorksSpeltOut::made_form(const reference::Work& work, const Place& place) const {
  const Statement& said = work.statement;
  if (said.title.empty() || document_.format == text::Format::plain) return {};
  std::string people;
  for (const std::string& surname : said.surnames) people += surname + ", ";
  std::string title = said.title.substr(0, said.title.find(": "));
  if (title.find_first_of("*_\\{}[]") != std::string::npos) return {};
  title = text::in_source_notation(document_, title);
  if (!said.container.empty()) {
    title = "“" + title + "”";
  } else {
    title = document_.format == text::Format::latex ? "\\emph{" + title + "}" : "*" + title + "*";
  }
  std::string tail = place.tail;
  if (!place.own_volume && !place.volume_words.empty()) tail.insert(0, ", " + place.volume_words);
  return joined(text::in_source_notation(document_, people) + title, tail);
}

std::vector<std::string> WorksSpeltOut::of_work(std::size_t reference) const {
  const Reference& one = at(reference);
  const Place where = place(reference);
  std::vector<std::string> found;
  // The nearest before, else the first behind: a draft's habits change from chapter to chapter.
  const auto from_those = [&](auto is_model, auto form) {
    std::size_t count = 0;
    const auto take = [&](std::size_t i) {
      if (count == kMostForms || at(i).work != one.work || !at(i).phrase.empty() ||
          at(i).outcome != Outcome::resolved || !is_model(at(i)))
        return;
      ++count;
      found.push_back(form(at(i)));
    };
    for (std::size_t i = reference; i-- > 0 && count < kMostForms;) take(i);
    for (std::size_t i = reference + 1; i < references_.references.size() && count < kMostForms;
         ++i)
      take(i);
  };
  const bool anonymous = work(one.work).author_keys.empty();
  from_those(
      [&](const Reference& model) {
        const Statement& said = model.statement;
        return model.form == Form::short_title && !said.title_range.empty() &&
               (anonymous || said.title_range.begin > said.range.begin + 1);
      },
      [&](const Reference& model) { return short_form(model, where); });
  from_those(
      [](const Reference& model) {
        return model.form == Form::author_date && !model.statement.year_range.empty();
      },
      [&](const Reference& model) { return short_form(model, where); });
  from_those([](const Reference& model) { return model.form == Form::full; },
             [&](const Reference& model) { return full_form(document_, model.statement, where); });
  const int file = references_.files[static_cast<std::size_t>(one.work)];
  const reference::Work& cited = work(one.work);
  if (file >= 0 && !cited.listed && snapshot_.manuscript != nullptr) {
    const text::Document& there =
        snapshot_.manuscript->files[static_cast<std::size_t>(file)]->document;
    if (there.format == document_.format) found.push_back(full_form(there, cited.statement, where));
  }
  found.push_back(made_form(cited, where));
  return found;
}

// "Ders., Der Hafen": the people whom the reference before names.
std::vector<std::string> WorksSpeltOut::of_people(std::size_t reference) const {
  const Reference& one = at(reference);
  for (std::size_t i = reference; i-- > 0;) {
    const Statement& said = at(i).statement;
    if (said.note < one.statement.note - 1) break;
    if (said.surnames != one.statement.surnames) continue;
    const bool first = !at(i).phrase.empty() && at(i).phrase.begin == said.range.begin;
    if (first || said.title_range.empty() || said.title_range.begin <= said.range.begin + 1)
      continue;
    std::string people(document_.text(ReadingRange{said.range.begin, said.title_range.begin}));
    const std::size_t last = people.find_last_not_of(" ,:“„‘«\"'");
    if (last == std::string::npos) continue;
    people.resize(last + 1);
    const char behind =
        one.phrase.end < document_.reading.size() ? document_.reading[one.phrase.end] : '.';
    if (behind == ' ' && !people.ends_with('.')) people += '.';
    return {text::in_source_notation(document_, people)};
  }
  return {};
}

}  // namespace apparatus::draft
