"""The demonstration's cast on the sign-in page, in the order one would try them. Only in a demonstration."""

from django.conf import settings

from backend.agencies.models import Person

FIRST = (
    "betjent",
    "visitator",
    "koordinator",
    "stedfortraeder",
    "stalkingkontakt",
    "efterforsker",
    "anklager",
    "psykiatri",
    "kif",
    "psp",
    "dsc",
    "frivillig",
    "boern",
    "afdelingsleder",
    "leder",
    "leder2",
    "administrator",
    "nabo",
    "fremmed",
    "drift",
)


def cast() -> list[Person]:
    people = Person.objects.filter(demonstration=True, username__in=FIRST).select_related("agency")
    return sorted(people, key=lambda person: FIRST.index(person.username))


def player(username: str) -> Person | None:
    if not settings.DEMO:
        return None
    return Person.objects.filter(
        demonstration=True, is_active=True, blocked_at=None, username=username
    ).first()
