"""Who may not take part in a case, and why."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.agencies.models import Person


class Recusing(forms.Form):
    person = forms.ChoiceField(label=gettext_lazy("Hvem er inhabil?"))
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor?"),
        help_text=gettext_lazy("Læses kun af koordinator og stedfortræder."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: Iterable[Person], me: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [each for each in people if each.pk != me.pk]
        mine = [(str(me.pk), _("Mig selv (%s)") % me.name)]
        self.fields["person"].choices = [("", _("Vælg en person")), *mine, *_by_agency(others)]  # type: ignore[attr-defined]


def _by_agency(people: list[Person]) -> list[tuple[str, list[tuple[str, str]]]]:
    ordered = sorted(people, key=_agency)
    return [
        (agency, [(str(each.pk), each.name) for each in named]) for agency, named in groupby(ordered, _agency)
    ]


def _agency(person: Person) -> str:
    return person.agency.name if person.agency else ""
