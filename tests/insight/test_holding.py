"""While somebody waits for access, nothing of their case goes (model L10): the database itself says no."""

import pytest
from django.db import IntegrityError, connection, transaction

from backend.core.actor import acting_as, clock
from backend.insight.holding import held
from backend.web import refusals
from tests.cast import MONDAY, actor, opened
from tests.insight.asking import known, row

pytestmark = pytest.mark.django_db


def removes(table: str, case) -> int:
    key = "id" if table == "cases" else "case_id"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"delete from {table} where {key} = %s", [case.pk])
        return cursor.rowcount


def test_a_case_is_held_by_the_person_s_number_from_the_same_second():
    case, other = known(), opened()
    assert held([case.pk, other.pk]) == set()
    row()
    assert held([case.pk, other.pk]) == {case.pk}


def test_it_is_held_whoever_asks():
    case = known()
    row()
    with acting_as(actor("fremmed")):
        assert held([case.pk]) == {case.pk}


def test_an_answered_request_holds_nothing():
    case = known()
    row(ended_at=MONDAY)
    assert held([case.pk]) == set()


def test_nothing_of_a_held_case_is_removed():
    case = known()
    row()
    for table in ("cases", "case_party"):
        with acting_as(clock("archive")), pytest.raises(IntegrityError, match="asked for access") as refused:
            removes(table, case)
        said = refusals.of_database(refused.value)
        assert said and said.code == "under-access"


def test_what_nobody_asked_for_may_go():
    row()
    case = opened()
    case.seats.create(agency=actor("dsc").person.agency, person=actor("dsc").person, role="x", since=MONDAY)
    assert removes("seat", case) == 1


def test_every_table_with_a_case_in_it_is_held():
    """But for those from which nothing can be removed at all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class join pg_attribute on attrelid = pg_class.oid "
            "where relkind = 'r' and attname = 'case_id' and has_table_privilege(current_user, pg_class.oid, 'delete')"
        )
        tables = {table for (table,) in cursor.fetchall()} | {"cases"}
        cursor.execute("select tablename from pg_policies where policyname = 'stays_while_held'")
        assert tables <= {table for (table,) in cursor.fetchall()}
