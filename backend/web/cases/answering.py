"""One handover as its reader may see it, with a form for each answer that asks for more."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from backend.coordination.asking_anew import asks_anew
from backend.coordination.lifecycle import Handing
from backend.coordination.models import Handover
from backend.coordination.places import heading_of
from backend.coordination.selectors import handovers_for
from backend.core.refusals import NotFound
from backend.web.cases.door import CasePage
from backend.web.cases.forms.answering import Again, Declining, GivingUp
from backend.web.cases.forms.choices import filled_roles, roles_to_ask
from backend.web.cases.handovers import shown

FORMS = {"decline": Declining, "give_up": GivingUp, "offer_again": Again}


class HandoverPage(CasePage):
    def look(
        self, handover_id: UUID, filled: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """The handover as its reader may see it now, with a form for each answer that asks for more."""
        row = self.read(handover_id)
        seen = shown(row, self.by, self.at)
        self.record("handover-opened", about=f"handover:{handover_id}")
        again = {"to_role": row.suggested_role or row.role}
        forms = {name: self.form(name, row, initial=again) for name in FORMS if name in seen.moves}
        ask_first = seen.state == Handing.WITH_CHAIR and asks_anew(row)
        context = {"handover": seen, "forms": {**forms, **(filled or {})}, "ask_first": ask_first}
        return self.show("web/cases/handover.html", context, status=status)

    def read(self, handover_id: UUID) -> Handover:
        rows = handovers_for(self.by).prefetch_related("offers__to", "offers__agency")
        found = rows.filter(pk=handover_id).first()
        if found is None:
            raise NotFound()
        return found

    def is_seen(self, handover_id: UUID) -> bool:
        return handovers_for(self.by).filter(pk=handover_id).exists()

    def form(self, name: str, handover: Handover, data: Any = None, **more: Any) -> Any:
        if name == "offer_again":
            more |= {"roles": roles_to_ask(handover, self.at), "anew": asks_anew(handover)}
        else:
            more["agency"] = self.by.person.agency
        if name == "decline":
            more["roles"] = filled_roles(heading_of(handover)[0].pk, self.at)
        return FORMS[name](data, auto_id=f"{name}-%s", **more)


class OneHandover(HandoverPage):
    parts = {"handover": "web/cases/_handover.html"}

    def get(self, request: HttpRequest, handover_id: UUID) -> HttpResponse:
        if self.part_asked_for and not self.is_seen(handover_id):
            return self.gone()
        return self.look(handover_id)
