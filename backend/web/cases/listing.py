"""Sager: the cases one sees, newest first, a page at a time."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import State
from backend.coordination.models import Case
from backend.coordination.selectors import cases_for
from backend.core.record import put_looks_on_record
from backend.core.refusals import NotFound
from backend.web.cases import words
from backend.web.cases.acutely import until_for
from backend.web.cases.rows import case_row
from backend.web.door import Page

A_PAGE_OF = 20


class Cases(Page):
    parts = {"rows": "web/cases/_rows.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        state, after = request.GET.get("tilstand", ""), request.GET.get("efter", "")
        if state and state not in words.STATES:
            raise NotFound()
        rows = cases_for(self.by).filter(**({"state": state} if state else {}))
        found = list(following(rows, after)[: A_PAGE_OF + 1])
        until = until_for(self.by, [row.pk for row in found], self.at)
        if not self.part_asked_for:  # what the bell brings anew was looked at before
            shown = [f"case:{row.pk}" for row in found[:A_PAGE_OF]]
            put_looks_on_record(self.by, at=self.at, act="cases-listed", abouts=shown)
        context: dict[str, Any] = {
            "rows": [case_row(row, self.by, self.at, until.get(row.pk, "")) for row in found[:A_PAGE_OF]],
            "state": state,
            "states": [(code.value, words.told(words.STATES, code)) for code in State],
            "after": after,
            "next": next_page(found, state),
        }
        return self.show("web/cases/cases.html", context)


def following(rows: QuerySet[Case], after: str) -> QuerySet[Case]:
    """What comes after the place in the list; steady while cases are added. NotFound for a place that is none."""
    if not after:
        return rows
    try:
        opened, _, last = after.partition("_")
        at, pk = datetime.fromisoformat(opened), UUID(last)
    except ValueError as error:
        raise NotFound() from error
    if at.tzinfo is None:
        raise NotFound()
    return rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=pk))


def next_page(found: list[Case], state: str) -> str:
    if len(found) <= A_PAGE_OF:
        return ""
    last = found[A_PAGE_OF - 1]
    asked = {"efter": f"{last.opened_at.isoformat()}_{last.pk}"}
    return urlencode({"tilstand": state, **asked} if state else asked)
