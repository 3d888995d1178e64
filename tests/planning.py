"""A question is planned once for the whole run of a test process, as a server in use comes to do.

Planning at each asking takes a third of the suite. The servers under test plan as in use.
"""

from typing import Any

import pytest
from django.db import connection
from psycopg._preparing import PrepareManager

QUESTIONS = 1000  # more than the suite asks on one connection


def at_once() -> dict[str, Any]:
    """The first asking is planned for good: a test ends before a question has been asked often."""
    options = connection.settings_dict["OPTIONS"]
    return {**options, "prepare_threshold": 0, "options": "-c plan_cache_mode=force_generic_plan"}


def keep_over_rollbacks(patch: pytest.MonkeyPatch) -> None:
    """psycopg forgets every plan at a rollback, for a table may have been made in it; here each test is rolled back,
    and none makes tables. It offers no setting for that."""
    patch.setattr(PrepareManager, "_should_discard", lambda *asked: False)
    patch.setattr(PrepareManager, "prepared_max", QUESTIONS)
