"""Items pass as disclosures, with a basis for each person, between wings that never share a reader (P7)."""

from typing import Any

import pytest

from backend.agencies.models import ContactLine
from backend.coordination.use_cases.parties import add_party
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.information.models import DisclosureBasis, Item, NotShared
from backend.information.passing import Basis, Category, Channel
from backend.information.use_cases import items, sharing
from backend.information.use_cases.deciding import end_legal_decision
from backend.information.weighing import Passing, Said
from backend.information.writing import Known
from backend.notifications.models import Notice
from tests.cast import MONDAY, actor, client
from tests.coordination.test_constraints import again, change, refused
from tests.information.knowing import agency, agrees, decided, knows, lacks, met, party, readers, shares, sits
from tests.situations import accepted, does

pytestmark = pytest.mark.django_db
HOLDERS = {"koordinator", "stedfortraeder"}
BY_DANGER: dict[str, Any] = {"basis": Basis.ACUTE_DANGER}
BY_PSP: dict[str, Any] = {"basis": Basis.SECTION_115, "channel": Channel.PSP}


def test_an_item_is_its_own_agencys_until_it_is_disclosed():
    case = met()
    item = knows("koordinator", case)
    assert readers(item) == HOLDERS
    agrees(case, "dsc")
    shares("koordinator", item, "dsc")
    assert readers(item) == HOLDERS | {"dsc"}


def test_those_who_read_it_from_now_are_told():
    case = met()
    agrees(case, "dsc")
    shares("koordinator", knows("koordinator", case), "dsc")
    told = Notice.objects.filter(kind="information-shared").values_list("inbox__person__username", "about")
    assert list(told) == [("dsc", case.pk)]


