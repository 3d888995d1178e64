"""Requests for access as the tests make them, and deeds on them in short."""

from datetime import datetime
from typing import Any

from backend.coordination.models import Case, CaseParty
from backend.coordination.parties import Exposed
from backend.core.actor import acting_as
from backend.core.refusals import Unusable
from backend.core.sealing import blind_index
from backend.information.models import Item
from backend.information.passing import Category
from backend.insight.giving import Decision, Wanted
from backend.insight.grounds import Ground
from backend.insight.kinds import Asker, Kind
from backend.insight.models import AccessAnswer, AccessPart, AccessRequest, PartProposal
from backend.insight.use_cases import answers, decisions, reminders, requests
from tests.cast import MONDAY, actor, opened
from tests.information.knowing import knows
from tests.situations import does

CPR, OTHER_CPR = "3112990001", "3112990002"
REFUSE = Wanted(Decision.REFUSE, Ground.PRIVATE_INTERESTS)
GIVE = Wanted(Decision.GIVE)


def known(cpr: str = CPR) -> Case:
    """A case of Esbjerg's whose exposed person is known by number."""
    return opened(exposed=Exposed(name="Ulla Udsat", cpr=cpr))


def with_udoever(cpr: str = "", name: str = "Ulf Udspring") -> Case:
    """... and one who is said to be the udøver, with a number if there is one."""
    case = known()
    index = blind_index(cpr) if cpr else ""
    CaseParty.objects.create(
        case=case,
        kind="udoever",
        name=name,
        cpr=cpr,
        cpr_index=index,
        controller=case.controller,
        regime="gdpr",
    )
    return case


def item(
    case: Case, *about: str, category: Any = Category.RISK, text: str = "Seen", who: str = "visitator"
) -> Item:
    """Of the agency of whoever wrote it, about the exposed person unless it is said otherwise."""
    return knows(who, case, category, *about, text=text)


def sits(case: Case, who: str, role: str, wing: str = "") -> None:
    person = actor(who).person
    case.seats.create(agency=person.agency, person=person, role=role, wing=wing, since=MONDAY)


def asks(who: str = "visitator", at: datetime = MONDAY, **changes: Any) -> AccessRequest:
    """Taken in, before the clock has looked for anything."""
    wanted = {"kind": Kind.GDPR, "asker": Asker.EXPOSED, "cpr": CPR, **changes}
    by = actor(who)
    with acting_as(by):
        return requests.register(asked=requests.Asked(**wanted), by=by, at=at)


def sought(who: str = "visitator", **changes: Any) -> AccessRequest:
    """... and after."""
    request = asks(who, **changes)
    reminders.sweep(at=MONDAY)
    request.refresh_from_db()
    return request


def proposes(who: str, part: AccessPart, wanted: Wanted = GIVE) -> PartProposal:
    return does(who, decisions.propose, part_id=part.pk, wanted=wanted, note="")


def lacks(who: str, part: AccessPart, wanted: Wanted = GIVE) -> list[str]:
    try:
        proposes(who, part, wanted)
    except Unusable as refusal:
        return refusal.params["missing"]
    return []


def decided(
    part: AccessPart, wanted: Wanted = GIVE, by: str = "visitator", then: str = "stedfortraeder"
) -> None:
    proposal = proposes(by, part, wanted)
    does(then, decisions.approve, part_id=part.pk, proposal_id=proposal.pk)


def answers_it(who: str, request: AccessRequest, language: str = "da") -> AccessAnswer:
    return does(who, answers.answer, request_id=request.pk, language=language)


def row(who: str = "visitator", **changes: Any) -> AccessRequest:
    """As registering one writes it."""
    person = actor(who).person
    wanted = {
        "receipt": "2345-6789",
        "partnership": person.posts.get(ended_at=None).partnership,
        "controller": person.agency,
        "regime": "gdpr",
        "kind": "gdpr-access",
        "asker": "exposed",
        "cpr": CPR,
        "cpr_index": blind_index(CPR),
        "received_at": MONDAY,
        "registered_at": MONDAY,
        "registered_by": person,
        "answer_by": MONDAY.replace(month=12),
    }
    return AccessRequest.objects.create(**{**wanted, **changes})
