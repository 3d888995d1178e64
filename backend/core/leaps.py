"""Whether the clock leapt. What is removed for good waits then: a wrong clock must not end every term at once."""

import logging
from datetime import datetime, timedelta

from django.db import connection

from backend.core.actor import acting_as, clock

LONGEST_SILENCE = timedelta(days=30)  # of a site in use: the record has lines every day
TIME_TO_NOTICE = timedelta(days=7)
# between the last link that is older than a week and the one that followed it, or this moment
SILENCE = """
with before as (select position, at from record_seal where at <= %(week_ago)s order by position desc limit 1)
select coalesce((
    select link.at from record_seal link where link.position > before.position order by link.position limit 1
), %(at)s) - before.at from before
"""
log = logging.getLogger(__name__)


def clock_leapt(*, at: datetime) -> bool:
    """Whether the record was silent for longer than any site is, until less than a week ago."""
    with acting_as(clock("record")), connection.cursor() as cursor:
        cursor.execute(SILENCE, {"at": at, "week_ago": at - TIME_TO_NOTICE})
        silence = (cursor.fetchone() or (timedelta(),))[0]
    if silence > LONGEST_SILENCE:
        log.error("the clock went %s days on at once: nothing is removed for a week", silence.days)
    return silence > LONGEST_SILENCE
