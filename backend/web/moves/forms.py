"""Where the person moves, on which basis the case goes along, and what becomes of each duty under way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.onward import Onward
from backend.coordination.use_cases import moving
from backend.web.cases.forms.handing import NAMED
from backend.web.who_to_call.forms import municipalities

ABROAD = "abroad"  # no municipality

ONWARD = [
    ("", _("Følger med, eller tilbydes på ny")),
    (Onward.OFFER_ANEW.value, _("Tilbydes på ny det nye sted")),
    (Onward.CLOSE.value, _("Lukkes")),
]


class Onwards(forms.Form):
    """Each duty under way has a field of its own."""

    basis = forms.ChoiceField(label=_("Grundlag"), choices=NAMED)
    reason = forms.CharField(
        label=_("Hvad skal de vide?"),
        help_text=_("Skriv ikke den nye adresse: andre end modtageren kan læse det her."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, duties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._duties = [handover for handover, _title in duties]
        for handover, title in duties:
            self.fields[f"duty-{handover}"] = forms.ChoiceField(label=title, choices=ONWARD, required=False)

    @property
    def duties(self) -> list[forms.BoundField]:
        return [self[f"duty-{handover}"] for handover in self._duties]

    @property
    def said(self) -> moving.Moving:
        data = self.cleaned_data
        onward = {each: data[f"duty-{each}"] for each in self._duties if data[f"duty-{each}"]}
        return moving.Moving(data["basis"], data["reason"], onward)


class Moving(Onwards):
    municipality = forms.ChoiceField(label=_("Kommunen, personen flytter til"))
    field_order = ("municipality",)

    def __init__(self, *args: Any, served: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].choices = [("", _("Vælg en kommune")), *served]  # type: ignore[attr-defined]


class Joining(Onwards):
    number = forms.CharField(label=_("Nummeret på den anden sag"), max_length=12)
    field_order = ("number",)


class MovingOut(forms.Form):
    """Where to, a function at an agency, and who there has said yes."""

    municipality = forms.ChoiceField(label=_("Hvor flytter personen til?"))
    agency = forms.CharField(label=_("Myndighed"), max_length=120)
    function = forms.CharField(label=_("Funktion"), max_length=120)
    phone = forms.CharField(label=_("Telefon"), max_length=20)
    confirmed_by = forms.CharField(label=_("Hvem har sagt ja?"), max_length=120)
    confirmed_at = forms.DateTimeField(
        label=_("Hvornår?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", _("Vælg en kommune")),
            (ABROAD, _("Udlandet, Grønland eller Færøerne")),
            *municipalities(),
        ]
        self.fields["municipality"].choices = choices  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        outside = dict(self.cleaned_data)
        where = outside.pop("municipality")
        return {"outside": moving.Outside(**outside), "municipality": "" if where == ABROAD else where}
