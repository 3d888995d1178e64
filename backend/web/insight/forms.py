"""What is asked when a request is taken in, when a part of it is decided, and when it is answered."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.core.clock import COPENHAGEN
from backend.insight.giving import Decision, OthersBasis, Wanted
from backend.insight.grounds import Ground
from backend.insight.kinds import Asker, Kind
from backend.insight.use_cases.requests import Asked
from backend.web.entrance.fields import CprField, Radios, one_line, some_lines
from backend.web.entrance.forms import OnceForm
from backend.web.insight import words


def choices(of: words.Words) -> list[tuple[str, Any]]:
    return [(str(code), word) for code, word in of.items()]


class RegisterForm(OnceForm):
    kind = forms.ChoiceField(
        label=_("Hvad bedes der om?"),
        choices=choices(words.KINDS),
        widget=Radios,
        error_messages={"required": _("Vælg, hvad der bedes om")},
    )
    asker = forms.ChoiceField(
        label=_("Hvem beder?"),
        choices=choices(words.ASKERS),
        widget=Radios,
        error_messages={"required": _("Vælg, hvem der beder")},
    )
    name = forms.CharField(label=_("Navn"), max_length=120, required=False, widget=one_line())
    cpr = CprField(label=_("CPR-nummer"), required=False)
    looks = forms.BooleanField(label=_("Der bedes også om, hvem der har kigget"), required=False)
    works_at = forms.ChoiceField(
        label=_("Arbejder personen hos en af parterne?"),
        required=False,
        help_text=_("Så tager ledere og jurister dér ikke del i afgørelsen"),
    )
    received_on = forms.DateField(
        label=_("Hvornår kom anmodningen?"),
        widget=forms.DateInput(attrs={"type": "date", "class": "form-input"}),
        error_messages={"required": _("Skriv dagen"), "invalid": _("Skriv en dag")},
    )

    def __init__(self, *args: Any, partners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["works_at"].choices = [("", _("Nej, eller det vides ikke")), *partners]  # type: ignore[attr-defined]

    def asked(self, at: datetime) -> Asked:
        """What came today has come by now, whatever the hour."""
        given = self.cleaned_data
        came = datetime.combine(given["received_on"], time(8), COPENHAGEN)
        today = given["received_on"] == at.astimezone(COPENHAGEN).date()
        return Asked(
            kind=Kind(given["kind"]),
            asker=Asker(given["asker"]),
            name=given["name"],
            cpr=given["cpr"],
            looks=given["looks"],
            works_at=UUID(given["works_at"]) if given["works_at"] else None,
            received_at=min(came, at) if today else came,
        )


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Hvad foreslår du?"),
        choices=choices(words.DECISIONS),
        widget=Radios,
        error_messages={"required": _("Vælg, hvad du foreslår")},
    )
    ground = forms.ChoiceField(label=_("Hvis det afslås: hvorfor?"), required=False)
    redacted_text = forms.CharField(
        label=_("Hvis noget tages ud: teksten, som den gives"),
        max_length=4000,
        required=False,
        widget=some_lines(6),
    )
    others_basis = forms.ChoiceField(
        label=_("Hvis det hele gives: hvorfor må det, der handler om andre, gives med?"),
        choices=choices(words.OTHERS),
        required=False,
    )
    identified = forms.BooleanField(label=_("Jeg har sikret mig, at det er den samme person"), required=False)
    note = forms.CharField(label=_("Bemærkning"), max_length=1000, required=False, widget=some_lines(2))

    def __init__(self, *args: Any, grounds: list[Ground], decisions: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = [("", _("Vælg en grund")), *((each.value, words.GROUNDS[each]) for each in grounds)]
        self.fields["ground"].choices = said  # type: ignore[attr-defined]
        may = [(each.value, words.DECISIONS[each]) for each in decisions]
        self.fields["decision"].choices = may  # type: ignore[attr-defined]
        self.gives = len(may) > 1

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(
            decision=Decision(given["decision"]),
            ground=Ground(given["ground"]) if given["ground"] else None,
            redacted_text=given["redacted_text"],
            others_basis=OthersBasis(given["others_basis"]) if given["others_basis"] else None,
            identified=given["identified"],
        )


class AnswerForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Svaret skrives på"),
        choices=[("da", _("Dansk")), ("en", _("Engelsk"))],
        initial="da",
        widget=Radios,
    )
