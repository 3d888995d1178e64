"""What the head of department answers somebody who asks for another coordinator: who, or why not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.coordination.reasons import WishReason
from backend.web.cases import words


class Granting(forms.Form):
    to_person = forms.ChoiceField(label=_("Hvem skal tilbydes sagen?"))

    def __init__(self, *args: Any, people: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_person"].choices = people  # type: ignore[attr-defined]


class Refusing(forms.Form):
    reason = forms.ChoiceField(
        label=_("Hvorfor ikke?"), choices=list(words.WISH_REFUSALS.items()), widget=forms.RadioSelect
    )

    @property
    def said(self) -> dict[str, Any]:
        return {"reason": WishReason(self.cleaned_data["reason"])}
