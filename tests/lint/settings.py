#!/usr/bin/env python3
"""Keeps what is said of the checks in one voice: every code has its page in docs/checks and its setting in VS Code."""
import json
import pathlib
import re
import sys


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    codes = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', (root / "lsp/project/codes.cpp").read_text()))
    manifest = json.loads((root / "editor-configs/vscode/package.json").read_text())
    settings = manifest["contributes"]["configuration"]["properties"]["apparatus.checks"]["properties"]
    wrong = [f"lsp/project/codes.cpp: {code} has no page docs/checks/{code}.md"
             for code in sorted(codes) if not (root / f"docs/checks/{code}.md").is_file()]
    wrong += [f"editor-configs/vscode/package.json: apparatus.checks and codes.cpp differ in {code}"
              for code in sorted(codes ^ set(settings))]
    version = re.search(r"project\(apparatus VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text()).group(1)
    if manifest["version"] != version:
        wrong.append(f"editor-configs/vscode/package.json: version {manifest['version']} is not {version}")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
