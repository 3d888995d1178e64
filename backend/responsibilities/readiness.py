"""What is missing before a partnership can promise an answer (P1), over a period: the gaps. Pure.

Only change points are walked: an answer can be lost only where somebody stops answering, or where the clocks
change, since in between no deadline runs backwards. What is asked of the staff itself stands in
`readiness_staff`, of the rooms of PSP and KSP in `readiness_rooms`; a single moment is answered by `who_to_call`, and
tests hold the two together.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from backend.agencies.localtime import local, utc
from backend.agencies.stretches import Stretches, next_in, union
from backend.responsibilities.book import Duty, Model, Role
from backend.responsibilities.deadlines import Clock, due
from backend.responsibilities.duration import in_words
from backend.responsibilities.gap import Gap, GapCode, told_at
from backend.responsibilities.national_lines import load_national_lines
from backend.responsibilities.reach import Reachable, tenure
from backend.responsibilities.readiness_rooms import room_gaps
from backend.responsibilities.readiness_staff import staff_gaps
from backend.responsibilities.snapshot import Audience, Snapshot
from backend.responsibilities.vocabulary import Text
from backend.responsibilities.who_to_call import NationalLines, Where, able, divided_by, in_time

MOMENT = timedelta(seconds=1)
AN_HOUR = timedelta(hours=1)
FOR_WHOM: dict[Audience | None, Text] = {
    None: Text("", ""),
    "child": Text(" (børn og unge)", " (children and young people)"),
    "adult": Text(" (voksne)", " (adults)"),
}
WHY = {
    GapCode.UNSTAFFED: Text("rollen er ikke besat", "nobody fills the role"),
    GapCode.NOT_COVERED_AT: Text("ingen svarer inden for", "nobody answers within"),
    GapCode.UNCHECKED_LINE: Text("nummeret er ikke prøvet for nylig", "the number was not tried lately"),
}


def gaps(
    model: Model, snapshot: Snapshot, start: datetime, end: datetime, *, national: NationalLines | None = None
) -> list[Gap]:
    """Each duty and municipality that is covered by nothing at some moment, with the first such moment."""
    begins, ends = utc(start), utc(end)
    lines = load_national_lines() if national is None else national
    duties = [duty for duty in model.duties if not duty.last_resort]
    latest = max((due(ends, duty.response, duty.clock) for duty in duties), default=ends)
    walks = _Walks(begins, ends, latest + MOMENT)
    found = [*staff_gaps(model, snapshot, begins, ends), *room_gaps(model, snapshot, begins, ends)]
    for duty in duties:
        for municipality in snapshot.municipalities:
            found.extend(_uncovered(model, duty, Where(municipality.code, snapshot), walks, lines))
    return found


def _uncovered(
    model: Model, duty: Duty, where: Where, walks: "_Walks", national: NationalLines
) -> Iterator[Gap]:
    for audience in divided_by(duty.answers, where, None):
        walk = walks.of(able(duty.answers, where, audience, national))
        at = walk.first_uncovered(duty)
        if at is not None:
            code = walk.why(duty, at)
            message = _message(code, model.role(duty.answers), duty, (where.name, FOR_WHOM[audience]), at)
            yield Gap(code, duty.code, duty.answers, where.municipality, message, at, audience)


@dataclass
class _Walks:
    """Walks of one period, shared by all municipalities and duties that have the same people and lines."""

    start: datetime
    end: datetime
    until: datetime
    made: dict[tuple[Reachable, ...], "_Walk"] = field(default_factory=dict)

    def of(self, everybody: tuple[Reachable, ...]) -> "_Walk":
        if everybody not in self.made:
            self.made[everybody] = _Walk(everybody, self)
        return self.made[everybody]

    @cached_property
    def clock_changes(self) -> list[datetime]:
        """Denmark changes its clocks on the full hour of UTC."""
        hour = self.start.replace(minute=0, second=0, microsecond=0)
        hours = (hour + AN_HOUR * n for n in range((self.end - hour) // AN_HOUR + 1))
        return [at for at in hours if at >= self.start and _offset(at) != _offset(at - MOMENT)]


@dataclass
class _Walk:
    """When these people and lines answer in the period, worked out once for all their duties."""

    everybody: tuple[Reachable, ...]
    period: _Walks
    found: dict[tuple[str, str], datetime | None] = field(default_factory=dict)

    def first_uncovered(self, duty: Duty) -> datetime | None:
        terms = (duty.respond_within, duty.clock)
        if terms not in self.found:
            missed = (at for at in self.points if not _covered(self.answers, duty, at))
            self.found[terms] = next(missed, None)
        return self.found[terms]

    def why(self, duty: Duty, at: datetime) -> GapCode:
        if not any(next_in(tenure(each.place), at) == at for each in self.everybody):
            return GapCode.UNSTAFFED
        if _covered(self._answers(unchecked_too=True), duty, at):
            return GapCode.UNCHECKED_LINE
        return GapCode.NOT_COVERED_AT

    @cached_property
    def answers(self) -> Stretches:
        return self._answers()

    @cached_property
    def points(self) -> list[datetime]:
        start, end = self.period.start, self.period.end
        closings = {closes for _, closes in self.answers if start <= closes < end}
        return sorted({start, *closings, *self.period.clock_changes})

    def _answers(self, *, unchecked_too: bool = False) -> Stretches:
        start, until = self.period.start, self.period.until
        return union(
            stretch
            for each in self.everybody
            for stretch in each.answers_between(start, until, unchecked_too=unchecked_too)
        )


def _covered(answers: Stretches, duty: Duty, at: datetime) -> bool:
    answered = next_in(answers, at)
    return answered is not None and answered <= in_time(duty, at, due(at, duty.response, duty.clock))


def _offset(at: datetime) -> timedelta | None:
    return local(at).utcoffset()


def _message(code: GapCode, role: Role, duty: Duty, whom: tuple[str, Text], at: datetime) -> Text:
    def told(language: str) -> str:
        who = f"{role.title.told(language)}, {whom[0]}{whom[1].told(language)}"
        why = WHY[code].told(language)
        if code is GapCode.NOT_COVERED_AT:
            why += f" {in_words(duty.response, language, working=duty.clock is Clock.WORKING)}"
        return f"{who}: {duty.title.told(language)}: {why} ({told_at(at).told(language)})."

    return Text(told("da"), told("en"))
