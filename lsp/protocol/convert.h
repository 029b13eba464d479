// From what the engine says, in byte offsets and plain structs, to what is sent, in the editor's
// positions: the only place where one becomes the other. All functions are pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/finding.h"
#include "lsp/features/code_actions.h"
#include "lsp/features/completion.h"
#include "lsp/features/definition.h"
#include "lsp/features/document_links.h"
#include "lsp/features/document_symbols.h"
#include "lsp/features/folding.h"
#include "lsp/features/hover.h"
#include "lsp/features/inlay_hints.h"
#include "lsp/features/rename.h"
#include "lsp/features/semantic_tokens.h"
#include "lsp/features/signature_help.h"
#include "lsp/features/workspace_symbols.h"
#include "lsp/protocol/client_capabilities.h"
#include "lsp/protocol/position_mapper.h"
#include "lsp/protocol/results.h"

namespace apparatus::protocol {

// The document that an answer is about, and whom it is for.
struct Audience {
  const ClientCapabilities& client;
  const PositionMapper& positions;
  std::string_view uri;
  std::int64_t version = 0;
  // Where a code is explained; "" for nowhere.
  const std::function<std::string(std::string_view code)>& code_link;
};

Diagnostic to_diagnostic(const checks::Finding& finding, const Audience& audience);
// Of more, the most severe, and one that says how many are left out.
inline constexpr std::size_t kMostDiagnostics = 2000;
std::vector<Diagnostic> to_diagnostics(const std::vector<checks::Finding>& findings,
                                       const Audience& audience);
std::optional<Hover> to_hover(const std::optional<features::Hover>& hover,
                              const Audience& audience);
// `asked`: where, for a client that asks for the documentation of an item later.
CompletionList to_completion_list(const features::CompletionList& list, const Audience& audience,
                                  text::SourceRange asked = {});
MarkupContent documentation_of(const features::CompletionItem& item, const Audience& audience);

// `only`: the kinds asked for ("source" stands for "source.fixAll.apparatus", too); empty for all.
std::vector<CodeAction> to_code_actions(const std::vector<features::CodeAction>& actions,
                                        const std::vector<checks::Finding>& findings,
                                        const std::vector<std::string>& only,
                                        const Audience& audience, text::SourceRange asked = {});

// `place_of` finds the editor's range of a place in another file, whose text it has to read.
using PlaceOf = std::function<Range(const features::Location&)>;
Location to_location(const features::Location& location, const Audience& audience,
                     const PlaceOf& place_of);
DefinitionResult to_definition(const features::Definition& definition, const Audience& audience,
                               const PlaceOf& place_of);

DocumentSymbols to_document_symbols(const std::vector<features::DocumentSymbol>& symbols,
                                    const Audience& audience);
std::vector<DocumentHighlight> to_highlights(const std::vector<text::SourceRange>& ranges,
                                             const Audience& audience);
std::vector<FoldingRange> to_folding_ranges(const std::vector<features::FoldingRange>& ranges);
// Those that touch `range`.
SemanticTokens to_semantic_tokens(const std::vector<features::SemanticToken>& tokens,
                                  text::SourceRange range, const Audience& audience);
// From what a client has to what it should have.
SemanticTokensDelta tokens_delta(const std::vector<std::uint32_t>& before,
                                 const std::vector<std::uint32_t>& after);
SelectionRange to_selection_range(const std::vector<text::SourceRange>& ranges,
                                  const Audience& audience);
std::vector<DocumentLink> to_document_links(const std::vector<features::DocumentLink>& links,
                                            const Audience& audience);
std::vector<CodeLens> to_code_lenses(const std::vector<text::SourceRange>& lenses,
                                     const Audience& audience);
std::vector<InlayHint> to_inlay_hints(const std::vector<features::InlayHint>& hints,
                                      const Audience& audience);
std::optional<SignatureHelp> to_signature_help(const std::optional<features::SignatureHelp>& help,
                                               const Audience& audience);
std::optional<RenameTarget> to_rename_target(const std::optional<features::RenameTarget>& target,
                                             const Audience& audience);
// Edits of the document that the answer is about.
WorkspaceEdit to_workspace_edit(const std::vector<checks::Edit>& edits, const Audience& audience);

}  // namespace apparatus::protocol
