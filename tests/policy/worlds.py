"""Random worlds around one case, drawn, and made of rows as the deeds would leave them."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from backend.agencies.models import Person
from backend.coordination.models import AcuteAccess, Case, Handover, HandoverKind, Offer, Recusal, Seat
from backend.information.models import Disclosure, Item, ItemAbout
from backend.information.passing import KEPT_FROM_INVESTIGATION, Category
from tests.cast import MONDAY
from tests.policy.reference import AGENCY, EMERGENCY, WING, Known, Place, Task, World

PEOPLE = sorted(AGENCY)
AGENCIES = sorted(set(AGENCY.values()) - {"neighbour"})
A_LONG_TIME = timedelta(days=36_500)
STATES = ("offered", "accepted", "with-chair", "done")

people = st.sampled_from(PEOPLE)
wings = st.sampled_from(["", "prevention", "investigation"])
roles = st.sampled_from([*WING, "children-and-family", "dsc-exposed-course", *sorted(EMERGENCY)])
places = st.builds(Place, people, roles, st.booleans())
items = st.builds(
    Known,
    st.sampled_from(AGENCIES),
    wings,
    st.booleans(),
    st.frozensets(st.tuples(st.sampled_from(AGENCIES), wings), max_size=4),
)


def possible(known: Known) -> Known:
    """Without what the database refuses: what is kept is neither an investigation's nor disclosed to one."""
    if not known.kept:
        return known
    passed = frozenset((agency, wing) for agency, wing in known.passed if wing != "investigation")
    return replace(known, wing=known.wing.replace("investigation", "prevention"), passed=passed)


def world(pair: tuple[str, str], **more) -> World:
    return World(coordinator=pair[0], deputy=pair[1], **more)


worlds = st.builds(
    world,
    st.sampled_from([("koordinator", "stedfortraeder"), ("boern", "koordinator")]),
    places=st.frozensets(places, max_size=8),
    tasks=st.lists(st.builds(Task, st.sampled_from(STATES), people), max_size=4).map(tuple),
    recused=st.frozensets(people, max_size=3),
    blocked=st.frozensets(people, max_size=2),
    known=items.map(possible),
)


def made(case: Case, drawn: World, cast: dict[str, Person]) -> tuple[list[UUID], Item]:
    """The world around this case: its tasks in order, and its item."""
    pair = {"coordinator": cast[drawn.coordinator], "deputy": cast[drawn.deputy]}
    Case.objects.filter(pk=case.pk).update(**pair)
    blocked = [cast[who].pk for who in drawn.blocked]
    Person.objects.filter(pk__in=blocked).update(blocked_at=MONDAY)
    Recusal.objects.bulk_create(
        Recusal(case=case, person=cast[who], reason="Cousins", since=MONDAY) for who in drawn.recused
    )
    _places(case, drawn, cast)
    return [_task(case, task, cast) for task in drawn.tasks], _item(case, drawn.known, cast)


def _places(case: Case, drawn: World, cast: dict[str, Person]) -> None:
    seats = [place for place in drawn.places if place.role not in EMERGENCY]
    Seat.objects.bulk_create(
        Seat(
            case=case, person=cast[each.who], agency=cast[each.who].employer, role=each.role, since=MONDAY,
            wing=WING.get(each.role, ""), left_at=MONDAY if each.over else None,
        )
        for each in seats
    )  # fmt: skip
    long_ago = MONDAY - timedelta(days=9)
    AcuteAccess.objects.bulk_create(
        AcuteAccess(
            case=case, person=cast[each.who], role=each.role, reason="At the door", opened_at=long_ago,
            ends_at=long_ago + timedelta(hours=4) if each.over else long_ago + A_LONG_TIME, review_by=MONDAY,
        )
        for each in drawn.places - set(seats)
    )  # fmt: skip


def _task(case: Case, task: Task, cast: dict[str, Person]) -> UUID:
    ended, who = task.state == "done", cast[task.who]
    handover = Handover.objects.create(
        case=case, kind=HandoverKind.DUTY, state=task.state, duty="exposed-course", role="dsc-exposed-course",
        sender=cast["koordinator"], sending_agency=cast["koordinator"].employer, basis="consent", clock="working",
        respond_within="P1D", respond_by=MONDAY, created_at=MONDAY, ended_at=MONDAY if ended else None,
        holder=who if task.state in ("accepted", "done") else None,
    )  # fmt: skip
    asked = {"to": who, "agency": who.employer, "offered_at": MONDAY, "respond_by": MONDAY}
    if task.state != "offered":
        asked |= {"answer": "accepted", "answered_at": MONDAY}
    Offer.objects.create(handover=handover, **asked)
    return handover.pk


def _item(case: Case, known: Known, cast: dict[str, Person]) -> Item:
    about, by = case.parties.get(), cast["koordinator"]
    agencies = {AGENCY[who]: person.employer for who, person in cast.items()}
    item = Item.objects.create(
        case=case, category=min(KEPT_FROM_INVESTIGATION) if known.kept else Category.RISK, nature="fact", text="Seen",
        controller=agencies[known.agency], regime="gdpr", wing=known.wing, chiefly_about=about, written_by=by,
        written_at=MONDAY,
    )  # fmt: skip
    ItemAbout.objects.create(item=item, case=case, party=about)
    told = {"item": item, "kept": item.kept, "purpose": "order", "necessity": "n", "by": by, "at": MONDAY}
    Disclosure.objects.bulk_create(
        Disclosure(to_agency=agencies[agency], to_wing=wing, **told) for agency, wing in known.passed
    )
    return item
