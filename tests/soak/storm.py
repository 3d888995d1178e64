"""A site of three processes under load, each killed again and again, in every order; then all is counted (P9).

Two clients hand cases from colleague to colleague. Four write down what an exposed person was told, at cases with so
many seats that each deed rings in forty inboxes. Whoever reads comes back with the last number: at the socket, or at
the list.
"""

import time
from dataclasses import asdict, dataclass
from functools import partial
from itertools import cycle, islice, permutations
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import connection

from backend.agencies.models import Person, Post
from backend.config.management.commands.demo_token import token_for
from backend.coordination.models import Case, Seat, Telling
from backend.core.clock import now
from backend.notifications.models import Notice
from backend.responsibilities.book import model_in_force
from tests.cast import opened
from tests.endurance import Colleague, Listener, Progress, hand_round, in_threads, listening, tell_often
from tests.own_database import OwnDatabase
from tests.server import PAGES_ALONE, Server
from tests.siege import COLLEAGUES, compare, inboxes, wait

READERS, AT_THE_SOCKET, AT_THE_LIST = 40, 8, 4
TELLERS, HANDERS, TOLD_FOR_EACH_HANDED = 4, 2, 10
PATIENCE = 300.0
BREATH = 0.3  # between two kills: somebody is in the middle of something else by then


class Part(Protocol):
    def kill(self) -> None: ...
    def launch(self) -> None: ...


class Site:
    """Pages and API, the bell with the sweep, and the database."""

    def __init__(self, database: OwnDatabase, folder: Path) -> None:
        self._web = Server(database.clone, folder / "web", PAGES_ALONE)
        self._listener = Server(database.clone, folder / "listener")
        self.parts: dict[str, Part] = {
            "server": self._web,
            "database": database,
            "listener": self._listener,
        }
        self.api, self.address, self.bell = self._web.api, self._web.address, self._listener.bell

    def start(self) -> None:
        self._web.start()
        self._listener.start()

    def kill(self, order: tuple[str, ...]) -> None:
        """One after the other, all of them down before the first comes back; they come back as they went."""
        for name in order:
            self.parts[name].kill()
            time.sleep(BREATH if order != TOGETHER else 0)
        for name in order:
            self.parts[name].launch()
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        self._web.wait_until_ready()
        self._listener.wait_until_ready()

    def stop(self) -> None:
        self._web.stop()
        self._listener.stop()

    def said(self) -> str:
        return self._web.said() + self._listener.said()


PARTS = ("server", "database", "listener")
TOGETHER = ("listener", "server", "database")
ORDERS = (*permutations(PARTS), TOGETHER)


@dataclass(frozen=True)
class Toll:
    """What came of it; of the readers' notices against the rows, and of the rows against the deeds answered."""

    kills: int
    tellings: int
    handovers: int
    repeated: int
    replayed: int
    reconnects: int
    notices: int
    deeds_not_as_answered: int
    not_told: int
    lost: int
    doubled: int
    out_of_order: int
    other: int

    @property
    def wrong(self) -> dict[str, int]:
        faults = ("deeds_not_as_answered", "not_told", "lost", "doubled", "out_of_order", "other")
        return {name: number for name in faults if (number := asdict(self)[name])}


def storm(site: Site, *, notices: int, kills: int) -> Toll:
    people = dict(Person.objects.filter(username__in=COLLEAGUES).values_list("username", "pk"))
    colleagues = [Colleague(people[name], _token(people[name])) for name in COLLEAGUES]
    crowd = _crowd()
    tellings, handed = notices // READERS, notices // READERS // TOLD_FOR_EACH_HANDED
    told = [_full_case(crowd) for _ in range(TELLERS)]
    progress = Progress()
    holder, advice = colleagues[0], model_in_force(now()).advice[0].code
    work = [
        partial(tell_often, site, case.pk, holder, advice, tellings // TELLERS, progress) for case in told
    ] + [
        partial(hand_round, site, opened(at=now()).pk, colleagues, handed // HANDERS, progress)
        for _ in range(HANDERS)
    ]
    at_list = crowd[:AT_THE_LIST]
    reading = crowd[: AT_THE_LIST + AT_THE_SOCKET]
    tokens = {each.id: each.token for each in colleagues} | {pk: _token(pk) for pk in reading}
    with listening(site, tokens, asking=at_list) as listeners:
        in_threads(work, partial(_strike, site, progress, tellings + handed, kills))
        connection.close()  # it was killed too
        wait(lambda: _all_read(listeners), patience=PATIENCE)
    return _toll(progress, kills, listeners, crowd)


def _strike(site: Site, progress: Progress, deeds: int, kills: int) -> None:
    """Spread over the work: it hits where it hits."""
    rounds = -(-kills // len(PARTS))
    for number, order in enumerate(islice(cycle(ORDERS), rounds), 1):
        wait(partial(_reached, progress, deeds * number // (rounds + 1)), patience=PATIENCE)
        site.kill(order)


def _reached(progress: Progress, wanted: int) -> bool:
    return progress.tellings + progress.handovers >= wanted


def _all_read(listeners: dict[UUID, Listener]) -> bool:
    return all(listeners[row.person_id].last >= row.last_seq for row in inboxes(listeners))


def _token(person: UUID) -> str:
    return token_for(Person.objects.get(pk=person))


def _crowd() -> list[UUID]:
    """So many people of the shelter, each with a post."""
    pattern = Post.objects.select_related("person").get(person__username="krisecenter", ended_at=None)
    people = [
        Person(username=f"{number}-storm", name=f"Nr. {number}", agency_id=pattern.agency_id)
        for number in range(READERS)
    ]
    posts = [
        Post(partnership_id=pattern.partnership_id, person=one, agency_id=pattern.agency_id) for one in people
    ]
    Person.objects.bulk_create(people)
    Post.objects.bulk_create(posts)
    return [one.pk for one in people]


def _full_case(crowd: list[UUID]) -> Case:
    case = opened(at=now())
    agency = Person.objects.get(pk=crowd[0]).employer
    Seat.objects.bulk_create(
        Seat(case=case, agency=agency, person_id=pk, role="shelter-coordinator", since=now()) for pk in crowd
    )
    return case


def _toll(progress: Progress, kills: int, listeners: dict[UUID, Listener], crowd: list[UUID]) -> Toll:
    compared = [compare(person, listener) for person, listener in listeners.items()]
    done = Telling.objects.filter(duty="agreed-advice").count()
    return Toll(
        kills=-(-kills // len(PARTS)) * len(PARTS),
        tellings=progress.tellings,
        handovers=progress.handovers,
        repeated=progress.repeated,
        replayed=progress.replayed,
        reconnects=sum(listener.reconnects for listener in listeners.values()),
        notices=Notice.objects.count(),
        deeds_not_as_answered=abs(done - progress.tellings),
        not_told=sum(abs(done - _told(pk)) for pk in crowd),
        **{name: sum(each[name] for each in compared) for name in compared[0]},
    )


def _told(person: UUID) -> int:
    return Notice.objects.filter(inbox=person, kind="told").count()
