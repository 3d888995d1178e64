"""What the codes of a case are called on its pages: tables, each total over what it names."""

from datetime import datetime
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.agencies.geography import denmark
from backend.coordination.lifecycle import Handing, Outcome, State
from backend.coordination.models import Channel
from backend.coordination.reasons import DeclineReason, EndReason
from backend.responsibilities.book import Duty, UnknownCodeError, model_in_force

Words = dict[str, Promise]

STATES: Words = {
    State.RECEIVED: _("Ny, ikke bekræftet"),
    State.SCREENING: _("Under vurdering"),
    State.ACTIVE: _("I gang"),
    State.CLOSED: _("Lukket"),
}
OUTCOMES: Words = {
    Outcome.STALKING: _("Stalking"),
    Outcome.HARASSMENT: _("Chikane"),
    Outcome.CONFLICT: _("Konflikt"),
    Outcome.UNCLEAR: _("Uafklaret"),
}
BASES: Words = {
    "consent": _("Personen har sagt ja"),
    "statutory-duty": _("Pligt efter loven"),
    "acute-danger": _("Akut fare"),
    "guidance": _("Vejledning, uden navn"),
}
HANDINGS: Words = {
    Handing.OFFERED: _("Tilbudt, venter på svar"),
    Handing.RETURNED: _("Kommet tilbage"),
    Handing.WITH_CHAIR: _("Venter på styregruppens formand"),
    Handing.ACCEPTED: _("Taget"),
    Handing.CONTACT_ACHIEVED: _("Kontakt opnået"),
    Handing.DONE: _("Færdig"),
    Handing.NOT_POSSIBLE: _("Kunne ikke løses"),
    Handing.WITHDRAWN: _("Trukket tilbage"),
}
DECLINES: Words = {
    DeclineReason.NO_CAPACITY: _("Vi har ikke plads lige nu"),
    DeclineReason.NOT_OUR_TASK: _("Det er ikke vores opgave"),
    DeclineReason.ANOTHER_AGENCY: _("En anden myndighed er bedre til det"),
    DeclineReason.NO_BASIS: _("Der mangler hjemmel"),
    DeclineReason.DISQUALIFIED: _("Inhabil"),
    DeclineReason.CANNOT_SAY: _("Kan ikke oplyses"),
}
ENDS: Words = {
    EndReason.NOT_REACHED: _("Personen blev ikke truffet"),
    EndReason.NOT_WANTED: _("Personen ønskede det ikke"),
    EndReason.NOT_RELEVANT: _("Det var ikke relevant"),
    EndReason.CANNOT_SAY: _("Kan ikke oplyses"),
}
CHANNELS: Words = {
    Channel.SAFE_NUMBER: _("På det sikre nummer"),
    Channel.MEETING: _("Ved et møde"),
    Channel.THROUGH_SOMEBODY_TRUSTED: _("Gennem en, personen stoler på"),
}
OTHER_TITLES: Words = {"agreed-advice": _("Et aftalt råd")}


def told(words: Words, code: str) -> str:
    return str(words[code]) if code else ""


def language() -> str:
    return get_language() or "da"


def duty(code: str, at: datetime) -> str:
    """The duty's title; a code that no edition in force knows any more stands as it is."""
    if code in OTHER_TITLES:
        return str(OTHER_TITLES[code])
    known = duty_of(code, at)
    return known.title.told(language()) if known else code


def role(code: str, at: datetime) -> str:
    try:
        return model_in_force(at).role(code).title.told(language())
    except UnknownCodeError:
        return code


def question(code: str, at: datetime) -> str:
    try:
        return model_in_force(at).advice_on(code).question.told(language()) if code else ""
    except UnknownCodeError:
        return code


def duty_of(code: str, at: datetime) -> Duty | None:
    try:
        return model_in_force(at).duty(code)
    except UnknownCodeError:
        return None


@cache
def _municipalities() -> dict[str, str]:
    return dict(denmark().municipalities)


def municipality(code: str) -> str:
    return _municipalities().get(code, code)
