"""The people of a case: who the exposed person is, and how to reach them safely. Sealed, all of it."""

from dataclasses import dataclass, field
from typing import Any

from stdnum.dk import cpr as cpr_numbers

from backend.coordination.models import Case, CaseParty, PartyKind
from backend.core.refusals import Unusable
from backend.core.sealing import blind_index


@dataclass(frozen=True)
class SafeContact:
    """How the exposed person can be reached: which number, when, and who must not be told."""

    number: str = ""
    times: str = ""
    not_to_be_told: str = ""


@dataclass(frozen=True)
class Exposed:
    name: str = ""
    cpr: str = ""
    under_18: bool | None = None
    safe_contact: SafeContact = field(default_factory=SafeContact)


def compact(number: str) -> str:
    """Ten digits, or Unusable. Modulus 11 is no test of a CPR number since 2007, and is not made one here."""
    digits = cpr_numbers.compact(number)
    if len(digits) != 10 or not digits.isascii() or not digits.isdigit():
        raise Unusable("not-a-cpr-number", field="cpr")
    return digits


def index_of(exposed: Exposed) -> str:
    return blind_index(compact(exposed.cpr)) if exposed.cpr else ""


def add_exposed(case: Case, exposed: Exposed) -> CaseParty:
    return CaseParty.objects.create(
        case=case,
        kind=PartyKind.EXPOSED,
        name=exposed.name,
        cpr=compact(exposed.cpr) if exposed.cpr else "",
        cpr_index=index_of(exposed),
        under_18=exposed.under_18,
        safe_number=exposed.safe_contact.number,
        safe_times=exposed.safe_contact.times,
        not_to_be_told=exposed.safe_contact.not_to_be_told,
        controller_id=case.controller_id,
        regime=case.regime,
    )


def identify(
    case: Case, *, name: str | None = None, cpr: str | None = None, under_18: bool | None = None
) -> None:
    """Who the exposed person is, where that came to be known later, or was written wrongly. None is left as it is."""
    exposed = CaseParty.objects.get(case=case, kind=PartyKind.EXPOSED)
    if name is not None:
        exposed.name = name
    if under_18 is not None:
        exposed.under_18 = under_18
    if cpr is not None:
        exposed.cpr, exposed.cpr_index = compact(cpr), blind_index(compact(cpr))
        Case.objects.filter(pk=case.pk).update(exposed_index=exposed.cpr_index)
    exposed.save(update_fields=["name", "under_18", "cpr", "cpr_index"])


def change_safe_contact(case: Case, wanted: dict[str, Any]) -> None:
    names = {"number": "safe_number", "times": "safe_times", "not_to_be_told": "not_to_be_told"}
    changes = {names[key]: value for key, value in wanted.items()}
    if changes:
        CaseParty.objects.filter(case=case, kind=PartyKind.EXPOSED).update(**changes)
