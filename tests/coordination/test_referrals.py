"""Sending somebody to the entrance: a receipt for the referrer, a deadline for the visitator, no more for either."""

from datetime import timedelta

import pytest

from backend.api.entrance import referral_out
from backend.coordination.entrance_selectors import referral_for, referrals_for
from backend.coordination.models import Case, Referral
from backend.coordination.parties import Exposed
from backend.coordination.reasons import ReferralReason, shown_to_referrer
from backend.coordination.use_cases import recusals, referrals
from backend.coordination.use_cases.reminders import remind
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY, actor, client, opened, opening
from tests.situations import does
from tests.telling import heard, raw, too_late

pytestmark = pytest.mark.django_db
LONG_AGO = MONDAY - timedelta(days=14)
CPR = "9901010001"
PLAIN = {"id", "receipt", "state", "reason", "municipality", "created_at", "respond_by"}


def referred(who: str = "betjent", **changes) -> Referral:
    return does(who, referrals.refer, opening=opening(**changes))


def shown(who: str, referral: Referral) -> dict:
    return referral_out(referral_for(actor(who), referral.pk))


def without_ids(row: dict) -> dict:
    return {key: value for key, value in row.items() if key not in {"id", "receipt"}}


def test_the_referrer_reads_a_receipt_and_no_word_of_what_was_sent():
    assert set(shown("betjent", referred())) == PLAIN


def test_the_visitator_reads_whom_it_is_about():
    assert shown("visitator", referred())["exposed"]["name"] == "Ulla Udsat"


def test_the_visitators_are_told_and_nobody_else():
    referred()
    told = {who for who in ("visitator", "stedfortraeder", "koordinator", "leder", "betjent") if heard(who)}
    assert told == {"visitator", "stedfortraeder"}


@pytest.mark.parametrize("who", ["koordinator", "nabo3", "stalkingkontakt", "drift"])
def test_a_referral_is_read_by_its_referrer_and_its_visitators_alone(who):
    with pytest.raises(NotFound):
        referral_for(actor(who), referred().pk)


def test_an_opened_referral_is_taken_care_of():
    referral = referred()
    does("visitator", referrals.open_referral, referral_id=referral.pk)
    assert shown("betjent", referral)["state"] == "taken-care-of"


def test_the_visitator_who_answered_reads_it_no_more():
    referral = referred()
    does("visitator", referrals.open_referral, referral_id=referral.pk)
    with pytest.raises(NotFound):
        referral_for(actor("visitator"), referral.pk)


def test_that_somebody_has_a_case_already_looks_like_any_other_taken_care_of():
    first, second = referred(), referred()
    does("visitator", referrals.open_referral, referral_id=first.pk)
    does(
        "visitator",
        referrals.decline_referral,
        referral_id=second.pk,
        reason=ReferralReason.HAS_A_CASE,
    )
    assert without_ids(shown("betjent", first)) == without_ids(shown("betjent", second))


@pytest.mark.parametrize("reason", ReferralReason)
def test_the_referrer_is_told_a_reason_only_where_they_must_act(reason):
    must_act = {"wrong-municipality", "no-basis", "not-reached"}
    wanted = ("declined", reason) if reason in must_act else ("taken-care-of", "")
    assert shown_to_referrer("declined", reason) == wanted


def test_opening_somebody_who_has_a_case_is_refused_and_leaves_the_referral_waiting():
    exposed = Exposed(name="Ulla Udsat", cpr=CPR)
    opened(exposed=exposed)
    referral = referred(exposed=exposed)
    answer = client("visitator").post(f"/api/v1/referrals/{referral.pk}/open")
    assert (answer.status_code, answer.json()["type"]) == (409, "/api/v1/problems/case-already-open")
    assert shown("betjent", referral)["state"] == "received"


def test_a_referral_from_the_police_is_the_duty_of_the_police():
    referral = referred()
    assert (referral.duty, referral.regime) == ("referral-from-police", "law-enforcement")


def test_a_referral_from_others_is_held_under_general_data_protection():
    referral = referred("psykiatri")
    assert (referral.duty, referral.regime) == ("referral-to-visitator", "gdpr")


def test_what_was_sent_is_sealed():
    referred(exposed=Exposed(name="Ulla Udsat", cpr=CPR), summary="Waits outside the door")
    stored = raw("referral")
    assert not [word for word in ("Ulla", CPR, "outside") if word in stored]


def test_an_overdue_referral_is_called_for_once():
    late = too_late(referred().respond_by)
    assert (remind(at=late), remind(at=late)) == (1, 0)
    assert heard("afdelingsleder") == heard("leder") == ["referral-overdue"]


def test_a_referral_in_time_is_not_called_for():
    assert remind(at=referred().respond_by) == 0


@pytest.mark.parametrize("who", ["fremmed", "frivillig", "drift"])
def test_who_works_for_no_partner_or_counsels_anonymously_refers_nobody(who):
    with pytest.raises(NotPermitted):
        referred(who)


def test_the_referrer_may_not_answer_it():
    with pytest.raises(NotPermitted):
        does("betjent", referrals.open_referral, referral_id=referred().pk)


def test_a_visitator_elsewhere_cannot_know_of_it():
    with pytest.raises(NotFound):
        does("nabo3", referrals.open_referral, referral_id=referred().pk)


def test_a_referral_is_answered_once():
    referral = referred()
    does("visitator", referrals.open_referral, referral_id=referral.pk)
    with pytest.raises(NotFound):
        does("stedfortraeder", referrals.open_referral, referral_id=referral.pk)
    with pytest.raises(NotPossible):
        does("betjent", referrals.open_referral, referral_id=referral.pk)


def test_an_opened_referral_is_a_case_with_two_people_at_once():
    does("visitator", referrals.open_referral, referral_id=referred().pk)
    case = Case.objects.get(opened_at=MONDAY)
    assert (case.coordinator.username, case.deputy.username) == ("visitator", "stedfortraeder")


def test_a_visitator_recused_from_the_persons_case_does_not_see_a_new_referral():
    case = opened(exposed=Exposed(cpr="9901017777"))
    does("stedfortraeder", recusals.recuse, case_id=case.pk, person_id=actor("visitator").id, reason="kin")
    referred(exposed=Exposed(cpr="9901017777"))
    assert not referrals_for(actor("visitator")).exists()
    assert referrals_for(actor("stedfortraeder")).count() == 1


def test_where_no_visitator_is_left_the_head_sees_what_waits():
    referred()
    Staffing.objects.filter(role="stalkingvisitator").update(valid_until=LONG_AGO)
    assert referrals_for(actor("afdelingsleder")).count() == 1
