"""To whom an item goes, and on what basis; that somebody has agreed, noted on the way; and that it does not go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.information.passing import Category, Missing, Purpose
from backend.information.use_cases.consents import Agreed
from backend.web.entrance.fields import some_lines
from backend.web.entrance.forms import OnceForm
from backend.web.information.forms.consenting import UntilField, how_given
from backend.web.information.forms.passing import PassingForm
from backend.web.information.recipients import Choices, chosen

FIRST = _("Vælg det først: et samtykke gælder kun for det")


class SharingForm(PassingForm):
    to = forms.ChoiceField(
        label=_("Hvem skal have det?"), error_messages={"required": _("Vælg, hvem der skal have det")}
    )

    against = forms.CharField(
        label=_("Hvorfor deles det alligevel?"), max_length=4000, required=False, widget=some_lines(2)
    )

    def __init__(self, *args: Any, recipients: Choices, decided_not: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not decided_not:
            del self.fields["against"]
        self.fields["to"].choices = recipients  # type: ignore[attr-defined]
        for person in self.people:
            self.fields[f"how_{person.key}"] = how_given(required=False)
            self.fields[f"until_{person.key}"] = UntilField(required=False)

    def clean(self) -> dict[str, Any]:
        """Without a receiver the rule is not asked: what else is empty is said here, at the same time."""
        given = super().clean() or {}
        if "to" in self.errors and "agree" not in self.data:
            asked = {"purpose": Missing.PURPOSE, "necessity": Missing.NECESSITY}
            without = [person.key for person in self.people if not given.get(f"basis_{person.key}")]
            empty = [code for name, code in asked.items() if not given.get(name)]
            self.lacks(missing=empty, by_person={key: [Missing.BASIS] for key in without})
        return given

    @property
    def disclosed(self) -> dict[str, Any]:
        """As the use case takes it."""
        agency, wing = chosen(self.cleaned_data["to"])
        bases = {UUID(key): said for key, said in self.said().items()}
        return {"to_agency": agency, "passing": self.passing(to_wing=wing, bases=bases)}

    def agreed(self, key: str, category: Category) -> Agreed | None:
        """That this person has agreed to just this; None, and what is missing said, where it is not all there."""
        asked = {"purpose": FIRST, f"how_{key}": _("Vælg, hvordan"), f"until_{key}": _("Skriv en dato")}
        lacking = {name: text for name, text in asked.items() if not self.cleaned_data.get(name)}
        for name, text in lacking.items():
            if name not in self.errors:
                self.add_error(name, text)
        if self.errors or key not in {person.key for person in self.people}:
            return None
        given = self.cleaned_data
        recipient, _wing = chosen(given["to"])
        purpose, how, until = Purpose(given["purpose"]), given[f"how_{key}"], given[f"until_{key}"]
        return Agreed(UUID(key), recipient, purpose, category, how, until)


class NotSharingForm(OnceForm):
    to_agency = forms.TypedChoiceField(
        label=_("Hvem skal ikke have det?"),
        coerce=UUID,
        error_messages={"required": _("Vælg, hvem der ikke skal have det")},
    )
    reason = forms.CharField(
        label=_("Hvorfor ikke?"),
        max_length=4000,
        widget=some_lines(3),
        error_messages={"required": _("Skriv, hvorfor det ikke deles")},
    )

    def __init__(self, *args: Any, agencies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_agency"].choices = agencies  # type: ignore[attr-defined]
