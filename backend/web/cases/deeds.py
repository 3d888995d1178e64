"""Deeds of one press: acknowledge, close, reopen, and the exposed person's own two wishes."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.selectors import check_seen
from backend.coordination.use_cases import cases, wishes
from backend.web.cases.door import CasePage


class OnePress(CasePage):
    """`what` is the line of history the deed leaves."""

    http_method_names = ["post"]
    what: ClassVar[str]
    deed: ClassVar[Callable[..., Any]]

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        check_seen(self.by, case_id)
        deed = type(self).deed
        self.once(self.what, lambda: deed(case_id=case_id, by=self.by, at=self.at))
        return self.to_case(case_id)


class Acknowledge(OnePress):
    what, deed = "acknowledged", cases.acknowledge


class Close(OnePress):
    what, deed = "closed", cases.close


class Reopen(OnePress):
    what, deed = "reopened", cases.reopen


class AskOther(OnePress):
    what, deed = "wish-recorded", wishes.ask_other_coordinator


class Leave(OnePress):
    what, deed = "wish-recorded", wishes.withdraw_from_course
