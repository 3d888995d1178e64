"""Where a request for access can stand, each reached by the deeds that lead there; by the case that is asked about."""

from itertools import count

from backend.coordination.models import Case
from backend.coordination.parties import Exposed
from backend.information.passing import Category
from backend.information.use_cases import items
from backend.information.writing import Known
from backend.insight.giving import Decision, Wanted
from backend.insight.kinds import Asker, Kind
from backend.insight.models import AccessPart
from backend.insight.use_cases import answers, decisions, requests
from backend.insight.use_cases.reminders import sweep
from tests.cast import MONDAY, does, opened

# one open case for each person who is known by number
NUMBERS = count(10)


def asked_about() -> Case:
    """The exposed person has asked what is known: an item of the visitator's agency is to be decided."""
    case = opened(exposed=Exposed(name="Ulla Udsat", cpr=f"31129900{next(NUMBERS):02}"))
    party = case.parties.get()
    known = Known(Category.RISK, "fact", "Followed home on Friday")
    does("visitator", items.write_item, case_id=case.pk, known=known, about=[party.pk])
    asked = requests.Asked(Kind.GDPR, Asker.EXPOSED, cpr=party.cpr)
    does("visitator", requests.register, asked=asked)
    sweep(at=MONDAY)
    return case


def part_at(case: Case) -> AccessPart | None:
    return AccessPart.objects.filter(case=case).first()


def part_of(case: Case) -> AccessPart:
    """What somebody has asked to be given of the case."""
    return AccessPart.objects.get(case=case)


def access_proposed() -> Case:
    case = asked_about()
    wanted = Wanted(Decision.GIVE)
    does("visitator", decisions.propose, part_id=part_of(case).pk, wanted=wanted, note="")
    return case


def access_decided() -> Case:
    case = access_proposed()
    part = part_of(case)
    proposal = part.proposals.get().pk
    does("stedfortraeder", decisions.approve, part_id=part.pk, proposal_id=proposal)
    return case


def access_answered() -> Case:
    case = access_decided()
    does("visitator", answers.answer, request_id=part_of(case).request_id)
    return case
