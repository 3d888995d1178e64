"""Opening a case, inside a deed already begun: a coordinator by office, a deputy, the person, all in one."""

from backend.agencies.models import Partnership
from backend.coordination import numbers
from backend.coordination.deeds import record
from backend.coordination.entrance import Opening
from backend.coordination.events import Event, Happening
from backend.coordination.models import Case
from backend.coordination.parties import add_exposed, compact, index_of
from backend.coordination.posts import people_stay
from backend.coordination.staffing import coordinators
from backend.coordination.succession import first_two
from backend.core.deed import Deed
from backend.core.refusals import NotPossible
from backend.core.sealing import blind_indexes
from backend.responsibilities.deadlines import due
from backend.responsibilities.terms import terms_of


def open_within(doing: Deed, partnership: Partnership, opening: Opening) -> Case:
    """Opens inside a deed already begun, for those who may; the caller has asked."""
    people_stay(partnership.pk)
    pair = first_two(coordinators(partnership, opening.municipality, doing.at))
    if pair is None:
        raise NotPossible("nobody-to-coordinate")
    terms = terms_of("screening", doing.at)
    case = Case.objects.create(
        number=numbers.draw(),
        partnership=partnership,
        municipality_id=opening.municipality,
        coordinator_id=pair[0],
        deputy_id=pair[1],
        opened_at=doing.at,
        acknowledge_by=due(doing.at, terms.respond_within, terms.clock),
        next_duty="screening",
        next_by=due(doing.at, terms.complete_within or terms.respond_within, terms.clock),
        children=opening.children,
        basis=opening.basis,
        summary=opening.summary,
        exposed_index=index_of(opening.exposed) or None,
        controller_id=doing.by.person.agency_id,
    )
    add_exposed(case, opening.exposed)
    record(doing, case, "opened", coordinator=pair[0], deputy=pair[1])
    doing.tells(Event(Happening.CASE_OPENED, case_id=case.pk))
    tell_elsewhere(doing, case, opening.exposed.cpr)
    return case


def tell_elsewhere(doing: Deed, case: Case, cpr: str) -> None:
    """The same person open in two partnerships: each coordinator gets a neutral notice about their own case."""
    if not cpr:
        return
    known_by = blind_indexes(compact(cpr))
    others = Case.objects.filter(exposed_index__in=known_by, held_in__isnull=False).exclude(pk=case.pk)
    found = list(others)
    for each in [*found, case] if found else []:
        doing.tells(Event(Happening.SAME_PERSON_ELSEWHERE, case_id=each.pk, named=(each.coordinator_id,)))
