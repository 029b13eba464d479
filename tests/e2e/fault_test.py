#!/usr/bin/env python3
"""What may go wrong with files, done to the program on purpose: full and read-only disks, indexes that are damaged,
deleted or shared, texts that vanish or change while they are read, clocks that go back, hostile project files.

usage: fault_test.py PROGRAM [TEST…]

FAULT_TEST_ROUNDS lengthens what is repeated (1 unless given). What was done is counted and printed at the end.
FAULT_TEST_SEED repeats a run.
"""
import collections
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from protocol_test import PROGRAM, TIMEOUT, Session, at, make_project, position_of

ROUNDS = int(os.environ.get("FAULT_TEST_ROUNDS", "1"))
SEED = int(os.environ.get("FAULT_TEST_SEED", str(random.randrange(1 << 30))))
# A program with sanitizers is slower and keeps memory that it has given back.
SANITIZED = any(mark in pathlib.Path(PROGRAM).read_bytes() for mark in (b"__asan_init", b"__tsan_init"))
NOBODY = 65534
DONE = collections.Counter()

PAGE = """In {month} 1921 Yegor Balashov wrote to the mill of {place}.[^{n}] V. P. Kuznetsova answered on {day} {month} 1921.

[^{n}]: GARF, f. {fond}, op. 2, d. {delo}, ll. {n}–{m}.

"""


def page(dice, n):
    return PAGE.format(month=dice.choice(["March", "May", "June"]), place=dice.choice(["Tver", "Kaluga"]), n=n, m=n + 2,
                       day=dice.randint(1, 28), fond=dice.randint(1, 40), delo=dice.randint(1, 900))


def write_corpus(folder, texts, pages=20, seed=1):
    dice = random.Random(seed)
    folder.mkdir(exist_ok=True)
    for i in range(texts):
        (folder / f"text{i:03}.md").write_text("".join(page(dice, n) for n in range(1, pages + 1)))


def run_index(corpus, index, **options):
    return subprocess.run([PROGRAM, "index", "--corpus", corpus, "--index", index], capture_output=True, text=True,
                          timeout=TIMEOUT, **options)


def knows(index, day):
    return subprocess.run([PROGRAM, "show", "--index", index, "date", day], capture_output=True).returncode == 0


def is_whole(index):
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as database:
        return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def resident(pid, what="VmRSS"):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) * 1024
    return 0


class Limited:
    """A small disk: a tmpfs where that may be mounted, else a limit on the size of files."""

    def __init__(self, folder, size):
        self.folder, self.size = folder, size

    def __enter__(self):
        self.folder.mkdir()
        self.mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={self.size}", "tmpfs", self.folder], capture_output=True).returncode == 0
        return self

    def options(self):
        if self.mounted:
            return {}
        import resource
        return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.size))}

    def __exit__(self, *_):
        if self.mounted:
            subprocess.run(["umount", "-l", self.folder], check=True)


# The index.

def test_a_full_disk_costs_a_sentence(folder):
    """At every size of the disk that is too small: one line, exit 2, no wreck; with room, the index comes."""
    write_corpus(folder / "corpus", 60)
    for size in [64 << 10, 128 << 10, 192 << 10, 256 << 10, 384 << 10]:
        with Limited(folder / f"disk{size}", size) as disk:
            index = disk.folder / "index.sqlite"
            done = run_index(folder / "corpus", index, **disk.options())
            assert done.returncode in (0, 2), done
            if done.returncode == 2:
                DONE["builds on a full disk"] += 1
                assert done.stderr.count("\n") == 1 and "cannot be written" in done.stderr, done.stderr
                assert not index.exists(), "a wreck is left"
                assert not [name for name in os.listdir(disk.folder) if ".new" in name], "a wreck fills the disk"
                assert not knows(index, "1921-03"), "half an index answers"
    assert DONE["builds on a full disk"] > 0


