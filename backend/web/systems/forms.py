"""What is asked before events are sent again, and before a system ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.web.entrance.forms import OnceForm

WHOLE = {
    "invalid": _("Skriv et helt tal"),
    "min_value": _("Skriv 0 eller mere"),
    "max_value": _("Tallet er for stort"),
}


class ReplayForm(OnceForm):
    after = forms.IntegerField(
        label=_("Det sidste nummer, modtageren har"),
        help_text=_("Alt efter det sendes igen. 0 er alt fra begyndelsen."),
        min_value=0,
        max_value=2**62,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Skriv et nummer"), **WHOLE},
    )


class EndForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Ja, afslut systemet"),
        error_messages={"required": _("Sæt kryds, hvis systemet skal afsluttes")},
    )
