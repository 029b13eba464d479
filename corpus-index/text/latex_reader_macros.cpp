// The writer's own macros are expanded in the reading, so that \RGASPI{17}{171}{26}{95} reads
// "RGASPI, f. 17, op. 171 …": the words of a macro's body lead back to the whole call, its
// arguments to where they stand.
#include <algorithm>

#include "text/latex_reader.h"
#include "text/latex_symbols.h"
#include "text/letters.h"

namespace apparatus::text {

std::string_view LatexReader::command_name(SourceRange range) const {
  while (!range.empty() && (is_blank_byte(byte(range.begin)) || source_[range.begin] == '\\')) {
    ++range.begin;
  }
  while (!range.empty() && is_blank_byte(byte(range.end - 1))) --range.end;
  return slice(source_, range);
}

std::string_view LatexReader::defined_name(std::uint32_t& at, std::uint32_t end) {
  at = skip_gap(at, end);
  if (byte(at) == '{') return command_name(mandatory(at, end, nullptr).range);
  if (byte(at) != '\\') return {};
  std::uint32_t behind = at + 1;
  while (behind < end && (is_ascii_letter(byte(behind)) || byte(behind) == '@')) ++behind;
  if (behind == at + 1) {  // one character that is no letter, whole
    ++behind;
    while (behind < end && (byte(behind) & 0xC0) == 0x80) ++behind;
  }
  const std::string_view name = source_.substr(at + 1, behind - at - 1);
  at = behind;
  return name;
}

std::uint32_t LatexReader::read_definition(std::uint32_t at, std::uint32_t behind,
                                           std::uint32_t end) {
  const std::string_view name = defined_name(behind, end);
  Macro macro;
  Argument option;
  if (optional(behind, end, nullptr, option) && view(option).size() == 1) {
    const int count = view(option)[0] - '0';
    for (int i = 0; i < count && i < 9; ++i) macro.arguments.push_back(ArgumentKind::mandatory);
    macro.defaults.resize(macro.arguments.size());
    if (!macro.arguments.empty() && optional(behind, end, nullptr, option)) {
      macro.arguments[0] = ArgumentKind::optional;
      macro.defaults[0] = option.range;
    }
  }
  return define(name, std::move(macro), at, behind, end);
}

std::uint32_t LatexReader::read_document_definition(std::uint32_t at, std::uint32_t behind,
                                                    std::uint32_t end) {
  const std::string_view name = defined_name(behind, end);
  const SourceRange spec = mandatory(behind, end, nullptr).range;
  Macro macro;
  for (std::uint32_t i = spec.begin; i < spec.end && macro.arguments.size() < 9; ++i) {
    SourceRange standard;
    switch (source_[i]) {
      case 'm':
        macro.arguments.push_back(ArgumentKind::mandatory);
        break;
      case 'o':
        macro.arguments.push_back(ArgumentKind::optional);
        break;
      case 'O':
        macro.arguments.push_back(ArgumentKind::optional);
        if (byte(i + 1) == '{') {
          const std::uint32_t close = std::min(groups_.close(i + 1), spec.end);
          standard = {i + 2, close};
          i = close;
        }
        break;
      case 's':
        macro.arguments.push_back(ArgumentKind::star);
        break;
      default:
        continue;
    }
    macro.defaults.push_back(standard);
  }
  return define(name, std::move(macro), at, behind, end);
}

std::uint32_t LatexReader::read_primitive_definition(std::uint32_t at, std::uint32_t behind,
                                                     std::uint32_t end) {
  const std::string_view name = defined_name(behind, end);
  Macro macro;
  const std::uint32_t limit = std::min(end, behind + 100);
  while (behind < limit && source_[behind] != '{') {
    if (source_[behind] == '#' && macro.arguments.size() < 9) {
      macro.arguments.push_back(ArgumentKind::mandatory);
      macro.defaults.emplace_back();
    }
    if (source_[behind] == '\n') break;
    ++behind;
  }
  return define(name, std::move(macro), at, behind, end);
}

std::uint32_t LatexReader::define(std::string_view name, Macro macro, std::uint32_t at,
                                  std::uint32_t behind, std::uint32_t end) {
  if (!has_group(behind, end)) return behind;
  macro.body = mandatory(behind, end, nullptr).range;
  macro.defaults.resize(macro.arguments.size());
  // Commands that the reader understands better than their new definition stay as they are.
  const LatexCommand kind = latex_command(name).kind;
  const bool own_citation = kind == LatexCommand::citation && !is_packaged_citation(name);
  const bool known = (kind != LatexCommand::unknown && !own_citation) || is_latex_accent(name) ||
                     latex_symbol(name).has_value();
  if (name.empty() || known || in_definition_) return behind;
  MacroDefinition definition;
  definition.name = name;
  definition.arguments = static_cast<int>(macro.arguments.size());
  definition.source = {at, behind};
  if (macro.body.size() < 5000 && budget_ > 0) {
    Document scratch;
    LatexReader reader(scratch, source_, groups_, macros_);
    reader.in_definition_ = true;
    // A definition in a macro's body is read at every call: all of them draw on one budget.
    reader.budget_ = budget_;
    definition.body = reader.read_body(macro.body);
    budget_ = reader.budget_;
    if (!scratch.citation_keys.empty()) add_citing_command(name);
  }
  if (!definition.body.empty()) document_.macro_definitions.push_back(std::move(definition));
  macros_[name] = std::move(macro);
  return behind;
}

std::uint32_t LatexReader::expand(std::string_view name, const Macro& macro, std::uint32_t at,
                                  std::uint32_t behind, std::uint32_t end, const Frame* frame) {
  const std::uint32_t name_end = behind;
  if (macro.arguments.empty() && !is_at(behind, "{}")) {
    const bool keeps_gap = slice(source_, macro.body).find("\\xspace") != std::string_view::npos;
    if (!keeps_gap) behind = skip_gap(behind, end);
  }
  frames_.emplace_back();
  Frame& expansion = frames_.back();
  for (std::size_t i = 0; i < macro.arguments.size(); ++i) {
    Argument argument{{behind, behind}, frame};
    switch (macro.arguments[i]) {
      case ArgumentKind::star:
        if (byte(behind) == '*') ++behind;
        break;
      case ArgumentKind::optional:
        if (!optional(behind, end, frame, argument)) argument = {macro.defaults[i], nullptr};
        // A default's bytes stand in the definition, not in the text.
        if (argument.range == macro.defaults[i]) argument.frame = &expansion;
        break;
      case ArgumentKind::mandatory:
        argument = mandatory(behind, end, frame);
        break;
    }
    expansion.arguments.push_back(argument);
  }
  // Without arguments the call ends with its name, not with the blanks that it swallows.
  const std::uint32_t call_end = macro.arguments.empty() ? name_end : behind;
  expansion.call = place(frame, at, call_end);
  expansion.shows_parameters = false;
  const bool outermost = frame == nullptr && !muted_;
  if (outermost) ensure_block();
  const std::uint32_t begin = builder_.position();
  const SourceRange body = macro.body;
  const std::vector<Argument> arguments = outermost ? expansion.arguments : std::vector<Argument>{};
  const SourceRange call = expansion.call;
  read(body.begin, body.end, &expansion);
  if (outermost && builder_.position() > begin) {
    MacroCall made;
    made.name = name;
    made.source = call;
    made.reading = {begin, builder_.position()};
    for (const Argument& argument : arguments) {
      made.arguments.push_back(argument.frame == nullptr ? argument.range : SourceRange{});
    }
    document_.macro_calls.push_back(std::move(made));
  }
  return behind;
}

}  // namespace apparatus::text
