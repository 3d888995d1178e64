"""PSP og KSP: the matters of one's rooms, opening one, and one matter."""

from typing import Any
from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.models import Agency
from backend.core.record import put_looks_on_record
from backend.core.refusals import NotPermitted, Unusable
from backend.forums import selectors
from backend.forums.due import today
from backend.forums.models import ForumSight
from backend.forums.use_cases import matters
from backend.web.door import Page
from backend.web.entrance.fields import mend
from backend.web.forums import presenters
from backend.web.forums.forms import DecisionForm, LinkForm, OpenForm, PointForm
from backend.web.forums.once import drawn, once

A_PAGE_OF = 50
UNUSABLE = 422
# the minutes are read by whoever opens them, and not before
ALL_BUT_MINUTES = ("agendapoint", "decision", "links")


class Matters(Page):
    """Nothing of whom they are about."""

    def get(self, request: HttpRequest) -> HttpResponse:
        leaf = Paginator(selectors.matters_listed(self.by), A_PAGE_OF).get_page(request.GET.get("side"))
        rows = [presenters.line(row, today(self.at)) for row in leaf]
        abouts = [f"matter:{row.id}" for row in rows]
        put_looks_on_record(self.by, at=self.at, act="matters-listed", abouts=abouts)
        context = {
            "leaf": leaf,
            "waiting": [row for row in rows if not row.closed_at],
            "closed": [row for row in rows if row.closed_at],
            "may_open": selectors.chaired_by(self.by).exists(),
        }
        return self.show("web/forums/matters.html", context)


class OpenMatter(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(self._empty(initial={"token": uuid4()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._empty(request.POST)
        if not form.is_valid():
            return self._form(form, UNUSABLE)
        own = drawn(form, self.by)
        try:
            once(lambda: matters.open_matter(wanted=form.wanted(), drawn=own, by=self.by, at=self.at))
        except Unusable as refusal:
            mend(form, refusal)
            return self._form(form, UNUSABLE)
        return redirect("matter", own)

    def _empty(self, *args: Any, **kwargs: Any) -> OpenForm:
        forums = selectors.chaired_by(self.by)
        if not forums:
            raise NotPermitted("not-permitted")
        return OpenForm(*args, forums=forums, **kwargs)

    def _form(self, form: OpenForm, status: int = 200) -> HttpResponse:
        return self.show("web/forums/open.html", {"form": form}, status)


class OneMatter(Page):
    def get(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        return self.shown(matter_id)

    def shown(self, matter_id: UUID, status: int = 200, **sent: Any) -> HttpResponse:
        """`sent`: a form that could not be used, in place of the empty one."""
        matter = selectors.matter_for(self.by, matter_id, ALL_BUT_MINUTES)
        self.record("matter-opened", about=f"matter:{matter_id}")
        members = list(selectors.in_the_room(self.by, matter_id))
        context = {"room": presenters.room(matter, members, self.by, self.at), **_empty(members), **sent}
        return self.show("web/forums/matter.html", context, status)


def agencies_of(members: list[ForumSight]) -> list[Agency]:
    found = {each.person.agency_id: each.person.agency for each in members if each.person.agency}
    return sorted(found.values(), key=lambda agency: agency.name)


def _empty(members: list[ForumSight]) -> dict[str, Any]:
    agencies = agencies_of(members)
    return {
        "point": PointForm(initial={"token": uuid4()}, auto_id="point-%s"),
        "decision": DecisionForm(initial={"token": uuid4()}, auto_id="decision-%s", agencies=agencies),
        "link": LinkForm(auto_id="link-%s"),
    }
