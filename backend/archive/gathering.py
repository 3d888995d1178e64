"""What an agency has at a case, as one of its people reads it: gathered behind both walls, before anything is made.

Its own items, what passed to it, to whom its own passed and to whom not, its consents, handovers and tellings.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from backend.agencies.models import Agency
from backend.archive import composing
from backend.archive.leaving import BundlePurpose, Leaving, investigates, may_leave, whole_papers
from backend.archive.models import Bundle, BundlePaper, FilingPlace, FormerSight, Removal, Rule
from backend.archive.papers import Paper, PaperKind
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
from backend.core.refusals import NotFound, NotPossible
from backend.information.access import knows_of
from backend.information.models import Consent, Disclosure, Item, ItemSight, NotShared
from backend.information.passing import Category, Channel, Purpose
from backend.responsibilities.vocabulary import AgencyKind, Wing


@dataclass(frozen=True)
class Place:
    """From where somebody speaks at a case, and every reason why they see it, or saw it."""

    person: UUID
    case: Case
    agency: Agency
    wing: str
    role: str
    whys: frozenset[str]
    until: datetime | None = None
    sat_as: frozenset[str] = frozenset()

    @property
    def former(self) -> bool:
        """They left their seat, `until` then, and have no other place: what they read from it, and nothing later."""
        return self.until is not None

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
    whys, sat_as = (frozenset(row.why for row in rows if row.former is former) for former in (False, True))
    until = max((row.until for row in rows if row.until), default=None)
    return Place(first.person_id, first.case, first.agency, first.wing, first.why, whys, until, sat_as)


def papers_for(reader: Actor, place: Place, purpose: BundlePurpose) -> list[Paper]:
    """Every paper that may leave for this purpose, in the order things happened; the case itself first."""
    with reaching(Reach.FILING) if place.former else nullcontext():
        return _papers(reader, place, purpose)


def _papers(reader: Actor, place: Place, purpose: BundlePurpose) -> list[Paper]:
    rows = list(_items(reader, place))
    by_115, otherwise = _passed(rows)
    known = [row for row in rows if _leaves(row, place, purpose, by_115, otherwise)]
    rest = [*_of_items(known, place), *_of_consents(reader, place, purpose)]
    if whole_papers(purpose):
        rest += [*_of_handovers(reader, place), *_of_tellings(place)]
    first = _of_what_was_left(place) or _of_the_case(place, purpose)
    return [first, *sorted(rest, key=lambda paper: paper.at)]


def _items(reader: Actor, place: Place) -> QuerySet[Item]:
    """Own in this wing, or disclosed to it: in `whys` which."""
    seen: QuerySet[Any] = (FormerSight if place.former else ItemSight).objects.filter(person=reader.id)
    sights = seen.filter(item=OuterRef("pk")).values("why")
    return (
        Item.objects.filter(pk__in=seen.values("item_id"), case=place.case)
        .exclude(text="")
        .select_related("controller", "written_by")
        .annotate(whys=ArraySubquery(sights))
        .prefetch_related("about__party")
    )


def _then(place: Place, moment: str) -> Q:
    """Of what somebody reads who left, what there was while they sat."""
    return Q(**{f"{moment}__lte": place.until}) if place.former else Q()


def _passed(rows: list[Item]) -> tuple[set[UUID], set[UUID]]:
    """Those that have passed by a § 115 channel, and those that have for something else than a criminal case or by what
    is withdrawn: to whomever. A receiver does not see it, and the house must."""
    asked = ("item_id", "channel", "purpose", "bases__consent__withdrawn_at")
    with reaching(Reach.FILING):
        passed = list(Disclosure.objects.filter(item__in=[row.pk for row in rows]).values_list(*asked))
    by_115 = {item for item, channel, _purpose, _gone in passed if channel}
    criminal = Purpose.CRIMINAL_CASE
    return by_115, {item for item, _channel, purpose, gone in passed if gone or purpose != criminal}


def _leaves(row: Item, place: Place, purpose: BundlePurpose, by_115: set[UUID], otherwise: set[UUID]) -> bool:
    """What an investigation had before it passed to others, stays its own."""
    investigation = place.wing == Wing.INVESTIGATION
    return may_leave(
        Leaving(
            Category(row.category),
            Channel(row.channel),
            channelled=row.pk in by_115 and not investigation,
            otherwise=row.pk in otherwise and not (investigation and _is_own(row)),
            purpose=purpose,
            investigates=place.investigates(purpose),
        )
    )


def _of_items(known: list[Item], place: Place) -> Iterator[Paper]:
    own = [row.pk for row in known if _is_own(row)]
    yield from (composing.of_item(row, own=_is_own(row), until=place.until) for row in known)
    for row in _disclosures(known, own, place):
        yield composing.of_disclosure(row, made=row.item_id in own)
    refusals = NotShared.objects.filter(_then(place, "at"), item__in=own).select_related(
        "item", "to_agency", "by"
    )
    yield from (composing.of_not_shared(row) for row in refusals)


def _is_own(row: Item) -> bool:
    return "own" in row.whys  # type: ignore[attr-defined]  # asked for above


def _disclosures(known: list[Item], own: list[UUID], place: Place) -> list[Disclosure]:
    """Those of its own items, and those to it: that something was received, from whom, and on what basis."""
    to_it = Q(item__in=[row.pk for row in known], to_agency=place.agency, to_wing=place.wing)
    rows = Disclosure.objects.filter(_then(place, "at"), Q(item__in=own) | to_it)
    with reaching(Reach.FILING):
        return list(
            rows.select_related("item__controller", "to_agency", "by").prefetch_related("bases__party")
        )


def _of_consents(reader: Actor, place: Place, purpose: BundlePurpose) -> Iterator[Paper]:
    seen = _then(place, "given_at") if place.former else knows_of(reader)
    rows = Consent.objects.filter(seen, controller=place.agency, wing=place.wing, case=place.case)
    for row in rows.select_related("party", "recipient"):
        otherwise = row.purpose != Purpose.CRIMINAL_CASE or row.withdrawn_at is not None
        leaving = Leaving(Category(row.category), otherwise=otherwise, purpose=purpose)
        if may_leave(replace(leaving, investigates=place.investigates(purpose))):
            yield composing.of_consent(row, until=place.until)


def _of_handovers(reader: Actor, place: Place) -> Iterator[Paper]:
    """Those one sees; of a seat that was left, one's own words."""
    seen = Q(sender=reader.id) if place.former else sees_handover(reader)
    rows = Handover.objects.filter(
        seen, _then(place, "created_at"), case=place.case, sending_agency=place.agency
    )
    yield from (composing.of_handover(row, until=place.until) for row in _in_wing(rows, place, "sender"))


