"""Whose staff is party to a case, and why that is known."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Agency


class StaffIsParty(forms.Form):
    agency = forms.ChoiceField(label=_("Hvor er personen ansat?"))
    reason = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("Læses kun af koordinator og stedfortræder."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(each.pk), each.name) for each in agencies]
        self.fields["agency"].choices = [("", _("Vælg en myndighed")), *named]  # type: ignore[attr-defined]
