#!/usr/bin/env python3
"""Measures the whole program from outside, beside its yardsticks, and prints tables in Markdown.

usage: measure.py APPARATUS [--full] [--megabytes N,N…] [--drafts KILOBYTES,…] [--people N,N…] [--edits N] [--turns N]
                            [--texts FOLDER] [--keep FOLDER] [--no-peers]

Without options a corpus of 10 MB and drafts of 100 KB and 1 MB, in about two minutes; --full is everything that RESULTS.md
has: 10 MB, 100 MB and 1 GB, 100 to 1,000,000 people, drafts of 10 KB to 10 MB, in about half an hour. With --texts also
the texts of a folder, as they are and repeated with other numbers up to 50 MB. --keep leaves the corpora in a folder and
takes those that are there.

Every time stands beside its yardsticks, taken in the same run and in turn with them: GNU `wc -w` under C.UTF-8 and ripgrep
over the same bytes; other language servers over the same draft. The machine's drift cancels in the ratio; the least of
several runs is what it does when nobody else runs, and processor time is told apart from waiting for others.
"""
import argparse
import os
import pathlib
import platform
import shutil
import sys
import tempfile
from typing import Iterable

import peers
from corpora import Corpus, generate, repeat
from session import Closed, Session
from typing_session import ask_at_rest, replay
from yardsticks import Command, in_turn

NO_PAUSE = {"diagnosticsDelay": 0}
LARGE = 5e7  # bytes: what is larger is measured once or twice
FULL = {"megabytes": [10.0, 100.0, 1000.0], "drafts": [10.0, 100.0, 1000.0, 10000.0],
        "people": [100.0, 10_000.0, 100_000.0, 1_000_000.0], "edits": 100}


