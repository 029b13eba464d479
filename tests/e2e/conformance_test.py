#!/usr/bin/env python3
"""Every message of the server against LSP's own description of itself.

A session uses every method that the server advertises, at every few characters of a small draft, as a client that knows
everything, as one that asks for diagnostics and for the rest of each item itself, and as one that knows nothing. Each
message that comes is held against the metaModel.json that is published with the specification, and against what the model
cannot say (meta_model.py).

usage: conformance_test.py PROGRAM
"""
import json
import pathlib
import sys
import tempfile
import time

import protocol_test
from meta_model import MODEL, Model, Places
from protocol_test import Session, width

BOOK = """# The Harbour Committee

In May 1921 Grigorii Belinskii wrote to the harbour committee.[^1] Belinskii's answer is lost.[^2]
Aleksandr Morozov opened the meeting on 12 June 1921, and Grigorii Belinskii closed it.[^3]

[^1]: GARF, f. 130, op. 5, d. 412, l. 7.
[^2]: GARF, f. 130, op. 5, d. 412, ll. 8-9.
[^3]: RGASPI, f. 17, op. 3, d. 168, l. 2.
"""

DRAFT = """---
title: Harbours
---
# A chapter 📜 of 1921

Grigorii Belinskii spoke on 31 June 1921.[^1] 📜 Then Belinskii, on Monday, 12 June 1921, was silent.[^2]
He had been born on 14 December 1825 (O.S.), and Aleksandr Morozov knew it.[^3]

## The second part

Nobody answered Belinskij.[^4] [@nobody1921, 12]

<!-- a remark
of two lines -->

[^1]: GARF, f. 130, op. 5, d. 412, l. 7.
[^2]: Ibid., ll. 9-8.
[^3]: TsGAOR, f. 130, op. 5, d. 412, l. 9;
    and again GARF, f. 130,
[^4]: GARF, f. 130, op. 5,
"""

LATEX = "\\section{More}\r\nGrigorii Belinskii again.\\footnote{GARF, f. 130, op. 5, d. 412, l. 7.}\r\n% one\r\n% two\r\n"

EVERYTHING = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {"applyEdit": True, "workspaceEdit": {"documentChanges": True}, "inlayHint": {"refreshSupport": True},
                  "semanticTokens": {"refreshSupport": True}, "codeLens": {"refreshSupport": True},
                  "didChangeConfiguration": {"dynamicRegistration": True}, "configuration": True,
                  "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        "definition": {"linkSupport": True}, "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "codeAction": {"isPreferredSupport": True, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}, "rename": {"prepareSupport": True},
        "signatureHelp": {"signatureInformation": {"documentationFormat": ["markdown"],
                                                   "parameterInformation": {"labelOffsetSupport": True}}}}}
LATER = json.loads(json.dumps(EVERYTHING))
LATER["workspace"]["diagnostics"] = {"refreshSupport": True}
LATER["textDocument"]["diagnostic"] = {}
LATER["textDocument"]["completion"]["completionItem"].update(
    labelDetailsSupport=True, resolveSupport={"properties": ["documentation"]})
LATER["textDocument"]["codeAction"].update(dataSupport=True, resolveSupport={"properties": ["edit"]})
NOTHING = {"general": {"positionEncodings": ["utf-8"]}}

class Recorded(Session):
    """Keeps all that comes, and what was asked."""

    def __init__(self, cwd):
        self.all, self.asked, self.texts = [], {}, {}
        super().__init__([], cwd)

    def received(self, message):
        self.all.append(message)

    def all_answered(self):
        """All that has come once nothing that was asked is without an answer."""
        end = time.monotonic() + protocol_test.TIMEOUT
        while not {m["id"] for m in list(self.all) if "id" in m and "method" not in m} >= set(self.asked):
            assert time.monotonic() < end, "some requests are never answered"
            time.sleep(0.02)
        return list(self.all)

    def ask(self, method, params):
        self.asked[self.count + 1] = (method, params, dict(self.texts))
        return super().ask(method, params)

    def open(self, uri, text, version=1):
        self.texts[uri] = text
        super().open(uri, text, version)


