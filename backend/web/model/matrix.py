"""The matrix as one reads it: duties by topic, agencies across, in each cell what that agency does."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.responsibilities.book import Duty, Model
from backend.responsibilities.vocabulary import AGENCY_TITLES, AgencyKind
from backend.web.model import deadlines
from backend.web.who_to_call.presenters import told

PARTS: dict[str, Promise] = {
    "answers": _("Svarer"),
    "accountable": _("Har ansvaret"),
    "executes": _("Udfører"),
    "consulted": _("Høres"),
    "informed": _("Orienteres"),
}


@dataclass(frozen=True)
class Did:
    """What an agency does, and by which of its roles; `answers`: it is whom one rings."""

    word: str
    roles: str
    answers: bool


@dataclass(frozen=True)
class Cell:
    agency: str
    does: list[Did]


@dataclass(frozen=True)
class Row:
    code: str
    title: str
    answers: str
    within: str
    cells: list[Cell]


@dataclass(frozen=True)
class Section:
    """Of one topic. `also`: duties that belong here too and stand further up."""

    code: str
    title: str
    hint: str
    agencies: list[str]
    rows: list[Row]
    also: list[tuple[str, str]]


def sections(model: Model, topic: str, whom: str) -> list[Section]:
    return list(_sections(model, topic, whom))


def _sections(model: Model, topic: str, whom: str) -> Iterator[Section]:
    drawn: set[str] = set()
    for each in model.topics:
        found = [duty for duty in model.duties_for(each.code) if _takes_part(model, duty, whom)]
        if topic in ("", each.code) and found:
            fresh = [duty for duty in found if duty.code not in drawn]
            also = [(duty.code, told(duty.title)) for duty in found if duty.code in drawn]
            kinds = [kind for kind in AgencyKind if any(kind in kinds_of(model, duty) for duty in fresh)]
            rows = [_row(model, duty, kinds) for duty in fresh]
            yield Section(
                each.code, told(each.title), told(each.hint), [_agency(kind) for kind in kinds], rows, also
            )
            drawn.update(duty.code for duty in found)


def parts_of(duty: Duty) -> dict[str, tuple[str, ...]]:
    """The roles that take part, by how."""
    one = {"answers": (duty.answers,), "accountable": (duty.accountable,)}
    return {**one, "executes": duty.executes, "consulted": duty.consulted, "informed": duty.informed}


def kinds_of(model: Model, duty: Duty) -> set[AgencyKind]:
    return {model.role(role).agency_kind for roles in parts_of(duty).values() for role in roles}


def _takes_part(model: Model, duty: Duty, whom: str) -> bool:
    if whom.startswith("role:"):
        return any(whom.removeprefix("role:") in roles for roles in parts_of(duty).values())
    return not whom or AgencyKind(whom) in kinds_of(model, duty)


def _row(model: Model, duty: Duty, kinds: list[AgencyKind]) -> Row:
    cells = [Cell(_agency(kind), list(_does(model, duty, kind))) for kind in kinds]
    return Row(
        duty.code, told(duty.title), told(model.role(duty.answers).title), deadlines.answered(duty), cells
    )


def _does(model: Model, duty: Duty, kind: AgencyKind) -> Iterator[Did]:
    for part, codes in parts_of(duty).items():
        roles = [model.role(code) for code in codes]
        named = [told(role.title) for role in roles if role.agency_kind is kind]
        if named:
            yield Did(str(PARTS[part]), ", ".join(named), part == "answers")


def _agency(kind: AgencyKind) -> str:
    return told(AGENCY_TITLES[kind]) if kind is not AgencyKind.NONE else str(_("Andre"))
