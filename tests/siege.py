"""The server is killed again and again while cases go from hand to hand; then everything is counted (P9)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from uuid import UUID

from backend.agencies.models import Person
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case, Handover, HistoryLine
from backend.core.clock import now
from backend.notifications.models import Inbox, Notice
from tests.cast import opened
from tests.endurance import Colleague, Listener, Progress, hand_round, in_threads, listening
from tests.server import Server

COLLEAGUES = ("visitator", "koordinator", "stedfortraeder", "krisecenter")
LONGEST_WAIT = 30.0


@dataclass(frozen=True)
class Count:
    """What came of it. `lost`, `doubled`, `out_of_order`, `other`: notices heard against rows."""

    handovers: int
    accepted: int
    kills: int
    repeated: int
    replayed: int
    reconnects: int
    notices: int
    lost: int
    doubled: int
    out_of_order: int
    other: int

    @property
    def wrong(self) -> int:
        return self.lost + self.doubled + self.out_of_order + self.other


def besiege(server: Server, *, clients: int, handovers: int, kills: int) -> Count:
    """`handovers` in all, by so many clients at once, through so many kills."""
    people = dict(Person.objects.filter(username__in=COLLEAGUES).values_list("username", "pk"))
    colleagues = [Colleague(people[name], token(name)) for name in COLLEAGUES]
    progress = Progress()
    rounds = [
        partial(hand_round, server, opened(at=now()).pk, colleagues, handovers // clients, progress)
        for _ in range(clients)
    ]
    with listening(server, {each.id: each.token for each in colleagues}) as listeners:
        in_threads(rounds, partial(_kill, server, progress, handovers, kills))
        wait(lambda: all(listeners[row.person_id].last >= row.last_seq for row in inboxes(listeners)))
    return _counted(progress, kills, listeners)


def token(username: str) -> str:
    return token_for(Person.objects.get(username=username))


def _kill(server: Server, progress: Progress, handovers: int, kills: int) -> None:
    """Spread over the work, never between two deeds on purpose: it hits where it hits."""
    for number in range(1, kills + 1):
        wait(partial(_reached, progress, handovers * number // (kills + 1)), patience=LONGEST_WAIT * 4)
        server.kill()
        server.start()


def _reached(progress: Progress, wanted: int) -> bool:
    return progress.handovers >= wanted


def wait(done: Callable[[], bool], patience: float = LONGEST_WAIT) -> None:
    until = time.monotonic() + patience
    while not done() and time.monotonic() < until:
        time.sleep(0.02)


def inboxes(listeners: dict[UUID, Listener]) -> list[Inbox]:
    return list(Inbox.objects.filter(person__in=listeners))


def _counted(progress: Progress, kills: int, listeners: dict[UUID, Listener]) -> Count:
    compared = [compare(person, listener) for person, listener in listeners.items()]
    return Count(
        handovers=progress.handovers,
        accepted=Handover.objects.filter(state="accepted").count(),
        kills=kills,
        repeated=progress.repeated,
        replayed=progress.replayed,
        reconnects=sum(listener.reconnects for listener in listeners.values()),
        notices=Notice.objects.filter(inbox__in=listeners).count(),
        **{name: sum(each[name] for each in compared) for name in compared[0]},
    )


def compare(person: UUID, listener: Listener) -> dict[str, int]:
    heard = [row["seq"] for row in listener.heard]
    rows = {row.seq: row for row in Notice.objects.filter(inbox=person)}
    return {
        "lost": len(set(rows) - set(heard)),
        "doubled": len(heard) - len(set(heard)),
        "out_of_order": sum(later < earlier for earlier, later in pairwise(heard)),
        "other": sum(not _same(said, rows.get(said["seq"])) for said in listener.heard),
    }


def _same(said: dict, row: Notice | None) -> bool:
    """The same notice; one withheld when it was sent says nothing."""
    if row is None or said["kind"] == "withdrawn":
        return row is not None and said["about"] is None
    about = {"kind": row.about_kind, "id": str(row.about)} if row.about_kind else None
    return (said["kind"], said["about"]) == (row.kind, about)


def done_twice() -> int:
    """Lines of history beyond one offer and one acceptance for every handover accepted."""
    lines = HistoryLine.objects.filter(what__in=("handover-offered", "handover-accepted"))
    return lines.count() - 2 * Handover.objects.filter(state="accepted").count()


def without_a_pair() -> int:
    """Open cases without a coordinator or without a deputy who can act."""
    able = Person.objects.filter(is_active=True, blocked_at=None)
    open_cases = Case.objects.filter(held_in__isnull=False)
    return open_cases.count() - open_cases.filter(coordinator__in=able, deputy__in=able).count()