def positions(text, encoding, every):
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        for column in {*range(0, len(line), every), len(line)}:
            yield {"line": number, "character": width(line[:column], encoding)}


def use_everything(session, can, uri, encoding):
    text, document = session.texts[uri], {"textDocument": {"uri": uri}}
    all_of_it = {"start": {"line": 0, "character": 0}, "end": {"line": len(text.splitlines()) - 1, "character": 0}}
    for cursor in positions(text, encoding, 3):
        at = {**document, "position": cursor}
        for method in ("completion", "hover", "definition", "documentHighlight", "signatureHelp", "prepareCallHierarchy"):
            session.ask("textDocument/" + method, at)
        session.ask("textDocument/selectionRange", {**document, "positions": [cursor, cursor]})
        session.ask("textDocument/references", {**at, "context": {"includeDeclaration": True}})
        session.ask("textDocument/references", {**at, "context": {"includeDeclaration": True},
                                                "partialResultToken": session.count})
        session.ask("textDocument/rename", {**at, "newName": "Orlov"})
        if isinstance(can["renameProvider"], dict):
            session.ask("textDocument/prepareRename", at)
        session.ask("textDocument/codeAction", {**document, "range": {"start": cursor, "end": cursor},
                                                "context": {"diagnostics": []}})
    for kind in ("quickfix", "refactor", "source.fixAll"):
        session.ask("textDocument/codeAction", {**document, "range": all_of_it,
                                                "context": {"diagnostics": [], "only": [kind]}})
    for method in ("documentSymbol", "foldingRange", "semanticTokens/full", "documentLink", "codeLens"):
        session.ask("textDocument/" + method, document)
    if "diagnosticProvider" in can:
        known = session.result("textDocument/diagnostic", document)["resultId"]
        session.ask("textDocument/diagnostic", {**document, "previousResultId": known})
    known = session.result("textDocument/semanticTokens/full", document)["resultId"]
    session.ask("textDocument/semanticTokens/full/delta", {**document, "previousResultId": known})
    for method in ("semanticTokens/range", "inlayHint"):
        session.ask("textDocument/" + method, {**document, "range": all_of_it})
    for command in can["executeCommandProvider"]["commands"]:
        session.ask("workspace/executeCommand", {"command": command, "arguments": [uri]})
    for query in ("", "Bel", "GARF"):
        session.ask("workspace/symbol", {"query": query})


# By the request that gives a list: how one asks for the rest of an item.
REST = {"textDocument/completion": "completionItem/resolve", "textDocument/codeAction": "codeAction/resolve",
        "textDocument/documentLink": "documentLink/resolve", "textDocument/codeLens": "codeLens/resolve"}


def ask_for_the_rest(session):
    for message in session.all_answered():
        method = session.asked.get(message.get("id"), ("",))[0]
        result = message.get("result") or []
        if method in REST:
            items = result["items"] if isinstance(result, dict) else result
            for item in items[:3]:
                if "data" in item:
                    session.ask(REST[method], item)
        elif method == "textDocument/prepareCallHierarchy":
            for item in result:
                session.ask("callHierarchy/incomingCalls", {"item": item})
                session.ask("callHierarchy/outgoingCalls", {"item": item})


# Right when there is nothing in it.
OFTEN_EMPTY = {"shutdown", "callHierarchy/outgoingCalls"}


