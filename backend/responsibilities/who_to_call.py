"""Whom do I call, now, here (P1)? Pure, over a model and snapshots; the moment is passed in.

Somebody absent, blocked, ended or with an unchecked number is no answer; a stand-in counts in place of who is
away. 112 and 114 are always there, and are the answer only where the duty says so. Which hour each number
answers belongs in `reach`; whether it holds for a whole period, in `readiness`.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from backend.agencies.hours import HORIZON
from backend.agencies.localtime import utc
from backend.responsibilities.answers import Answer, Answers, Contact
from backend.responsibilities.book import Duty, Model, Role
from backend.responsibilities.contacts import national_reach
from backend.responsibilities.deadlines import due
from backend.responsibilities.national_lines import NationalLine, load_national_lines
from backend.responsibilities.reach import Reachable, audiences_of, reachable_for
from backend.responsibilities.reasons import NO_PARTNERSHIP, agency_of, reason_for
from backend.responsibilities.snapshot import Audience, Snapshot
from backend.responsibilities.standing import Standing, standing
from backend.responsibilities.vocabulary import About, AgencyKind

NationalLines = tuple[NationalLine, ...]

# Where it happens decides who comes; where the person lives decides who follows up. Our reading: no source
# says it. What needs an answer within the hour always follows the scene.
FOLLOWS_RESIDENCE: dict[AgencyKind, bool] = {
    AgencyKind.MUNICIPALITY: True,
    AgencyKind.SCHOOL: True,
    AgencyKind.PSYCHIATRY: True,
    AgencyKind.FAMILY_COURT_AGENCY: True,
    AgencyKind.FORUM: True,
    AgencyKind.SHELTER: True,
    AgencyKind.NGO: True,
    AgencyKind.POLICE: False,
    AgencyKind.PROSECUTION: False,
    AgencyKind.PRISON_AND_PROBATION: False,
    AgencyKind.NONE: False,
}
# Who takes a call while the right one is closed: day and night, and able at least to pass it on.
MEANWHILE: dict[About, tuple[str, ...]] = {
    About.EXPOSED: ("municipal-acute-duty", "police-duty-desk"),
    About.CASE: ("municipal-acute-duty", "police-duty-desk"),
    About.RELATIVE: ("municipal-acute-duty", "police-duty-desk"),
    About.CHILD: ("children-acute-duty", "police-duty-desk"),
    About.UDOEVER: ("police-duty-desk",),
    About.PARTNERSHIP: (),
}


@dataclass(frozen=True)
class Where:
    """A municipality, and the live partnership it lies in, if there is one."""

    municipality: str
    snapshot: Snapshot | None

    @property
    def name(self) -> str:
        found = self.snapshot.municipality(self.municipality) if self.snapshot else None
        return found.name if found else ""


@dataclass(frozen=True)
class Question:
    model: Model
    at: datetime
    scene: Where
    home: Where
    audience: Audience | None
    national: NationalLines

    @cached_property
    def always(self) -> tuple[Contact, ...]:
        """112 and 114, whatever the hour."""

        def worked_out() -> Standing:
            lines = national_reach((line for line in self.national if line.always), None)
            return standing(lines, (None,), self.at, self.at)

        return self._kept(self.scene, ("always", self.national), worked_out).everybody

    def meanwhile(self, duty: Duty) -> tuple[Contact, ...]:
        """Those open now at the scene who can take the call until the right one opens; 112 and 114 at the end."""
        others = (role for role in MEANWHILE[duty.about] if role != duty.answers)
        found = (self.standing(role, self.scene, self.at) for role in others)
        return (*(contact for each in found for contact in each.open_now), *self.always)

    def standing(self, role: str, where: Where, latest: datetime) -> Standing:
        """Of those who may answer for the role there; as it was worked out before, where that still holds."""

        def worked_out() -> Standing:
            everybody = able(role, where, self.audience, self.national)
            return standing(everybody, divided_by(role, where, self.audience), self.at, latest)

        if latest > self.at + HORIZON:
            return worked_out()
        return self._kept(where, (role, where.municipality, self.audience, self.national), worked_out)

    def _kept(self, where: Where, key: Hashable, work_out: Callable[[], Standing]) -> Standing:
        """With the partnership, where there is one."""
        if where.snapshot is None:
            return work_out()
        return where.snapshot.while_it_holds(("standing", key), self.at, work_out)


def who_to_call(
    model: Model,
    snapshot: Snapshot | None,
    at: datetime,
    municipality: str,
    *,
    topic: str | None = None,
    duty: str | None = None,
    residence: str | None = None,
    child: bool | None = None,
    residence_snapshot: Snapshot | None = None,
    national: NationalLines | None = None,
) -> Answers:
    """The answer to each duty of the topic, or to the one duty. No snapshot: no live partnership there."""
    scene = _where(municipality, snapshot)
    home = _where(residence, residence_snapshot, snapshot) if residence else scene
    lines = load_national_lines() if national is None else national
    audience: Audience | None = None if child is None else "child" if child else "adult"
    question = Question(model, utc(at), scene, home, audience, lines)
    answers = tuple(_answer(question, each) for each in _duties(model, topic, duty))
    return Answers(
        at=question.at,
        partnership=scene.snapshot.slug if scene.snapshot else None,
        title=scene.snapshot.title if scene.snapshot else "",
        note=None if all(answer.partnership for answer in answers) else NO_PARTNERSHIP,
        answers=answers,
        always=question.always,
    )


def place_of(duty: Duty, role: Role, scene: Where, home: Where) -> Where:
    if duty.response.is_at_once or not FOLLOWS_RESIDENCE[role.agency_kind]:
        return scene
    return home


def in_time(duty: Duty, at: datetime, respond_by: datetime) -> datetime:
    """The last moment at which an answer is in time: this very one, where it is within the hour (P1)."""
    return at if duty.response.is_at_once else respond_by


def able(
    role: str, where: Where, audience: Audience | None, national: NationalLines
) -> tuple[Reachable, ...]:
    """Everybody who may answer for the role there, as staffed; the role's national lines last."""
    lines = national_reach((line for line in national if line.role == role), where.snapshot)
    if where.snapshot is None:
        return lines
    return (*reachable_for(where.snapshot, role, where.municipality, audience), *lines)