def test_a_disk_that_fills_up_keeps_the_index_before(folder):
    write_corpus(folder / "corpus", 20)
    (folder / "corpus" / "state.md").write_text("It was decided on 1 February 1801.\n")
    for spare in (8 << 10, 64 << 10, 128 << 10):
        with Limited(folder / f"disk{spare}", 2 << 20) as disk:
            index = disk.folder / "index.sqlite"
            assert run_index(folder / "corpus", index).returncode == 0
            if not disk.mounted:
                return
            room = os.statvfs(disk.folder)
            (disk.folder / "filler").write_bytes(b"x" * max(0, room.f_bavail * room.f_bsize - spare))
            write_corpus(folder / "corpus", 60, seed=spare)
            (folder / "corpus" / "state.md").write_text("It was decided on 1 February 1802.\n")
            done = run_index(folder / "corpus", index)
            DONE["updates on a full disk"] += 1
            assert done.returncode == 2 and "disk is full" in done.stderr, done
            assert knows(index, "1801-02-01") and not knows(index, "1802-02-01")
            (disk.folder / "filler").unlink()
            assert run_index(folder / "corpus", index).returncode == 0
            assert knows(index, "1802-02-01") and not knows(index, "1801-02-01") and is_whole(index)
            for text in (folder / "corpus").iterdir():
                text.unlink()
            write_corpus(folder / "corpus", 20)
            (folder / "corpus" / "state.md").write_text("It was decided on 1 February 1801.\n")


