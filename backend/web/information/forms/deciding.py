"""Which private partner a partnership draws in, and where the decision itself is filed."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.agencies.models import Partner
from backend.web.entrance.fields import one_line


class DecidingForm(forms.Form):
    partner = forms.ChoiceField(
        label=_("Hvilken privat part?"), error_messages={"required": _("Vælg en privat part")}
    )
    reference = forms.CharField(
        label=_("Hvor ligger afgørelsen?"),
        help_text=_("Sagsnummer og dato i jeres journal. Skriv ingen personers navne."),
        max_length=200,
        widget=one_line(),
        error_messages={"required": _("Skriv, hvor afgørelsen ligger")},
    )

    def __init__(self, *args: Any, partners: Iterable[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groupby(partners, lambda each: each.partnership)
        choices = [(place.name, [(_key(each), each.agency.name) for each in rows]) for place, rows in groups]
        self.fields["partner"].choices = [("", _("Vælg en part")), *choices]  # type: ignore[attr-defined]

    @property
    def decided(self) -> dict[str, Any]:
        slug, agency = self.cleaned_data["partner"].split(":")
        return {"partnership": slug, "agency": UUID(agency), "reference": self.cleaned_data["reference"]}


def _key(partner: Partner) -> str:
    return f"{partner.partnership.slug}:{partner.agency_id}"
