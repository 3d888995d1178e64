"""Filed is what stood in a journaled bundle, paper for paper, and no removal meets anything half-way (L15, L10)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from backend.archive import selectors
from backend.archive.use_cases import forgetting
from backend.archive.use_cases.bundles import journal_bundle
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Case
from backend.coordination.use_cases import cases
from backend.core.actor import acting_as
from backend.core.refusals import NotPossible
from backend.information.passing import Basis, Category
from tests.archive.filing import CRIMINAL, TWO_YEARS, closes, journals, makes
from tests.cast import MONDAY, actor
from tests.information.knowing import knows, met, shares, sits
from tests.insight import asking
from tests.situations import does


def screened() -> Case:
    """The visitator has it, and a reason stands in it."""
    case = asking.known()
    does("visitator", cases.screen, case_id=case.pk, outcome=Outcome.CONFLICT, reason="Neighbours")
    return case


@pytest.mark.django_db
def test_what_a_narrow_reader_files_is_not_all_their_agency_has():
    case = screened()
    close = knows("visitator", case, Category.HEALTH, text="Pregnant")
    sits(case, "boern", "housing")
    journals("boern", case)
    assert selectors.filing_for(actor("visitator"), case.pk).missing
    closes(case, "visitator")
    assert forgetting.sweep(at=TWO_YEARS) == 0
    close.refresh_from_db()
    case.refresh_from_db()
    assert close.text == "Pregnant" and case.outcome_reason


@pytest.mark.django_db
def test_what_came_after_a_bundle_is_not_filed_by_it_whatever_the_clock_said():
    case = screened()
    made = makes("visitator", case)
    late = knows("visitator", case, text="Written meanwhile, as of before")
    does("visitator", journal_bundle, bundle_id=made.pk, journal_number="26/1")
    assert late.written_at < made.made_at
    assert [paper.which for paper in selectors.filing_for(actor("visitator"), case.pk).missing] == [
        str(late.pk)
    ]


@pytest.mark.django_db
def test_after_the_last_term_nothing_is_put_beside_what_was_removed():
    case = screened()
    closes(case, "visitator")
    journals("visitator", case)
    left = makes("visitator", case)
    forgetting.sweep(at=TWO_YEARS)
    with pytest.raises(NotPossible, match="texts-removed"):
        makes("visitator", case, at=TWO_YEARS)
    with pytest.raises(NotPossible, match="texts-removed"):
        does("visitator", journal_bundle, bundle_id=left.pk, journal_number="26/1")


@pytest.mark.django_db
def test_what_was_made_for_a_criminal_case_is_not_fetched_once_it_passed_by_psp():
    case = met()
    known = knows("koordinator", case, Category.RISK, "udoever", text="Said at home")
    made, journal = makes("koordinator", case, CRIMINAL), makes("stedfortraeder", case)
    assert selectors.content_for(actor("koordinator"), made.pk)
    by_psp: dict[str, Any] = {"channel": "psp", "basis": Basis.SECTION_115, "purpose": "prevention"}
    shares("koordinator", known, "stalkingkontakt", "prevention", **by_psp)
    with pytest.raises(NotPossible, match="no-longer-leaves"):
        selectors.content_for(actor("koordinator"), made.pk)
    assert selectors.content_for(actor("stedfortraeder"), journal.pk)


def meanwhile(act: Callable[[], Any]) -> Any:
    """On another connection, which does not wait long; what it raised, where it did."""

    def alone() -> Any:
        try:
            with connection.cursor() as cursor:
                cursor.execute("set lock_timeout = '200ms'")
            return act()
        except OperationalError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(alone).result()


def test_removals_requests_and_bundles_wait_for_one_another(cloned_database):
    """While texts are being removed no request is taken in, and while somebody writes no bundle is made."""
    case = screened()
    with transaction.atomic():
        asking.item(case, text="Under way")
        assert isinstance(meanwhile(partial(makes, "visitator", case)), OperationalError)
    closes(case, "visitator")
    journals("visitator", case)
    with transaction.atomic():
        removing(case)
        assert isinstance(meanwhile(asking.asks), OperationalError)
    with transaction.atomic():
        asking.asks(at=MONDAY)
        assert isinstance(meanwhile(partial(removing, case)), OperationalError)


def removing(case: Case) -> None:
    with acting_as(forgetting.HAND), connection.cursor() as cursor:
        cursor.execute("select forget(%s, null, 1, %s)", [case.pk, TWO_YEARS])
