#!/usr/bin/env python3
"""Every message of the server against LSP's own description of itself.

A session uses every method that the server advertises, at every few characters of a small draft, once as a client that
knows everything and once as one that knows nothing. Each message that comes is held against the metaModel.json that is
published with the specification: fields that must be there, no others, types, unions, enumerations, the range of
integers; then against what the model cannot say: places lie inside their documents, edits are in order and apart.

usage: conformance_test.py PROGRAM
"""
import json
import pathlib
import sys
import tempfile
import urllib.parse

import protocol_test
from protocol_test import Session, width

MODEL = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "lsp" / "metaModel.json"

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
    "workspace": {"workspaceEdit": {"documentChanges": True}, "inlayHint": {"refreshSupport": True},
                  "semanticTokens": {"refreshSupport": True},
                  "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        "definition": {"linkSupport": True}, "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "codeAction": {"isPreferredSupport": True, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}, "rename": {"prepareSupport": True},
        "signatureHelp": {"signatureInformation": {"documentationFormat": ["markdown"],
                                                   "parameterInformation": {"labelOffsetSupport": True}}}}}
NOTHING = {"general": {"positionEncodings": ["utf-8"]}}

BASE = {"string": str, "URI": str, "DocumentUri": str, "RegExp": str, "boolean": bool, "null": type(None)}
# The one structure that the model leaves to JSON-RPC.
RESPONSE_ERROR = [{"name": "code", "type": {"kind": "base", "name": "integer"}},
                  {"name": "message", "type": {"kind": "base", "name": "string"}}]
WHOLE = {"integer": (-2**31, 2**31 - 1), "uinteger": (0, 2**31 - 1)}


class Model:
    """Says what is wrong with a value of a type, as a list of sentences; empty where nothing is."""

    def __init__(self, json_model):
        self.structures = {s["name"]: s for s in json_model["structures"]}
        self.enumerations = {e["name"]: e for e in json_model["enumerations"]}
        self.aliases = {a["name"]: a["type"] for a in json_model["typeAliases"]}
        self.requests = {r["method"]: r for r in json_model["requests"]}
        self.notifications = {n["method"]: n for n in json_model["notifications"]}

    def faults(self, value, kind, path):
        return getattr(self, "of_" + kind["kind"])(value, kind, path)

    def of_base(self, value, kind, path):
        name = kind["name"]
        if name in WHOLE:
            low, high = WHOLE[name]
            good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        elif name == "decimal":
            good = isinstance(value, (int, float)) and not isinstance(value, bool)
        else:
            good = isinstance(value, BASE[name])
        return [] if good else [f"{path}: {value!r:.80} is no {name}"]

    def of_stringLiteral(self, value, kind, path):
        return [] if value == kind["value"] else [f"{path}: {value!r:.80} is not {kind['value']!r}"]

    def of_array(self, value, kind, path):
        if not isinstance(value, list):
            return [f"{path}: {value!r:.80} is no list"]
        return [f for i, v in enumerate(value) for f in self.faults(v, kind["element"], f"{path}[{i}]")]

    def of_tuple(self, value, kind, path):
        if not isinstance(value, list) or len(value) != len(kind["items"]):
            return [f"{path}: {value!r:.80} is no tuple of {len(kind['items'])}"]
        return [f for i, v in enumerate(value) for f in self.faults(v, kind["items"][i], f"{path}[{i}]")]

    def of_map(self, value, kind, path):
        if not isinstance(value, dict):
            return [f"{path}: {value!r:.80} is no object"]
        return [f for k, v in value.items()
                for f in self.faults(k, kind["key"], f"{path}: key") + self.faults(v, kind["value"], f"{path}.{k}")]

    def of_or(self, value, kind, path):
        tried = [self.faults(value, item, path) for item in kind["items"]]
        # Of what was tried in vain, that which fits best tells most.
        return min(tried, key=len)

    def of_and(self, value, kind, path):
        return [f for item in kind["items"] for f in self.faults(value, item, path)]

    def of_literal(self, value, kind, path):
        return self.fields(value, kind["value"]["properties"], path)

    def of_reference(self, value, kind, path):
        name = kind["name"]
        if name in ("LSPAny", "LSPObject"):
            return []
        if name in self.aliases:
            return self.faults(value, self.aliases[name], path)
        if name in self.enumerations:
            enumeration = self.enumerations[name]
            if enumeration.get("supportsCustomValues") or value in [v["value"] for v in enumeration["values"]]:
                return self.of_base(value, enumeration["type"], path)
            return [f"{path}: {value!r} is no {name}"]
        return self.fields(value, self.properties(name), path)

    def properties(self, name):
        structure = self.structures[name]
        above = [p for parent in structure.get("extends", []) + structure.get("mixins", [])
                 for p in self.properties(parent["name"])]
        own = {p["name"] for p in structure["properties"]}
        return [p for p in above if p["name"] not in own] + structure["properties"]

    def fields(self, value, properties, path):
        if not isinstance(value, dict):
            return [f"{path}: {value!r:.80} is no object"]
        known = {p["name"]: p for p in properties}
        faults = [f"{path}.{name}: is missing" for name, p in known.items()
                  if name not in value and not p.get("optional")]
        for name, inner in value.items():
            if name in known:
                faults += self.faults(inner, known[name]["type"], f"{path}.{name}")
            else:
                faults.append(f"{path}.{name}: no such field")
        return faults

    def of_message(self, message, asked):
        if "method" in message:
            described = (self.requests if "id" in message else self.notifications).get(message["method"])
            if described is None:
                return [f"{message['method']}: no such method"]
            if described["messageDirection"] == "clientToServer":
                return [f"{message['method']}: is the client's to send"]
            if "params" not in described:
                return [f"{message['method']}: takes no params"] if "params" in message else []
            return self.faults(message.get("params"), described["params"], message["method"])
        if "error" in message:
            return self.fields(message["error"], RESPONSE_ERROR, asked + ": error")
        return self.faults(message["result"], self.requests[asked]["result"], asked)


