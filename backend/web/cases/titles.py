"""What the model in force calls a duty, a role, a question, and the country a place: in the reader's language."""

from datetime import datetime
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.agencies.geography import denmark
from backend.responsibilities.book import Duty, UnknownCodeError, model_in_force

# what is told without any duty of the model
OTHERS: dict[str, Promise] = {"agreed-advice": _("Et aftalt råd")}


def language() -> str:
    return get_language() or "da"


def duty(code: str, at: datetime) -> str:
    """The duty's title; a code that no edition in force knows any more stands as it is."""
    if code in OTHERS:
        return str(OTHERS[code])
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
