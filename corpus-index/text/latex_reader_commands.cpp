// The commands of LaTeX: which of them are text, and whose arguments are.
#include <algorithm>

#include "text/headings.h"
#include "text/latex_reader.h"
#include "text/latex_symbols.h"
#include "text/letters.h"
#include "text/plain_inline.h"

namespace apparatus::text {

std::uint32_t LatexReader::read_command(std::uint32_t at, std::uint32_t end, const Frame* frame) {
  std::uint32_t behind = at + 1;
  if (behind >= end) return end;
  if (is_ascii_letter(byte(behind)) || byte(behind) == '@') {
    while (behind < end && (is_ascii_letter(byte(behind)) || byte(behind) == '@')) ++behind;
  } else {
    ++behind;
    while (behind < end && (byte(behind) & 0xC0) == 0x80) ++behind;
  }
  const std::string_view name = source_.substr(at + 1, behind - at - 1);
  const bool is_word = is_ascii_letter(byte(at + 1));
  if (name == "(" || name == "[") return read_bracketed_math(at, behind, end, frame);
  if (const auto macro = macros_.find(name);
      macro != macros_.end() && budget_ > 0 && depth_ < kDeepest - 2) {
    return expand(macro->first, macro->second, at, behind, end, frame);
  }
  if (is_latex_accent(name)) {
    if (const std::uint32_t after = read_accent(name, at, behind, end, frame)) return after;
  }
  if (const auto symbol = latex_symbol(name))
    return read_symbol(*symbol, is_word, at, behind, end, frame);
  LatexCommandInfo command = latex_command(name);
  if (command.kind == LatexCommand::unknown && cites(name)) command.kind = LatexCommand::citation;
  return run(command, name, at, behind, end, frame);
}

std::uint32_t LatexReader::read_symbol(std::string_view symbol, bool is_word, std::uint32_t at,
                                       std::uint32_t behind, std::uint32_t end,
                                       const Frame* frame) {
  if (symbol == " ") {
    blank(at, behind, frame);
  } else {
    write(at, behind, frame, symbol);
  }
  if (!is_word) return behind;
  // "{}" and blanks only end the name.
  if (is_at(behind, "{}")) return behind + 2;
  return skip_gap(behind, end);
}

std::uint32_t LatexReader::read_bracketed_math(std::uint32_t at, std::uint32_t behind,
                                               std::uint32_t end, const Frame* frame) {
  const std::string_view closing = source_[at + 1] == '(' ? "\\)" : "\\]";
  const std::uint32_t close = find_in_paragraph(behind, end, closing);
  if (close == end) return behind;
  placeholder(at, close + 2, frame, Zone::math);
  return close + 2;
}

std::uint32_t LatexReader::read_accent(std::string_view name, std::uint32_t at,
                                       std::uint32_t behind, std::uint32_t end,
                                       const Frame* frame) {
  std::uint32_t after = behind;
  std::uint32_t letter_at = is_ascii_letter(byte(at + 1)) ? skip_blanks(behind, end) : behind;
  SourceRange letter;
  if (byte(letter_at) == '{') {
    const std::uint32_t close = std::min(groups_.close(letter_at), end);
    letter = {letter_at + 1, close};
    after = std::min(close + 1, end);
  } else {
    letter = {letter_at, std::min(letter_at + (byte(letter_at) == '\\' ? 2 : 1), end)};
    while (letter.end < end && (byte(letter.end) & 0xC0) == 0x80) ++letter.end;
    after = letter.end;
  }
  if (letter.begin >= letter.end || letter.size() > 12) return 0;
  std::string_view base = slice(source_, letter);
  if (base[0] == '\\' && base.size() > 1) base.remove_prefix(1);  // \i and \j
  if (!is_word_byte(byte_at(base, 0))) return 0;
  write(at, after, frame, accented(name, base));
  return after;
}

std::uint32_t LatexReader::run(LatexCommandInfo command, std::string_view name, std::uint32_t at,
                               std::uint32_t behind, std::uint32_t end, const Frame* frame) {
  if (byte(behind) == '*' && is_ascii_letter(byte(at + 1))) ++behind;
  switch (command.kind) {
    case LatexCommand::heading:
      return read_heading(command.value, behind, end, frame);
    case LatexCommand::emphasis:
      return read_emphasis(behind, end, frame);
    case LatexCommand::emphasis_here:
      open_emphasis(behind, end);
      return skip_gap(behind, end);
    case LatexCommand::quotation:
      return read_quotation(command.value, at, behind, end, frame);
    case LatexCommand::footnote:
      return read_footnote(at, behind, end, frame);
    case LatexCommand::footnote_mark:
      return read_footnote_mark(at, behind, end, frame);
    case LatexCommand::footnote_text:
      return read_footnote_text(at, behind, end, frame);
    case LatexCommand::citation:
      return read_citation(name, command.value, at, behind, end, frame);
    case LatexCommand::citation_definition:
      return read_citation_definition(name, behind, end);
    case LatexCommand::alias:
      return read_alias(behind, end);
    case LatexCommand::title:
    case LatexCommand::author:
      return read_title(command.kind == LatexCommand::title, behind, end, frame);
    case LatexCommand::definition:
      return read_definition(at, behind, end);
    case LatexCommand::document_definition:
      return read_document_definition(at, behind, end);
    case LatexCommand::primitive_definition:
      return read_primitive_definition(at, behind, end);
    case LatexCommand::begin:
      return read_begin(at, behind, end, frame);
    case LatexCommand::end:
      return read_end(behind, end, frame);
    case LatexCommand::item:
      close_block();
      return skip_gap(behind, end);
    case LatexCommand::bibliography_item:
      close_block();
      drop_options(behind, end, frame);
      mandatory(behind, end, frame);
      return skip_gap(behind, end);
    case LatexCommand::paragraph:
      close_block();
      return skip_gap(behind, end);
    case LatexCommand::bibliography:
    case LatexCommand::bibliography_resource:
      return read_bibliography(command.kind == LatexCommand::bibliography, behind, end, frame);
    case LatexCommand::language: {
      const Argument language = mandatory(behind, end, frame);
      document_.metadata.language = view(language);
      return behind;
    }
    case LatexCommand::verbatim:
      return read_verb(at, behind, end, frame);
    case LatexCommand::code:
      return read_code(command.value, at, behind, end, frame);
    case LatexCommand::skip_to_fi:
      return skip_to_fi(behind, end);
    case LatexCommand::line_break: {
      if (context_.kind == BlockKind::table_cell) {
        close_block();
      } else {
        blank(at, behind, frame);
      }
      drop_options(behind, end, frame);
      return skip_gap(behind, end);
    }
    case LatexCommand::dropped:
      drop_options(behind, end, frame);
      for (int i = 0; i < command.value && has_group(behind, end); ++i) {
        const Argument argument = mandatory(behind, end, frame);
        if (name == "usepackage" || name == "documentclass") read_language(argument);
        drop_options(behind, end, frame);
      }
      return behind;
    case LatexCommand::unknown:
      break;
  }
  return read_unknown(behind, end, frame);
}

std::uint32_t LatexReader::skip_to_fi(std::uint32_t behind, std::uint32_t end) {
  constexpr std::string_view kFi = "\\fi";
  const std::uint32_t without = end == size() ? behind : end;
  SourceRange& in_vain = in_vain_[kFi];
  if (in_vain.contains(behind) && end <= in_vain.end) return without;
  const std::string_view ahead = source_.substr(0, end);
  std::size_t fi = ahead.find(kFi, behind);
  while (fi != std::string_view::npos && is_ascii_letter(byte_at(ahead, fi + kFi.size()))) {
    fi = ahead.find(kFi, fi + kFi.size());
  }
  if (fi != std::string_view::npos) return static_cast<std::uint32_t>(fi + kFi.size());
  in_vain = {behind, end};
  return without;
}

std::uint32_t LatexReader::read_unknown(std::uint32_t behind, std::uint32_t end,
                                        const Frame* frame) {
  const std::uint32_t name_end = behind;
  drop_options(behind, end, frame);
  if (byte(behind) != '{') {
    // "\foo [sic]": no option behind a blank and no group after it.
    return behind > name_end && byte(name_end) != '[' ? skip_gap(name_end, end)
                                                      : skip_gap(behind, end);
  }
  if (depth_ >= kDeepest - 2) return behind;
  for (int i = 0; byte(behind) == '{' && behind < end && i < 9; ++i) {
    if (i > 0) blank(behind, behind + 1, frame);
    const Argument argument = mandatory(behind, end, frame);
    read(argument);
  }
  return behind;
}

std::uint32_t LatexReader::read_heading(int level, std::uint32_t behind, std::uint32_t end,
                                        const Frame* frame) {
  close_block();
  drop_options(behind, end, frame);
  const Argument text = mandatory(behind, end, frame);
  if (level == 1) ++chapter_;
  in_bibliography_ = is_bibliography_heading(view(text));
  const Context outer = context_;
  context_ = {BlockKind::heading, Zone::heading, context_.note,
              std::max(1, has_chapters_ ? level : level - 1)};
  read(text);
  close_block();
  context_ = outer;
  if (context_.kind == BlockKind::paragraph || context_.kind == BlockKind::bibliography_entry) {
    context_ =
        in_bibliography_ ? Context{BlockKind::bibliography_entry, Zone::bibliography} : Context{};
  }
  return behind;
}

std::uint32_t LatexReader::read_emphasis(std::uint32_t behind, std::uint32_t end,
                                         const Frame* frame) {
  if (depth_ >= kDeepest - 2) return behind;
  const Argument text = mandatory(behind, end, frame);
  if (muted_) return behind;
  if (!is_title(shown(text), context_.zone)) {
    read(text);
    return behind;
  }
  ensure_block();
  const std::size_t zone = builder_.open_zone(Zone::title);
  read(text);
  builder_.close_zone(zone);
  return behind;
}

std::string_view LatexReader::shown(const Argument& argument) const {
  const std::string_view text = view(argument);
  if (argument.frame != nullptr && text.size() == 2 && text[0] == '#' &&
      is_digit(byte_at(text, 1))) {
    const auto index = static_cast<std::size_t>(text[1] - '1');
    if (index < argument.frame->arguments.size()) return view(argument.frame->arguments[index]);
  }
  return text;
}

void LatexReader::open_emphasis(std::uint32_t behind, std::uint32_t) {
  if (muted_ || emphases_.size() > 64) return;
  // The brace stands right before the command in all that people write.
  std::uint32_t brace = behind;
  while (brace > 0 && source_[brace] != '\\') --brace;
  if (brace == 0 || source_[brace - 1] != '{') return;
  const std::uint32_t close = groups_.close(brace - 1);
  const std::string_view text = source_.substr(behind, close > behind ? close - behind : 0);
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos || !is_title(text.substr(first), context_.zone)) return;
  ensure_block();
  emphases_.push_back({close, builder_.open_zone(Zone::title)});
}

void LatexReader::close_emphasis(std::uint32_t at) {
  while (!emphases_.empty() && emphases_.back().close <= at) {
    builder_.close_zone(emphases_.back().zone);
    emphases_.pop_back();
  }
}

std::uint32_t LatexReader::read_quotation(int dropped, std::uint32_t at, std::uint32_t behind,
                                          std::uint32_t end, const Frame* frame) {
  drop_options(behind, end, frame);
  for (int i = 0; i < dropped; ++i) mandatory(behind, end, frame);
  drop_options(behind, end, frame);
  if (depth_ >= kDeepest - 2) return behind;
  const Argument text = mandatory(behind, end, frame);
  write(at, text.range.begin, frame, "“");
  read(text);
  write(text.range.end, std::max(behind, text.range.end), frame, "”");
  return behind;
}

}  // namespace apparatus::text
