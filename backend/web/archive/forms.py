"""What a bundle is made for, and the number its journal gave it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.archive.leaving import BundlePurpose

PURPOSES = [
    (BundlePurpose.JOURNAL.value, _("Vores egen journal")),
    (BundlePurpose.CRIMINAL_CASE.value, _("En straffesag")),
]


class Making(forms.Form):
    purpose = forms.ChoiceField(
        label=_("Hvad skal pakken bruges til?"),
        help_text=_("Til en straffesag kommer intet med, der er holdt fra efterforskningen."),
        choices=PURPOSES,
        initial=BundlePurpose.JOURNAL.value,
    )


class Journaling(forms.Form):
    journal_number = forms.CharField(
        label=_("Journalnummer"),
        help_text=_("Nummeret, som jeres eget journalsystem gav."),
        max_length=80,
    )
