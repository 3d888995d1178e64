"""Every look is on record: who, what, what came of it, about what; the reason sealed (P10)."""

import pytest
from django.db import connection

from backend.core.actor import STRANGER, acting_as
from backend.core.models import RecordLine
from backend.core.record import put_on_record
from tests.cast import MONDAY, actor, client, opened

pytestmark = pytest.mark.django_db


def last() -> RecordLine:
    return RecordLine.objects.latest("id")


def writes(who: str, **what: str) -> None:
    with acting_as(actor(who)) as by:
        put_on_record(by, at=MONDAY, **what)


def test_a_line_says_who_and_from_which_agency():
    writes("betjent", act="looked")
    assert (last().actor, last().agency) == (actor("betjent").id, actor("betjent").person.agency_id)


def test_a_stranger_is_on_record_as_a_stranger():
    with acting_as(STRANGER):
        put_on_record(STRANGER, at=MONDAY, act="looked")
    assert (last().actor_kind, last().actor) == ("stranger", None)


def test_the_reason_is_sealed():
    writes("betjent", act="looked", reason="Ulla is at the door")
    with connection.cursor() as cursor:
        cursor.execute("select reason from record_line where id = %s", [last().pk])
        assert "Ulla" not in cursor.fetchone()[0]
    assert last().reason == "Ulla is at the door"


def test_what_is_too_long_is_cut_and_never_lost():
    writes("betjent", act="a" * 500, outcome="o" * 500, about="b" * 500)
    assert (len(last().act), len(last().outcome), len(last().about)) == (64, 64, 100)


def test_opening_a_case_is_on_record():
    case = opened()
    client("visitator").get(f"/api/v1/cases/{case.pk}")
    assert (last().act, last().outcome, last().about) == ("case-opened", "ok", f"case:{case.pk}")


def test_a_miss_is_on_record_too():
    case = opened()
    client("fremmed").get(f"/api/v1/cases/{case.pk}")
    assert (last().actor, last().outcome, last().about) == (actor("fremmed").id, "not-found", str(case.pk))


def test_a_refusal_is_on_record_although_nothing_was_done():
    case = opened()
    client("visitator").post(f"/api/v1/cases/{case.pk}/reopen")
    assert (last().act, last().outcome) == ("POST Reopen", "not-in-this-state")


def test_the_list_puts_each_case_that_it_shows_on_record():
    shown = {f"case:{opened().pk}", f"case:{opened().pk}"}
    before = last().pk if RecordLine.objects.exists() else 0
    client("visitator").get("/api/v1/cases")
    assert set(RecordLine.objects.filter(pk__gt=before).values_list("about", flat=True)) == shown
