"""The rooms of PSP and KSP: read by who is in them now, by no investigator ever, and by nobody from a case."""

import pytest
from django.db import IntegrityError, transaction

from backend.agencies.models import Forum, ForumMember
from backend.coordination.models import Case, Recusal, Seat
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, Unusable
from backend.forums.models import Channel, Matter, MatterCase
from backend.forums.selectors import matters_for
from backend.forums.use_cases import matters, saying
from tests.cast import MONDAY, NAMES, actor, client
from tests.situations import does
from tests.telling import raw
from tests.udoevers_side import LINKABLE, discussed

pytestmark = pytest.mark.django_db
CANARY = "Does not sleep"


def minuted() -> Matter:
    matter = discussed()
    for say in (saying.put_on_agenda, saying.minute):
        does("psykiatri", say, matter_id=matter.pk, text=CANARY)
    return matter


def readers(matter: Matter) -> set[str]:
    return {who for who in NAMES if matters_for(actor(who)).filter(pk=matter.pk).exists()}


def joined(forum: Forum, *names: str) -> None:
    ForumMember.objects.bulk_create(ForumMember(forum=forum, person=actor(who).person) for who in names)


def test_a_matter_is_read_by_who_is_in_the_room_now_and_never_by_the_investigation():
    matter = minuted()
    assert readers(matter) == {"psp", "psykiatri", "stalkingkontakt"}
    joined(matter.forum, "efterforsker", "anklager", "betjent", "boern", "fremmed")
    assert readers(matter) == {"psp", "psykiatri", "stalkingkontakt", "boern"}
    matter.forum.members.filter(person=actor("psykiatri").id).update(ended_at=MONDAY)
    assert readers(matter) == {"psp", "stalkingkontakt", "boern"}
    path = f"/api/v1/matters/{matter.pk}"
    assert CANARY in client("boern").get(path).content.decode()
    assert [client(who).get(path).status_code for who in ("efterforsker", "psykiatri", "drift")] == [404] * 3
    assert CANARY not in client("psp").get("/api/v1/matters").content.decode()
    assert not [
        table for table in ("matter", "agenda_point", "minutes") if {*raw_words(table)} & {CANARY, "Uwe"}
    ]


def raw_words(table: str) -> list[str]:
    said = raw(table)
    return [word for word in (CANARY, "Uwe") if word in said]


def test_a_chair_of_the_investigation_wing_opens_nothing():
    chairs = ForumMember.objects.filter(
        chairs=True, forum__kind="psp", forum__partnership__slug="tryg-i-esbjerg"
    )
    chairs.update(person=actor("efterforsker").person)
    with pytest.raises(NotPermitted):
        discussed()


def test_a_link_is_made_by_who_sees_both_to_prevent_and_shows_in_the_room_alone():
    matter = discussed()
    case = Case.objects.get(number=LINKABLE)
    joined(matter.forum, "visitator")
    with pytest.raises(NotPermitted):
        does("visitator", matters.link, matter_id=matter.pk, case_number=LINKABLE)
    with pytest.raises(NotFound):
        does("psp", matters.link, matter_id=matter.pk, case_number=LINKABLE)
    before = from_the_case(case)
    does("stalkingkontakt", matters.link, matter_id=matter.pk, case_number=LINKABLE)
    assert from_the_case(case) == before
    linked = {who: linked_cases(who, matter) for who in ("stalkingkontakt", "visitator", "psp")}
    assert linked == {"stalkingkontakt": [LINKABLE], "visitator": [LINKABLE], "psp": []}
    Recusal.objects.create(case=case, person=actor("visitator").person, reason="Cousins", since=MONDAY)
    assert linked_cases("visitator", matter) == []
    assert not RecordLine.objects.filter(about=f"case:{case.pk}", actor=actor("psp").id).exists()


def linked_cases(who: str, matter: Matter) -> list[str]:
    shown = client(who).get(f"/api/v1/matters/{matter.pk}").json()
    return [each["case_number"] for each in shown["cases"]]


def from_the_case(case: Case) -> list:
    """What its coordinator, who is in no room, is shown of the case."""
    parts = ("", "/history", "/seats", "/ring-requests")
    return [client("stedfortraeder").get(f"/api/v1/cases/{case.pk}{part}").json() for part in parts]


def test_a_seat_in_the_investigation_wing_links_nothing():
    matter = discussed()
    Seat.objects.filter(case__number=LINKABLE).update(role="police-investigator")
    with pytest.raises(NotPermitted):
        does("stalkingkontakt", matters.link, matter_id=matter.pk, case_number=LINKABLE)
    assert not MatterCase.objects.exists()


def test_ksp_discusses_nobody_but_the_convicted_who_are_being_released():
    wanted = matters.Wanted("tryg-i-esbjerg", Channel.KSP, "Uwe Udoever")
    with pytest.raises(Unusable, match="ksp-needs-a-release"):
        does("stalkingkontakt", matters.open_matter, wanted=wanted)
    matter = discussed()
    for wrong in (
        {"channel": "ksp"},
        {"channel": "ksp", "convicted_and_released": True},
        {"channel": "steering"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Matter.objects.filter(pk=matter.pk).update(**wrong)


def test_a_decision_is_made_for_an_agency_in_the_room():
    wanted = saying.Decided(actor("dsc").person.agency_id, "Offers a talk", MONDAY.date())
    with pytest.raises(Unusable, match="agency-not-in-the-room"):
        does("psp", saying.decide, matter_id=discussed().pk, decided=wanted)
