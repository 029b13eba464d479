#!/usr/bin/env python3
"""Writes a corpus of a wanted size: seeded, so that two machines measure the same texts.

usage: generate.py FOLDER MEGABYTES [--seed N] [--people N] [--draft KILOBYTES]

The texts have what a shelf has, in roughly its proportions: running prose with names and dates, notes in one of three
notations with Ibid. and lists of files, a bibliography, and OCR noise (hyphens at line ends, `1.` for `l.`). Each text
keeps one notation, one transliteration and one date order, as works do. Behind the first 100 MB the texts are repeated
with other files and leaves in their notes, since writing new ones would take longer than what is to be measured. With
--people so many people are each named in full once, in who-was-who-*.txt. With --draft one more text, draft.md, of that
size is written beside the folder.
"""
import argparse
import pathlib
import random
import re

ONSETS = ["B", "V", "G", "D", "Zh", "Z", "K", "L", "M", "N", "P", "R", "S", "T", "F", "Kh", "Ch", "Sh", "Br", "Kr", "Gr", "Tr", "Vl", "Sm", "St"]
NUCLEI = ["a", "e", "i", "o", "u", "ia", "iu"]
CODAS = ["r", "l", "n", "m", "k", "t", "v", "d", "rn", "lk", "st", "ch", "b", "zh"]
ENDINGS = ["ov", "ev", "in", "skii", "enko", "ich", "man", "ian", "chuk", "kin"]
GIVEN = ["Aleksandr", "Aleksei", "Boris", "Dmitrii", "Elena", "Fedor", "Georgii", "Grigorii", "Ivan", "Konstantin",
         "Lev", "Mariia", "Mikhail", "Nikolai", "Ol'ga", "Pavel", "Petr", "Sergei", "Stepan", "Vasilii", "Vladimir"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WORDS = """the of and to in a that was his for on with as it had not by at from were which but this their be they an or
who committee factory workers meeting question resolution party organisation district local opposition leaders vote
against before after between during several members delegates report argued wrote declared replied proposed refused
asked answered remembered noted grain bread wages prices winter spring autumn summer year month week evening newspaper
article letter archive file protocol secretary chairman engineer student peasant soldier city village province region
central old new first second last great small more less than when where while because although however therefore
policy plan budget debate discussion crisis strike market trade industry railway school church court police""".split()
ARCHIVES = [("RGASPI", 40), ("GARF", 60), ("RGAE", 30), ("TsAOPIM", 50), ("TsGA SPb", 20)]


class Shelf:
    """The people and files that all texts of a corpus share."""

    def __init__(self, rng: random.Random, people: int) -> None:
        self.rng = rng
        self.people = [self.person() for _ in range(people)]

    def person(self) -> tuple[str, str, str]:
        rng = self.rng
        stem = rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS)
        if rng.random() < 0.6:
            stem += rng.choice(NUCLEI) + rng.choice(CODAS)
        given = rng.choice(GIVEN)
        return given, rng.choice("ABVGDEIKLMNPRSTF"), stem + rng.choice(ENDINGS)


