"""Letting a system in, and ending it: at the command line, once its agency has agreed to it."""

import re
from collections.abc import Collection
from datetime import datetime

from oauth2_provider.models import AccessToken, Application

from backend.agencies.models import Agency
from backend.core.refusals import Unusable
from backend.systems.models import System
from backend.systems.scopes import Scope
from backend.systems.sign_in import drawn

NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,18}")


def register_system(
    *,
    name: str,
    agency: str,
    scopes: Collection[str],
    run_by: str,
    phone: str,
    wing: str = "",
    at: datetime,
) -> tuple[System, str]:
    """The system and its secret, which is shown once and kept as a hash. `run_by`, `phone`: whom to ring when it fails,
    a function and no person."""
    contact = checked_contact(run_by, phone)
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
        application=application, agency=employer, wing=wing, scopes=sorted(scopes), since=at, **contact
    )
    return system, secret


def checked_contact(run_by: str, phone: str) -> dict[str, str]:
    """Both, and a number that can be dialled."""
    run_by, phone = run_by.strip(), phone.strip()
    if not run_by or len(run_by) > 80:
        raise Unusable("invalid-field", field="run_by")
    if not NUMBER.fullmatch(phone):
        raise Unusable("invalid-field", field="phone")
    return {"run_by": run_by, "phone": phone}


def end_system(*, system: System, at: datetime) -> None:
    """From now its tokens open nothing."""
    system.ended_at = at
    system.save(update_fields=["ended_at"])
    AccessToken.objects.filter(application=system.application_id).delete()
