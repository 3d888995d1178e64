"""When a copy's time is over. Pure but for the settings, which are to be confirmed by a jurist."""

from datetime import datetime

from django.conf import settings

from backend.core.clock import COPENHAGEN


def record_kept_from(at: datetime) -> datetime:
    """The record of looking is kept from here on: whole months, so that it goes in whole stretches."""
    month = at.astimezone(COPENHAGEN).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return month.replace(year=month.year - settings.RECORD_KEPT_YEARS)
