"""The minutes of a matter: read and written on a page of their own."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.forums import selectors
from backend.forums.use_cases import saying
from backend.web.done import say
from backend.web.door import Page
from backend.web.forums.forms import MinutesForm
from backend.web.forums.once import drawn, once
from backend.web.forums.views import UNUSABLE


class Minutes(Page):
    """Opened at one press, and that is on record. Never changed: what was wrong is put right by more minutes."""

    def get(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        return self.shown(matter_id, MinutesForm(initial={"token": uuid4()}))

    def post(self, request: HttpRequest, matter_id: UUID) -> HttpResponse:
        form = MinutesForm(request.POST)
        if not form.is_valid():
            return self.shown(matter_id, form, UNUSABLE)
        said = {"text": form.cleaned_data["text"], "drawn": drawn(form, self.by, matter_id)}
        once(lambda: saying.minute(matter_id=matter_id, **said, by=self.by, at=self.at))
        say(request, "minutes-added")
        return redirect("minutes", matter_id)

    def shown(self, matter_id: UUID, form: MinutesForm, status: int = 200) -> HttpResponse:
        matter = selectors.matter_for(self.by, matter_id, ["minutes"])
        self.record("minutes-opened", about=f"matter:{matter_id}")
        return self.show("web/forums/minutes.html", {"matter": matter, "form": form}, status)
