"""What is asked in a room: whom it will talk about, a point, minutes, who does what by when, the number of a case."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Agency, Forum, Person
from backend.forums.models import Channel
from backend.forums.use_cases.matters import Wanted
from backend.forums.use_cases.saying import Decided
from backend.web.entrance.fields import Radios, one_line, some_lines
from backend.web.entrance.forms import CASE_NUMBER, OnceForm


class OpenForm(OnceForm):
    """`forums`: those the reader chairs."""

    forum = forms.ChoiceField(
        label=_("I hvilket forum?"), widget=Radios, error_messages={"required": _("Vælg et forum")}
    )
    about = forms.CharField(
        label=_("Hvilken udøver skal I tale om?"),
        max_length=500,
        widget=one_line(),
        error_messages={"required": _("Skriv, hvilken udøver I skal tale om")},
    )
    convicted_and_released = forms.BooleanField(label=_("Udøver er dømt og skal løslades"), required=False)

    def __init__(self, *args: Any, forums: Iterable[Forum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = list(forums)
        choices = [(f"{each.partnership.slug}:{each.kind}", each.name) for each in mine]
        self.fields["forum"].choices = choices  # type: ignore[attr-defined]
        self.fields["forum"].initial = choices[0][0] if len(choices) == 1 else None
        if Channel.KSP not in {each.kind for each in mine}:
            del self.fields["convicted_and_released"]

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        partnership, channel = given["forum"].split(":")
        released = given.get("convicted_and_released", False)
        return Wanted(partnership, Channel(channel), given["about"], released)


class PointForm(OnceForm):
    text = forms.CharField(
        label=_("Hvad skal I tale om?"),
        max_length=4000,
        widget=some_lines(2),
        error_messages={"required": _("Skriv punktet")},
    )


class MinutesForm(OnceForm):
    text = forms.CharField(
        label=_("Hvad blev der sagt?"),
        max_length=4000,
        widget=some_lines(8),
        error_messages={"required": _("Skriv referatet")},
    )


class DecisionForm(OnceForm):
    """`agencies`: of those in the room."""

    text = forms.CharField(
        label=_("Hvad skal gøres?"),
        max_length=2000,
        widget=some_lines(2),
        error_messages={"required": _("Skriv, hvad der skal gøres")},
    )
    agency = forms.ChoiceField(
        label=_("Hvem gør det?"), error_messages={"required": _("Vælg, hvem der gør det")}
    )
    due = forms.DateField(
        label=_("Senest hvornår?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Skriv dagen"), "invalid": _("Skriv en dag")},
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.name) for each in agencies]
        self.fields["agency"].choices = [("", _("Vælg en myndighed")), *choices]  # type: ignore[attr-defined]

    def decided(self) -> Decided:
        given = self.cleaned_data
        return Decided(UUID(given["agency"]), given["text"], given["due"])


class DropForm(OnceForm):
    reason = forms.CharField(
        label=_("Hvorfor bliver det ikke gjort?"),
        max_length=2000,
        widget=some_lines(2),
        error_messages={"required": _("Skriv hvorfor")},
    )


class LinkForm(forms.Form):
    case_number = forms.CharField(
        label=_("Sagsnummer"),
        max_length=12,
        widget=one_line(),
        error_messages={"required": _("Skriv sagens nummer")},
    )

    def clean_case_number(self) -> str:
        found = CASE_NUMBER.fullmatch(self.cleaned_data["case_number"].strip().upper())
        if not found:
            raise forms.ValidationError(_("Et sagsnummer er som XXXX-XXXX"))
        return "-".join(found.groups())


class MemberForm(forms.Form):
    """`people`: who may be chosen. `label`: for what."""

    person = forms.ChoiceField(error_messages={"required": _("Vælg en person")})

    def __init__(self, *args: Any, people: Iterable[Person], label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), _named(each)) for each in people]
        self.fields["person"].choices = [("", _("Vælg en person")), *choices]  # type: ignore[attr-defined]
        self.fields["person"].label = label

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["person"])


def _named(person: Person) -> str:
    return ", ".join(
        each for each in (person.name, person.title, person.agency and person.agency.name) if each
    )
