"""What is asked before something passes: what for, why, and a basis for each person. The rule says what is missing,
so nothing is required here: one answer names it all (`information.passing`)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.information.passing import (
    BASES,
    CHANNEL_ABOUT,
    HEALTH_AGENCIES,
    MEMBERS,
    OF_A_PERSON,
    PRIVATE,
    Basis,
    Category,
    Channel,
    Missing,
    Purpose,
)
from backend.information.weighing import Passing, Said
from backend.responsibilities.vocabulary import About, AgencyKind
from backend.web.entrance.fields import Radios, some_lines
from backend.web.entrance.forms import OnceForm
from backend.web.information import words
from backend.web.refusals import sentence

YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]
TOLD = {"yes": True, "no": False}
NOBODYS = [("", _("Vælg et grundlag"))]
# beside which field each thing that is missing is said; of a person, beside that person's
FIELDS: Mapping[str, str] = {
    Missing.WING: "to",
    Missing.STAYS_IN_ITS_CHANNEL: "to",
    Missing.NEVER_TO_INVESTIGATION: "to",
    Missing.NEVER_TO_ANONYMOUS: "to",
    Missing.PURPOSE: "purpose",
    Missing.NECESSITY: "necessity",
    Missing.CHANNEL: "channel",
    Missing.BASIS_OF_CHANNEL: "channel",
    Missing.NOT_OF_THE_CHANNEL: "channel",
    Missing.PATIENT_TOLD: "patient_told",
    Missing.AGAINST: "against",
}


@dataclass(frozen=True)
class Person:
    """`key`: as the deed knows them. `kind`: what they are to the case."""

    key: str
    name: str
    kind: str

    @property
    def may_be_released(self) -> bool:
        """Of whom KSP asks whether they are convicted and released."""
        return self.kind == About.UDOEVER

    def may_stand_on(self, basis: Basis, giver: AgencyKind) -> bool:
        """§ 115 only where a forum of the giver's speaks of such people at all."""
        spoken_of = any(self.kind in CHANNEL_ABOUT[channel] for channel in channels_of(giver))
        return basis is not Basis.SECTION_115 or spoken_of


class PassingForm(OnceForm):
    purpose = forms.ChoiceField(
        label=_("Hvad skal modtageren bruge det til?"),
        choices=[("", _("Vælg et formål")), *words.PURPOSES.items()],
        required=False,
    )
    necessity = forms.CharField(
        label=_("Hvorfor er det nødvendigt?"), max_length=4000, required=False, widget=some_lines(3)
    )
    channel = forms.ChoiceField(label=_("Deles det gennem et samarbejde efter § 115?"), required=False)
    patient_told = forms.ChoiceField(
        label=_("Efter § 43: har patienten fået besked?"), choices=YES_NO, widget=Radios, required=False
    )
    why_not = forms.CharField(
        label=_("Hvis ikke, hvorfor?"),
        help_text=_("For eksempel fordi beskeden kan bringe en anden i fare."),
        max_length=4000,
        required=False,
        widget=some_lines(2),
    )

    def __init__(
        self, *args: Any, giver: AgencyKind, bases: Collection[Basis], people: Sequence[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self._ask_of_channels(channels_of(giver))
        if giver not in HEALTH_AGENCIES or Basis.HEALTH_ACT_43 not in bases:
            del self.fields["patient_told"], self.fields["why_not"]
        for person in people:
            able = [each for each in Basis if each in bases and person.may_stand_on(each, giver)]
            self._ask_of(person, [*NOBODYS, *((each.value, words.BASES[each]) for each in able)])

    def _ask_of_channels(self, channels: list[Channel]) -> None:
        if channels:
            choices = [(each.value, words.CHANNELS[each]) for each in (Channel.NONE, *channels)]
            self.fields["channel"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["channel"]

    def _ask_of(self, person: Person, choices: list) -> None:
        self.fields[f"basis_{person.key}"] = forms.ChoiceField(
            label=_("Grundlag: %(name)s") % {"name": person.name}, choices=choices, required=False
        )
        if person.may_be_released and "channel" in self.fields:
            self.fields[f"released_{person.key}"] = forms.BooleanField(
                label=_("Ved KSP: personen er dømt og løslades"), required=False
            )

    def asked_of(self, person: Person) -> tuple[forms.BoundField, forms.BoundField | None]:
        """The fields of one person: the basis, and where KSP asks for it whether they are released."""
        released = f"released_{person.key}"
        return self[f"basis_{person.key}"], self[released] if released in self.fields else None

    def said(self) -> dict[str, Said]:
        """By key: for those a basis was chosen for."""
        given = self.cleaned_data
        return {
            person.key: Said(Basis(basis), bool(given.get(f"released_{person.key}")))
            for person in self.people
            if (basis := given.get(f"basis_{person.key}"))
        }

    def passing(self, **more: Any) -> Passing:
        given = self.cleaned_data
        return Passing(
            purpose=Purpose(given["purpose"]) if given["purpose"] else None,
            necessity=given["necessity"],
            channel=Channel(given.get("channel", "")),
            patient_told=TOLD.get(given.get("patient_told", "")),
            why_not=given.get("why_not", ""),
            against=given.get("against", ""),
            **more,
        )

    def lacks(self, missing: Sequence[str], by_person: Mapping[str, Sequence[str]]) -> None:
        """Each thing that is missing, in words, beside the field it is about."""
        for person in self.people:
            whose = f"{person.name}: " if len(self.people) > 1 else ""
            for code in by_person.get(person.key, ()):
                field = "released" if code == Missing.RELEASED else "basis"
                self._say(f"{field}_{person.key}", code, whose)
        for code in missing:
            if code not in OF_A_PERSON:
                self._say(FIELDS.get(code, ""), code)

    def _say(self, field: str, code: str, whose: str = "") -> None:
        self.add_error(field if field in self.fields else None, whose + sentence(code))


def channels_of(giver: AgencyKind) -> list[Channel]:
    """The forums in which such an agency takes part; a private one, where a legal decision draws it in."""
    return [channel for channel, members in MEMBERS.items() if giver in members | PRIVATE]


def bases_of(giver: AgencyKind, category: Category) -> frozenset[Basis]:
    """Those that can carry this kind of information out of such an agency at all."""
    own = BASES[category] if giver in HEALTH_AGENCIES else BASES[category] - {Basis.HEALTH_ACT_43}
    return own if channels_of(giver) else own - {Basis.SECTION_115}