def test_a_read_only_index_is_read_and_never_written(folder):
    write_corpus(folder / "corpus", 5)
    (folder / "corpus" / "state.md").write_text("It was decided on 1 February 1801.\n")
    kept = folder / "kept"
    kept.mkdir()
    index = kept / "index.sqlite"
    assert run_index(folder / "corpus", index).returncode == 0
    index.chmod(0o444)
    kept.chmod(0o555)
    folder.chmod(0o755)
    as_nobody = {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
    program = shutil.copy(PROGRAM, folder)  # where everybody may run it
    (folder / "corpus" / "state.md").write_text("It was decided on 1 February 1802.\n")
    before = index.read_bytes()
    done = subprocess.run([program, "index", "--corpus", folder / "corpus", "--index", index], capture_output=True,
                          text=True, **as_nobody)
    assert done.returncode == 2 and "cannot be written" in done.stderr, done
    shown = subprocess.run([program, "show", "--index", index, "date", "1801-02-01"], capture_output=True, **as_nobody)
    assert shown.returncode == 0, shown
    assert index.read_bytes() == before
    DONE["read-only indexes"] += 1
    kept.chmod(0o755)


def test_damage_is_found_and_mended(folder):
    """Bytes of an index overwritten at random: answers or a sentence, never a crash; the next build goes through."""
    dice = random.Random(SEED)
    write_corpus(folder / "corpus", 40)
    index = folder / "index.sqlite"
    assert run_index(folder / "corpus", index).returncode == 0
    whole = index.read_bytes()
    for _ in range(30 * ROUNDS):
        damaged = bytearray(whole)
        kind = dice.choice(["noise", "cut", "zeros"])
        at_byte = dice.randrange(len(damaged))
        if kind == "cut":
            del damaged[at_byte:]
        else:
            length = dice.choice([1, 16, 4096, 65536])
            noise = bytes(length) if kind == "zeros" else dice.randbytes(length)
            damaged[at_byte:at_byte + length] = noise
        index.write_bytes(damaged)
        for query in (["date", "1921-03"], ["person", "Kuznetsova"], ["citation", "GARF"]):
            shown = subprocess.run([PROGRAM, "show", "--index", index, *query], capture_output=True, timeout=TIMEOUT)
            assert shown.returncode in (0, 1, 2), (SEED, kind, at_byte, shown)
        done = run_index(folder / "corpus", index)
        assert done.returncode == 0, (SEED, kind, at_byte, done)
        DONE["damaged indexes"] += 1
        # A changed letter inside a value is no damage that a database can see; everything read anew is whole.
        anew = subprocess.run([PROGRAM, "index", "--anew", "--quiet", "--corpus", folder / "corpus", "--index", index])
        assert anew.returncode == 0 and knows(index, "1921-03") and is_whole(index), (SEED, kind, at_byte)


def test_texts_that_change_while_they_are_read(folder):
    """Texts grow, shrink, vanish and come back during builds; afterwards the index is what a fresh one is."""
    write_corpus(folder / "corpus", 40)
    index = folder / "index.sqlite"
    stop = threading.Event()

    def disturb():
        dice = random.Random(SEED)
        while not stop.is_set():
            text = folder / "corpus" / f"text{dice.randrange(40):03}.md"
            what = dice.randrange(5)
            try:
                if what == 0:
                    text.unlink(missing_ok=True)
                elif what == 1:
                    text.write_text("".join(page(dice, n) for n in range(1, dice.randrange(2, 60))))
                elif what == 2:
                    os.truncate(text, dice.randrange(400))
                elif what == 3:
                    os.replace(text, folder / "corpus" / f"text{dice.randrange(40):03}.md")
                else:
                    text.chmod(dice.choice([0, 0o644]))
            except FileNotFoundError:
                pass
            DONE["texts changed under a build"] += 1
            time.sleep(0.0005)

    disturber = threading.Thread(target=disturb)
    disturber.start()
    for _ in range(15 * ROUNDS):
        done = run_index(folder / "corpus", index)
        assert done.returncode == 0, done
        assert is_whole(index)
    stop.set()
    disturber.join()
    for text in (folder / "corpus").iterdir():
        text.chmod(0o644)
    assert run_index(folder / "corpus", index).returncode == 0
    fresh = folder / "fresh.sqlite"
    summary = run_index(folder / "corpus", fresh).stdout.split(": ", 1)[1].rsplit(";", 1)[0]
    again = run_index(folder / "corpus", index).stdout.split(": ", 1)[1].rsplit(";", 1)[0]
    assert summary == again, (summary, again)


def test_clocks_that_go_back(folder):
    """Texts of the future and of 1901, and an index written at a later time than it is now."""
    write_corpus(folder / "corpus", 3)
    state, index = folder / "corpus" / "state.md", folder / "index.sqlite"
    now = time.time()
    for number, moment in enumerate([now, now + 10 ** 9, now - 10 ** 9, 1, -2_000_000_000, now + 3, now]):
        state.write_text(f"It was decided on {number + 1} February 1801.\n")
        os.utime(state, (moment, moment))
        assert run_index(folder / "corpus", index).returncode == 0
        assert knows(index, f"1801-02-0{number + 1}") and not knows(index, f"1801-02-0{number}"), moment
        DONE["clocks changed"] += 1
    with sqlite3.connect(index) as database:
        later = int((now + 10 ** 8) * 1e9)
        database.execute("UPDATE meta SET value = ? WHERE name IN ('indexed_at', 'generation')", (later,))
    state.write_text("It was decided on 9 February 1801.\n")
    assert run_index(folder / "corpus", index).returncode == 0
    assert knows(index, "1801-02-09") and not knows(index, "1801-02-07")
    DONE["clocks changed"] += 1


def test_what_is_no_text_is_passed_by(folder):
    """FIFOs, devices, sockets, circles of links and links out of the corpus hold nothing up and are not followed."""
    corpus = folder / "corpus"
    write_corpus(corpus, 2)
    secret = folder / "elsewhere"
    write_corpus(secret, 1)
    (secret / "secret.md").write_text("Hidden since 3 February 1777.\n")
    os.mkfifo(corpus / "pipe.md")
    (corpus / "zero.md").symlink_to("/dev/zero")
    (corpus / "circle").symlink_to(corpus)
    (corpus / "loop.md").symlink_to("loop.md")
    (corpus / "out").symlink_to(secret)
    (corpus / "out.md").symlink_to(secret / "secret.md")
    deep = corpus
    for _ in range(60):
        deep = deep / "deep"
    deep.mkdir(parents=True)
    (deep / "found.md").write_text("Found on 4 February 1777.\n")
    index = folder / "index.sqlite"
    done = run_index(corpus, index)
    assert done.returncode == 0 and "3 texts" in done.stdout, done
    assert not knows(index, "1777-02-03") and knows(index, "1777-02-04")
    DONE["things that are no text"] += 5


# The server and its files.

def started(folder, **more):
    uri = make_project(folder)
    session = Session([], folder)
    session.initialize(folder, more)
    session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    text = (folder / "chapter.md").read_text()
    session.open(uri, text)
    return session, uri, text


def hovers(session, uri, text):
    found = session.result("textDocument/hover", at(uri, position_of(text, "linskii", "utf-16")))
    return found is not None and "Belinskii" in found["contents"]["value"]


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_an_index_deleted_under_the_server(folder):
    session, uri, text = started(folder)
    assert hovers(session, uri, text)
    for path in (folder / ".apparatus").iterdir():
        path.unlink()
    (folder / ".apparatus").rmdir()
    DONE["indexes deleted while open"] += 1
    assert hovers(session, uri, text), "the server forgot with the file"
    done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    assert done["texts"] == 1 and not done.get("error"), done
    assert hovers(session, uri, text)
    session.end()


def test_an_index_overwritten_under_the_server(folder):
    session, uri, text = started(folder)
    for noise in (b"", b"no database at all, but quite some bytes of something else\n" * 500):
        (folder / ".apparatus" / "index.sqlite").write_bytes(noise)
        DONE["indexes deleted while open"] += 1
        session.result("textDocument/hover", at(uri, position_of(text, "linskii", "utf-16")))
        done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
        assert done["texts"] == 1 and not done.get("error"), done
        assert wait_for(lambda: hovers(session, uri, text))
    session.end()


def test_damage_that_a_question_comes_upon(folder):
    """In a large index, which is not searched at every build: the server says so and makes it anew."""
    session, uri, text = started(folder)
    session.end()
    index = folder / ".apparatus" / "index.sqlite"
    database = sqlite3.connect(index, isolation_level=None)
    database.execute("CREATE TABLE pad (b)")
    database.execute("INSERT INTO pad VALUES (zeroblob(9000000))")
    database.execute("INSERT OR REPLACE INTO meta VALUES ('searched_at', ?)", (time.time_ns(),))
    pages = [database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
             for name in ("person_by_surname", "person_by_name", "surname_by_key", "node_by_key")]
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    with open(index, "r+b") as file:
        for number in pages:
            file.seek((number - 1) * 4096)
            file.write(b"Z" * 4096)
    session = Session([], folder)
    session.initialize(folder)
    session.open(uri, text)
    hovers(session, uri, text)
    session.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]})
    hovers(session, uri, text)
    told = session.wait(lambda m: m.get("method") == "window/showMessage")["params"]["message"]
    assert "damaged" in told and "made anew" in told, told
    DONE["damaged indexes"] += 1
    assert wait_for(index.exists), "nothing is made anew"
    done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
    assert done["texts"] == 1 and not done.get("error"), done
    assert hovers(session, uri, text)
    session.end()
    assert is_whole(index)