def test_nothing_passes_to_where_nobody_would_read_it():
    """In danger somebody rings, or hands over the task: a warning that lies unread warns nobody."""
    case = accepted()
    item = knows("koordinator", case)
    with pytest.raises(NotPossible, match="nobody-there-reads"):
        shares("koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER)
    sits(case, "efterforsker", "police-investigator")
    with pytest.raises(NotPossible, match="nobody-there-reads"):
        shares("koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER)
    sits(case, "stalkingkontakt", "police-stalking-contact")
    assert shares("koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER).item == item


def test_the_wings_of_the_police_never_share_a_reader():
    case = met()
    by_prevention, by_investigation = knows("stalkingkontakt", case), knows("efterforsker", case)
    assert (readers(by_prevention), readers(by_investigation)) == ({"stalkingkontakt"}, {"efterforsker"})
    shares("koordinator", knows("koordinator", case), "stalkingkontakt", "prevention", **BY_DANGER)
    item = knows("koordinator", case)
    shares("koordinator", item, "efterforsker", "investigation", **BY_DANGER)
    assert readers(item) == HOLDERS | {"efterforsker"}


def test_to_the_police_without_a_wing_is_refused():
    item = knows("koordinator", met())
    assert lacks("koordinator", item, "betjent", **BY_DANGER) == ["wing-of-the-police"]


@pytest.mark.parametrize("category", [Category.CONTACT, Category.SAFETY_NOTE])
def test_what_is_kept_reaches_prevention_and_no_investigation(category):
    item = knows("koordinator", met(), category)
    assert lacks("koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER) == []
    for who in ("efterforsker", "anklager"):
        assert lacks("koordinator", item, who, "investigation", **BY_DANGER) == ["never-to-investigation"]
    assert readers(item) == HOLDERS | {"stalkingkontakt"}


def test_what_came_by_a_channel_stays_out_of_an_investigation_whatever_seat_comes_later():
    case = met()
    item = knows("stalkingkontakt", case, Category.RISK, "udoever", channel="psp")
    sits(case, "stalkingkontakt", "police-investigator")
    assert readers(item) == set()
    with pytest.raises(NotPermitted):
        knows("stalkingkontakt", case)


def test_what_has_once_passed_by_a_channel_stays_out_of_an_investigation_too():
    item = knows("koordinator", met(), Category.RISK, "udoever")
    shares("koordinator", item, "stalkingkontakt", "prevention", **BY_PSP)
    assert lacks("koordinator", item, "efterforsker", "investigation", **BY_DANGER) == [
        "never-to-investigation"
    ]


def test_the_database_refuses_an_investigation_too():
    case = met()
    item = knows("koordinator", case, Category.CONTACT)
    disclosed = shares("koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER)
    made = {"item": item, "to_agency_id": agency("anklager"), "to_wing": "investigation", "purpose": "order"}
    made |= {"necessity": "n", "by": actor("koordinator").person, "at": MONDAY}
    with refused("what_is_kept_never_reaches_investigation"):
        type(disclosed).objects.create(kept=True, **made)
    with refused("a_disclosure_knows_what_is_kept"):
        type(disclosed).objects.create(kept=False, **made)
    with refused("investigation_writes_nothing_kept_from_it"):
        change(item, wing="investigation")


def test_an_investigator_writes_nothing_that_belongs_to_prevention():
    with pytest.raises(Unusable, match="kept-from-investigation"):
        knows("efterforsker", met(), Category.SAFETY_NOTE)


def test_each_person_it_is_about_needs_a_basis():
    case = met()
    item = knows("koordinator", case, Category.RISK, "exposed", "udoever")
    agrees(case, "dsc")
    assert lacks("koordinator", item, "dsc") == ["standing-consent"]
    only = {party(case, "exposed").pk: Said(Basis.CONSENT)}
    assert lacks("koordinator", item, "dsc", bases=only) == ["basis-for-each", "consent-or-legal-decision"]
    agrees(case, "dsc", kind="udoever")
    disclosed = shares("koordinator", item, "dsc")
    assert {row.consent and row.consent.party_id for row in disclosed.bases.all()} == {
        each.party_id for each in item.about.all()
    }


def test_a_basis_is_for_a_person_it_is_about_and_by_that_persons_own_consent():
    case = met()
    theirs, item = agrees(case, "dsc"), knows("koordinator", case, Category.RISK, "exposed", "udoever")
    disclosed = shares(
        "koordinator", item, "stalkingkontakt", "prevention", **BY_DANGER, channel=Channel.NONE
    )
    made = {"disclosure": disclosed, "item": item, "basis": "consent", "consent": theirs}
    stranger = does("koordinator", add_party, case_id=case.pk, kind="relative", name="Rie", under_18=None)
    with refused("a_basis_is_for_somebody_it_is_about"):
        DisclosureBasis.objects.create(**made | {"party": stranger, "basis": "acute-danger", "consent": None})
    with refused("a_basis_of_consent_names_the_consent"):
        DisclosureBasis.objects.create(**made | {"party": stranger, "consent": None})
    again(disclosed)
    with refused("a_consent_is_the_same_persons"):
        DisclosureBasis.objects.create(**made, party=party(case, "udoever"))


def test_only_those_who_answer_for_it_pass_it_on():
    case = met()
    agrees(case, "dsc")
    item = knows("koordinator", case)
    with pytest.raises(NotFound):
        shares("dsc", item, "boern")
    shares("koordinator", item, "dsc")
    with pytest.raises(NotPermitted):
        shares("dsc", item, "krisecenter")


def test_a_private_partner_gets_what_is_agreed_to_unless_a_legal_decision_is_recorded():
    case = met()
    item = knows("koordinator", case)
    assert lacks("koordinator", item, "dsc", **BY_DANGER) == ["consent-or-legal-decision"]
    decision = decided(case)
    assert lacks("koordinator", item, "dsc", **BY_DANGER) == []
    does("leder", end_legal_decision, decision_id=decision.pk)
    assert lacks("koordinator", item, "dsc", **BY_DANGER) == ["consent-or-legal-decision"]


def test_what_is_refused_is_on_record_with_what_was_missing_and_not_in_the_cases_looks():
    case = met()
    item = knows("koordinator", case)
    bases = [{"party": str(party(case, "exposed").pk), "basis": "acute-danger"}]
    sent = {"to_agency": str(agency("dsc")), "purpose": "support", "bases": bases}
    answer = client("koordinator").post(f"/api/v1/items/{item.pk}/disclosures", sent, format="json")
    said = {each["code"]: each["pointer"] for each in answer.json()["errors"]}
    assert said == {"necessity": "/necessity", "consent-or-legal-decision": "/bases"}
    line = RecordLine.objects.get(act="disclose")
    assert (line.outcome, line.about) == ("cannot-be-shared", f"item:{item.pk}")
    assert line.reason == "necessity consent-or-legal-decision"


def test_a_refusal_says_for_whom_each_thing_is_missing():
    case = met()
    item = knows("koordinator", case, Category.RISK, "exposed", "udoever")
    agrees(case, "dsc")
    with pytest.raises(Unusable) as refusal:
        shares("koordinator", item, "dsc")
    assert refusal.value.params["by_person"] == {str(party(case, "udoever").pk): ["standing-consent"]}


def test_nothing_goes_to_an_agency_that_only_counsels_anonymously():
    """Lev Uden Vold fills no other role in the partnership."""
    case = met()
    line = ContactLine.objects.get(
        staffing__partnership=case.partnership, staffing__role="lev-uden-vold-line"
    )
    case.partnership.partners.create(agency=line.agency, since=MONDAY)
    with pytest.raises(Unusable) as refusal:
        wanted = {"item_id": knows("koordinator", case).pk, "to_agency": line.agency_id, "passing": Passing()}
        does("koordinator", sharing.disclose, **wanted)
    assert "never-to-anonymous-counselling" in refusal.value.params["missing"]


def test_what_one_has_already_and_whom_it_is_not_about_make_no_sense():
    case = met()
    item = knows("koordinator", case)
    with pytest.raises(Unusable, match="theirs-already"):
        shares("koordinator", item, "stedfortraeder")
    with pytest.raises(Unusable, match="unknown-party"):
        shares("koordinator", item, "dsc", bases={party(case, "udoever").pk: Said(Basis.CONSENT)})
    with pytest.raises(Unusable, match="unknown-agency"):
        shares("koordinator", item, "nabo")


def test_a_decision_not_to_share_is_kept_with_its_reason():
    item = knows("koordinator", met())
    does(
        "koordinator",
        sharing.decide_not_to_share,
        item_id=item.pk,
        to_agency=agency("psykiatri"),
        reason="Not needed",
    )
    kept = NotShared.objects.get(item=item)
    assert (kept.reason, kept.by.username) == ("Not needed", "koordinator")


def test_a_superseded_item_stays_with_those_who_have_it_and_passes_no_more():
    case = met()
    agrees(case, "dsc")
    item = knows("koordinator", case)
    shares("koordinator", item, "dsc")
    wanted = {"known": Known(Category.RISK, "fact", "Another day"), "about": [party(case, "exposed").pk]}
    newer = does("koordinator", items.supersede_item, item_id=item.pk, case_id=case.pk, **wanted)
    assert (readers(item), readers(newer)) == (HOLDERS | {"dsc"}, HOLDERS)
    with pytest.raises(NotPossible):
        shares("koordinator", item, "dsc")


def test_an_item_is_about_somebody_of_its_own_case():
    case, other = met(), met()
    wanted = {"known": Known(Category.RISK, "fact", "Seen"), "about": [party(other, "exposed").pk]}
    with pytest.raises(Unusable, match="unknown-party"):
        does("koordinator", items.write_item, case_id=case.pk, **wanted)
    about = knows("koordinator", case).about.get()
    with refused("an_item_is_about_people_of_its_case"):
        type(about).objects.create(item=about.item, case=case, party=party(other, "udoever"))


def test_what_the_investigation_reads_says_that_it_may_reach_the_defence():
    case = met()
    item = knows("koordinator", case)
    for who, wing in (("anklager", "investigation"), ("stalkingkontakt", "prevention")):
        shares("koordinator", item, who, wing, **BY_DANGER)
        (shown,) = client(who).get(f"/api/v1/cases/{case.pk}/items").json()["results"]
        assert (shown["why"], shown["may_reach_the_defence"]) == ("disclosed", wing == "investigation")


def test_a_refusal_over_the_api_says_all_that_is_missing():
    item = knows("koordinator", met())
    answer = client("koordinator").post(
        f"/api/v1/items/{item.pk}/disclosures", {"to_agency": agency("dsc"), "bases": []}, format="json"
    )
    assert (answer.status_code, answer.json()["type"]) == (400, "/api/v1/problems/cannot-be-shared")
    missing = ["purpose", "necessity", "basis-for-each", "consent-or-legal-decision"]
    assert answer.json()["params"]["missing"] == missing


def test_the_history_of_the_case_does_not_know_of_items():
    case = met()
    before = case.history.count()
    shares("koordinator", knows("koordinator", case), "stalkingkontakt", "prevention", **BY_DANGER)
    assert case.history.count() == before


def anew(item: Item, category: Category = Category.RISK) -> Item:
    """Written in its place, without a word of where it came from."""
    wanted = {"known": Known(category, "fact", "Seen"), "about": [each.party_id for each in item.about.all()]}
    return does("koordinator", items.supersede_item, item_id=item.pk, case_id=item.case_id, **wanted)


@pytest.mark.parametrize("passed", [False, True])
def test_writing_it_anew_takes_nothing_out_of_its_channel(passed):
    item = knows("koordinator", met(), Category.RISK, "udoever", channel="" if passed else "psp")
    if passed:
        shares("koordinator", item, "stalkingkontakt", "prevention", **BY_PSP)
    assert "never-to-investigation" in lacks(
        "koordinator", anew(item), "efterforsker", "investigation", **BY_DANGER
    )


def test_what_is_kept_is_not_written_anew_as_something_else():
    with pytest.raises(Unusable, match="kind-stays"):
        anew(knows("koordinator", met(), Category.SAFETY_NOTE))