class Ratios:
    """What becomes of the budgets, for the one table at the end."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []

    def add(self, what: str, measured: str, yardstick: str, budget: str, met: bool | None = None) -> None:
        self.rows.append([what, measured, yardstick, budget, "" if met is None else "met" if met else "**missed**"])


def table(title: str, head: list[str], rows: Iterable[list[str]]) -> None:
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    sys.stdout.flush()


def milliseconds(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def measure_corpora(corpora: list[Corpus], turns: int, ratios: Ratios) -> None:
    rows = []
    for corpus in corpora:
        commands = corpus.commands()
        in_turn(commands, turns if corpus.size < LARGE else 1)
        by_name = {command.name: command for command in commands}
        words, build = commands[0], by_name["index, from nothing"]
        for command in commands:
            rows.append([corpus.name, command.name, milliseconds(command.least()), milliseconds(command.least_processor()),
                         f"{command.least_processor() / corpus.size * 1e6:.2f}", f"{words.least() / command.least():.2f}",
                         f"{words.least_processor() / command.least_processor():.2f}", f"{command.memory:.0f}"])
        disk = corpus.index.stat().st_size
        rows.append([corpus.name, f"index on disk: {disk / 1e6:.1f} MB, {disk / corpus.size:.2f} of the text"] + [""] * 6)
        ratio = words.least() / build.least()
        ratios.add(f"index from nothing, {corpus.name}", f"{ratio:.2f} of the speed of wc -w (wall), "
                   f"{2 * words.least_processor() / build.least_processor():.2f} (processor, two cores)",
                   f"{words.least():.0f} ms", "0.50", ratio >= 0.5)
        ratios.add(f"index on disk, {corpus.name}", f"{disk / corpus.size:.2f} of the text", "", "0.33", disk / corpus.size <= 1 / 3)
    table("Corpora", ["corpus", "what", "least ms", "processor ms", "processor ms/MB", "of wc's speed", "the same, processor",
                      "memory MB"], rows)


def measure_starts(apparatus: str, corpora: list[Corpus], draft: pathlib.Path, ratios: Ratios) -> None:
    rows = []
    for corpus in corpora:
        starts, memory = [], 0.0
        for _ in range(10):
            session = Session([apparatus, "serve", "--index", str(corpus.index)], draft.parent, NO_PAUSE)
            starts.append(session.start_time)
            memory = session.memory()
            session.close()
        rows.append([corpus.name, milliseconds(min(starts)), milliseconds(sorted(starts)[5]), milliseconds(max(starts)), f"{memory:.0f}"])
        ratios.add(f"start to the answer to initialize, {corpus.name}", f"{min(starts):.1f} ms at least, {sorted(starts)[5]:.1f} median", "",
                   "50 ms", min(starts) <= 50)
    table("Start of the server to the answer to `initialize`, ten times", ["corpus", "least ms", "median ms", "longest ms", "memory MB"], rows)


SESSION = ("open → diagnostics", "edit → diagnostics", "processor time an edit", "completion", "hover", "rename", "memory")
SESSION_HEAD = ["", "open → diagnostics", "edit → diagnostics", "processor an edit", "completion", "hover", "rename", "memory MB"]


def one_session(name: str, timed: dict[str, tuple]) -> list[str]:
    def cell(what: str) -> str:
        values = timed.get(what)
        if values is None:
            return "–"
        return milliseconds(values[0]) if len(values) == 1 else " / ".join(milliseconds(v) for v in values[:3])
    return [name] + [cell(what) for what in SESSION]


def measure_sessions(apparatus: str, corpora: list[Corpus], drafts: list[tuple[str, pathlib.Path]], edits: int, ratios: Ratios) -> None:
    rows, own_rows = [], []
    closest = min(drafts, key=lambda draft: abs(draft[1].stat().st_size - 1_000_000))
    for corpus in corpora:
        # Growth in one direction at a time: every draft with the first corpus, every corpus with the draft that the budgets name.
        for draft_name, draft in drafts if corpus is corpora[0] else [closest]:
            count = edits if draft.stat().st_size < 2_000_000 else max(3, edits // 10)
            timed = replay([apparatus, "serve", "--index", str(corpus.index)], draft, count, options=NO_PAUSE)
            name = f"{corpus.name}, draft {draft_name}"
            rows.append(one_session(name, timed))
            for method, (median, slow, longest) in sorted(timed.get("own", {}).items()):
                if method.startswith("textDocument/") and "did" not in method:
                    own_rows.append([name, method.split("/")[1], milliseconds(median), milliseconds(slow), milliseconds(longest)])
            if draft is closest[1]:
                edit = timed["edit → diagnostics"]
                ratios.add(f"edit → diagnostics, {name}", f"{edit[1]:.1f} / {edit[2]:.1f} ms (least {edit[0]:.1f})", "", "10 / 30 ms",
                           edit[1] <= 10 and edit[2] <= 30)
                behind = timed["edit + completion"]
                ratios.add(f"completion right behind an edit, {name}", f"{behind[1]:.1f} / {behind[2]:.1f} ms, the reading of the "
                           "draft included", "", "")
                at_rest = ask_at_rest([apparatus, "serve", "--index", str(corpus.index)], draft, edits, NO_PAUSE)
                for method in ("completion", "hover"):
                    own = at_rest.get(f"textDocument/{method}")
                    if own:
                        ratios.add(f"{method}, server's own time, {name}", f"{own[0]:.2f} / {own[1]:.2f} ms", "", "1 / 5 ms",
                                   own[0] <= 1 and own[1] <= 5)
                ratios.add(f"memory of the server, {name}", f"{timed['memory'][0]:.0f} MB", "", "150 MB", timed["memory"][0] <= 150)
    table("Typing, in ms as the editor sees it: least / median / 99th percentile", SESSION_HEAD, rows)
    table("The same sessions, as the server records itself", ["", "method", "median ms", "99th percentile ms", "longest ms"], own_rows)


def measure_peers(apparatus: str, index: pathlib.Path, root: pathlib.Path, edits: int, ratios: Ratios) -> None:
    """The same draft of 100 KB, and for clangd as much C++."""
    generate(root / "unused", 0, "--draft", "100")
    draft = root / "draft.md"
    own = replay([apparatus, "serve", "--index", str(index)], draft, edits, options=NO_PAUSE)
    rows = [one_session("**apparatus**", own)]
    candidates = peers.language_servers() if peers.install() else []
    if not candidates:
        print("\nThe peers of npm could not be installed.")
    if shutil.which("clangd"):
        candidates.append(peers.clangd())
    for peer in candidates:
        text = peer.make_draft(root) if peer.make_draft else draft
        for attempt in range(3):
            try:
                timed = replay(peer.command, text, edits, peer.language, peer.options, peer.answers, peer.settings, peer.written)
            except Closed:
                if attempt == 2:  # a peer that fails is a row, not the end
                    rows.append([peer.name, "no answer"] + [""] * (len(SESSION) - 1))
                continue
            rows.append(one_session(peer.name, timed))
            edit, theirs = own["edit → diagnostics"][0], timed["edit → diagnostics"][0]
            ratios.add(f"edit → diagnostics, 100 KB, beside {peer.name}", f"{theirs / edit:.1f} times as fast (least {edit:.1f} ms)",
                       f"{theirs:.1f} ms", "")
            break
    table("Other language servers, a draft of 100 KB, in ms: least / median / 99th percentile", SESSION_HEAD, rows)
    measure_checkers(apparatus, index, draft, bool(candidates), ratios)


def measure_checkers(apparatus: str, index: pathlib.Path, draft: pathlib.Path, has_npm: bool, ratios: Ratios) -> None:
    checkers = [Command("apparatus check", [apparatus, "check", "--index", str(index), str(draft)]), Command("wc -w", ["wc", "-w", str(draft)])]
    if shutil.which("hunspell"):
        checkers.append(Command("hunspell -l", ["hunspell", "-d", "en_US", "-l", str(draft)]))
    if has_npm:
        checkers += peers.checkers(draft)
    in_turn(checkers, 3)
    table("A draft of 100 KB from the command line, process start included", ["program", "least ms", "processor ms", "memory MB"],
          ([c.name, milliseconds(c.least()), milliseconds(c.least_processor()), f"{c.memory:.0f}"] for c in checkers))
    for other in checkers[1:]:
        ratios.add(f"check of 100 KB, beside {other.name}", f"{other.least_processor() / checkers[0].least_processor():.2f} of its processor time",
                   f"{other.least_processor():.0f} ms", "")


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}; load {os.getloadavg()[0]:.1f}"


def numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",") if part]


def made(root: pathlib.Path, name: str, make) -> pathlib.Path:
    folder = root / name
    if not folder.exists():
        make(folder)
    return folder


def make_corpora(apparatus: str, root: pathlib.Path, options: argparse.Namespace) -> list[Corpus]:
    corpora = []
    for size in options.megabytes:
        folder = made(root, f"corpus-{size:g}", lambda folder: generate(folder, size))
        corpora.append(Corpus(apparatus, f"{size:g} MB", folder))
    for people in options.people:
        folder = made(root, f"people-{people:g}", lambda folder: generate(folder, 10, "--people", str(int(people))))
        corpora.append(Corpus(apparatus, f"10 MB and {people:,.0f} people", folder))
    if options.texts:
        corpora.append(Corpus(apparatus, "the texts", made(root, "texts", lambda folder: shutil.copytree(options.texts, folder))))
        corpora.append(Corpus(apparatus, "the texts, repeated", made(root, "texts-repeated", lambda folder: repeat(options.texts, folder, 50))))
    return corpora


def measure(apparatus: str, root: pathlib.Path, options: argparse.Namespace) -> None:
    ratios = Ratios()
    corpora = make_corpora(apparatus, root, options)
    measure_corpora(corpora, options.turns, ratios)
    drafts = []
    for size in options.drafts:
        draft = root / f"draft-{size:g}.md"
        if not draft.exists():
            generate(root / "unused", 0, "--draft", str(int(size)))
            (root / "draft.md").rename(draft)
        drafts.append((f"{size:g} KB", draft))
    measure_starts(apparatus, corpora, drafts[0][1], ratios)
    measure_sessions(apparatus, corpora, drafts, options.edits, ratios)
    if not options.no_peers:
        measure_peers(apparatus, corpora[0].index, root, min(options.edits, 30), ratios)
    table("Ratios and budgets", ["what", "measured", "yardstick", "budget", ""], ratios.rows)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("apparatus")
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--megabytes", type=numbers)
    arguments.add_argument("--drafts", type=numbers)
    arguments.add_argument("--people", type=numbers)
    arguments.add_argument("--edits", type=int)
    arguments.add_argument("--turns", type=int, default=5)
    arguments.add_argument("--texts", type=pathlib.Path)
    arguments.add_argument("--keep", type=pathlib.Path)
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    usual = FULL if options.full else {"megabytes": [10.0], "drafts": [100.0, 1000.0], "people": [], "edits": 20}
    for name, value in usual.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    apparatus = str(pathlib.Path(options.apparatus).resolve())
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        root = (options.keep or pathlib.Path(folder)).resolve()
        root.mkdir(parents=True, exist_ok=True)
        measure(apparatus, root, options)
    print(f"\nLoad at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
