"""One handover, and answering it: accept, refuse, withdraw, offer again, contact achieved, done, not possible."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.lifecycle import Handing
from backend.coordination.models import Handover
from backend.coordination.selectors import handover_for, handovers_for, is_seen
from backend.coordination.use_cases import duties, handovers
from backend.core.refusals import NotFound, NotPossible
from backend.web.cases.door import CasePage
from backend.web.cases.forms import Again, Declining, GivingUp
from backend.web.cases.handovers import shown

FORMS = {"decline": Declining, "give_up": GivingUp, "offer_again": Again}


class HandoverPage(CasePage):
    def look(
        self, handover_id: UUID, filled: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """The handover as its reader may see it now, with a form for each answer that asks for more."""
        seen = shown(self.read(handover_id), self.by, self.at)
        self.record("handover-opened", about=f"handover:{handover_id}")
        forms = {name: self.form(name) for name in FORMS if name in seen.moves}
        context = {"handover": seen, "forms": {**forms, **(filled or {})}}
        return self.show("web/cases/handover.html", context, status=status)

    def read(self, handover_id: UUID) -> Handover:
        rows = handovers_for(self.by).prefetch_related("offers__to", "offers__agency")
        found = rows.filter(pk=handover_id).first()
        if found is None:
            raise NotFound()
        return found

    def is_seen(self, handover_id: UUID) -> bool:
        return handovers_for(self.by).filter(pk=handover_id).exists()

    def form(self, name: str, data: Any = None) -> Any:
        return FORMS[name](data, agency=self.by.person.agency, at=self.at, auto_id=f"{name}-%s")


class OneHandover(HandoverPage):
    parts = {"handover": "web/cases/_handover.html"}

    def get(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        if self.part_asked_for and not self.is_seen(handover_id):
            return self.gone()
        return self.look(handover_id)


class Answer(HandoverPage):
    """`deed` in the use cases; `asks` names the form whose answer it needs."""

    http_method_names = ["post"]
    deed: ClassVar[Callable[..., Any]]
    asks: ClassVar[str] = ""

    def post(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover_for(self.by, handover_id)
        if self.answered_before(handover_id):
            return self.onward(handover_id)
        if not self.asks:
            self.act(handover_id)
            return self.onward(handover_id)
        form = self.form(self.asks, request.POST)
        status = self.tried(form, lambda: self.act(handover_id, **said(form)))
        return self.look(handover_id, {self.asks: form}, status) if status else self.onward(handover_id)

    def act(self, handover_id: UUID, **wanted: Any) -> None:
        try:
            type(self).deed(handover_id=handover_id, by=self.by, at=self.at, **wanted)
        except (NotFound, NotPossible):
            # seen a moment ago: the same form was sent twice at once, or it is no longer this reader's
            if self.is_seen(handover_id) and not self.answered_before(handover_id):
                raise

    def answered_before(self, handover_id: UUID) -> bool:
        """The same form sent twice: the second is answered as the first."""
        return False

    def onward(self, handover_id: UUID) -> HttpResponse:
        """To the case where it is seen, else to the handover, else to the desk."""
        seen = handovers_for(self.by).filter(pk=handover_id).first()
        if seen is None:
            return redirect("desk")
        return (
            self.to_case(seen.case_id)
            if is_seen(self.by, seen.case_id)
            else redirect("handover", handover_id=handover_id)
        )


class Moving(Answer):
    """`states` are those the deed leads to."""

    states: ClassVar[frozenset[str]]

    def answered_before(self, handover_id: UUID) -> bool:
        return handovers_for(self.by).filter(pk=handover_id, state__in=self.states).exists()


class Accept(Answer):
    deed = handovers.accept

    def answered_before(self, handover_id: UUID) -> bool:
        return handovers_for(self.by).filter(pk=handover_id, holder=self.by.id).exists()


class Decline(Answer):
    deed, asks = handovers.decline, "decline"


class Withdraw(Moving):
    states, deed = frozenset({Handing.WITHDRAWN}), handovers.withdraw


class OfferAgain(Moving):
    states, deed, asks = frozenset({Handing.OFFERED}), handovers.offer_again, "offer_again"


class Contact(Moving):
    states, deed = frozenset({Handing.CONTACT_ACHIEVED, Handing.DONE}), duties.contact_achieved


class Finish(Moving):
    states, deed = frozenset({Handing.DONE}), duties.finish


class GiveUp(Moving):
    states, deed, asks = frozenset({Handing.NOT_POSSIBLE}), duties.give_up, "give_up"


def said(form: Any) -> dict[str, Any]:
    return getattr(form, "said", form.cleaned_data)
