"""Jeg har ringet: the case's answer to the police's prevention contact, from the desk or the case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.use_cases import ringing
from backend.web import done
from backend.web.door import Page


class Rung(Page):
    """On to the case: what was said has to be acted on."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        row = ringing.rung(request_id=request_id, by=self.by, at=self.at)
        done.say(request, "rung")
        return redirect("case", row.case_id)
