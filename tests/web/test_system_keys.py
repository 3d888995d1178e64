"""Fagsystemer: the agency's own administrator gives its system another key, and ends one that somebody has seen."""

import pytest

from backend.core.models import RecordLine
from tests.systems.conftest import QUICK, asks_for_a_token, registered
from tests.web.grid import visitor
from tests.web.test_systems import A_FEW, KEEPER, LIST, html, token

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings) -> None:
    settings.PASSWORD_HASHERS = QUICK


def place(system) -> str:
    return f"{LIST}/{system.pk}/noegle"


def drawn(page: str) -> str:
    return page.split('<code class="drawn" translate="no">')[1].split("<")[0]


def test_it_is_there_for_the_agencys_own_administrator_alone():
    system, others = registered("koordinator")[0], registered("dsc")[0]
    ways = [("GET", place(system)), ("POST", place(system)), ("POST", f"{place(system)}/slut")]
    assert [visitor(KEEPER).generic(*way).status_code for way in ways] == [200, 200, 302]
    for who in A_FEW:
        assert {visitor(who).generic(*way).status_code for way in ways} == {404}
    assert f'href="{place(system)}"' in html(LIST) and place(others) not in html(LIST)
    assert {visitor(KEEPER).generic(method, path.replace(str(system.pk), str(others.pk))).status_code
            for method, path in ways} == {403}  # fmt: skip


def test_the_new_key_is_shown_once_and_stands_nowhere_else(caplog):
    (system, old), client = registered("koordinator"), visitor(KEEPER)
    form = {"token": token(html(place(system)))}
    answers = [client.post(place(system), form) for _ in range(2)]
    first, second = (answer.content.decode() for answer in answers)
    new = drawn(first)
    assert "access_token" in asks_for_a_token((system, new)) and answers[0]["Cache-Control"] == "no-store"
    assert "allerede skiftet" in second and new not in second
    elsewhere = [client.get(each).content.decode() for each in (LIST, place(system))]
    elsewhere += [caplog.text, *map(str, RecordLine.objects.values_list("act", "about", "reason"))]
    assert not [each for each in elsewhere if new in each or old in each]


def test_the_page_says_how_long_the_old_one_works_and_who_changed_it(settings):
    settings.SYSTEM_SECRET_HOURS = 7
    system, client = registered("koordinator")[0], visitor(KEEPER)
    assert "de næste 7 timer" in html(place(system)) and "En gammel nøgle" not in html(place(system))
    client.post(place(system), {"token": token(html(place(system)))})
    shown = html(place(system))
    assert "En gammel nøgle virker til" in shown and "Ny nøgle lavet" in shown and "Driften" not in shown


def test_the_old_keys_are_ended_in_one_press():
    (system, old), client = registered("koordinator"), visitor(KEEPER)
    new = drawn(client.post(place(system), {"token": token(html(place(system)))}).content.decode())
    form = {"token": token(html(place(system)))}
    for _ in range(2):
        assert client.post(f"{place(system)}/slut", form)["Location"] == place(system)
    assert "Nu virker kun den nyeste nøgle" in client.get(place(system)).content.decode()
    assert asks_for_a_token((system, old))[
        "error"
    ] == "invalid_client" and "access_token" in asks_for_a_token((system, new))


def test_an_ended_system_has_no_key():
    system, client = registered("koordinator")[0], visitor(KEEPER)
    client.post(f"{LIST}/{system.pk}/slut", {"sure": "on"})
    assert client.get(place(system)).status_code == 404 and place(system) not in html(LIST)
    assert client.post(place(system)).status_code == 404
