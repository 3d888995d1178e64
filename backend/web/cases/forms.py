"""What is asked of those who act on a case. Danish labels; the choices are the codes of the house."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Agency
from backend.coordination.lifecycle import Outcome
from backend.coordination.reasons import DeclineReason, EndReason, may_answer
from backend.responsibilities.book import model_in_force
from backend.web.cases import words

Choices = list[tuple[str, str | Promise]]
LONG = forms.Textarea(attrs={"rows": 4})


def open_to(agency: Agency | None, table: dict[str, Promise]) -> Choices:
    """Psychiatry and probation have one answer only (`coordination.reasons`)."""
    kind = agency.kind if agency else ""
    return [(code, text) for code, text in table.items() if may_answer(kind, code)]


class Screening(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hvad er det?"), choices=list(words.OUTCOMES.items()), widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Hvorfor?"), max_length=2000, widget=LONG)

    @property
    def said(self) -> dict[str, Any]:
        return {
            "outcome": Outcome(self.cleaned_data["outcome"]),
            "reason": self.cleaned_data["reason"],
        }


class Declining(forms.Form):
    """A coded reason, and who could do it instead."""

    reason = forms.ChoiceField(label=_("Hvorfor ikke?"))
    suggested_role = forms.ChoiceField(label=_("Hvem kan i stedet?"), required=False)

    def __init__(self, *args: Any, agency: Agency | None, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = open_to(agency, words.DECLINES)  # type: ignore[attr-defined]
        self.fields["suggested_role"].choices = [("", _("Ved ikke")), *roles(at)]  # type: ignore[attr-defined]
        self.fields["reason"].initial = DeclineReason.NO_CAPACITY


class GivingUp(forms.Form):
    reason = forms.ChoiceField(label=_("Hvorfor ikke?"))

    def __init__(self, *args: Any, agency: Agency | None, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = open_to(agency, words.ENDS)  # type: ignore[attr-defined]

    @property
    def said(self) -> dict[str, Any]:
        return {"reason": EndReason(self.cleaned_data["reason"])}


class Again(forms.Form):
    to_role = forms.ChoiceField(label=_("Tilbyd til"))

    def __init__(self, *args: Any, agency: Agency | None, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_role"].choices = roles(at)  # type: ignore[attr-defined]


class Telling(forms.Form):
    """How the exposed person was told, and which agreed answer was given. Which task it settles is in the address."""

    channel = forms.ChoiceField(
        label=_("Hvordan?"), choices=list(words.CHANNELS.items()), widget=forms.RadioSelect
    )
    advice = forms.ChoiceField(label=_("Hvilket aftalt råd blev givet?"), required=False)
    departs = forms.BooleanField(label=_("Der blev svaret noget andet end det aftalte"), required=False)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=LONG)

    def __init__(self, *args: Any, at: datetime, task: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", _("Intet bestemt råd"))] if task else [("", _("Vælg"))]
        self.fields["advice"].required = task is None
        self.fields["advice"].choices = [*none, *questions(at)]  # type: ignore[attr-defined]


class HandingOver(forms.Form):
    to_person = forms.ChoiceField(label=_("Til"))
    basis = forms.ChoiceField(label=_("Grundlag"), choices=list(words.BASES.items()))
    reason = forms.CharField(label=_("Hvorfor?"), max_length=1000, required=False, widget=LONG)
    leaving = forms.BooleanField(label=_("Jeg går helt ud af sagen"), required=False)

    def __init__(self, *args: Any, people: list, coordination: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_person"].choices = people  # type: ignore[attr-defined]
        if not coordination:
            del self.fields["leaving"]


def roles(at: datetime) -> Choices:
    found = [(role.code, role.title.told(words.language())) for role in model_in_force(at).roles]
    return sorted(found, key=lambda each: each[1])


def questions(at: datetime) -> Choices:
    return [(each.code, each.question.told(words.language())) for each in model_in_force(at).advice]
