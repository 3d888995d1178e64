"""An enrolled device without a browser: it shows the lines of one partnership on the first page, and opens nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.http import parse_http_date

from backend.agencies.models import Device, Person
from backend.responsibilities.answers import LINES, Contact, for_device
from backend.responsibilities.asking import places
from backend.web.devices.cookie import COOKIE
from tests.api.access_table import FOR_ANYBODY
from tests.api.counting import counted
from tests.api.doors import doors
from tests.cast import MONDAY
from tests.web.budgets import A_PUBLIC_PAGE
from tests.web.grid import visitor
from tests.web.page_table import rows

pytestmark = pytest.mark.django_db
HERE, NEIGHBOUR, NOWHERE = "kommune=0561", "kommune=0621", "kommune=0101"
NIGHT = f"{HERE}&emne=danger-now&dag=2026-11-29&kl=02:10"
DUTY_DESK = "tel:+4500208001"
SOMEWHERE = "0b5b7b3e-0c1a-4b1e-9d5e-0f1f2f3f4f5f"
STAYS = {"", "log-ind", "log-ind/som", "log-ud", "sprog"}


def enrolled() -> Client:
    """A device that a patrol enrolled, and signed out from."""
    client = visitor("betjent")
    assert client.post("/enheder/husk", {"name": "Patruljevogn 3"})["Location"] == "/enheder"
    client.post("/log-ud")
    return client


def seen(client: Client, query: str) -> str:
    return client.get(f"/?{query}").content.decode()


def numbers(html: str) -> list[str]:
    return re.findall(r'href="(tel:[^"]+)"', html)


def test_at_ten_past_two_it_shows_the_duty_desk_and_no_name():
    html, anybody = seen(enrolled(), NIGHT), seen(visitor(), NIGHT)
    assert DUTY_DESK in html and DUTY_DESK not in anybody
    assert [name for name in Person.objects.values_list("name", flat=True) if name in html] == []
    assert "Patruljevogn 3 er husket" in html


@pytest.mark.parametrize("place", [NEIGHBOUR, NOWHERE])
def test_outside_its_partnership_it_shows_what_anybody_sees(place):
    query = f"{place}&emne=report"
    assert numbers(seen(enrolled(), query)) == numbers(seen(visitor(), query))


def test_inside_it_every_line_and_no_person_shows_whatever_is_asked_about():
    where = places("0561", MONDAY, residence="0621")
    for topic in where.model.topics:
        asked = where.ask(topic=topic.code)
        for full, shown in zip(asked.answers, for_device(asked, "tryg-i-esbjerg").answers, strict=True):
            inside = full.partnership == "tryg-i-esbjerg"
            assert shown.contacts == lines(full.contacts, every=inside)
            assert shown.meanwhile == lines(full.meanwhile, every=True)


def lines(contacts: tuple[Contact, ...], *, every: bool) -> tuple[Contact, ...]:
    return tuple(each for each in contacts if each.kind in LINES and (every or each.public))


def test_it_opens_no_other_page_and_no_path_of_the_api():
    device, anybody = enrolled(), visitor()
    pages = [(row.method, row.path + row.query) for row in rows() if row.path not in STAYS]
    paths = [
        (method, door.path + FOR_ANYBODY.get(door.path, "")) for door in doors() for method in door.methods
    ]
    for method, path in (*pages, *paths):
        mine, theirs = (each.generic(method, filled(path)) for each in (device, anybody))
        assert told(mine) == told(theirs), f"{method} {path}"


def filled(path: str) -> str:
    made = {"uuid": SOMEWHERE, "int": "1"}
    return "/" + re.sub(r"<(\w+):\w+>", lambda found: made.get(found[1], "x"), path)


def told(answer: Any) -> tuple[int, str, list[str]]:
    """The status, where it leads, and every number of the demonstration in it."""
    body = answer.content.decode(errors="replace") if not answer.streaming else ""
    return answer.status_code, answer.headers.get("Location", ""), re.findall(r"00(?: ?\d\d){3}", body)


def test_the_copy_without_a_connection_stays_public():
    assert numbers(enrolled().get("/uden-net?kommune=0561").content.decode()) == numbers(
        visitor().get("/uden-net?kommune=0561").content.decode()
    )


def test_its_cookie_is_for_no_script_no_other_site_and_no_open_line(settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = enrolled().cookies[COOKIE]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Lax"
    expires = Device.objects.get().expires_at.timestamp()
    assert abs(parse_http_date(cookie["expires"]) - expires) <= 1
    assert expires == pytest.approx(
        Device.objects.get().enrolled_at.timestamp() + timedelta(180).total_seconds()
    )


def test_using_it_asks_one_question_more():
    client = enrolled()
    seen(client, NIGHT)
    with counted() as asked:
        seen(client, NIGHT)
    assert len(asked) <= A_PUBLIC_PAGE + 1, str(asked)


def test_a_device_that_was_ended_forgets_and_shows_what_anybody_sees():
    client = enrolled()
    Device.objects.update(ended_at=MONDAY + timedelta(days=1))
    assert DUTY_DESK not in seen(client, NIGHT) and not client.cookies[COOKIE].value


def test_a_device_has_a_name_and_is_enrolled_once():
    client = visitor("betjent")
    assert client.post("/enheder/husk", {"name": " "}).status_code == 422
    client.post("/enheder/husk", {"name": "Patruljevogn 3"})
    assert client.post("/enheder/husk", {"name": "En til"}).status_code == 409
    assert [each.name for each in Device.objects.all()] == ["Patruljevogn 3"]
