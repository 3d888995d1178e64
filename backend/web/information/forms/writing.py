"""One thing that is known, of one kind; and a person the case does not know yet."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import PartyKind
from backend.information.passing import Category, Channel
from backend.information.writing import Known
from backend.web.entrance.fields import Radios, one_line, some_lines
from backend.web.entrance.forms import OnceForm
from backend.web.information import words

CATEGORIES = [("", _("Vælg en slags")), *words.CATEGORIES.items()]
CHANNELS = [(each.value, words.CHANNELS[each]) for each in Channel]


class Checks(forms.CheckboxSelectMultiple):
    """The error summary leads to the first of them."""

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return super().id_for_label(id_, "0" if index is None else index)


class KnowingForm(OnceForm):
    """What the writing of an item and a push share."""

    category = forms.ChoiceField(
        label=_("Hvilken slags oplysning?"),
        choices=CATEGORIES,
        error_messages={"required": _("Vælg, hvilken slags oplysning det er")},
    )
    nature = forms.ChoiceField(
        label=_("Faktum eller vurdering?"),
        choices=list(words.NATURES.items()),
        widget=Radios,
        error_messages={"required": _("Vælg, om det er et faktum, en vurdering eller et dokument")},
    )
    text = forms.CharField(
        label=_("Hvad ved I?"),
        help_text=_("Én ting ad gangen. Skriv ikke om andre end dem, det handler om."),
        max_length=4000,
        widget=some_lines(4),
        error_messages={"required": _("Skriv, hvad I ved")},
    )
    came_by = forms.ChoiceField(
        label=_("Fik I det gennem et samarbejde efter § 115?"),
        help_text=_("Så når det aldrig efterforskningen."),
        choices=CHANNELS,
        required=False,
    )

    def known(self) -> Known:
        given = self.cleaned_data
        channel = Channel(given["came_by"])
        return Known(Category(given["category"]), given["nature"], given["text"], channel)


class WritingForm(KnowingForm):
    about = forms.TypedMultipleChoiceField(
        label=_("Hvem handler det om?"),
        help_text=_("Alle, det handler om: hver af dem skal have et grundlag, når det deles."),
        coerce=UUID,
        widget=Checks,
        error_messages={"required": _("Vælg mindst én, det handler om")},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = people  # type: ignore[attr-defined]


class AddingForm(forms.Form):
    """A party of this case alone. Asked beside what is being written, so that nothing of that is lost."""

    kind = forms.ChoiceField(
        label=_("Hvem er det?"),
        choices=[(code, text) for code, text in words.KINDS.items() if code != PartyKind.EXPOSED],
    )
    name = forms.CharField(
        label=_("Navn"),
        max_length=120,
        widget=one_line(),
        error_messages={"required": _("Skriv navnet")},
    )
    under_18 = forms.BooleanField(label=_("Personen er under 18 år"), required=False)


class OpeningForm(forms.Form):
    reason = forms.CharField(
        label=_("Hvorfor skal du se adressen?"),
        max_length=500,
        widget=some_lines(2),
        error_messages={"required": _("Skriv, hvorfor du skal se adressen")},
    )
