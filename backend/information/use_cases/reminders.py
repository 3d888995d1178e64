"""Consents to be asked for again: the coordinator is told, once, before one ends or when the case has passed."""

from backend.coordination.events import Event, Happening
from backend.coordination.use_cases.reminders import OF_OPEN_CASES, Waiting
from backend.information.consenting import BEFORE, passed_on, standing
from backend.information.models import Consent


def _ends(consent: Consent) -> Event:
    return _told(Happening.CONSENT_ENDING, consent)


def _anew(consent: Consent) -> Event:
    return _told(Happening.CONSENT_TO_ASK_ANEW, consent)


def _told(kind: Happening, consent: Consent) -> Event:
    return Event(kind, case_id=consent.case_id, named=(consent.case.coordinator_id,))


CONSENTS = (
    Waiting(
        lambda at: Consent.objects.filter(
            OF_OPEN_CASES, standing(at), reminded_at=None, until__lt=at + BEFORE
        ).select_related("case"),
        _ends,
    ),
    Waiting(
        lambda at: passed_on(at).filter(OF_OPEN_CASES).select_related("case"),
        _anew,
        mark="asked_anew_at",
    ),
)
