"""A protected address in an item is opened by the same deed as the case's own: with a reason, counted, told (P8)."""

import pytest

from backend.coordination.models import Case
from backend.coordination.protection import Protection
from backend.coordination.use_cases.sealed import Wanted, open_address, set_address
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, TooOften
from backend.information.models import Item
from backend.information.passing import Category
from backend.information.use_cases.opening import open_item
from tests.cast import actor, client
from tests.information.knowing import knows, met
from tests.situations import does
from tests.telling import heard

pytestmark = pytest.mark.django_db
WHERE = "Hemmelig Vej 7"


@pytest.fixture
def case() -> Case:
    found = met()
    does("koordinator", set_address, case_id=found.pk, wanted=Wanted("Skjulvej 1", Protection.ORDINARY))
    return found


@pytest.fixture
def item(case) -> Item:
    return knows("koordinator", case, Category.SEALED_ADDRESS, text=WHERE)


def opens(who: str, item: Item) -> str:
    return does(who, open_item, item_id=item.pk, reason="The removal firm").text


def test_it_is_in_no_list_and_answers_whoever_says_why(case, item):
    api = client("stedfortraeder")
    listed = api.get(f"/api/v1/cases/{case.pk}/items")
    assert WHERE not in listed.content.decode()
    assert {row["text"] for row in listed.json()["results"] if row["sealed"]} == {""}
    path = f"/api/v1/items/{item.pk}/open"
    assert api.post(path, {}, format="json").status_code == 400
    assert api.post(path, {"reason": "The removal firm"}, format="json").json() == {"text": WHERE}


def test_opening_it_is_on_record_in_the_history_and_told_to_the_other_holder(case, item):
    assert opens("stedfortraeder", item) == WHERE
    line = RecordLine.objects.get(act="address-opened")
    assert (line.actor, line.about, line.reason) == (
        actor("stedfortraeder").id, f"case:{case.pk}", "The removal firm"
    )  # fmt: skip
    assert list(case.history.values_list("what", flat=True))[-1] == "address-opened"
    assert heard("koordinator")[-1] == "address-opened"


def test_it_counts_together_with_the_cases_own(case, item, settings):
    settings.ADDRESSES_AN_HOUR = 2
    opens("koordinator", item)
    does("koordinator", open_address, case_id=case.pk, reason="The removal firm")
    with pytest.raises(TooOften):
        opens("koordinator", item)


def test_only_who_reads_the_item_opens_it_and_nothing_else_is_opened_so(case, item):
    with pytest.raises(NotFound):
        opens("dsc", item)
    with pytest.raises(NotFound):
        opens("koordinator", knows("koordinator", case, Category.RISK))
