"""Who may do what to a case or handover: identity only. Whether it may be done *now* is `lifecycle`'s question.

Seeing is the sight relation (`models.sight`); every other rule begins from it.
"""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from backend.agencies.models import Partner
from backend.coordination.lifecycle import CASE_STEPS, HANDOVER_MOVES, Who
from backend.coordination.models import (
    AcuteAccess,
    AcuteSight,
    Case,
    CaseHead,
    CaseSight,
    DepartureSight,
    Handover,
    Message,
    Referral,
    ReferralSight,
    UdoeverNote,
    UdoeverNoteSight,
    Wish,
    WishSight,
)
from backend.coordination.places import heading_of
from backend.coordination.sharing import ACUTE, ACUTE_HELP, OPENERS
from backend.coordination.udoever_notes import BASES_OF
from backend.core.access import grant, predicate
from backend.core.actor import Actor, Kind
from backend.core.prepared import prepared
from backend.core.sight import InSight, IsInSight
from backend.responsibilities.selectors import all_roles_of, holds_role, role_holders, staffing_of

SCREENERS = ("stalkingvisitator",)
CHAIRS = ("steering-chair", "steering-deputy")
HEADS = ("department-head",)
ANONYMOUS = frozenset({"dsc-counsel", "dsc-udoever-line", "lev-uden-vold-line"})


class Permission(StrEnum):
    SEE_CASE = "case.see"
    SEE_HANDOVER = "handover.see"
    SEE_LOOKS = "case.see-looks"
    SEE_UNUSUAL = "record.see-unusual"
    OPEN_CASE = "case.open"
    REFER = "entrance.refer"
    MESSAGE = "entrance.message"
    LOOK_UP = "entrance.look-up"
    TELL_OF_UDOEVER = "udoever.tell"


def sees(actor: Actor) -> Q:
    """The cases this actor sees, as rows. People only: systems see no case content."""
    if actor.kind is not Kind.PERSON:
        return Q(pk__in=[])
    return seen_by(actor.id)


def seen_by(person: UUID | None) -> Q:
    return Q(IsInSight("case_sight", person))


def sees_handover(actor: Actor) -> Q:
    if actor.kind is not Kind.PERSON:
        return Q(pk__in=[])
    return handover_seen_by(actor.id)


def handover_seen_by(person: UUID | None) -> Q:
    return Q(pk__in=InSight("handover_sight", person))


def sees_referrals(actor: Actor) -> Q:
    return Q(pk__in=InSight("referral_sight", actor.id))


def sees_messages(actor: Actor) -> Q:
    return Q(pk__in=InSight("message_sight", actor.id))


def sees_wishes(actor: Actor) -> Q:
    return Q(pk__in=InSight("wish_sight", actor.id))


def had_there(actor: Actor) -> Q:
    """The departures of cases this actor had to do with at the place they left."""
    there = DepartureSight.objects.filter(person=actor.id, why__in=["former", "seat"])
    return Q(pk__in=there.values("departure_id"))


def sees_udoever_notes(actor: Actor) -> Q:
    return Q(pk__in=InSight("udoever_note_sight", actor.id))


@prepared
def readers_of(*case_ids: UUID) -> QuerySet:
    """Who sees these cases, and why: the same relation, asked the other way round."""
    return CaseSight.objects.filter(case__in=case_ids).values_list("case_id", "person_id", "why")


def is_seen(actor: Actor, case_id: UUID) -> bool:
    """Whether this actor sees the case: people only."""
    return actor.kind is Kind.PERSON and bool(_seen(actor.id, case_id))


@prepared
def _seen(person: UUID | None, case_id: UUID) -> QuerySet[Case, UUID]:
    return Case.objects.filter(seen_by(person), pk=case_id).values_list("pk", flat=True)


@predicate
def sees_case(actor: Actor, case: Case) -> bool:
    return is_seen(actor, case.pk)


@predicate
def sees_this_handover(actor: Actor, handover: Handover) -> bool:
    return Handover.objects.filter(sees_handover(actor), pk=handover.pk).exists()


def sees_referral(actor: Actor, referral_id: UUID) -> list[str]:
    """Why this actor sees the referral: screener, referrer, or not at all."""
    return list(
        ReferralSight.objects.filter(person=actor.id, referral=referral_id).values_list("why", flat=True)
    )


def wishes_with_whys(actor: Actor) -> QuerySet:
    """Every wish, and in `whys` why this actor sees it: no reason, no sight."""
    sights = WishSight.objects.filter(person=actor.id, wish=OuterRef("pk")).values("why")
    return Wish.objects.annotate(whys=ArraySubquery(sights))


def screeners_of(row: Referral | Message) -> tuple[UUID, ...]:
    """The visitators who answer for the row's municipality now."""
    return tuple(
        sorted(role_holders({row.partnership_id}, SCREENERS, row.municipality_id).get(row.partnership_id, ()))
    )


def receivers_of(note: UdoeverNote) -> tuple[UUID, ...]:
    """The police's prevention contacts who may read the note: the same relation as the reading asks."""
    return tuple(
        UdoeverNoteSight.objects.filter(note=note).order_by("person").values_list("person", flat=True)
    )


def heads_of(case: Case) -> tuple[UUID, ...]:
    """The heads of department who answer for the case now; where all are forbidden it, the chairs."""
    heads = CaseHead.objects.filter(case=case.pk).values_list("person_id", flat=True)
    return tuple(sorted(heads))


