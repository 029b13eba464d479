#!/usr/bin/env python3
"""Measures the server over a book of many files, of which one is open, and prints a table in Markdown.

usage: manuscript.py APPARATUS [--files N] [--kilobytes N] [--latex] [--edits N] [--keep FOLDER]

The book is made of generate.py's texts, a chapter a file, some of them beginning with an Ibid.; an index of one text of a
megabyte stands beside it. A chapter in the middle is open and typed in; the others are read from the disk. With --latex the
chapters are what a root includes, else apparatus.toml lists them. --keep leaves the book in FOLDER.
"""
import argparse
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

from generate import Shelf, Text, write_texts
from session import Session

IBIDS = 0.3  # so many chapters begin with one


def write_book(folder: pathlib.Path, files: int, size: int, latex: bool) -> list[pathlib.Path]:
    """Chapters of about the same length, `size` bytes in all."""
    rng = random.Random(7)
    shelf = Shelf(rng, 600)
    chapters = []
    for number in range(files):
        text = Text(shelf, 1000 + number)
        text.notation, text.day_first, text.ya = "verbose", True, False
        if number > 0 and rng.random() < IBIDS:
            text.notes.append("Ibid., l. 9.")
            opening = "It began again.[^1]\n\n"
        else:
            opening = ""
        body = opening + text.markdown(size // files)
        if latex:
            notes = dict(enumerate(text.notes, 1))
            body = body[: body.index("\n\n[^1]: ")].replace("# A draft", f"\\chapter{{Chapter {number}}}")
            for label in sorted(notes, reverse=True):
                body = body.replace(f"[^{label}]", f"\\footnote{{{notes[label]}}}")
        chapter = folder / f"chapter-{number:02}.{'tex' if latex else 'md'}"
        chapter.write_text(body, encoding="utf-8")
        chapters.append(chapter)
    (folder / "shelf").mkdir(exist_ok=True)
    write_texts(folder / "shelf", shelf, 1_000_000, 1)
    listed = "" if latex else f"[draft]\nfiles = [{', '.join(repr(chapter.name) for chapter in chapters)}]\n"
    (folder / "apparatus.toml").write_text(f"[corpus]\npaths = ['shelf']\n{listed}", encoding="utf-8")
    if latex:
        inputs = "".join(f"\\include{{{chapter.stem}}}\n" for chapter in chapters)
        (folder / "main.tex").write_text(f"\\documentclass{{book}}\n\\begin{{document}}\n{inputs}\\end{{document}}\n", encoding="utf-8")
    return chapters


def milliseconds(since: float) -> float:
    return 1000 * (time.perf_counter() - since)


def row(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    slow = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return f"| {name} | {statistics.median(times):.2f} | {slow:.2f} |"


def measure(apparatus: str, folder: pathlib.Path, chapters: list[pathlib.Path], edits: int) -> None:
    chapter = chapters[len(chapters) // 2]
    text = chapter.read_text(encoding="utf-8")
    uri = chapter.as_uri()
    session = Session([apparatus, "serve"], folder, {"diagnosticsDelay": 0})
    begin = time.perf_counter()
    session.open(uri, "latex" if chapter.suffix == ".tex" else "markdown", text)
    while uri not in session.published:
        session.read()
    print("| | median, ms | 99th percentile, ms |\n|---|---|---|")
    print(f"| first diagnostics, all {len(chapters)} files read | {milliseconds(begin):.1f} | |")

    lines = text.split("\n")
    place = next(i for i, line in enumerate(lines) if len(line) > 200)
    times: dict[str, list[float]] = {}
    version = 1
    for number in range(edits):
        version += 1
        at = {"line": place, "character": 40 + number % 40}
        lines[place] = lines[place][: at["character"]] + "x" + lines[place][at["character"]:]
        begin = time.perf_counter()
        session.edit(uri, version, at, at, "x", "\n".join(lines))
        while session.published.get(uri) != version:
            session.read()
        times.setdefault("edit to diagnostics", []).append(milliseconds(begin))
        where = {"textDocument": {"uri": uri}, "position": at}
        for name, method, params in [
            ("hover", "textDocument/hover", where),
            ("completion", "textDocument/completion", where),
            ("definition", "textDocument/definition", where),
            ("references", "textDocument/references", {**where, "context": {"includeDeclaration": True}}),
            ("outline", "textDocument/documentSymbol", {"textDocument": {"uri": uri}}),
            ("folding", "textDocument/foldingRange", {"textDocument": {"uri": uri}}),
        ]:
            begin = time.perf_counter()
            session.ask(method, params)
            times.setdefault(name, []).append(milliseconds(begin))
    for name, taken in times.items():
        print(row(name, taken))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("apparatus")
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--kilobytes", type=int, default=1000)
    parser.add_argument("--latex", action="store_true")
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        chapters = write_book(folder, options.files, options.kilobytes * 1000, options.latex)
        apparatus = str(pathlib.Path(options.apparatus).resolve())
        subprocess.run([apparatus, "index"], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        size = sum(chapter.stat().st_size for chapter in chapters)
        print(f"{len(chapters)} files, {size / 1e6:.2f} MB\n")
        measure(apparatus, folder, chapters, options.edits)


if __name__ == "__main__":
    main()
