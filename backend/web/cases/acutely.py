"""Until when somebody sees a case that they opened in an emergency."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from backend.coordination.acute_selectors import acute_for
from backend.core.actor import Actor
from backend.web.presenters import times

A_DAY = timedelta(days=1)


def until_for(reader: Actor, cases: Iterable[UUID], at: datetime) -> dict[UUID, str]:
    """By case, in words; other cases are left out."""
    rows = acute_for(reader).filter(person=reader.id, case__in=list(cases), ends_at__gt=at)
    return {row.case_id: until(row.ends_at, at) for row in rows.order_by("ends_at")}


def until(ends_at: datetime, at: datetime) -> str:
    if ends_at - at < A_DAY:
        return _("Du ser sagen til kl. %s") % times.clock(ends_at)
    return _("Du ser sagen til %s") % times.moment(ends_at)