class Places:
    """What the model cannot say, of one message: `texts` are the open documents as the message has them."""

    def __init__(self, texts, encoding):
        self.texts, self.encoding, self.faults = texts, encoding, []

    def text(self, uri):
        if uri in self.texts:
            return self.texts[uri]
        path = urllib.parse.unquote(urllib.parse.urlparse(uri).path)
        return pathlib.Path(path).read_bytes().decode()

    def check(self, value, uri):
        if isinstance(value, list):
            edits = [v["range"] for v in value if isinstance(v, dict) and "newText" in v and "range" in v]
            for before, after in zip(edits, edits[1:]):
                if place(before["end"]) > place(after["start"]) or before == after:
                    self.faults.append(f"edits overlap or are out of order: {before} {after}")
            for element in value:
                self.check(element, uri)
        elif isinstance(value, dict):
            own = value.get("targetUri", value.get("uri", (value.get("textDocument") or {}).get("uri", uri)))
            if isinstance(value.get("changes"), dict):
                for other, edits in value["changes"].items():
                    self.check(edits, other)
                return
            for name, inner in value.items():
                self.check(inner, uri if name == "originSelectionRange" else own)
            if "character" in value and "line" in value:
                self.position(value, own)
            if "start" in value and "end" in value and place(value["start"]) > place(value["end"]):
                self.faults.append(f"a range ends before it begins: {value}")
            if "selectionRange" in value and not inside(value["selectionRange"], value["range"]):
                self.faults.append(f"{value['name']}: selectionRange is not inside range")

    def position(self, position, uri):
        lines = self.lines(uri)
        if position["line"] >= len(lines) or position["character"] > width(lines[position["line"]], self.encoding):
            self.faults.append(f"{position} is not inside {uri}")

    def lines(self, uri):
        return self.text(uri).replace("\r\n", "\n").split("\n")

    def tokens(self, data, legend, uri):
        line = character = 0
        end = (0, 0)
        for i in range(0, len(data), 5):
            down, right, length, kind, modifiers = data[i:i + 5]
            line, character = line + down, right if down else character + right
            if (line, character) < end or length == 0 or kind >= len(legend["tokenTypes"]) or modifiers:
                self.faults.append(f"token {i // 5} overlaps, is empty or of no kind")
            end = (line, character + length)
            self.position({"line": line, "character": character + length}, uri)

    def signature(self, help_):
        for signature in help_["signatures"]:
            for parameter in signature["parameters"]:
                label = parameter["label"]
                good = label in signature["label"] if isinstance(label, str) else \
                    label[0] < label[1] <= width(signature["label"], "utf-16")
                if not good:
                    self.faults.append(f"parameter {label} is not in {signature['label']!r}")
            if help_["activeParameter"] >= len(signature["parameters"]):
                self.faults.append("activeParameter is past the last")

    def completion(self, items, cursor):
        for item in items:
            start, end = item["textEdit"]["range"]["start"], item["textEdit"]["range"]["end"]
            if not (start["line"] == end["line"] and place(start) <= place(cursor) <= place(end)):
                self.faults.append(f"{item['label']}: the edit is not on the cursor's line around the cursor")

    def folds(self, ranges, uri):
        for fold in ranges:
            if not fold["startLine"] < fold["endLine"] < len(self.lines(uri)):
                self.faults.append(f"a fold of no lines, or past the end: {fold}")


