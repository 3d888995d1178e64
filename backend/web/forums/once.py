"""A form that is sent twice does its deed once: the second meets the first, under an id drawn from all that it says.

What was written otherwise on the same form, after a step back in the browser, is something else, and is not lost.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from backend.core.actor import Actor
from backend.web.entrance.forms import OnceForm

OWN_ID = ("matter_pkey", "agenda_point_pkey", "minutes_pkey", "decision_pkey")


def drawn(form: OnceForm, by: Actor, matter_id: UUID | None = None) -> UUID:
    said = [f"{name}={value}" for name, value in form.cleaned_data.items() if name != "token"]
    return form.drawn(by, f"{matter_id} {said}")


def once(deed: Callable[[], Any]) -> None:
    try:
        deed()
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name not in OWN_ID:  # type: ignore[union-attr]  # psycopg's
            raise
