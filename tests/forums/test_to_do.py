"""What a room has decided reaches whoever is to do it, and is called for when its day is over; nobody outside hears."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest

from backend.agencies.models import ForumMember
from backend.coordination.use_cases import people
from backend.core.actor import acting_as
from backend.core.refusals import NotPossible, Unusable
from backend.forums.due import may_be_due
from backend.forums.models import Decision, Matter
from backend.forums.selectors import decisions_waiting_for
from backend.forums.use_cases import matters, overdue, saying
from backend.notifications.models import Notice
from backend.notifications.selectors import WITHDRAWN, notices_for
from tests.cast import MONDAY, NAMES, actor, client
from tests.racing import at_once, failures
from tests.situations import does
from tests.telling import heard
from tests.udoevers_side import decided, discussed_again

ASSIGNED, OVERDUE = "decision-assigned", "decision-overdue"
# the day of the decision is over in Denmark an hour before it is in UTC
LAST_MOMENT = datetime(2026, 11, 23, 22, 59, 59, tzinfo=MONDAY.tzinfo)
TUESDAY = LAST_MOMENT + timedelta(seconds=1)


def who_heard(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("inbox__person__username", flat=True))


def decided_by(who: str, for_agency_of: str, matter: Matter | None = None) -> Decision:
    wanted = saying.Decided(actor(for_agency_of).person.agency_id, "Offers a talk", MONDAY.date())
    return does(who, saying.decide, matter_id=(matter or discussed_again()).pk, decided=wanted)


def left(matter: Matter, *who: str) -> None:
    matter.forum.members.filter(person__username__in=who).update(ended_at=MONDAY)


@pytest.mark.django_db
def test_those_of_the_agency_in_the_room_are_told_and_never_who_decided():
    made = decided_by("psp", "stalkingkontakt")
    assert who_heard(ASSIGNED) == ["stalkingkontakt"], "the chair is of the same agency, and decided it"
    (told,) = [each for each in notices_for(actor("stalkingkontakt")) if each.kind == ASSIGNED]
    assert told.about == {"kind": "matter", "id": str(made.matter_id)}


@pytest.mark.django_db
def test_an_agency_is_told_in_the_room_alone_and_the_investigation_never():
    ForumMember.objects.create(forum=discussed_again().forum, person=actor("efterforsker").person)
    decided_by("psykiatri", "psp")
    assert who_heard(ASSIGNED) == ["psp", "stalkingkontakt"], "of all the police, those in the room"
    overdue.sweep(at=TUESDAY)
    assert who_heard(OVERDUE) == ["psp", "psykiatri", "stalkingkontakt"]


@pytest.mark.django_db
def test_whoever_left_the_room_reads_nothing_of_it_any_more():
    made = decided()
    left(made.matter, "psykiatri")
    assert heard("psykiatri") == [WITHDRAWN]
    assert not decisions_waiting_for(actor("psykiatri"))


@pytest.mark.django_db
def test_overdue_is_told_once_when_the_day_is_over_in_denmark():
    made = decided()
    assert [overdue.sweep(at=at) for at in (LAST_MOMENT, TUESDAY, TUESDAY)] == [0, 1, 0]
    assert who_heard(OVERDUE) == ["psp", "psykiatri"]
    decided_by("psp", "psykiatri", made.matter)
    assert overdue.sweep(at=TUESDAY) == 1, "the next one is told by itself"
    assert who_heard(OVERDUE) == ["psp", "psp", "psykiatri", "psykiatri"]


@pytest.mark.django_db
def test_what_is_done_is_not_called_for():
    does("psykiatri", saying.done, decision_id=decided().pk)
    assert overdue.sweep(at=TUESDAY) == 0 and not who_heard(OVERDUE)


@pytest.mark.django_db
def test_a_matter_is_closed_when_all_that_was_decided_is_done_and_not_before():
    made = decided()
    with pytest.raises(NotPossible, match="decisions-to-do"):
        does("psp", matters.close, matter_id=made.matter_id)
    assert decisions_waiting_for(actor("psykiatri")), "it stands on their desk still"
    does("psp", saying.done, decision_id=made.pk)
    assert does("psp", matters.close, matter_id=made.matter_id).closed_at


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gone", "hear"),
    [
        (["psykiatri"], ["psp", "stalkingkontakt"]),
        (["stalkingkontakt"], ["psp", "psykiatri"]),
        (["psp", "stalkingkontakt"], ["psykiatri"]),
    ],
)
def test_for_whoever_has_left_somebody_in_the_room_hears_that_it_is_overdue(gone, hear):
    made = decided_by("stalkingkontakt", "psykiatri")
    left(made.matter, *gone)
    overdue.sweep(at=TUESDAY)
    assert who_heard(OVERDUE) == hear


@pytest.mark.django_db
def test_where_nobody_leads_the_room_everybody_in_it_hears_what_is_overdue():
    decided()
    does("administrator", people.block, person_id=actor("psp").id)
    overdue.sweep(at=TUESDAY)
    assert who_heard(OVERDUE) == ["psykiatri", "stalkingkontakt"], "the chair decided it, and is blocked"


@pytest.mark.django_db
def test_what_nobody_is_there_to_hear_is_not_told_yet():
    made = decided()
    for who in ("psp", "psykiatri", "stalkingkontakt"):
        left(made.matter, who)
    assert overdue.sweep(at=TUESDAY) == 0
    made.refresh_from_db()
    assert made.reminded_at is None


@pytest.mark.django_db
def test_what_waits_is_listed_for_those_of_the_agency_who_are_in_the_room():
    made = decided()
    waits = {who: [row.pk for row in decisions_waiting_for(actor(who))] for who in NAMES}
    assert {who for who, rows in waits.items() if rows} == {"psykiatri"}
    left(made.matter, "psykiatri")
    assert not decisions_waiting_for(actor("psykiatri"))


@pytest.mark.django_db
def test_the_api_says_of_a_decision_by_when_and_that_it_is_overdue():
    made = decided()
    Decision.objects.filter(pk=made.pk).update(due=MONDAY.date() - timedelta(days=4000))
    (said,) = client("psp").get(f"/api/v1/matters/{made.matter_id}").json()["decisions"]
    assert (said["due"], said["done_at"], said["overdue"]) == ("2015-12-11", None, True)


@pytest.mark.parametrize(
    ("due", "on", "may"),
    [
        ("2026-11-23", "2026-11-23", True),
        ("2026-11-22", "2026-11-23", False),
        ("2031-11-23", "2026-11-23", True),
        ("2031-11-24", "2026-11-23", False),
        ("2033-03-01", "2028-02-29", False),
        ("9999-12-31", "2026-11-23", False),
    ],
)
def test_a_decision_is_due_from_its_own_day_on_and_within_five_years(due, on, may):
    assert may_be_due(date.fromisoformat(due), date.fromisoformat(on)) is may


@pytest.mark.django_db
def test_a_day_that_is_over_in_denmark_is_refused_beside_its_field():
    wanted = saying.Decided(actor("psykiatri").person.agency_id, "Offers a talk", MONDAY.date())
    matter, deed = discussed_again().pk, partial(saying.decide, decided=wanted, by=actor("psp"))
    with acting_as(actor("psp")), pytest.raises(Unusable, match="due-out-of-reach") as refused:
        deed(matter_id=matter, at=TUESDAY)
    assert refused.value.params["field"] == "due"


@pytest.mark.slow
def test_two_sweeps_at_once_tell_it_once(cloned_database):
    decided()
    assert not failures(at_once([lambda: overdue.sweep(at=TUESDAY)] * 4))
    assert who_heard(OVERDUE) == ["psp", "psykiatri"]
