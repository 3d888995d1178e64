"""Reading which systems there are, and which of them act in somebody's name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db.models import Min, QuerySet
from oauth2_provider.models import (
    AbstractAccessToken,
    AbstractApplication,
    AbstractRefreshToken,
    AccessToken,
    Application,
    RefreshToken,
)

from backend.agencies.models import Agency, Borrower, Person
from backend.agencies.signin import may_sign_in
from backend.core.deed import lock
from backend.core.prepared import prepared


@dataclass(frozen=True)
class Lent:
    """A system that may act in the reader's name, and since when."""

    client_id: str
    name: str
    agency: str
    since: datetime


# what is read at every request, of a token, of the system that carries it and of the person it is of
OF_A_TOKEN = ("user", "expires", "scope", "resource", "application__client_id")
OF_A_PERSON = ("username", "name", "agency", "is_active", "blocked_at", "signed_out_at", "demonstration")


def token_carried(token: str) -> AbstractAccessToken | None:
    """Valid or not: the library asks it. Not whole rows of all three: they cost a third of a request."""
    return next(iter(_carried(sha256(token.encode()).hexdigest())), None)


@prepared
def _carried(checksum: str) -> QuerySet[AbstractAccessToken]:
    rows = AccessToken.objects.filter(token_checksum=checksum).select_related("application", "user")
    return rows.only(*OF_A_TOKEN, *(f"user__{name}" for name in OF_A_PERSON))


def system_called(client_id: str) -> AbstractApplication:
    return Application.objects.get(client_id=client_id)


def agency_of_system(client_id: str) -> Agency | None:
    """Of a system that has not ended; None for one nobody registered."""
    found = Borrower.objects.filter(application__client_id=client_id, ended_at=None)
    system = found.select_related("agency").first()
    return system.agency if system else None


def has_ended(application: AbstractApplication) -> bool:
    return Borrower.objects.filter(application=application.pk, ended_at__isnull=False).exists()


def may_lend(person: Person, application: AbstractApplication) -> bool:
    """Somebody who may sign in, to a system of the agency they work for: it answers for what the system does."""
    at_home = Borrower.objects.filter(application=application.pk, agency=person.agency_id, ended_at=None)
    return may_sign_in(person) and at_home.exists()


def still_lends(person_id: UUID, application: AbstractApplication) -> bool:
    """Waits for a block that is under way: whoever is blocked in this moment leaves no token behind."""
    return all(may_lend(person, application) for person in lock(Person.objects.filter(pk=person_id)))


def lent_by(person: Person, at: datetime) -> list[Lent]:
    """The systems whose tokens of this person can still be renewed, by name."""
    day = at - timedelta(hours=settings.LENT_HOURS)
    live = RefreshToken.objects.filter(user=person, revoked=None, access_token__isnull=False)
    began = RefreshToken.objects.filter(user=person, token_family__in=live.values("token_family"))
    rows = began.values_list(
        "application__client_id", "application__name", "application__borrower__agency__name"
    ).annotate(since=Min("created"))
    return [Lent(*row) for row in rows.filter(since__gt=day).order_by("application__name")]


def lent_since(token: AbstractRefreshToken) -> datetime:
    """When the person said yes: each renewal is of the same family."""
    family = RefreshToken.objects.filter(token_family=token.token_family).order_by("created")
    return family.values_list("created", flat=True)[0]


def names_of_systems(client_ids: Collection[str]) -> dict[str, str]:
    """For records, which know a system by its client id."""
    return dict(Application.objects.filter(client_id__in=client_ids).values_list("client_id", "name"))
