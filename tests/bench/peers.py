"""Other language servers, for comparison: those of npm that peers/package.json names, and clangd. Installed once, into
build/bench-peers; where npm cannot reach its registry they are left out and the table says so."""
import json
import pathlib
import shutil
import subprocess
from dataclasses import dataclass, field

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


def install() -> bool:
    """Whether the peers of npm are there."""
    if shutil.which("npm") is None:
        return False
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file in (HERE / "peers").iterdir():
        shutil.copy(file, FOLDER / file.name)
    if (FOLDER / "node_modules" / "cspell").is_dir():
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


def markdown_servers() -> list[Peer]:
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
             {"workspace/configuration": lambda params: [{"requireConfig": False} for _ in params["items"]]}),
    ]
