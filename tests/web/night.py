"""The entrance as it is at night and by day, whatever the hour of the test."""

from datetime import timedelta

from backend.agencies.models import ContactLine
from backend.core.clock import COPENHAGEN, now


def entrance_opens(days_from_now: int) -> None:
    """Round the clock on that day of the week alone: today it is open, any other day it is closed now."""
    weekday = (now().astimezone(COPENHAGEN) + timedelta(days=days_from_now)).weekday()
    lines = ContactLine.objects.filter(staffing__role="stalkingvisitator")
    assert lines.update(hours={"weekly": [[weekday, "00:00", "00:00"]]})
