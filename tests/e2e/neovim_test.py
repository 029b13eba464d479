#!/usr/bin/env python3
"""Neovim with the plugin of editor-configs/neovim, headless, on a small corpus and a draft of its own.

usage: neovim_test.py APPARATUS.  Exit 77 where there is no nvim.  What is asked of the editor stands in neovim.lua.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WIRE = HERE / "wire.py"
PLUGIN = HERE.parent.parent / "editor-configs" / "neovim"

CORPUS = {
    "verhaegen.md": """# The Tram Strike and its Paper Trail

Pavel Nikolaevich Dubrovskii kept the minutes of the tram depot for eleven years. When Dubrovskii was ill the minutes
stopped.[^1] Old Dubrovskii wrote slowly, and Anna Kessler, who copied him, wrote fast.[^2] What Kessler left out can be
seen from the carbon.[^3]

The depot voted on 3 March 1926, a Wednesday, and again a week later. Dubrovskii counted twice.

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7 (Minutes of the tram depot, 3 March 1926).
[^2]: RGASPI, f. 612, op. 4, d. 20, l. 2 (Letters of Anna Kessler to the depot committee).
[^3]: RGASPI, f. 612, op. 4, d. 19, ll. 9–10.
""",
    "okafor.txt": """Depots and delegates

The delegate Dubrovskii spoke on 3 March 1926 and was not heard. Pavel Dubrovskii had a soft voice. Kessler noted the
silence. So did the district, which asked Dubrovskii for a second copy.

1. RGASPI, f. 612, op. 4, d. 19, l. 8 (Minutes of the tram depot).
2. Ibid., l. 11.
""",
}

DRAFT = """---
title: A soft voice
---

# A soft voice

Pavel Dubrovskii counted the votes himself.[^a] Nobody at the depot doubted that Dubrovskii could count.[^b]

The second ballot was put off until 31 June 1926, which the clerk did not find odd.

Kessler has the last word.

[^a]: RGASPI, f. 612, op. 4, d. 19, l. 7.
[^b]: Ibid., ll. 19–12.
"""

INIT = """
set nocompatible nomore noswapfile
set runtimepath^={plugin}
set runtimepath+={help}
filetype plugin on
let g:apparatus = {{'cmd': ['python3', '{wire}', 'record', '{log}', '{apparatus}', 'serve'], 'program': '{apparatus}'}}
"""


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: neovim_test.py APPARATUS")
    if shutil.which("nvim") is None:
        print("skipped: there is no nvim")
        sys.exit(77)
    apparatus = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="apparatus-neovim-") as folder:
        root = Path(folder)
        (root / "corpus").mkdir()
        for name, content in CORPUS.items():
            (root / "corpus" / name).write_text(content, encoding="utf-8")
        (root / "draft.md").write_text(DRAFT, encoding="utf-8")
        (root / "apparatus.toml").write_text('[corpus]\npaths = ["corpus"]\n', encoding="utf-8")
        shutil.copytree(PLUGIN / "doc", root / "help" / "doc")  # its tags are written there
        log = root / "wire.jsonl"
        (root / "init.vim").write_text(INIT.format(plugin=PLUGIN, apparatus=apparatus, wire=WIRE, log=log,
                                                       help=root / "help"), encoding="utf-8")
        subprocess.run([apparatus, "index"], cwd=root, check=True, timeout=60)
        environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder,
                       "XDG_CACHE_HOME": folder, "HOME": folder}
        run = subprocess.run(
            ["nvim", "--headless", "-u", str(root / "init.vim"), "draft.md", "-S", str(HERE / "neovim.lua")],
            cwd=root, env=environment, capture_output=True, text=True, timeout=120)
        sys.stdout.write(run.stdout + run.stderr)
        if run.returncode != 0:
            for log in root.rglob("lsp.log"):
                sys.stdout.write(log.read_text(encoding="utf-8", errors="replace")[-4000:])
        if run.returncode == 0:
            checked = subprocess.run([sys.executable, WIRE, "check", log], timeout=60).returncode
            sys.exit(0 if checked == 77 else checked)  # the model is not everywhere; the steps are
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
