"""Times of whole programs, each taken in turn with all others, so that what else the machine does strikes all alike."""
import os
import pathlib
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Command:
    name: str
    arguments: list[str]
    before: Callable[[], None] = lambda: None
    standard_input: pathlib.Path | None = None
    wall: list[float] = field(default_factory=list)  # milliseconds, one a turn
    processor: list[float] = field(default_factory=list)  # the same, of all threads
    memory: float = 0  # megabytes, the most

    def run(self) -> None:
        self.before()
        source = self.standard_input.open("rb") if self.standard_input else subprocess.DEVNULL
        start = time.perf_counter()
        process = subprocess.Popen(self.arguments, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "LC_ALL": "C.UTF-8"})
        _, _, used = os.wait4(process.pid, 0)
        self.wall.append(1000 * (time.perf_counter() - start))
        self.note(used)

    def note(self, used: resource.struct_rusage) -> None:
        self.processor.append(1000 * (used.ru_utime + used.ru_stime))
        self.memory = max(self.memory, used.ru_maxrss / 1024)

    def least(self) -> float:
        return min(self.wall)

    def median(self) -> float:
        return statistics.median(self.wall)

    def least_processor(self) -> float:
        return min(self.processor)

    def median_processor(self) -> float:
        return statistics.median(self.processor)


def in_turn(commands: list[Command], turns: int) -> None:
    """One run of each that does not count, then `turns` rounds of all; with no turns the one run counts."""
    for turn in range(turns + 1):
        for command in commands:
            command.run()
        if turn == 0 and turns > 0:
            for command in commands:
                command.wall.clear()
                command.processor.clear()
