// Environments, and what hides its text: verbatim, code, comments, formulas.
#include "text/latex_groups.h"
#include "text/latex_reader.h"
#include "text/letters.h"

namespace apparatus::text {

std::uint32_t LatexReader::read_begin(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                      const Frame* frame) {
  if (!has_group(behind, end)) return behind;
  const std::string_view name = view(mandatory(behind, end, frame));
  const LatexEnvironmentInfo environment = latex_environment(name);
  switch (environment.kind) {
    case LatexEnvironment::document:
      muted_ = false;
      return behind;
    case LatexEnvironment::math:
    case LatexEnvironment::verbatim:
    case LatexEnvironment::hidden:
      return hide_environment(environment.kind, name, at, behind, end, frame);
    default:
      break;
  }
  drop_options(behind, end, frame);
  for (int i = 0; i < environment.arguments && has_group(behind, end); ++i)
    mandatory(behind, end, frame);
  if (environment.kind == LatexEnvironment::other) return behind;
  close_block();
  if (environments_.size() < 1000) environments_.push_back({std::string(name), context_});
  switch (environment.kind) {
    case LatexEnvironment::quotation:
      if (context_.note < 0) context_.kind = BlockKind::quotation;
      context_.zone = Zone::quotation;
      break;
    case LatexEnvironment::list:
      if (context_.note < 0) context_.kind = BlockKind::list_item;
      break;
    case LatexEnvironment::table:
      if (context_.note < 0) context_.kind = BlockKind::table_cell;
      break;
    case LatexEnvironment::abstract:
      context_.kind = BlockKind::front_matter;
      break;
    case LatexEnvironment::bibliography:
      context_ = {BlockKind::bibliography_entry, Zone::bibliography, -1, 0};
      break;
    default:
      break;
  }
  return behind;
}

std::uint32_t LatexReader::read_end(std::uint32_t behind, std::uint32_t end, const Frame* frame) {
  if (!has_group(behind, end)) return behind;
  const std::string_view name = view(mandatory(behind, end, frame));
  if (name == "document" && frame == nullptr) {
    close_block();
    stopped_ = true;
    return behind;
  }
  // An end that nothing began, or that closes over others, closes up to its own begin.
  for (std::size_t i = environments_.size(); i > 0; --i) {
    if (environments_[i - 1].name != name) continue;
    close_block();
    context_ = environments_[i - 1].outer;
    environments_.resize(i - 1);
    break;
  }
  return behind;
}

std::uint32_t LatexReader::hide_environment(LatexEnvironment kind, std::string_view name,
                                            std::uint32_t at, std::uint32_t behind,
                                            std::uint32_t end, const Frame* frame) {
  SourceRange& in_vain = in_vain_[name];
  if (in_vain.contains(behind) && end <= in_vain.end) return behind;
  const std::string closing = "\\end{" + std::string(name) + "}";
  const std::size_t close = source_.substr(0, end).find(closing, behind);
  if (close == std::string_view::npos) {
    in_vain = {behind, end};
    return behind;
  }
  const auto after = static_cast<std::uint32_t>(close + closing.size());
  if (name == "comment" || kind == LatexEnvironment::hidden) return after;
  if (kind == LatexEnvironment::verbatim) {
    close_block();
    placeholder(at, after, frame, Zone::code);
    close_block();
  } else {
    placeholder(at, after, frame, Zone::math);
  }
  return after;
}

std::uint32_t LatexReader::read_verb(std::uint32_t at, std::uint32_t behind, std::uint32_t end,
                                     const Frame* frame) {
  if (behind >= end) return end;
  const std::size_t after = behind_verb(source_.substr(0, end), behind);
  if (after == std::string_view::npos) return behind;
  placeholder(at, static_cast<std::uint32_t>(after), frame, Zone::code);
  return static_cast<std::uint32_t>(after);
}

std::uint32_t LatexReader::read_code(int dropped, std::uint32_t at, std::uint32_t behind,
                                     std::uint32_t end, const Frame* frame) {
  drop_options(behind, end, frame);
  for (int i = 0; i < dropped; ++i) mandatory(behind, end, frame);
  if (byte(behind) != '{') return read_verb(at, behind, end, frame);
  mandatory(behind, end, frame);
  placeholder(at, behind, frame, Zone::code);
  return behind;
}

}  // namespace apparatus::text
