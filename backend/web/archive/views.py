"""Til journalen: what an agency has at a case, made into a bundle, fetched, and its journal's number written back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backend.archive import removal_selectors, selectors
from backend.archive.leaving import BundlePurpose
from backend.archive.use_cases import bundles
from backend.core.refusals import NotPossible
from backend.web.archive import presenters
from backend.web.archive.forms import Journaling, Making
from backend.web.door import Page

UNUSABLE = 422


class Waiting(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        rows = selectors.waiting_for(self.by)
        self.record("bundles-listed")
        return self.show("web/archive/waiting.html", {"rows": rows})


class Filing(Page):
    def get(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        return self.filing(case_id, Making())

    def post(self, request: HttpRequest, case_id: UUID) -> HttpResponse:
        form = Making(request.POST)
        if not form.is_valid():
            return self.filing(case_id, form, UNUSABLE)
        purpose = BundlePurpose(form.cleaned_data["purpose"])
        bundles.make_bundle(case_id=case_id, purpose=purpose, by=self.by, at=self.at)
        return redirect("case-to-the-journal", case_id=case_id)

    def filing(self, case_id: UUID, form: Making, status: int = 200) -> HttpResponse:
        found = selectors.filing_for(self.by, case_id)
        self.record("bundles-listed", about=f"case:{case_id}")
        context: dict[str, Any] = {
            "number": found.place.case.number,
            "case_id": "" if found.place.former else case_id,
            "former": found.place.former,
            "agency": found.place.agency.name,
            "whole": presenters.counted(found.papers),
            "missing": presenters.counted(found.missing),
            "waits_since": found.waits_since,
            "bundles": [presenters.bundle(row, self.by, found) for row in found.bundles],
            "removed_at": found.removed_at,
            "form": form,
        }
        return self.show("web/archive/filing.html", context, status)


class OneBundle(Page):
    def get(self, request: HttpRequest, bundle_id: UUID) -> HttpResponse:
        """Under its own id: a file's name says nothing of a case."""
        row, content = selectors.content_for(self.by, bundle_id)
        self.record("bundle-opened", about=f"case:{row.case_id}")
        name = f'attachment; filename="{row.pk}.zip"'
        return HttpResponse(content, "application/zip", headers={"Content-Disposition": name})


class Journaled(Page):
    def get(self, request: HttpRequest, bundle_id: UUID) -> HttpResponse:
        return self.asking(bundle_id, Journaling())

    def post(self, request: HttpRequest, bundle_id: UUID) -> HttpResponse:
        form = Journaling(request.POST)
        if not form.is_valid():
            return self.asking(bundle_id, form, UNUSABLE)
        number = form.cleaned_data["journal_number"]
        row = bundles.journal_bundle(bundle_id=bundle_id, journal_number=number, by=self.by, at=self.at)
        return redirect("case-to-the-journal", case_id=row.case_id)

    def asking(self, bundle_id: UUID, form: Journaling, status: int = 200) -> HttpResponse:
        row = selectors.bundle_for(self.by, bundle_id)
        if row.journaled_at or row.purpose != BundlePurpose.JOURNAL:
            raise NotPossible("not-in-this-state", state="journaled")
        return self.show("web/archive/journaled.html", {"bundle": row, "form": form}, status)


class Removed(Page):
    def get(self, request: HttpRequest) -> HttpResponse:
        partnerships = removal_selectors.answered_for(self.by)
        slug = request.GET.get("samarbejde") or (partnerships[0].slug if partnerships else "")
        rows = removal_selectors.removals_for(self.by, slug)
        self.record("removals-listed")
        context = {
            "partnerships": partnerships,
            "slug": slug,
            "rows": [presenters.removed(row) for row in rows],
        }
        return self.show("web/archive/removed.html", context)
