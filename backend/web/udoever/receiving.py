"""The prevention contact's side: what was told, which case it may be, whom to ask to ring, and what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.coordination.ringing import requests_seen
from backend.coordination.udoever_note_selectors import note_for, notes_for
from backend.coordination.udoever_notes import RECEIVER, NoteOutcome
from backend.coordination.use_cases import udoever_notes
from backend.core.refusals import NotPermitted
from backend.responsibilities.selectors import all_roles_of
from backend.web.entrance.ringing import entrance_at
from backend.web.entrance.tabs import EntrancePage
from backend.web.place import remembered
from backend.web.udoever.forms import CloseForm, FindForm, PassOnForm
from backend.web.udoever.words import BASES, KINDS, OUTCOMES
from backend.web.who_to_call.forms import name_of


class Notes(EntrancePage):
    """What waits, the one with least time first; nothing of whom it is about."""

    parts = {"notes": "web/udoever/_notes.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        if RECEIVER not in all_roles_of(self.by.id):
            raise NotPermitted("not-permitted")
        rows = list(notes_for(self.by).filter(handled_at=None).order_by("respond_by", "id"))
        self.record("udoever-notes-opened")
        return self.show("web/udoever/notes.html", {"rows": [(row, KINDS[row.kind]) for row in rows]})


class OneNote(EntrancePage):
    def get(self, request: HttpRequest, note_id: UUID) -> HttpResponse:
        return self.shown(note_id)

    def shown(self, note_id: UUID, status: int = 200, **more: Any) -> HttpResponse:
        note = note_for(self.by, note_id)
        self.record("udoever-notes-opened", about=f"note:{note_id}")
        words = {
            "kind": KINDS[note.kind],
            "basis": BASES[note.basis],
            "outcome": note.outcome and OUTCOMES[NoteOutcome(note.outcome)],
        }
        said = {
            "note": note,
            "place": name_of(note.municipality_id),
            "asked": list(requests_seen(note)),
            **words,
        }
        forms = {"find": FindForm(known=bool(note.cpr)), "close": CloseForm(note=note)}
        return self.show("web/udoever/note.html", {**said, **forms, **more}, status)


class FindCase(OneNote):
    """Answered in the same page: nothing of it stands in an address."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, note_id: UUID) -> HttpResponse:
        form = FindForm(request.POST, known=bool(note_for(self.by, note_id).cpr))
        if not form.is_valid():
            return self.shown(note_id, 422, find=form)
        found = udoever_notes.find_case(note_id=note_id, **form.cleaned_data, by=self.by, at=self.at)
        if not notes_for(self.by).filter(pk=note_id).exists():
            return redirect("notes")  # by its number it turned out to be a colleague's
        return self.shown(
            note_id, searched=True, found=found, line=entrance_at(self.by, remembered(self.request), self.at)
        )


class PassOn(OneNote):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, note_id: UUID) -> HttpResponse:
        form = PassOnForm(request.POST)
        if not form.is_valid():
            return self.shown(note_id, 422)
        udoever_notes.pass_on(note_id=note_id, **form.cleaned_data, by=self.by, at=self.at)
        return redirect("note", note_id)


class CloseNote(OneNote):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, note_id: UUID) -> HttpResponse:
        form = CloseForm(request.POST, note=note_for(self.by, note_id))
        if not form.is_valid():
            return self.shown(note_id, 422, close=form)
        udoever_notes.close(note_id=note_id, **form.cleaned_data, by=self.by, at=self.at)
        return redirect("notes")
