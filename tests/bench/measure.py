#!/usr/bin/env python3
"""Measures the whole program from outside and prints one table: index, start, memory, disk, typing, completion, hover.

usage: measure.py APPARATUS [--megabytes N] [--draft KILOBYTES] [--edits N]

Every time stands beside its yardstick, taken in the same run: for reading it is GNU `wc -w` under C.UTF-8 over the same
bytes. Times are medians; the machine's drift cancels in the ratio.
"""
import argparse
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def timed(command: list[str], runs: int = 5, before=lambda: None) -> float:
    """The median wall time of a command, after one run that does not count."""
    times = []
    for _ in range(runs + 1):
        before()
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


class Session:
    """A client that sends a request and waits for its answer, as an editor's user does."""

    def __init__(self, command: list[str], root: pathlib.Path) -> None:
        start = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.number = 0
        self.published: dict[str, int] = {}  # version of the last diagnostics of each document
        self.ask("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {
            "general": {"positionEncodings": ["utf-8"]}, "textDocument": {"publishDiagnostics": {"versionSupport": True}}},
            "initializationOptions": {"diagnosticsDelay": 0}})
        self.start_time = time.perf_counter() - start
        self.tell("initialized", {})

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, params: dict) -> None:
        self.send({"method": method, "params": params})

    def read(self) -> dict:
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("the server closed its output")
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
            if line == b"\r\n":
                message = json.loads(self.process.stdout.read(length))
                if "method" in message and "id" in message:
                    self.send({"id": message["id"], "result": None})
                    continue
                if message.get("method") == "textDocument/publishDiagnostics":
                    self.published[message["params"]["uri"]] = message["params"].get("version", 0)
                return message

    def ask(self, method: str, params: dict) -> dict:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number:
                return message

    def diagnostics(self, uri: str, version: int) -> None:
        """Waits until the diagnostics of this version of the document are published; they may have come before an answer."""
        while self.published.get(uri) != version:
            self.read()

    def memory(self) -> float:
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        self.ask("shutdown", {})
        self.tell("exit", {})
        self.process.wait(10)


def spread(milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    return f"{statistics.median(ordered):.2f} / {ordered[int(len(ordered) * 0.99) - 1]:.2f} / {ordered[-1]:.2f} ms"


def replay(apparatus: str, index: pathlib.Path, draft: pathlib.Path, edits: int) -> dict[str, str]:
    rng = random.Random(7)
    text = draft.read_text(encoding="utf-8")
    lines = text.split("\n")
    prose = [i for i, line in enumerate(lines) if len(line) > 200]
    session = Session([apparatus, "serve", "--index", str(index)], draft.parent)
    uri = draft.as_uri()
    session.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    session.diagnostics(uri, 1)
    times: dict[str, list[float]] = {"edit → diagnostics": [], "edit + completion": [], "completion": [], "hover": []}
    version = 1
    for _ in range(edits):
        line, column = rng.choice(prose), 30
        where = {"line": line, "character": column}
        version += 1
        start = time.perf_counter()
        session.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [
            {"range": {"start": where, "end": where}, "text": " Kr"}]})
        after = {"line": line, "character": column + 3}
        session.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": after})
        times["edit + completion"].append(1000 * (time.perf_counter() - start))
        session.diagnostics(uri, version)
        for method, key in (("textDocument/completion", "completion"), ("textDocument/hover", "hover")):
            start = time.perf_counter()
            session.ask(method, {"textDocument": {"uri": uri}, "position": after})
            times[key].append(1000 * (time.perf_counter() - start))
        version += 1
        start = time.perf_counter()
        session.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [
            {"range": {"start": where, "end": after}, "text": ""}]})
        session.diagnostics(uri, version)
        times["edit → diagnostics"].append(1000 * (time.perf_counter() - start))
    result = {name: spread(values) for name, values in times.items()}
    result["memory of the server"] = f"{session.memory():.0f} MB"
    result["start to the answer to initialize"] = f"{1000 * session.start_time:.1f} ms"
    session.close()
    return result


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("apparatus")
    arguments.add_argument("--megabytes", type=float, default=10)
    arguments.add_argument("--draft", type=int, default=1000)
    arguments.add_argument("--edits", type=int, default=30)
    options = arguments.parse_args()
    apparatus = str(pathlib.Path(options.apparatus).resolve())
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        corpus, index = root / "corpus", root / "index.sqlite"
        subprocess.run([sys.executable, HERE / "generate.py", corpus, str(options.megabytes), "--draft", str(options.draft)], check=True)
        texts = sorted(str(p) for p in corpus.iterdir())
        size = sum(os.path.getsize(t) for t in texts)

        def forget() -> None:
            for leftover in root.glob("index.sqlite*"):
                leftover.unlink()

        yardstick = timed(["wc", "-w", *texts])
        build = timed([apparatus, "index", "--corpus", str(corpus), "--index", str(index)], 3, forget)
        again = timed([apparatus, "index", "--corpus", str(corpus), "--index", str(index)], 3)
        rows = [
            ("corpus", f"{size / 1e6:.1f} MB in {len(texts)} texts", ""),
            ("wc -w", f"{1000 * yardstick:.0f} ms ({size / yardstick / 1e6:.0f} MB/s)", ""),
            ("index, from nothing", f"{1000 * build:.0f} ms ({size / build / 1e6:.0f} MB/s)", f"{yardstick / build:.2f} of wc's speed (budget 0.50)"),
            ("index, nothing changed", f"{1000 * again:.0f} ms", ""),
            ("index on disk", f"{index.stat().st_size / 1e6:.1f} MB", f"{index.stat().st_size / size:.2f} of the text (budget 0.33)"),
        ]
        budgets = {"edit → diagnostics": "median 10 ms, 99th percentile 30 ms", "completion": "median 1 ms, 99th percentile 5 ms",
                   "hover": "median 1 ms, 99th percentile 5 ms", "start to the answer to initialize": "50 ms", "memory of the server": "150 MB"}
        for name, value in replay(apparatus, index, root / "draft.md", options.edits).items():
            rows.append((name, value, f"budget {budgets[name]}" if name in budgets else ""))
    width = max(len(r[0]) for r in rows), max(len(r[1]) for r in rows)
    print("median / 99th percentile / maximum where three times stand")
    for name, value, note in rows:
        print(f"{name:<{width[0]}}  {value:<{width[1]}}  {note}")


if __name__ == "__main__":
    main()
