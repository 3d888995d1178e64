"""Systems, webhooks and tries as one reads them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.utils.functional import Promise

from backend.systems.acts import Standing
from backend.systems.feeding import TEST
from backend.systems.models import DeliveryTry, System, SystemDeed, WebhookDeed
from backend.systems.pausing import Pause
from backend.systems.watching import Watched
from backend.web.systems import words


@dataclass(frozen=True)
class Hook:
    """`place`: without what stands after a question mark, which may be a key of the receiver's."""

    id: UUID
    host: str
    place: str
    system: str
    agency: str
    run_by: str
    phone: str
    standing: str
    word: Promise
    colour: str
    gone: bool
    delivered_at: datetime | None
    next_at: datetime | None
    paused_at: datetime | None
    sent_to: int

    @property
    def short(self) -> str:
        """As one of several is told from the others."""
        return self.place.removeprefix("https://").removesuffix("/")

    @property
    def live(self) -> bool:
        return self.standing != Standing.ENDED


@dataclass(frozen=True)
class Row:
    id: UUID
    name: str
    agency: str
    run_by: str
    phone: str
    since: datetime
    ended_at: datetime | None
    scopes: list[Promise]
    hooks: list[Hook]
    own: bool


@dataclass(frozen=True)
class Line:
    """One try. `next_at` where it was the last so far, and another is coming."""

    at: datetime
    delivered: bool
    outcome: Promise
    status: int | None
    kind: Promise | str
    seq: int
    event: UUID
    took: str
    next_at: datetime | None


def hook(each: Watched) -> Hook:
    row, parts = each.hook, urlsplit(each.hook.url)
    word, colour = words.STANDINGS[each.standing]
    return Hook(
        id=row.pk,
        host=parts.netloc,
        place=f"{parts.scheme}://{parts.netloc}{parts.path}",
        system=row.system.application.name,
        agency=row.system.agency.name,
        run_by=row.system.run_by,
        phone=row.system.phone,
        standing=each.standing,
        word=word,
        colour=colour,
        gone=row.paused_because == Pause.GONE,
        delivered_at=row.delivered_at,
        next_at=each.next_at,
        paused_at=row.paused_at,
        sent_to=row.last_seq,
    )


def rows(systems: Iterable[System], found: Iterable[Watched], decides: Callable[[System], bool]) -> list[Row]:
    """`decides`: whether it is of the reader's own agency. Whoever has a webhook that must be looked at comes first."""
    hooks: dict[UUID, list[Hook]] = {}
    for each in found:
        hooks.setdefault(each.hook.system_id, []).append(hook(each))
    order = list(hooks)
    made = [_row(each, hooks.get(each.pk, []), decides(each)) for each in systems]
    return sorted(made, key=lambda row: order.index(row.id) if row.id in order else len(order))


def _row(system: System, hooks: list[Hook], own: bool) -> Row:
    return Row(
        id=system.pk,
        name=system.application.name,
        agency=system.agency.name,
        run_by=system.run_by,
        phone=system.phone,
        since=system.since,
        ended_at=system.ended_at,
        scopes=[words.SCOPES[scope] for scope in system.scopes],
        hooks=hooks,
        own=own,
    )


def lines(tries: Iterable[DeliveryTry]) -> list[Line]:
    """The newest first."""
    said: set[UUID] = set()
    made = []
    for each in tries:
        last = each.delivery_id not in said
        said.add(each.delivery_id)
        made.append(_line(each, getattr(each, "next_at", None) if last else None))
    return made


def _line(row: DeliveryTry, next_at: datetime | None) -> Line:
    kind = getattr(row, "kind", "")
    return Line(
        at=row.at,
        delivered=row.outcome == "delivered",
        outcome=words.OUTCOMES[row.outcome],
        status=row.status,
        kind=words.TEST if kind == TEST else kind,
        seq=row.delivery.seq,
        event=row.delivery.event_id or row.delivery_id,
        took=f"{row.took_ms} ms",
        next_at=next_at,
    )


def deeds(found: Iterable[WebhookDeed]) -> list[tuple[Promise, str, datetime]]:
    return [(words.ACTS[each.act], each.by.name if each.by else "", each.at) for each in found]


def sign_in_deeds(found: Iterable[SystemDeed]) -> list[tuple[Promise, str, datetime]]:
    return [(words.SIGN_IN_ACTS[each.act], each.by.name if each.by else "", each.at) for each in found]
