#!/usr/bin/env python3
"""Emacs with Eglot and the settings of editor-configs/emacs, in batch mode, on the corpus and draft of neovim_test.py.

usage: emacs_test.py APPARATUS.  Exit 77 where there is no Emacs with Eglot.  What is asked stands in emacs.el.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from neovim_test import CORPUS, DRAFT

HERE = Path(__file__).resolve().parent
SETTINGS = HERE.parent.parent / "editor-configs" / "emacs" / "apparatus.el"
WIRE = HERE / "wire.py"


def has_eglot():
    if shutil.which("emacs") is None:
        return False
    probe = ["emacs", "--batch", "--eval", "(progn (require 'eglot) (require 'markdown-mode))"]
    return subprocess.run(probe, capture_output=True, timeout=60).returncode == 0


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: emacs_test.py APPARATUS")
    if not has_eglot():
        print("skipped: there is no Emacs with Eglot and markdown-mode")
        sys.exit(77)
    apparatus = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="apparatus-emacs-") as folder:
        root = Path(folder)
        (root / "corpus").mkdir()
        for name, content in CORPUS.items():
            (root / "corpus" / name).write_text(content, encoding="utf-8")
        (root / "draft.md").write_text(DRAFT, encoding="utf-8")
        (root / "apparatus.toml").write_text('[corpus]\npaths = ["corpus"]\n', encoding="utf-8")
        subprocess.run([apparatus, "index"], cwd=root, check=True, timeout=60)
        log = root / "wire.jsonl"
        command = " ".join(f'"{word}"' for word in ("python3", WIRE, "record", log, apparatus, "serve"))
        run = subprocess.run(
            ["emacs", "--batch", "--eval", "(package-initialize)", "-l", str(SETTINGS), "--eval", f"(setq apparatus-command '({command}))",
             "-l", str(HERE / "emacs.el")],
            cwd=root, env={**os.environ, "HOME": folder}, capture_output=True, text=True, timeout=120)
        sys.stdout.write(run.stdout + (run.stderr if run.returncode else ""))
        if run.returncode == 0:
            checked = subprocess.run([sys.executable, WIRE, "check", log], timeout=60).returncode
            sys.exit(0 if checked == 77 else checked)
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
