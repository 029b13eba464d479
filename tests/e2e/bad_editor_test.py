#!/usr/bin/env python3
"""Editors that misbehave: that never read, flood, cancel everything, open and close for ever, die or are killed with
the server. Nobody waits for them, memory stays bounded, and every question has one answer.

usage: bad_editor_test.py PROGRAM [TEST…]

FAULT_TEST_ROUNDS and FAULT_TEST_SEED as in fault_test.py; 10 rounds are 10,000 open and close cycles.
"""
import collections
import json
import os
import random
import signal
import subprocess
import time

import fault_test
from fault_test import DONE, ROUNDS, SANITIZED, SEED, is_whole, make_project_again, page, resident, write_corpus
from protocol_test import PROGRAM, TIMEOUT, Session, at, make_project, position_of


def test_open_and_close_without_growth(folder):
    uri = make_project(folder)
    session = Session([], folder)
    session.initialize(folder)
    text = (folder / "chapter.md").read_text() * 5
    cycles = 1000 * ROUNDS

    def cycle(count):
        for number in range(count):
            session.open(uri, text)
            session.result("textDocument/hover", at(uri, position_of(text, "linskii", "utf-16")))
            session.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
            session.kept.clear()

    cycle(300)
    before = resident(session.process.pid)
    cycle(cycles)
    grown = resident(session.process.pid) - before
    DONE["open and close cycles"] += cycles
    DONE["bytes of growth over them"] += max(0, grown)
    assert SANITIZED or grown < 6 << 20, f"{grown} bytes more after {cycles} cycles"
    session.end()


def raw_server(folder, **options):
    return subprocess.Popen([PROGRAM, "serve"], stdin=subprocess.PIPE, cwd=folder, **options)


def framed(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def opening(uri, text):
    return framed({"id": 0, "method": "initialize", "params": {"capabilities": {}}}) + framed(
        {"method": "initialized", "params": {}}) + framed({"method": "textDocument/didOpen", "params": {
            "textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}})


def test_an_editor_that_never_reads(folder):
    """Memory stays within the limits; the server goes when the editor does."""
    uri = make_project(folder)
    server = raw_server(folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    dice = random.Random(1)
    server.stdin.write(opening(uri, "".join(page(dice, n) for n in range(1, 2000))))
    ask = framed({"id": 1, "method": "textDocument/documentSymbol", "params": {"textDocument": {"uri": uri}}})
    highest, sent = 0, 0
    try:
        while sent < 300 * ROUNDS:
            server.stdin.write(ask.replace(b'"id": 1,', b'"id": %d,' % (10_000_000 + sent)).replace(
                b"Content-Length: %d" % (len(ask) - ask.index(b"{")),
                b"Content-Length: %d" % (len(ask) - ask.index(b"{") + 7)))
            sent += 1
            if sent % 50 == 0:
                server.stdin.flush()
                highest = max(highest, resident(server.pid))
        server.stdin.close()
    except (BrokenPipeError, FileNotFoundError):
        pass
    DONE["requests of an editor that never reads"] += sent
    assert server.wait(TIMEOUT) is not None
    assert SANITIZED or highest < 900 << 20, highest


def test_an_editor_that_floods(folder):
    """Edits and questions as fast as a pipe takes them: each question has one answer, in bounded memory."""
    uri = make_project(folder)
    session = Session([], folder)
    session.initialize(folder)
    session.open(uri, "Beginning.\n")
    count = 1500 * ROUNDS
    numbers = []
    for number in range(count):
        session.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": number + 2}, "contentChanges": [
            {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "On 31 June. "[:number % 12]}]})
        numbers.append(session.ask("textDocument/hover", at(uri, {"line": 0, "character": 1})))
    answers = collections.Counter()
    while sum(answers.values()) < count:
        message = session.wait(lambda m: "id" in m and "method" not in m)
        answers[message["id"]] += 1
    assert set(answers) == set(numbers) and set(answers.values()) == {1}
    DONE["messages of a flood"] += 2 * count
    assert SANITIZED or resident(session.process.pid, "VmHWM") < 600 << 20
    session.end()


def test_an_editor_that_cancels_everything(folder):
    uri = make_project(folder)
    session = Session([], folder)
    session.initialize(folder)
    dice = random.Random(SEED)
    session.open(uri, "".join(page(dice, n) for n in range(1, 300)))
    count = 2000 * ROUNDS
    numbers = []
    for _ in range(count):
        method = dice.choice(["documentSymbol", "foldingRange", "semanticTokens/full"])
        numbers.append(session.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}}))
        for number in (numbers[-1], dice.choice(numbers), 10 ** 9):
            session.notify("$/cancelRequest", {"id": number})
    answers = collections.Counter()
    while sum(answers.values()) < count:
        message = session.wait(lambda m: "id" in m and "method" not in m)
        assert "result" in message or message["error"]["code"] in (-32800, -32803), message
        answers[message["id"]] += 1
    assert set(answers) == set(numbers) and set(answers.values()) == {1}
    DONE["requests cancelled"] += count
    session.end()


def test_an_editor_that_dies(folder):
    """At any byte of a message, and while the index is being built: the server goes, the index is whole."""
    uri = make_project(folder)
    write_corpus(folder / "corpus", 30)
    stream = opening(uri, "Grigorii Belinskii spoke on 31 June 1921.\n").replace(
        b'"capabilities": {}', b'"rootUri": null, "capabilities": {}') + framed(
            {"id": 2, "method": "textDocument/hover", "params": at(uri, {"line": 0, "character": 3})})
    dice = random.Random(SEED)
    for _ in range(25 * ROUNDS):
        server = raw_server(folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        server.stdin.write(stream[:dice.randrange(len(stream))])
        server.stdin.flush()
        time.sleep(dice.uniform(0, 0.05))
        if dice.randrange(2):
            server.stdout.close()
        server.stdin.close()
        assert server.wait(TIMEOUT) == 1
        DONE["editors that died"] += 1
    index = folder / ".apparatus" / "index.sqlite"
    assert not index.exists() or is_whole(index)


def test_an_editor_whose_process_is_gone(folder):
    """The pipe may be held open by another process: the editor's own is looked after as well."""
    make_project(folder)
    editor = subprocess.Popen(["sleep", "600"])
    session = Session([], folder)
    session.result("initialize", {"processId": editor.pid, "rootUri": folder.as_uri(), "capabilities": {}})
    session.notify("initialized", {})
    editor.kill()
    editor.wait()
    assert session.process.wait(TIMEOUT) == 1
    DONE["editors that died"] += 1


def test_a_server_that_is_killed(folder):
    """SIGKILL at random moments of a server that indexes; the next server finds all in order."""
    write_corpus(folder / "corpus", 60)
    uri = make_project_again(folder)
    dice = random.Random(SEED)
    for number in range(10 * ROUNDS):
        (folder / "corpus" / "state.md").write_text(f"It was decided on 1 February {1800 + number}.\n")
        session = Session([], folder)
        session.initialize(folder)
        session.open(uri, "Grigorii Belinskii spoke.\n")
        time.sleep(dice.uniform(0, 0.3))
        session.process.send_signal(signal.SIGKILL)
        session.process.wait()
        index = folder / ".apparatus" / "index.sqlite"
        assert not index.exists() or is_whole(index)
        DONE["servers killed"] += 1
    session = Session([], folder)
    session.initialize(folder)
    done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    assert done["texts"] == 62 and not done.get("error"), done
    session.end()
    assert [name for name in os.listdir(folder / ".apparatus") if ".new" in name] == []


if __name__ == "__main__":
    fault_test.main(globals())
