"""Opening a case in an emergency: at once, with a reason, for a while; told at once, and reviewed (L16)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings

from backend.coordination.access import acute_roles, reviewers_of
from backend.coordination.deeds import case_deed, lock_case, record
from backend.coordination.entrance import partnership_of
from backend.coordination.events import Event, Happening
from backend.coordination.models import AcuteAccess, AcuteSight, Case, Forbidden, Verdict
from backend.coordination.often import not_too_often
from backend.coordination.parties import compact
from backend.coordination.sharing import ACUTE_HELP
from backend.core.actor import Actor
from backend.core.deed import Deed
from backend.core.record import put_on_record
from backend.core.refusals import NotFound, NotPermitted, NotPossible
from backend.core.sealing import blind_indexes
from backend.responsibilities.deadlines import due

ACT = "case-opened-acutely"
REVIEW_WITHIN = "P2D"


@dataclass(frozen=True)
class Wanted:
    """Whom the emergency is about: by CPR number or by the case's number; and why it cannot wait."""

    municipality: str
    reason: str
    cpr: str = ""
    case_number: str = ""


def open_acutely(*, wanted: Wanted, by: Actor, at: datetime, acute_id: UUID | None = None) -> AcuteAccess:
    """The opener sees what the role needs, until it ends by itself; the coordinator and the leader know at once.

    While it lasts there is one: opened again, the same is given. NotFound says only that nothing can be opened in
    this way: there may be a case all the same. It counts as an opening.
    """
    not_too_often(by, at, act=ACT, most=settings.ACUTE_OPENINGS_AN_HOUR)
    try:
        return _opened(wanted, by, at, acute_id)
    except NotFound as refusal:
        put_on_record(by, at=at, act=ACT, outcome=refusal.code, reason=wanted.reason)
        raise


def _opened(wanted: Wanted, by: Actor, at: datetime, acute_id: UUID | None) -> AcuteAccess:
    with case_deed(by=by, at=at) as doing:
        partnership = partnership_of(wanted.municipality, at)
        role = _role(by, partnership.pk, wanted.municipality)
        case = _case(partnership.pk, wanted, role, by)
        put_on_record(by, at=at, act=ACT, about=f"case:{case.pk}", reason=wanted.reason)
        under_way = case.acute_accesses.filter(person=by.id, role=role, ends_at__gt=at).first()
        return under_way or _new(doing, case, role, wanted.reason, acute_id)


def _role(by: Actor, partnership: UUID, municipality: str) -> str:
    """The role in which they are on acute duty there; whoever has none is refused as everywhere."""
    roles = acute_roles(by, partnership, municipality)
    if not roles:
        raise NotPermitted("not-permitted")
    return roles[0]


def _new(doing: Deed, case: Case, role: str, reason: str, acute_id: UUID | None) -> AcuteAccess:
    acute = AcuteAccess.objects.create(
        id=acute_id or uuid4(),
        case=case,
        person=doing.by.person,
        role=role,
        reason=reason,
        opened_at=doing.at,
        ends_at=doing.at + timedelta(hours=settings.ACUTE_HOURS),
        review_by=due(doing.at, REVIEW_WITHIN, "working"),
    )
    record(doing, case, "opened-acutely", acute=acute.pk, role=role)
    doing.tells(Event(Happening.ACUTE_OPENED, case_id=case.pk))
    doing.tells(Event(Happening.ACUTE_TO_REVIEW, case_id=case.pk, named=reviewers_of(acute)))
    return acute


def _case(partnership: UUID, wanted: Wanted, role: str, by: Actor) -> Case:
    """The open case, locked; a sealed one only to those who help, none to whoever may not know of it."""
    number = {"number": wanted.case_number.strip().upper()}
    named = {"exposed_index__in": blind_indexes(compact(wanted.cpr))} if wanted.cpr else number
    closed_to = Forbidden.objects.filter(person=by.id).values("case_id")
    cases = Case.objects.filter(held_in=partnership, **named).exclude(pk__in=closed_to)
    found = cases.values_list("pk", flat=True).first()
    case = lock_case(found) if found else None
    if case is None or (case.sealed and role not in ACUTE_HELP):
        raise NotFound()
    return case


def review(*, acute_id: UUID, verdict: Verdict, note: str, by: Actor, at: datetime) -> AcuteAccess:
    """A head of department says whether it was justified. Never one's own."""
    with case_deed(by=by, at=at) as doing:
        acute = _to_review(acute_id, by)
        acute.reviewed_at, acute.reviewed_by, acute.verdict, acute.note = at, by.person, verdict, note
        acute.save(update_fields=["reviewed_at", "reviewed_by", "verdict", "note"])
        record(doing, acute.case, "acute-reviewed", acute=acute.pk, verdict=verdict)
        doing.tells(Event(Happening.ACUTE_REVIEWED, case_id=acute.case_id))
        return acute


def _to_review(acute_id: UUID, by: Actor) -> AcuteAccess:
    case_id = AcuteAccess.objects.filter(pk=acute_id).values_list("case", flat=True).first()
    case = lock_case(case_id) if case_id else None
    whys = set(AcuteSight.objects.filter(acute=acute_id, person=by.id).values_list("why", flat=True))
    if case is None or not whys:
        raise NotFound()
    if "head" not in whys:
        raise NotPermitted("not-permitted")
    acute = AcuteAccess.objects.get(pk=acute_id)
    acute.case = case
    if acute.reviewed_at:
        raise NotPossible("not-in-this-state", state="reviewed")
    return acute
