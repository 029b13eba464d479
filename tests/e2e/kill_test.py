#!/usr/bin/env python3
"""An index that is killed while it is written is as it was before, or as it was to become; never anything else.

usage: kill_test.py PROGRAM

A corpus of some hundred texts goes through many states. In each, `apparatus index` is killed (SIGKILL) at a random
moment, and then asked for the one date that differs from state to state. Meanwhile another process keeps reading.
The random seed is printed; KILL_TEST_SEED and KILL_TEST_ROUNDS repeat a run or lengthen it.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else sys.exit(77)
ROUNDS = int(os.environ.get('KILL_TEST_ROUNDS', '40'))
SEED = int(os.environ.get('KILL_TEST_SEED', str(random.randrange(1 << 30))))
TEXTS = 120

PARAGRAPH = """The board of the {place} mill met on {day} {month} 1921, and Yegor Balashov kept the minutes.[^{n}] Nobody
spoke for the weavers; V. P. Kuznetsova, who had been asked, was ill.

[^{n}]: GARF, f. {fond}, op. 2, d. {delo}, ll. {n}–{m} (Minutes of the {place} mill, {month} {day}, 1921).

"""


def text(number, state):
    dice = random.Random(number * 1000 + (state if number % 3 == 0 else 0))
    paragraphs = []
    for n in range(1, 41):
        paragraphs.append(PARAGRAPH.format(
            place=dice.choice(['Tver', 'Kaluga', 'Ivanovo', 'Shuia']), day=dice.randint(1, 28),
            month=dice.choice(['January', 'March', 'May', 'October']), n=n, m=n + 3, fond=dice.randint(1, 90),
            delo=dice.randint(1, 400)))
    return ''.join(paragraphs)


def write_state(corpus, state):
    for number in range(TEXTS):
        if number % 3 == 0 or state == 0:
            with open(os.path.join(corpus, f'mill{number:03}.md'), 'w') as file:
                file.write(text(number, state))
    # The one text that tells the states apart; also a text that comes and goes.
    with open(os.path.join(corpus, 'state.md'), 'w') as file:
        file.write(f'It was decided on 1 February {1800 + state}.\n')
    passing = os.path.join(corpus, 'passing.md')
    if state % 2:
        with open(passing, 'w') as file:
            file.write('Here on 1 February 1799 and gone.\n')
    elif os.path.exists(passing):
        os.remove(passing)


def index_command(corpus, index):
    return [PROGRAM, 'index', '--corpus', corpus, '--index', index]


def knows(index, edtf):
    done = subprocess.run([PROGRAM, 'show', '--index', index, 'date', edtf], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f'seed {SEED}: exit {done.returncode} asking for {edtf}: {done.stderr}')
    return done.returncode == 0


def state_of(index, states):
    """Which of the states the index shows; exactly one."""
    shown = [state for state in states if knows(index, f'{1800 + state}-02-01')]
    if len(shown) != 1:
        sys.exit(f'seed {SEED}: the index shows states {shown} of {states}')
    passing = knows(index, '1799-02-01')
    if passing != bool(shown[0] % 2):
        sys.exit(f'seed {SEED}: state {shown[0]} is mixed with another')
    return shown[0]


class Reader(threading.Thread):
    """Asks without pause; every answer must come."""

    def __init__(self, index):
        super().__init__(daemon=True)
        self.index, self.stop, self.answers, self.trouble = index, False, 0, None

    def run(self):
        while not self.stop and self.trouble is None:
            done = subprocess.run([PROGRAM, 'show', '--index', self.index, 'citation', 'GARF'], capture_output=True,
                                  text=True)
            if done.returncode != 0:
                self.trouble = done.stderr
            self.answers += 1


def main():
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = os.path.join(folder, 'corpus'), os.path.join(folder, 'index.sqlite')
        os.mkdir(corpus)
        write_state(corpus, 0)

        # The first build has no index before it: killed, it leaves none or a whole one.
        for _ in range(5):
            first = subprocess.Popen(index_command(corpus, index), stdout=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, 0.1))
            first.kill()
            first.wait()
            if os.path.exists(index):
                state_of(index, [0])
        begun = time.monotonic()
        subprocess.run(index_command(corpus, index + '.timing'), check=True, stdout=subprocess.DEVNULL)
        duration = time.monotonic() - begun
        subprocess.run(index_command(corpus, index), check=True, stdout=subprocess.DEVNULL)

        reader = Reader(index)
        reader.start()
        shown, killed, done = 0, 0, 0
        for state in range(1, ROUNDS + 1):
            write_state(corpus, state)
            writer = subprocess.Popen(index_command(corpus, index), stdout=subprocess.DEVNULL)
            time.sleep(dice.uniform(0, duration * 1.2))
            writer.kill()
            if writer.wait() == 0:
                done += 1
            else:
                killed += 1
            before, shown = shown, state_of(index, sorted({shown, state}))
            if shown not in (before, state):
                sys.exit(f'seed {SEED}: state {shown} after {before} and {state}')
        reader.stop = True
        reader.join()
        if reader.trouble is not None:
            sys.exit(f'seed {SEED}: a reader was told: {reader.trouble}')

        # What came through all this is what one undisturbed build makes.
        subprocess.run(index_command(corpus, index), check=True, stdout=subprocess.DEVNULL)
        fresh = os.path.join(folder, 'fresh.sqlite')
        subprocess.run(index_command(corpus, fresh), check=True, stdout=subprocess.DEVNULL)
        for query in (['citation', 'GARF'], ['date', '1921-03'], ['person', 'Kuznetsova'], ['person', 'Balashov']):
            answers = [subprocess.run([PROGRAM, 'show', '--index', file, *query], capture_output=True, text=True).stdout
                       for file in (index, fresh)]
            # Places are listed in the order in which texts came in; their number and all else is the same.
            if sorted(len(line) > 0 and line.split(':')[0] for line in answers[0].splitlines() if line[:1] != ' ') != \
               sorted(len(line) > 0 and line.split(':')[0] for line in answers[1].splitlines() if line[:1] != ' '):
                sys.exit(f'seed {SEED}: {query} differs\n{answers[0]}\n{answers[1]}')
        left = [name for name in os.listdir(folder) if '.new' in name]
        if left:
            sys.exit(f'seed {SEED}: left behind: {left}')
        shutil.rmtree(corpus)
        print(f'ok: {killed} builds killed, {done} were quicker; {reader.answers} answers read meanwhile; seed {SEED}')


if __name__ == '__main__':
    main()
