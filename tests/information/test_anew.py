"""Written anew, an item keeps what must not reach an investigation (L4, P7)."""

from typing import Any

import pytest

from backend.core.refusals import Unusable
from backend.information.models import Item
from backend.information.passing import Basis, Category, Channel
from backend.information.use_cases import items
from backend.information.writing import Known
from tests.information.knowing import knows, lacks, met, shares
from tests.situations import does

pytestmark = pytest.mark.django_db
BY_DANGER: dict[str, Any] = {"basis": Basis.ACUTE_DANGER}
BY_PSP: dict[str, Any] = {"basis": Basis.SECTION_115, "channel": Channel.PSP}


def anew(item: Item, category: Category = Category.RISK) -> Item:
    """Written in its place, without a word of where it came from."""
    wanted = {"known": Known(category, "fact", "Seen"), "about": [each.party_id for each in item.about.all()]}
    return does("koordinator", items.supersede_item, item_id=item.pk, case_id=item.case_id, **wanted)


@pytest.mark.parametrize("passed", [False, True])
def test_writing_it_anew_takes_nothing_out_of_its_channel(passed):
    item = knows("koordinator", met(), Category.RISK, "udoever", channel="" if passed else "psp")
    if passed:
        shares("koordinator", item, "stalkingkontakt", "prevention", **BY_PSP)
    assert "never-to-investigation" in lacks(
        "koordinator", anew(item), "efterforsker", "investigation", **BY_DANGER
    )


def test_what_is_kept_is_not_written_anew_as_something_else():
    with pytest.raises(Unusable, match="kind-stays"):
        anew(knows("koordinator", met(), Category.SAFETY_NOTE))
