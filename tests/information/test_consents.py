"""Consents: for exactly what was said, until it ends, is withdrawn, or the case passes to another agency (L5)."""

from datetime import timedelta

import pytest

from backend.coordination.use_cases.reminders import remind
from backend.core.actor import acting_as
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.information.models import Consent, Item
from backend.information.passing import Basis, Category, Purpose
from backend.information.selectors import consents_for, items_for
from backend.information.use_cases.consents import withdraw_consent
from backend.information.use_cases.reminders import BEFORE, CONSENTS
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor, client
from tests.coordination.test_constraints import again, change, refused
from tests.information.knowing import IN_90_DAYS, agency, agrees, knows, lacks, met, readers, shares, sits
from tests.situations import does

pytestmark = pytest.mark.django_db
NONE_STANDS = ["standing-consent"]


def to_another_agency(case) -> None:
    """The shelter coordinates: as if it had accepted."""
    change(case, coordinator=actor("krisecenter").person)


def told(kind: str) -> list[str]:
    return list(Notice.objects.filter(kind=kind).values_list("inbox__person__username", flat=True))


def test_a_consent_is_for_one_category_one_purpose_one_agency():
    case = met()
    agrees(case, "dsc")
    health, risk = knows("koordinator", case, Category.HEALTH), knows("koordinator", case)
    assert lacks("koordinator", health, "dsc") == NONE_STANDS
    assert lacks("koordinator", risk, "dsc", purpose=Purpose.TREATMENT) == NONE_STANDS
    assert lacks("koordinator", risk, "krisecenter") == NONE_STANDS
    assert lacks("koordinator", risk, "dsc") == []


def test_a_consent_is_to_the_agency_it_was_given_to():
    case = met()
    sits(case, "krisecenter", "shelter-leader")
    agrees(case, "krisecenter")
    item = knows("dsc", case)
    assert lacks("dsc", item, "krisecenter") == NONE_STANDS
    agrees(case, "krisecenter", who="dsc")
    assert lacks("dsc", item, "krisecenter") == []


def test_whoever_leans_on_a_consent_is_told_that_it_is_withdrawn_and_reads_it_on_the_item():
    case = met()
    consent, item = agrees(case, "dsc"), knows("koordinator", case)
    shares("koordinator", item, "dsc")
    shares("koordinator", item, "stalkingkontakt", "prevention", basis=Basis.ACUTE_DANGER)
    does("stedfortraeder", withdraw_consent, consent_id=consent.pk)
    told = Notice.objects.filter(kind="consent-withdrawn").values_list("inbox__person__username", "about")
    assert list(told) == [("dsc", case.pk)]
    marks = {who: does_read(who, item).withdrawn_at for who in ("dsc", "stalkingkontakt", "koordinator")}
    assert marks == {"dsc": MONDAY, "stalkingkontakt": None, "koordinator": None}
    agrees(case, "dsc")
    shares("koordinator", item, "dsc", at=MONDAY + timedelta(hours=1))
    assert does_read("dsc", item).withdrawn_at is None


def does_read(who: str, item: Item) -> Item:
    with acting_as(actor(who)) as by:
        return items_for(by, item.case_id)[0]


def test_of_what_is_closest_to_a_person_not_everybody_at_the_agency_knows_the_consent():
    case = met()
    sits(case, "boern", "children-and-family")
    health, risk = agrees(case, "dsc", category=Category.HEALTH), agrees(case, "dsc")
    with acting_as(actor("boern")) as by:
        assert [row.pk for row in consents_for(by, case.pk, MONDAY)] == [risk.pk]
    with pytest.raises(NotFound):
        does("boern", withdraw_consent, consent_id=health.pk)


def test_withdrawn_is_withdrawn_at_once_and_what_was_read_stays():
    case = met()
    consent, item = agrees(case, "dsc"), knows("koordinator", case)
    shares("koordinator", item, "dsc")
    does("stedfortraeder", withdraw_consent, consent_id=consent.pk)
    assert lacks("koordinator", knows("koordinator", case), "dsc") == NONE_STANDS
    assert "dsc" in readers(item)
    with pytest.raises(NotPossible):
        does("koordinator", withdraw_consent, consent_id=consent.pk)


