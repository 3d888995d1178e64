"""Processor time of processes, as the kernel counts it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def seconds(pids: Iterable[int]) -> float:
    """By the scheduler's own clock, thread by thread: the usual counters know hundredths of a second."""
    return (
        sum(
            int(thread.read_text().split()[0])
            for pid in pids
            for thread in Path(f"/proc/{pid}/task").glob("*/schedstat")
        )
        / 1e9
    )


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time for one request: in the server, and in the database behind it."""

    server: float
    database: float


def of(ask: Callable[[], object], server: int, backends: Callable[[], list[int]], times: int) -> Cost:
    """`server`: its first process. `backends`: the database's processes that work for it."""
    for _ in range(3):
        ask()
    us, theirs = family(server), backends()
    before = seconds(us), seconds(theirs)
    for _ in range(times):
        ask()
    spent = seconds(us) - before[0], seconds(theirs) - before[1]
    return Cost(*(each / times * 1000 for each in spent))
