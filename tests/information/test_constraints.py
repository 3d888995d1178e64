"""What the database itself refuses of items, disclosures and consents, by the sentence that names each refusal."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection

from backend.information.models import Consent, Disclosure, DisclosureBasis, Item, ItemAbout, LegalDecision
from backend.information.passing import Basis
from tests.cast import MONDAY
from tests.coordination.test_constraints import again, change, refused
from tests.information.knowing import agrees, decided, knows, met, shares

pytestmark = pytest.mark.django_db
# tried where the rule is: test_sharing, test_consents; or following from an id alone, for others to be tied to
ELSEWHERE = {
    "a_basis_of_consent_names_the_consent",
    "a_consent_is_of_one_party",
    "a_disclosure_is_of_one_item",
    "an_item_is_kept_or_not",
    "an_item_is_of_one_case",
    "investigation_writes_nothing_kept_from_it",
    "one_open_consent_of_a_kind",
    "what_is_kept_never_reaches_investigation",
}


def about_nobody(item: Item) -> None:
    """Asked when all is written: an item, and whom it is about, name each other."""
    again(item, id=uuid4())
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def decided_twice(case) -> None:
    again(decided(case))


def lines() -> dict[str, Callable[[], object]]:
    """The sentence, and what it refuses."""
    case = met()
    consent, item = agrees(case, "dsc"), knows("koordinator", case)
    passed = shares("koordinator", item, "dsc")
    return {
        "an_item_is_of_a_known_category": lambda: change(item, category="rumour"),
        "fact_and_opinion_are_kept_apart": lambda: change(item, nature="both"),
        "an_item_came_by_a_known_channel": lambda: change(item, channel="tip"),
        "an_item_is_of_a_known_wing": lambda: change(item, wing="left"),
        "a_superseded_item_has_ended": lambda: change(item, superseded_by=knows("koordinator", case)),
        "an_item_is_about_somebody_once": lambda: again(item.about.get()),
        "an_item_is_about_somebody": lambda: about_nobody(Item.objects.get(pk=item.pk)),
        "a_basis_is_a_known_one": lambda: again(passed.bases.get(), basis="custom", consent=None),
        "one_basis_for_each_person": lambda: again(
            passed.bases.get(), basis=Basis.ACUTE_DANGER, consent=None
        ),
        "a_consent_ends_after_it_was_given": lambda: change(consent, until=MONDAY),
        "a_withdrawn_consent_says_by_whom": lambda: change(consent, withdrawn_at=MONDAY),
        "one_legal_decision_per_partner": lambda: decided_twice(case),
        "an_ended_legal_decision_says_by_whom": lambda: change(decided(case), ended_at=MONDAY),
    }


def test_the_database_says_no():
    tried = lines()
    for sentence, doing in tried.items():
        with refused(sentence):
            doing()
    models = (Consent, Disclosure, DisclosureBasis, Item, ItemAbout, LegalDecision)
    declared = {constraint.name for model in models for constraint in model._meta.constraints}
    assert declared - tried.keys() == ELSEWHERE


@pytest.mark.parametrize("table", ["item_about", "disclosure_basis"])
def test_whom_it_is_about_and_why_it_passed_are_written_once(table):
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(current_user, %s, 'update, delete, truncate')", [table])
        assert cursor.fetchone() == (False,)
