"""What the coordinator keeps of a case. Each field carries along what its sender saw of it (`initial-…`), so that two
who change different things at once both get their way, and neither writes over what they never looked at."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.web.cases import words
from backend.web.entrance.fields import CprField, safe_number

SAFE_CONTACT = frozenset({"number", "times", "not_to_be_told"})
WHO = frozenset({"name", "cpr"})


def text(label: Any, most: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=False, show_hidden_initial=True
    )


class Changing(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = text(gettext_lazy("Navn"), 120)
    cpr = CprField(
        label=gettext_lazy("CPR-nummer"),
        help_text=gettext_lazy("Skrives kun, hvis det mangler eller var forkert. Det vises ikke."),
        required=False,
    )
    number = text(gettext_lazy("Sikkert nummer"), 20)
    times = text(gettext_lazy("Hvornår må der ringes?"), 200)
    not_to_be_told = text(gettext_lazy("Hvem må ikke få noget at vide?"), 200)
    children = forms.TypedChoiceField(
        label=gettext_lazy("Er der børn?"),
        choices=list(words.CHILDREN.items()),
        coerce=lambda said: said == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
        show_hidden_initial=True,
    )
    sealed = forms.BooleanField(
        label=gettext_lazy("Adressen er beskyttet: forsegl sagen"),
        help_text=gettext_lazy(
            "De, der bliver spurgt, ser ikke kommunen, og koordinatoren kan ikke findes ved opslag."
        ),
        required=False,
        show_hidden_initial=True,
    )
    findable = forms.ChoiceField(
        label=gettext_lazy("Må andre myndigheder finde koordinatoren ved opslag?"),
        choices=list(words.FINDABLE.items()),
        required=False,
        show_hidden_initial=True,
    )
    external_reference = text(
        gettext_lazy("Jeres eget sagsnummer"), 80, gettext_lazy("Kun jeres egen myndighed ser det.")
    )

    def clean_number(self) -> str:
        """One that was kept before it had to be dialled may stay."""
        number = self.cleaned_data["number"]
        if number and "number" in self.changed_data:
            safe_number(number)
        return number

    @property
    def changed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "version"}

    @property
    def wanted(self) -> dict[str, Any]:
        """As the use case takes it."""
        parts = {"exposed": self._of(WHO), "safe_contact": self._of(SAFE_CONTACT)}
        others = self._of(self.fields.keys() - WHO - SAFE_CONTACT)
        return {**others, **{part: said for part, said in parts.items() if said}}

    def _of(self, names: Collection[str]) -> dict[str, Any]:
        return {name: value for name, value in self.changed.items() if name in names}

    @property
    def seen(self) -> list[SafeString]:
        return [bound.as_hidden(only_initial=True) for bound in self if bound.field.show_hidden_initial]


def over(form: Changing, now: dict[str, Any]) -> Changing:
    """The same form over what stands there now: what its sender wrote is kept, all else is as others left it."""
    mine = {name: form.data.get(name, "") for name in form.changed}
    seen = {form[name].html_initial_name: value for name, value in now.items()}
    again = Changing({**now, **mine, **seen})
    for name in form.changed:
        field = again.fields[name]
        field.help_text = _("Nu står der: %s") % (_said(field, now[name]) or _("intet"))
    again.add_error(
        None,
        _("En anden har rettet i sagen imens. Det, du skrev, står her endnu. Se det igennem, og gem igen."),
    )
    return again


def _said(field: forms.Field, value: Any) -> str:
    choices = {True: _("ja"), False: _("nej"), **dict(getattr(field, "choices", ()))}
    key = "" if value is None else str(value) if isinstance(field, forms.ChoiceField) else value
    return str(choices.get(key, value or ""))
