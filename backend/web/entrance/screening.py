"""The visitator's side: what waits, what it says, and the answer to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination import entrance_selectors as selectors
from backend.coordination.reasons import ReferralReason
from backend.coordination.use_cases import referrals
from backend.web.done import say
from backend.web.entrance import presenters
from backend.web.entrance.forms import DeclineForm
from backend.web.entrance.tabs import EntrancePage


class Waiting(EntrancePage):
    parts = {"waiting": "web/entrance/_waiting.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = [presenters.waiting(row, self.at) for row in selectors.waiting_for(self.by)]
        return self.show("web/entrance/waiting.html", {"rows": rows})


class OneReferral(EntrancePage):
    """What it says, for the visitators it waits for; whoever sent it is led to the receipt."""

    def get(self, request: HttpRequest, referral_id: UUID) -> HttpResponse:
        return self.shown(referral_id, DeclineForm())

    def shown(self, referral_id: UUID, form: DeclineForm, status: int = 200) -> HttpResponse:
        row = selectors.referral_for(self.by, referral_id)
        if "screener" not in getattr(row, "whys", ()):
            return redirect("referral-receipt", referral_id)
        self.record("referral-opened", about=f"referral:{referral_id}")
        said = {"row": row, "waiting": presenters.waiting(row, self.at), "form": form}
        words = {"basis": presenters.basis(row), "children": presenters.children(row)}
        return self.show("web/entrance/referral.html", {**said, **words}, status)


class OpenReferral(EntrancePage):
    def post(self, request: HttpRequest, referral_id: UUID) -> HttpResponse:
        case = referrals.open_referral(referral_id=referral_id, by=self.by, at=self.at)
        return redirect("case", case.pk)


class Decline(OneReferral):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, referral_id: UUID) -> HttpResponse:
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return self.shown(referral_id, form, 422)
        reason = ReferralReason(form.cleaned_data["reason"])
        referrals.decline_referral(referral_id=referral_id, reason=reason, by=self.by, at=self.at)
        say(request, "referral-declined")
        return redirect("referrals")
