"""Second factors' secrets, which allauth keeps in a document of its own, sealed anew with the newest key."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings

from backend.core.sealing import seal, unseal


def reseal_second_factors() -> int:
    done = 0
    for row in Authenticator.objects.order_by("pk"):
        anew = {name: _anew(value) for name, value in row.data.items()}
        if anew != row.data:
            Authenticator.objects.filter(pk=row.pk).update(data=anew)
            done += 1
    return done


def _anew(value: Any) -> Any:
    """A text under an older key, sealed with the newest; anything else as it is."""
    older = [*settings.SEALING_KEYS][1:]
    if isinstance(value, list):
        return [_anew(each) for each in value]
    if not isinstance(value, str) or value.partition(":")[0] not in older:
        return value
    return seal(unseal(value))
