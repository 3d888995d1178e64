"""With whom a task is placed: one of those who may take it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Person


class With(forms.Form):
    to_person = forms.ChoiceField(
        label=_("Hvem skal have den?"),
        help_text=_("Kun de, der må tage den. Du kan ikke selv få den."),
        error_messages={
            "required": _("Vælg, hvem der skal have den."),
            "invalid_choice": _("Vælg en fra listen."),
        },
    )

    def __init__(self, data: Any, able: list[Person]) -> None:
        super().__init__(data)
        self.fields["to_person"].choices = [("", _("Vælg en person")), *_by_agency(able)]  # type: ignore[attr-defined]


def _by_agency(able: Iterable[Person]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups = groupby(able, key=lambda person: person.agency.name if person.agency else "")
    return [(agency, [(str(person.pk), _said(person)) for person in people]) for agency, people in groups]


def _said(person: Person) -> str:
    said = (person.name, person.title, person.agency.name if person.agency else "")
    return ", ".join(filter(None, said))
