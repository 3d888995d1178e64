"""What one narrows the matrix to, and what a card for the wall is to show. All is chosen; nothing is typed."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from backend.responsibilities.book import Model
from backend.responsibilities.vocabulary import AGENCY_TITLES, AgencyKind
from backend.web.who_to_call.forms import municipalities
from backend.web.who_to_call.presenters import told

MOST_TOPICS = 4
# Django's own words would show what was typed
UNKNOWN = {"invalid_choice": _("Valget kendes ikke her.")}
TO_BEGIN_WITH = ["first-talk", "report", "children", "order"]


class Narrowing(forms.Form):
    """`hvem` is an agency (`police`) or a role (`role:primary-coordinator`). What is unknown narrows nothing."""

    emne = forms.ChoiceField(required=False, label=_("Emne"), error_messages=UNKNOWN)
    hvem = forms.ChoiceField(required=False, label=_("Myndighed eller rolle"), error_messages=UNKNOWN)

    def __init__(self, data: Any, model: Model) -> None:
        super().__init__(data)
        topics = [(topic.code, told(topic.title)) for topic in model.topics]
        self.fields["emne"].choices = [("", _("Alle emner")), *topics]  # type: ignore[attr-defined]
        self.fields["hvem"].choices = [("", _("Alle")), *_agencies(model)]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def topic(self) -> str:
        return self.cleaned_data.get("emne", "")

    @property
    def whom(self) -> str:
        return self.cleaned_data.get("hvem", "")


def _agencies(model: Model) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each agency with its roles, as groups of one list."""
    groups = []
    for kind in AgencyKind:
        roles = [(f"role:{role.code}", told(role.title)) for role in model.roles if role.agency_kind is kind]
        title = told(AGENCY_TITLES[kind]) if kind is not AgencyKind.NONE else str(_("Andre"))
        everybody = [(kind.value, str(_("%s, alle roller")) % title)] if kind is not AgencyKind.NONE else []
        groups.append((title, [*everybody, *roles]))
    return groups


class CardFor(forms.Form):
    kommune = forms.ChoiceField(label=_("Kommune"), error_messages=UNKNOWN)
    emne = forms.MultipleChoiceField(
        label=_("Emner"),
        error_messages=UNKNOWN,
        help_text=_("Højst fire, så kortet bliver på én side."),
        widget=forms.CheckboxSelectMultiple,
        validators=[MaxLengthValidator(MOST_TOPICS, message=_("Vælg højst fire emner."))],
    )

    def __init__(self, data: Any, model: Model) -> None:
        super().__init__(data or None, initial={"emne": TO_BEGIN_WITH})
        self.fields["kommune"].choices = [("", _("Vælg en kommune")), *municipalities()]  # type: ignore[attr-defined]
        self.fields["emne"].choices = [  # type: ignore[attr-defined]
            (topic.code, told(topic.title)) for topic in model.topics
        ]
