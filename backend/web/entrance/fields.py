"""Fields the forms of the entrance share."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.core.refusals import Refusal
from backend.web.refusals import sentence
from backend.web.who_to_call.forms import municipalities

CPR = re.compile(r"[0-9]{6}[- ]?[0-9]{4}")
NUMBER = re.compile(r"\+?[0-9 ]+")
# nothing typed about anybody is offered again by the browser
UNREMEMBERED = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


class Radios(forms.RadioSelect):
    """The error summary leads to the first of them."""

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return super().id_for_label(id_, "0" if index is None else index)


class PlaceField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        said = {"required": _("Vælg en kommune"), "invalid_choice": _("Vælg en kommune på listen")}
        super().__init__(choices=[("", ""), *municipalities()], error_messages=said, **kwargs)


def safe_number(written: str) -> None:
    """One that can be dialled: digits, spaces and a plus in front."""
    if not NUMBER.fullmatch(written) or not 8 <= sum(sign.isdigit() for sign in written) <= 15:
        raise forms.ValidationError(_("Skriv kun tal, mellemrum og +, i alt 8 til 15 cifre"))


class CprField(forms.RegexField):
    def __init__(self, **kwargs: Any) -> None:
        said = {
            "required": _("Skriv CPR-nummeret"),
            "invalid": _("Et CPR-nummer har ti cifre: 010190-0000"),
        }
        attrs = {**UNREMEMBERED, "inputmode": "numeric", "class": "form-input"}
        super().__init__(
            CPR, max_length=14, error_messages=said, widget=forms.TextInput(attrs=attrs), **kwargs
        )

    def clean(self, value: Any) -> str:
        return super().clean(value).replace(" ", "").replace("-", "")


def one_line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={**UNREMEMBERED, **attrs})


def some_lines(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


def mend(form: forms.Form, refusal: Refusal, **names: str) -> None:
    """What a use case refused, beside the field it is about; `names` where the form calls it otherwise."""
    field = refusal.params.get("field", "")
    field = names.get(field, field)
    form.add_error(field if field in form.fields else None, sentence(refusal.code))
