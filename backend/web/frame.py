"""What stands around every page: who is signed in, the menu, whose site it is, when one is signed out."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from backend.agencies.models import Person
from backend.coordination.sharing import ACUTE
from backend.responsibilities.selectors import all_roles_of
from backend.web import done
from backend.web.account.idle import IDLE_SECONDS, WARNED_SECONDS_BEFORE
from backend.web.navigation import Link, menu
from backend.web.presenters import phones


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def person(self) -> Person | None:
        user = getattr(self._request, "user", None)
        return user if isinstance(user, Person) else None

    @cached_property
    def menu(self) -> list[Link]:
        return list(menu(self._request.path, self.roles, signed_in=bool(self.person)))

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(all_roles_of(self.person.pk)) if self.person else frozenset()

    @property
    def on_acute_duty(self) -> bool:
        """Whether the way to acute access is shown."""
        return bool(ACUTE & self.roles)

    @property
    def done(self) -> str:
        """What was just done, said once."""
        return done.said(self._request) if self._request.method != "HEAD" else ""

    @property
    def here(self) -> str:
        """Where to come back to, after the language was chosen or a sign-in."""
        return self._request.get_full_path() if self._request.method == "GET" else "/"

    @property
    def authority(self) -> str:
        return settings.AUTHORITY or (_("Demonstration med opdigtede personer") if settings.DEMO else "")

    @property
    def resets_at(self) -> datetime | None:
        """In a sandbox: when everything that was done here is gone."""
        return getattr(self._request, "resets_at", None)

    demo = settings.DEMO
    authority_phone = phones.read_out(settings.AUTHORITY_PHONE)
    idle_seconds = IDLE_SECONDS
    warned_seconds_before = WARNED_SECONDS_BEFORE


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": SimpleLazyObject(lambda: Frame(request))}
