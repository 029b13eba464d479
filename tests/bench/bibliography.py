#!/usr/bin/env python3
"""Measures the server over a draft that cites from a large bibliography, and prints a table in Markdown.

usage: bibliography.py APPARATUS [--entries N] [--kilobytes N] [--edits N] [--notation bib|json|yaml] [--keep FOLDER]

The bibliography has N entries (72,000, as a reference manager exports a library), by authors of whom a few have written much
and most one thing. The draft cites 300 of them by key, ten of them misspelt, and 300 by short titles, author and date, and
op. cit. Every figure is measured with the bibliography and without, so that what the bibliography costs is the difference;
processor time of the server's threads stands beside the time that passed, since a busy machine lengthens only the latter.
"""
import argparse
import json
import pathlib
import random
import tempfile
import time

from generate import Shelf, Text, WORDS
from session import Session, quantiles

PLACES = ["London", "Princeton", "Moscow", "Leningrad", "Cambridge, Mass.", "Paris", "Berlin"]
JOURNALS = ["Slavic Review", "Soviet Studies", "The Russian Review", "Cahiers du monde russe", "Voprosy istorii"]


def write_entries(rng: random.Random, count: int) -> list[dict]:
    """People at the beginning of the list have written more than those behind them."""
    people = list({person[2]: person for person in Shelf(rng, max(50, count // 3)).people}.values())
    entries, keys = [], set()
    while len(entries) < count:
        given, initial, surname = people[min(len(people) - 1, int(len(people) * rng.random() ** 3))]
        title = [rng.choice(WORDS) for _ in range(rng.randint(3, 11))]
        year = rng.randint(1920, 2024)
        key = f"{surname.lower()}{year}{title[0]}"
        while key in keys:
            key += rng.choice("abcdefgh")
        keys.add(key)
        entries.append({"key": key, "surname": surname, "given": f"{given} {initial}.", "title": " ".join(title).capitalize(), "year": year,
                        "article": rng.random() < 0.6, "place": rng.choice(PLACES), "journal": rng.choice(JOURNALS),
                        "first": rng.randint(1, 400)})
    return entries


def bibtex(entry: dict) -> str:
    if entry["article"]:
        what = f"  journaltitle = {{{entry['journal']}}},\n  volume = {{{entry['first'] % 60}}},\n  pages = {{{entry['first']}--{entry['first'] + 20}}},\n"
    else:
        what = f"  publisher = {{{entry['surname']} \\& Sons}},\n  location = {{{entry['place']}}},\n"
    return (f"@{'article' if entry['article'] else 'book'}{{{entry['key']},\n  author = {{{entry['surname']}, {entry['given']}}},\n"
            f"  title = {{{entry['title']}}},\n{what}  date = {{{entry['year']}}},\n  langid = {{english}},\n"
            f"  urldate = {{2024-05-0{entry['first'] % 9 + 1}}},\n  file = {{Full Text:files/{entry['first']}/{entry['key']}.pdf:application/pdf}}\n}}\n\n")


def csl(entry: dict) -> dict:
    return {"id": entry["key"], "type": "article-journal" if entry["article"] else "book", "title": entry["title"],
            "author": [{"family": entry["surname"], "given": entry["given"]}], "issued": {"date-parts": [[entry["year"]]]},
            "container-title": entry["journal"] if entry["article"] else "", "publisher-place": entry["place"],
            "page": f"{entry['first']}-{entry['first'] + 20}"}


def yaml(entry: dict) -> str:
    return (f"- id: {entry['key']}\n  type: book\n  title: {entry['title']}\n  author:\n  - family: {entry['surname']}\n    given: {entry['given']}\n"
            f"  issued:\n  - year: {entry['year']}\n  publisher-place: {entry['place']}\n")


def written(entries: list[dict], notation: str) -> str:
    if notation == "json":
        return json.dumps([csl(entry) for entry in entries], indent=1)
    return "references:\n" + "".join(map(yaml, entries)) if notation == "yaml" else "".join(map(bibtex, entries))


def write_draft(rng: random.Random, entries: list[dict], size: int, bibliography: str) -> str:
    text = Text(Shelf(rng, 600), 5)
    text.notation = "verbose"
    notes = []
    for number in range(600):
        entry = rng.choice(entries)
        notes.append([f"See [@{entry['key']}, {entry['first']}].", f"{entry['surname']}, *{entry['title']}*, {entry['first']}.",
                      f"See ({entry['surname']} {entry['year']}, {entry['first']}).", f"{entry['surname']}, op. cit., p. 3."][number % 4])
    for number in range(10):
        notes[number * 40] = notes[number * 40].replace("@", "@x", 1)
    body, length = [], 0
    while length < size or len(body) < len(notes):
        body.append(text.sentence() + (f"[^{len(body) + 1}]" if len(body) < len(notes) else ""))
        length += len(body[-1])
    head = f"---\nbibliography: {bibliography}\n---\n\n" if bibliography else ""
    return head + "\n\n".join(body) + "\n\n" + "\n".join(f"[^{i}]: {note}" for i, note in enumerate(notes, 1)) + "\n"


class Measured:
    """Milliseconds that passed and that the server's threads worked, by what was done."""

    def __init__(self, session: Session) -> None:
        self.session, self.passed, self.worked = session, {}, {}

    def take(self, what: str, action) -> None:
        used, begin = self.session.processor(), time.perf_counter()
        action()
        self.passed.setdefault(what, []).append(1000 * (time.perf_counter() - begin))
        self.worked.setdefault(what, []).append(self.session.processor() - used)


def measure(apparatus: str, folder: pathlib.Path, text: str, entries: list[dict], bibliography: pathlib.Path | None, edits: int,
            notation: str) -> dict[str, tuple[float, float]]:
    draft = folder / "draft.md"
    draft.write_text(text, encoding="utf-8")
    uri = draft.as_uri()
    session = Session([apparatus, "serve"], folder, {"diagnosticsDelay": 0})
    measured = Measured(session)
    base = session.memory()

    def diagnosed(version: int) -> None:
        while session.published.get(uri) != version:
            session.read()

    def opened() -> None:
        session.open(uri, "markdown", text)
        diagnosed(1)

    measured.take("open → diagnostics", opened)
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines) if len(line) > 60 and not line.startswith("[^")]
    version = 1
    for number in range(edits):
        version += 1
        line = places[number * 7 % len(places)]
        at = {"line": line, "character": 20}

        def edited() -> None:
            session.edit(uri, version, at, at, "x", "")
            diagnosed(version)

        measured.take("edit of the draft → diagnostics", edited)
    if bibliography is not None:
        last = len(lines) - 1
        version += 1
        session.edit(uri, version, {"line": last, "character": 0}, {"line": last, "character": 0}, f"See [@{entries[40]['key'][:4]}", "")
        diagnosed(version)
        where = {"textDocument": {"uri": uri}, "position": {"line": last, "character": 10}}
        measured.take("first completion of a key", lambda: session.ask("textDocument/completion", where))
        for _ in range(20):
            measured.take("completion of a key", lambda: session.ask("textDocument/completion", where))
        # What nobody cites changes no finding, and nothing would be published.
        cited = [i for i, entry in enumerate(entries) if f"[@{entry['key']}," in text]
        for number in range(8):
            changed = list(entries)
            changed[cited[len(cited) * (number + 1) // 10]] = {**entries[0], "key": f"new{number}", "title": f"New {number}"}
            content = written(changed, notation)
            session.published.pop(uri, None)
            bibliography.write_text(content, encoding="utf-8")
            measured.take("change of the bibliography → diagnostics", lambda: diagnosed(version))
            measured.take("first completion behind a change", lambda: session.ask("textDocument/completion", where))
    result = {what: (quantiles(times)[1], quantiles(measured.worked[what])[1] if len(times) < 3 else sum(measured.worked[what]) / len(times))
              for what, times in measured.passed.items()}
    result["memory, MB (in the first column)"] = (session.memory(), session.memory() - base)
    session.close()
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("apparatus")
    parser.add_argument("--entries", type=int, default=72_000)
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--notation", choices=["bib", "json", "yaml"], default="bib")
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    apparatus = str(pathlib.Path(options.apparatus).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.keep or pathlib.Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "apparatus.toml").write_text("", encoding="utf-8")
        rng = random.Random(11)
        entries = write_entries(rng, options.entries)
        bibliography = folder / f"works.{options.notation}"
        bibliography.write_text(written(entries, options.notation), encoding="utf-8")
        print(f"{len(entries)} entries, {bibliography.stat().st_size / 1e6:.1f} MB of {options.notation}; a draft of {options.kilobytes} kB\n")
        seed = rng.random()
        draft = write_draft(random.Random(seed), entries, options.kilobytes * 1000, bibliography.name)
        without = write_draft(random.Random(seed), entries, options.kilobytes * 1000, "")
        large = measure(apparatus, folder, draft, entries, bibliography, options.edits, options.notation)
        none = measure(apparatus, folder, without, entries, None, options.edits, options.notation)
        print("| ms | passed, median | processor time | without a bibliography: passed | processor time |\n|---|---|---|---|---|")
        for what, (passed, worked) in large.items():
            plain = none.get(what)
            print(f"| {what} | {passed:.1f} | {worked:.1f} | {f'{plain[0]:.1f} | {plain[1]:.1f}' if plain else ' | '} |")


if __name__ == "__main__":
    main()
