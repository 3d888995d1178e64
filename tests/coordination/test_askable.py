"""Who may be asked for a duty: the model's own roles and those beside them, never the other wing (P7)."""

from typing import Any

import pytest

from backend.coordination.access import ANONYMOUS
from backend.coordination.askable import rings_instead, roles_for, who_may_be_asked
from backend.coordination.models import Case, CaseSight, Handover, HandoverKind
from backend.coordination.offering import Wanted
from backend.coordination.selectors import handover_for
from backend.coordination.staffing import wing_of
from backend.coordination.use_cases import handovers
from backend.core.refusals import NotPossible, Unusable
from backend.responsibilities.book import model_in_force
from backend.responsibilities.vocabulary import AgencyKind
from tests.cast import MONDAY, actor, client
from tests.situations import accepted, does
from tests.telling import handed

MODEL = model_in_force(MONDAY)
OF_NOBODY = {role.code for role in MODEL.roles if role.agency_kind == AgencyKind.NONE}
# a duty, the roles that may be asked beside the model's own for it, and some that may not
BESIDE = {
    "psp-discussion": ({"ksp-chair"}, {"police-investigator", "steering-chair", "primary-coordinator"}),
    "psychiatry-udoever": ({"forensic-psychiatry-contact"}, {"police-investigator", "stalkingvisitator"}),
    "risk-assessment": ({"police-prevention-officer"}, {"police-investigator", "patrol", "prosecutor"}),
    "investigate": ({"police-legal"}, {"police-stalking-contact", "psp-chair", "psychiatry-contact"}),
    "exposed-course": ({"victim-support", "dsc-legal"}, {"police-investigator", "shelter-coordinator"}),
}


def hand_over(case: Case, duty: str, **to: Any) -> Handover:
    kind = to.pop("kind", HandoverKind.DUTY)
    wanted = Wanted(kind, to.pop("basis", "consent"), duty=duty, **to)
    return does("koordinator", handovers.hand_over, case_id=case.pk, wanted=wanted)


@pytest.mark.parametrize("duty", MODEL.duties, ids=lambda duty: duty.code)
def test_nobody_is_asked_across_the_wings_nor_in_a_role_that_takes_no_case(duty):
    asked = set(roles_for(duty, MONDAY))
    carry = {wing_of(role, MONDAY) for role in (duty.answers, duty.accountable, *duty.executes)} - {None}
    wings = {wing_of(role, MONDAY) for role in asked} - {None}
    assert not asked & (ANONYMOUS | OF_NOBODY)
    assert wings <= carry or not carry
    assert duty.answers in asked | ANONYMOUS


@pytest.mark.parametrize("code", BESIDE)
def test_beside_the_models_own_stand_those_of_the_same_agency_and_wing(code):
    may, may_not = BESIDE[code]
    asked = set(roles_for(MODEL.duty(code), MONDAY))
    assert may <= asked and not may_not & asked


@pytest.mark.django_db
def test_the_deed_and_the_page_ask_the_same_and_refuse_alike():
    case, duty = accepted(), MODEL.duty("psp-discussion")
    listed = {each.person.username for each in who_may_be_asked(case, MONDAY, duty=duty)}
    assert "psp" in listed and listed.isdisjoint({"efterforsker", "anklager", "frivillig", "leder"})
    for to in ({"to_person": actor("efterforsker").id}, {"to_role": "police-investigator"}):
        with pytest.raises(Unusable, match="cannot-be-asked"):
            hand_over(case, duty.code, **to)
    assert hand_over(case, duty.code, to_person=actor("psp").id).role == "psp-chair"


def test_what_cannot_wait_is_what_the_model_answers_at_once_or_by_112():
    rung = {duty.code for duty in MODEL.duties if rings_instead(duty)}
    assert {"danger-now", "school-turns-up", "escape-notice", "report-breach"} <= rung
    assert rung.isdisjoint({"municipal-acute-help", "risk-assessment", "protective-measures"})


@pytest.mark.django_db
def test_danger_now_is_rung_and_never_sent():
    case = accepted()
    with pytest.raises(NotPossible, match="ring-instead"):
        handed(case, "danger-now")
    assert not case.handovers.filter(duty="danger-now").exists()


@pytest.mark.django_db
def test_guidance_without_a_name_gives_the_task_and_not_the_case():
    case = accepted()
    handover = hand_over(case, "exposed-course", basis="guidance")
    does("dsc", handovers.accept, handover_id=handover.pk)
    assert not CaseSight.objects.filter(case=case, person=actor("dsc").id).exists()
    shown = client("dsc").get(f"/api/v1/handovers/{handover.pk}").json()
    assert handover_for(actor("dsc"), handover.pk) and not {"case", "case_number"} & set(shown)
    with pytest.raises(Unusable, match="names-the-person"):
        hand_over(case, "", kind=HandoverKind.COORDINATION, basis="guidance")
