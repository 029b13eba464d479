#!/usr/bin/env python3
"""Keeps the arrows of the design: which folder may include which. Prints every include that points the wrong way."""
import pathlib
import re
import sys

# Folder -> the folders whose headers it may include, besides its own.
TEXT = {"text"}
AUTHORITY = TEXT | {"authority"}
RECOGNISERS = {"citation", "date", "name"}
INDEX = AUTHORITY | RECOGNISERS | {"bibliography", "event", "index"}
DRAFT = INDEX | {"reference", "lsp/project", "lsp/draft"}
ENGINE = DRAFT | {"lsp/checks", "lsp/features"}
ALLOWED = {
    "text": set(),
    "authority": TEXT,
    "bibliography": TEXT,
    "citation": AUTHORITY,
    "date": AUTHORITY,
    "name": AUTHORITY,
    "event": AUTHORITY | {"date", "name"},
    "reference": AUTHORITY,
    "index": INDEX,
    "lsp/project": AUTHORITY,
    "lsp/draft": DRAFT,
    "lsp/checks": DRAFT | {"lsp/checks"},
    "lsp/features": ENGINE,
    "lsp/rpc": set(),
    "lsp/protocol": ENGINE | {"lsp/rpc"},
    "lsp/server": ENGINE | {"lsp/rpc", "lsp/protocol"},
    "lsp/cli": ENGINE | {"lsp/rpc", "lsp/protocol", "lsp/server"},
}
# Only these may know JSON; bibliography reads CSL JSON, which is a file format.
JSON = {"lsp/rpc", "lsp/protocol", "bibliography"}
INCLUDE = re.compile(r'^#include [<"]([^">]+)[">]', re.M)


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    wrong = []
    for folder, allowed in ALLOWED.items():
        path = root / (folder if folder.startswith("lsp/") else "corpus-index/" + folder)
        for file in sorted([*path.glob("*.h"), *path.glob("*.cpp")]):
            for include in INCLUDE.findall(file.read_text(encoding="utf-8")):
                target = include.rpartition("/")[0]
                if target in ALLOWED and target != folder and target not in allowed:
                    wrong.append(f"{file.relative_to(root)}: {folder} must not include {include}")
                if include.startswith("nlohmann/") and folder not in JSON:
                    wrong.append(f"{file.relative_to(root)}: only lsp/protocol and lsp/rpc know JSON")
    print("\n".join(wrong) if wrong else "layers: every include points the right way")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
