"""Enheder: which of them show the partners' lines without a sign-in; enrolling this one, ending any."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.agencies.device_selectors import partners_of
from backend.agencies.models import Partner
from backend.agencies.use_cases.devices import end_device, enrol_device
from backend.core.refusals import NotPermitted
from backend.responsibilities.devices import devices_for
from backend.web.devices import cookie, presenters
from backend.web.devices.forms import EnrolForm
from backend.web.door import Page


class Devices(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        here = cookie.device_here(request, self.at)
        rows = presenters.rows(devices_for(self.by, self.at), here)
        may_enrol = bool(partners_of(self.by, self.at)) and not here
        return self.show("web/devices/devices.html", {"rows": rows, "may_enrol": may_enrol})


class Enrol(Page):
    """The one who looks enrols the device that is looked at; a device is enrolled once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(EnrolForm(None, self._partners()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EnrolForm(request.POST, self._partners())
        if cookie.device_here(request, self.at):
            return self._form(form, 409)
        if not form.is_valid():
            return self._form(form, 422)
        device, token = enrol_device(**form.wanted(), by=self.by, at=self.at)
        response = redirect("devices")
        cookie.keep(response, token, device)
        return response

    def _partners(self) -> list[Partner]:
        found = list(partners_of(self.by, self.at))
        if not found:
            raise NotPermitted("not-permitted")
        return found

    def _form(self, form: EnrolForm, status: int = 200) -> HttpResponse:
        until = self.at + timedelta(days=settings.DEVICE_DAYS)
        here = cookie.device_here(self.request, self.at)
        return self.show("web/devices/enrol.html", {"form": form, "until": until, "here": here}, status)


class End(Page):
    def post(self, request: HttpRequest, device_id: UUID) -> HttpResponse:
        end_device(device_id=device_id, by=self.by, at=self.at)
        return redirect("devices")
