"""Fora: who is in the rooms of PSP and KSP, and who leads them, as whoever keeps the partnership says."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.core.refusals import NotFound, NotPossible, Unusable
from backend.forums.member_selectors import has_left, members_of, room_kept, rooms_kept
from backend.forums.use_cases import members
from backend.web.done import say
from backend.web.door import Page
from backend.web.entrance.fields import mend
from backend.web.forums import member_presenters as presenters
from backend.web.forums.forms import MemberForm
from backend.web.forums.views import UNUSABLE


class Rooms(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.shown()

    def shown(self, status: int = 200, sent: MemberForm | None = None) -> HttpResponse:
        """`sent`: a form that could not be used, in place of the empty one of the same name."""
        rooms = [presenters.room(each, self.by, sent) for each in rooms_kept(self.by)]
        return self.show("web/forums/members.html", {"rooms": rooms, "sent": sent}, status)

    def back(self, done: str) -> HttpResponse:
        say(self.request, done)
        return redirect("forum-members")


class NameChair(Rooms):
    """What is so already is answered as if it were done now: a press sent twice is none to wonder at."""

    http_method_names = ["post"]
    form = staticmethod(presenters.chair_form)
    deed: Callable[..., Any] = staticmethod(members.name_chair)
    what = "chair-named"

    def post(self, request: HttpRequest, slug: str, kind: str) -> HttpResponse:
        form = self.form(room_kept(self.by, slug, kind), self.by, request.POST)
        if self.is_so(slug, kind, request.POST.get("person", "")):
            return self.back(self.what)
        if not form.is_valid():
            return self.shown(UNUSABLE, form)
        try:
            self.deed(partnership=slug, kind=kind, person=form.chosen(), by=self.by, at=self.at)
        except Unusable as refusal:
            mend(form, refusal)
            return self.shown(UNUSABLE, form)
        except NotPossible:
            if not self.is_so(slug, kind, request.POST["person"]):
                raise
        return self.back(self.what)

    def is_so(self, slug: str, kind: str, person: str) -> bool:
        rows = members_of(room_kept(self.by, slug, kind))
        return any(each.chairs and str(each.person_id) == person for each in rows)


class AddMember(NameChair):
    form = staticmethod(presenters.joining_form)
    deed = staticmethod(members.add_member)
    what = "member-added"

    def is_so(self, slug: str, kind: str, person: str) -> bool:
        return any(str(each.person_id) == person for each in members_of(room_kept(self.by, slug, kind)))


class EndMember(Rooms):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, slug: str, kind: str, person_id: UUID) -> HttpResponse:
        try:
            members.end_member(partnership=slug, kind=kind, person=person_id, by=self.by, at=self.at)
        except NotFound:
            if not has_left(room_kept(self.by, slug, kind), person_id):
                raise
        return self.back("member-ended")