def test_a_corpus_that_goes_and_comes_back(folder):
    """A folder that is deleted and made again is watched again."""
    session, uri, text = started(folder)
    corpus = folder / "corpus"
    for number in range(2):
        for path in corpus.iterdir():
            path.unlink()
        corpus.rmdir()
        time.sleep(0.4)
        assert hovers(session, uri, text), "what was known goes with the folder"
        corpus.mkdir()
        (corpus / "again.md").write_text("Grigorii Belinskii came back on 5 June 1922.\n")
        index = folder / ".apparatus" / "index.sqlite"
        assert wait_for(lambda: knows(index, "1922-06-05")), "the new folder is not watched"
        (corpus / "later.md").write_text(f"Grigorii Belinskii left on {number + 1} July 1923.\n")
        assert wait_for(lambda: knows(index, f"1923-07-0{number + 1}")), "nor what comes into it"
        DONE["corpora deleted and made again"] += 1
    session.end()


def test_two_servers_and_an_indexer(folder):
    """On one index: everybody is answered, and in the end all know the last state."""
    write_corpus(folder / "corpus", 30)
    uri = make_project_again(folder)
    sessions = [Session([], folder) for _ in range(2)]
    for session in sessions:
        session.initialize(folder)
        session.open(uri, (folder / "chapter.md").read_text())
    index = folder / ".apparatus" / "index.sqlite"
    text = (folder / "chapter.md").read_text()
    for state in range(1, 8 * ROUNDS + 1):
        (folder / "corpus" / "state.md").write_text(f"It was decided on 1 February {1800 + state}.\n")
        writer = subprocess.Popen([PROGRAM, "index", "--quiet"], cwd=folder, stderr=subprocess.PIPE)
        for session in sessions:
            for _ in range(10):
                session.result("textDocument/hover", at(uri, position_of(text, "linskii", "utf-16")))
                DONE["answers beside two other writers"] += 1
        assert writer.wait(TIMEOUT) == 0, writer.stderr.read()
        assert knows(index, f"{1800 + state}-02-01")
    for session in sessions:
        done = session.result("workspace/executeCommand", {"command": "apparatus.indexNow"})
        assert not done.get("error"), done
        session.end()
    assert is_whole(index)


