"""Nyt: everything one was told, the newest first, a page at a time; the desk shows the last few."""

from django.http import HttpRequest, HttpResponse

from backend.core.actor import Actor
from backend.notifications.selectors import Told, case_numbers_for, last_number, notices_before
from backend.web.desk.notices import Notice, notices
from backend.web.desk.settled import settled
from backend.web.door import Page

A_PAGE_OF = 30


def in_words(told: list[Told], page: Page) -> list[Notice]:
    return notices(told, page.at, case_numbers_for(page.by, told), settled(page.by, told))


def before(reader: Actor, asked: str) -> int:
    """The number that was asked for, or everything there is."""
    known = asked.isascii() and asked.isdigit() and len(asked) < 19
    return int(asked) if known else last_number(reader) + 1


class News(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        told = notices_before(self.by, before(self.by, request.GET.get("foer", "")), A_PAGE_OF)
        older = told[0].seq if told and told[0].seq > 1 else 0
        return self.show("web/desk/news.html", {"notices": in_words(told, self), "older": older})
