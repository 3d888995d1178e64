"""What is asked before a case is opened in an emergency, and by the leader who reviews it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import Verdict
from backend.coordination.use_cases.acute import Wanted
from backend.web.cases.words import VERDICTS
from backend.web.entrance.fields import Radios, some_lines
from backend.web.entrance.forms import AboutForm


class AcuteForm(AboutForm):
    reason = forms.CharField(
        label=_("Hvorfor kan det ikke vente?"),
        max_length=500,
        widget=some_lines(2),
        error_messages={"required": _("Skriv, hvorfor det ikke kan vente")},
    )

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(given["municipality"], given["reason"], **given["about"])


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Var det begrundet?"),
        choices=[(each.value, VERDICTS[each]) for each in Verdict],
        widget=Radios,
        error_messages={"required": _("Svar på, om det var begrundet")},
    )
    note = forms.CharField(label=_("Bemærkning"), max_length=1000, required=False, widget=some_lines(3))