def make_project_again(folder):
    (folder / "apparatus.toml").write_text("[corpus]\npaths = ['corpus']\n")
    (folder / "corpus" / "harbour.md").write_text("Grigorii Belinskii came on 5 June 1921. Grigorii Belinskii left.\n")
    (folder / "chapter.md").write_text("Grigorii Belinskii spoke on 31 June 1921.\n")
    return (folder / "chapter.md").as_uri()


def test_a_hostile_project_costs_only_time(folder):
    """An apparatus.toml that names devices, pipes, circles and nonsense, and one that is huge."""
    os.mkfifo(folder / "pipe.bib")
    (folder / "zero.bib").symlink_to("/dev/zero")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "one.md").write_text("It was decided on 1 February 1801.\n")
    (folder / "chapter.md").write_text("---\nbibliography: [zero.bib, pipe.bib, /dev/zero, ../../../../dev/tty]\n---\n"
                                       "Grigorii Belinskii spoke on 31 June 1921 [@nobody].\n")
    (folder / "chapter.tex").write_text("\\documentclass{article}\\bibliography{zero,/dev/zero,pipe}\\begin{document}\n"
                                        "\\input{/dev/zero}\\input{chapter}\\include{pipe.bib}\nSpoke on 31 June 1921.\n\\end{document}\n")
    hostile = [
        "[corpus]\npaths = ['/dev/zero', '/dev/tty', 'pipe.bib', 'corpus']\n",
        "[corpus]\npaths = ['corpus']\nexclude = ['" + "*a" * 3000 + "b', '" + "**/" * 3000 + "x']\n",
        "[draft]\nfiles = ['/dev/zero', 'pipe.bib', 'chapter.md', 'chapter.md']\nbibliography = ['/dev/zero', 'pipe.bib', 'zero.bib']\n",
        "a = " + "[" * 100_000 + "\n",
        "".join(f"[[person]]\nname = 'Nobody{i} Nothing{i}'\n" for i in range(60_000)),
        "[words]\naccept = [" + ",".join(f"'w{i}'" for i in range(300_000)) + "]\n",
        "[checks]\n" + "x" * 5_000_000,
    ]
    for number, text in enumerate(hostile):
        (folder / "apparatus.toml").write_text(text)
        begun = time.monotonic()
        for draft in ("chapter.md", "chapter.tex"):
            done = subprocess.run([PROGRAM, "check", folder / draft], capture_output=True, timeout=TIMEOUT,
                                  stdin=subprocess.DEVNULL)
            assert done.returncode in (0, 1, 2), (number, done)
        subprocess.run([PROGRAM, "index"], cwd=folder, capture_output=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
        session = Session([], folder)
        session.initialize(folder)
        for draft, language in (("chapter.md", "markdown"), ("chapter.tex", "latex")):
            uri = (folder / draft).as_uri()
            session.notify("textDocument/didOpen", {"textDocument": {
                "uri": uri, "languageId": language, "version": 1, "text": (folder / draft).read_text()}})
            session.result("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert SANITIZED or resident(session.process.pid, "VmHWM") < 1 << 30, number
        session.end()
        assert time.monotonic() - begun < TIMEOUT, (number, time.monotonic() - begun)
        DONE["hostile projects"] += 1


def main(tests):
    """Runs the functions called test_… among `tests`, or those that the command line names."""
    wanted = sys.argv[2:]
    for name, test in list(tests.items()):
        if name.startswith("test_") and (not wanted or name in wanted):
            begun = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                try:
                    test(pathlib.Path(folder).resolve())
                except BaseException:
                    print(f"FAILED {name}, seed {SEED}", flush=True)
                    raise
            print(f"ok {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    print(f"seed {SEED};", "; ".join(f"{count} {what}" for what, count in DONE.items()))


if __name__ == "__main__":
    main(globals())
