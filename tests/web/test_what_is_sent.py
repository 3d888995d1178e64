"""What goes over the line with a page: a policy without holes, files that are kept, no secret compressed."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client

from backend.web.assets import hashed
from tests.web.grid import visitor

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/?kommune=0561&emne=children",
    "/log-ind",
    "/hjaelp",
    "/uden-net?kommune=0561",
    "/konto/spaerret",
]
ZIPPED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_and_loads_only_what_is_ours(path):
    answer = visitor().get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert re.findall(r'(?:src|action)="https?:', answer.content.decode()) == []


def test_a_page_asks_nothing_of_the_device_and_says_nowhere_where_one_came_from():
    answer = visitor().get("/")
    assert (
        "geolocation=()" in answer["Permissions-Policy"] and "microphone=()" in answer["Permissions-Policy"]
    )
    assert answer["Referrer-Policy"] == "same-origin" and answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "name", ["dkfds/css/dkfds.min.css", "web/page.css", "web/live.js", "django_htmx/htmx-2.min.js"]
)
def test_a_file_of_ours_is_kept_for_ever_under_its_hash(name):
    assert finders.find(name), f"{name} is not installed: make var/dkfds/LICENSE.md"
    address = static(name)
    assert hashed(name) in address and hashed(name) != name
    answer = Client().get(address, headers=ZIPPED)
    assert answer.getvalue()
    assert "immutable" in answer["Cache-Control"] and answer["Content-Encoding"] == "gzip"


def test_the_fonts_of_the_design_system_are_there_in_one_format():
    path = finders.find("dkfds/css/dkfds.min.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        fonts = re.findall(r"url\(\.\./(fonts/[^)]+)\)", file.read())
    assert fonts and {font.rsplit(".", 1)[1] for font in fonts} == {"woff2"}
    assert [font for font in fonts if not finders.find(f"dkfds/{font}")] == []


def test_pages_that_show_nothing_of_what_was_sent_are_compressed_and_no_other():
    assert visitor().get("/?kommune=0561", headers=ZIPPED)["Content-Encoding"] == "gzip"
    for path in ("/log-ind?next=/secret", "/konto/afvist/unknown"):
        assert "Content-Encoding" not in visitor().get(path, headers=ZIPPED)


@pytest.mark.parametrize(
    "query", ["kommune=<b>x", "emne=<b>x", "bopael=<b>x", "dag=<b>x&kl=<b>x", "anything=<b>x"]
)
def test_the_first_page_shows_nothing_that_was_typed(query):
    assert b"<b>x" not in visitor().get(f"/?kommune=0561&{query}").content
    assert b"b&gt;x" not in visitor().get(f"/?kommune=0561&{query}").content


@pytest.mark.parametrize(
    ("path", "kind"), [("/nowhere", "text/html"), ("/api/v1/nowhere", "application/problem+json")]
)
def test_people_are_refused_with_a_page_and_machines_with_a_problem(path, kind):
    answer = visitor().get(path)
    assert answer.status_code == 404 and answer["Content-Type"].startswith(kind)


def test_a_form_that_is_not_ours_is_refused_in_words():
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/log-ind/som", {"username": "betjent"})
    assert answer.status_code == 403 and "Siden stod åben for længe" in answer.content.decode()


def test_the_readable_pages_of_the_api_still_work():
    answer = visitor().get("/api/v1/docs")
    assert answer.status_code == 200 and "Content-Security-Policy" not in answer
