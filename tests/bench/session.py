"""A client that sends a request to a language server and waits for its answer, as an editor's user does."""
import json
import os
import pathlib
import select
import statistics
import subprocess
import time
from typing import Any, Callable

TICK = 1000 / os.sysconf("SC_CLK_TCK")  # milliseconds
PATIENCE = 30  # seconds without a byte


class Closed(Exception):
    """The server closed its output, or has nothing more to say."""


class Session:
    """One server, from its start to its end. `answers` are for requests of the server; all others are answered null."""

    def __init__(self, command: list[str], root: pathlib.Path, options: dict | None = None,
                 answers: dict[str, Callable[[Any], Any]] | None = None, settings: dict | None = None) -> None:
        self.answers = answers or {}
        self.number = 0
        self.ahead = b""  # what the server has written and nobody has read
        self.published: dict[str, int] = {}  # version of the last diagnostics of each document
        start = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        cwd=root)
        answer = self.ask("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {
            "general": {"positionEncodings": ["utf-8"]}, "textDocument": {"publishDiagnostics": {"versionSupport": True}}},
            "initializationOptions": options or {}})
        self.start_time = 1000 * (time.perf_counter() - start)  # milliseconds
        self.can = answer.get("result", {}).get("capabilities", {})
        self.tell("initialized", {})
        if settings:
            self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def fill(self) -> None:
        """Waits for bytes of the server."""
        output = self.process.stdout.fileno()
        if not select.select([output], [], [], PATIENCE)[0]:
            raise Closed
        more = os.read(output, 1 << 20)
        if not more:
            raise Closed
        self.ahead += more

    def read(self) -> dict:
        while b"\r\n\r\n" not in self.ahead:
            self.fill()
        head, self.ahead = self.ahead.split(b"\r\n\r\n", 1)
        length = next(int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
        while len(self.ahead) < length:
            self.fill()
        message, self.ahead = json.loads(self.ahead[:length]), self.ahead[length:]
        method = message.get("method")
        if method and "id" in message:
            answer = self.answers.get(method, lambda params: None)
            self.send({"id": message["id"], "result": answer(message.get("params"))})
        elif method == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"].get("version", -1)
        return message

    def ask(self, method: str, params: Any) -> dict:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message

    def open(self, uri: str, language: str, text: str) -> None:
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}})

    def edit(self, uri: str, version: int, start: dict, end: dict, text: str, whole: str) -> None:
        """`whole`: the text after the edit, for servers that want all of it."""
        self.published.pop(uri, None)
        sync = self.can.get("textDocumentSync")
        in_parts = (sync.get("change") if isinstance(sync, dict) else sync) == 2
        change = {"range": {"start": start, "end": end}, "text": text} if in_parts else {"text": whole}
        self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})

    def diagnostics(self, uri: str, version: int) -> None:
        """Waits until the diagnostics of this version are published (they may have come before an answer), or asks for
        them where the server does not publish. A server that tells no version is believed."""
        if "diagnosticProvider" in self.can:
            self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
            return
        while self.published.get(uri) not in (version, -1):
            self.read()

    def memory(self) -> float:
        """Megabytes."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def processor(self) -> float:
        """Milliseconds of processor time so far, of all threads."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return TICK * (int(fields[11]) + int(fields[12]))

    def close(self) -> None:
        try:
            self.ask("shutdown", None)
            self.tell("exit", None)
            self.process.wait(10)
        except (Closed, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()


def quantiles(milliseconds: list[float]) -> tuple[float, float, float, float]:
    """Least, median, 99th percentile, greatest."""
    ordered = sorted(milliseconds)
    return ordered[0], statistics.median(ordered), ordered[max(0, int(len(ordered) * 0.99) - 1)], ordered[-1]
