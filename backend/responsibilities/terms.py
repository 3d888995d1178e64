"""The terms of a duty that a case or handover freezes: by when, on which clock, until what."""

from dataclasses import dataclass
from datetime import datetime

from backend.core.refusals import Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.vocabulary import Wing


@dataclass(frozen=True)
class Terms:
    """Durations are ISO 8601; `complete_within` and `completes_on` may be empty."""

    duty: str
    answers: str
    clock: str
    respond_within: str
    complete_within: str
    counts_from: str
    completes_on: str


def terms_of(code: str, at: datetime) -> Terms:
    """The duty's terms in the model in force at `at`. Unusable for a code the model does not know."""
    try:
        duty = model_in_force(at).duty(code)
    except KeyError as error:
        raise Unusable("unknown-duty", field="duty") from error
    return Terms(
        duty.code,
        duty.answers,
        duty.clock,
        duty.respond_within,
        duty.complete_within or "",
        duty.counts_from or "",
        duty.completes_on or "",
    )


def knows_role(code: str, at: datetime) -> bool:
    return any(role.code == code for role in model_in_force(at).roles)


def roles_of(wing: Wing, at: datetime) -> frozenset[str]:
    """The roles of one wing of the police, in the model in force at `at`."""
    return frozenset(role.code for role in model_in_force(at).roles if role.wing == wing)
