"""What an agency's systems are told, by name: a pure table. What does not stand here is told to no system.

So left out is whatever would say of itself more than ids: who may not know of a case, what is sealed, who asked, who
looked, what was shared, and all of the udøver's side.
"""

from collections.abc import Mapping

from backend.coordination.happenings import Happening

H = Happening

FED: Mapping[H, str] = {
    H.CASE_OPENED: "case.opened",
    H.CASE_ACKNOWLEDGED: "case.acknowledged",
    H.CASE_SCREENED: "case.screened",
    H.CASE_CHANGED: "case.changed",
    H.CASE_CLOSED: "case.closed",
    H.CASE_REOPENED: "case.reopened",
    H.COORDINATION_MOVED: "case.coordination-moved",
    H.ACKNOWLEDGE_OVERDUE: "case.acknowledge-overdue",
    H.TELL_DUE: "case.tell-due",
    H.TELL_OVERDUE: "case.tell-overdue",
    H.TOLD: "case.told",
    H.HANDOVER_OFFERED: "handover.offered",
    H.HANDOVER_ACCEPTED: "handover.accepted",
    H.HANDOVER_DECLINED: "handover.declined",
    H.HANDOVER_RETURNED: "handover.returned",
    H.HANDOVER_WITHDRAWN: "handover.withdrawn",
    H.HANDOVER_TO_PLACE: "handover.to-place",
    H.HANDOVER_PLACED: "handover.placed",
    H.CONTACT_ACHIEVED: "handover.contact-achieved",
    H.HANDOVER_DONE: "handover.done",
    H.HANDOVER_NOT_POSSIBLE: "handover.not-possible",
    H.HANDOVER_OVERDUE: "handover.overdue",
}
WITHDRAWN = "withdrawn"
# sent where somebody asks whether a webhook takes anything in; no event
TEST = "test"
TYPES = (*FED.values(), WITHDRAWN)


def full_type(short: str) -> str:
    """As CloudEvents has it: reversed domain, and the version of what the event holds."""
    return f"dk.en-indgang.{short}.v1"