class Text:
    def __init__(self, shelf: Shelf, seed: int) -> None:
        self.rng = random.Random(seed)
        self.shelf = shelf
        self.notation = self.rng.choice(["verbose", "slash", "verbose"])
        self.day_first = self.rng.random() < 0.7
        self.ya = self.rng.random() < 0.4  # Ya, -sky instead of Ia, -skii
        # A work has its own cast: most of its names are of a few dozen people.
        self.cast = self.rng.sample(shelf.people, min(60, len(shelf.people)))
        self.seen: set[str] = set()
        self.notes: list[str] = []

    def spelt(self, word: str) -> str:
        return word.replace("ia", "ya").replace("iu", "yu").replace("skii", "sky") if self.ya else word

    def name(self) -> str:
        rng = self.rng
        given, initial, surname = rng.choice(self.cast) if rng.random() < 0.9 else rng.choice(self.shelf.people)
        first = surname not in self.seen
        self.seen.add(surname)
        if first:
            return f"{given} {self.spelt(surname)}" if rng.random() < 0.6 else f"{given[0]}. {initial}. {self.spelt(surname)}"
        return self.spelt(surname) + ("'s" if rng.random() < 0.1 else "")

    def date(self) -> str:
        rng = self.rng
        day, month, year = rng.randint(1, 28), rng.choice(MONTHS), rng.randint(1917, 1939)
        kind = rng.random()
        if kind < 0.4:
            return f"{day} {month} {year}" if self.day_first else f"{month} {day}, {year}"
        if kind < 0.6:
            return f"{day} {month}" if self.day_first else f"{month} {day}"
        return f"{month} {year}"

    def citation(self) -> str:
        rng = self.rng
        if self.notes and rng.random() < 0.2:
            return f"Ibid., {'1' if rng.random() < 0.03 else 'l'}. {rng.randint(1, 300)}"
        archive, fonds = rng.choice(ARCHIVES)
        fond, opis, delo, leaf = rng.randint(1, fonds) * 7, rng.randint(1, 12), int(rng.paretovariate(0.6)) % 3000 + 1, rng.randint(1, 300)
        if self.notation == "slash":
            return f"{archive}, {fond}/{opis}/{delo}/{leaf}"
        leaves = f"l. {leaf}" if rng.random() < 0.7 else f"ll. {leaf}–{leaf + rng.randint(1, 9)}"
        about = f" (Minutes of the {rng.choice(WORDS)} {rng.choice(WORDS)}, {self.date()})" if rng.random() < 0.2 else ""
        return f"{archive}, f. {fond}, op. {opis}, d. {delo}, {leaves}{about}"

    def sentence(self) -> str:
        rng = self.rng
        words = [rng.choice(WORDS) for _ in range(rng.randint(8, 28))]
        words[0] = words[0].capitalize()
        if rng.random() < 0.35:
            words.insert(rng.randint(1, len(words)), self.name())
        if rng.random() < 0.15:
            words.insert(len(words), f"on {self.date()}")
        return " ".join(words) + "."

    def paragraph(self, label: str) -> str:
        rng = self.rng
        text = " ".join(self.sentence() for _ in range(rng.randint(3, 9)))
        if rng.random() < 0.8:
            self.notes.append(self.citation() + ("; " + self.citation() if rng.random() < 0.1 else "") + ".")
            text += label.format(len(self.notes))
        return text

    def noisy(self, text: str) -> str:
        """Printed lines of about 80 letters, some broken inside a word."""
        out, column = [], 0
        for word in text.split(" "):
            if column + len(word) > 80 and len(word) > 7 and self.rng.random() < 0.3:
                cut = self.rng.randint(3, len(word) - 3)
                out.append(word[:cut] + "-\n" + word[cut:] + " ")
                column = len(word) - cut
            elif column + len(word) > 80:
                out.append("\n" + word + " ")
                column = len(word)
            else:
                out.append(word + " ")
                column += len(word) + 1
        return "".join(out).rstrip()

    def plain(self, size: int) -> str:
        parts, length = [], 0
        while length < size:
            part = self.noisy(self.paragraph("<sup>{}</sup>"))
            if self.rng.random() < 0.03:
                part = f"## {self.sentence()[:-1]}\n\n{part}"
            parts.append(part)
            length += len(part) + 2
        notes = "\n".join(f"- {i} {note}" for i, note in enumerate(self.notes, 1))
        return "\n\n".join(parts) + "\n\n## Notes\n\n" + notes + "\n"

    def markdown(self, size: int) -> str:
        parts, length = ["# A draft"], 0
        while length < size:
            part = self.paragraph("[^{}]")
            parts.append(part)
            length += len(part) + 60
        return "\n\n".join(parts) + "\n\n" + "\n".join(f"[^{i}]: {note}" for i, note in enumerate(self.notes, 1)) + "\n"


MOST_WRITTEN = 100_000_000  # bytes


def with_other_numbers(text: str, round_: int) -> str:
    """The same text with the files and leaves of another round."""
    return re.sub(r"(?<=[dl]\. )[0-9]+", lambda number: str(int(number[0]) + round_), text)


def write_texts(folder: pathlib.Path, shelf: Shelf, size: int, seed: int) -> None:
    number = 0
    written: list[pathlib.Path] = []
    total = 0
    while total < size:
        number += 1
        if total < MOST_WRITTEN:
            text = Text(shelf, seed * 100003 + number).plain(min(size - total, 600_000))
        else:
            round_, again = divmod(number - 1, len(written))
            text = with_other_numbers(written[again].read_text(encoding="utf-8"), round_)
        path = folder / f"text-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        if total < MOST_WRITTEN:
            written.append(path)
        total += len(text.encode())


def write_who_was_who(folder: pathlib.Path, shelf: Shelf) -> None:
    """Everybody once, ten thousand people a text."""
    for first in range(0, len(shelf.people), 10_000):
        lines = []
        for given, initial, surname in shelf.people[first:first + 10_000]:
            born = shelf.rng.randint(1870, 1905)
            lines.append(f"{given} {initial}. {surname} ({born}–{born + shelf.rng.randint(20, 70)}) spoke in the debate.")
        (folder / f"who-was-who-{first // 10_000:04}.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("megabytes", type=float)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--people", type=int, default=0)
    arguments.add_argument("--draft", type=int, default=0)
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(random.Random(options.seed), options.people or int(400 + 40 * options.megabytes))
    write_texts(options.folder, shelf, int(options.megabytes * 1e6), options.seed)
    if options.people:
        write_who_was_who(options.folder, shelf)
    if options.draft:
        text = Text(shelf, options.seed).markdown(options.draft * 1000)
        (options.folder.parent / "draft.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
