#!/usr/bin/env python3
"""Listens in on an editor and the server, and holds the server's messages against LSP's metaModel afterwards.

usage: wire.py record LOG PROGRAM ARGUMENT…   stands between an editor and PROGRAM on standard input and output
       wire.py check LOG…                     prints what is wrong; exit code 1 where something is, 77 without the model
"""
import json
import os
import pathlib
import subprocess
import sys
import threading

from meta_model import MODEL, Model, Places


def frames(stream):
    """The bodies of the messages of a stream, until it ends."""
    while True:
        length = 0
        while (line := stream.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if line == b"":
            return
        yield stream.read(length)


def pass_on(source, target, who, log, lock):
    for body in frames(source):
        with lock:
            log.write(json.dumps({"from": who, "message": json.loads(body)}) + "\n")
            log.flush()
        target.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        target.flush()
    target.close()


def record(log_file, command):
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lock = threading.Lock()
    with open(log_file, "a", encoding="utf-8") as log:
        threading.Thread(target=pass_on, daemon=True,
                         args=(sys.stdin.buffer, process.stdin, "editor", log, lock)).start()
        pass_on(process.stdout, sys.stdout.buffer, "server", log, lock)
        os._exit(process.wait())  # the other thread still waits for the editor; sys.exit would trip over it


def faults_of(model, lines):
    asked = {}
    for line in lines:
        entry = json.loads(line)
        message = entry["message"]
        if entry["from"] == "editor":
            if message.get("method") == "initialize":
                asked = {}  # another session in the same log
            if "method" in message and "id" in message:
                asked[message["id"]] = message["method"]
            continue
        method = message.get("method") or asked.get(message.get("id"))
        if method is None:
            yield f"an answer to nothing: {line:.200}"
            continue
        yield from model.of_message(message, method)
        places = Places(None, "utf-16")
        places.check(message.get("params", message.get("result")), "")
        for fault in places.faults:
            yield f"{method}: {fault}"


def check(files):
    if not MODEL.exists():
        print("skipped: no", MODEL)
        return 77
    model = Model(json.loads(MODEL.read_text()))
    wrong = 0
    for file in files:
        lines = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
        faults = sorted(set(faults_of(model, lines)))
        from_server = sum('"from": "server"' in line for line in lines)
        print(f"{from_server} messages of the server: {len(faults)} faults", *faults[:40], sep="\n  ")
        wrong += len(faults)
    return 1 if wrong else 0


def main():
    if len(sys.argv) > 3 and sys.argv[1] == "record":
        record(sys.argv[2], sys.argv[3:])
    if len(sys.argv) > 2 and sys.argv[1] == "check":
        sys.exit(check(sys.argv[2:]))
    sys.exit(__doc__)


if __name__ == "__main__":
    main()
