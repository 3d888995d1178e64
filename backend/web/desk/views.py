"""Skrivebordet: within ten seconds a coordinator who was away for a month knows what waits."""

from collections.abc import Callable
from functools import cache, cached_property
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.access import Permission
from backend.coordination.steering_selectors import to_place
from backend.coordination.telling_selectors import wishes_to_answer
from backend.coordination.udoever_note_selectors import rings_waiting_for
from backend.core.access import allowed
from backend.forums.selectors import decisions_waiting_for
from backend.information.selectors import consents_to_ask_for
from backend.insight.selectors import to_do_for
from backend.notifications.selectors import notices_for
from backend.web.acute.presenters import opened as acute_line
from backend.web.acute.reading import open_for as open_acutely_for
from backend.web.acute.reading import to_review_for
from backend.web.cases.colleagues import away_for
from backend.web.cases.deadlines import deadline
from backend.web.cases.forms.answering import Declining
from backend.web.cases.forms.choices import Choices, filled_roles
from backend.web.cases.handovers import Shown
from backend.web.cases.links import link
from backend.web.cases.presenters import wish
from backend.web.desk import presenters, reading
from backend.web.desk.news import in_words
from backend.web.door import Page

LATEST = 6
AT_MOST = 50


class Desk(Page):
    parts = {
        "ring": "web/desk/_ring.html",
        "offered": "web/desk/_offered.html",
        "entrance": "web/desk/_entrance.html",
        "acute": "web/desk/_acute.html",
        "waits": "web/desk/_waits.html",
        "head": "web/desk/_head.html",
        "mine": "web/desk/_mine.html",
        "news": "web/desk/_news.html",
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "to_ring": lambda: [
                (row, deadline(row.respond_by, self.at)) for row in rings_waiting_for(self.by)
            ],
            "handed": lambda: self.handed,
            "offered": lambda: [(each, self.declining(each)) for each in self.handed.offered],
            "wishes": lambda: [wish(row, self.at) for row in wishes_to_answer(self.by)],
            "referrals": lambda: reading.referrals_waiting_for(self.by),
            "messages": lambda: reading.messages_waiting_for(self.by),
            "udoever_notes": lambda: reading.udoever_notes_waiting_for(self.by),
            "acute": lambda: [acute_line(row, self.at) for row in open_acutely_for(self.by, self.at)],
            "consents": lambda: list(consents_to_ask_for(self.by, self.at)),
            "decisions": lambda: [
                presenters.decision(row, self.at) for row in decisions_waiting_for(self.by)
            ],
            "access": lambda: to_do_for(self.by),
            "is_head": lambda: allowed(self.by, Permission.SEE_UNUSUAL),
            "to_place": lambda: to_place(self.by).count(),
            "to_review": lambda: to_review_for(self.by).count(),
            "referrals_at": link("referrals", "inbox", "entrance"),
            "messages_at": link("messages", "inbox", "entrance"),
            "coordinates": lambda: [each for each in self.cases if not each.deputises],
            "deputises": lambda: [each for each in self.cases if each.deputises],
            "to_tell": lambda: self.to_tell,
            "deadlines": lambda: presenters.deadlines(self.cases, self.handed, self.to_tell),
            "notices": lambda: in_words(notices_for(self.by, max(0, self.after - LATEST)), self),
            "away": lambda: [presenters.away(row, self.at) for row in away_for(self.by, self.at)],
        }
        return self.show("web/desk/desk.html", context)

    def declining(self, offer: Shown) -> Declining:
        roles = self.roles_in(offer.partnership_id)
        return Declining(agency=self.by.person.agency, roles=roles, auto_id=f"{offer.id}-%s")

    @cached_property
    def roles_in(self) -> Callable[[UUID], Choices]:
        """Asked once for each partnership, however many offers."""
        return cache(lambda partnership: filled_roles(partnership, self.at))

    @cached_property
    def handed(self) -> presenters.Handed:
        return presenters.handed(reading.under_way_for(self.by), self.by, self.at)

    @cached_property
    def cases(self) -> list[presenters.CaseLine]:
        rows = reading.held_by(self.by).order_by("next_by", "id")[:AT_MOST]
        return presenters.case_lines(rows, self.by, self.at)

    @cached_property
    def to_tell(self) -> list[presenters.Line]:
        return [presenters.to_tell(row, self.at) for row in reading.to_tell_for(self.by, AT_MOST)]
