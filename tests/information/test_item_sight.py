"""Who reads an item, said twice: by the view, and by a few sets in plain Python. They agree in every world (P6, P7)."""

from dataclasses import dataclass, replace

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.agencies.models import Person
from backend.coordination.models import Case, Recusal
from backend.information.models import Disclosure, Item, ItemAbout, ItemSight
from backend.information.passing import Category
from tests.cast import MONDAY, actor
from tests.information.knowing import WINGS, sits
from tests.situations import accepted

EMPLOYERS = {
    "koordinator": "municipality",
    "stedfortraeder": "municipality",
    "boern": "municipality",
    "stalkingkontakt": "police",
    "efterforsker": "police",
    "anklager": "prosecution",
    "dsc": "dsc",
}
HOLD = ("koordinator", "stedfortraeder")
INVESTIGATES = {"efterforsker", "anklager"}  # wherever they sit
AUTHOR = "koordinator"
ROLES = (*WINGS, "children-and-family")
AT_POLICE = ("", "prevention", "investigation")


@dataclass(frozen=True)
class Sitting:
    who: str
    role: str
    left: bool


@dataclass(frozen=True)
class World:
    """One case and one item at it: who sat where, who is recused, whose it is, and to whom it was disclosed.

    `close`: about health, which is not for everybody of its agency. The coordinator wrote it.
    """

    sittings: frozenset[Sitting]
    recused: frozenset[str]
    controller: str
    wing: str
    kept: bool
    disclosed: frozenset[tuple[str, str]]
    close: bool = False


def wings_sat(world: World, who: str) -> set[str]:
    return {WINGS[sitting.role] for sitting in world.sittings if sitting.who == who and sitting.role in WINGS}


def barred(world: World) -> set[str]:
    """Whoever no disclosure and no seat can make a reader."""
    both = {who for who in EMPLOYERS if len(wings_sat(world, who)) > 1}
    kept_from = {who for who in EMPLOYERS if "investigation" in wings_sat(world, who)} | INVESTIGATES
    return both | (kept_from if world.kept else set()) | set(world.recused)


def readers(world: World) -> set[tuple[str, str]]:
    places = {(who, "holds", "") for who in HOLD}
    places |= {(each.who, each.role, WINGS.get(each.role, "")) for each in world.sittings if not each.left}
    beside = {"holds"} | {each.role for each in world.sittings if each.who == AUTHOR}
    found = set()
    for who, role, wing in places:
        near = not world.close or who == AUTHOR or role in beside
        if (EMPLOYERS[who], wing) == (world.controller, world.wing) and near:
            found.add((who, "own"))
        held_there = EMPLOYERS[who] == EMPLOYERS[AUTHOR]
        if (EMPLOYERS[who], wing) in world.disclosed and not (world.close and held_there and role != "holds"):
            found.add((who, "disclosed"))
    return {(who, why) for who, why in found if who not in barred(world)}


employers = st.sampled_from(sorted(set(EMPLOYERS.values())))
sittings = st.builds(Sitting, st.sampled_from(sorted(EMPLOYERS)), st.sampled_from(ROLES), st.booleans())
worlds = st.builds(
    World,
    sittings=st.frozensets(sittings, max_size=6),
    recused=st.frozensets(st.sampled_from(sorted(EMPLOYERS)), max_size=1),
    controller=employers,
    wing=st.sampled_from(AT_POLICE),
    kept=st.booleans(),
    disclosed=st.frozensets(st.tuples(employers, st.sampled_from(AT_POLICE)), max_size=4),
    close=st.booleans(),
)


# two worlds that chance seldom finds: each is read but for one prohibition
SITS, SAT = (
    Sitting("stalkingkontakt", "police-stalking-contact", False),
    Sitting("efterforsker", "prosecutor", True),
)
IN_BOTH_WINGS = World(
    sittings=frozenset({SITS, replace(SITS, role="police-investigator", left=True)}),
    recused=frozenset(),
    controller="police",
    wing="prevention",
    kept=False,
    disclosed=frozenset(),
)
KEPT_FROM = replace(
    IN_BOTH_WINGS,
    sittings=frozenset({SAT, replace(SAT, role="children-and-family", left=False)}),
    kept=True,
    disclosed=frozenset({("police", "")}),
)

STAFFED_ALONE = replace(
    KEPT_FROM, sittings=frozenset({Sitting("efterforsker", "children-and-family", False)})
)


def possible(world: World) -> World:
    """Without what the database refuses: what is kept is neither written by an investigation nor disclosed to one."""
    if not world.kept:
        return world
    world = replace(world, close=False)
    told = frozenset((agency, wing) for agency, wing in world.disclosed if wing != "investigation")
    return replace(world, disclosed=told, wing=world.wing.replace("investigation", "prevention"))


def category_of(world: World) -> Category:
    if world.kept:
        return Category.CONTACT
    return Category.HEALTH if world.close else Category.RISK


def made(case: Case, world: World, people: dict[str, Person]) -> Item:
    for each in world.sittings:
        sits(case, each.who, each.role, MONDAY if each.left else None)
    for who in world.recused:
        Recusal.objects.create(case=case, person=people[who], reason="Cousins", since=MONDAY)
    agencies = {EMPLOYERS[who]: person.employer for who, person in people.items()}
    about, by = case.parties.get(), people[AUTHOR]
    item = Item.objects.create(
        case=case,
        category=category_of(world),
        nature="fact",
        text="Seen",
        controller=agencies[world.controller],
        regime="gdpr",
        wing=world.wing,
        chiefly_about=about,
        written_by=by,
        written_at=MONDAY,
    )
    ItemAbout.objects.create(item=item, case=case, party=about)
    told = {"item": item, "kept": item.kept, "purpose": "order", "necessity": "n", "by": by, "at": MONDAY}
    Disclosure.objects.bulk_create(
        Disclosure(to_agency=agencies[agency], to_wing=wing, to_holders=agency == EMPLOYERS[AUTHOR], **told)
        for agency, wing in world.disclosed
    )
    return item


def test_the_view_says_what_the_sets_say(db):
    case = accepted()
    people = {who: actor(who).person for who in EMPLOYERS}

    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(worlds.map(possible))
    @example(STAFFED_ALONE)
    @example(IN_BOTH_WINGS)
    @example(KEPT_FROM)
    def check(world: World) -> None:
        with transaction.atomic():
            item = made(case, world, people)
            sights = ItemSight.objects.filter(item=item.pk).values_list("person__username", "why")
            assert sorted(sights) == sorted(readers(world))
            transaction.set_rollback(True)

    check()


@given(worlds, sittings, st.tuples(employers, st.sampled_from(AT_POLICE)))
def test_one_more_seat_or_disclosure_never_removes_a_prohibition(world, sitting, told):
    more = replace(world, sittings=world.sittings | {sitting}, disclosed=world.disclosed | {told})
    assert barred(world) <= barred(more)
    assert not {who for who, _ in readers(more)} & barred(world)


@given(worlds)
def test_the_wings_of_the_police_share_no_reader(world):
    for_all = replace(world, controller="police", kept=False, disclosed=frozenset())
    prevention, investigation = (
        {who for who, _ in readers(replace(for_all, wing=wing))} for wing in AT_POLICE[1:]
    )
    assert not prevention & investigation
