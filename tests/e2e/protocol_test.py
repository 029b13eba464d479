#!/usr/bin/env python3
"""The language server as a program: a small corpus in a temporary folder, a session over standard input and output.

usage: protocol_test.py PROGRAM
"""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time
import queue

from meta_model import width

PROGRAM = os.path.abspath(sys.argv[1])
TIMEOUT = 60

BOOK = """# The Harbour Committee

In May 1921 Grigorii Belinskii wrote to the harbour committee.[^1] Belinskii's answer is lost.[^2]
Aleksandr Morozov opened the meeting on 12 June 1921, and Grigorii Belinskii closed it.[^3]

[^1]: GARF, f. 130, op. 5, d. 412, l. 7.
[^2]: GARF, f. 130, op. 5, d. 412, ll. 8-9.
[^3]: RGASPI, f. 17, op. 3, d. 168, l. 2.
"""

DRAFT = """# A chapter 📜

Grigorii Belinskii spoke on 31 June 1921.[^1]

[^1]: GARF, f. 130, op. 5, d. 412, l. 7.
"""


class Session:
    """An editor: sends messages, keeps those that come."""

    def __init__(self, arguments, cwd):
        self.process = subprocess.Popen([PROGRAM, "serve", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd=cwd)
        self.log = b""
        self.incoming = queue.Queue()
        self.kept = []
        self.count = 0
        self.readers = [threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True),
                        threading.Thread(target=self._read_log, daemon=True)]
        for reader in self.readers:
            reader.start()

    def _read_log(self):
        self.log = self.process.stderr.read()

    def _read(self, stream):
        while True:
            length = None
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                assert name == b"Content-Length", f"standard output holds {line!r}"
                length = int(value)
            if length is None:
                self.incoming.put(None)
                return
            message = json.loads(stream.read(length))
            self.received(message)
            self.incoming.put(message)

    def received(self, message):
        """Told of every message, on the reading thread."""

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.count += 1
        self.send({"id": self.count, "method": method, "params": params})
        return self.count

    def wait(self, wanted):
        for message in self.kept:
            if wanted(message):
                self.kept.remove(message)
                return message
        end = time.monotonic() + TIMEOUT
        while True:
            message = self.incoming.get(timeout=max(0.1, end - time.monotonic()))
            assert message is not None, "the server closed its output"
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            if wanted(message):
                return message
            self.kept.append(message)

    def answer(self, number):
        return self.wait(lambda m: m.get("id") == number and "method" not in m)

    def result(self, method, params):
        answer = self.answer(self.ask(method, params))
        assert "result" in answer, answer
        return answer["result"]

    def error(self, method, params):
        return self.answer(self.ask(method, params))["error"]["code"]

    def initialize(self, root, capabilities=None):
        result = self.result("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(),
                                            "capabilities": capabilities or {}})
        self.notify("initialized", {})
        return result["capabilities"]

    def open(self, uri, text, version=1):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "markdown", "version": version, "text": text}})

    def diagnostics(self, uri, version):
        return self.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics"
                         and m["params"]["uri"] == uri and m["params"].get("version") == version)["params"]["diagnostics"]

    def end(self):
        assert self.result("shutdown", None) is None
        self.notify("exit", None)
        assert self.process.wait(TIMEOUT) == 0


def position_of(text, word, encoding):
    before = text[:text.index(word)].split("\n")
    return {"line": len(before) - 1, "character": width(before[-1], encoding)}


def make_project(folder):
    (folder / "corpus").mkdir()
    (folder / "corpus" / "harbour.md").write_text(BOOK)
    (folder / "apparatus.toml").write_text("[corpus]\npaths = ['corpus']\n")
    (folder / "chapter.md").write_text(DRAFT)
    return (folder / "chapter.md").as_uri()


def at(uri, position):
    return {"textDocument": {"uri": uri}, "position": position}