def divided_by(role: str, where: Where, audience: Audience | None) -> tuple[Audience | None, ...]:
    """Where nobody says whether it is a child, there must be an answer for children and for adults."""
    if audience or where.snapshot is None:
        return (audience,)
    return audiences_of(where.snapshot, role, where.municipality)


def _where(municipality: str, *snapshots: Snapshot | None) -> Where:
    covering = (each for each in snapshots if each and each.municipality(municipality))
    return Where(municipality, next(covering, None))


def _duties(model: Model, topic: str | None, duty: str | None) -> tuple[Duty, ...]:
    if topic is not None and duty is None:
        return model.duties_for(topic)
    if duty is not None and topic is None:
        return (model.duty(duty),)
    raise ValueError("ask about a topic or about a duty")


def _answer(question: Question, duty: Duty) -> Answer:
    at, role = question.at, question.model.role(duty.answers)
    where = place_of(duty, role, question.scene, question.home)
    respond_by = due(at, duty.response, duty.clock)
    latest = in_time(duty, at, respond_by)
    found = question.standing(role.code, where, latest)
    contacts = found.shown(latest)
    if where.snapshot is None:
        contacts = _helping(question, duty) if duty.last_resort else contacts + _helping(question, duty)
    return Answer(
        duty=duty.code,
        title=duty.title,
        agency=agency_of(contacts, role),
        role=role.code,
        role_title=role.title,
        reason=reason_for(duty, role, where.name),
        can=duty.can,
        partnership=where.snapshot.slug if where.snapshot else None,
        municipality=where.municipality,
        contacts=contacts,
        meanwhile=() if any(contact.open_now for contact in contacts) else question.meanwhile(duty),
        covered=duty.last_resort or found.covers(latest),
        respond_by=respond_by,
        last_resort=duty.last_resort,
    )


def _helping(question: Question, duty: Duty) -> tuple[Contact, ...]:
    """Where there is no partnership: the national lines that help whom the duty is about, then 114 and 112."""
    others = (line for line in question.national if duty.about in line.about and line.role != duty.answers)
    found = standing(national_reach(others, None), (None,), question.at, question.at)
    return (*found.shown(question.at), *question.always)
