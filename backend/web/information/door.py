"""What the pages of information share: what is written is written once, and a refusal stands beside its fields."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.forms import Form
from django.http import HttpResponseRedirect
from django.urls import reverse

from backend.core.refusals import NotPossible, Refusal
from backend.information import selectors
from backend.information.models import Item
from backend.web.cases.door import UNUSABLE, CasePage
from backend.web.done import say
from backend.web.entrance.forms import OnceForm
from backend.web.information.forms.passing import PassingForm

OF_AN_ID = "_pkey"


class InformationPage(CasePage):
    def sent(self, form: OnceForm, deed: Callable[[UUID], Any]) -> int:
        """As `tried`. The deed is given an id drawn from the form and its words, so that sent twice is done once."""
        return self.tried(form, lambda: self._drawn(form, deed))

    def _drawn(self, form: OnceForm, deed: Callable[[UUID], Any]) -> None:
        told = ":".join(str(value) for value in self.kwargs.values())
        try:
            deed(form.drawn(self.by, f"{told} {sorted(form.cleaned_data.items(), key=str)}"))
        except IntegrityError as error:
            name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
            if not (name or "").endswith(OF_AN_ID):
                raise

    def _said_in(self, form: Form, refusal: Refusal) -> int:
        """What is missing, all of it. That it was refused, the deed itself has put on record."""
        if isinstance(form, PassingForm) and "missing" in refusal.params:
            form.lacks(**refusal.params)
            return UNUSABLE
        return super()._said_in(form, refusal)

    def current(self, case_id: UUID, item_id: UUID) -> Item:
        """The item, for those who answer for it; one written anew is not offered again, and the deed refuses it."""
        item = selectors.item_for(self.by, case_id, item_id)
        selectors.place_for(self.by, case_id)
        if self.request.method == "GET" and item.ended_at:
            raise NotPossible("not-in-this-state", state="ended")
        return item

    def done(self, what: str, name: str, **ids: UUID) -> HttpResponseRedirect:
        say(self.request, what)
        return HttpResponseRedirect(reverse(name, kwargs=ids))


def kept(form: Form) -> dict[str, Any]:
    """What was written in a form that is shown again although nothing of it was to be mended."""
    every = {
        name: field.widget.value_from_datadict(form.data, form.files, name)
        for name, field in form.fields.items()
    }
    return {name: value for name, value in every.items() if value is not None}
