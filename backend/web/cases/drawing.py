"""Where the case is and who holds it, as a small drawing: the case to the left, each open handover an arrow from it.

A whole line is a task somebody has; a broken one waits for an answer. The list beside it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from backend.coordination.lifecycle import Handing
from backend.web.cases.handovers import Shown

WIDTH, BOX, TALL, STEP, TOP = 640, 250, 76, 92, 10
FIRST, NEXT = 19, 17
LEFT, RIGHT = 4, 386
LONGEST = 30


@dataclass(frozen=True)
class Task:
    y: int
    title: list[str]
    who: str
    state: str
    carried: bool
    back: bool

    @property
    def line_y(self) -> int:
        return self.y + TALL // 2

    @property
    def texts(self) -> tuple[tuple[int, str], ...]:
        told = [*self.title, self.who, self.state]
        return tuple((self.y + FIRST + NEXT * place, text) for place, text in enumerate(told))


@dataclass(frozen=True)
class Drawing:
    height: int
    case_y: int
    coordinator: str
    deputy: str
    tasks: list[Task]
    width: int = WIDTH
    box: int = BOX
    tall: int = TALL
    left: int = LEFT
    right: int = RIGHT

    @property
    def from_x(self) -> int:
        return LEFT + BOX

    @property
    def middle(self) -> int:
        return self.case_y + TALL // 2


def short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def lines(text: str) -> list[str]:
    """Two at most; the list beside the drawing has all of it."""
    return wrap(text, LONGEST, max_lines=2, placeholder=" …")


def drawing(coordinator: str, deputy: str, open_handovers: Sequence[Shown]) -> Drawing:
    tasks = [
        Task(
            y=TOP + place * STEP,
            title=lines(each.title),
            who=short(each.holder or each.role),
            state=each.state_word,
            carried=each.is_carried,
            back=each.state == Handing.RETURNED,
        )
        for place, each in enumerate(open_handovers)
    ]
    height = TOP + max(1, len(tasks)) * STEP
    return Drawing(height, (height - TALL) // 2, short(coordinator), short(deputy), tasks)
