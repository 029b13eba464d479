#!/usr/bin/env python3
"""Neovim with the plugin of editor-configs/neovim, headless, on a small corpus and a draft of its own; then the same with
what later versions offer a plugin, as far as neovim_later.lua can feign it.

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
{pretended}
let g:apparatus = {{'cmd': ['python3', '{wire}', 'record', '{log}', '{apparatus}', 'serve'], 'program': '{apparatus}'}}
"""


# What the plugin is shown, and the line of init.vim that does it.
VERSIONS = {
    "as it is": "",
    "with the API of 0.8": "let g:pretended_version = '0.8' | luafile {later}",
    "with the API of 0.11": "let g:pretended_version = '0.11' | luafile {later}",
}


def run_steps(apparatus, root, pretended):
    (root / "corpus").mkdir()
    for name, content in CORPUS.items():
        (root / "corpus" / name).write_text(content, encoding="utf-8")
    (root / "draft.md").write_text(DRAFT, encoding="utf-8")
    (root / "apparatus.toml").write_text('[corpus]\npaths = ["corpus"]\n', encoding="utf-8")
    shutil.copytree(PLUGIN / "doc", root / "help" / "doc")  # its tags are written there
    log = root / "wire.jsonl"
    (root / "init.vim").write_text(
        INIT.format(plugin=PLUGIN, apparatus=apparatus, wire=WIRE, log=log, help=root / "help",
                    pretended=pretended.format(later=HERE / "neovim_later.lua")), encoding="utf-8")
    subprocess.run([apparatus, "index"], cwd=root, check=True, timeout=60)
    environment = {**os.environ, "XDG_CONFIG_HOME": str(root), "XDG_DATA_HOME": str(root), "XDG_STATE_HOME": str(root),
                   "XDG_CACHE_HOME": str(root), "HOME": str(root)}
    run = subprocess.run(
        ["nvim", "--headless", "-u", str(root / "init.vim"), "draft.md", "-S", str(HERE / "neovim.lua")],
        cwd=root, env=environment, capture_output=True, text=True, timeout=240)
    print(run.stdout + run.stderr, flush=True)
    if run.returncode != 0:
        for log in root.rglob("lsp.log"):
            print(log.read_text(encoding="utf-8", errors="replace")[-4000:])
        return run.returncode
    checked = subprocess.run([sys.executable, WIRE, "check", log], timeout=60).returncode
    return 0 if checked == 77 else checked  # the model is not everywhere; the steps are


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: neovim_test.py APPARATUS")
    if shutil.which("nvim") is None:
        print("skipped: there is no nvim")
        sys.exit(77)
    apparatus = os.path.abspath(sys.argv[1])
    failed = []
    for name, pretended in VERSIONS.items():
        print(f"Neovim {name}", flush=True)
        with tempfile.TemporaryDirectory(prefix="apparatus-neovim-") as folder:
            if run_steps(apparatus, Path(folder), pretended) != 0:
                failed.append(name)
    sys.exit(f"failed: Neovim {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
