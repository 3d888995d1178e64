"""Who may be asked to take a duty: the one rule, for the deed and for the page that lists them (P7).

In the roles that the model names for the duty, and in those beside whoever carries it: the same kind of agency, the
same wing. Never for the police's other wing, for anonymous counsel, or in a role that is no employer's.
"""

from datetime import datetime, timedelta

from backend.coordination.access import ANONYMOUS
from backend.coordination.models import Case
from backend.coordination.staffing import coordinating_roles, recusals, sat_in_wings, wing_of
from backend.responsibilities.book import Duty, Role, model_in_force
from backend.responsibilities.selectors import Staff, Those, staff_for
from backend.responsibilities.vocabulary import AgencyKind, Wing

A_CALL_AWAY = timedelta(minutes=15)


def rings_instead(duty: Duty) -> bool:
    """Danger now: the model counts on 112 or 114, or on an answer within minutes. It is rung, never sent."""
    waits = duty.response
    return duty.last_resort or (not waits.months and not waits.days and waits.elapsed <= A_CALL_AWAY)


def roles_for(duty: Duty, at: datetime) -> tuple[str, ...]:
    """Who answers for it first, then whom else the model names, then those beside them."""
    carry = (duty.answers, duty.accountable, *duty.executes)
    named = tuple(dict.fromkeys((*carry, *duty.consulted)))
    beside = {_place(role, at) for role in model_in_force(at).roles if role.code in carry}
    wings = {wing for _kind, wing in beside if wing}
    able = [role for role in model_in_force(at).roles if _takes_duties(role)]
    allowed = [
        role.code
        for role in able
        if (role.code in named or _place(role, at) in beside) and _on_their_side(role, wings, at)
    ]
    return tuple(sorted(allowed, key=lambda code: named.index(code) if code in named else len(named)))


def _place(role: Role, at: datetime) -> tuple[AgencyKind, Wing | None]:
    return role.agency_kind, wing_of(role.code, at)


def _takes_duties(role: Role) -> bool:
    return role.agency_kind != AgencyKind.NONE and role.code not in ANONYMOUS


def _on_their_side(role: Role, wings: set[Wing], at: datetime) -> bool:
    wing = wing_of(role.code, at)
    return not wing or not wings or wing in wings


def who_may_be_asked(case: Case, at: datetime, *, duty: Duty | None = None) -> list[Staff]:
    """Everybody who can be asked now, by role as `roles_for` orders them; without a duty, for the case itself."""
    roles = roles_for(duty, at) if duty else coordinating_roles(at)
    staff = staff_for(case.partnership_id, roles, at, without=Those(recusals, case.pk))
    sat = sat_in_wings(case)
    able = [each for each in staff if _is_here(each, case, for_case=duty is None)]
    free = [each for each in able if not _sat_opposite(each, sat, at)]
    return sorted(free, key=lambda each: roles.index(each.role))


def _is_here(staff: Staff, case: Case, *, for_case: bool) -> bool:
    """Of this municipality, not away, and not the coordinator; for the case itself at an agency that coordinates."""
    if staff.away or staff.person.pk == case.coordinator_id:
        return False
    if for_case and staff.agency.kind not in case.partnership.coordinating_kinds:
        return False
    return staff.municipality in (case.municipality_id, None)


def _sat_opposite(staff: Staff, sat: dict, at: datetime) -> bool:
    """Sat at the case for the police's other wing: nobody is both on one matter."""
    wing = wing_of(staff.role, at)
    return bool(wing and sat.get(staff.person.pk, set()) - {wing})
