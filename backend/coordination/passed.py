"""What happened to cases on their way round, gathered for many at once; within somebody's reach, or the clock's."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import UUIDField, Value
from django.db.models.functions import Coalesce

from backend.coordination.models import Handover, HandoverKind, HistoryLine, Referral
from backend.coordination.passing_around import Ask, Facts
from backend.coordination.use_cases.lookups import ACT
from backend.core.models import RecordLine

OWNED = ("opened", "coordination-moved", "reopened")
UNANSWERED = ("handover-declined", "offer-lapsed")
RETURNED = "handover-returned"
REFERRED = "referral"
Line = tuple[str, str, str]  # what happened, who coordinated from then, the exposed person's blind index
Handed = tuple[datetime, datetime, list[Ask]]


def facts_of(cases: Collection[UUID], at: datetime) -> dict[UUID, Facts]:
    """In three queries, however many they are."""
    lines, handed = _lines(cases), _handed(cases, at)
    people = {index for each in lines.values() for _, _, index in each if index}
    asked = _asked_about(people) if people else {}
    return {case: _facts(lines[case], handed[case], asked) for case in cases}


def _facts(lines: list[Line], handed: list[Handed], asked: Mapping[str, list[Ask]]) -> Facts:
    whats = [what for what, _, _ in lines]
    index = lines[0][2] if lines else ""
    return Facts(
        coordinators=[who for what, who, _ in lines if what in OWNED and who],
        unanswered=sum(map(whats.count, UNANSWERED)),
        returned=whats.count(RETURNED),
        waits=[(began, until) for began, until, _ in handed],
        asks=[*asked.get(index, ()), *(ask for _, _, asks in handed for ask in asks)],
    )


def _lines(cases: Collection[UUID]) -> Mapping[UUID, list[Line]]:
    found = HistoryLine.objects.filter(case__in=cases, what__in=[*OWNED, *UNANSWERED, RETURNED])
    lines = defaultdict(list)
    for case, what, who, index in found.order_by("id").values_list(
        "case_id", "what", "details__coordinator", "case__exposed_index"
    ):
        lines[case].append((what, who or "", index or ""))
    return lines


def _handed(cases: Collection[UUID], at: datetime) -> Mapping[UUID, list[Handed]]:
    """Each handover: how long it waited, and the agencies asked. Colleagues asked in turn are asked once."""
    rows = Handover.objects.filter(case__in=cases).values_list(
        *("pk", "case_id", "kind", "duty", "created_at", Coalesce("accepted_at", "ended_at", Value(at))),
        *("offers__agency_id", "offers__offered_at"),
    )
    found: dict[UUID, tuple[UUID, datetime, datetime, dict[UUID, Ask]]] = {}
    for pk, case, kind, duty, began, until, agency, offered in rows.order_by("offers__offered_at"):
        asks = found.setdefault(pk, (case, began, until, {}))[3]
        if kind == HandoverKind.DUTY and agency:
            asks.setdefault(agency, Ask(duty, agency, offered))
    handed = defaultdict(list)
    for case, began, until, asks in found.values():
        handed[case].append((began, until, [*asks.values()]))
    return handed


def _asked_about(people: Collection[str]) -> Mapping[str, list[Ask]]:
    """Referrals of the same person, by whomever; lookups of the person, by the same agency."""
    lookups = RecordLine.objects.filter(act=ACT, about__in=people).order_by()
    referrals = Referral.objects.filter(cpr_index__in=people)
    nobody = Value(None, output_field=UUIDField())
    rows = lookups.values_list("about", Value(ACT), "agency", "at").union(
        referrals.values_list("cpr_index", Value(REFERRED), nobody, "created_at"), all=True
    )
    asked = defaultdict(list)
    for index, what, agency, at in rows:
        asked[index].append(Ask(what, agency, at))
    return asked
