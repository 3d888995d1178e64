"""What is asked at the entrance. Each thing is asked once, in the words one would use in a car at night."""

import re
from typing import Any, Self
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.entrance import Opening
from backend.coordination.parties import Exposed, SafeContact
from backend.coordination.reasons import ReferralReason
from backend.core.actor import Actor
from backend.web.entrance.fields import CPR, CprField, PlaceField, Radios, one_line, safe_number, some_lines

BASES = [
    ("consent", _("Ja, personen har sagt ja")),
    ("acute-danger", _("Nej, men der er akut fare")),
    ("statutory-duty", _("Nej, men jeg har pligt til det, fx på grund af et barn")),
    ("guidance", _("Personen har alene bedt om vejledning")),
]
CHILDREN = [("yes", _("Ja")), ("no", _("Nej")), ("not-asked", _("Ikke spurgt"))]
ANSWERS = {"yes": True, "no": False, "not-asked": None}
REASONS = [
    (ReferralReason.HAS_A_CASE.value, _("Personen har allerede en sag")),
    (ReferralReason.ADVICE_GIVEN.value, _("Råd er givet, og mere skal der ikke til")),
    (ReferralReason.WRONG_MUNICIPALITY.value, _("Det er en anden kommunes (det får afsenderen at vide)")),
    (ReferralReason.NO_BASIS.value, _("Der mangler et ja eller et grundlag (det får afsenderen at vide)")),
    (ReferralReason.NOT_REACHED.value, _("Personen kan ikke nås (det får afsenderen at vide)")),
]
CASE_NUMBER = re.compile(r"([2-9A-Z]{4})-?([2-9A-Z]{4})")


class SentBeforeError(Exception):
    """Something else was sent with the same form."""

    def __init__(self, sent: UUID) -> None:
        super().__init__(sent)
        self.sent = sent


class OnceForm(forms.Form):
    """`token`: drawn with the page; what is sent twice with it is done once."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def drawn(self, by: Actor, about: str = "") -> UUID:
        """The id of what is sent: another's for somebody else, or about somebody else, with the same token."""
        return uuid5(self.cleaned_data["token"] or uuid4(), f"{by.id} {about}")

    def anew(self) -> Self:
        """The same words on a form of its own."""
        return type(self)({**{name: self.data.get(name, "") for name in self.fields}, "token": uuid4()})


class ReferralForm(OnceForm):
    municipality = PlaceField(label=_("Hvilken kommune bor personen i?"))
    basis = forms.ChoiceField(
        label=_("Har personen sagt ja til, at du sender det videre?"),
        choices=BASES,
        widget=Radios,
        error_messages={"required": _("Svar på, om personen har sagt ja")},
    )
    name = forms.CharField(label=_("Navn"), max_length=120, required=False, widget=one_line())
    cpr = CprField(label=_("CPR-nummer"), required=False)
    under_18 = forms.BooleanField(label=_("Personen er under 18 år"), required=False)
    number = forms.CharField(
        label=_("Nummer, der er sikkert at ringe til"),
        max_length=20,
        required=False,
        widget=one_line(inputmode="tel"),
        validators=[safe_number],
    )
    times = forms.CharField(
        label=_("Hvornår må der ringes?"), max_length=200, required=False, widget=one_line()
    )
    not_to_be_told = forms.CharField(
        label=_("Hvem må ikke få noget at vide?"), max_length=200, required=False, widget=one_line()
    )
    children = forms.ChoiceField(
        label=_("Er der børn i hjemmet?"),
        choices=CHILDREN,
        widget=Radios,
        error_messages={"required": _("Svar på, om der er børn. Har du ikke spurgt, så vælg det")},
    )
    summary = forms.CharField(
        label=_("Kort, hvad der er sket"), max_length=2000, required=False, widget=some_lines()
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        ways = ("number", "cpr")
        if not any(given.get(way) or way in self.errors for way in ways):
            self.add_error(
                "number", _("Skriv et sikkert nummer eller et CPR-nummer. Ellers kan ingen nå personen")
            )
        return given

    def opening(self) -> Opening:
        given = self.cleaned_data
        contact = SafeContact(given["number"], given["times"], given["not_to_be_told"])
        exposed = Exposed(given["name"], given["cpr"], given["under_18"] or None, contact)
        children = ANSWERS[given["children"]]
        return Opening(given["municipality"], exposed, children, given["basis"], given["summary"])


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Hvorfor?"),
        choices=REASONS,
        widget=Radios,
        error_messages={"required": _("Vælg en grund")},
    )


class AboutForm(OnceForm):
    """Somebody one may not see, by the number of a case or of a person."""

    municipality = PlaceField(label=_("Hvilken kommune bor personen i?"))
    about = forms.CharField(
        label=_("Sagsnummer eller CPR-nummer"),
        max_length=14,
        widget=one_line(),
        error_messages={"required": _("Skriv sagens nummer eller personens CPR-nummer")},
    )

    def clean_about(self) -> dict[str, str]:
        """Ten digits are a CPR number; four and four signs are a case."""
        written = self.cleaned_data["about"].strip().upper()
        if CPR.fullmatch(written):
            return {"cpr": written.replace(" ", "").replace("-", "")}
        if found := CASE_NUMBER.fullmatch(written):
            return {"case_number": "-".join(found.groups())}
        raise forms.ValidationError(_("Et sagsnummer er som XXXX-XXXX, et CPR-nummer har ti cifre"))


class MessageForm(AboutForm):
    text = forms.CharField(
        label=_("Besked"),
        max_length=2000,
        widget=some_lines(),
        error_messages={"required": _("Skriv en besked")},
    )


class LookupForm(forms.Form):
    cpr = CprField(label=_("Personens CPR-nummer"))
    reason = forms.CharField(
        label=_("Hvorfor spørger du?"),
        max_length=500,
        widget=some_lines(2),
        error_messages={"required": _("Skriv, hvorfor du spørger")},
    )
