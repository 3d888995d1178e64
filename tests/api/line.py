"""A line of the table of access: one door that changes something, who may use it, and what the others are answered."""

from dataclasses import dataclass, field
from typing import Any

from tests.seeing import HOLDERS, who_sees


@dataclass(frozen=True)
class Line:
    """
    `on` is the situation in which those who `may` succeed, `late` one in which the same people come at the wrong time
    (409). Whoever sees the thing and may not gets 403, whoever may not know of it 404; systems get 403, strangers 401.
    `may` is "holders" (whoever coordinates or deputises then) or names of the cast. `to` is the person the path names.
    A text in a body that begins with @ stands for the id of that member of the cast, with & for that of their agency,
    with # for that of the case's party of this kind.
    """

    method: str
    path: str
    answers: int
    may: str
    on: str = "received"
    late: str = ""
    late_may: str = ""
    also: str = ""
    sees: str = "case"
    to: str = "koordinator"
    body: dict[str, Any] = field(default_factory=dict)

    def those_who_may(self, situation: str) -> set[str]:
        names = self.late_may if situation == self.late and self.late_may else self.may
        return set((HOLDERS[situation] if names == "holders" else names).split())

    def those_who_know(self, situation: str) -> set[str]:
        if self.sees != "case":
            return set(self.sees.split())
        return who_sees(situation) | set(self.also.split() if situation == self.on else ())

    def expected(self, who: str, situation: str) -> int:
        if who in self.those_who_may(situation):
            return 409 if situation == self.late else self.answers
        return 403 if self.sees == "everybody" or who in self.those_who_know(situation) else 404
