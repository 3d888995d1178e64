"""Letting a system in, and ending it: at the command line, once its agency has agreed to it."""

from collections.abc import Collection
from datetime import datetime

from oauth2_provider.models import AccessToken, Application

from backend.agencies.models import Agency
from backend.core.refusals import Unusable
from backend.systems.models import System
from backend.systems.scopes import Scope
from backend.systems.sign_in import drawn


def register_system(
    *, name: str, agency: str, scopes: Collection[str], wing: str = "", at: datetime
) -> tuple[System, str]:
    """The system and its secret, which is shown once and kept as a hash."""
    employer = Agency.objects.filter(name=agency).first()
    if employer is None:
        raise Unusable("unknown-agency", field="agency")
    if unknown := set(scopes) - set(Scope):
        raise Unusable("unknown-choice", field="scopes", unknown=sorted(unknown))
    secret = drawn()
    application = Application.objects.create(
        name=name,
        client_secret=secret,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    system = System.objects.create(
        application=application, agency=employer, wing=wing, scopes=sorted(scopes), since=at
    )
    return system, secret


def end_system(*, system: System, at: datetime) -> None:
    """From now its tokens open nothing."""
    system.ended_at = at
    system.save(update_fields=["ended_at"])
    AccessToken.objects.filter(application=system.application_id).delete()
