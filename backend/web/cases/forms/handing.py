"""To whom a task is handed, on what basis, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.sharing import UNNAMED
from backend.web.cases import words
from backend.web.cases.receivers import Receivers

ANY = [("", _("Vælg et grundlag")), *words.BASES.items()]
# whoever takes the case itself learns whose it is
NAMED = [(code, text) for code, text in ANY if code != UNNAMED]


class HandingOver(forms.Form):
    to_person = forms.ChoiceField(label=_("Til"))
    basis = forms.ChoiceField(label=_("Grundlag"), choices=ANY)
    reason = forms.CharField(
        label=_("Hvorfor?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    leaving = forms.BooleanField(label=_("Jeg går helt ud af sagen"), required=False)

    def __init__(self, *args: Any, people: Receivers, coordination: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_person"].choices = people.choices  # type: ignore[attr-defined]
        self.fields["to_person"].help_text = people.missing
        if coordination:
            self.fields["basis"].choices = NAMED  # type: ignore[attr-defined]
        else:
            del self.fields["leaving"]
