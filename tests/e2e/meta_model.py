"""LSP's own description of itself as a judge: the metaModel.json that is published with the specification says which
fields must be there, no others, types, unions, enumerations and the range of integers; Places says what the model cannot:
places lie inside their documents, edits are in order and apart.
"""
import pathlib
import urllib.parse

MODEL = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "lsp" / "metaModel.json"

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
        if asked.startswith("apparatus/"):
            return []  # this project's own: docs/requests.md
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
    """What the model cannot say, of one message: `texts` are the open documents as the message has them; None where they
    are not known, and no place is held against them."""

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
                other = value["from"]["uri"] if name == "fromRanges" else own
                self.check(inner, uri if name == "originSelectionRange" else other)
            if "character" in value and "line" in value:
                self.position(value, own)
            if "start" in value and "end" in value and place(value["start"]) > place(value["end"]):
                self.faults.append(f"a range ends before it begins: {value}")
            if "parent" in value and not (inside(value["range"], value["parent"]["range"])
                                          and value["range"] != value["parent"]["range"]):
                self.faults.append(f"a selection does not grow: {value}")
            if "selectionRange" in value and not inside(value["selectionRange"], value["range"]):
                self.faults.append(f"{value['name']}: selectionRange is not inside range")

    def position(self, position, uri):
        if self.texts is None:
            return
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


def width(text, encoding):
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]
