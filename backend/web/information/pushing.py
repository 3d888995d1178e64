"""What somebody knows who carries a duty without a seat: told to those who coordinate, and nothing comes back (L11)."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from backend.coordination.lifecycle import HANDOVER_MOVES, Handing, Move, may_follow
from backend.coordination.models import Handover, HandoverKind
from backend.coordination.selectors import handover_for
from backend.core.access import allowed
from backend.core.refusals import NotPossible
from backend.information.use_cases.sharing import push_item
from backend.responsibilities.vocabulary import AgencyKind
from backend.web.cases import titles
from backend.web.information.door import InformationPage
from backend.web.information.forms.pushing import PushingForm


class Push(InformationPage):
    def get(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover = self.carried(handover_id)
        return self.look(handover, PushingForm(giver=self.giver, initial={"token": uuid4()}))

    def post(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        handover, form = self.carried(handover_id), PushingForm(request.POST, giver=self.giver)
        status = self.sent(form, lambda drawn: self.push(handover_id, form, drawn))
        if status:
            return self.look(handover, form, status)
        return self.done("item-pushed", "handover", handover_id=handover_id)

    def push(self, handover_id: UUID, form: PushingForm, drawn: UUID) -> None:
        push_item(handover_id=handover_id, pushed=form.pushed, by=self.by, at=self.at, as_id=drawn)

    @property
    def giver(self) -> AgencyKind:
        return AgencyKind(self.by.person.employer.kind)

    def carried(self, handover_id: UUID) -> Handover:
        """The duty, for who carries it, as the deed asks."""
        handover = handover_for(self.by, handover_id)
        if not allowed(self.by, Move.FINISH, handover):
            raise PermissionDenied
        possible = may_follow(HANDOVER_MOVES[Move.FINISH], Handing(handover.state))
        if not possible or handover.kind != HandoverKind.DUTY:
            raise NotPossible("not-in-this-state", state=handover.state)
        return handover

    def look(self, handover: Handover, form: PushingForm, status: int = 200) -> HttpResponse:
        self.record("handover-opened", about=f"handover:{handover.pk}")
        people = [form.asked_of(person) for person in form.people]
        title = titles.duty(handover.duty, self.at)
        context = {"handover_id": handover.pk, "title": title, "form": form, "people": people}
        return self.show("web/information/push.html", context, status)
