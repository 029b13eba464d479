#!/usr/bin/env python3
"""A draft that was edited in a thousand steps is answered like one that was just opened: random edits go to one server,
and every few of them all its answers are compared with those of another that has only ever seen the text as it is now.

usage: differential_test.py PROGRAM

DIFFERENTIAL_TEST_SEED (1 unless given) repeats a run, DIFFERENTIAL_TEST_EDITS lengthens it.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from protocol_test import PROGRAM, Session

SEED = int(os.environ.get("DIFFERENTIAL_TEST_SEED", "1"))
EDITS = int(os.environ.get("DIFFERENTIAL_TEST_EDITS", "240"))
EDITS_BETWEEN = 4
POINTS = 6
SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
LINE_END = re.compile(r"\r\n|\n|\r")

# What writers type that changes how much around it is read.
FRAGMENTS = ["[^1]", "[^9]: GARF, f. 130, op. 5, d. 412, l. 7.\n", "\n\n", "\n", "# ", "> ", "```\n", "$$", "*", "`", "<!--", "-->", "“",
             "”", "\"", "Ibid., l. 9", "Ibid.", " on 31 June 1921", "25 October (7 November) 1917", "Grigorii Belinskii ", "Belinskij",
             "V. P. ", "RGASPI, f. 17, ", "op. ", "[@carr1956, 45]", "---\n", "\t", " ", "📜", "é", "Ленин В. И. ", "\\footnote{", "}", "{",
             "\\begin{quote}\n", "\\end{quote}\n", "% ", "\\newcommand{\\x}{GARF, f. 1}", "\\x{}", "~", "--", "l", "1", ".", ","]


def position(text, offset):
    before = text[:offset]
    begin = 0
    line = 0
    for end in LINE_END.finditer(before):
        # A carriage return whose line feed comes next ends no line yet.
        if end.group() == "\r" and text[end.end():end.end() + 1] == "\n":
            continue
        begin, line = end.end(), line + 1
    return {"line": line, "character": len(before[begin:].encode("utf-16-le")) // 2}


def splits_line_end(text, offset):
    return text[offset - 1:offset] == "\r" and text[offset:offset + 1] == "\n"


class Writer:
    """Edits like a person at work: most of them near one another, some elsewhere, blocks moved and taken back."""

    def __init__(self, text, dice):
        self.text, self.dice, self.cursor, self.before = text, dice, len(text) // 2, [text]

    def edit(self):
        """The changes of one message, in LSP's structure; self.text is the text after them."""
        if self.dice.random() < 0.03:
            self.text = self.dice.choice(self.before)
            return [{"text": self.text}]
        changes = []
        for _ in range(self.dice.choice([1, 1, 1, 2, 3])):
            changes.append(self.change())
        self.before = (self.before + [self.text])[-20:]
        return changes

    def change(self):
        if self.dice.random() < 0.3:
            self.cursor = self.dice.randrange(len(self.text) + 1)
        begin = min(self.cursor, len(self.text))
        while splits_line_end(self.text, begin):
            begin += 1
        removed = self.dice.choice([0, 0, 0, 1, 1, 5, 40, 200])
        end = min(len(self.text), begin + removed)
        while splits_line_end(self.text, end):
            end += 1
        kind = self.dice.random()
        if kind < 0.45:
            new = self.dice.choice(FRAGMENTS)
        elif kind < 0.6:
            source = self.dice.randrange(len(self.text) + 1)
            new = self.text[source:source + self.dice.choice([3, 30, 300])]
        elif kind < 0.8:
            new = self.dice.choice("abcdefghijklmnopqrstuvwxyz ,.1234567890")
        else:
            new = ""
        change = {"range": {"start": position(self.text, begin), "end": position(self.text, end)}, "text": new}
        self.text = self.text[:begin] + new + self.text[end:]
        self.cursor = begin + len(new)
        return change


