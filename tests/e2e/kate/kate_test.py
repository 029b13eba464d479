#!/usr/bin/env python3
"""Kate on a screen that nobody sees (Xvfb), with the settings of editor-configs/kate as they are, on the corpus and draft of
neovim_test.py: it starts the server, shows the findings, and offers a name while one types.

usage: kate_test.py APPARATUS PICTURES.  Not in CI: it needs 160 packages (./dev kate-test). What was said between Kate and
the server is held against LSP's metaModel.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from neovim_test import CORPUS, DRAFT  # noqa: E402 (its folder is found a line above)

WIRE = HERE.parent / "wire.py"
SETTINGS = HERE.parents[2] / "editor-configs" / "kate" / "settings.json"
PATIENCE = 60  # seconds

# The plugin is off when Kate is new, and Kate asks before it starts a server that it does not know.
CONFIGURATION = """[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines={program} serve

[General]
Show welcome view for new window=false
"""


def lay_out(root, apparatus):
    """A folder to write in, the settings, and the program on the PATH with a listener before it."""
    (root / "work" / "corpus").mkdir(parents=True)
    for name, content in CORPUS.items():
        (root / "work" / "corpus" / name).write_text(content, encoding="utf-8")
    (root / "work" / "draft.md").write_text(DRAFT, encoding="utf-8")
    (root / "work" / "apparatus.toml").write_text('[corpus]\npaths = ["corpus"]\n', encoding="utf-8")
    subprocess.run([apparatus, "index"], cwd=root / "work", check=True, timeout=60)
    program = root / "bin" / "apparatus"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec {sys.executable} {WIRE} record {root}/wire.jsonl {apparatus} \"$@\"\n")
    program.chmod(0o755)
    kate = root / "config" / "kate" / "lspclient"
    kate.mkdir(parents=True)
    shutil.copy(SETTINGS, kate)
    (root / "config" / "katerc").write_text(CONFIGURATION.format(program=program))


def said(root):
    log = root / "wire.jsonl"
    lines = log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []
    return [json.loads(line) for line in lines]


def findings(root):
    published = [entry["message"]["params"]["diagnostics"] for entry in said(root)
                 if entry["message"].get("method") == "textDocument/publishDiagnostics"]
    return {finding["code"] for finding in published[-1]} if published else set()


def offered(root):
    """The labels of the last list of suggestions."""
    lists = [entry["message"]["result"] for entry in said(root)
             if entry["from"] == "server" and isinstance(entry["message"].get("result"), dict)
             and "items" in entry["message"]["result"]]
    return [item["label"] for item in lists[-1]["items"]] if lists else []


def wait(question, what):
    end = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < end, what
        time.sleep(0.2)
    print("ok     ", what.removeprefix("not seen: "), flush=True)


def steps(root, pictures, environment):
    def hands(*words):
        subprocess.run(["xdotool", *words], env=environment, check=True, timeout=30)

    def picture(name):
        subprocess.run(["import", "-window", "root", pictures / name], env=environment, check=True, timeout=30)

    try:
        wait(lambda: {"date-impossible", "citation-leaf-range-inverted"} <= findings(root), "not seen: the findings of the draft")
        window = ["search", "--sync", "--onlyvisible", "--class", "kate"]
        hands(*window, "windowfocus")
        hands("key", "ctrl+End")
        hands("type", "--delay", "120", "Nobody asked Dubr")
        wait(lambda: any("Dubrovskii" in label for label in offered(root)), "not seen: a begun name is offered")
        time.sleep(1)  # for the picture only
        picture("kate.png")
    except BaseException:
        picture("FAILED.png")
        raise


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    apparatus, pictures = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="apparatus-kate-") as folder:
        root = pathlib.Path(folder).resolve()
        lay_out(root, apparatus)
        environment = {**os.environ, "DISPLAY": ":97", "HOME": folder, "XDG_CONFIG_HOME": f"{root}/config",
                       "XDG_CACHE_HOME": f"{root}/cache", "XDG_DATA_HOME": f"{root}/data", "XDG_RUNTIME_DIR": folder,
                       "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8", "PATH": f"{root}/bin:{os.environ['PATH']}"}
        screen = subprocess.Popen(["Xvfb", ":97", "-screen", "0", "1100x700x24"], stderr=subprocess.DEVNULL)
        with open(pictures / "kate.log", "wb") as log:
            time.sleep(1)
            kate = subprocess.Popen(["kate", "--startanon", root / "work" / "draft.md"], cwd=root / "work", env=environment,
                                    stdout=log, stderr=log)
            try:
                steps(root, pictures, environment)
            finally:
                kate.terminate()
                kate.wait(30)
                screen.terminate()
                screen.wait(30)
        status = subprocess.run([sys.executable, WIRE, "check", root / "wire.jsonl"], timeout=60).returncode
    sys.exit(0 if status == 77 else status)


if __name__ == "__main__":
    main()
