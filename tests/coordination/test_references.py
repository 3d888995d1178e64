"""What an agency's own system calls a case is its own: each sets one, and nobody else sees it."""

import pytest

from backend.coordination.models import Case, ExternalReference
from backend.coordination.use_cases.references import set_reference
from backend.core.actor import acting_as
from backend.core.refusals import NotPermitted
from tests.cast import actor, client, does
from tests.information.knowing import sits
from tests.situations import seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    case = seated()
    for who, role in (
        ("stalkingkontakt", "police-stalking-contact"),
        ("efterforsker", "police-investigator"),
    ):
        sits(case, who, role)
    return case


def shown(who: str, case: Case) -> str:
    return client(who).get(f"/api/v1/cases/{case.pk}").json()["external_reference"]


def test_each_agency_and_each_wing_of_the_police_reads_its_own(case):
    own = {"koordinator": "K-1", "dsc": "D-2", "stalkingkontakt": "P-3", "efterforsker": "I-4"}
    for who, reference in own.items():
        path = f"/api/v1/cases/{case.pk}/external-reference"
        assert client(who).put(path, {"reference": reference}, format="json").status_code == 204
    assert {who: shown(who, case) for who in own} == own
    assert shown("stedfortraeder", case) == "K-1"
    for who, reference in own.items():  # with no question of access asked at all
        with acting_as(actor(who)):
            assert [*ExternalReference.objects.values_list("reference", flat=True)] == [reference]


def test_it_tells_nobody_and_changes_nothing_for_others(case):
    case.refresh_from_db()
    before = case.version
    does("dsc", set_reference, case_id=case.pk, reference="D-2")
    case.refresh_from_db()
    assert case.version == before
    assert not case.history.filter(what="changed").exists()


def test_who_sits_for_both_wings_sets_none(case):
    sits(case, "stalkingkontakt", "police-investigator")
    with pytest.raises(NotPermitted):
        does("stalkingkontakt", set_reference, case_id=case.pk, reference="P-3")
