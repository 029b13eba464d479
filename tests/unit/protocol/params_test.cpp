#include "lsp/protocol/params.h"

#include <gtest/gtest.h>

namespace apparatus::protocol {
namespace {

template <class Params>
Params good(const char* json) {
  std::string fault;
  Params params;
  EXPECT_TRUE(read(Json::parse(json), params, Path(fault))) << fault;
  return params;
}

template <class Params>
std::string fault_of(const char* json) {
  std::string fault;
  Params params;
  EXPECT_FALSE(read(Json::parse(json), params, Path(fault))) << json;
  return fault;
}

TEST(Read, APosition) {
  const auto params = good<PositionParams>(
      R"({"textDocument":{"uri":"file:///a.md"},"position":{"line":3,"character":7},"more":[]})");
  EXPECT_EQ(params.uri, "file:///a.md");
  EXPECT_EQ(params.position, (Position{3, 7}));
}

TEST(Read, WhatIsWrongIsToldWithItsPath) {
  EXPECT_EQ(fault_of<PositionParams>("[]"), "params: expected an object");
  EXPECT_EQ(fault_of<PositionParams>("null"), "params: expected an object");
  EXPECT_EQ(fault_of<PositionParams>("{}"), "textDocument: expected a value: it is missing");
  EXPECT_EQ(fault_of<PositionParams>(R"({"textDocument":7})"), "textDocument: expected an object");
  EXPECT_EQ(fault_of<PositionParams>(R"({"textDocument":{"uri":7}})"),
            "textDocument.uri: expected a string");
  EXPECT_EQ(fault_of<PositionParams>(
                R"({"textDocument":{"uri":"a"},"position":{"line":"3","character":7}})"),
            "position.line: expected a number from 0");
  EXPECT_EQ(fault_of<PositionParams>(
                R"({"textDocument":{"uri":"a"},"position":{"line":3,"character":-7}})"),
            "position.character: expected a whole number from 0");
  EXPECT_EQ(fault_of<DidChangeParams>(
                R"({"textDocument":{"uri":"a"},"contentChanges":[{"text":"x"},{"range":null}]})"),
            "contentChanges[1].text: expected a value: it is missing");
}

TEST(Read, ReferencesRenameRangesAndQueries) {
  const char* reference =
      R"({"textDocument":{"uri":"a"},"position":{"line":0,"character":1},"context":{"includeDeclaration":false}})";
  EXPECT_FALSE(good<ReferenceParams>(reference).with_declaration);
  EXPECT_EQ(fault_of<ReferenceParams>(
                R"({"textDocument":{"uri":"a"},"position":{"line":0,"character":1},"context":7})"),
            "context: expected an object");
  const char* rename =
      R"({"textDocument":{"uri":"a"},"position":{"line":0,"character":1},"newName":"Orlov"})";
  EXPECT_EQ(good<RenameParams>(rename).new_name, "Orlov");
  EXPECT_EQ(
      fault_of<RenameParams>(R"({"textDocument":{"uri":"a"},"position":{"line":0,"character":1}})"),
      "newName: expected a value: it is missing");
  EXPECT_EQ(fault_of<RangeParams>(R"({"textDocument":{"uri":"a"}})"),
            "range: expected a value: it is missing");
  EXPECT_EQ(good<WorkspaceSymbolParams>(R"({"query":""})").query, "");
}

TEST(Settings, AFaultInOneLeavesTheOthers) {
  ClientSettings settings;
  EXPECT_FALSE(settings.inlay_hints);
  read_settings(Json::parse(R"({"apparatus":{"diagnosticsDelay":"soon","inlayHints":true}})"),
                settings);
  EXPECT_TRUE(settings.inlay_hints);
  EXPECT_EQ(settings.diagnostics_delay, ClientSettings().diagnostics_delay);
}

TEST(Read, NumbersAboveTheTopAreTheTop) {
  const auto position = good<Position>(R"({"line":4.0,"character":9999999999999})");
  EXPECT_EQ(position, (Position{4, 4294967295u}));
}

TEST(Read, AChangeWithAndWithoutRange) {
  const auto params = good<DidChangeParams>(
      R"({"textDocument":{"uri":"a","version":4},"contentChanges":[{"text":"all"},)"
      R"({"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"rangeLength":1,"text":""}]})");
  EXPECT_EQ(params.version, 4);
  ASSERT_EQ(params.changes.size(), 2u);
  EXPECT_FALSE(params.changes[0].range);
  EXPECT_EQ(params.changes[1].range, (Range{{0, 1}, {0, 2}}));
}

