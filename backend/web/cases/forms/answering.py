"""What somebody answers to a handover: a coded reason, and who could do it instead."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Agency
from backend.coordination.reasons import EndReason, may_answer
from backend.web.cases import words
from backend.web.cases.forms.choices import Choices
from backend.web.cases.forms.handing import ANY


class Declining(forms.Form):
    reason = forms.ChoiceField(label=_("Hvorfor ikke?"))
    suggested_role = forms.ChoiceField(label=_("Hvem kan i stedet?"), required=False)

    def __init__(self, *args: Any, agency: Agency | None, roles: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = open_to(agency, words.DECLINES)  # type: ignore[attr-defined]
        self.fields["suggested_role"].choices = [("", _("Ved ikke")), *roles]  # type: ignore[attr-defined]


class GivingUp(forms.Form):
    reason = forms.ChoiceField(label=_("Hvorfor ikke?"))

    def __init__(self, *args: Any, agency: Agency | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = open_to(agency, words.ENDS)  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        return {"reason": EndReason(self.cleaned_data["reason"])}


class Again(forms.Form):
    to_role = forms.ChoiceField(label=_("Tilbyd til"))
    basis = forms.ChoiceField(
        label=_("Grundlag"),
        choices=ANY,
        help_text=_("Personen sagde ja, før de flyttede. Spørg på ny."),
    )

    def __init__(self, *args: Any, roles: Choices, anew: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not anew:
            del self.fields["basis"]
        self.fields["to_role"].choices = roles  # type: ignore[attr-defined]


def open_to(agency: Agency | None, table: dict[str, Promise]) -> Choices:
    """None is chosen beforehand; psychiatry and probation have one answer only (`coordination.reasons`)."""
    kind = agency.kind if agency else ""
    found: Choices = [(code, text) for code, text in table.items() if may_answer(kind, code)]
    return found if len(found) == 1 else [("", _("Vælg en grund")), *found]
