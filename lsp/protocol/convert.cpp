#include "lsp/protocol/convert.h"

#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"

namespace apparatus::protocol {
namespace {

DiagnosticSeverity to_severity(checks::Severity severity) {
  switch (severity) {
    case checks::Severity::error:
      return DiagnosticSeverity::error;
    case checks::Severity::warning:
      return DiagnosticSeverity::warning;
    case checks::Severity::information:
      return DiagnosticSeverity::information;
    case checks::Severity::hint:
    case checks::Severity::off:
      return DiagnosticSeverity::hint;
  }
  return DiagnosticSeverity::hint;
}

CompletionItemKind to_kind(features::CompletionKind kind) {
  switch (kind) {
    case features::CompletionKind::person:
      return CompletionItemKind::constant;
    case features::CompletionKind::archive:
    case features::CompletionKind::fond:
      return CompletionItemKind::folder;
    case features::CompletionKind::file:
      return CompletionItemKind::file;
    case features::CompletionKind::leaf:
      return CompletionItemKind::value;
    case features::CompletionKind::date:
      return CompletionItemKind::event;
    case features::CompletionKind::key:
      return CompletionItemKind::reference;
  }
  return CompletionItemKind::value;
}

// The start of a line, for evidence: the editor shows the line, and knows its length better.
Range start_of_line(std::uint32_t line_from_1) {
  const Position start{line_from_1 == 0 ? 0 : line_from_1 - 1, 0};
  return {start, start};
}

// Editors sort by this text; numbers of one width sort as they count.
std::string sort_text(std::size_t index) {
  std::string digits = std::to_string(index);
  return std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

// A kind covers itself and what stands below it: "source" covers "source.fixAll".
bool covers(std::string_view kind, std::string_view what) {
  return kind.empty() || what == kind ||
         (what.starts_with(kind) && what.substr(kind.size()).starts_with('.'));
}

bool is_wanted(const std::vector<std::string>& only, std::string_view kind) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
           return covers(wanted, kind);
         });
}

TextEdit to_edit(const checks::Edit& edit, const Audience& audience) {
  return {audience.positions.range_of(edit.range), edit.new_text};
}

DocumentSymbol to_document_symbol(const features::DocumentSymbol& symbol,
                                  const Audience& audience) {
  const bool is_note = symbol.kind == features::SymbolKind::note;
  DocumentSymbol out{.name = symbol.name.empty() ? "(without a title)" : symbol.name,
                     .detail = symbol.detail,
                     .kind = is_note ? SymbolKind::field : SymbolKind::string,
                     .range = audience.positions.range_of(symbol.range),
                     .selection = audience.positions.range_of(symbol.selection),
                     .children = {}};
  for (const auto& child : symbol.children) {
    out.children.push_back(to_document_symbol(child, audience));
  }
  return out;
}

// How an item is known again when the client asks for the rest of it.
ItemData data_of(const Audience& audience, text::SourceRange asked, std::size_t index) {
  return {.uri = std::string(audience.uri),
          .version = audience.version,
          .begin = asked.begin,
          .end = asked.end,
          .index = static_cast<std::uint32_t>(index),
          .target = {}};
}

CompletionItem to_item(const features::CompletionItem& item, std::size_t index,
                       const Audience& audience, text::SourceRange asked) {
  return {.label = item.label,
          .kind = to_kind(item.kind),
          .detail = item.detail,
          .documentation = documentation_of(item, audience),
          .sort_text = sort_text(index),
          .filter_text = item.filter_text.empty() ? item.label : item.filter_text,
          .edit = {audience.positions.range_of(item.replace), item.new_text},
          .label_details = audience.client.label_details,
          // Clients ask about every item, also about one that has nothing to add.
          .data = audience.client.resolves_completion
                      ? std::optional(data_of(audience, asked, index))
                      : std::nullopt};
}

// All findings, or as many of the most severe as an editor shows without choking; in their order.
std::vector<const checks::Finding*> most_severe(const std::vector<checks::Finding>& findings) {
  std::vector<const checks::Finding*> chosen;
  chosen.reserve(findings.size());
  for (const auto& finding : findings) chosen.push_back(&finding);
  if (chosen.size() <= kMostDiagnostics) return chosen;
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const auto* a, const auto* b) { return a->severity < b->severity; });
  chosen.resize(kMostDiagnostics);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