def test_whoever_holds_the_case_takes_the_word_for_any_agency():
    consent = agrees(met(), "krisecenter", who="dsc")
    does("koordinator", withdraw_consent, consent_id=consent.pk)
    with pytest.raises(NotFound):
        does("stalkingkontakt", withdraw_consent, consent_id=consent.pk)


def test_a_consent_is_withdrawn_on_a_closed_case_too():
    case = met()
    consent = agrees(case, "dsc")
    change(case, state="closed", closed_at=MONDAY)
    does("koordinator", withdraw_consent, consent_id=consent.pk)
    consent.refresh_from_db()
    assert consent.withdrawn_by == actor("koordinator").person


def test_a_consent_ends_by_itself():
    case = met()
    agrees(case, "dsc")
    item = knows("koordinator", case)
    assert lacks("koordinator", item, "dsc", at=IN_90_DAYS) == NONE_STANDS
    with pytest.raises(Unusable, match="ends-before-it-starts"):
        agrees(case, "dsc", until=MONDAY)


def test_the_last_word_counts():
    case = met()
    first, second = agrees(case, "dsc"), agrees(case, "dsc", until=IN_90_DAYS + timedelta(days=1))
    first.refresh_from_db()
    assert (first.asked_anew_at, second.asked_anew_at) == (MONDAY, None)
    with refused("one_open_consent_of_a_kind"):
        again(second)


def test_the_coordinator_is_told_once_before_a_consent_ends():
    consent = agrees(met(), "dsc")
    soon = consent.until - BEFORE + timedelta(hours=1)
    assert remind(at=soon - timedelta(hours=2), kinds=CONSENTS) == 0
    assert (remind(at=soon, kinds=CONSENTS), remind(at=soon, kinds=CONSENTS)) == (1, 0)
    assert told("consent-ending") == ["koordinator"]


def test_when_the_case_passes_to_another_agency_a_consent_stands_no_more_and_is_asked_anew():
    case = met()
    owned, own = agrees(case, "dsc"), agrees(case, "krisecenter", who="dsc")
    item = knows("koordinator", case)
    to_another_agency(case)
    assert lacks("stedfortraeder", item, "dsc") == NONE_STANDS
    assert (remind(at=MONDAY, kinds=CONSENTS), remind(at=MONDAY, kinds=CONSENTS)) == (1, 0)
    assert told("consent-to-ask-anew") == ["krisecenter"]
    assert [*Consent.objects.filter(asked_anew_at=None)] == [own]
    change(case, coordinator=actor("koordinator").person)
    assert lacks("koordinator", item, "dsc") == NONE_STANDS
    assert owned.controller_id == agency("koordinator")


def test_a_colleague_who_takes_the_case_keeps_the_consents():
    case = met()
    agrees(case, "dsc")
    change(case, coordinator=actor("visitator").person)
    assert remind(at=MONDAY, kinds=CONSENTS) == 0
    assert lacks("stedfortraeder", knows("stedfortraeder", case), "dsc") == []


def test_a_deputy_of_another_agency_takes_consents_for_their_own():
    case = met()
    change(case, deputy=actor("krisecenter").person)
    assert not agrees(case, "dsc", who="krisecenter").owned
    assert agrees(case, "dsc").owned


def test_consents_are_listed_for_those_who_hold_the_case_and_those_they_were_given_to():
    case = met()
    agrees(case, "dsc")
    agrees(case, "krisecenter", who="dsc")
    listed = {who: client(who).get(f"/api/v1/cases/{case.pk}/consents").json()["results"] for who in
              ("koordinator", "dsc", "stalkingkontakt")}  # fmt: skip
    assert {who: len(rows) for who, rows in listed.items()} == {
        "koordinator": 2,
        "dsc": 1,
        "stalkingkontakt": 0,
    }
    assert all(row["stands"] for row in listed["koordinator"])


def test_a_consent_is_of_a_party_of_its_case():
    consent, other = agrees(met(), "dsc"), met()
    with refused("a_consent_is_of_a_party_of_the_case"):
        change(consent, party=other.parties.first())
