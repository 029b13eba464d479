"""A replay of somebody who types into a draft: single edits, completion right behind an edit, completion and hover in
between, a name renamed now and then. The same for every server, so that peers can stand beside."""
import pathlib
import random
import re
import time

from session import Session, quantiles

# What is begun at one place after another: names, so that completion has something to look for.
BEGINNINGS = (" Kr", " Gr", " Vla", " St", " Ma", " Ni", " Zh", " Pet", " Br", " Kh")
RENAMED_EVERY = 5  # edits
NAME = re.compile(r"\b[A-Z]\. [A-Z]\. ([A-Z][a-z]+)")


def places(text: str, count: int) -> list[tuple[int, int]]:
    """Line and column (ASCII, so that every encoding agrees) inside long lines, spread by a seed."""
    lines = [i for i, line in enumerate(text.split("\n")) if len(line) > 60 and line[:40].isascii()]
    return [(line, 30) for line in random.Random(7).choices(lines, k=count)]


def names(text: str, count: int) -> list[tuple[int, int]]:
    """Line and column of surnames that follow initials."""
    found = []
    for number, line in enumerate(text.split("\n")):
        if line.isascii():
            found += [(number, match.start(1) + 1) for match in NAME.finditer(line)]
    return random.Random(8).choices(found, k=count) if found else []


def own_times(session: Session) -> dict[str, tuple]:
    """What the server says of itself, by method: median, 99th percentile and longest in milliseconds."""
    report = session.ask("workspace/executeCommand", {"command": "apparatus.stats"}).get("result") or {}
    return {row["method"]: tuple(row[what] / 1000 for what in ("median", "percentile99", "max"))
            for row in report.get("methods", [])}


def replay(command: list[str], draft: pathlib.Path, edits: int, language: str = "markdown", options: dict | None = None,
           answers: dict | None = None, settings: dict | None = None, written: tuple[str, ...] = BEGINNINGS) -> dict[str, tuple]:
    """Milliseconds by what was done: least, median, 99th percentile, greatest; single figures; and under "own" what the
    server itself recorded, where it can say."""
    text = draft.read_text(encoding="utf-8")
    session = Session(command, draft.parent, options, answers, settings)
    uri = draft.as_uri()
    times: dict[str, list[float]] = {"open → diagnostics": [], "edit → diagnostics": [], "edit + completion": [],
                                     "completion": [], "hover": [], "rename": []}
    start = time.perf_counter()

    def took(what: str) -> None:
        times[what].append(1000 * (time.perf_counter() - start))

    memory_at_start = session.memory()
    session.open(uri, language, text)
    session.diagnostics(uri, 1)
    took("open → diagnostics")
    version = 1
    lines = text.split("\n")
    to_rename = names(text, edits // RENAMED_EVERY)
    used = session.processor()
    for number, (line, column) in enumerate(places(text, edits)):
        typed = written[number % len(written)]
        where, after = {"line": line, "character": column}, {"line": line, "character": column + len(typed)}
        at = {"textDocument": {"uri": uri}, "position": after}
        changed = "\n".join(lines[:line] + [lines[line][:column] + typed + lines[line][column:]] + lines[line + 1:])
        version += 1
        start = time.perf_counter()
        session.edit(uri, version, where, where, typed, changed)
        if "completionProvider" in session.can:
            session.ask("textDocument/completion", at)
            took("edit + completion")
        session.diagnostics(uri, version)
        for method in ("completion", "hover"):
            if f"{method}Provider" not in session.can:
                continue
            start = time.perf_counter()
            session.ask(f"textDocument/{method}", at)
            took(method)
        version += 1
        start = time.perf_counter()
        session.edit(uri, version, where, after, "", text)
        session.diagnostics(uri, version)
        took("edit → diagnostics")
    result: dict[str, tuple] = {"processor time an edit": ((session.processor() - used) / (2 * edits),)}
    for line, column in to_rename if "renameProvider" in session.can else []:
        start = time.perf_counter()
        session.ask("textDocument/rename", {"textDocument": {"uri": uri}, "position": {"line": line, "character": column},
                                            "newName": "Tverdov"})
        took("rename")
    result |= {what: quantiles(values) for what, values in times.items() if values}
    result["memory"] = (session.memory(),)
    result["memory at start"] = (memory_at_start,)
    result["start → initialize"] = (session.start_time,)
    if "apparatus.stats" in (session.can.get("executeCommandProvider") or {}).get("commands", []):
        result["own"] = own_times(session)
    session.close()
    return result


def ask_at_rest(command: list[str], draft: pathlib.Path, count: int, options: dict | None = None) -> dict[str, tuple]:
    """What the server itself records of completions and hovers in a draft that it has read: nobody edits, so that no
    answer waits for a reading. The draft is saved nowhere with the names that are begun in it."""
    lines = draft.read_text(encoding="utf-8").split("\n")
    begun = [(line, column, BEGINNINGS[i % len(BEGINNINGS)]) for i, (line, column) in enumerate(places("\n".join(lines), count))]
    for line, column, typed in begun:
        lines[line] = lines[line][:column] + typed + lines[line][column:]
    session = Session(command, draft.parent, options)
    uri = draft.as_uri()
    session.open(uri, "markdown", "\n".join(lines))
    session.diagnostics(uri, 1)
    for line, column, typed in begun:
        at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column + len(typed)}}
        for method in ("completion", "hover"):
            session.ask(f"textDocument/{method}", at)
    times = own_times(session)
    session.close()
    return times
