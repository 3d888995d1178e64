"""Times as one says them: `23. november 2026 kl. 14.05`, `om 2 timer`, `mandag kl. 8.00`. Always Danish time."""

from datetime import date, datetime, timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from backend.core.clock import COPENHAGEN

MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
DAYS = {
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
A_WEEK = timedelta(days=7)


def _language() -> str:
    return "en" if (get_language() or "da").startswith("en") else "da"


def day(on: date | datetime) -> str:
    """`23. november 2026`, `23 November 2026`."""
    shown = on.astimezone(COPENHAGEN) if isinstance(on, datetime) else on
    point = "." if _language() == "da" else ""
    return f"{shown.day}{point} {MONTHS[_language()].split()[shown.month - 1]} {shown.year}"


def clock(at: datetime) -> str:
    """`14.05`, `14:05`."""
    shown = at.astimezone(COPENHAGEN)
    return f"{shown.hour}.{shown.minute:02}" if _language() == "da" else f"{shown.hour}:{shown.minute:02}"


def moment(at: datetime) -> str:
    """`23. november 2026 kl. 14.05`."""
    return _("%(day)s kl. %(clock)s") % {"day": day(at), "clock": clock(at)}


def soon(at: datetime, now: datetime) -> str:
    """As short as it can be said without doubt: `i dag kl. 14.05`, `mandag kl. 8.00`, else day and time."""
    shown, today = at.astimezone(COPENHAGEN), now.astimezone(COPENHAGEN)
    days = (shown.date() - today.date()).days
    if days in (0, 1):
        return (_("i dag kl. %s") if days == 0 else _("i morgen kl. %s")) % clock(at)
    if timedelta(0) < at - now < A_WEEK and days < 7:
        return _("%(weekday)s kl. %(clock)s") % {
            "weekday": DAYS[_language()].split()[shown.weekday()],
            "clock": clock(at),
        }
    return moment(at)


def until(at: datetime, now: datetime) -> str:
    """`om 2 timer`, `for 3 dage siden`, `nu`. Rounded down: a deadline never looks longer than it is."""
    left = at - now
    amount = _amount(abs(left))
    if not amount:
        return _("nu")
    return (_("om %s") if left > timedelta(0) else _("for %s siden")) % amount


def _amount(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    if minutes >= 2 * 24 * 60:
        days = minutes // (24 * 60)
        return ngettext("%d dag", "%d dage", days) % days
    if minutes >= 60:
        hours = minutes // 60
        return ngettext("%d time", "%d timer", hours) % hours
    return ngettext("%d minut", "%d minutter", minutes) % minutes if minutes else ""