def place(position):
    return position["line"], position["character"]


def inside(inner, outer):
    return place(outer["start"]) <= place(inner["start"]) and place(inner["end"]) <= place(outer["end"])


class Recorded(Session):
    """Keeps all that comes, and what was asked."""

    def __init__(self, cwd):
        self.all, self.asked, self.texts = [], {}, {}
        super().__init__([], cwd)

    def received(self, message):
        self.all.append(message)

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
        for method in ("completion", "hover", "definition", "documentHighlight", "signatureHelp"):
            session.ask("textDocument/" + method, at)
        session.ask("textDocument/references", {**at, "context": {"includeDeclaration": True}})
        session.ask("textDocument/rename", {**at, "newName": "Orlov"})
        if isinstance(can["renameProvider"], dict):
            session.ask("textDocument/prepareRename", at)
        session.ask("textDocument/codeAction", {**document, "range": {"start": cursor, "end": cursor},
                                                "context": {"diagnostics": []}})
    for kind in ("quickfix", "refactor", "source.fixAll"):
        session.ask("textDocument/codeAction", {**document, "range": all_of_it,
                                                "context": {"diagnostics": [], "only": [kind]}})
    for method in ("documentSymbol", "foldingRange", "semanticTokens/full"):
        session.ask("textDocument/" + method, document)
    for method in ("semanticTokens/range", "inlayHint"):
        session.ask("textDocument/" + method, {**document, "range": all_of_it})
    for query in ("", "Bel", "GARF"):
        session.ask("workspace/symbol", {"query": query})


def faults_of(model, session, can, encoding):
    answered = set()
    for message in session.all:
        method, params, texts = session.asked.get(message.get("id"), ("", {}, session.texts)) \
            if "method" not in message else ("", {}, session.texts)
        for fault in model.of_message(message, method):
            yield fault
        places = Places(texts, encoding)
        uri = ((params or {}).get("textDocument") or {}).get("uri", "")
        places.check(message.get("params", message.get("result")), uri)
        result = message.get("result")
        if result:
            answered.add(method)
        if result and method.startswith("textDocument/semanticTokens"):
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
    for method in sorted({method for method, _, _ in session.asked.values()} - answered - {"shutdown"}):
        yield f"{method}: never answered with anything"


def converse(model, folder, capabilities, encoding):
    uri = protocol_test.make_project(folder)
    (folder / "corpus" / "harbour.md").write_text(BOOK)
    (folder / "chapter.md").write_text(DRAFT)
    session = Recorded(folder)
    can = session.result("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities,
                                        "initializationOptions": {"inlayHints": True}})["capabilities"]
    session.notify("initialized", {})
    session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    session.open(uri, DRAFT)
    session.diagnostics(uri, 1)
    latex = (folder / "second.tex").as_uri()
    session.texts[latex] = LATEX
    session.notify("textDocument/didOpen", {"textDocument": {"uri": latex, "languageId": "latex", "version": 1,
                                                             "text": LATEX}})
    session.diagnostics(latex, 1)
    for draft in (uri, latex):
        use_everything(session, can, draft, encoding)
        session.answer(session.ask("textDocument/foldingRange", {"textDocument": {"uri": draft}}))
    session.end()
    return sorted({fault for fault in faults_of(model, session, can, encoding)})


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
    for name, capabilities, encoding in (("everything", EVERYTHING, "utf-16"), ("nothing", NOTHING, "utf-8")):
        with tempfile.TemporaryDirectory() as folder:
            faults = converse(model, pathlib.Path(folder).resolve(), capabilities, encoding)
        print(f"a client that knows {name}: {len(faults)} faults", *faults[:40], sep="\n  ", flush=True)
        wrong += len(faults)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
