"""Asked twice, done once: a keyed request is answered again as it was answered before."""

from datetime import timedelta

import pytest
from django.db import connection

from backend.api import idempotency
from backend.api.models import StoredAnswer
from backend.coordination.models import Case
from backend.core.clock import now
from backend.core.models import RecordLine
from tests.cast import client

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases"
NEW = {"municipality": "0561", "exposed": {"name": "Ulla Udsat"}, "children": None, "basis": "consent"}


def ask(key: str | None = "one", who: str = "visitator", **changes):
    headers = {} if key is None else {"Idempotency-Key": key}
    return client(who).post(CASES, {**NEW, **changes}, format="json", headers=headers)


def test_the_same_request_is_answered_alike_and_done_once():
    first, second = ask(), ask()
    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert Case.objects.count() == 1


def test_without_a_key_it_is_done_twice():
    ask(None), ask(None)
    assert Case.objects.count() == 2


def test_another_key_is_another_request():
    ask("one"), ask("two")
    assert Case.objects.count() == 2


def test_a_key_is_ones_own():
    ask(), ask(who="stedfortraeder")
    assert Case.objects.count() == 2


def test_another_body_under_the_same_key_is_refused():
    ask()
    answer = ask(children=True)
    assert (answer.status_code, answer.json()["type"]) == (422, "/api/v1/problems/key-reused")
    assert Case.objects.count() == 1


def test_another_path_under_the_same_key_is_refused():
    case = ask().json()["id"]
    answer = client("visitator").post(f"{CASES}/{case}/acknowledge", headers={"Idempotency-Key": "one"})
    assert answer.status_code == 422


def test_the_order_of_the_fields_does_not_matter():
    first = ask()
    turned = dict(reversed(NEW.items()))
    second = client("visitator").post(CASES, turned, format="json", headers={"Idempotency-Key": "one"})
    assert second.json() == first.json()


def test_what_was_refused_may_be_asked_again():
    assert ask(municipality="9999").status_code == 400
    assert ask().status_code == 201


@pytest.mark.parametrize("key", ["k" * 129, "a\tb"])
def test_a_key_that_is_none_is_refused(key):
    answer = ask(key)
    assert (answer.status_code, answer.json()["type"]) == (400, "/api/v1/problems/unusable-key")


def test_after_a_day_the_key_is_forgotten():
    ask()
    kept = StoredAnswer.objects.get()
    StoredAnswer.objects.update(at=kept.at - timedelta(hours=25))
    ask()
    assert Case.objects.count() == 2


def test_the_answer_is_kept_sealed():
    ask()
    with connection.cursor() as cursor:
        cursor.execute("select body from stored_answer")
        assert "Ulla" not in cursor.fetchone()[0]


def test_what_was_asked_cannot_be_guessed_from_what_is_kept_without_our_key(settings):
    ask()
    settings.SECRET_KEY = "another"
    assert ask().status_code == 422


def test_an_answer_without_a_body_is_given_again(undone_notice):
    first, second = undone_notice(), undone_notice()
    assert (first.status_code, second.status_code) == (204, 204)


@pytest.fixture
def undone_notice():
    ask(None)
    api = client("stedfortraeder")
    return lambda: api.post("/api/v1/notices/1/read", headers={"Idempotency-Key": "read"})


def test_reading_needs_no_key_and_takes_no_notice_of_one():
    ask(None)
    client("visitator").get(CASES, headers={"Idempotency-Key": "one"})
    assert not StoredAnswer.objects.exists()


def test_an_answer_is_not_given_again_to_somebody_who_no_longer_sees_the_case():
    case = ask().json()
    client("stedfortraeder").post(
        f"{CASES}/{case['id']}/recusals",
        {"person": case["coordinator"]["id"], "reason": "kin"},
        format="json",
    )
    assert ask().status_code == 404


def test_an_answer_given_again_is_a_look_on_record():
    case = ask().json()["id"]
    ask()
    assert RecordLine.objects.filter(act="answer-repeated", about=f"case:{case}").count() == 1


def test_a_kept_answer_is_forgotten_after_a_day():
    ask()
    assert idempotency.forget(at=now()) == 0
    assert idempotency.forget(at=now() + timedelta(days=1, minutes=1)) == 1


def test_who_may_be_named_is_asked_anew_each_time():
    asked = {"cpr": "0101010101", "reason": "Called at night"}
    once = {"Idempotency-Key": "one"}
    for _ in range(2):
        client("betjent").post("/api/v1/coordinator-lookup", asked, format="json", headers=once)
    assert StoredAnswer.objects.count() == 0
    assert RecordLine.objects.filter(act__contains="lookup").count() == 2
