"""A form that is sent twice does its deed once: the second meets the first, under the id that the form drew."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError

OWN_ID = ("matter_pkey", "agenda_point_pkey", "minutes_pkey", "decision_pkey")


def once(deed: Callable[[], Any]) -> None:
    try:
        deed()
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name not in OWN_ID:  # type: ignore[union-attr]  # psycopg's
            raise
