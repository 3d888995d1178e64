"""What is asked of somebody who knows only the udøver, and of the one who receives it."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import UdoeverNote
from backend.coordination.udoever_note_selectors import asked_of
from backend.coordination.udoever_notes import NoteBasis, NoteKind, NoteOutcome, why_not
from backend.coordination.use_cases.udoever_notes import Told
from backend.web.entrance.fields import CprField, PlaceField, Radios, one_line, some_lines
from backend.web.entrance.forms import OnceForm
from backend.web.udoever.words import BASES, KINDS, OUTCOMES
from backend.web.who_to_call.forms import municipalities


class TellForm(OnceForm):
    """`bases`: those that are open to the roles of the one who tells; `places`: where they fill such a role."""

    kind = forms.ChoiceField(
        label=_("Hvad ved du?"),
        choices=[*KINDS.items()],
        widget=Radios,
        error_messages={"required": _("Vælg, hvad du ved")},
    )
    municipality = PlaceField(label=_("Hvilken kommune bor udøver i, eller kommer udøver til?"))
    name = forms.CharField(label=_("Udøvers navn"), max_length=120, required=False, widget=one_line())
    cpr = CprField(label=_("Udøvers CPR-nummer"), required=False)
    happens_on = forms.DateField(
        label=_("Hvornår?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label=_("Hvad skal politiets stalkingkontakt vide?"),
        max_length=2000,
        widget=some_lines(),
        error_messages={"required": _("Skriv, hvad stalkingkontakten skal vide")},
    )
    basis = forms.ChoiceField(
        label=_("På hvilket grundlag?"),
        widget=Radios,
        error_messages={"required": _("Vælg et grundlag")},
    )
    convicted_and_released = forms.BooleanField(label=_("Udøver er dømt og skal løslades"), required=False)
    patient_told = forms.CharField(
        label=_("Har patienten fået det at vide, eller hvorfor ikke?"),
        max_length=500,
        required=False,
        widget=some_lines(2),
    )

    def __init__(
        self, *args: Any, bases: Collection[NoteBasis], places: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["municipality"]
        place.choices = [("", ""), *(each for each in municipalities() if each[0] in places)]  # type: ignore[attr-defined]
        place.error_messages["invalid_choice"] = _("Der kan du ikke give besked herfra. Ring i stedet.")
        self.fields["basis"].choices = [(code, word) for code, word in BASES.items() if code in bases]  # type: ignore[attr-defined]
        if NoteBasis.KSP not in bases:
            del self.fields["convicted_and_released"]
        if NoteBasis.HEALTH_ACT not in bases:
            del self.fields["patient_told"]

    def told(self) -> Told:
        given = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        return Told(**given | {"kind": NoteKind(given["kind"]), "basis": NoteBasis(given["basis"])})


class FindForm(forms.Form):
    reason = forms.CharField(
        label=_("Hvorfor leder du?"),
        max_length=500,
        widget=some_lines(2),
        error_messages={"required": _("Skriv, hvorfor du leder")},
    )
    cpr = CprField(label=_("Udøvers CPR-nummer"), required=False)

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        """`known`: the note has the number, and is of nobody else."""
        super().__init__(*args, auto_id="find-%s", **kwargs)
        if known:
            del self.fields["cpr"]


class PassOnForm(forms.Form):
    case_number = forms.CharField(max_length=12, widget=forms.HiddenInput())


class CloseForm(forms.Form):
    outcome = forms.TypedChoiceField(
        label=_("Hvad blev der af det?"),
        coerce=NoteOutcome,
        widget=Radios,
        error_messages={"required": _("Vælg, hvad der blev af det")},
    )

    def __init__(self, *args: Any, note: UdoeverNote, **kwargs: Any) -> None:
        """Only as what it became."""
        super().__init__(*args, auto_id="close-%s", **kwargs)
        asked = asked_of(note)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (code, word) for code, word in OUTCOMES.items() if not why_not(code, note.search, **asked)
        ]
