"""Fora, without a browser: who is in the rooms of PSP and KSP, who leads them, and what a press twice is answered."""

import pytest

from backend.agencies.models import ForumMember
from backend.coordination.use_cases import people
from tests.cast import actor
from tests.situations import does
from tests.udoevers_side import discussed_again
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
FORA, PSP = "/fora", "/fora/tryg-i-esbjerg/psp"
NO_CHAIR = "Ingen kan lede møderne lige nu"


def shown() -> str:
    return visitor("administrator").get(FORA).content.decode()


def pressed(way: str, whom: str) -> tuple[int, str]:
    answer = visitor("administrator").post(f"{PSP}/{way}", {"person": actor(whom).id})
    return answer.status_code, answer.get("Location", "")


def live(whom: str) -> list[bool]:
    """Whether they chair, in each room of theirs of that kind."""
    rows = ForumMember.objects.filter(person=actor(whom).person, forum__kind="psp", ended_at=None)
    return list(rows.values_list("chairs", flat=True))


def test_what_is_missing_leads_to_where_it_is_mended():
    assert f'href="{FORA}"' in visitor("administrator").get("/styregruppen/mangler").content.decode()
    assert f'href="{FORA}"' not in visitor("leder").get("/styregruppen/mangler").content.decode()


def test_a_room_without_a_chair_who_can_act_says_so_until_another_is_named():
    assert NO_CHAIR not in shown()
    does("administrator", people.block, person_id=actor("psp").id)
    assert NO_CHAIR in shown() and "kan ikke handle" in shown()
    assert pressed("leder", "psykiatri") == (302, FORA)
    assert NO_CHAIR not in shown() and live("psykiatri") == [True]


def test_what_is_so_already_is_answered_as_the_first_press():
    assert [pressed("leder", "psykiatri") for _ in range(2)] == [(302, FORA)] * 2
    assert [pressed("med", "boern") for _ in range(2)] == [(302, FORA)] * 2
    assert (live("psykiatri"), live("boern")) == ([True], [False])
    assert ForumMember.objects.filter(person=actor("boern").person).count() == 1


def test_whoever_is_taken_out_is_in_the_room_no_more():
    out = f"{PSP}/med/{actor('psykiatri').id}/slut"
    assert visitor("administrator").post(out)["Location"] == FORA
    assert live("psykiatri") == []
    assert visitor("administrator").post(out).status_code == 302, "pressed again it is answered as the first"


@pytest.mark.parametrize(
    ("way", "whom"), [("leder", "boern"), ("med", "efterforsker"), ("med", "administrator")]
)
def test_who_is_no_choice_is_refused_beside_the_field(way, whom):
    answer = visitor("administrator").post(f"{PSP}/{way}", {"person": actor(whom).id})
    assert answer.status_code == 422 and "person-error" in answer.content.decode()


def test_nothing_that_is_discussed_stands_there():
    matter = discussed_again()
    assert matter.number not in shown() and matter.about not in shown()


def test_the_page_stays_within_its_budget():
    status, asked = asked_for(FORA, "administrator")
    assert status == 200 and len(asked) <= A_PAGE, str(asked)
