"""A replay of somebody who types into a draft: single edits, completion right behind an edit, completion and hover in
between. The same for every server, so that peers can stand beside."""
import pathlib
import random
import time

from session import Session, quantiles


def places(text: str, count: int) -> list[tuple[int, int]]:
    """Line and column (ASCII, so that every encoding agrees) inside long lines, spread by a seed."""
    lines = [i for i, line in enumerate(text.split("\n")) if len(line) > 60 and line[:40].isascii()]
    return [(line, 30) for line in random.Random(7).choices(lines, k=count)]


def replay(command: list[str], draft: pathlib.Path, edits: int, language: str = "markdown", options: dict | None = None,
           answers: dict | None = None, settings: dict | None = None, written: str = " Kr") -> dict[str, tuple]:
    """Milliseconds by what was done: least, median, 99th percentile, greatest; and three single figures."""
    text = draft.read_text(encoding="utf-8")
    session = Session(command, draft.parent, options, answers, settings)
    uri = draft.as_uri()
    times: dict[str, list[float]] = {"open → diagnostics": [], "edit → diagnostics": [], "edit + completion": [],
                                     "completion": [], "hover": []}
    start = time.perf_counter()

    def took(what: str) -> None:
        times[what].append(1000 * (time.perf_counter() - start))

    session.open(uri, language, text)
    session.diagnostics(uri, 1)
    took("open → diagnostics")
    version = 1
    used = session.processor()
    for line, column in places(text, edits):
        where, after = {"line": line, "character": column}, {"line": line, "character": column + len(written)}
        at = {"textDocument": {"uri": uri}, "position": after}
        lines = text.split("\n")
        lines[line] = lines[line][:column] + written + lines[line][column:]
        changed = "\n".join(lines)
        version += 1
        start = time.perf_counter()
        session.edit(uri, version, where, where, written, changed)
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
    result: dict[str, tuple] = {what: quantiles(values) for what, values in times.items() if values}
    result["processor time an edit"] = ((session.processor() - used) / (2 * edits),)
    result["memory"] = (session.memory(),)
    result["start → initialize"] = (session.start_time,)
    session.close()
    return result
