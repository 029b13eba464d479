#include "lsp/protocol/convert.h"

#include <gtest/gtest.h>

namespace apparatus::protocol {
namespace {

// A draft as an editor has it, and what is sent about it.
class ConvertTest : public ::testing::Test {
 protected:
  Audience audience() const { return {client, positions, "file:///draft.md", 3, link}; }

  const std::string text = "He met Троцкий.\nAgain 📜 Trotskii.\n";
  const text::LineTable lines{text};
  const PositionMapper positions{text, lines, PositionEncoding::utf16};
  ClientCapabilities client;
  std::function<std::string(std::string_view)> link = [](std::string_view code) {
    return "https://example.org/" + std::string(code);
  };
  // "Trotskii" of the second line.
  const text::SourceRange name{34, 42};
  const checks::Finding finding{.code = "name-inconsistency",
                                .range = name,
                                .severity = checks::Severity::warning,
                                .message = "spelt “Троцкий” elsewhere",
                                .evidence = {{"/corpus/a book.md", 12, "Троцкий spoke"}},
                                .fixes = {}};
};

TEST_F(ConvertTest, ADiagnosticForAPlainClient) {
  EXPECT_EQ(write(to_diagnostic(finding, audience())), Json::parse(R"({
    "range": {"start": {"line": 1, "character": 9}, "end": {"line": 1, "character": 17}},
    "severity": 2, "source": "apparatus", "code": "name-inconsistency",
    "message": "spelt “Троцкий” elsewhere"})"));
}

TEST_F(ConvertTest, ADiagnosticForAClientThatShowsMore) {
  client.related_information = true;
  client.code_descriptions = true;
  const Json json = write(to_diagnostic(finding, audience()));
  EXPECT_EQ(json["codeDescription"]["href"], "https://example.org/name-inconsistency");
  EXPECT_EQ(json["relatedInformation"], Json::parse(R"([{
    "location": {"uri": "file:///corpus/a%20book.md",
                 "range": {"start": {"line": 11, "character": 0}, "end": {"line": 11, "character": 0}}},
    "message": "Троцкий spoke"}])"));
}

TEST_F(ConvertTest, OfTooManyFindingsTheMostSevereAreShown) {
  std::vector<checks::Finding> findings(kMostDiagnostics, finding);
  EXPECT_EQ(to_diagnostics(findings, audience()).size(), kMostDiagnostics);
  findings.resize(kMostDiagnostics + 4, finding);
  findings[0].severity = findings[1].severity = checks::Severity::hint;
  findings.back().severity = checks::Severity::error;
  const auto shown = to_diagnostics(findings, audience());
  ASSERT_EQ(shown.size(), kMostDiagnostics + 1);
  EXPECT_EQ(shown.front().severity, DiagnosticSeverity::warning) << "the hints are left out first";
  EXPECT_EQ(shown[kMostDiagnostics - 1].severity, DiagnosticSeverity::error);
  EXPECT_EQ(shown.back().message, "4 more findings are not shown; `apparatus check` lists all");
}

TEST_F(ConvertTest, CompletionKeepsItsOrderWhateverTheLabels) {
  features::CompletionList list;
  list.items.push_back({.kind = features::CompletionKind::person,
                        .label = "Zinov'ev",
                        .detail = "",
                        .documentation = "",
                        .filter_text = "Tro",
                        .replace = name,
                        .new_text = "Zinov'ev"});
  list.items.push_back(list.items[0]);
  list.items[1].label = "Artuzov";
  const Json json = write(to_completion_list(list, audience()));
  EXPECT_EQ(json["items"][0]["label"], "Zinov'ev");
  EXPECT_LT(json["items"][0]["sortText"].get<std::string>(),
            json["items"][1]["sortText"].get<std::string>());
  EXPECT_EQ(json["items"][0]["textEdit"]["range"]["start"]["character"], 9);
  EXPECT_EQ(json["items"][0]["filterText"], "Tro");
  EXPECT_FALSE(json["items"][0].contains("documentation"));
}

TEST_F(ConvertTest, HoverInTheFormatThatTheClientShows) {
  const features::Hover hover{name, "**Trotskii**"};
  EXPECT_EQ(write(to_hover(hover, audience()))["contents"]["kind"], "markdown");
  client.markdown_hover = false;
  EXPECT_EQ(write(to_hover(hover, audience()))["contents"]["kind"], "plaintext");
  EXPECT_TRUE(write(to_hover(std::nullopt, audience())).is_null());
}

TEST_F(ConvertTest, CodeActionsOfTheKindsAskedFor) {
  const std::vector<features::CodeAction> actions = {
      {.title = "Write “Троцкий”",
       .kind = "quickfix",
       .preferred = true,
       .edits = {{name, "Троцкий"}},
       .finding = 0},
      {.title = "Fix all", .kind = "source.fixAll.apparatus", .edits = {{name, "Троцкий"}}}};
  const auto titles = [&](const std::vector<std::string>& only) {
    std::vector<std::string> out;
    for (const auto& action : to_code_actions(actions, {finding}, only, audience())) {
      out.push_back(action.title);
    }
    return out;
  };
  using Titles = std::vector<std::string>;
  EXPECT_EQ(titles({}), (Titles{"Write “Троцкий”", "Fix all"}));
  EXPECT_EQ(titles({"quickfix"}), Titles{"Write “Троцкий”"});
  EXPECT_EQ(titles({"source.fixAll"}), Titles{"Fix all"});
  EXPECT_EQ(titles({"source", "refactor"}), Titles{"Fix all"});
  EXPECT_EQ(titles({"sour"}), Titles{});

  client.preferred_actions = true;
  client.versioned_edits = true;
  const Json json = write(to_code_actions(actions, {finding}, {"quickfix"}, audience()))[0];
  EXPECT_EQ(json["isPreferred"], true);
  EXPECT_EQ(json["diagnostics"][0]["code"], "name-inconsistency");
  EXPECT_EQ(json["edit"]["documentChanges"][0]["textDocument"]["version"], 3);
  EXPECT_EQ(json["edit"]["documentChanges"][0]["edits"][0]["newText"], "Троцкий");
  client.versioned_edits = false;
  EXPECT_EQ(
      write(to_code_actions(actions, {finding}, {},
                            audience()))[0]["edit"]["changes"]["file:///draft.md"][0]["newText"],
      "Троцкий");
}

TEST_F(ConvertTest, ADefinitionAsLinksOrLocations) {
  features::Definition definition{name, {}};
  definition.targets.push_back(
      {.file = "/corpus/a.md", .in_draft = false, .range = {2, 4}, .line = 7});
  definition.targets.push_back({.file = "", .in_draft = true, .range = {0, 2}, .line = 0});
  const auto place_of = [](const features::Location& location) {
    return Range{{location.line, location.range.begin}, {location.line, location.range.end}};
  };
  const Json plain = write(to_definition(definition, audience(), place_of));
  EXPECT_EQ(plain[0], Json::parse(R"({"uri":"file:///corpus/a.md","range":
      {"start":{"line":7,"character":2},"end":{"line":7,"character":4}}})"));
  EXPECT_EQ(plain[1]["uri"], "file:///draft.md");
  client.definition_links = true;
  const Json links = write(to_definition(definition, audience(), place_of));
  EXPECT_EQ(links[0]["targetUri"], "file:///corpus/a.md");
  EXPECT_EQ(links[0]["originSelectionRange"]["start"]["character"], 9);
}

TEST_F(ConvertTest, AnOutlineAsATreeOrAList) {
  features::DocumentSymbol note{features::SymbolKind::note, "note 1", "GARF", name, name, {}};
  const features::DocumentSymbol section{
      features::SymbolKind::section, "", "", {0, 42}, {0, 2}, {note}};
  const Json flat = write(to_document_symbols({section}, audience()));
  ASSERT_EQ(flat.size(), 2u);
  EXPECT_EQ(flat[0]["name"], "(without a title)");  // editors refuse an empty one
  EXPECT_EQ(flat[1]["location"]["uri"], "file:///draft.md");
  client.symbol_trees = true;
  const Json tree = write(to_document_symbols({section}, audience()));
  ASSERT_EQ(tree.size(), 1u);
  EXPECT_EQ(tree[0]["children"][0]["detail"], "GARF");
  EXPECT_EQ(tree[0]["children"][0]["selectionRange"]["start"]["character"], 9);
}

TEST_F(ConvertTest, TokensFromOneToTheNextAndNoneOverSeveralLines) {
  const std::vector<features::SemanticToken> tokens = {{features::TokenType::person, {0, 2}},
                                                       {features::TokenType::file, {3, 40}},
                                                       {features::TokenType::date, name}};
  EXPECT_EQ(to_semantic_tokens(tokens, {0, 100}, audience()).data,
            (std::vector<std::uint32_t>{0, 0, 2, 0, 0, 1, 9, 8, 1, 0}));
  EXPECT_EQ(to_semantic_tokens(tokens, {36, 36}, audience()).data,
            (std::vector<std::uint32_t>{1, 9, 8, 1, 0}));
}

TEST_F(ConvertTest, FromTokensToTokensByOneEdit) {
  using Data = std::vector<std::uint32_t>;
  const auto edit = [](const Data& before, const Data& after) {
    const auto delta = tokens_delta(before, after);
    EXPECT_EQ(delta.removed + after.size(), delta.added.size() + before.size());
    return std::pair(delta.start, delta.added);
  };
  EXPECT_EQ(edit({1, 2, 3, 4}, {1, 2, 9, 4}), std::pair(2u, Data{9}));
  EXPECT_EQ(edit({1, 2}, {1, 2, 1, 2}), std::pair(2u, Data{1, 2}));
  EXPECT_EQ(edit({1, 1, 1}, {1, 1}), std::pair(2u, Data{}));
  EXPECT_EQ(edit({}, {5}), std::pair(0u, Data{5}));
  EXPECT_EQ(edit({5}, {}), std::pair(0u, Data{}));
  EXPECT_EQ(write(tokens_delta({1, 2}, {1, 2}))["edits"], Json::array());
}

TEST_F(ConvertTest, WhatAClientAsksForLaterIsLeftOut) {
  client.resolves_completion = true;
  client.label_details = true;
  const features::CompletionList list{{{.kind = features::CompletionKind::person,
                                        .label = "Trotskii",
                                        .detail = "1879–1940",
                                        .documentation = "of the *army*",
                                        .filter_text = {},
                                        .replace = name,
                                        .new_text = "Trotskii"}},
                                      false};
  const Json item = write(to_completion_list(list, audience(), name))["items"][0];
  EXPECT_FALSE(item.contains("documentation"));
  EXPECT_EQ(item["labelDetails"]["description"], "1879–1940");
  ItemData data;
  std::string fault;
  ASSERT_TRUE(read(item["data"], data, Path(fault))) << fault;
  EXPECT_EQ(data.uri, "file:///draft.md");
  EXPECT_EQ(data.version, 3);
  EXPECT_EQ(data.begin, name.begin);
  // An item that has no documentation is asked about as well.
  const features::CompletionList bare{{{.label = "Trotskii",
                                        .detail = {},
                                        .documentation = {},
                                        .filter_text = {},
                                        .replace = name,
                                        .new_text = "Trotskii"}},
                                      false};
  EXPECT_TRUE(write(to_completion_list(bare, audience()))["items"][0].contains("data"));
}

TEST_F(ConvertTest, ASignaturesLevelsAsOffsetsOrWords) {
  const features::SignatureHelp help{"ф. ▸ оп.", {{0, 3}, {8, 13}}, 1, "known"};
  EXPECT_EQ(write(to_signature_help(help, audience()))["signatures"][0]["parameters"][1]["label"],
            "оп.");
  client.label_offsets = true;
  EXPECT_EQ(write(to_signature_help(help, audience()))["signatures"][0]["parameters"][1]["label"],
            Json::parse("[5, 8]"));
  EXPECT_TRUE(write(to_signature_help(std::nullopt, audience())).is_null());
}

TEST_F(ConvertTest, ARenamingTakesThePlaceOfTheVersionThatItWasMadeFor) {
  client.versioned_edits = true;
  const Json json = write(to_workspace_edit({{name, "Trotsky"}}, audience()));
  EXPECT_EQ(json["documentChanges"][0]["textDocument"]["version"], 3);
  EXPECT_EQ(json["documentChanges"][0]["edits"][0]["newText"], "Trotsky");
}

}  // namespace
}  // namespace apparatus::protocol
