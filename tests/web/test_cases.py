"""Cases without a browser: what is shown to whom, once is once, and how much it asks of the database."""

import re
from pathlib import Path

import pytest

from backend.coordination.models import Handover
from backend.coordination.use_cases import duties
from backend.core.models import RecordLine
from backend.web.cases.history import WORDS
from tests.situations import latest
from tests.web.budgets import asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
A_CASE, A_LIST = 24, 10
BACKEND = Path(duties.__file__).parents[2]


def page(case, who: str = "koordinator") -> str:
    return visitor(who).get(f"/sager/{case.pk}").content.decode()


def test_there_are_words_for_everything_that_is_recorded():
    floors = ("coordination", "information")
    code = "".join(path.read_text() for floor in floors for path in (BACKEND / floor).rglob("*.py"))
    recorded = set(re.findall(r"record\(\s*doing,\s*[\w.]+,\s*\"([a-z-]+)\"", code))
    assert recorded | {"handover-done", "handover-not-possible"} == set(WORDS)


def test_whoever_holds_the_case_reads_the_safe_number(world):
    assert "tel:+4500900001" in page(world["seated"])


def test_a_title_names_nobody_and_no_case(world):
    html = page(world["seated"])
    assert re.findall("<title>(.*?)</title>", html) == ["Sagen · Én indgang"]


def test_handing_over_twice_with_one_form_is_once(world, undone):
    case, client = world["accepted"], visitor("koordinator")
    path = f"/sager/{case.pk}/giv-videre/exposed-course"
    html = client.get(path).content.decode()
    to = re.findall(r'<optgroup.*?<option value="([^"]+)"', html, re.DOTALL)[0]
    seen = re.findall(r'name="seen" value="(\d+)"', html)[0]
    for _ in range(2):
        answer = client.post(path, {"to_person": to, "basis": "consent", "seen": seen})
        assert answer.status_code == 302
    assert Handover.objects.filter(case=case, duty="exposed-course").count() == 1


def test_accepting_twice_is_accepting_once(world, undone):
    case, client = world["offered"], visitor("koordinator")
    path = f"/opgaver/{latest(case).pk}/tag"
    assert [client.post(path)["Location"] for _ in range(2)] == [f"/sager/{case.pk}"] * 2


def test_a_form_that_cannot_be_used_keeps_what_was_written(world):
    case = world["acknowledged"]
    answer = visitor("visitator").post(f"/sager/{case.pk}/vurdering", {"reason": "Half a sentence"})
    assert answer.status_code == 422 and "Half a sentence" in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "most"), [("/sager", A_LIST), ("/sager/{}", A_CASE)], ids=["the list", "a case"]
)
def test_it_asks_little_of_the_database(world, path, most):
    status, asked = asked_for(path.format(world["seated"].pk), "koordinator")
    assert status == 200 and len(asked) <= most, str(asked)


def test_every_look_is_on_record(world, undone):
    before = RecordLine.objects.count()
    page(world["seated"])
    assert RecordLine.objects.count() == before + 1
