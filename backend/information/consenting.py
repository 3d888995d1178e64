"""When a consent stands. What was given to the agency that coordinated ends with its coordinating."""

from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from backend.information.models import Consent

# given to whoever coordinates now, or to an agency for what is its own
TO_THE_OWNER = Q(owned=False) | Q(case__coordinator__agency=F("controller"))
UNTOUCHED = Q(withdrawn_at=None, asked_anew_at=None)


def standing(at: datetime) -> Q:
    """May be leaned on at `at`: not withdrawn, not to be asked anew, not run out."""
    return UNTOUCHED & TO_THE_OWNER & Q(until__gt=at)


def stands(at: datetime) -> ExpressionWrapper:
    return ExpressionWrapper(standing(at), output_field=BooleanField())


def passed_on(at: datetime) -> QuerySet[Consent]:
    """Given to an agency that no longer coordinates, and not yet marked to be asked anew."""
    return Consent.objects.filter(UNTOUCHED, ~TO_THE_OWNER, until__gt=at)
