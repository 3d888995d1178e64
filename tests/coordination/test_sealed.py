"""A protected address: opened by a deed with a reason, told, counted, renewed in time, and otherwise read by nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backend.api.models import StoredAnswer
from backend.coordination.models import Case, CaseSight, SealedAddress, Seat
from backend.coordination.protection import Protection, last_day
from backend.coordination.sealed_selectors import protections_for
from backend.coordination.sharing import OPENERS, SEATED, Field, readable
from backend.coordination.use_cases import cases, sealed
from backend.coordination.use_cases.reminders import remind
from backend.core.actor import acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible, TooOften
from tests.cast import MONDAY, actor, client
from tests.situations import does
from tests.telling import heard, raw

WHERE = "Skjulvej 1, Esbjerg"
HOME = sealed.Wanted(WHERE, Protection.ORDINARY)


@pytest.fixture
def case(world, undone) -> Case:
    """Its address is protected; what a test does to it is undone."""
    return Case.objects.get(pk=world["protected"].pk)


def opens(who: str, case: Case, reason: str = "The removal firm") -> str:
    return does(who, sealed.open_address, case_id=case.pk, reason=reason)


def seat(case: Case, who: str, role: str) -> None:
    person = actor(who).person
    Seat.objects.create(case=case, person=person, agency=person.agency, role=role, since=MONDAY)


def test_opening_gives_it_once_is_on_record_and_is_told_to_the_other_holder(case):
    assert opens("stedfortraeder", case) == WHERE
    line = RecordLine.objects.get(act="address-opened")
    assert (line.actor, line.about, line.reason) == (
        actor("stedfortraeder").id, f"case:{case.pk}", "The removal firm"
    )  # fmt: skip
    assert heard("koordinator")[-1] == "address-opened" and "address-opened" not in heard("stedfortraeder")
    assert list(case.history.values_list("details", flat=True))[-1] == {}
    assert WHERE not in raw("sealed_address") and "removal" not in raw("record_line")


def test_who_opens_it_is_whom_sharing_names_and_the_database_agrees(case):
    """Coordinator, deputy, and the seats whose task cannot be done without it (`domain/access.csv`)."""
    for who, role in (("boern", "housing"), ("stalkingkontakt", "police-stalking-contact")):
        seat(case, who, role)
        with acting_as(actor(who)):
            assert SealedAddress.objects.get().case_id == case.pk
        assert opens(who, case) == WHERE
    with acting_as(actor("dsc")) as by:
        assert not SealedAddress.objects.exists() and not protections_for(by, case.pk).exists()
    for who, refusal in (("dsc", NotPermitted), ("visitator", NotFound), ("drift", NotFound)):
        with pytest.raises(refusal):
            opens(who, case)
    assert {role for role in SEATED if Field.SEALED_ADDRESS in readable([role])} <= OPENERS
    assert CaseSight.objects.filter(case=case, why__in=OPENERS).count() == 4


def test_a_keyed_request_opens_it_again_and_no_answer_is_kept(case):
    path, said = f"/api/v1/cases/{case.pk}/sealed-address/open", {"reason": "The removal firm"}
    for _ in range(2):
        answer = client("koordinator").post(path, said, format="json", headers={"Idempotency-Key": "k"})
        assert answer.json() == {"address": WHERE}
    assert not StoredAnswer.objects.exists() and RecordLine.objects.filter(act="address-opened").count() == 2


def test_one_opening_at_a_time_and_not_many(case, settings):
    settings.ADDRESSES_AN_HOUR = 2
    opens("koordinator", case), opens("koordinator", case)
    with pytest.raises(TooOften):
        opens("koordinator", case)
    assert opens("stedfortraeder", case) == WHERE


def test_setting_it_seals_the_case_and_the_seal_stays_while_it_is_protected(case):
    case.refresh_from_db()
    assert case.sealed and "address-changed" not in heard("dsc")
    with pytest.raises(NotPossible, match="address-protected"):
        does("koordinator", cases.change, case_id=case.pk, version=case.version, wanted={"sealed": False})
    does("koordinator", sealed.end_address, case_id=case.pk)
    case.refresh_from_db()
    assert case.sealed
    does("koordinator", cases.change, case_id=case.pk, version=case.version, wanted={"sealed": False})
    with pytest.raises(NotFound):
        opens("koordinator", case)


def test_a_special_protection_follows_a_move_and_covers_the_children_and_an_ordinary_one_begins_anew(case):
    for kind, since, covers in (
        (Protection.SPECIAL, date(2020, 5, 1), True),
        (Protection.ORDINARY, None, False),
    ):
        wanted = replace(HOME, kind=kind)
        does("koordinator", sealed.set_address, case_id=case.pk, wanted=wanted)
        SealedAddress.objects.filter(case=case, ended_at=None).update(protected_since=date(2020, 5, 1))
        moved = does("koordinator", sealed.set_address, case_id=case.pk, wanted=replace(wanted, address="Ny"))
        assert (moved.protected_since, moved.children) == (since or MONDAY.date(), covers)
        assert opens("koordinator", case) == "Ny"


def test_the_holders_are_told_thirty_days_before_once_and_a_lapsed_one_stays_sealed(case):
    lapses = MONDAY + timedelta(days=365)
    told = []
    for days in (-32, -29, 9):
        remind(at=lapses + timedelta(days=days))
        told.append(
            [heard(who).count("protection-lapses") for who in ("koordinator", "stedfortraeder", "dsc")]
        )
    assert told == [[0, 0, 0], [1, 1, 0], [1, 1, 0]]
    assert opens("koordinator", case) == WHERE
    renewed = does("koordinator", sealed.renew_address, case_id=case.pk)
    assert (renewed.expires_on, renewed.reminded_at) == (date(2027, 11, 23), None)


def test_a_year_from_a_day_without_a_namesake_and_a_protection_that_does_not_lapse():
    assert last_day(Protection.ORDINARY, date(2028, 2, 29)) == date(2029, 2, 28)
    assert last_day(Protection.SPECIAL, date(2026, 11, 23)) is None
