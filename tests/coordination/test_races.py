"""Deeds at the same moment, on connections of their own: one wins, the others are refused, nothing is half-done."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

import pytest

from backend.config.database import switched
from backend.coordination.lifecycle import State
from backend.coordination.models import Case, Handover, HandoverKind, Offer, OfferAnswer
from backend.coordination.offering import Wanted
from backend.coordination.use_cases import cases, handovers, moving, people
from backend.coordination.use_cases.sweep import sweep
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from tests.cast import MONDAY, actor, client, opening
from tests.racing import at_once, failures, winners
from tests.situations import SITUATIONS, accepted, course_offered, does, offered, told, waiting, with_chair
from tests.soundness import unsound

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("clone_of_the_module", "tidied")]
ROUNDS = 10
LATER = MONDAY.replace(month=12)


def person(username: str) -> UUID:
    return actor(username).person.pk


@pytest.fixture(scope="module")
def clone_of_the_module(test_databases, django_db_blocker) -> Iterator[None]:
    with test_databases.copy() as clone, django_db_blocker.unblock(), switched(NAME=clone.name):
        yield


@pytest.fixture
def tidied() -> Iterator[None]:
    yield
    tidy()


def tidy() -> None:
    """Ends what earlier rounds left, so that each round is about one case."""
    Offer.objects.filter(answer="").update(answer=OfferAnswer.WITHDRAWN, answered_at=MONDAY)
    Handover.objects.filter(ended_at=None).update(state="withdrawn", ended_at=MONDAY, respond_by=None)
    Case.objects.exclude(state=State.CLOSED).update(state=State.CLOSED, closed_at=MONDAY)


def answering(handover: Handover) -> list:
    """Everything that can be done to an offer: by the one asked, by the sender, by the clock."""
    wanted = {"handover_id": handover.pk}
    return [
        partial(does, "koordinator", handovers.accept, **wanted),
        partial(does, "koordinator", handovers.decline, reason="no-capacity", **wanted),
        partial(does, "visitator", handovers.withdraw, **wanted),
        partial(sweep, at=LATER),
    ]


def test_a_move_is_accepted_or_taken_back_and_never_both():
    for _ in range(4):
        case, to = accepted(), moving.Moving("consent")
        move = does("koordinator", moving.move, case_id=case.pk, municipality="0621", moving=to)
        acts = [partial(does, "nabo3", handovers.accept, handover_id=move.pk)]
        acts += [partial(does, "koordinator", handovers.withdraw, handover_id=move.pk)]
        outcomes = at_once(acts)
        assert not failures(outcomes, NotFound, NotPossible) and len(winners(outcomes)) == 1
        case.refresh_from_db()
        assert case.coordinator_id == person("nabo3" if winners(outcomes) == [0] else "koordinator")
        assert not unsound()
        tidy()


def test_whatever_meets_an_acceptance_elsewhere_the_case_is_in_one_place():
    outside = moving.Outside("Odense Kommune", "Vagten", "00 33 00 01", "K. Madsen", MONDAY)
    for _ in range(2):
        case = course_offered()
        duty = waiting(case).pk
        told(case, "koordinator")
        here = Wanted(HandoverKind.COORDINATION, "consent", to_person=person("stedfortraeder"))
        colleague = does("koordinator", handovers.hand_over, case_id=case.pk, wanted=here).pk
        to = moving.Moving("consent")
        move = does("koordinator", moving.move, case_id=case.pk, municipality="0621", moving=to).pk
        accept = partial(does, "nabo3", handovers.accept, handover_id=move)
        acts = [
            *(accept, accept),
            partial(does, "koordinator", moving.move_out, case_id=case.pk, outside=outside),
            partial(does, "koordinator", handovers.withdraw, handover_id=move),
            partial(does, "stedfortraeder", handovers.accept, handover_id=colleague),
            partial(does, "dsc", handovers.accept, handover_id=duty),
        ]
        outcomes = at_once(acts)
        assert not failures(outcomes, NotFound, NotPermitted, NotPossible)
        case.refresh_from_db()
        left = [place for place in winners(outcomes) if place < 3]
        assert case.departures.count() == len(left) <= 1 and not unsound()
        assert (case.municipality_id == "0621") is (left in ([0], [1]))
        assert not left or not case.seats.filter(left_at=None).exists()
        tidy()


def test_an_offer_is_answered_once():
    for _ in range(ROUNDS):
        handover = waiting(offered())
        outcomes = at_once(answering(handover))
        assert not failures(outcomes, NotPossible, NotFound)
        assert (
            Offer.objects.filter(handover=handover, to=person("koordinator")).exclude(answer="").count() == 1
        )
        assert not unsound()
        tidy()


def test_an_offer_is_accepted_or_withdrawn_never_both():
    for _ in range(ROUNDS):
        handover = waiting(offered())
        accept, _, withdraw, _ = answering(handover)
        outcomes = at_once([accept, withdraw])
        handover.refresh_from_db()
        assert len(winners(outcomes)) == 1
        assert (handover.state == "accepted") is (winners(outcomes) == [0])


def test_accepting_twice_at_once_is_accepting_once_and_the_second_hears_not_now():
    for _ in range(ROUNDS):
        outcomes = at_once([accepting()] * 2)
        assert len(winners(outcomes)) == 1 and not failures(outcomes, NotPossible)


def test_of_a_move_too_though_the_case_has_left_its_place_meanwhile():
    for _ in range(2):
        move = waiting(SITUATIONS["moving"]()).pk
        outcomes = at_once([partial(does, "nabo3", handovers.accept, handover_id=move)] * 3)
        assert len(winners(outcomes)) == 1 and not failures(outcomes, NotPossible)


def test_two_chairs_place_a_case_once():
    for _ in range(ROUNDS // 2):
        handover = waiting(with_chair())
        chairs = [
            partial(does, chair, handovers.place, handover_id=handover.pk, to_person=person(to))
            for chair, to in (("leder", "koordinator"), ("leder2", "krisecenter"))
        ]
        outcomes = at_once([*chairs, partial(does, "visitator", handovers.withdraw, handover_id=handover.pk)])
        assert len(winners(outcomes)) == 1
        assert not failures(outcomes, NotPossible, NotFound)


def test_one_case_for_one_person():
    cpr = {"name": "Ulla Udsat", "cpr": "010101-0000"}
    new = {"municipality": "0561", "exposed": cpr, "children": False, "basis": "consent"}

    def open_one(username: str) -> int:
        return client(username).post("/api/v1/cases", new, format="json").status_code

    answers = at_once([partial(open_one, who) for who in ("visitator", "stedfortraeder") * 2])
    assert sorted(answers) == [201, 409, 409, 409]


def test_an_inbox_is_dense_after_many_at_once():
    assert not failures(at_once([opening_one() for _ in range(8)]))
    assert not unsound()


def block(who: str) -> object:
    return does("administrator", people.block, person_id=person(who))


def give_back(*names: str) -> None:
    for who in names:
        does("administrator", people.unblock, person_id=person(who))


def accepting() -> Callable:
    return partial(does, "koordinator", handovers.accept, handover_id=waiting(offered()).pk)


def placing() -> Callable:
    wanted = {"handover_id": waiting(with_chair()).pk, "to_person": person("krisecenter")}
    return partial(does, "leder", handovers.place, **wanted)


def opening_one() -> Callable:
    return partial(does, "visitator", cases.open_case, opening=opening())


def reopening() -> Callable:
    case = opening_one()()
    does("visitator", cases.acknowledge, case_id=case.pk)
    does("visitator", cases.close, case_id=case.pk)
    return partial(does, "visitator", cases.reopen, case_id=case.pk)


def asking() -> Callable:
    to_shelter = Wanted(HandoverKind.COORDINATION, "consent", to_person=person("krisecenter"))
    return partial(does, "visitator", handovers.hand_over, case_id=opening_one()().pk, wanted=to_shelter)


# deeds that name somebody to a case, each with the person it would name
ASSIGNING = (
    ("koordinator", accepting),
    ("krisecenter", placing),
    ("stedfortraeder", opening_one),
    ("stedfortraeder", reopening),
    ("krisecenter", asking),
)


def race_against_blocking(rounds: int) -> list[Exception]:
    """Each assignment against the block of the one it names. The unexpected exceptions of all rounds."""
    surprises: list[Exception] = []
    for number in range(rounds):
        named, assigning = ASSIGNING[number % len(ASSIGNING)]
        outcomes = at_once([assigning(), partial(block, named)])
        surprises += failures(outcomes[:1], NotPossible, NotFound, Unusable) + failures(outcomes[1:])
        assert not unsound()
        give_back(named)
        tidy()
    return surprises


def test_nobody_blocked_gets_a_case_and_a_block_is_never_refused():
    assert not race_against_blocking(20)


def block_several(rounds: int) -> list[Exception]:
    """Everybody who can coordinate is blocked at the same moment, while the clock sweeps twice."""
    everybody = ("visitator", "koordinator", "stedfortraeder", "krisecenter", "boern")
    surprises: list[Exception] = []
    for _ in range(rounds):
        offered(), with_chair()
        blocks = [partial(block, who) for who in everybody]
        outcomes = at_once([*blocks, partial(sweep, at=LATER), partial(sweep, at=LATER)])
        surprises += failures(outcomes)
        assert not unsound()
        give_back(*everybody)
        tidy()
    return surprises


def test_blocking_everybody_at_once_never_deadlocks():
    assert not block_several(4)
