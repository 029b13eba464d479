"""Other language servers, for comparison: those of npm that peers/package.json names, and clangd. Installed once, into
build/bench-peers; where npm cannot reach its registry they are left out and the table says so."""
import json
import pathlib
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import Callable

from typing_session import BEGINNINGS
from yardsticks import Command

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "build" / "bench-peers"


@dataclass
class Peer:
    name: str
    command: list[str]
    language: str
    options: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    settings: dict = field(default_factory=dict)
    written: tuple[str, ...] = BEGINNINGS
    make_draft: Callable[[pathlib.Path], pathlib.Path] | None = None  # where it does not read Markdown


def install() -> bool:
    """Whether the peers of npm are there."""
    if shutil.which("npm") is None:
        return False
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in (HERE / "peers").iterdir():
        shutil.copy(file, FOLDER / file.name)
    if all((FOLDER / "node_modules" / name).is_dir() for name in ("cspell", "harper.js")):
        return True
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=FOLDER, check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0


class MarkdownParser:
    """vscode-markdown-languageserver asks its client to parse."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(["node", str(FOLDER / "parse-markdown.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.text = ""

    def parse(self, params: dict) -> list:
        text = params.get("text") or pathlib.Path(params["uri"].removeprefix("file://")).read_text(encoding="utf-8")
        self.process.stdin.write(json.dumps(text).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def language_servers() -> list[Peer]:
    parser = MarkdownParser()
    return [
        Peer("vscode-markdown-languageserver", ["node", str(FOLDER / "node_modules/vscode-markdown-languageserver/out/node/main.js"), "--stdio"],
             "markdown", {"markdownFileExtensions": ["md"]},
             {"markdown/parse": parser.parse, "markdown/fs/readFile": lambda params: [],
              "markdown/fs/readDirectory": lambda params: [], "markdown/fs/stat": lambda params: None,
              "markdown/findMarkdownFilesInWorkspace": lambda params: [],
              },
             {"markdown": {"validate": {"enabled": True, "referenceLinks": {"enabled": "warning"}, "fragmentLinks": {"enabled": "warning"},
                                        "fileLinks": {"enabled": "warning"}, "ignoredLinks": []}}}),
        Peer("unified-language-server + remark-lint", ["node", str(FOLDER / "remark-server.mjs"), "--stdio"], "markdown", {},
             {"workspace/configuration": lambda params: [{} for _ in params["items"]]}),
    ]


def clangd() -> Peer:
    def make(root: pathlib.Path) -> pathlib.Path:
        source = root / "source.cpp"
        source.write_text("".join(f"int function_number_{i}(int first_argument, int second_argument) {{\n"
                                  f"  int sum_of_both_arguments_and_more = first_argument + second_argument * {i};  \n"
                                  f"  return sum_of_both_arguments_and_more;\n}}\n" for i in range(500)), encoding="utf-8")
        return source
    return Peer("clangd, 100 KB of C++", ["clangd", "--log=error"], "cpp", written=(" + 1",), make_draft=make)


def checkers(draft: pathlib.Path) -> list[Command]:
    modules = FOLDER / "node_modules"
    return [Command("cspell", ["node", str(modules / "cspell/bin.mjs"), "--no-progress", str(draft)]),
            Command("harper.js", ["node", str(FOLDER / "harper.mjs"), str(draft)])]
