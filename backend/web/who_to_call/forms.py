"""What is asked on the first page: where, about what, when. No personal data goes in."""

from datetime import date, datetime, timedelta
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.geography import denmark
from backend.agencies.localtime import at_wall

# what there is a staffing to answer from; calendars end, and so does what a clock can be moved by
EARLIEST, AHEAD = date(2020, 1, 1), timedelta(days=730)


@cache
def municipalities() -> tuple[tuple[str, str], ...]:
    """By name, as Danes sort them."""
    return tuple(sorted(denmark().municipalities, key=lambda each: _danish(each[1])))


def name_of(code: str) -> str:
    return dict(municipalities()).get(code, "")


def _danish(name: str) -> str:
    return name.lower().replace("æ", "{").replace("ø", "|").replace("å", "}")


class Question(forms.Form):
    """All of it may be left out: the page then asks for what is missing. What cannot be read is left out too."""

    kommune = forms.ChoiceField(required=False, label=_("Hvor er I?"))
    bopael = forms.ChoiceField(required=False, label=_("Hvor bor personen, hvis det er et andet sted?"))
    emne = forms.SlugField(required=False)
    dag = forms.DateField(required=False, label=_("Dag"), widget=forms.DateInput(attrs={"type": "date"}))
    kl = forms.TimeField(required=False, label=_("Klokken"), widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", ""), *municipalities()]
        for place in ("kommune", "bopael"):
            self.fields[place].choices = choices  # type: ignore[attr-defined]

    def moment(self, now: datetime) -> datetime | None:
        """The other time that was asked about, on Danish clocks; None means now."""
        day, time = self.cleaned_data.get("dag"), self.cleaned_data.get("kl")
        if not day or not time or not EARLIEST <= day <= now.date() + AHEAD:
            return None
        return at_wall(day, time)