TEST(Read, TheWorkspaceInItsThreeSpellings) {
  const auto folders = good<InitializeParams>(
      R"({"rootUri":"file:///x","workspaceFolders":[{"uri":"file:///a","name":"a"},{"uri":"file:///b","name":"b"}]})");
  ASSERT_EQ(folders.folders.size(), 2u);
  EXPECT_EQ(folders.folders[1].uri, "file:///b");
  EXPECT_EQ(
      good<InitializeParams>(R"({"rootUri":"file:///x","workspaceFolders":null})").folders[0].uri,
      "file:///x");
  EXPECT_EQ(good<InitializeParams>(R"({"rootUri":null,"rootPath":"/x y"})").folders[0].uri,
            "file:///x%20y");
  EXPECT_TRUE(good<InitializeParams>(R"({"processId":null,"rootUri":null,"capabilities":{}})")
                  .folders.empty());
}

TEST(Read, CapabilitiesOfTheWrongTypeCountAsAbsent) {
  const auto params = good<InitializeParams>(
      R"({"capabilities":{"general":{"positionEncodings":["utf-32",7]},"window":[],)"
      R"("textDocument":{"definition":{"linkSupport":"yes"},"hover":{"contentFormat":["plaintext"]}}}})");
  EXPECT_EQ(params.capabilities.position_encodings, std::vector<std::string>{"utf-32"});
  EXPECT_FALSE(params.capabilities.work_done_progress);
  EXPECT_FALSE(params.capabilities.definition_links);
  EXPECT_FALSE(params.capabilities.markdown_hover);
}

TEST(ReadSettings, PlainOrUnderOurName) {
  ClientSettings settings;
  read_settings(Json::parse(R"({"apparatus":{"diagnosticsDelay":0}})"), settings);
  EXPECT_EQ(settings.diagnostics_delay, 0u);
  read_settings(Json::parse(R"({"diagnosticsDelay":120})"), settings);
  EXPECT_EQ(settings.diagnostics_delay, 120u);
  read_settings(Json::parse(R"({"diagnosticsDelay":99999999})"), settings);
  EXPECT_EQ(settings.diagnostics_delay, 10'000u);
}

TEST(ReadSettings, AWrongTypeLeavesTheSettingBefore) {
  ClientSettings settings{.diagnostics_delay = 7};
  for (const char* json :
       {R"({"diagnosticsDelay":"fast"})", "[]", "null", "3", R"({"apparatus":null})"}) {
    read_settings(Json::parse(json), settings);
    EXPECT_EQ(settings.diagnostics_delay, 7u) << json;
  }
}

TEST(DocumentUri, IsFoundInWhateverElseIsWrong) {
  EXPECT_EQ(document_uri(Json::parse(R"({"textDocument":{"uri":"file:///a"},"contentChanges":7})")),
            "file:///a");
  EXPECT_EQ(document_uri(Json::parse("[]")), "");
}

TEST(ReadSettings, WhatTheProjectFileKnowsCanBeSetInTheEditorToo) {
  ClientSettings settings;
  read_settings(Json::parse(R"({"apparatus": {"codeLens": true, "style": {"date": "iso", "ibid": 7},
      "checks": {"date-format": "off", "date-weekday": "loud"}, "words": {"accept": ["Makhno"]}}})"),
                settings);
  EXPECT_TRUE(settings.code_lens);
  EXPECT_EQ(settings.preferred.style.date, "iso");
  EXPECT_EQ(settings.preferred.style.ibid, "");
  EXPECT_EQ(settings.preferred.checks.size(), 1u);
  EXPECT_EQ(settings.preferred.accepted_words, std::vector<std::string>{"Makhno"});
  read_settings(Json::parse(R"({"apparatus": {"checks": {}}})"), settings);
  EXPECT_TRUE(settings.preferred.checks.empty());
  EXPECT_EQ(settings.preferred.style.date, "iso");
}

TEST(DocumentUri, OfTheParametersOrOfTheItemThatTheyBringBack) {
  EXPECT_EQ(document_uri(Json::parse(R"({"textDocument": {"uri": "file:///a.md"}})")),
            "file:///a.md");
  EXPECT_EQ(document_uri(Json::parse(R"({"label": "x", "data": {"uri": "file:///a.md"}})")),
            "file:///a.md");
  EXPECT_EQ(document_uri(Json::parse(R"({"item": {"data": {"uri": "file:///a.md"}}})")),
            "file:///a.md");
  EXPECT_EQ(document_uri(Json::parse(R"({"item": {"uri": "file:///a.md"}})")), "");
  EXPECT_EQ(document_uri(Json()), "");
}

}  // namespace
}  // namespace apparatus::protocol
