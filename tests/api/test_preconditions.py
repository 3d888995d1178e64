"""Who changes a case says which version they saw, and every deed makes another version."""

import pytest

from backend.coordination.models import Case
from tests import situations
from tests.cast import client

pytestmark = pytest.mark.django_db


def change(case: Case, tag: str | None, who: str = "visitator"):
    headers = {} if tag is None else {"If-Match": tag}
    return client(who).patch(f"/api/v1/cases/{case.pk}", {"children": True}, format="json", headers=headers)


def tag_of(case: Case, who: str = "visitator") -> str:
    return client(who).get(f"/api/v1/cases/{case.pk}")["ETag"]


@pytest.fixture
def case() -> Case:
    return situations.received()


def test_without_a_version_nothing_is_changed(case):
    answer = change(case, None)
    assert (answer.status_code, answer.json()["type"]) == (428, "/api/v1/problems/precondition-required")
    assert Case.objects.get(pk=case.pk).children is False


def test_with_the_version_one_saw_it_is_changed(case):
    answer = change(case, tag_of(case))
    assert (answer.status_code, answer.json()["children"]) == (200, True)


def test_the_answer_carries_the_next_version(case):
    answer = change(case, tag_of(case))
    assert answer["ETag"] == tag_of(case)


@pytest.mark.parametrize("tag", ['"v0"', '"v999"', "v1", "*", 'W/"v1"', '"v1", "v2"', '"v' + "9" * 40 + '"'])
def test_with_any_other_version_nothing_is_changed(case, tag):
    answer = change(case, tag)
    assert (answer.status_code, answer.json()["type"]) == (412, "/api/v1/problems/changed-meanwhile")
    assert Case.objects.get(pk=case.pk).children is False


def test_of_two_who_saw_the_same_only_the_first_changes_it(case):
    tag = tag_of(case)
    assert [change(case, tag).status_code, change(case, tag, who="stedfortraeder").status_code] == [200, 412]


def test_a_screening_names_the_version_it_saw_if_it_likes(case):
    tag, path = tag_of(case), f"/api/v1/cases/{case.pk}/screening"
    answers = [
        client("visitator").post(path, UNCLEAR, format="json", headers=headers).status_code
        for headers in ({"If-Match": tag}, {"If-Match": tag}, {})
    ]
    assert answers == [200, 412, 200]


def test_a_case_one_may_not_know_of_asks_for_no_version(case):
    assert [change(case, tag, who="fremmed").status_code for tag in (None, '"v1"')] == [404, 404]


UNCLEAR = {"outcome": "unclear", "reason": "Too early to say"}
DEEDS = {
    "acknowledge": {},
    "screening": {"outcome": "stalking", "reason": "Follows daily"},
    "recusals": {"person": "@dsc", "reason": "Cousins"},
    "tell": {"channel": "meeting", "advice": "answer-the-udoever"},
    "ask-other-coordinator": {},
    "withdraw": {},
    "handovers": {"kind": "coordination", "basis": "consent"},
}


@pytest.mark.parametrize("deed", ["acknowledge", "screening", "withdraw"])
def test_every_deed_on_the_case_makes_another_version(case, deed):
    before = tag_of(case)
    client("visitator").post(f"/api/v1/cases/{case.pk}/{deed}", DEEDS[deed], format="json")
    assert tag_of(case) != before


def test_closing_and_reopening_make_other_versions():
    case = situations.conflict()
    situations.told(case, "visitator")
    tags = [tag_of(case)]
    for deed in ("close", "reopen"):
        client("visitator").post(f"/api/v1/cases/{case.pk}/{deed}")
        tags.append(tag_of(case))
    assert len(set(tags)) == 3


def test_a_case_that_changes_hands_is_another_version():
    case = situations.offered()
    before = tag_of(case, "stedfortraeder")
    client("koordinator").post(f"/api/v1/handovers/{situations.waiting(case).pk}/accept")
    assert tag_of(case, "stedfortraeder") != before
