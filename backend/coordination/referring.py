"""Writing down what an agency's own system calls a case."""

from backend.coordination.models import Case, ExternalReference
from backend.core.actor import Actor
from backend.core.refusals import NotPermitted


def refer(case: Case, by: Actor, reference: str) -> None:
    """From where somebody is at the case. NotPermitted for who is there for an emergency, or for two at once."""
    places = set(case.seats.filter(person=by.id, left_at=None).values_list("agency", "wing"))
    if not places and by.id in (case.coordinator_id, case.deputy_id):
        places = {(by.person.agency_id, "")}
    if len(places) != 1:
        raise NotPermitted("not-permitted")
    ((agency, wing),) = places
    ExternalReference.objects.update_or_create(
        case=case, agency_id=agency, wing=wing, defaults={"reference": reference}
    )
