"""Sagen: whom to ring, what is next, where it is, and what has happened."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.models import Case, Handover, HistoryLine, Wish
from backend.coordination.moving_selectors import receivers_outside_for
from backend.coordination.selectors import handovers_for, history_for, is_seen, seats_for
from backend.coordination.sharing import Field, at_the_case, readable
from backend.coordination.telling_selectors import tellings_for, wishes_for
from backend.coordination.udoever_note_selectors import ring_requests_for
from backend.web.cases import history, presenters, shown
from backend.web.cases.acutely import until_for
from backend.web.cases.colleagues import names_for
from backend.web.cases.deadlines import deadline
from backend.web.cases.door import CasePage
from backend.web.cases.drawing import drawing
from backend.web.cases.handovers import Shown
from backend.web.cases.handovers import shown as shown_handover
from backend.web.cases.holders import holders
from backend.web.cases.joined import joined, numbers

UNDERRETNING = "child-underretning"


class OneCase(CasePage):
    parts = {"case": "web/cases/_case.html"}
    case_id: UUID

    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        if self.part_asked_for and not is_seen(self.by, case_id):
            return self.gone()
        self.case_id = case_id
        case = self.seen(case_id)
        until = {} if at_the_case(case.whys) else until_for(self.by, [case_id], self.at)  # type: ignore[attr-defined]
        whole = shown.whole(case, self.by, self.at, until.get(case_id, ""))
        told = {"case_id": case_id, "case": whole, "holders": holders(case, self.at)}
        return self.show("web/cases/case.html", {**told, **(self.around(case) if whole.has_place else {})})

    def around(self, case: Case) -> dict[str, Any]:
        """What is for those who have a place at the case."""
        joined_with = joined(case, self.handovers, self.others)
        return {
            "joined": joined_with,
            "seen": self.lines[-1].pk if self.lines else 0,
            "open_handovers": self.open_handovers,
            "drawing": drawing(case.coordinator.name, case.deputy.name, self.open_handovers),
            "seats": [presenters.seat(row, self.at) for row in seats_for(self.by, case.pk)],
            "tellings": self.tellings(ended=bool(joined_with)),
            "wishes": [presenters.wish(row, self.at) for row in self.wishes],
            "wished": {row.kind for row in self.wishes},
            "history": self.history(),
            "child_unheard": self.child_unheard(case),
            "received_by": receivers_outside_for(self.by, case.pk)[:1] if self.held_to_the_end(case) else [],
            "ring_requests": [
                (row, deadline(row.respond_by, self.at)) for row in ring_requests_for(self.by, case.pk)
            ],
        }

    def held_to_the_end(self, case: Case) -> bool:
        return bool(case.closed_at and self.by.id in (case.coordinator_id, case.deputy_id))

    def child_unheard(self, case: Case) -> bool:
        """There are children, and no underretning has gone through us: whoever hands tasks on is asked (L12)."""
        may_read = Field.CHILDREN in readable(case.whys)  # type: ignore[attr-defined]
        heard = any(each.duty == UNDERRETNING for each in self.handovers)
        return bool(case.children) and may_read and not heard

    @cached_property
    def lines(self) -> list[HistoryLine]:
        return list(history_for(self.by, self.case_id))

    @cached_property
    def others(self) -> dict[str, str]:
        return numbers(self.by, self.lines)

    @cached_property
    def handovers(self) -> list[Handover]:
        rows = handovers_for(self.by).filter(case=self.case_id)
        return list(rows.prefetch_related("offers__to", "offers__agency"))

    @cached_property
    def open_handovers(self) -> list[Shown]:
        live = [row for row in self.handovers if row.ended_at is None]
        return [shown_handover(row, self.by, self.at) for row in live]

    def tellings(self, *, ended: bool) -> presenters.Tellings:
        """Of one that has `ended` in another nothing is told any more: the person is told from there."""
        rows, whole = tellings_for(self.by, self.case_id)
        rows = [row for row in rows if row.told_at or not ended]
        return presenters.tellings(rows, self.at, whole=whole)

    @cached_property
    def wishes(self) -> list[Wish]:
        return list(wishes_for(self.by).filter(case=self.case_id, answered_at=None))

    def history(self) -> list[history.Line]:
        names = names_for(self.by, history.people_in(self.lines)) | self.others
        return history.told(self.lines, names, {str(row.pk): row for row in self.handovers}, self.at)
