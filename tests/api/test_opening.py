"""A case that somebody opens, or opens again, for others: it is done, and whoever did it gets a receipt."""

from datetime import timedelta

import pytest

from backend.agencies.models import Absence
from backend.coordination.models import Case, CaseSight
from backend.core.clock import now
from backend.responsibilities.models import Staffing
from tests.cast import actor, client
from tests.situations import closed

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases"
NEW = {"municipality": "0561", "exposed": {"name": "Una"}, "children": None, "basis": "consent"}


@pytest.fixture
def visitator_is_away() -> None:
    Absence.objects.create(person=actor("visitator").person, starts_at=now() - timedelta(days=1))


def receipt(case: Case) -> dict[str, str]:
    return {"id": str(case.pk), "number": case.number, "state": case.state}


def test_whoever_opens_a_case_for_others_gets_a_receipt(visitator_is_away):
    answer = client("visitator").post(CASES, NEW, format="json")
    case = Case.objects.get()
    assert not CaseSight.objects.filter(case=case, person=actor("visitator").id).exists()
    assert (answer.status_code, answer.json()) == (202, receipt(case))


def test_asked_again_it_is_the_same_receipt_and_one_case(visitator_is_away):
    key = {"Idempotency-Key": "one"}
    first, second = (client("visitator").post(CASES, NEW, format="json", headers=key) for _ in range(2))
    assert (second.status_code, second.json()) == (202, first.json())
    assert Case.objects.count() == 1


def test_whoever_opens_a_case_again_for_others_gets_a_receipt():
    case = closed()
    staffed = Staffing.objects.filter(person=actor("visitator").id)
    staffed.update(valid_from=now() - timedelta(days=9), valid_until=now() - timedelta(days=1))
    answer = client("visitator").post(f"{CASES}/{case.pk}/reopen")
    case.refresh_from_db()
    assert (answer.status_code, answer.json()) == (202, receipt(case))
    assert case.state == "active"