def _of_tellings(place: Place) -> Iterator[Paper]:
    """Those of the agency, for the roles that read them; and what one told oneself."""
    mine = Q() if Field.ADVICE_TOLD in readable(place.whys | place.sat_as) else Q(told_by=place.person)
    rows = Telling.objects.filter(
        mine, _then(place, "told_at"), case=place.case, told_by__agency=place.agency
    )
    rows = rows.select_related("told_by")
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
    return composing.of_case(
        place.case,
        seen,
        parties,
        investigates=investigating,
        until=place.until,
        screened=place.case.history.filter(what="screened").count(),
    )


def check_still_kept(case: Case) -> None:
    """Where the last term has run, nothing new is put beside what was removed: nobody would remove it."""
    with reaching(Reach.FILING):
        gone = Removal.objects.filter(case=case, rule=Rule.LAST_TERM)
        if case.closed_at and gone.filter(at__gte=case.closed_at).exists():
            raise NotPossible("texts-removed")


def check_still_leaves(reader: Actor, bundle: Bundle) -> None:
    """What was made for an investigation is not fetched once something in it is kept from investigation (§ 115)."""
    place, purpose = place_for(reader, bundle.case_id), BundlePurpose(bundle.purpose)
    if not place.investigates(purpose):
        return
    held = BundlePaper.objects.filter(bundle=bundle, what__in=(PaperKind.ITEM, PaperKind.RECEIVED))
    ids = [UUID(which) for which in held.values_list("which", flat=True)]
    with reaching(Reach.FILING):
        rows = list(_items(reader, place).filter(pk__in=ids))
    by_115, otherwise = _passed(rows)
    if not all(_leaves(row, place, purpose, by_115, otherwise) for row in rows):
        raise NotPossible("bundle-no-longer-leaves")
