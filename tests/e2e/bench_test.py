#!/usr/bin/env python3
"""The benchmarks' harness runs to its end, on a corpus and a draft so small that its figures say nothing."""
import pathlib
import subprocess
import sys

HARNESS = pathlib.Path(__file__).resolve().parent.parent / "bench" / "measure.py"
SMALL = ["--megabytes", "0.2", "--drafts", "10", "--edits", "5", "--turns", "1", "--no-peers"]
TOLD = ["index from nothing, 0.2 MB", "index on disk, 0.2 MB", "start to the answer to initialize, 0.2 MB",
        "edit → diagnostics, 0.2 MB, draft 10 KB", "completion, server's own time, 0.2 MB, draft 10 KB",
        "hover, server's own time, 0.2 MB, draft 10 KB", "memory of the server, 0.2 MB, draft 10 KB"]


def main() -> None:
    run = subprocess.run([sys.executable, str(HARNESS), sys.argv[1], *SMALL], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"measure.py ended with {run.returncode}:\n{run.stderr}")
    missing = [row for row in TOLD if f"| {row} |" not in run.stdout]
    if missing:
        sys.exit(f"no row for {missing} in:\n{run.stdout}")
    print(f"{len(TOLD)} rows of the table are there")


if __name__ == "__main__":
    main()
