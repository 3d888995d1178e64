"""Another database took over, and this one only reads: nothing can be done there, which is no mistake of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse

from tests.cast import client, opened
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
AWAY = (503, "5")


@contextmanager
def only_reading() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction read only")
        yield
        transaction.set_rollback(True)


def said(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.headers.get("Retry-After")


def test_the_api_says_come_back_whether_one_reads_or_does():
    """Reading is on record, and so cannot be done either."""
    path, api = f"/api/v1/cases/{opened().pk}", client("visitator")
    api.raise_request_exception = False
    with only_reading():
        answers = [api.get(path), api.post(f"{path}/acknowledge")]
    assert [said(each) for each in answers] == [AWAY, AWAY]
    assert {each.json()["type"] for each in answers} == {"/api/v1/problems/not-able-to-work"}


def test_so_do_the_pages_and_whom_to_call_is_still_read():
    path, browser = reverse("case", args=[opened().pk]), visitor("visitator")
    browser.raise_request_exception = False
    with only_reading():
        answers = [browser.get(path), browser.post(f"{path}/bekraeft")]
        assert visitor().get(reverse("who-to-call")).status_code == 200
    assert [said(each) for each in answers] == [AWAY, AWAY]
    assert "kan ikke svare lige nu" in answers[0].text and "Se efter, før du gør det igen" in answers[1].text


def test_it_is_not_ready():
    with only_reading():
        answer = visitor().get("/readyz")
    assert answer.status_code == 503 and answer.json()["status"]["database"] is False
