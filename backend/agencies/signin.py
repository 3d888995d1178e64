"""Who may sign in: an active person whose sign-in is not blocked; the demonstration's cast only in one."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from backend.agencies.models import Person


def may_sign_in(person: Person) -> bool:
    if person.demonstration and not settings.DEMO:
        return False
    return person.is_active and person.blocked_at is None


class PersonBackend(ModelBackend):
    """Django's passwords; each request asks again, so a block ends open sessions at once."""

    def user_can_authenticate(self, user) -> bool:
        return may_sign_in(user)
