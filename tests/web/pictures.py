"""Pictures of the pages for the papers: `python -m tests.web.pictures`, on a database of its own, at a fixed moment."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
from playwright.sync_api import Browser, Page, sync_playwright

from backend.config import database, embedded
from tests.web import browser as browsers

if TYPE_CHECKING:
    from tests.web.pictured import Picture

DOCS = database.CHECKOUT / "docs"
PAPER, FOLDER = DOCS / "pages.md", DOCS / "pictures"
HEAD = """# The pages

Made with `make pictures`, from the demonstration: everybody is invented, and numbers that begin with 00 reach nobody.
"""


def main() -> None:
    path = browsers.executable()
    if path is None:
        sys.exit(browsers.MISSING)
    print("Bringing up a database and a server ...", flush=True)
    prepare()
    from tests.web.pictured import PICTURES

    with a_site() as (address, ids), sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=browsers.ARGUMENTS)
        FOLDER.mkdir(exist_ok=True)
        for picture in PICTURES:
            taken = FOLDER / f"{picture.file}.png"
            page = take(chromium, address, picture, ids)
            shown = page.locator(picture.part) if picture.part else page
            shown.screenshot(path=taken, scale="css", animations="disabled")
            print(f"{taken.relative_to(database.CHECKOUT)}, {taken.stat().st_size // 1024} KB", flush=True)
        chromium.close()
    PAPER.write_text(HEAD + "".join(map(told, PICTURES)), encoding="utf-8")


def prepare() -> None:
    """The tests' own database server, as in `tests/conftest.py`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.web.still_site")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in this thread
    if not os.environ.get("DATABASE_URL"):
        cluster = embedded.cluster_of(database.CHECKOUT, fleeting=True)
        os.environ.update(
            DATABASE_URL=cluster.url(embedded.APP), DATABASE_OWNER_URL=cluster.url(embedded.OWNER), DEMO="1"
        )
    django.setup()
    from django.db.backends.signals import connection_created

    from tests.database import tests_see_all

    connection_created.connect(tests_see_all)


@contextmanager
def a_site() -> Iterator[tuple[str, dict[str, str]]]:
    from tests.database import TestDatabases
    from tests.server import serving
    from tests.web.pictured import a_morning

    databases = TestDatabases()
    databases.prepare()
    with (
        databases.copy() as clone,
        tempfile.TemporaryDirectory() as folder,
        database.switched(NAME=clone.name),
        serving(clone, Path(folder) / "log") as server,
    ):
        yield server.address, a_morning()
    databases.close()


def take(chromium: Browser, address: str, picture: "Picture", ids: dict[str, str]) -> Page:
    width, height = picture.size
    context = chromium.new_context(
        base_url=address, viewport={"width": width, "height": height}, locale="da-DK", bypass_csp=True
    )
    context.add_cookies([{"name": "django_language", "value": picture.language, "url": address}])
    page = context.new_page()
    if picture.who:
        page.goto("/log-ind")
        page.locator(f"button[name=username][value={picture.who}]").click()
    page.goto(picture.path.format(**ids))
    if picture.press:
        fill(page, picture)
    if picture.printed:
        page.emulate_media(media="print")
        page.add_style_tag(content="body { margin: 10mm }")  # of the sheet, which is none here
    page.wait_for_load_state("networkidle")
    return page


def fill(page: Page, picture: "Picture") -> None:
    page.get_by_role("combobox").first.select_option("0561")
    for name in picture.mark:
        page.get_by_text(name, exact=True).click()
    page.get_by_label("Nummer, der er sikkert").fill("00 90 00 01")
    page.get_by_role("button", name=picture.press).click()
    page.wait_for_selector(".receipt-number")


def told(picture: "Picture") -> str:
    name = picture.file.removesuffix("-english").replace("-", " ")
    language = "English" if picture.language == "en" else "Danish"
    return f"\n{picture.says}\n\n![The page: {name}, in {language}](pictures/{picture.file}.png)\n"


if __name__ == "__main__":
    main()
