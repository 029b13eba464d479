// Footnotes, citation keys, and what a document says of itself: title, author, language,
// bibliography files.
#include <algorithm>
#include <unordered_map>

#include "text/latex_reader.h"
#include "text/letters.h"

namespace apparatus::text {
namespace {

constexpr std::uint32_t kLongestRoundNote = 300;
constexpr std::uint32_t kLongestOptions = 200;  // of a package

// "\autocites" and its like take any number of works.
bool takes_many(std::string_view name) {
  return name.ends_with("cites") || name.ends_with("Cites") || name.ends_with("citetexts");
}

// \volcite[see]{2}[45]{key}: the volume stands before the page.
bool has_volume(std::string_view name) {
  return name.ends_with("volcite") || name.ends_with("Volcite") || name.ends_with("volcites") ||
         name.ends_with("Volcites");
}

}  // namespace

int LatexReader::add_note(std::string label, SourceRange definition) {
  Note note;
  note.label = std::move(label);
  note.definition = definition;
  note.chapter = chapter_;
  document_.notes.push_back(std::move(note));
  return static_cast<int>(document_.notes.size()) - 1;
}

void LatexReader::add_call(SourceRange source, std::string label, int note) {
  NoteCall call;
  call.label = std::move(label);
  call.source = source;
  call.reading = builder_.position();
  call.note = note;
  document_.note_calls.push_back(std::move(call));
}

std::uint32_t LatexReader::read_footnote(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                         const Frame* frame) {
  Argument option;
  optional(behind, end, frame, option);
  const Argument text = mandatory(behind, end, frame);
  if (muted_ && !in_title_) return behind;
  ensure_block();
  const SourceRange whole = place(frame, at, behind);
  const int note = add_note("", whole);
  document_.notes.back().called = true;
  add_call(whole, "", note);
  pending_notes_.push_back({text, note});
  return behind;
}

std::uint32_t LatexReader::read_footnote_mark(std::uint32_t at, std::uint32_t behind,
                                              std::uint32_t end, const Frame* frame) {
  Argument option;
  std::string label;
  if (optional(behind, end, frame, option)) label = view(option);
  if (muted_) return behind;
  ensure_block();
  add_call(place(frame, at, behind), std::move(label), -1);
  return is_at(behind, "{}") ? behind + 2 : behind;
}

std::uint32_t LatexReader::read_footnote_text(std::uint32_t at, std::uint32_t behind,
                                              std::uint32_t end, const Frame* frame) {
  Argument option;
  std::string label;
  if (optional(behind, end, frame, option)) label = view(option);
  const Argument text = mandatory(behind, end, frame);
  if (muted_) return behind;
  const int note = add_note(std::move(label), place(frame, at, text.range.begin));
  pending_notes_.push_back({text, note});
  return behind;
}

void LatexReader::connect_notes() {
  std::vector<NoteCall>& calls = document_.note_calls;
  std::stable_sort(calls.begin(), calls.end(),
                   [](const NoteCall& a, const NoteCall& b) { return a.source < b.source; });
  std::stable_sort(
      document_.macro_calls.begin(), document_.macro_calls.end(),
      [](const MacroCall& a, const MacroCall& b) { return a.source.begin < b.source.begin; });
  std::size_t next = 0;
  std::unordered_map<std::string, int> by_label;
  for (std::size_t i = 0; i < document_.notes.size(); ++i) {
    const Note& note = document_.notes[i];
    if (!note.called && !note.label.empty()) by_label.emplace(note.label, static_cast<int>(i));
  }
  for (NoteCall& call : calls) {
    if (call.note >= 0) continue;
    if (!call.label.empty()) {
      const auto found = by_label.find(call.label);
      if (found != by_label.end()) call.note = found->second;
    } else {
      while (next < document_.notes.size() &&
             (document_.notes[next].called || !document_.notes[next].label.empty())) {
        ++next;
      }
      if (next < document_.notes.size()) call.note = static_cast<int>(next++);
    }
    if (call.note >= 0) document_.notes[static_cast<std::size_t>(call.note)].called = true;
  }
}

bool LatexReader::cites(std::string_view name) const {
  return latex_command(name).kind == LatexCommand::citation || citing_commands_.contains(name);
}

void LatexReader::add_citing_command(std::string_view name) {
  if (citing_commands_.insert(name).second) document_.citing_commands.emplace_back(name);
}

std::uint32_t LatexReader::read_citation_definition(std::string_view name, std::uint32_t behind,
                                                    std::uint32_t end) {
  if (byte(behind) == '*') ++behind;
  const std::string_view defined = defined_name(behind, end);
  if (!defined.empty() && !cites(defined)) add_citing_command(defined);
  const int arguments = name == "DeclareCiteCommand" ? 4 : 2;
  Argument wrapper;
  optional(behind, end, nullptr, wrapper);
  for (int i = 0; i < arguments; ++i) {
    // They mostly stand on a line each.
    const std::uint32_t group = skip_gap(behind, end);
    if (byte(group) != '{') break;
    behind = group;
    mandatory(behind, end, nullptr);
  }
  return behind;
}

std::uint32_t LatexReader::read_alias(std::uint32_t behind, std::uint32_t end) {
  std::uint32_t at = behind;
  const std::string_view name = defined_name(at, end);
  at = skip_blanks(at, end);
  if (byte(at) == '=') at = skip_blanks(at + 1, end);
  const std::string_view meaning = defined_name(at, end);
  if (name.empty() || meaning.empty() || !cites(meaning)) return behind;
  if (!cites(name)) add_citing_command(name);
  return at;
}

void LatexReader::read_round_notes(std::uint32_t& behind, std::uint32_t end, const Frame* frame) {
  for (int i = 0; i < 2 && byte(behind) == '('; ++i) {
    const std::string_view near = source_.substr(0, std::min(end, behind + kLongestRoundNote));
    const std::size_t found = near.find_first_of(")\n", behind);
    if (found == std::string_view::npos || near[found] != ')') return;
    const auto close = static_cast<std::uint32_t>(found);
    if (!muted_ && close > behind + 1 && depth_ < kDeepest - 2) {
      read(behind + 1, close, frame);
      blank(close, close + 1, frame);
    }
    behind = close + 1;
  }
}

Argument LatexReader::meant(Argument argument) const {
  for (int depth = 0; argument.frame != nullptr && depth < kDeepest; ++depth) {
    if (argument.frame->shows_parameters) break;
    const std::string_view text = view(argument);
    if (text.size() != 2 || text[0] != '#' || !is_digit(byte_at(text, 1))) break;
    const auto index = static_cast<std::size_t>(text[1] - '1');
    if (index >= argument.frame->arguments.size()) break;
    argument = argument.frame->arguments[index];
  }
  return argument;
}

std::uint32_t LatexReader::read_citation(std::string_view name, int dropped, std::uint32_t at,
                                         std::uint32_t behind, std::uint32_t end,
                                         const Frame* frame) {
  const bool many = takes_many(name);
  const bool silent = name == "nocite";
  const std::uint32_t first = behind;
  if (many) read_round_notes(behind, end, frame);
  do {
    Argument options[2];
    int count = 0;
    while (count < 2 && optional(behind, end, frame, options[count])) ++count;
    if (!has_group(behind, end)) return behind == first ? skip_gap(behind, end) : behind;
    if (has_volume(name)) {
      mandatory(behind, end, frame);
      // What stood before the volume precedes the work, whatever else there is.
      if (count == 0) options[0] = {{behind, behind}, frame};
      options[1] = {{behind, behind}, frame};
      optional(behind, end, frame, options[1]);
      count = 2;
      if (!has_group(behind, end)) return behind;
    }
    for (Argument& option : options) option = meant(option);
    const Argument keys = meant(mandatory(behind, end, frame));
    for (int i = 0; i < dropped; ++i) {
      drop_options(behind, end, frame);
      if (has_group(behind, end)) mandatory(behind, end, frame);
    }
    if (muted_ && !silent) continue;
    // One option is what follows the work, of two the first is what precedes it.
    if (count == 2 && !options[0].range.empty() && depth_ < kDeepest - 2) {
      read(options[0]);
      blank(options[0].range.end, options[0].range.end + 1, options[0].frame);
    }
    const Argument* locator = count > 0 ? &options[count - 1] : nullptr;
    add_keys(keys, locator, silent);
    if (locator != nullptr && !silent && !locator->range.empty() && depth_ < kDeepest - 2) {
      write(locator->range.begin - 1, locator->range.begin, locator->frame, ", ");
      read(*locator);
    }
    if (many && has_more(behind, end)) blank(at, at + 1, frame);
  } while (many && has_more(behind, end));
  return behind;
}

void LatexReader::add_keys(const Argument& keys, const Argument* locator, bool silent) {
  std::uint32_t at = keys.range.begin;
  bool first = true;
  while (at < keys.range.end) {
    std::uint32_t end = at;
    while (end < keys.range.end && source_[end] != ',') ++end;
    SourceRange key{at, end};
    while (!key.empty() && is_blank_byte(byte(key.begin))) ++key.begin;
    while (!key.empty() && is_blank_byte(byte(key.end - 1))) --key.end;
    at = end + 1;
    if (key.empty()) continue;
    if (slice(source_, key) == "*") {
      document_.metadata.cites_everything = true;
      continue;
    }
    if (!first && !silent) write(key.begin - 1, key.begin, keys.frame, "; ");
    first = false;
    if (!silent) ensure_block();
    CitationKey citation;
    citation.key = slice(source_, key);
    citation.source = place(keys.frame, key.begin, key.end);
    citation.reading = builder_.position();
    const bool last = at >= keys.range.end;
    if (last && locator != nullptr &&
        view(*locator).find_first_of("0123456789") != std::string_view::npos) {
      citation.locator = view(*locator);
      citation.locator_source = place(locator->frame, locator->range.begin, locator->range.end);
    }
    document_.citation_keys.push_back(std::move(citation));
    if (!silent) write(key.begin, key.end, keys.frame, kPlaceholder);
  }
}

std::uint32_t LatexReader::read_title(bool is_title_command, std::uint32_t behind,
                                      std::uint32_t end, const Frame* frame) {
  drop_options(behind, end, frame);
  const Argument text = mandatory(behind, end, frame);
  const bool outer_muted = muted_;
  close_block();
  const Context outer = context_;
  context_ = {BlockKind::front_matter, Zone::heading, -1, 0};
  muted_ = false;
  in_title_ = true;
  const std::size_t blocks = document_.blocks.size();
  read(text);
  close_block();
  in_title_ = false;
  muted_ = outer_muted;
  context_ = outer;
  if (document_.blocks.size() > blocks) {
    std::string& field = is_title_command ? document_.metadata.title : document_.metadata.author;
    if (field.empty()) field = document_.text(document_.blocks[blocks].range);
  }
  return behind;
}

std::uint32_t LatexReader::read_bibliography(bool without_ending, std::uint32_t behind,
                                             std::uint32_t end, const Frame* frame) {
  drop_options(behind, end, frame);
  if (!has_group(behind, end)) return behind;
  std::string_view files = view(mandatory(behind, end, frame));
  while (!files.empty()) {
    const std::size_t comma = files.find(',');
    std::string_view file = files.substr(0, comma);
    files.remove_prefix(comma == std::string_view::npos ? files.size() : comma + 1);
    while (!file.empty() && is_blank_byte(byte_at(file, 0))) file.remove_prefix(1);
    while (!file.empty() && is_blank_byte(byte_at(file, file.size() - 1))) file.remove_suffix(1);
    if (file.empty()) continue;
    std::string path(file);
    const bool has_ending = path.size() > 4 && path.compare(path.size() - 4, 4, ".bib") == 0;
    if (without_ending && !has_ending) path += ".bib";
    document_.metadata.bibliographies.push_back(std::move(path));
  }
  return behind;
}

void LatexReader::read_language(const Argument& package) {
  if (view(package) != "babel") return;
  const std::uint32_t begin = package.range.begin;
  std::string_view options =
      source_.substr(begin - std::min(begin, kLongestOptions), std::min(begin, kLongestOptions));
  const std::size_t open = options.rfind('[');
  if (open == std::string_view::npos) return;
  options.remove_prefix(open + 1);
  options = options.substr(0, options.find(']'));
  const std::size_t comma = options.rfind(',');
  if (comma != std::string_view::npos) options.remove_prefix(comma + 1);
  while (!options.empty() && options.front() == ' ') options.remove_prefix(1);
  const std::size_t equals = options.find('=');
  if (equals != std::string_view::npos) options.remove_prefix(equals + 1);
  document_.metadata.language = options;
}

}  // namespace apparatus::text
