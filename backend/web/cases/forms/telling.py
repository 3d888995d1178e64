"""How the exposed person was told, and which agreed answer was given. Which task it settles is in the address."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.web.cases import words
from backend.web.cases.forms.choices import questions


class Telling(forms.Form):
    channel = forms.ChoiceField(
        label=_("Hvordan?"), choices=list(words.CHANNELS.items()), widget=forms.RadioSelect
    )
    advice = forms.ChoiceField(label=_("Hvilket aftalt råd blev givet?"), required=False)
    departs = forms.BooleanField(label=_("Der blev svaret noget andet end det aftalte"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, at: datetime, task: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = [("", _("Intet bestemt råd"))] if task else [("", _("Vælg"))]
        self.fields["advice"].required = task is None
        self.fields["advice"].choices = [*none, *questions(at)]  # type: ignore[attr-defined]
