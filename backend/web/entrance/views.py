"""Send videre: a form for a phone at night, a receipt that can be shown to the person, and what became of it."""

from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination import entrance_selectors as selectors
from backend.coordination.access import Permission
from backend.coordination.use_cases import referrals
from backend.core.refusals import NotFound, Unusable
from backend.responsibilities.directory import public_entrance
from backend.web.entrance import presenters
from backend.web.entrance.fields import mend
from backend.web.entrance.forms import ReferralForm, SentBeforeError
from backend.web.entrance.places import by_partnership, lines_instead
from backend.web.entrance.ringing import public_entrance_at
from backend.web.entrance.tabs import EntrancePage, check_sends
from backend.web.place import remember, remembered

AT_MOST = 50


class Refer(EntrancePage):
    def get(self, request: HttpRequest) -> HttpResponse:
        check_sends(self.by, Permission.REFER)
        return self._form(ReferralForm(initial={"token": uuid4(), "municipality": remembered(request)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReferralForm(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            sent = self._sent(form)
        except SentBeforeError as before:
            return self._form(form.anew(), 409, before=before.sent)
        except Unusable as refusal:
            mend(form, refusal)
            return self._form(form, 422, lines=lines_instead(refusal.code))
        response = redirect("referral-receipt", sent)
        remember(response, form.cleaned_data["municipality"])
        return response

    def _form(self, form: ReferralForm, status: int = 200, **more: Any) -> HttpResponse:
        form.fields["municipality"].choices = by_partnership(self.at)  # type: ignore[attr-defined]
        return self.show("web/entrance/refer.html", {"form": form, **more}, status)

    def _sent(self, form: ReferralForm) -> UUID:
        """Once, although the button is pressed twice: the database knows the form's own id."""
        drawn = form.drawn(self.by)
        try:
            referrals.refer(opening=form.opening(), referral_id=drawn, by=self.by, at=self.at)
        except IntegrityError:
            before = selectors.referrals_for(self.by).filter(pk=drawn, referrer=self.by.id).first()
            if before is None:
                raise
            if presenters.opening_of(before) != form.opening():
                raise SentBeforeError(drawn) from None
            return drawn
        self.record("referral", about=f"referral:{drawn}")
        return drawn


class Receipt(EntrancePage):
    """Can be shown to the person, or printed: no name, no case, no word of what it is about."""

    def get(self, request: HttpRequest, referral_id: UUID) -> HttpResponse:
        row = selectors.referral_for(self.by, referral_id)
        if row.referrer_id != self.by.id:
            raise NotFound()
        line = public_entrance(row.partnership_id, row.municipality_id)
        shown = public_entrance_at(line, row.municipality_id, self.at) if line else None
        return self.show("web/entrance/receipt.html", {"sent": presenters.sent(row), "line": shown})


class Mine(EntrancePage):
    def get(self, request: HttpRequest) -> HttpResponse:
        mine = selectors.referrals_for(self.by).filter(referrer=self.by.id)[:AT_MOST]
        return self.show("web/entrance/mine.html", {"mine": [presenters.sent(row) for row in mine]})
