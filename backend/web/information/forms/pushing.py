"""What the holder of a duty without a seat lets know: written and passed in one. By kind of person, never by name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from backend.coordination.models import PartyKind
from backend.information.passing import HEALTH_AGENCIES, Basis
from backend.information.use_cases.sharing import Pushed
from backend.responsibilities.vocabulary import AgencyKind
from backend.web.cases.words import Words
from backend.web.information.forms.passing import PassingForm, Person
from backend.web.information.forms.writing import KnowingForm

# a consent is noted by those who have a place at the case, and given to them: here none can ever stand
NEVER_HERE = frozenset({Basis.CONSENT})
ASKED: Words = {
    PartyKind.EXPOSED: _("Handler det om den udsatte?"),
    PartyKind.CHILD: _("Handler det om et barn?"),
    PartyKind.RELATIVE: _("Handler det om en pårørende?"),
    PartyKind.UDOEVER: _("Handler det om udøver?"),
}


class PushingForm(KnowingForm, PassingForm):
    def __init__(self, *args: Any, giver: AgencyKind, **kwargs: Any) -> None:
        bases = frozenset(Basis) - NEVER_HERE - (set() if giver in HEALTH_AGENCIES else {Basis.HEALTH_ACT_43})
        super().__init__(*args, giver=giver, bases=bases, people=_kinds(), **kwargs)
        for person in self.people:
            field = self.fields[f"basis_{person.key}"]
            field.label = person.name
            field.choices = [("", _("Nej")), *list(field.choices)[1:]]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(f"basis_{person.key}") for person in self.people):
            self.add_error(f"basis_{self.people[0].key}", _("Vælg mindst én, det handler om, og et grundlag"))
        return given

    @property
    def pushed(self) -> Pushed:
        return Pushed(self.known(), self.said(), self.passing())


def _kinds() -> list[Person]:
    return [Person(kind, str(text), kind) for kind, text in ASKED.items()]
