"""Who looked, on pages: names for those who hold the case, none on paper; and what is unusual, for a head."""

import pytest

from tests.cast import actor
from tests.web.budgets import A_PAGE, asked_for
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
LOOKS = 12


def html(path: str, who: str) -> str:
    return visitor(who).get(path).content.decode()


def test_those_who_hold_a_case_see_who_looked_and_who_was_refused(world, undone):
    path = f"/sager/{world['seated'].pk}"
    assert visitor("dsc").get(path).status_code == 200 and visitor("leder").get(path).status_code == 404
    own = html(path, "koordinator")
    assert f'href="{path}/kig"' in own and "/kig" not in html(path, "dsc")
    shown = html(f"{path}/kig", "koordinator")
    lines = {line for line in shown.split("<li>") if "Arbejde med sagen" in line}
    refused = {line for line in lines if "Afvist" in line}
    assert [actor("leder").person.name in line for line in refused] == [True]
    assert any(actor("dsc").person.name in line for line in lines - refused)


def test_the_paper_for_the_exposed_person_names_days_and_agencies_and_nobody(world, undone):
    path = f"/sager/{world['seated'].pk}"
    for who in ("dsc", "koordinator", "leder"):
        visitor(who).get(path)
    shown = html(f"{path}/kig/udskrift", "koordinator")
    paper = shown[shown.index("<table") : shown.index("</table>")]
    assert actor("dsc").person.agency.name in paper and "Arbejde med sagen" in paper
    assert not [who for who in ("dsc", "koordinator", "leder") if actor(who).person.name in paper]


def test_many_looks_are_shown_a_page_at_a_time(world, undone, monkeypatch):
    monkeypatch.setattr("backend.web.cases.looks.A_PAGE_OF", 2)
    path = f"/sager/{world['seated'].pk}"
    for who in ("dsc", "leder", "boern"):
        visitor(who).get(path)
    first, second = (html(f"{path}/kig?side={side}", "koordinator") for side in (1, 2))
    assert first.count("<li><strong>") == 2 and "?side=2" in first and "?side=1" in second


def test_a_head_reads_who_day_pattern_and_number_and_no_case(world, undone, settings):
    assert "Intet usædvanligt" in html("/usaedvanligt", "afdelingsleder")
    settings.UNUSUAL = {**settings.UNUSUAL, "many-cases": 1}
    for name in ("accepted", "seated"):
        visitor("koordinator").get(f"/sager/{world[name].pk}")
    shown = html("/usaedvanligt", "afdelingsleder")
    assert actor("koordinator").person.name in shown and "Mange sager åbnet: <strong>2</strong>" in shown
    assert world["seated"].number not in shown
    linked = [
        'href="/usaedvanligt"' in html("/skrivebordet", who) for who in ("afdelingsleder", "koordinator")
    ]
    assert linked == [True, False]


@pytest.mark.parametrize(
    ("path", "who", "most"),
    [("/usaedvanligt", "afdelingsleder", A_PAGE), ("/sager/{}/kig", "koordinator", LOOKS)],
)
def test_they_ask_little_of_the_database(world, path, who, most):
    status, asked = asked_for(path.format(world["seated"].pk), who)
    assert status == 200 and len(asked) <= most, str(asked)
