"""What is asked of a page in the browser: whether everybody can use it, whether it fits; and how one is signed in."""

from collections.abc import Iterable
from functools import cache

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Page, ViewportSize

from tests.web.grid import SESSION, visitor

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# the details of what is right are not asked for: they cost more than the looking
ASKED = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
NARROW: ViewportSize = {"width": 320, "height": 640}
ZOOMED: ViewportSize = {"width": 640, "height": 450}  # what 200 % zoom leaves of a desktop


def sign_in(page: Page, username: str, then: str = "") -> Page:
    """As one of the cast, by the cookie that the sign-in page would give: that page is tried in the journeys."""
    session = visitor(username).cookies[SESSION].value
    page.context.add_cookies([{"name": SESSION, "value": session, "domain": "127.0.0.1", "path": "/"}])
    if then:
        page.goto(then)
    return page


@cache
def _axe() -> Axe:
    return Axe()


def stumbles(page: Page) -> list[str]:
    """What a screen reader, a keyboard or weak eyes would stumble over; empty is right."""
    page.wait_for_load_state()  # a page that is still coming has nothing to look at
    found = _axe().run(page, options=ASKED).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def sideways(page: Page) -> int:
    """How many pixels one must scroll sideways; 0 is right."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def sideways_at(page: Page, size: ViewportSize) -> int:
    """The same in a smaller window, which is then as it was."""
    was = page.viewport_size
    page.set_viewport_size(size)
    found = sideways(page)
    if was:
        page.set_viewport_size(was)
    return found


def hindrances(page: Page) -> list[str]:
    """Whatever keeps somebody from using it, in this window or a narrow one; empty is right."""
    wide, slim = sideways(page), sideways_at(page, NARROW)
    return stumbles(page) + [f"{each} px to the side" for each in (wide, slim) if each]


def hindrances_at(page: Page, paths: Iterable[str]) -> dict[str, list[str]]:
    """By path, where there are any."""
    found = {path: hindrances(page) for path in paths if page.goto(path)}
    return {path: each for path, each in found.items() if each}


def narrow(page: Page) -> Page:
    """320 px wide: also what 400 % zoom of a desktop is."""
    page.set_viewport_size(NARROW)
    return page


def _box(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, f"{selector} is not shown"
    return box


def top_of(page: Page, selector: str) -> float:
    """Where on the screen the first of these ends, in pixels from the top."""
    box = _box(page, selector)
    return box["y"] + box["height"]


def tall(page: Page, selector: str) -> float:
    return _box(page, selector)["height"]
