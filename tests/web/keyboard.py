"""Two ways of using a page, for one and the same script: with a thumb, and with a keyboard alone.

The script calls things what people and screen readers call them, and never says how they are come to.
"""

import re
from abc import ABC, abstractmethod

from playwright.sync_api import Locator, Page, expect

from tests.web.looking import NARROW, ZOOMED, sideways, sideways_at, sign_in, stumbles

Name = str | re.Pattern[str]
FARTHEST = 150  # presses, to anything on a page
GONE = "gone"  # the bell has brought this part of the page anew
SKIP = "skip"  # past the menu, where nothing has been reached yet
WHERE = """target => {
    const at = document.activeElement;
    if (!target.isConnected) return "gone";
    if (at === target) return "";
    if (at === document.body && target.closest("main")) return "skip";
    if (target.type === "radio" && at.type === "radio" && at.name === target.name) return "ArrowDown";
    const where = target.compareDocumentPosition(at);
    return where & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
}"""
MARKED = """target => [[target, ""], ...[...(target.labels || [])].flatMap(each => [[each, ""], [each, "::before"]])]
    .map(([each, part]) => getComputedStyle(each, part || undefined))
    .some(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)"""
IN_SIGHT = """target => [target, ...(target.labels || [])].map(each => each.getBoundingClientRect())
    .some(box => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)"""
STEPS = (
    "(list, wanted) => [...list.options].findIndex(each => each.text.trim() === wanted) - list.selectedIndex"
)
CHOSEN = "list => list.selectedOptions[0].text.trim()"


class Hands(ABC):
    def __init__(self, page: Page) -> None:
        self.page = page

    def named(self, name: Name) -> Locator:
        """The first link, button or fold of that name."""
        exact = isinstance(name, str)
        ways = self.page.get_by_role("link", name=name, exact=exact)
        ways = ways.or_(self.page.get_by_role("button", name=name, exact=exact))
        return ways.or_(self.page.locator("summary:visible", has_text=name)).first

    def mark_of(self, name: Name) -> Locator:
        exact = isinstance(name, str)
        radios = self.page.get_by_role("radio", name=name, exact=exact)
        return radios.or_(self.page.get_by_role("checkbox", name=name, exact=exact)).first

    def list_of(self, label: str) -> Locator:
        return self.page.get_by_role("combobox", name=label)

    def sign_in_by_hand(self, username: str, then: str) -> None:
        """As one of the cast, on the sign-in page, on the way to another."""
        self.page.goto(f"/log-ind?next={then}")
        self.press(self.page.locator(f"button[name=username][value={username}]"))

    def sign_in(self, username: str, then: str) -> None:
        sign_in(self.page, username, then)

    def press(self, what: Name | Locator) -> None:
        """Something that leads to another page."""
        target = what if isinstance(what, Locator) else self.named(what)
        self.reaches(target)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.push(target)

    def at(self, title: str, *, never: tuple[str, ...] = ()) -> None:
        """A page everybody can use, and that says nothing of anybody outside itself."""
        assert self.page.title() == f"{title} · Én indgang"
        assert self.page.locator("html").get_attribute("lang") == "da"
        assert [each for each in never if each in self.page.url + self.page.title()] == []
        assert sideways(self.page) == 0
        self.fits()

    @abstractmethod
    def fits(self) -> None: ...

    @abstractmethod
    def menu(self, name: str) -> None: ...

    @abstractmethod
    def reaches(self, target: Locator) -> None: ...

    @abstractmethod
    def push(self, target: Locator) -> None: ...

    @abstractmethod
    def mark(self, name: Name) -> None: ...

    @abstractmethod
    def choose(self, label: str, option: str) -> None: ...

    @abstractmethod
    def write(self, label: str, text: str) -> None: ...


class Thumb(Hands):
    def fits(self) -> None:
        assert stumbles(self.page) == []
        assert sideways_at(self.page, NARROW) == 0

    def menu(self, name: str) -> None:
        self.push(self.named("Menu"))
        self.press(name)

    def push(self, target: Locator) -> None:
        target.tap()

    def reaches(self, target: Locator) -> None:
        """Whether it is large enough for a thumb is among what `stumbles` finds."""
        expect(target).to_be_visible()

    def mark(self, name: Name) -> None:
        """The words beside it are what one presses."""
        target = self.mark_of(name)
        self.page.locator(f"label[for={target.get_attribute('id')}]").tap()
        expect(target).to_be_checked()

    def choose(self, label: str, option: str) -> None:
        self.list_of(label).select_option(label=option)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)


class Keyboard(Hands):
    """Tab, Shift+Tab, Enter, Space, arrows, and letters in fields. Nothing is focused in any other way."""

    def fits(self) -> None:
        assert sideways_at(self.page, ZOOMED) == 0

    def menu(self, name: str) -> None:
        self.press(name)

    def push(self, target: Locator) -> None:
        self.page.keyboard.press("Enter")

    def reaches(self, target: Locator) -> None:
        found = target.element_handle()
        for _ in range(FARTHEST):
            key = found.evaluate(WHERE)
            if key == GONE:
                found = target.element_handle()
            elif key == SKIP:
                self.skip()
            elif key:
                self.page.keyboard.press(key)
            else:
                break
        else:
            raise AssertionError(f"no key leads to {target}")
        assert target.evaluate(MARKED), f"nothing shows that one is at {target}"
        assert target.evaluate(IN_SIGHT), f"one is outside of the window at {target}"

    def skip(self) -> None:
        self.page.keyboard.press("Tab")
        if self.page.evaluate("document.activeElement.matches('.skipnav')"):
            self.page.keyboard.press("Enter")
            expect(self.page.get_by_role("main")).to_be_focused()

    def mark(self, name: Name) -> None:
        target = self.mark_of(name)
        self.reaches(target)
        if not target.is_checked():
            self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def choose(self, label: str, option: str) -> None:
        target = self.list_of(label)
        self.reaches(target)
        steps = target.evaluate(STEPS, option)
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        assert target.evaluate(CHOSEN) == option

    def write(self, label: str, text: str) -> None:
        self.reaches(self.page.get_by_label(label))
        self.page.keyboard.type(text)
