"""Borrowers are registered and end; what somebody lent them ends with it, at once."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Application, Grant, RefreshToken

from backend.agencies.models import Agency, Borrower, Person
from backend.core.actor import Actor
from backend.core.deed import lock
from backend.core.record import put_on_record
from backend.core.refusals import NotFound


def register_borrower(
    *, name: str, agency: Agency, redirects: list[str], public: bool, by: Actor, at: datetime
) -> tuple[Application, str]:
    """It asks people, who come back to one of `redirects`. The secret is told this once."""
    secret = "" if public else generate_client_secret()
    application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_PUBLIC if public else Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=" ".join(redirects),
        client_secret=secret,
    )
    Borrower.objects.create(application=application, agency=agency)
    put_on_record(by, at=at, act="system-registered", about=f"system:{application.client_id}")
    return application, secret


def end_borrower(*, client_id: str, by: Actor, at: datetime) -> None:
    found = lock(Borrower.objects.filter(application__client_id=client_id, ended_at=None))
    if not found:
        raise NotFound()
    found[0].ended_at = at
    found[0].save(update_fields=["ended_at"])
    _end_tokens(Q(application=found[0].application_id))
    put_on_record(by, at=at, act="system-ended", about=f"system:{client_id}")


def end_tokens_of(*, person_id: UUID, by: Actor, at: datetime) -> None:
    """Every token that was lent, and codes on their way to become one; not what a demonstration hands out."""
    if _end_tokens(Q(user=person_id, application__borrower__isnull=False)):
        put_on_record(by, at=at, act="tokens-ended", about=f"person:{person_id}")


def take_back(*, client_id: str, by: Actor, at: datetime) -> None:
    """One's own name, from one system."""
    if not _end_tokens(Q(user=by.id, application__client_id=client_id)):
        raise NotFound()
    put_on_record(by, at=at, act="system-refused", about=f"system:{client_id}")


def sign_out_everywhere(*, by: Actor, at: datetime) -> None:
    """Every session and every token of one's own, this one too."""
    lock(Person.objects.filter(pk=by.person.pk))
    end_sign_ins_of(person_id=by.person.pk, by=by, at=at)
    put_on_record(by, at=at, act="signed-out-everywhere")


def end_sign_ins_of(*, person_id: UUID, by: Actor, at: datetime) -> None:
    """For good: no session from before comes back, whatever becomes of the person's sign-in."""
    Person.objects.filter(pk=person_id).update(signed_out_at=at)
    end_tokens_of(person_id=person_id, by=by, at=at)


def _end_tokens(whose: Q) -> int:
    """Codes first, then what renews, then what is used: none is made from another meanwhile."""
    return sum(kind.objects.filter(whose).delete()[0] for kind in (Grant, RefreshToken, AccessToken))
