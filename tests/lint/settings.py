#!/usr/bin/env python3
"""Keeps what is said of settings in one voice: every code of a check has its page in docs/checks and its setting in VS
Code, and VS Code offers what apparatus.toml and the server know, no more and no less.

usage: settings.py FOLDER_OF_THE_PROJECT
"""
import json
import pathlib
import re
import sys
import tomllib

# What VS Code needs and the server does not.
ONLY_IN_VS_CODE = {"path", "trace.server"}


def words_of(source, constant):
    """The strings of a constant array of a C++ source."""
    return re.findall(r'"([^"]+)"', re.search(constant + r" = \{(.*?)\};", source, re.S).group(1))


def number_of(source, constant):
    return int(re.search(constant + r" = ([0-9']+)", source).group(1).replace("'", ""))


def ids_of(root, name, table):
    data = tomllib.loads((root / "corpus-index/authority/data" / name).read_text())
    return [entry["id"] for entry in data[table]]


def known_values(root, project):
    """By setting of VS Code: the values that are understood."""
    severities = words_of(project, "kSeverities")
    codes = re.findall(r'"([a-z]+(?:-[a-z]+)+)"', (root / "lsp/project/codes.cpp").read_text())
    return {
        "style.date": words_of(project, "kDateStyles"),
        "style.ibid": words_of(project, "kIbidStyles"),
        **{f"style.transliteration{zone}": ["draft", *ids_of(root, "transliteration.toml", "system")]
           for zone in ("", "-body", "-notes", "-bibliography")},
        "style.citation": ["draft", *ids_of(root, "schemes.toml", "scheme")],
        **{f"checks.{code}": severities for code in codes},
    }


def known_names(root, project):
    """The settings that the server reads."""
    params = (root / "lsp/protocol/params.cpp").read_text()
    own = re.findall(r'reader\.optional\("(\w+)"', params[params.index("void read_settings("):])
    return {*own, "checks", *("style." + key for key in words_of(project, "kStyleKeys")),
            *("words." + key for key in words_of(project, "kWordsKeys"))}


def differences(root, manifest):
    project = (root / "lsp/project/project.cpp").read_text()
    settings = {name.removeprefix("apparatus."): setting
                for name, setting in manifest["contributes"]["configuration"]["properties"].items()}
    for name in sorted(known_names(root, project) ^ (set(settings) - ONLY_IN_VS_CODE)):
        yield f"the setting {name} is not known on both sides"
    settings.update({"checks." + code: setting for code, setting in settings["checks"]["properties"].items()})
    values = known_values(root, project)
    for name in sorted(set(values) | {name for name in settings if name.startswith("checks.")}):
        ours, theirs = settings.get(name, {}).get("enum", []), values.get(name, [])
        if sorted(ours) != sorted(theirs):
            yield f"{name} may be {', '.join(ours) or 'nothing'}; understood is {', '.join(theirs) or 'nothing'}"
    limits = (root / "lsp/protocol/params.h").read_text() + (root / "lsp/protocol/params.cpp").read_text()
    for name, constant in (("diagnosticsDelay", "kLongestDelay"), ("largestDraft", "kLargestDraft")):
        if settings[name]["maximum"] != number_of(limits, constant):
            yield f"{name} may be up to {settings[name]['maximum']}, not {number_of(limits, constant)}"


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    manifest = json.loads((root / "editor-configs/vscode/package.json").read_text())
    wrong = ["editor-configs/vscode/package.json: " + difference for difference in differences(root, manifest)]
    codes = manifest["contributes"]["configuration"]["properties"]["apparatus.checks"]["properties"]
    wrong += [f"docs/checks/{code}.md is missing" for code in sorted(codes) if not (root / f"docs/checks/{code}.md").is_file()]
    version = re.search(r"project\(apparatus VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text()).group(1)
    if manifest["version"] != version:
        wrong.append(f"editor-configs/vscode/package.json: version {manifest['version']} is not {version}")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
