"""Systemer i dit navn: which there are, taking one's name back, and signing out everywhere."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.lending_selectors import lent_by
from backend.agencies.use_cases.lending import sign_out_everywhere, take_back
from backend.web import done
from backend.web.door import Page


class Systems(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        rows = lent_by(self.by.person, self.at)
        return self.show("web/lending/systems.html", {"rows": rows, "hours": settings.LENT_HOURS})


class TakeBack(Page):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, client_id: str) -> HttpResponse:
        take_back(client_id=client_id, by=self.by, at=self.at)
        done.say(request, "taken-back")
        return redirect("systems")


class SignOutEverywhere(Page):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        sign_out_everywhere(by=self.by, at=self.at)
        logout(request)
        return redirect("account_login")
