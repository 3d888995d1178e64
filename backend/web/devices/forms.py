"""Enrolling a device: what it is called and, for somebody in several partnerships, in which."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Partner


class EnrolForm(forms.Form):
    name = forms.CharField(
        label=_("Hvad hedder enheden?"),
        help_text=_("For eksempel Patruljevogn 3. Skriv ingen personers navne."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Skriv, hvad enheden hedder")},
    )
    partnership = forms.ChoiceField(label=_("Samarbejde"))

    def __init__(self, data: Any, partners: Sequence[Partner]) -> None:
        super().__init__(data)
        self._only = str(partners[0].partnership_id)
        choices = [(str(each.partnership_id), each.partnership.name) for each in partners]
        self.fields["partnership"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            del self.fields["partnership"]

    def wanted(self) -> dict[str, Any]:
        return {
            "name": self.cleaned_data["name"],
            "partnership_id": self.cleaned_data.get("partnership", self._only),
        }
