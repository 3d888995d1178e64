"""What somebody has agreed to: that one kind of information may pass to one agency, for one purpose, until a day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.core.clock import COPENHAGEN
from backend.information.passing import Category, Purpose
from backend.information.use_cases.consents import Agreed
from backend.web.information import words

# when a consent is gone through again, unless another day is written: the model's row 8, an inference of ours
REVIEWED_AFTER = timedelta(days=182)
LAST_YEAR = 2999  # beyond it a calendar ends; how long a consent may stand, its rule says


class UntilField(forms.DateField):
    """The last day it stands: to its end."""

    def __init__(self, **kwargs: Any) -> None:
        said = {"required": _("Skriv en dato"), "invalid": _("Skriv en dato, der findes")}
        # the browser's own calendar wants this form of it
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(
            label=_("Til og med hvilken dag?"),
            input_formats=["%Y-%m-%d"],
            widget=widget,
            error_messages=said,
            **kwargs,
        )

    def clean(self, value: Any) -> datetime | None:
        day = super().clean(value)
        if day and day.year > LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"])
        return datetime.combine(day + timedelta(days=1), time(), COPENHAGEN) if day else None


def how_given(**more: Any) -> forms.ChoiceField:
    choices = [("", _("Vælg, hvordan")), *words.HOW_GIVEN.items()]
    said = {"required": _("Vælg, hvordan der blev sagt ja")}
    return forms.ChoiceField(
        label=_("Hvordan blev der sagt ja?"), choices=choices, error_messages=said, **more
    )


def reviewed_on(at: datetime) -> date:
    return (at + REVIEWED_AFTER).astimezone(COPENHAGEN).date()


class ConsentForm(forms.Form):
    party = forms.TypedChoiceField(
        label=_("Hvem har sagt ja?"),
        coerce=UUID,
        error_messages={"required": _("Vælg, hvem der har sagt ja")},
    )
    recipient = forms.TypedChoiceField(
        label=_("Hvem må få det?"), coerce=UUID, error_messages={"required": _("Vælg, hvem der må få det")}
    )
    purpose = forms.TypedChoiceField(
        label=_("Hvad må de bruge det til?"),
        coerce=Purpose,
        choices=[("", _("Vælg et formål")), *words.PURPOSES.items()],
        error_messages={"required": _("Vælg, hvad de må bruge det til")},
    )
    category = forms.TypedChoiceField(
        label=_("Hvilken slags oplysning?"),
        coerce=Category,
        choices=[("", _("Vælg en slags")), *words.CATEGORIES.items()],
        error_messages={"required": _("Vælg, hvilken slags oplysning det er")},
    )
    how_given = how_given()
    until = UntilField()

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [("", _("Vælg en person")), *people]  # type: ignore[attr-defined]
        self.fields["recipient"].choices = agencies  # type: ignore[attr-defined]

    @property
    def agreed(self) -> Agreed:
        return Agreed(**self.cleaned_data)
