"""Whatever people do to a case, in whatever order: nobody sees more by one way of asking than by another (P6)."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.agencies.models import Person
from backend.coordination.access import Permission, readers_of
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case, Handover, Recusal
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.use_cases import cases, handovers, people, sweep
from backend.core.access import allowed
from backend.core.actor import Actor
from backend.core.refusals import Refusal
from backend.notifications.models import Notice
from backend.notifications.selectors import notices_for
from tests.cast import MONDAY, actor, client
from tests.situations import COORDINATION, COURSE, does, latest, opened

Deed = Callable[[Case, str], object]


def last(case: Case):
    """The handover that moved last; where there is none, an id that is nobody's."""
    handover = latest(case)
    return handover.pk if handover else case.pk


def recuse(case: Case, who: str) -> None:
    Recusal.objects.get_or_create(
        case=case, person=actor(who).person, ended_at=None, defaults={"reason": "Cousins", "since": MONDAY}
    )


DEEDS: dict[str, Deed] = {
    "acknowledges": lambda case, who: does(who, cases.acknowledge, case_id=case.pk),
    "finds stalking": lambda case, who: does(
        who, cases.screen, case_id=case.pk, outcome=Outcome.STALKING, reason="r"
    ),
    "finds conflict": lambda case, who: does(
        who, cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="r"
    ),
    "offers the coordination": lambda case, who: does(
        who, handovers.hand_over, case_id=case.pk, wanted=COORDINATION
    ),
    "offers a course": lambda case, who: does(who, handovers.hand_over, case_id=case.pk, wanted=COURSE),
    "accepts": lambda case, who: does(who, handovers.accept, handover_id=last(case)),
    "declines": lambda case, who: does(who, handovers.decline, handover_id=last(case), reason="no-capacity"),
    "withdraws": lambda case, who: does(who, handovers.withdraw, handover_id=last(case)),
    "places": lambda case, who: does(
        who, handovers.place, handover_id=last(case), to_person=actor("krisecenter").id
    ),
    "is recused": recuse,
    "is blocked": lambda case, who: does("administrator", people.block, person_id=actor(who).id),
    "is unblocked": lambda case, who: does("administrator", people.unblock, person_id=actor(who).id),
    "closes": lambda case, who: does(who, cases.close, case_id=case.pk),
    "reopens": lambda case, who: does(who, cases.reopen, case_id=case.pk),
    "lets time pass": lambda case, who: sweep.sweep(at=MONDAY + timedelta(days=30)),
}
CONCERNED = ("visitator", "koordinator", "stedfortraeder", "dsc", "krisecenter", "leder")
sequences = st.lists(st.tuples(st.sampled_from(CONCERNED), st.sampled_from(sorted(DEEDS))), max_size=10)


def play(case: Case, sequence: list[tuple[str, str]]) -> None:
    """Each deed as somebody would try it; what is refused changes nothing."""
    for who, deed in sequence:
        try:
            DEEDS[deed](case, who)
        except Refusal:
            continue


def agree(case: Case, reader: Actor) -> None:
    seen = {row.pk for row in cases_for(reader)}
    handed = {row.pk for row in handovers_for(reader)}
    assert seen == {row.pk for row in Case.objects.all() if allowed(reader, Permission.SEE_CASE, row)}
    assert handed == {
        row.pk for row in Handover.objects.all() if allowed(reader, Permission.SEE_HANDOVER, row)
    }
    assert seen == {pk for pk, person, _ in readers_of(case.pk) if person == reader.id}
    told = notices_for(reader)
    assert {row.about["id"] for row in told if row.about} <= {str(pk) for pk in seen | handed}
    assert [row.seq for row in told] == list(range(1, len(told) + 1))


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(sequences)
def check_sequence(sequence: list[tuple[str, str]]) -> None:
    with transaction.atomic():
        case = opened()
        play(case, sequence)
        for person in Person.objects.filter(pk__in=everybody_told(case)):
            agree(case, Actor.of(person))
        transaction.set_rollback(True)


def everybody_told(case: Case) -> set:
    """Whoever was ever told of anything, and the whole of Esbjerg's cast."""
    told = Notice.objects.values_list("inbox_id", flat=True)
    return {*told, *(actor(who).id for who in (*CONCERNED, "betjent", "nabo", "fremmed", "drift"))}


def test_all_ways_of_asking_agree_after_any_sequence_of_deeds(db):
    check_sequence()


def test_an_open_case_always_has_a_live_pair_whatever_is_done(db):
    @settings(max_examples=25, deadline=None, database=None)
    @given(sequences)
    def check(sequence: list[tuple[str, str]]) -> None:
        with transaction.atomic():
            case = opened()
            play(case, sequence)
            case.refresh_from_db()
            live = case.partnership.posts.filter(ended_at=None).values_list("person_id", flat=True)
            assert case.held_in is None or {case.coordinator_id, case.deputy_id} <= set(live)
            assert case.coordinator_id != case.deputy_id
            transaction.set_rollback(True)

    check()


def test_a_notice_about_a_case_no_longer_seen_is_withdrawn_and_keeps_its_number(db):
    case = opened()
    before = notices_for(actor("stedfortraeder"))
    recuse(case, "stedfortraeder")
    after = notices_for(actor("stedfortraeder"))
    assert [row.kind for row in before] == ["case-opened"]
    assert [(row.seq, row.kind, row.about) for row in after] == [(1, "withdrawn", None)]


def test_the_api_withdraws_it_too(db):
    case = opened()
    recuse(case, "stedfortraeder")
    shown = client("stedfortraeder").get("/api/v1/notices").json()["results"]
    assert [(row["seq"], row["kind"], row["about"]) for row in shown] == [(1, "withdrawn", None)]
