"""The door every page stands in: who asks, when, and one transaction around the whole request, the page included."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.views import View

from backend.agencies.models import Person
from backend.core import clock
from backend.core.actor import STRANGER, Actor, acting_as
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted, Refusal
from backend.notifications.selectors import last_number
from backend.web import refusals

PART = "part"


class Page(View):
    """Parse, call one use case or selector, show the answer. `by` and `at` are handed on; nothing else is.

    `parts`: the fragments that change while one looks, by name. A part is an include of the page, so what the
    bell brings and what a reload shows are the same: both are made by `show` from the same context.
    """

    for_anybody: ClassVar[bool] = False
    # only where nothing that was sent is shown again (see `assets`)
    compressed: ClassVar[bool] = False
    parts: ClassVar[dict[str, str]] = {}
    by: Actor
    after = 0

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = clock.now()
        self.by = actor_of(request)
        if self.by is STRANGER and not self.for_anybody:
            return to_sign_in(request)
        with acting_as(self.by):
            if self.is_live:
                self.after = last_number(self.by)  # before anything is read, so that no ring falls between
            response = self._guarded(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        response.may_be_compressed = self.compressed  # type: ignore[attr-defined]
        return response

    def _guarded(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refusal as refusal:
            return self._refused(refusal)
        except Http404:
            return self._refused(NotFound())
        except PermissionDenied:
            return self._refused(NotPermitted("not-permitted"))
        except IntegrityError as error:
            known = refusals.of_database(error)
            if known is None:
                raise
            return self._refused(known)

    def _refused(self, refusal: Refusal) -> HttpResponse:
        """The refusal commits, although what was asked is undone."""
        status = refusals.status_of(refusal)
        if status in refusals.ON_RECORD:
            about = ":".join(str(value) for value in self.kwargs.values() if value)
            self.record(f"{self.request.method} page {type(self).__name__}", refusal.code, about)
        return refusals.page(self.request, refusal.code, status, refusal.params)

    def record(self, act: str, outcome: str = "ok", about: str = "", reason: str = "") -> None:
        """On the record of looking (P10). Call it wherever the content of a case is shown."""
        put_on_record(self.by, at=self.at, act=act, outcome=outcome, about=about, reason=reason)

    def show(self, template: str, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
        """The page; or, where the bell asks for one of its parts, that part alone."""
        if asked := self.part_asked_for:
            if asked not in self.parts:
                raise NotFound()
            template = self.parts[asked]
        return render(self.request, template, {"page": self, **(context or {})}, status=status)

    @property
    def is_live(self) -> bool:
        """Parts of it change while somebody who is signed in looks."""
        return bool(self.parts) and self.by is not STRANGER

    @property
    def part_asked_for(self) -> str:
        return self.request.GET.get(PART, "") if self.request.headers.get("HX-Request") else ""


class PublicPage(Page):
    """A page that is readable without a sign-in."""

    for_anybody = True


def actor_of(request: HttpRequest) -> Actor:
    return Actor.of(request.user) if isinstance(request.user, Person) else STRANGER


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Back to the same page afterwards; a part of a page asks the browser to go there as a whole."""
    if not request.headers.get("HX-Request"):
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
    return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