Diagnostic to_diagnostic(const checks::Finding& finding, const Audience& audience) {
  Diagnostic diagnostic{.range = audience.positions.range_of(finding.range),
                        .severity = to_severity(finding.severity),
                        .code = std::string(finding.code),
                        .code_link = {},
                        .message = finding.message,
                        .related = {}};
  if (audience.client.code_descriptions && audience.code_link) {
    diagnostic.code_link = audience.code_link(finding.code);
  }
  if (audience.client.related_information) {
    for (const auto& evidence : finding.evidence) {
      diagnostic.related.push_back(
          {{uri_of_path(evidence.file), start_of_line(evidence.line)}, evidence.text});
    }
  }
  return diagnostic;
}

std::vector<Diagnostic> to_diagnostics(const std::vector<checks::Finding>& findings,
                                       const Audience& audience) {
  std::vector<Diagnostic> diagnostics;
  const std::vector<const checks::Finding*> shown = most_severe(findings);
  diagnostics.reserve(shown.size() + 1);
  for (const auto* finding : shown) diagnostics.push_back(to_diagnostic(*finding, audience));
  if (shown.size() < findings.size()) {
    diagnostics.push_back({.range = {},
                           .severity = DiagnosticSeverity::information,
                           .code = {},
                           .code_link = {},
                           .message = std::to_string(findings.size() - shown.size()) +
                                      " more findings are not shown; `apparatus check` lists all",
                           .related = {}});
  }
  return diagnostics;
}

std::optional<Hover> to_hover(const std::optional<features::Hover>& hover,
                              const Audience& audience) {
  if (!hover) return std::nullopt;
  return Hover{{audience.client.markdown_hover, hover->markdown},
               audience.positions.range_of(hover->range)};
}

MarkupContent documentation_of(const features::CompletionItem& item, const Audience& audience) {
  return {audience.client.markdown_completion, item.documentation};
}

CompletionList to_completion_list(const features::CompletionList& list, const Audience& audience,
                                  text::SourceRange asked) {
  CompletionList out;
  out.incomplete = list.incomplete;
  out.items.reserve(list.items.size());
  for (const auto& item : list.items)
    out.items.push_back(to_item(item, out.items.size(), audience, asked));
  return out;
}

std::vector<CodeAction> to_code_actions(const std::vector<features::CodeAction>& actions,
                                        const std::vector<checks::Finding>& findings,
                                        const std::vector<std::string>& only,
                                        const Audience& audience, text::SourceRange asked) {
  std::vector<CodeAction> out;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto& action = actions[i];
    if (!is_wanted(only, action.kind)) continue;
    CodeAction converted{.title = action.title,
                         .kind = action.kind,
                         .preferred = action.preferred && audience.client.preferred_actions,
                         .diagnostics = {},
                         .edit = {},
                         .data = {}};
    if (audience.client.resolves_actions) {
      converted.data = data_of(audience, asked, i);
    } else {
      converted.edit = to_workspace_edit(action.edits_when_chosen(), audience);
    }
    if (action.finding >= 0 && static_cast<std::size_t>(action.finding) < findings.size()) {
      converted.diagnostics.push_back(
          to_diagnostic(findings[static_cast<std::size_t>(action.finding)], audience));
    }
    out.push_back(std::move(converted));
  }
  return out;
}

Location to_location(const features::Location& location, const Audience& audience,
                     const PlaceOf& place_of) {
  if (location.in_draft) {
    return {std::string(audience.uri), audience.positions.range_of(location.range)};
  }
  return {uri_of_path(location.file), place_of(location)};
}

DefinitionResult to_definition(const features::Definition& definition, const Audience& audience,
                               const PlaceOf& place_of) {
  DefinitionResult out;
  out.as_links = audience.client.definition_links;
  const Range origin = audience.positions.range_of(definition.origin);
  for (const auto& target : definition.targets) {
    out.links.push_back({origin, to_location(target, audience, place_of)});
  }
  return out;
}

DocumentSymbols to_document_symbols(const std::vector<features::DocumentSymbol>& symbols,
                                    const Audience& audience) {
  DocumentSymbols out{
      .symbols = {}, .as_tree = audience.client.symbol_trees, .uri = std::string(audience.uri)};
  for (const auto& symbol : symbols) out.symbols.push_back(to_document_symbol(symbol, audience));
  return out;
}

std::vector<DocumentHighlight> to_highlights(const std::vector<text::SourceRange>& ranges,
                                             const Audience& audience) {
  std::vector<DocumentHighlight> out;
  for (const auto& range : ranges) out.push_back({audience.positions.range_of(range)});
  return out;
}

std::vector<FoldingRange> to_folding_ranges(const std::vector<features::FoldingRange>& ranges) {
  std::vector<FoldingRange> out;
  for (const auto& range : ranges) {
    out.push_back(
        {range.first_line, range.last_line, range.kind == features::FoldingKind::comment});
  }
  return out;
}

