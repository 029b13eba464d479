"""The corpora that are measured, each a folder of texts beside its index."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

from yardsticks import Command

HERE = pathlib.Path(__file__).resolve().parent
TEXTS = (".txt", ".md", ".tex")
# A number of a file or a leaf, not a year, a page range's second half or a note's label.
NUMBER = re.compile(r"(?<=[.,/ ])(?!1[5-9]\d\d|20\d\d)[1-9]\d{1,3}(?=[,;./) ])")


def generate(folder: pathlib.Path, megabytes: float, *options: str) -> None:
    subprocess.run([sys.executable, HERE / "generate.py", folder, str(megabytes), *options], check=True)


def repeat(texts: pathlib.Path, folder: pathlib.Path, megabytes: float) -> None:
    """Real texts again and again, each time with other numbers in what they cite, until there is so much of them."""
    folder.mkdir(parents=True)
    sources = [path for path in sorted(texts.rglob("*")) if path.suffix in TEXTS]
    written, round_ = 0, 0
    while written < megabytes * 1e6:
        for path in sources:
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            if round_ > 0:
                text = NUMBER.sub(lambda number: str(int(number[0]) + 7 * round_), text)
            content = text.encode("utf-8", errors="surrogateescape")
            (folder / f"{path.stem}-{round_:04}{path.suffix}").write_bytes(content)
            written += len(content)
        round_ += 1


class Corpus:
    def __init__(self, apparatus: str, name: str, folder: pathlib.Path) -> None:
        self.name, self.folder = name, folder
        self.index = folder.with_name(folder.name + ".sqlite")
        self.texts = sorted(str(path) for path in folder.rglob("*") if path.suffix in TEXTS)
        self.size = sum(os.path.getsize(text) for text in self.texts)
        self.update = [apparatus, "index", "--quiet", "--corpus", str(folder), "--index", str(self.index)]

    def forget(self) -> None:
        for leftover in self.index.parent.glob(self.index.name + "*"):
            leftover.unlink()

    def change_one(self) -> None:
        with open(self.texts[len(self.texts) // 2], "a", encoding="utf-8") as text:
            text.write("\nIt was decided by I. P. Tverdov on 3 March 1921.\n")

    def commands(self) -> list[Command]:
        """The yardsticks first. With many texts their names come from a file."""
        counted = [Command("wc -w", ["wc", "-w", *self.texts])]
        if shutil.which("rg"):
            counted.append(Command("ripgrep -c -i committee", ["rg", "-c", "-i", "committee", str(self.folder)]))
        return counted + [Command("index, from nothing", self.update, self.forget),
                          Command("index, nothing changed", self.update),
                          Command("index, one text changed", self.update, self.change_one)]
