"""What an agency has at a case, as one of its people reads it: gathered behind both walls, before anything is made.

Its own items, what passed to it, to whom its own passed and to whom not, its consents, handovers and tellings.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from backend.agencies.models import Agency
from backend.archive import composing
from backend.archive.leaving import BundlePurpose, investigates, may_leave, whole_papers
from backend.archive.models import FilingPlace
from backend.archive.papers import Paper
from backend.coordination.access import sees_handover
from backend.coordination.models import (
    Case,
    CaseParty,
    Departure,
    FormerDecision,
    Handover,
    PartyKind,
    Seat,
    Telling,
)
from backend.coordination.sharing import Field, readable, readable_parties
from backend.core.actor import Actor
from backend.core.reach import Reach, reaching
from backend.core.refusals import NotFound
from backend.information.access import knows_of, reads
from backend.information.models import Consent, Disclosure, Item, ItemSight, NotShared
from backend.information.passing import Category, Channel
from backend.responsibilities.vocabulary import AgencyKind, Wing


@dataclass(frozen=True)
class Place:
    """From where somebody speaks at a case, and every reason why they see it."""

    person: UUID
    case: Case
    agency: Agency
    wing: str
    role: str
    whys: frozenset[str]
    former: bool

    def investigates(self, purpose: BundlePurpose) -> bool:
        return investigates(purpose, self.wing, AgencyKind(self.agency.kind))


def place_for(reader: Actor, case_id: UUID) -> Place:
    """NotFound where the reader never had a place at the case, is recused, or was of both wings of the police."""
    with reaching(Reach.FILING):
        mine = FilingPlace.objects.filter(case=case_id, person=reader.id)
        rows = list(mine.select_related("agency", "case"))
    if not rows:
        raise NotFound()
    first = min(rows, key=lambda row: (row.wing == "", row.why))
    whys = frozenset(row.why for row in rows if not row.former)
    return Place(first.person_id, first.case, first.agency, first.wing, first.why, whys, first.former)


def papers_for(reader: Actor, place: Place, purpose: BundlePurpose) -> list[Paper]:
    """Every paper that may leave for this purpose, in the order things happened; the case itself first."""
    with reaching(Reach.FILING) if place.former else nullcontext():
        return _papers(reader, place, purpose)


def _papers(reader: Actor, place: Place, purpose: BundlePurpose) -> list[Paper]:
    rows = list(_items(reader, place))
    by_115 = _channelled(rows)
    known = [row for row in rows if _leaves(row, place, purpose, channelled=row.pk in by_115)]
    rest = [*_of_items(known, place), *_of_consents(reader, place, purpose)]
    if whole_papers(purpose):
        rest += [*_of_handovers(reader, place), *_of_tellings(place)]
    first = _of_what_was_left(place) or _of_the_case(place, purpose)
    return [first, *sorted(rest, key=lambda paper: paper.at)]


def _items(reader: Actor, place: Place) -> QuerySet[Item]:
    """Own in this wing, or disclosed to it: in `whys` which."""
    sights = ItemSight.objects.filter(person=reader.id, item=OuterRef("pk")).values("why")
    return (
        Item.objects.filter(_of(place) if place.former else reads(reader), case=place.case)
        .exclude(text="")
        .select_related("controller", "written_by")
        .annotate(whys=ArraySubquery(sights))
        .prefetch_related("about__party")
    )


def _of(place: Place) -> Q:
    return Q(controller=place.agency, wing=place.wing)


def _channelled(rows: list[Item]) -> set[UUID]:
    """Those that have passed by a § 115 channel, to whomever. A receiver does not see it, and the house must."""
    with reaching(Reach.FILING):
        passed = Disclosure.objects.filter(~Q(channel=""), item__in=[row.pk for row in rows])
        return set(passed.values_list("item_id", flat=True))


def _leaves(row: Item, place: Place, purpose: BundlePurpose, *, channelled: bool) -> bool:
    """What an investigation had before it passed by a channel, stays its own."""
    before = place.wing == Wing.INVESTIGATION
    return may_leave(
        Category(row.category),
        Channel(row.channel),
        channelled=channelled and not before,
        investigates=place.investigates(purpose),
    )


def _of_items(known: list[Item], place: Place) -> Iterator[Paper]:
    own = [row.pk for row in known if _is_own(row, place)]
    yield from (composing.of_item(row, own=_is_own(row, place)) for row in known)
    for row in _disclosures(known, own, place):
        yield composing.of_disclosure(row, made=row.item_id in own)
    refusals = NotShared.objects.filter(item__in=own).select_related("item", "to_agency", "by")
    yield from (composing.of_not_shared(row) for row in refusals)


def _is_own(row: Item, place: Place) -> bool:
    return place.former or "own" in row.whys  # type: ignore[attr-defined]  # asked for above


def _disclosures(known: list[Item], own: list[UUID], place: Place) -> list[Disclosure]:
    """Those of its own items, and those to it: that something was received, from whom, and on what basis."""
    to_it = Q(item__in=[row.pk for row in known], to_agency=place.agency, to_wing=place.wing)
    rows = Disclosure.objects.filter(Q(item__in=own) | to_it)
    with reaching(Reach.FILING):
        return list(
            rows.select_related("item__controller", "to_agency", "by").prefetch_related("bases__party")
        )


def _of_consents(reader: Actor, place: Place, purpose: BundlePurpose) -> Iterator[Paper]:
    rows = Consent.objects.filter(Q() if place.former else knows_of(reader), _of(place), case=place.case)
    for row in rows.select_related("party", "recipient"):
        if may_leave(
            Category(row.category),
            Channel.NONE,
            channelled=False,
            investigates=place.investigates(purpose),
        ):
            yield composing.of_consent(row)


def _of_handovers(reader: Actor, place: Place) -> Iterator[Paper]:
    rows = Handover.objects.filter(case=place.case, sending_agency=place.agency)
    if not place.former:
        rows = rows.filter(sees_handover(reader))
    yield from (composing.of_handover(row) for row in _in_wing(rows, place, "sender"))


def _of_tellings(place: Place) -> Iterator[Paper]:
    if not place.former and Field.ADVICE_TOLD not in readable(place.whys):
        return
    rows = Telling.objects.filter(case=place.case, told_by__agency=place.agency).select_related("told_by")
    yield from (composing.of_telling(row) for row in _in_wing(rows, place, "told_by"))


def _in_wing(rows: QuerySet, place: Place, who: str) -> QuerySet:
    """The words of one wing of the police are not the other's."""
    if not place.wing:
        return rows
    seats = Seat.objects.filter(case=place.case, agency=place.agency, wing=place.wing)
    return rows.filter(**{f"{who}__in": seats.values("person")})


def _of_what_was_left(place: Place) -> Paper | None:
    """For who had a place at it before it moved away."""
    had = Departure.objects.filter(sights__person=place.person, sights__why__in=["former", "seat"])
    left = had.filter(case=place.case).order_by("-left_at").first() if place.former else None
    if left is None:
        return None
    own = FormerDecision.objects.filter(departure=left, controller=place.agency).first()
    return composing.of_departure(left, own)


def _of_the_case(place: Place, purpose: BundlePurpose) -> Paper:
    """The names it may read, and of the coordinating agency its own words."""
    seen, investigating = readable(place.whys), place.investigates(purpose)
    kinds = readable_parties(place.whys)
    # who else is exposed to the same person is no part of a criminal case's papers: to be confirmed by a jurist
    if investigating:
        kinds &= {PartyKind.EXPOSED, PartyKind.UDOEVER}
    parties = CaseParty.objects.filter(case=place.case, kind__in=kinds).order_by("kind", "id")
    if place.case.controller_id != place.agency.pk:
        seen -= {Field.SUMMARY, Field.OUTCOME_REASON}
    return composing.of_case(place.case, seen, parties, investigates=investigating)
