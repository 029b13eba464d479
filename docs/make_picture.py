#!/usr/bin/env python3
"""Makes docs/at-work.svg, the README's picture: Neovim on a sample draft, captured from a real terminal.

usage: docs/make_picture.py          (needs tmux, nvim and build/release/apparatus)
"""
import html
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 112, 31
CELL_WIDTH, CELL_HEIGHT = 8.4, 18
PAPER, INK = "#fdfdfb", "#26261f"
SETTINGS = [
    "set termguicolors noruler laststatus=0 noshowcmd shortmess+=F signcolumn=yes linebreak background=light",
    "hi Normal guifg=#26261f guibg=#fdfdfb", "hi SignColumn guibg=#fdfdfb", "hi EndOfBuffer guifg=#fdfdfb",
    "hi NormalFloat guifg=#26261f guibg=#efece2", "hi Title guifg=#26261f gui=bold",
    "hi DiagnosticWarn guifg=#a05a00", "hi DiagnosticError guifg=#b3261e", "hi DiagnosticInfo guifg=#28659b",
    "hi DiagnosticUnderlineWarn gui=underline guifg=#a05a00", "hi DiagnosticUnderlineError gui=underline guifg=#b3261e",
    "hi DiagnosticUnderlineInfo gui=underline guifg=#28659b",
]


def capture() -> str:
    """The terminal's content, with its colours as escape sequences, while a hover card is open."""
    def tmux(*arguments: str) -> str:
        return subprocess.run(["tmux", "-L", "picture", "-f", "/dev/null", *arguments], check=True, text=True, capture_output=True).stdout

    vim = ["nvim", "--clean", "-n", "--cmd", f"set runtimepath^={ROOT}/editor-configs/neovim",
           "--cmd", f'let g:apparatus_command = ["{ROOT}/build/release/apparatus", "serve"]']
    vim += ["-c", " | ".join(SETTINGS)]
    tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), "-c", str(ROOT / "tests/samples/drafts"), *vim, "telephone.md")
    try:
        time.sleep(4)
        for keys in (["/17.3.292", "Enter", "zz", ":noh", "Enter"], [":lua vim.lsp.buf.hover()", "Enter"], [":", "Escape"]):
            tmux("send-keys", *keys)
            time.sleep(1)
        return tmux("capture-pane", "-e", "-p", "-N")
    finally:
        tmux("kill-server")


def style_of(codes: str, style: dict) -> dict:
    numbers = [int(n) if n.isdigit() else 0 for n in re.split("[;:]", codes)] or [0]
    style = dict(style)
    while numbers:
        code = numbers.pop(0)
        if code == 0: style = {}
        elif code == 1: style["bold"] = True
        elif code == 3: style["italic"] = True
        elif code == 4: style["underline"] = True
        elif code == 24: style.pop("underline", None)
        elif code == 39: style.pop("ink", None)
        elif code == 49: style.pop("paper", None)
        elif code in (38, 48) and numbers[:1] == [2]:
            style["ink" if code == 38 else "paper"] = "#%02x%02x%02x" % tuple(numbers[1:4])
            del numbers[:4]
    return style


def svg(screen: str) -> str:
    lines = screen.rstrip("\n").split("\n")
    width, height = COLUMNS * CELL_WIDTH + 24, len(lines) * CELL_HEIGHT + 24
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
           f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">',
           f'<rect width="100%" height="100%" rx="6" fill="{PAPER}" stroke="#d8d5c8"/>']
    style: dict = {}
    for row, line in enumerate(lines):
        column, y = 0, 26 + row * CELL_HEIGHT
        for part in re.finditer("(?:\x1b\\[([0-9;:]*)m)?([^\x1b]*)", line):
            codes, text = part.groups()
            if codes is not None:
                style = style_of(codes, style)
            if not text:
                continue
            x, span = 12 + column * CELL_WIDTH, len(text) * CELL_WIDTH
            if "paper" in style and style["paper"] != PAPER:
                out.append(f'<rect x="{x:.1f}" y="{y - 14}" width="{span:.1f}" height="{CELL_HEIGHT}" fill="{style["paper"]}"/>')
            attributes = f'fill="{style.get("ink", INK)}"'
            if "bold" in style: attributes += ' font-weight="bold"'
            if "italic" in style: attributes += ' font-style="italic"'
            if "underline" in style: attributes += ' text-decoration="underline"'
            if text.strip():
                out.append(f'<text x="{x:.1f}" y="{y}" textLength="{span:.1f}" xml:space="preserve" {attributes}>{html.escape(text)}</text>')
            column += len(text)
    return "\n".join(out) + "\n</svg>\n"


if __name__ == "__main__":
    (ROOT / "docs/at-work.svg").write_text(svg(capture()), encoding="utf-8")
