"""How long an address is protected, and whom the protection covers (model L13). Pure.

An ordinary protection lapses after a year and is renewed. A special one (CPR-loven § 6(6)) follows a move, and the
children follow. What is said here of how long a special one lasts is to be confirmed by a jurist.
"""

from datetime import date, timedelta
from enum import StrEnum


class Protection(StrEnum):
    ORDINARY = "ordinary"
    SPECIAL = "special"


# in years; None: until somebody ends it (to be confirmed by a jurist)
LASTS: dict[Protection, int | None] = {Protection.ORDINARY: 1, Protection.SPECIAL: None}
FOLLOWS_A_MOVE = frozenset({Protection.SPECIAL})
CHILDREN_FOLLOW = frozenset({Protection.SPECIAL})
REMIND_BEFORE = timedelta(days=30)


def last_day(kind: Protection, since: date) -> date | None:
    """The day on which a protection that began, or was renewed, on `since` lapses; None where it does not."""
    years = LASTS[kind]
    if years is None:
        return None
    try:
        return since.replace(year=since.year + years)
    except ValueError:  # a 29 February has no namesake
        return since.replace(year=since.year + years, day=28)
