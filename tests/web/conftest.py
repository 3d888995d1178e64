"""What tests of pages stand on: the standing world, a site of their own, and a real browser, as phone and as desktop.

A test in the browser asks for `phone` or `desktop` and gets a page. Whatever a page says in the console, and whatever
the content policy blocks, fails the test.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from backend.config.database import switched
from tests.database import Clone
from tests.server import Server, serving
from tests.web import browser as browsers
from tests.world import entrance, undone, world

__all__ = ["entrance", "undone", "world"]

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
Opening = Callable[..., Page]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all tests of pages, and gone before the next package: it keeps an event loop in this thread."""
    path = browsers.executable()
    if path is None:
        sys.__stderr__.write(f"\n{browsers.MISSING}\n")  # type: ignore[union-attr]
        pytest.skip(browsers.MISSING)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        running = started.chromium.launch(executable_path=path, args=browsers.ARGUMENTS)
        yield running
        running.close()


Site = tuple[str, Server]  # the name of its database, and the server


@pytest.fixture(scope="package")
def shared_site(test_databases, tmp_path_factory) -> Iterator[Site]:
    """One for all modules that ask for nothing special: what they do there is for real, and the others find it."""
    with test_databases.copy() as clone, _served(clone, tmp_path_factory) as running:
        yield clone.name, running


@pytest.fixture(scope="module")
def own_site(test_databases, tmp_path_factory, request) -> Iterator[Site]:
    """The module's own, with its `SETTINGS`."""
    with (
        test_databases.copy() as clone,
        _served(clone, tmp_path_factory, **request.module.SETTINGS) as running,
    ):
        yield clone.name, running


def _served(clone: Clone, folders: pytest.TempPathFactory, **settings: str) -> AbstractContextManager[Server]:
    """No page waits for the sweep: it comes as seldom as in use."""
    return serving(clone, folders.mktemp("site") / "log", **{"SWEEP_SECONDS": "5", **settings})


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, request) -> Iterator[Server]:
    """A site, into whose database the test process looks as well.

    It waits for `django_db_setup`: else that would choose a database inside this one, and lose it with this one.
    """
    own = hasattr(request.module, "SETTINGS")
    name, running = request.getfixturevalue("own_site" if own else "shared_site")
    with django_db_blocker.unblock(), switched(NAME=name):
        yield running


@pytest.fixture
def opened(chromium: Browser, server: Server) -> Iterator[Opening]:
    """`opened(size, language="da")`: a browser of its own, with nothing remembered. Two of them are two people."""
    contexts, said = [], []

    def opening(size: ViewportSize = PHONE, language: str = "da") -> Page:
        context = chromium.new_context(
            base_url=server.address, viewport=size, has_touch=size is PHONE, locale="da-DK"
        )
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": server.address}])
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield opening
    for context in contexts:
        context.close()
    assert [text for text in said if "net::ERR_" not in text and "Failed to load resource" not in text] == []


@pytest.fixture
def phone(opened: Opening) -> Page:
    return opened(PHONE)


@pytest.fixture
def desktop(opened: Opening) -> Page:
    return opened(DESKTOP)
