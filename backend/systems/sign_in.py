"""The secret a system signs in with. It is changed while the one before still opens, so that nothing stands still."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db.models import QuerySet
from oauth2_provider.models import AccessToken

from backend.core.deed import lock
from backend.core.refusals import NotPossible
from backend.systems.models import FormerSignIn, System

FORMER = 3  # each opens until its time is over; and a guess is weighed against each, which is slow on purpose


def drawn() -> str:
    return token_urlsafe(40)


def change_sign_in(*, system: System, at: datetime) -> str:
    """The new secret, shown this once and kept as a hash. Of a locked system."""
    if open_sign_ins(at).filter(system=system).count() >= FORMER:
        raise NotPossible("secret-changed-often")
    application, secret = system.application, drawn()
    until = at + timedelta(hours=settings.SYSTEM_SECRET_HOURS)
    system.former_sign_ins.create(secret=application.client_secret, until=until)
    application.client_secret = secret
    application.save(update_fields=["client_secret"])
    return secret


def end_former_sign_ins(*, system: System, at: datetime) -> bool:
    """Whether there was one. A token does not say by which secret it was drawn: so all of the system's end, and it
    draws another with the new one."""
    ended = open_sign_ins(at).filter(system=system).update(ended_at=at)
    if ended:
        AccessToken.objects.filter(application=system.application_id).delete()
    return bool(ended)


def open_sign_ins(at: datetime) -> QuerySet[FormerSignIn]:
    """Of ended systems too: they are let in by nothing."""
    return FormerSignIn.objects.filter(until__gt=at, ended_at=None)


def still_opens(secret: str, current: str, at: datetime) -> bool:
    """Whether it is one of those before `current`, a hash that no two systems share. Whoever ends it in this moment is
    waited for, or waits, and leaves no token behind."""
    former = open_sign_ins(at).filter(system__application__client_secret=current)
    found = [each.pk for each in former if check_password(secret, each.secret)]
    return bool(found and lock(open_sign_ins(at).filter(pk__in=found)))
