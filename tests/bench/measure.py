#!/usr/bin/env python3
"""Measures the whole program from outside, beside its yardsticks, and prints tables in Markdown.

usage: measure.py APPARATUS [--megabytes N,N…] [--drafts KILOBYTES,…] [--people N,N…] [--edits N] [--turns N]
                            [--texts FOLDER] [--no-peers]

Corpora: made by generate.py; with --texts also the plain texts of a folder. Every time stands beside its yardsticks, taken
in the same run and in turn with them: GNU `wc -w` under C.UTF-8 and ripgrep over the same bytes; other language servers over
the same draft. The machine's drift cancels in the ratio; the least of several runs is what it does when nobody else runs.
"""
import argparse
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
from typing import Iterable

import peers
from session import Closed
from typing_session import replay
from yardsticks import Command, in_turn

HERE = pathlib.Path(__file__).resolve().parent
NO_PAUSE = {"diagnosticsDelay": 0}


def table(title: str, head: list[str], rows: Iterable[list[str]]) -> None:
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    sys.stdout.flush()


def milliseconds(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def generate(folder: pathlib.Path, megabytes: float, *options: str) -> None:
    subprocess.run([sys.executable, HERE / "generate.py", folder, str(megabytes), *options], check=True)


class Corpus:
    """A folder of texts and its index."""

    def __init__(self, apparatus: str, folder: pathlib.Path, index: pathlib.Path) -> None:
        self.apparatus, self.folder, self.index = apparatus, folder, index
        self.texts = sorted(str(path) for path in folder.rglob("*.txt"))
        self.size = sum(os.path.getsize(text) for text in self.texts)
        self.update = [apparatus, "index", "--corpus", str(folder), "--index", str(index)]

    def forget(self) -> None:
        for leftover in self.index.parent.glob(self.index.name + "*"):
            leftover.unlink()

    def touch_one(self) -> None:
        os.utime(self.texts[0])
        with open(self.texts[0], "a", encoding="utf-8") as text:
            text.write("\n")

    def commands(self) -> list[Command]:
        counted = [Command("wc -w", ["wc", "-w", *self.texts])]
        if shutil.which("rg"):
            counted.append(Command("ripgrep -c -i committee", ["rg", "-c", "-i", "committee", str(self.folder)]))
        return counted + [Command("index, from nothing", self.update, self.forget),
                          Command("index, nothing changed", self.update),
                          Command("index, one text changed", self.update, self.touch_one)]


def measure_corpora(corpora: list[tuple[str, Corpus]], turns: int) -> None:
    rows = []
    for name, corpus in corpora:
        commands = corpus.commands()
        in_turn(commands, turns if corpus.size < 5e7 else 0)
        yardstick = commands[0]
        for command in commands:
            rate = corpus.size / command.least() / 1000
            rows.append([name, command.name, milliseconds(command.least()), milliseconds(command.median()),
                         milliseconds(command.median_processor()), f"{rate:.0f}" if rate < 1e5 else "",
                         f"{yardstick.least() / command.least():.2f}", f"{command.memory:.0f}"])
        disk = corpus.index.stat().st_size
        rows.append([name, f"index on disk: {disk / 1e6:.1f} MB", "", "", "", "", f"{disk / corpus.size:.2f} of the text", ""])
    table("Corpora (budget: index from nothing 0.50 of `wc -w`; on disk 0.33 of the text)",
          ["corpus", "what", "least ms", "median ms", "processor ms", "MB/s", "of wc's speed", "memory MB"], rows)


def one_session(name: str, timed: dict[str, tuple]) -> list[str]:
    def cell(what: str) -> str:
        values = timed.get(what)
        if values is None:
            return "–"
        return milliseconds(values[0]) if len(values) == 1 else " / ".join(milliseconds(v) for v in values[:3])
    return [name] + [cell(what) for what in ("start → initialize", "open → diagnostics", "edit → diagnostics",
                                             "processor time an edit", "completion", "hover", "memory")]


SESSION_HEAD = ["", "start → initialize", "open → diagnostics", "edit → diagnostics", "processor an edit", "completion", "hover", "memory MB"]


def measure_sessions(apparatus: str, corpora: list[tuple[str, Corpus]], drafts: list[tuple[str, pathlib.Path]], edits: int) -> None:
    rows = []
    closest = min(drafts, key=lambda draft: abs(draft[1].stat().st_size - 1_000_000))
    for corpus_name, corpus in corpora:
        # Growth in one direction at a time: every draft with the first corpus, every corpus with the draft that the budgets name.
        for draft_name, draft in drafts if corpus is corpora[0][1] else [closest]:
            count = edits if draft.stat().st_size < 2_000_000 else max(3, edits // 10)
            timed = replay([apparatus, "serve", "--index", str(corpus.index)], draft, count, options=NO_PAUSE)
            rows.append(one_session(f"{corpus_name}, draft {draft_name}", timed))
    table("Typing, in ms: least / median / 99th percentile (budget: edit → diagnostics 10 / 30, completion and hover 1 / 5 with a "
          "draft of 1 MB, start 50 ms, memory 150 MB)", SESSION_HEAD, rows)


def measure_peers(apparatus: str, index: pathlib.Path, root: pathlib.Path, edits: int) -> None:
    """The same draft of 100 KB, and for clangd as much C++."""
    generate(root / "unused", 0, "--draft", "100")
    draft = root / "draft.md"
    own = replay([apparatus, "serve", "--index", str(index)], draft, edits, options=NO_PAUSE)
    rows = [one_session("**apparatus**", own)]
    candidates = peers.markdown_servers() if peers.install() else []
    if not candidates:
        print("\nThe peers of npm could not be installed.")
    for peer in candidates:
        for attempt in range(3):  # unified-language-server sometimes says nothing to the first document
            try:
                timed = replay(peer.command, draft, edits, peer.language, peer.options, peer.answers, peer.settings)
                rows.append(one_session(peer.name, timed))
                break
            except Closed:
                if attempt == 2:  # a peer that fails is a row, not the end
                    rows.append([peer.name, "no answer"] + [""] * 6)
    if shutil.which("clangd"):
        source = root / "source.cpp"
        source.write_text("".join(f"int function_number_{i}(int first_argument, int second_argument) {{\n"
                                  f"  int sum_of_both_arguments_and_more = first_argument + second_argument * {i};  \n"
                                  f"  return sum_of_both_arguments_and_more;\n}}\n" for i in range(500)), encoding="utf-8")
        rows.append(one_session("clangd, 100 KB of C++", replay(["clangd", "--log=error"], source, edits, "cpp", written=" + 1")))
    table("Other language servers, in ms: least / median / 99th percentile", SESSION_HEAD, rows)

    whole = [Command("apparatus check", [apparatus, "check", "--index", str(index), str(draft)]),
             Command("wc -w", ["wc", "-w", str(draft)])]
    if shutil.which("hunspell"):
        whole.append(Command("hunspell -l", ["hunspell", "-d", "en_US", "-l", str(draft)]))
    if candidates:
        whole.append(Command("cspell", ["node", str(peers.FOLDER / "node_modules/cspell/bin.mjs"), "--no-progress", str(draft)]))
    in_turn(whole, 3)
    table("A draft of 100 KB from the command line, process start included", ["program", "least ms", "median ms", "processor ms", "memory MB"],
          ([c.name, milliseconds(c.least()), milliseconds(c.median()), milliseconds(c.median_processor()), f"{c.memory:.0f}"] for c in whole))


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}; load {os.getloadavg()[0]:.1f} at the start"


def numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",") if part]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("apparatus")
    arguments.add_argument("--megabytes", type=numbers, default=[10.0])
    arguments.add_argument("--drafts", type=numbers, default=[100.0, 1000.0])
    arguments.add_argument("--people", type=numbers, default=[])
    arguments.add_argument("--edits", type=int, default=30)
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--texts", type=pathlib.Path)
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    apparatus = str(pathlib.Path(options.apparatus).resolve())
    print(f"{machine()}")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        corpora = []
        for size in options.megabytes:
            generate(root / f"corpus-{size:g}", size)
            corpora.append((f"{size:g} MB", Corpus(apparatus, root / f"corpus-{size:g}", root / f"{size:g}.sqlite")))
        for people in options.people:
            generate(root / f"people-{people:g}", 10, "--people", str(int(people)))
            corpora.append((f"10 MB and {people:,.0f} people", Corpus(apparatus, root / f"people-{people:g}", root / f"people-{people:g}.sqlite")))
        if options.texts:
            shutil.copytree(options.texts, root / "texts")
            corpora.append(("texts", Corpus(apparatus, root / "texts", root / "texts.sqlite")))
        measure_corpora(corpora, options.turns)
        drafts = []
        for size in options.drafts:
            generate(root / "drafts" / "unused", 0, "--draft", str(int(size)))
            drafts.append((f"{size:g} KB", (root / "drafts" / "draft.md").rename(root / "drafts" / f"draft-{size:g}.md")))
        measure_sessions(apparatus, corpora, drafts, options.edits)
        if not options.no_peers:
            measure_peers(apparatus, corpora[0][1].index, root, options.edits)


if __name__ == "__main__":
    main()
