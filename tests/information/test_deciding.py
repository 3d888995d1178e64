"""Who draws a private partner in, on what, and that it ends and stays on file (retsplejeloven § 115(3))."""

import pytest
from django.db import connection

from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.information.deciding_selectors import decisions_for, to_decide_on
from backend.information.use_cases.deciding import end_legal_decision
from tests.cast import MONDAY, actor
from tests.information.knowing import decided
from tests.situations import does, seated

pytestmark = pytest.mark.django_db


def test_it_says_by_whom_from_when_and_until_when_and_stays_when_it_has_ended():
    decision = decided(seated())
    assert (decision.recorded_by, decision.since) == (actor("administrator").person, MONDAY)
    does("leder2", end_legal_decision, decision_id=decision.pk)
    (kept,) = decisions_for(actor("administrator"))
    assert (kept.ended_at, kept.ended_by) == (MONDAY, actor("leder2").person)
    with pytest.raises(NotPossible):
        does("administrator", end_legal_decision, decision_id=decision.pk)
    about = RecordLine.objects.filter(about=f"legal-decision:{decision.pk}")
    assert list(about.values_list("act", flat=True)) == ["legal-decision-recorded", "legal-decision-ended"]


def test_the_application_cannot_delete_one():
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(current_user, 'legal_decision', 'delete, truncate')")
        assert cursor.fetchone() == (False,)


def test_it_is_for_private_partners_of_ones_own_partnership():
    case = seated()
    assert {each.agency.kind for each in to_decide_on(actor("administrator"))} <= {"ngo", "shelter"}
    with pytest.raises(Unusable, match="not-a-private-partner"):
        decided(case, "psykiatri")
    with pytest.raises(Unusable, match="unknown-agency"):
        decided(case, "nabo")
    assert not to_decide_on(actor("leder")).exists()


def test_whoever_neither_keeps_nor_steers_the_partnership_knows_of_none():
    decision = decided(seated())
    for who in ("koordinator", "nabo", "drift"):
        with pytest.raises(NotFound):
            does(who, end_legal_decision, decision_id=decision.pk)
