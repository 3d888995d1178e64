"""The steering group's pages. Its chair sees case numbers of what is to be placed, and otherwise numbers alone."""

from functools import cache, cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse

from backend.agencies.models import Partnership
from backend.coordination import steering_selectors as selectors
from backend.core.refusals import NotFound, NotPermitted
from backend.forums.access import kept_by
from backend.responsibilities.asking import edition_at
from backend.responsibilities.readiness import gaps
from backend.responsibilities.snapshot import A_YEAR
from backend.responsibilities.snapshots import snapshot_of
from backend.web.door import Page
from backend.web.steering import pictures, presenters


class OfOnePartnership(Page):
    """For chairs and deputies of a steering group; `?samarbejde=` chooses, where somebody has several."""

    mine = staticmethod(selectors.steered_by)

    @cached_property
    def partnerships(self) -> list[Partnership]:
        if found := self.mine(self.by):
            return found
        raise NotPermitted("not-permitted")

    @cached_property
    def partnership(self) -> Partnership:
        asked = self.request.GET.get("samarbejde") or self.partnerships[0].slug
        found = next((each for each in self.partnerships if each.slug == asked), None)
        if found is None:
            raise NotFound()
        return found

    def show_of_it(self, template: str, context: dict[str, Any]) -> HttpResponse:
        steered = self.partnerships if self.mine is selectors.steered_by else selectors.steered_by(self.by)
        steers = self.partnership in steered
        of_it = {"partnership": self.partnership, "partnerships": self.partnerships, "steers": steers}
        return self.show(template, {**of_it, **context})


class Steering(OfOnePartnership):
    parts = {"waiting": "web/steering/_waiting.html"}

    def get(self, request: HttpRequest) -> HttpResponse:
        waiting = selectors.to_place_in(self.by, self.partnership)
        model = edition_at(self.at)
        of_it = cache(lambda: selectors.passed_and_late(self.by, self.partnership, self.at))
        context = {
            "placed": "placeret" in request.GET,
            "waiting": lambda: [presenters.waiting(model, each) for each in waiting],
            "late": lambda: presenters.late(of_it()[1], self.at),
            "passed": lambda: presenters.passed(model, of_it()[0], self.at),
        }
        return self.show_of_it("web/steering/steering.html", context)


class Numbers(OfOnePartnership):
    def get(self, request: HttpRequest) -> HttpResponse:
        weeks = selectors.passes_by_week(self.by, self.partnership, self.at)
        acceptance = selectors.acceptance_by_agency(self.by, self.partnership, self.at)
        context = {
            "passes": pictures.passes(weeks),
            "weeks": presenters.weeks(weeks),
            "waits": pictures.waits(acceptance),
            "acceptance": presenters.acceptance(acceptance),
            "over": selectors.WEEKS,
            "limits": presenters.limits(edition_at(self.at)),
        }
        return self.show_of_it("web/steering/numbers.html", context)


class Missing(OfOnePartnership):
    """What is missing in the year to come, as `/api/v1/partnerships/{slug}/readiness` says it. For the administrator
    as well, who mends it."""

    mine = staticmethod(selectors.prepared_by)

    def get(self, request: HttpRequest) -> HttpResponse:
        snapshot = snapshot_of(self.partnership.slug, self.at)
        if snapshot is None:
            raise NotFound()
        found = gaps(edition_at(self.at), snapshot, self.at, self.at + A_YEAR)
        keeps = kept_by(self.by).exists()
        return self.show_of_it(
            "web/steering/missing.html", {"missing": presenters.missing(found), "keeps": keeps}
        )
