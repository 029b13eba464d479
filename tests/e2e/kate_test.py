#!/usr/bin/env python3
"""Kate with the settings of editor-configs/kate, on a screen of its own (Xvfb), on the corpus and draft of neovim_test.py:
the draft is opened, its findings arrive, a begun name is offered. Keys are pressed by xdotool; whatever the
test waits for, it sees in the messages between Kate and the server, or in the names of Kate's windows.

usage: kate_test.py APPARATUS [PICTURE.png].  Exit 77 where there is no kate, Xvfb or xdotool.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from neovim_test import CORPUS, DRAFT

HERE = Path(__file__).resolve().parent
SETTINGS = HERE.parent.parent / "editor-configs" / "kate" / "settings.json"
WIRE = HERE / "wire.py"
PATIENCE = 90  # seconds
DRAFT_NAME = "draft.md"

# What keeps Kate's window quiet; the last switches the plugin on, as the README of editor-configs/kate says.
KATERC = """[General]
Show welcome view for new window=false
Days Meta Infos=0
Startup Session=new

[Kate Plugins]
katefiletreeplugin=false
kateprojectplugin=false
lspclientplugin=true
"""


def wait_for(what, question):
    end = time.monotonic() + PATIENCE
    while not (answer := question()):
        if time.monotonic() > end:
            raise AssertionError(f"{what} within {PATIENCE} s")
        time.sleep(0.05)
    return answer


class Kate:
    """The editor on a screen that nobody sees."""

    def __init__(self, root, log):
        self.log = log
        self.root = root
        read, write = os.pipe()
        self.screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1100x700x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.env = {**os.environ, "DISPLAY": ":" + numbers.readline().strip(), "HOME": str(root / "home"),
                        "XDG_CONFIG_HOME": str(root / "home/.config"), "XDG_RUNTIME_DIR": str(root / "runtime"),
                        "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        self.editor = subprocess.Popen(["dbus-run-session", "--", "kate", "--startanon", "--block", str(root / DRAFT_NAME)],
                                       cwd=root, env=self.env, stdout=subprocess.DEVNULL,
                                       stderr=(root / "kate.log").open("w"), start_new_session=True)

    def do(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.env, capture_output=True, text=True, timeout=PATIENCE)

    def windows(self, name):
        return self.do("search", "--onlyvisible", "--name", name).stdout.split()

    def focus(self, window):
        assert self.do("windowfocus", "--sync", window).returncode == 0

    def press(self, *keys):
        assert self.do("key", "--clearmodifiers", *keys).returncode == 0, keys

    def type(self, text):
        assert self.do("type", "--delay", "60", text).returncode == 0, text

    def messages(self):
        """What was said so far: (who, message)."""
        if not self.log.exists():
            return []
        text = self.log.read_text(encoding="utf-8")
        entries = [json.loads(line) for line in text[:text.rfind("\n") + 1].splitlines()]
        return [(entry["from"], entry["message"]) for entry in entries]

    def notifications(self, who, method):
        return [message["params"] for sender, message in self.messages() if sender == who and message.get("method") == method]

    def answers(self, method):
        asked = {message["id"] for sender, message in self.messages() if sender == "editor" and message.get("method") == method}
        return [message.get("result") for sender, message in self.messages()
                if sender == "server" and "method" not in message and message.get("id") in asked]

    def picture(self, file):
        file.parent.mkdir(exist_ok=True)
        if shutil.which("import"):  # of ImageMagick
            subprocess.run(["import", "-window", "root", str(file)], env=self.env, timeout=PATIENCE)

    def close(self):
        if self.editor.poll() is None:
            os.killpg(self.editor.pid, signal.SIGTERM)
            self.editor.wait(PATIENCE)
        self.screen.terminate()
        self.screen.wait(PATIENCE)


def attaches_by_itself(kate):
    # Before it runs a server that it has not run before, Kate asks.
    [question] = wait_for("Kate does not ask whether it may start the server", lambda: kate.windows("LSP server start requested"))
    kate.focus(question)
    kate.press("Return")
    wait_for("the question stays", lambda: not kate.windows("LSP server start requested"))
    opened = wait_for("Kate does not open the draft in the server", lambda: kate.notifications("editor", "textDocument/didOpen"))
    assert opened[0]["textDocument"]["text"] == DRAFT


def shows_findings(kate):
    def messages():
        return [found["message"] for params in kate.notifications("server", "textDocument/publishDiagnostics")
                for found in params["diagnostics"]]
    wait_for("no finding of the 31 June", lambda: any("31" in message for message in messages()))


def completes_a_name(kate):
    def offered():
        lists = [result["items"] if isinstance(result, dict) else result for result in kate.answers("textDocument/completion") if result]
        return {item["label"] for items in lists for item in items}
    [window] = kate.windows(DRAFT_NAME)
    kate.focus(window)
    kate.press("ctrl+End")
    kate.type("Nobody asked Dub")
    wait_for("Dubrovskii is not offered", lambda: "Dubrovskii" in offered())


def take_steps(kate):
    for step in (attaches_by_itself, shows_findings, completes_a_name):
        try:
            step(kate)
        except AssertionError:
            print("FAILED ", step.__name__, *(f"{who} {str(message)[:200]}" for who, message in kate.messages()[-20:]), sep="\n")
            raise
        print("ok     ", step.__name__)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: kate_test.py APPARATUS [PICTURE.png]")
    for program in ("kate", "Xvfb", "xdotool", "dbus-run-session"):
        if shutil.which(program) is None:
            print("skipped: there is no", program)
            sys.exit(77)
    apparatus = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="apparatus-kate-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        config = root / "home" / ".config"
        (config / "kate" / "lspclient").mkdir(parents=True)
        (root / "runtime").mkdir(mode=0o700)
        (root / "corpus").mkdir()
        for name, content in CORPUS.items():
            (root / "corpus" / name).write_text(content, encoding="utf-8")
        (root / DRAFT_NAME).write_text(DRAFT, encoding="utf-8")
        (root / "apparatus.toml").write_text('[corpus]\npaths = ["corpus"]\n', encoding="utf-8")
        subprocess.run([apparatus, "index"], cwd=root, check=True, timeout=PATIENCE)
        log = root / "wire.jsonl"
        settings = json.loads(SETTINGS.read_text())
        for server in settings["servers"].values():
            assert server["command"] == ["apparatus", "serve"]
            server["command"] = ["python3", str(WIRE), "record", str(log), apparatus, "serve"]
        (config / "kate" / "lspclient" / "settings.json").write_text(json.dumps(settings))
        (config / "katerc").write_text(KATERC)
        kate = Kate(root, log)
        try:
            take_steps(kate)
        except AssertionError:
            print((root / "kate.log").read_text()[-3000:])
            raise
        finally:
            if len(sys.argv) == 3:
                kate.picture(Path(sys.argv[2]).resolve())
            kate.close()
        checked = subprocess.run([sys.executable, WIRE, "check", log], timeout=60).returncode
        sys.exit(0 if checked == 77 else checked)


if __name__ == "__main__":
    main()
