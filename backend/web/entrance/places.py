"""Where somebody can be sent on to, and whom to ring where nobody takes part yet."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from backend.agencies.selectors import municipalities_taking_part
from backend.responsibilities.national_lines import load_national_lines
from backend.web.about.presenters import help_lines
from backend.web.who_to_call.forms import municipalities

NO_PARTNERSHIP = "no-live-partnership"


def by_partnership(at: datetime) -> list[Any]:
    """Choices: those with a live partnership first, the others by themselves."""
    covered = municipalities_taking_part(at)
    taking = [each for each in municipalities() if each[0] in covered]
    others = [each for each in municipalities() if each[0] not in covered]
    return [("", ""), (_("Med i et samarbejde"), taking), (_("Ikke med endnu: ring i stedet"), others)]


def lines_instead(code: str) -> list[Any]:
    """The national lines, where a refusal says that nobody takes part there."""
    return help_lines(load_national_lines()) if code == NO_PARTNERSHIP else []
