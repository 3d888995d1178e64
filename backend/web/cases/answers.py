"""Answers to a handover: accept, refuse, withdraw, offer again, contact achieved, done, not possible."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.lifecycle import Handing
from backend.coordination.selectors import handover_for, handovers_for, is_seen
from backend.coordination.use_cases import duties, handovers
from backend.core.refusals import NotFound, NotPossible
from backend.web.cases.answering import HandoverPage
from backend.web.done import say


class Answer(HandoverPage):
    """`deed` in the use cases; `asks` names the form whose answer it needs; `done`: what is said of it after."""

    http_method_names = ["post"]
    deed: ClassVar[Callable[..., Any]]
    asks: ClassVar[str] = ""
    done: ClassVar[str]

    def post(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover = handover_for(self.by, handover_id)
        if self.answered_before(handover_id):
            return self.onward(handover_id)
        if not self.asks:
            self.act(handover_id)
            return self.onward(handover_id)
        form = self.form(self.asks, handover, request.POST)
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
        say(self.request, self.done)
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
    done = "accepted"
    deed = handovers.accept

    def answered_before(self, handover_id: UUID) -> bool:
        return handovers_for(self.by).filter(pk=handover_id, holder=self.by.id).exists()


class Decline(Answer):
    done = "declined"
    deed, asks = handovers.decline, "decline"


class Withdraw(Moving):
    done = "withdrawn"
    states, deed = frozenset({Handing.WITHDRAWN}), handovers.withdraw


class OfferAgain(Moving):
    done = "offered-again"
    states, deed, asks = frozenset({Handing.OFFERED}), handovers.offer_again, "offer_again"


class Contact(Moving):
    done = "contact-achieved"
    states, deed = frozenset({Handing.CONTACT_ACHIEVED, Handing.DONE}), duties.contact_achieved


class Finish(Moving):
    done = "finished"
    states, deed = frozenset({Handing.DONE}), duties.finish


class GiveUp(Moving):
    done = "given-up"
    states, deed, asks = frozenset({Handing.NOT_POSSIBLE}), duties.give_up, "give_up"


def said(form: Any) -> dict[str, Any]:
    return getattr(form, "said", form.cleaned_data)
