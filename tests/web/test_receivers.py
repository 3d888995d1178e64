"""To whom a task can be handed, as the page has it."""

import re

import pytest

from backend.agencies.models import Person
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db


def test_whom_a_concern_for_a_child_goes_to_is_chosen_by_the_duty_and_never_by_the_alphabet(world, undone):
    path, client = f"/sager/{world['accepted'].pk}/giv-videre/child-underretning", visitor("koordinator")
    html = client.get(path).content.decode()
    first = re.findall(r'<optgroup label="([^"]+)">\s*<option value="([^"]+)"', html)[0]
    assert first == ("Anbefalet: Børn og familie", str(Person.objects.get(username="boern").pk))
    assert "Ingen kan spørges her som Børn og familie, akutvagt" in html
    Staffing.objects.filter(role="children-and-family").update(valid_until=MONDAY)
    html = client.get(path).content.decode()
    assert "Anbefalet" not in html and '<option value="" selected>Vælg selv' in html
