"""What goes wrong is said alike everywhere: problem+json, a stable type, a sentence in Danish and in English."""

import ast
import json
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.api.errors import BY_STATUS
from backend.api.missing import MISSING
from backend.api.texts import CONSTRAINTS, TEXTS
from backend.coordination.models import Case, HistoryLine
from backend.coordination.use_cases import cases
from backend.information.passing import Missing
from backend.insight.giving import Missing as OfAccess
from tests.architecture.source import modules
from tests.cast import actor, client, opened

REFUSALS = {
    "NotFound",
    "NotPermitted",
    "NotPossible",
    "Unusable",
    "Stale",
    "TooOften",
    "KeyReused",
    "PreconditionRequired",
}
CASES = "/api/v1/cases"
NEW = {"municipality": "0561", "exposed": {"name": "Una"}, "children": None, "basis": "consent"}


def words_of(call: ast.Call) -> list[str]:
    """The codes that may stand as the first argument, also where it is one or the other."""
    if not call.args:
        return []
    words = [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    return [word for word in words if isinstance(word, str) and "-" in word]


def raised() -> set[str]:
    """Every code that a module of ours refuses with, read from the source."""
    return {
        word
        for module in modules("backend")
        for call in ast.walk(module.tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in REFUSALS
        for word in words_of(call)
    }


def said_somewhere() -> set[str]:
    """Every word a module of ours says, but for the texts themselves: a door says codes too, and a rule may name one
    that another raises."""
    constants = {
        node.value
        for module in modules("backend")
        if not module.name.rpartition("/")[2].startswith("texts")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return constants | set(BY_STATUS.values()) | set(CONSTRAINTS.values())


def test_every_code_has_its_text():
    assert raised() | set(BY_STATUS.values()) | set(CONSTRAINTS.values()) <= set(TEXTS)


def test_whatever_stands_in_the_way_has_its_text():
    assert {*Missing, *OfAccess} == set(MISSING)


def test_no_text_is_there_for_nothing():
    assert set(TEXTS) - said_somewhere() == set()


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_is_a_sentence_in_both_languages(code):
    assert all(text[0].isupper() and text.endswith(".") for text in TEXTS[code])


@pytest.mark.parametrize("code", TEXTS)
def test_the_type_of_a_problem_leads_to_what_it_means(db, code):
    answer = APIClient().get(f"/api/v1/problems/{code}")
    assert answer.json() == {"code": code, "da": TEXTS[code][0], "en": TEXTS[code][1]}


def is_a_problem(answer, status: int, code: str) -> bool:
    body = answer.json()
    return (answer.status_code, answer["Content-Type"], body["type"], body["status"]) == (
        status,
        "application/problem+json",
        f"/api/v1/problems/{code}",
        status,
    )


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/nothing", "/api/v1/cases/not-an-id", "/api/v1/notices/-1/read"]
)
def test_an_unknown_path_is_a_problem_too(db, path):
    assert is_a_problem(APIClient().get(path), 404, "not-found")


@pytest.mark.parametrize(
    ("language", "sentence"), [("da", "Log ind først."), ("en", "Sign in first."), ("fr", "Log ind først.")]
)
def test_a_sentence_is_in_the_language_asked_for(db, language, sentence):
    answer = APIClient(headers={"Accept-Language": language}).get(CASES)
    assert (answer.status_code, answer.json()["detail"]) == (401, sentence)


def test_a_stranger_is_told_how_to_sign_in(db):
    assert APIClient().get(CASES)["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_is_none_is_no_sign_in(db):
    answer = APIClient(headers={"Authorization": "Bearer nonsense"}).get(CASES)
    assert is_a_problem(answer, 401, "not-signed-in")


def test_a_method_that_is_not_offered_is_a_problem(db):
    assert is_a_problem(client("visitator").delete(CASES), 405, "method-not-allowed")


def test_another_answer_than_json_is_not_to_be_had(db):
    answer = client("visitator").get(CASES, headers={"Accept": "text/html"})
    assert is_a_problem(answer, 406, "not-acceptable")


def test_a_session_without_its_token_is_refused_as_a_problem(db):
    api = APIClient(enforce_csrf_checks=True)
    api.force_login(actor("visitator").person)
    assert is_a_problem(api.post(CASES, NEW, format="json"), 403, "not-permitted")


BODIES = {
    "a name that is no text": '{"\\ud800": 1}',
    "a name given twice": json.dumps(NEW)[:-1] + ', "municipality": "0630"}',
    "no json": b"{",
    "not an object": b"[]",
    "a text": b'"cases"',
    "nothing": b"null",
    "not utf-8": b'{"municipality": "\xff"}',
    "not a number": b'{"children": NaN}',
    "deeper than anything": b"[" * 100_000,
    "a number without end": b'{"children": ' + b"9" * 10_000 + b"}",
}
FIELDS = {
    "an unknown municipality": {"municipality": "9999"},
    "a list for a text": {"basis": ["consent"]},
    "a text for an object": {"exposed": "Una"},
    "a number for a text": {"municipality": 561},
    "a word for yes or no": {"children": "perhaps"},
    "an unknown basis": {"basis": "because"},
    "a nul": {"summary": "a\x00b"},
    "half a letter": {"summary": "\ud800"},
    "half a letter in a name": {"exposed": {"name": "\udfff"}},
    "too long": {"summary": "a" * 2001},
    "a cpr with letters": {"exposed": {"cpr": "01010A0101"}},
    "a cpr in other digits": {"exposed": {"cpr": "٠١٠١٠١٠١٠١"}},
    "a number outside": {"exposed": {"under_18": 2}},
}
QUESTIONS = {
    "a state unknown": "cases?state=lost",
    "a nul in a state": "cases?state=%00",
    "a page nobody gave": "cases?cursor=nonsense",
    "a page of nonsense": "cases?cursor=cD1ub25zZW5zZQ==",
    "a page with a nul": "cases?cursor=cD0lMDA=",
    "a page with half a letter": "cases?cursor=cD0lRUQlQTAlODA=",
    "a state unknown of a handover": "handovers?state=lost",
    "a nul in a state of a handover": "handovers?state=%00",
    "a notice after nonsense": "notices?after=x",
    "a notice after all numbers": f"notices?after={'9' * 400}",
    "a notice before the first": "notices?after=-1",
    "a day that is none": "municipalities?on=2026-02-30",
    "a topic unknown": "who-to-call?municipality=0561&topic=nonsense",
    "a place unknown": "who-to-call?municipality=9999&topic=children",
    "a nul in a topic": "who-to-call?municipality=0561&topic=%00",
    "a time before there was a model": "who-to-call?municipality=0561&topic=children&at=1999-01-01T00:00:00Z",
    "a time nobody knows the place of": "who-to-call?municipality=0561&topic=children&at=2026-11-23T02:10:00",
    "a time out of the world": "who-to-call?municipality=0561&topic=children&at=9999-12-31T23:59:59-12:00",
    "a time no deadline can be counted from": "who-to-call?municipality=0561&topic=children&at=9999-12-30T00:00:00Z",
    "a duty unknown": "who-to-call?municipality=0561&duty=nonsense",
    "a page after a time without its zone": "cases?cursor=cD0yMDI2LTAxLTAx",
    "a page after a time out of the world": "cases?cursor=cD0wMDAxLTAxLTAxVDAwOjAwOjAwLTIzOjU5",
    "a page of people with a nul": "people?cursor=cD0lMDA=",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_cannot_be_read_is_refused_and_changes_nothing(db, body: Any):
    answer = client("visitator").generic("POST", CASES, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert not Case.objects.exists()


@pytest.mark.parametrize("change", FIELDS.values(), ids=FIELDS)
def test_what_makes_no_sense_is_refused_and_changes_nothing(db, change):
    body = json.dumps({**NEW, **change})
    answer = client("visitator").generic("POST", CASES, body, content_type="application/json")
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]]
    assert not Case.objects.exists()


@pytest.mark.parametrize("missing", NEW)
def test_what_is_missing_is_named(db, missing):
    answer = client("visitator").post(CASES, {key: NEW[key] for key in NEW if key != missing}, format="json")
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{missing}"]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_that_makes_no_sense_is_refused(db, question):
    answer = client("visitator").get(f"/api/v1/{question}")
    assert answer.status_code in (400, 404)
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("page_size", ["0", "-1", "x", "9" * 5000, "%00"])
def test_a_strange_size_of_page_is_an_ordinary_page(db, page_size):
    assert client("visitator").get(f"{CASES}?page_size={page_size}").status_code == 200


def test_a_number_too_large_for_any_notice_is_not_found(db):
    assert client("visitator").post(f"/api/v1/notices/{'9' * 30}/read").status_code == 404


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])
def test_only_json_is_read(db, kind):
    answer = client("visitator").generic("POST", CASES, "x", content_type=kind)
    assert is_a_problem(answer, 415, "unsupported-media-type")


@pytest.mark.parametrize("value", ["Ulla Udsat", "0101010101"])
def test_what_was_sent_does_not_come_back_in_the_refusal(db, value):
    answer = client("visitator").post(CASES, {**NEW, "basis": value, "municipality": value}, format="json")
    assert answer.status_code == 400
    assert value not in answer.content.decode()


def test_a_field_that_is_not_there_is_named_also_inside(db):
    inside = {"exposed": {"name": "Una", "safe_contact": {"phone": "00 90 00 01"}}}
    answer = client("visitator").post(CASES, {**NEW, **inside, "childern": True}, format="json")
    assert (answer.status_code, Case.objects.exists()) == (400, False)
    errors = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert errors == [("/exposed/safe_contact/phone", "unknown-field"), ("/childern", "unknown-field")]


def test_a_naive_time_is_refused(db):
    path = f"/api/v1/people/{actor('koordinator').id}/absences"
    answer = client("koordinator").post(path, {"starts_at": "2027-01-04T08:00:00"}, format="json")
    assert answer.status_code == 400


def test_a_refused_deed_leaves_no_history(db):
    case = opened()
    client("visitator").post(f"{CASES}/{case.pk}/close")
    assert list(HistoryLine.objects.filter(case=case).values_list("what", flat=True)) == ["opened"]


def test_an_error_of_ours_says_nothing_and_changes_nothing(db, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError("0101010101")

    monkeypatch.setattr(cases, "open_within", broken)
    api = client("visitator")
    api.raise_request_exception = False
    answer = api.post(CASES, NEW, format="json")
    assert is_a_problem(answer, 500, "our-mistake")
    assert "0101010101" not in answer.content.decode()