def reviewers_of(acute: AcuteAccess) -> tuple[UUID, ...]:
    """Those of them who review it: of another agency than its opener's, where there is anybody."""
    return tuple(
        AcuteSight.objects.filter(acute=acute.pk, why="head")
        .order_by("person")
        .values_list("person", flat=True)
    )


@predicate
def works_for_a_partner(actor: Actor, thing: object) -> bool:
    """Employed by an agency of any live partnership, and no anonymous line: those see and send no case."""
    if actor.person is None or actor.person.agency_id is None:
        return False
    partners = Partner.objects.filter(agency=actor.person.agency_id, ended_at=None)
    return partners.exclude(partnership__live_from=None).exists() and not _only_anonymous(actor)


def _only_anonymous(actor: Actor) -> bool:
    """Fills nothing but roles that counsel anonymously: no consent, no data (`domain/access.csv`)."""
    roles = set(all_roles_of(actor.id))
    return bool(roles) and roles <= ANONYMOUS


@predicate
def may_screen(actor: Actor, place: tuple[UUID, str]) -> bool:
    """Fills the visitator's role for this (partnership, municipality)."""
    partnership_id, municipality = place
    return holds_role(actor.id, SCREENERS, partnership_id=partnership_id, municipality=municipality)


def acute_roles(actor: Actor, partnership_id: UUID, municipality: str) -> list[str]:
    """The roles in which this actor is on acute duty there; whoever may help before whoever may only ring."""
    rows = staffing_of(actor.id, ACUTE, municipality).filter(partnership=partnership_id)
    return sorted(set(rows.values_list("role", flat=True)), key=lambda role: (role not in ACUTE_HELP, role))


def udoever_roles(actor: Actor, partnership_id: UUID, municipality: str) -> list[str]:
    """The roles in which this actor knows an udøver there, and may tell of one."""
    rows = staffing_of(actor.id, BASES_OF, municipality).filter(partnership=partnership_id)
    return list(rows.values_list("role", flat=True))


@predicate
def knows_an_udoever(actor: Actor, place: tuple[UUID, str]) -> bool:
    return bool(udoever_roles(actor, *place))


def _screens(actor: Actor, case: Case) -> bool:
    """Holds the case as a visitator; or holds it at all, where no visitator is left in the pair: it cannot stall."""
    if not _holds(actor, case):
        return False
    found = role_holders({case.partnership_id}, SCREENERS, case.municipality_id)
    able = found.get(case.partnership_id, set())
    return actor.id in able or able.isdisjoint({case.coordinator_id, case.deputy_id})


def _opens(actor: Actor, case: Case) -> bool:
    """Sees the case in a role that `sharing` gives the protected address, by a deed with a reason."""
    return CaseSight.objects.filter(case=case.pk, person=actor.id, why__in=OPENERS).exists()


def _holds(actor: Actor, case: Case) -> bool:
    return actor.id in (case.coordinator_id, case.deputy_id)


@predicate
def heads_somewhere(actor: Actor, thing: object) -> bool:
    return staffing_of(actor.id, HEADS).exists()


@predicate
def holds(actor: Actor, case: Case) -> bool:
    return _holds(actor, case)


IS_TO_CASE: dict[Who, Callable[[Actor, Case], bool]] = {
    Who.COORDINATOR: lambda actor, case: actor.id == case.coordinator_id,
    Who.DEPUTY: lambda actor, case: actor.id == case.deputy_id,
    Who.SCREENER: _screens,
    Who.OPENER: _opens,
}

IS_TO_HANDOVER: dict[Who, Callable[[Actor, Handover], bool]] = {
    # the coordinator speaks for the case, so whoever coordinates now may act for the sender
    Who.SENDER: lambda actor, handover: _holds(actor, handover.case),
    Who.RECEIVER: lambda actor, handover: actor.id == (handover.holder_id or _asked(handover)),
    Who.CHAIR: lambda actor, handover: holds_role(
        actor.id, CHAIRS, partnership_id=heading_of(handover)[0].pk
    ),
    Who.CLOCK: lambda actor, handover: actor.kind is Kind.CLOCK,
    # no door asks for it: it is a part of another deed
    Who.HOUSE: lambda actor, handover: False,
}


def _asked(handover: Handover) -> UUID | None:
    return next((offer.to_id for offer in handover.offers.all() if not offer.answer), None)


def _one_of(who: frozenset[Who], is_to: dict[Who, Callable]):
    """Anybody who is one of `who` to the thing; the cheap tests (sorted first) before those that ask the database."""
    tests = [is_to[each] for each in Who if each in who]

    @predicate
    def is_one_of(actor: Actor, thing: Case | Handover) -> bool:
        return any(test(actor, thing) for test in tests)

    return is_one_of


grant(Permission.SEE_CASE, sees_case)
grant(Permission.SEE_HANDOVER, sees_this_handover)
grant(Permission.SEE_LOOKS, holds)
grant(Permission.SEE_UNUSUAL, heads_somewhere)
grant(Permission.OPEN_CASE, may_screen)
grant(Permission.REFER, works_for_a_partner)
grant(Permission.MESSAGE, works_for_a_partner)
grant(Permission.LOOK_UP, works_for_a_partner)
grant(Permission.TELL_OF_UDOEVER, knows_an_udoever)
for step, rule in CASE_STEPS.items():
    grant(step, _one_of(rule.who, IS_TO_CASE))
for move, rule in HANDOVER_MOVES.items():
    grant(move, _one_of(rule.who, IS_TO_HANDOVER))
