"""Who may sign in: an active person whose sign-in is not blocked; the demonstration's cast only in one."""

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from backend.agencies.models import Person

STRONG = {"mfa", "socialaccount"}


def may_sign_in(person: Person) -> bool:
    if person.demonstration and not settings.DEMO:
        return False
    return person.is_active and person.blocked_at is None


def signed_in_by(person: Person, session: SessionBase) -> list[str]:
    """The ways this session was opened in."""
    request = HttpRequest()
    request.session = session
    return [record["method"] for record in get_authentication_records(request, person)]


def is_strong_enough(person: Person, session: SessionBase) -> bool:
    """A password alone opens nothing where cases are real. Every door that takes a session asks this."""
    return not settings.SECOND_FACTOR_REQUIRED or not STRONG.isdisjoint(signed_in_by(person, session))


class PersonBackend(ModelBackend):
    """Django's passwords; each request asks again, so a block ends open sessions at once."""

    def user_can_authenticate(self, user) -> bool:
        return may_sign_in(user)