def faults_of(model, session, can, encoding):
    answered = set()
    for message in session.all:
        method, params, texts = session.asked.get(message.get("id"), ("", {}, session.texts)) \
            if "method" not in message else ("", {}, session.texts)
        for fault in model.of_message(message, method):
            yield fault
        places = Places(texts, encoding)
        uri = ((params or {}).get("textDocument") or (params or {}).get("data") or {}).get("uri", "")
        places.check(message.get("params", message.get("result")), uri)
        result = message.get("result")
        if result:
            answered.add(method)
        if result and method.startswith("textDocument/semanticTokens") and "data" in result:
            places.tokens(result["data"], can["semanticTokensProvider"]["legend"], uri)
        elif result and method == "textDocument/signatureHelp":
            places.signature(result)
        elif result and method == "textDocument/completion":
            places.completion(result["items"], params["position"])
        elif result and method == "textDocument/foldingRange":
            places.folds(result, uri)
        for fault in places.faults:
            yield f"{method or message.get('method')}: {fault}"
    # What never had an answer with something in it was not tested.
    for method in sorted({method for method, _, _ in session.asked.values()} - answered - OFTEN_EMPTY):
        yield f"{method}: never answered with anything"


def converse(model, folder, capabilities, encoding):
    uri = protocol_test.make_project(folder)
    (folder / "corpus" / "harbour.md").write_text(BOOK)
    (folder / "chapter.md").write_text(DRAFT)
    session = Recorded(folder)
    can = session.result("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities,
                                        "initializationOptions": {"inlayHints": True, "codeLens": True}})["capabilities"]
    session.notify("initialized", {})
    session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    session.open(uri, DRAFT)
    if "diagnosticProvider" not in can:
        session.diagnostics(uri, 1)
    latex = (folder / "second.tex").as_uri()
    session.texts[latex] = LATEX
    session.notify("textDocument/didOpen", {"textDocument": {"uri": latex, "languageId": "latex", "version": 1,
                                                             "text": LATEX}})
    if "diagnosticProvider" not in can:
        session.diagnostics(latex, 1)
    for draft in (uri, latex):
        use_everything(session, can, draft, encoding)
    ask_for_the_rest(session)
    session.all_answered()
    session.end()
    faults = {fault for fault in faults_of(model, session, can, encoding)}
    proposed = any(message.get("method") == "workspace/applyEdit" for message in session.all)
    if proposed != bool(capabilities.get("workspace", {}).get("applyEdit")):
        faults.add("workspace/applyEdit: for clients that take it, and for no others")
    return sorted(faults)


HERE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
# A validator that says yes to everything would pass too.
WRONG = [
    ("textDocument/hover", {"range": HERE}),
    ("textDocument/hover", {"contents": {"kind": "html", "value": ""}}),
    ("textDocument/hover", {"contents": "", "rnage": HERE}),
    ("textDocument/documentHighlight", [{"range": HERE, "kind": 7}]),
    ("textDocument/foldingRange", [{"startLine": -1, "endLine": 2**31}]),
    ("textDocument/rename", {"changes": {"file:///a.md": [{"range": HERE}]}}),
    ("textDocument/rename", {"changes": {"file:///a.md": [{"range": HERE, "newText": ""}, {"range": HERE, "newText": ""}]}}),
    ("textDocument/definition", [{"uri": "file:///a.md", "range": {"start": HERE["end"], "end": HERE["start"]}}]),
    ("textDocument/references", [{"uri": "file:///a.md", "range": {**HERE, "end": {"line": 0, "character": 9}}}]),
]


def test_the_validator(model):
    for method, result in WRONG:
        places = Places({"file:///a.md": "text"}, "utf-8")
        places.check(result, "file:///a.md")
        assert model.of_message({"id": 1, "result": result}, method) + places.faults, (method, result)


def main():
    if not MODEL.exists():
        print("skipped: no", MODEL)
        sys.exit(77)
    model = Model(json.loads(MODEL.read_text()))
    test_the_validator(model)
    wrong = 0
    for name, capabilities, encoding in (("everything", EVERYTHING, "utf-16"),
                                         ("to ask later", LATER, "utf-16"), ("nothing", NOTHING, "utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            faults = converse(model, pathlib.Path(folder).resolve(), capabilities, encoding)
        print(f"a client that knows {name}: {len(faults)} faults", *faults[:40], sep="\n  ", flush=True)
        wrong += len(faults)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
