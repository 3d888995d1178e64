"""A protected address: what is protected, and why somebody opens it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.web.cases import words


class Opening(forms.Form):
    reason = forms.CharField(
        label=_("Hvorfor skal du bruge adressen?"),
        help_text=_("Koordinator og stedfortræder får besked om, at den blev åbnet. Begrundelsen gemmes."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Protecting(forms.Form):
    address = forms.CharField(
        label=_("Adresse"), max_length=500, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    )
    kind = forms.ChoiceField(
        label=_("Hvilken beskyttelse?"), choices=list(words.PROTECTIONS.items()), widget=forms.RadioSelect
    )
    children = forms.BooleanField(label=_("Børnene bor der også"), required=False)
