"""What somebody reads at a case, as the doors shape it: the selector that is asked, and the mark that is looked for."""

from collections.abc import Callable
from typing import Any

from backend.api.cases import case_whole
from backend.api.handovers import handover_out
from backend.api.telling import telling_out, wish_out
from backend.coordination import selectors
from backend.coordination.acute_selectors import acute_for
from backend.coordination.entrance_selectors import messages_for, referrals_for
from backend.coordination.looks_selectors import extract_for, looks_for
from backend.coordination.models import Case
from backend.coordination.recusal_selectors import recusals_for
from backend.coordination.sealed_selectors import protections_for
from backend.coordination.telling_selectors import passes_for, tellings_for, wishes_for
from backend.coordination.udoever_note_selectors import notes_for
from backend.coordination.unusual_selectors import unusual_for
from backend.core.actor import Actor
from backend.core.refusals import Refusal
from backend.forums.selectors import decisions_waiting_for, matters_for
from backend.information.passing import Category
from backend.information.selectors import consents_for, items_for
from tests.cast import MONDAY
from tests.policy.stage import MARKS

ANYTHING = ""


def _tellings(who: Actor, case: Case) -> list[dict]:
    rows, whole = tellings_for(who, case.pk)
    return [telling_out(row, whole=whole) for row in rows]


AT_A_CASE = ("case", "parties", "tellings", "history", "seats", "tasks", "consents", "items", "protections")
READINGS: dict[str, Callable[[Actor, Case], Any]] = {
    "case": lambda who, case: case_whole(selectors.case_for(who, case.pk)),
    "parties": lambda who, case: [each.name for each in selectors.parties_for(who, case.pk)],
    "tellings": _tellings,
    "history": lambda who, case: [line.what for line in selectors.history_for(who, case.pk)],
    "seats": lambda who, case: [seat.role for seat in selectors.seats_for(who, case.pk)],
    "items": lambda who, case: [item.text for item in items_for(who, case.pk)],
    "consents": lambda who, case: [row.pk for row in consents_for(who, case.pk, MONDAY)],
    "tasks": lambda who, case: [
        handover_out(row) for row in selectors.handovers_for(who).filter(case=case.pk)
    ],
    "wishes": lambda who, case: [wish_out(row) for row in wishes_for(who).filter(case=case.pk)],
    "acute": lambda who, case: [row.pk for row in acute_for(who).filter(case=case.pk)],
    "recusals": lambda who, case: [row.reason for row in recusals_for(who, case.pk)],
    # these may be empty, and are no less shown for it
    "looks": lambda who, case: ("looks", looks_for(who, case.pk)),
    "extract": lambda who, case: ("extract", extract_for(who, case.pk)),
    "passes": lambda who, case: ("passes", passes_for(who, case.pk, MONDAY)),
    "unusual": lambda who, case: ("unusual", unusual_for(who, MONDAY)),
    "everything": lambda who, case: [written(each, who, case) for each in AT_A_CASE],
    "protections": lambda who, case: [each.kind for each in protections_for(who, case.pk)],
    "notes": lambda who, case: [note.text for note in notes_for(who)],
    "decisions-to-do": lambda who, case: [row.matter.number for row in decisions_waiting_for(who)],
    "matters": lambda who, case: [matter.about for matter in matters_for(who)],
    "referrals": lambda who, case: list(referrals_for(who).values_list("pk")),
    "messages": lambda who, case: list(messages_for(who).values_list("pk")),
}

# a thing of the policy: where it is read, and what shows that it is
THINGS: dict[str, tuple[str, str]] = {
    **{name: (name, ANYTHING) for name in READINGS},
    **{name: ("case", MARKS[name]) for name in ("exposed-name", "safe-contact", "summary", "outcome-reason")},
    **{name: ("parties", MARKS[name]) for name in ("child-name", "relative-name", "udoever-name")},
    **{name: ("items", MARKS[name]) for name in Category},
    "reason-of-recusal": ("recusals", MARKS["reason-of-recusal"]),
    "address": ("everything", MARKS["address"]),
    "children": ("case", "'children': True"),
    "words-told": ("tellings", MARKS["words-told"]),
    "the-course": ("history", "coordination-moved"),
    "who-was-asked": ("history", "handover-offered"),
    "reason-of-task": ("tasks", MARKS["reason-of-task"]),
    "number-of-task": ("tasks", "case_number"),
    "name-in-task": ("tasks", MARKS["exposed-name"]),
}


def written(reading: str, who: Actor, case: Case) -> str:
    """All of it as written; nothing, where it is refused or is not there for them."""
    try:
        found = READINGS[reading](who, case)
    except Refusal:
        return ""
    return str(found) if found else ""
