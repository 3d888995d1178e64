"""Searching the directory, and saying when one is away."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.localtime import midnight

# somebody ill who says so when they are back; beyond two years a post is ended instead
SINCE, AHEAD = timedelta(days=7), timedelta(days=730)


class Search(forms.Form):
    """Of colleagues and lines; what cannot be read is left out."""

    q = forms.CharField(
        label=_("Navn, titel eller rolle"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    rolle = forms.ChoiceField(label=_("Rolle"), required=False)
    myndighed = forms.ChoiceField(label=_("Arbejdssted"), required=False)

    def __init__(self, data: Any, roles: list[tuple[str, str]], agencies: list[tuple[str, str]]) -> None:
        super().__init__(data)
        for name, choices in (("rolle", roles), ("myndighed", agencies)):
            self.fields[name].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]


class Reason(forms.Form):
    """Why somebody's sign-in is stopped, or given back. It stands on the record, and nowhere else."""

    reason = forms.CharField(
        label=_("Begrundelse"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Skriv en begrundelse")},
    )


class AbsenceForm(forms.Form):
    first = forms.DateField(
        label=_("Første dag væk"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Vælg den første dag"), "invalid": _("Skriv en dato")},
    )
    last = forms.DateField(
        label=_("Sidste dag væk"),
        required=False,
        help_text=_("Lad den stå tom, hvis du ikke ved det."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Skriv en dato")},
    )
    stand_in: Any = forms.ModelChoiceField(
        label=_("Hvem svarer imens?"),
        queryset=None,  # the colleagues are given with each form
        required=False,
        empty_label=_("Ingen valgt"),
        error_messages={"invalid_choice": _("Vælg en kollega på listen")},
    )

    def __init__(self, data: Any, colleagues: Any, today: date) -> None:
        super().__init__(data)
        self.today = today
        field = self.fields["stand_in"]
        field.queryset = colleagues  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.name}, {each.title}"  # type: ignore[attr-defined]

    def clean_first(self) -> date:
        return self._near(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        last = self.cleaned_data["last"]
        return self._near(last) if last else None

    def _near(self, day: date) -> date:
        if self.today - SINCE <= day <= self.today + AHEAD:
            return day
        raise forms.ValidationError(_("Vælg en dag fra en uge tilbage til to år frem"))

    def wanted(self) -> dict[str, Any]:
        """Whole days on Danish clocks: the last day is one's last day away."""
        given = self.cleaned_data
        last, stand_in = given["last"], given["stand_in"]
        ends_at = midnight(last + timedelta(days=1)) if last else None
        return {
            "starts_at": midnight(given["first"]),
            "ends_at": ends_at,
            "stand_in": stand_in and stand_in.pk,
        }
