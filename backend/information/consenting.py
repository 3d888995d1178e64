"""When a consent stands. What was given to the agency that coordinated ends with its coordinating."""

from datetime import datetime, timedelta

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from backend.information.models import Consent

# our proposal: long enough for a talk at the next meeting
BEFORE = timedelta(days=14)
OF_A_KIND = ("party", "recipient", "purpose", "category")
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


def to_ask_for(at: datetime) -> Q:
    """Ends soon; or passed with the case to another agency, and nothing like it has been given since."""
    since = {field: OuterRef(field) for field in OF_A_KIND}
    anew = Consent.objects.filter(**since, given_at__gte=OuterRef("asked_anew_at"), withdrawn_at=None)
    passed = Q(~Exists(anew), asked_anew_at__isnull=False, withdrawn_at=None, until__gt=at)
    return (standing(at) & Q(until__lt=at + BEFORE)) | passed