def answers(session, uri, version, text, points):
    """What the server says of the draft, by name."""
    document = {"textDocument": {"uri": uri}}
    whole = {"start": {"line": 0, "character": 0}, "end": position(text, len(text))}
    asked = {}
    for method in ("documentSymbol", "foldingRange", "semanticTokens/full"):
        asked[method] = session.ask("textDocument/" + method, document)
    asked["inlayHint"] = session.ask("textDocument/inlayHint", {**document, "range": whole})
    asked["codeAction"] = session.ask("textDocument/codeAction", {**document, "range": whole, "context": {"diagnostics": []}})
    for point in points:
        place = {**document, "position": position(text, point)}
        for method in ("hover", "completion", "definition", "documentHighlight", "signatureHelp", "prepareRename"):
            asked[f"{method} at {point}"] = session.ask("textDocument/" + method, place)
    found = {"diagnostics": session.diagnostics(uri, version)}
    for name, number in asked.items():
        answer = session.answer(number)
        found[name] = answer.get("result", answer.get("error"))
    if isinstance(found["semanticTokens/full"], dict):
        found["semanticTokens/full"].pop("resultId", None)
    return found


def without_versions(value):
    if isinstance(value, dict):
        return {key: without_versions(inner) for key, inner in value.items() if key != "version"}
    if isinstance(value, list):
        return [without_versions(inner) for inner in value]
    return value


def run(folder, name, language, dice, edits):
    path = folder / name
    uri, text = path.as_uri(), path.read_text()
    writer = Writer(text, dice)
    edited, fresh = Session(["--index", folder / "index.sqlite"], folder), None
    compared = 0
    edited.initialize(folder, {})

    def opened(session, version):
        session.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": version, "text": writer.text}})

    opened(edited, 1)
    for version in range(2, edits + 2):
        changes = writer.edit()
        edited.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes})
        if dice.random() < 0.3:  # so that some states are read and others are passed over
            edited.result("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
        if version % EDITS_BETWEEN != 0:
            continue
        if fresh is None or compared % 10 == 0:
            if fresh is not None:
                fresh.end()
            fresh = Session(["--index", folder / "index.sqlite"], folder)
            fresh.initialize(folder, {})
        opened(fresh, version)
        points = [dice.randrange(len(writer.text) + 1) for _ in range(POINTS)] + [min(writer.cursor, len(writer.text))]
        wanted = answers(fresh, uri, version, writer.text, points)
        # What an Ibid. meant when the draft was last saved, the other server cannot know.
        edited.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        found = answers(edited, uri, version, writer.text, points)
        if without_versions(found["diagnostics"]) != without_versions(wanted["diagnostics"]):
            found["diagnostics"] = edited.diagnostics(uri, version)  # those of before it was saved came first
        for question, answer in wanted.items():
            if without_versions(answer) != without_versions(found[question]):
                left = pathlib.Path(tempfile.gettempdir()) / ("differs-" + name)
                left.write_text(writer.text)
                sys.exit(f"seed {SEED}, {name}, version {version}: {question} differs (the text is in {left})\n"
                         f"fresh:  {json.dumps(answer, ensure_ascii=False)[:3000]}\n"
                         f"edited: {json.dumps(found[question], ensure_ascii=False)[:3000]}")
        compared += len(wanted)
        fresh.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        fresh.kept.clear()
        edited.kept.clear()
    edited.end()
    if fresh is not None:
        fresh.end()
    return compared


def main():
    total = 0
    for name, language in (("telephone.md", "markdown"), ("debts.tex", "latex")):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder).resolve()
            for file in (SAMPLES / "drafts").iterdir():
                if file.is_file() and file.name != "apparatus.toml":
                    (folder / file.name).write_bytes(file.read_bytes())
            (folder / "apparatus.toml").write_text("")
            subprocess.run([PROGRAM, "index", "--quiet", "--corpus", SAMPLES / "corpus", "--index", folder / "index.sqlite"],
                           check=True, cwd=folder)
            total += run(folder, name, language, random.Random(SEED), EDITS)
            print("ok", name, flush=True)
    print(f"{2 * EDITS} edits, {total} answers compared, none differs; seed {SEED}")


if __name__ == "__main__":
    main()
