"""Two persons of the same agency decide a part (model L9): by the rule, and by the database itself."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from backend.coordination.use_cases.staff_party import declare_staff_party
from backend.core.actor import acting_as
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Stale
from backend.information.passing import Category
from backend.insight.giving import Decision, OthersBasis, Wanted
from backend.insight.models import AccessPartSight, AccessReplySight, PartApproval, PartProposal
from backend.insight.selectors import parts_for
from backend.insight.use_cases import decisions
from backend.responsibilities.models import Staffing
from tests.cast import MONDAY, actor, client
from tests.insight.asking import GIVE, REFUSE, decided, item, known, lacks, proposes, sought, with_udoever
from tests.situations import does

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    """An item about the exposed person and the udøver."""
    item(with_udoever(), "exposed", "udoever", text="Ulf came to the door")
    return sought().parts.get()


def approves(who: str, part, proposal) -> PartApproval:
    return does(who, decisions.approve, part_id=part.pk, proposal_id=proposal.pk)


def test_who_proposed_does_not_approve(part):
    proposal = proposes("visitator", part, REFUSE)
    with pytest.raises(NotPermitted, match="two-persons-decide"):
        approves("visitator", part, proposal)
    assert approves("stedfortraeder", part, proposal).by_id == actor("stedfortraeder").id


def test_what_is_decided_stays(part):
    decided(part, REFUSE)
    with pytest.raises(NotPossible):
        proposes("visitator", part)


def test_only_the_latest_proposal_is_approved(part):
    first = proposes("visitator", part, REFUSE)
    proposes("visitator", part, Wanted(Decision.REDACTED, redacted_text="Somebody came to the door"))
    with pytest.raises(Stale):
        approves("stedfortraeder", part, first)


def test_another_agency_decides_nothing_of_it(part):
    for who in ("dsc", "nabo", "leder", "afdelingsleder", "drift"):
        with pytest.raises(NotFound):
            proposes(who, part)


def test_what_is_about_others_too_is_redacted_or_has_a_basis(part):
    assert part.others == ["udoever"]
    assert lacks("visitator", part) == ["redaction-or-basis-for-others"]
    assert lacks("visitator", part, Wanted(Decision.REDACTED, redacted_text="Ulf came")) == [
        "names-of-others-left"
    ]
    assert lacks("visitator", part, Wanted(Decision.GIVE, others_basis=OthersBasis.KNOWN_TO_ASKER)) == []


def test_a_name_alone_is_no_proof():
    case = known()
    item(case)
    part = sought(cpr="", name="Ulla Udsat").parts.get()
    assert lacks("visitator", part) == ["identity-made-sure-of"]
    assert lacks("visitator", part, Wanted(Decision.GIVE, identified=True)) == []


def test_a_safety_note_is_never_given():
    item(known(), category=Category.SAFETY_NOTE)
    part = sought().parts.get()
    assert lacks("visitator", part) == ["never-given"]


def row(part, **changes):
    wanted = {
        "part": part,
        "turn": 1,
        "controller_id": part.controller_id,
        "third_party": part.third_party,
        "never": part.never,
        "decision": "give",
        "others_basis": "statutory",
        "by": actor("visitator").person,
        "at": MONDAY,
    }
    return PartProposal.objects.create(**{**wanted, **changes})


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("what_is_about_others_has_a_basis_for_them", {"others_basis": ""}),
        ("a_refusal_has_its_ground", {"decision": "refuse"}),
        ("what_is_redacted_has_its_text", {"decision": "redacted"}),
        ("a_proposal_is_of_the_parts_agency", {"third_party": False, "others_basis": ""}),
    ],
)
def test_the_database_holds_it(part, constraint, changes):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row(part, **changes)
        connection.check_constraints()


@pytest.mark.parametrize(
    ("constraint", "who"),
    [("two_persons_decide_a_part", "visitator"), ("an_approval_is_of_a_proposal_by_another", "koordinator")],
)
def test_the_database_wants_two_persons(part, constraint, who):
    """Neither oneself, nor by saying that somebody else had proposed it."""
    by, proposal = actor("visitator").person, row(part)
    wanted = {"part": part, "proposal": proposal, "controller_id": part.controller_id, "by": by, "at": MONDAY}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PartApproval.objects.create(**wanted, proposed_by=actor(who).person)


def test_what_was_proposed_and_approved_cannot_be_changed(part):
    decided(part, REFUSE)
    for model in (PartProposal, PartApproval):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            model.objects.update(at=MONDAY)


def test_a_give_is_given_to_the_one_it_is_about_alone():
    item(known())
    assert lacks("visitator", sought().parts.get(), GIVE) == []


def test_a_refused_proposal_is_said_in_words_and_put_on_record(part):
    answer = client("visitator").post(
        f"/api/v1/parts/{part.pk}/propose", {"decision": "refuse"}, format="json"
    )
    assert answer.status_code == 400
    assert [each["pointer"] for each in answer.json()["errors"]] == ["/ground"]
    assert RecordLine.objects.filter(outcome="cannot-be-given").exists()


@pytest.mark.parametrize("said", ["Ulfs bil", "U-l-f U d s p r i n g", "UlfUdspring", "Ved udsprings hus"])
def test_a_name_bent_or_spelled_out_is_still_a_name(part, said):
    assert "names-of-others-left" in lacks("visitator", part, Wanted(Decision.REDACTED, redacted_text=said))


def test_an_agency_s_lawyer_is_shown_the_part_that_awaits_a_decision(part):
    with acting_as(actor("jurist")) as by:
        assert [each.pk for each in parts_for(by, part.request)] == [part.pk]


def test_a_lawyer_who_leads_an_agency_whose_staff_is_party_decides_and_answers_nothing():
    case = known()
    item(case)
    head = actor("afdelingsleder").person
    Staffing.objects.create(
        partnership=case.partnership, role="municipal-lawyer-dpo", person=head, order=99, valid_from=MONDAY
    )
    request = sought()
    assert AccessPartSight.objects.filter(part__request=request, person=head).exists()
    does("visitator", declare_staff_party, case_id=case.pk, agency_id=head.agency_id, reason="Works there")
    assert not AccessPartSight.objects.filter(part__request=request, person=head).exists()
    assert not AccessReplySight.objects.filter(reply__request=request, person=head).exists()
