"""The end of the record's chain, kept outside the database: whoever cuts the chain off there has not cut it off here.

It stands in a file where one is named, and then in the log. What was written since it was kept, some seconds, can still
be cut off unseen; so can everything by whoever has the database, the file and the log.
"""

import logging
from pathlib import Path

from django.conf import settings

from backend.core.actor import acting_as, clock
from backend.core.verifying import end_of_chain, still_holds

log = logging.getLogger(__name__)


def kept_end() -> str:
    """As it was kept last; that of an empty chain where none was."""
    file = settings.RECORD_END_FILE
    return Path(file).read_text().strip() if file and Path(file).exists() else "0:"


def keep_end() -> bool:
    """Keeps the end there is now; not where the chain has lost the one kept before: that is what it is kept for."""
    with acting_as(clock("record")):
        before, end = kept_end(), end_of_chain()
        whole = still_holds(before)
    if not whole:
        log.error("the record of looking no longer has the end that was kept: %s", before)
    elif settings.RECORD_END_FILE and end != before:
        log.info("the record of looking ends at %s", end)
        _write(Path(settings.RECORD_END_FILE), end)
    return whole


def _write(file: Path, end: str) -> None:
    """All of it or nothing."""
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(f"{end}\n")
    beside.replace(file)