SemanticTokens to_semantic_tokens(const std::vector<features::SemanticToken>& tokens,
                                  text::SourceRange range, const Audience& audience) {
  SemanticTokens out;
  Position last;
  for (const auto& token : tokens) {
    if (token.range.end < range.begin || range.end < token.range.begin) continue;
    const Range place = audience.positions.range_of(token.range);
    // Within one line, as most clients want it.
    if (place.start.line != place.end.line || place.start == place.end) continue;
    const bool same_line = place.start.line == last.line;
    out.data.insert(
        out.data.end(),
        {place.start.line - last.line,
         same_line ? place.start.character - last.character : place.start.character,
         place.end.character - place.start.character, static_cast<std::uint32_t>(token.type), 0});
    last = place.start;
  }
  return out;
}

SemanticTokensDelta tokens_delta(const std::vector<std::uint32_t>& before,
                                 const std::vector<std::uint32_t>& after) {
  const auto [old_at, new_at] =
      std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  std::size_t same_end = 0;
  const auto most = static_cast<std::size_t>(std::min(before.end() - old_at, after.end() - new_at));
  while (same_end < most &&
         before[before.size() - 1 - same_end] == after[after.size() - 1 - same_end]) {
    ++same_end;
  }
  const auto end_of = [&](const auto& list) {
    return list.end() - static_cast<std::ptrdiff_t>(same_end);
  };
  return {.id = {},
          .start = static_cast<std::uint32_t>(old_at - before.begin()),
          .removed = static_cast<std::uint32_t>(end_of(before) - old_at),
          .added = std::vector<std::uint32_t>(new_at, end_of(after))};
}

SelectionRange to_selection_range(const std::vector<text::SourceRange>& ranges,
                                  const Audience& audience) {
  SelectionRange out;
  for (const auto& range : ranges) out.ranges.push_back(audience.positions.range_of(range));
  return out;
}

std::vector<DocumentLink> to_document_links(const std::vector<features::DocumentLink>& links,
                                            const Audience& audience) {
  std::vector<DocumentLink> out;
  for (const auto& link : links) {
    ItemData data = data_of(audience, link.range, out.size());
    data.target = link.target;
    out.push_back({audience.positions.range_of(link.range), link.tooltip, std::move(data)});
  }
  return out;
}

std::vector<CodeLens> to_code_lenses(const std::vector<text::SourceRange>& lenses,
                                     const Audience& audience) {
  std::vector<CodeLens> out;
  for (const auto& lens : lenses) {
    out.push_back({audience.positions.range_of(lens), data_of(audience, lens, out.size())});
  }
  return out;
}

std::vector<InlayHint> to_inlay_hints(const std::vector<features::InlayHint>& hints,
                                      const Audience& audience) {
  std::vector<InlayHint> out;
  for (const auto& hint : hints) {
    out.push_back({audience.positions.position_of(hint.offset), hint.label});
  }
  return out;
}

std::optional<SignatureHelp> to_signature_help(const std::optional<features::SignatureHelp>& help,
                                               const Audience& audience) {
  if (!help) return std::nullopt;
  SignatureHelp out{.label = help->label,
                    .documentation = {audience.client.markdown_signatures, help->documentation},
                    .parameters = {},
                    .parameter_labels = {},
                    .active = static_cast<std::uint32_t>(std::max(help->active, 0))};
  // Offsets into a label are UTF-16, whatever was agreed for positions.
  const text::LineTable lines(help->label);
  const PositionMapper units(help->label, lines, PositionEncoding::utf16);
  for (const auto& [begin, end] : help->parameters) {
    if (audience.client.label_offsets) {
      out.parameters.emplace_back(units.position_of(begin).character,
                                  units.position_of(end).character);
    } else {
      out.parameter_labels.push_back(help->label.substr(begin, end - begin));
    }
  }
  return out;
}

std::optional<RenameTarget> to_rename_target(const std::optional<features::RenameTarget>& target,
                                             const Audience& audience) {
  if (!target) return std::nullopt;
  return RenameTarget{audience.positions.range_of(target->range), target->placeholder};
}

WorkspaceEdit to_workspace_edit(const std::vector<checks::Edit>& edits, const Audience& audience) {
  WorkspaceEdit out{std::string(audience.uri), std::nullopt, {}};
  if (audience.client.versioned_edits) out.version = audience.version;
  for (const auto& edit : edits) out.edits.push_back(to_edit(edit, audience));
  return out;
}

}  // namespace apparatus::protocol
