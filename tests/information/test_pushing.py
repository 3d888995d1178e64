"""Psychiatry and probation let know without a seat, and read nothing in return (P7; sundhedsloven § 43)."""

from typing import Any

import pytest

from backend.coordination.lifecycle import Handing
from backend.coordination.models import Case, Handover, HandoverKind, Seat
from backend.core.refusals import NotFound, Unusable
from backend.information.models import Disclosure, Item
from backend.information.passing import Basis, Category, Channel, Purpose
from backend.information.use_cases.sharing import Pushed, push_item
from backend.information.weighing import Passing, Said
from backend.information.writing import Known
from tests.cast import MONDAY, actor, client
from tests.information.knowing import met, readers, sits
from tests.situations import does

pytestmark = pytest.mark.django_db


def carries(case: Case, who: str, role: str) -> Handover:
    """A duty in a role that gets no seat, accepted."""
    return Handover.objects.create(
        case=case,
        kind=HandoverKind.DUTY,
        state=Handing.ACCEPTED,
        duty="risk-of-mental-illness",
        role=role,
        sender=actor("koordinator").person,
        sending_agency=actor("koordinator").person.agency,
        basis="acute-danger",
        clock="working",
        respond_within="P1D",
        created_at=MONDAY,
        holder=actor(who).person,
        accepted_at=MONDAY,
    )


def pushes(who: str, handover: Handover, basis: Basis = Basis.HEALTH_ACT_43, **changes: Any) -> Disclosure:
    wanted = {
        "purpose": Purpose.PROTECTION,
        "necessity": "Discharged on Monday",
        "patient_told": True,
        **changes,
    }
    said = Said(basis, released=wanted.pop("released", False))
    category = wanted.pop("category", Category.HEALTH if who == "psykiatri" else Category.RISK)
    known = Known(category, "fact", "Will be discharged")
    pushed = Pushed(known, {"udoever": said}, Passing(**wanted))
    return does(who, push_item, handover_id=handover.pk, pushed=pushed)


def test_psychiatry_pushes_by_section_43_and_reads_nothing():
    case = met()
    disclosed = pushes("psykiatri", carries(case, "psykiatri", "psychiatry-contact"))
    assert readers(disclosed.item) == {"koordinator", "stedfortraeder"}
    assert disclosed.item.controller == actor("psykiatri").person.agency
    assert client("psykiatri").get(f"/api/v1/cases/{case.pk}/items").status_code == 404
    assert not Seat.objects.filter(case=case, person=actor("psykiatri").id).exists()


def test_what_is_closest_to_a_person_is_pushed_to_those_who_hold_the_case_alone():
    """Not to a colleague of theirs with a seat, also once the case has moved on to another agency (P6)."""
    case = met()
    sits(case, "boern", "children-and-family")
    duty = carries(case, "psykiatri", "psychiatry-contact")
    health, risk = pushes("psykiatri", duty).item, pushes("psykiatri", duty, category=Category.RISK).item
    assert readers(health) == {"koordinator", "stedfortraeder"}
    assert readers(risk) == {"koordinator", "stedfortraeder", "boern"}
    Case.objects.filter(pk=case.pk).update(coordinator=actor("dsc").person, deputy=actor("betjent").person)
    assert (readers(health), readers(risk)) == (set(), {"boern"})


def test_the_patient_is_told_or_it_is_said_why_not():
    handover = carries(met(), "psykiatri", "psychiatry-contact")
    with pytest.raises(Unusable) as refusal:
        pushes("psykiatri", handover, patient_told=False)
    assert refusal.value.params["missing"] == ["patient-told-or-why-not"]
    assert not Item.objects.filter(case=handover.case).exists()
    assert pushes("psykiatri", handover, patient_told=False, why_not="Would put her in danger").why_not


@pytest.mark.parametrize("released", [True, False])
def test_probation_pushes_by_ksp_of_convicted_people_being_released_alone(released):
    handover = carries(met(), "kif", "probation-caseworker")
    by_ksp = {"basis": Basis.SECTION_115, "channel": Channel.KSP, "released": released}
    if released:
        assert pushes("kif", handover, **by_ksp).channel == Channel.KSP
    else:
        with pytest.raises(Unusable) as refusal:
            pushes("kif", handover, **by_ksp)
        assert refusal.value.params["missing"] == ["convicted-and-being-released"]


def test_what_the_chair_of_psp_knows_is_of_the_prevention_wing():
    handover = carries(met(), "psp", "psp-chair")
    item = pushes("psp", handover, Basis.SECTION_115, channel=Channel.PSP).item
    assert (item.wing, readers(item)) == ("prevention", {"koordinator", "stedfortraeder", "stalkingkontakt"})


def test_only_the_holder_of_the_duty_pushes():
    with pytest.raises(NotFound):
        pushes("kif", carries(met(), "psykiatri", "psychiatry-contact"))