def test_a_session(folder):
    """Index, diagnostics, hover, completion, definition, fixes, in each encoding."""
    uri = make_project(folder)
    for encoding in ("utf-8", "utf-16", "utf-32"):
        session = Session([], folder)
        can = session.initialize(folder, {"general": {"positionEncodings": [encoding]},
                                          "window": {"workDoneProgress": True}})
        assert can["positionEncoding"] == encoding, can
        # The index is there when this is answered.
        done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
        assert done["texts"] == 1, done
        session.open(uri, DRAFT)
        found = session.diagnostics(uri, 1)
        impossible = [d for d in found if d["code"] == "date-impossible"]
        assert len(impossible) == 1, found
        assert impossible[0]["range"]["start"] == position_of(DRAFT, "31 June 1921", encoding), impossible
        assert impossible[0]["source"] == "apparatus"

        hover = session.result("textDocument/hover", at(uri, position_of(DRAFT, "linskii", encoding)))
        assert "Belinskii" in hover["contents"]["value"], hover
        definition = session.result("textDocument/definition", at(uri, position_of(DRAFT, "linskii", encoding)))
        assert definition[0]["uri"].endswith("/corpus/harbour.md"), definition

        # Typed in one go with the question about it.
        line = len(DRAFT.split("\n")) - 1
        typed = "📜 Beli"
        session.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [
            {"range": {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}}, "text": "\n" + typed}]})
        items = session.result("textDocument/completion", at(uri, {"line": line + 1, "character": width(typed, encoding)}))["items"]
        assert any("Belinskii" in item["textEdit"]["newText"] for item in items), items
        session.end()


def test_nonsense(folder):
    """What is no message, comes too early, or is past the end costs an answer and nothing else."""
    session = Session(["--stdio"], folder)
    assert session.error("textDocument/hover", {}) == -32002
    session.send_bytes(b"Content-Length: 5\r\n\r\n{\"a\":")
    assert session.wait(lambda m: m.get("id", 0) is None)["error"]["code"] == -32700
    session.send_bytes(b"Content-Length: 99999999999\r\n\r\n{}")
    assert session.wait(lambda m: m.get("id", 0) is None)["error"]["code"] == -32700
    session.send_bytes(b"Content-Length: 2\r\n\r\n[]")
    assert session.wait(lambda m: m.get("id", 0) is None)["error"]["code"] == -32600
    session.initialize(folder)
    assert session.error("initialize", {"capabilities": {}}) == -32600
    session.open("untitled:One", "A short text.\n")
    assert session.error("textDocument/hover", at("untitled:One", {"line": 40, "character": 0})) == -32602
    assert session.error("textDocument/hover", at("untitled:One", {"line": -1, "character": 0})) == -32602
    assert session.error("textDocument/nothing", {}) == -32601
    session.result("textDocument/hover", at("untitled:One", {"line": 0, "character": 9999}))
    session.end()


def test_a_project_file_with_a_fault(folder):
    """A wrong project file is a finding in it, and the faults go when it is put right."""
    uri = make_project(folder)
    toml = folder / "apparatus.toml"
    toml.write_text("[corpus]\npaths = ['corpus']\n[cheks]\ndate-impossible = 'off'\n")
    session = Session([], folder)
    session.initialize(folder)
    session.open(uri, DRAFT)
    found = session.diagnostics(toml.as_uri(), None)
    assert found and found[0]["range"]["start"]["line"] == 2, found
    assert any(d["code"] == "date-impossible" for d in session.diagnostics(uri, 1))
    toml.write_text("[corpus]\npaths = ['corpus']\n[checks]\ndate-impossible = 'off'\n")
    while session.diagnostics(toml.as_uri(), None):
        pass
    while any(d["code"] == "date-impossible" for d in session.diagnostics(uri, 1)):
        pass
    session.end()


def test_exit_codes(folder):
    session = Session([], folder)
    session.initialize(folder)
    session.notify("exit", None)
    assert session.process.wait(TIMEOUT) == 1
    session = Session([], folder)
    session.process.stdin.close()
    assert session.process.wait(TIMEOUT) == 1


def test_a_socket(folder):
    """On a port of the loopback that the server says on standard error."""
    server = subprocess.Popen([PROGRAM, "serve", "--socket", "0"], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
    port = int(server.stderr.readline().rsplit(b":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), TIMEOUT) as editor:
        for message in ({"id": 1, "method": "initialize", "params": {"capabilities": {}}}, {"id": 2, "method": "shutdown"},
                        {"method": "exit"}):
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            editor.sendall(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        received = b""
        while b'"id":2' not in received:
            piece = editor.recv(65536)
            assert piece, received
            received += piece
        assert b'"serverInfo"' in received
        assert server.wait(TIMEOUT) == 0


def main():
    for name, test in sorted(globals().items()):
        if name.startswith("test_"):
            with tempfile.TemporaryDirectory() as folder:
                test(pathlib.Path(folder).resolve())
            print("ok", name, flush=True)


if __name__ == "__main__":
    main()
