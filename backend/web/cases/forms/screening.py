"""What the visitator answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.lifecycle import Outcome
from backend.web.cases import words


class Screening(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hvad er det?"), choices=list(words.OUTCOMES.items()), widget=forms.RadioSelect
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Hvorfor?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    @property
    def said(self) -> dict[str, Any]:
        return {
            "outcome": Outcome(self.cleaned_data["outcome"]),
            "reason": self.cleaned_data["reason"],
            "version": self.cleaned_data["version"],
        }
