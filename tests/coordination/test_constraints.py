"""What the database itself refuses, by the sentence that names each refusal. No use case stands in between (P2, P3)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from backend.agencies.models import Absence, Partner, Person, Post
from backend.coordination.models import (
    Case,
    CaseParty,
    Departure,
    ExternalReference,
    FormerDecision,
    Handover,
    Message,
    Offer,
    OutsideReceiver,
    Recusal,
    Referral,
    Relocation,
    SealedAddress,
    Seat,
    StaffParty,
    Telling,
    Wish,
)
from backend.coordination.parties import Exposed
from backend.notifications.models import Notice
from tests import situations
from tests.cast import MONDAY, actor, opening
from tests.situations import does, latest

pytestmark = pytest.mark.django_db
LATER = MONDAY.replace(hour=10)


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """The statement is refused, and the constraint that refuses it is named so."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        yield
    cause: Any = error.value.__cause__
    assert cause.diag.constraint_name == sentence


def one(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def again(row, **changes) -> None:
    """The same row once more, with changes, under a new key."""
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    row.id = type(row)._meta.pk.get_default()
    row.save()


def change(row, **changes) -> None:
    type(row).objects.filter(pk=row.pk).update(**changes)


class TestThePair:
    def test_a_deputy_is_somebody_else(self):
        case = situations.received()
        with refused("the_deputy_is_somebody_else"):
            change(case, deputy=case.coordinator_id)

    @pytest.mark.parametrize("column", ["coordinator", "deputy"])
    def test_neither_place_is_ever_empty(self, column):
        case = situations.received()
        with pytest.raises(IntegrityError, match="null value"), transaction.atomic():
            change(case, **{column: None})

    @pytest.mark.parametrize("who", ["fremmed", "nabo", "drift"])
    def test_an_outsider_coordinates_nothing(self, who):
        case = situations.received()
        with refused("an_open_case_is_coordinated_from_a_live_post"):
            change(case, coordinator=actor(who).id)

    def test_an_outsider_is_nobodys_deputy(self):
        case = situations.received()
        with refused("an_open_case_has_a_deputy_with_a_live_post"):
            change(case, deputy=actor("nabo").id)

    @pytest.mark.parametrize(
        ("who", "sentence"),
        [
            ("visitator", "an_open_case_is_coordinated_from_a_live_post"),
            ("stedfortraeder", "an_open_case_has_a_deputy_with_a_live_post"),
        ],
    )
    def test_a_post_that_holds_cases_does_not_end(self, who, sentence):
        situations.received()
        with refused(sentence):
            Post.objects.filter(person=actor(who).id).update(ended_at=MONDAY)

    def test_a_post_that_holds_only_closed_cases_ends(self):
        situations.closed()
        assert Post.objects.filter(person=actor("visitator").id).update(ended_at=MONDAY) == 1

    def test_somebody_with_a_live_post_is_not_made_inactive(self):
        with refused("a_live_post_is_held_by_somebody_active_at_that_agency"):
            Person.objects.filter(username="koordinator").update(is_active=False)

    def test_somebody_with_a_live_post_does_not_change_employer(self):
        with refused("a_live_post_is_held_by_somebody_active_at_that_agency"):
            Person.objects.filter(username="koordinator").update(agency=actor("dsc").person.agency)

    def test_an_agency_with_live_posts_does_not_leave(self):
        with refused("a_live_post_is_at_a_live_partner"):
            Partner.objects.filter(agency=actor("dsc").person.agency).update(ended_at=MONDAY)

    def test_a_case_is_not_moved_to_a_partnership_where_nobody_holds_it(self):
        case = situations.received()
        with pytest.raises(IntegrityError, match="live_post"), transaction.atomic():
            change(case, partnership=situations.neighbouring().partnership_id)


class TestOneExposedPerson:
    def test_has_one_open_case_in_a_partnership(self):
        case = does(
            "visitator", situations.cases.open_case, opening=opening(exposed=Exposed(cpr="0101010101"))
        )
        other = situations.received()
        with refused("one_open_case_per_exposed_person_and_partnership"):
            change(other, exposed_index=one(case).exposed_index)

    def test_may_have_a_case_in_two_partnerships(self):
        case = does(
            "visitator", situations.cases.open_case, opening=opening(exposed=Exposed(cpr="0101010101"))
        )
        index = one(case).exposed_index
        assert Case.objects.filter(pk=situations.neighbouring().pk).update(exposed_index=index) == 1

    def test_may_have_a_new_case_when_the_old_is_closed(self):
        Case.objects.filter(pk=situations.closed().pk).update(exposed_index="k:1")
        assert Case.objects.filter(pk=situations.received().pk).update(exposed_index="k:1") == 1


def lines() -> list[tuple[str, Callable[[], object]]]:
    """(the sentence, what it refuses)."""
    mid = situations
    return [
        ("a_case_is_in_a_known_state", lambda: change(mid.received(), state="lost")),
        ("a_closed_case_has_its_time_of_closing", lambda: change(mid.closed(), closed_at=None)),
        ("a_closed_case_has_its_time_of_closing", lambda: change(mid.received(), closed_at=MONDAY)),
        ("one_exposed_person_per_case", lambda: again(CaseParty.objects.get(case=mid.received()))),
        ("one_open_coordination_handover_per_case", lambda: again(latest(mid.offered()))),
        ("one_offer_at_a_time", lambda: again(latest(mid.offered()).offers.get(answer=""))),
        ("an_answer_has_its_time", lambda: change(latest(mid.offered()).offers.get(), answer="declined")),
        ("an_accepted_handover_has_a_holder", lambda: change(latest(mid.seated()), holder=None)),
        ("an_offer_has_a_deadline", lambda: change(latest(mid.offered()), respond_by=None)),
        ("a_handover_is_in_a_known_state", lambda: change(latest(mid.offered()), state="lost")),
        ("one_live_seat_per_person_and_role", lambda: again(Seat.objects.get(case=mid.seated()))),
        ("a_seat_is_in_a_known_wing", lambda: change(Seat.objects.get(case=mid.seated()), wing="left")),
        ("recused_once_per_case", lambda: again(Recusal.objects.filter(case=mid.recused()).first())),
        ("one_open_wish_of_a_kind_per_case", lambda: again(Wish.objects.get(case=mid.wished()))),
        ("what_was_told_says_by_whom_and_how", lambda: change(told_task(), told_at=LATER)),
        (
            "nobody_is_told_before_there_is_something_to_tell",
            lambda: change(
                told_task(), told_at=MONDAY.replace(year=2025), told_by=actor("dsc").id, channel="meeting"
            ),
        ),
        ("one_notice_per_number", lambda: again(a_notice())),
        ("notices_are_numbered_from_one", lambda: change(a_notice(), seq=0)),
        *beside_the_case(),
        *who_and_where(),
        *of_moves(),
    ]


def beside_the_case() -> list[tuple[str, Callable[[], object]]]:
    """The same, of what waits at the entrance, who is away and who there is."""
    mid = situations
    return [
        (
            "an_opened_referral_has_its_case",
            lambda: change(mid.referred(), state="opened", answered_at=LATER),
        ),
        ("an_answered_referral_has_its_time", lambda: change(mid.referred(), state="declined")),
        ("a_handled_message_says_by_whom", lambda: change(mid.noted(), handled_at=LATER)),
        ("one_absence_at_a_time", lambda: [away(), away()]),
        ("an_absence_ends_after_it_starts", lambda: away(ends_at=MONDAY)),
        (
            "an_absence_is_cancelled_before_it_begins",
            lambda: away(cancelled_at=LATER, cancelled_by_id=actor("dsc").id),
        ),
        ("a_cancelled_absence_says_by_whom", lambda: away(cancelled_at=MONDAY)),
        ("nobody_stands_in_for_themselves", lambda: away(stand_in_id=actor("dsc").id)),
        ("one_live_post_per_person_and_partnership", lambda: again(Post.objects.get(person=actor("dsc").id))),
        ("one_live_place_per_agency", lambda: again(Partner.objects.first())),
        ("one_reference_per_agency_wing_and_case", lambda: [refer(), refer()]),
    ]


def who_and_where() -> list[tuple[str, Callable[[], object]]]:
    """The same again, of those who may not know of a case and of the address nobody reads."""
    mid = situations
    return [
        ("staff_is_party_once_per_agency", lambda: again(StaffParty.objects.get(case=mid.staff_is_party()))),
        ("one_sealed_address_at_a_time", lambda: again(address())),
        ("an_ordinary_protection_lapses_on_a_day", lambda: change(address(), expires_on=None)),
        ("a_protection_lapses_after_it_began", lambda: change(address(), expires_on=MONDAY.date())),
        ("an_address_is_of_a_party_of_its_case", lambda: change(address(), case=mid.received())),
    ]


def of_moves() -> list[tuple[str, Callable[[], object]]]:
    """The same of a case that moves."""
    mid = situations
    return [
        ("one_open_move_per_case", lambda: again(mid.moving().handovers.get(kind="move"))),
        ("a_departure_is_of_a_known_kind", lambda: departed(mid.moved(), how="gone")),
        (
            "a_case_leaves_the_platform_to_a_confirmed_receiver",
            lambda: departed(mid.moved(), how="handed-out"),
        ),
        ("a_receiver_outside_has_confirmed_already", lambda: confirmed(mid.received(), LATER)),
    ]


def departed(case: Case, how: str) -> None:
    """Append-only: another line, never the same one changed."""
    again(case.departures.get(), how=how)


def confirmed(case: Case, at: datetime) -> OutsideReceiver:
    times = {"confirmed_at": at, "recorded_at": MONDAY}
    return OutsideReceiver.objects.create(case=case, recorded_by=case.coordinator, **times)


def told_task() -> Telling:
    return Telling.objects.get(case=situations.accepted(), told_at=None)


def address() -> SealedAddress:
    return SealedAddress.objects.get(case=situations.protected())


def away(**changes) -> Absence:
    wanted = {"person_id": actor("dsc").id, "starts_at": MONDAY, "ends_at": LATER}
    return Absence.objects.create(**{**wanted, **changes})


def refer() -> ExternalReference:
    case = Case.objects.first() or situations.received()
    return ExternalReference.objects.create(case=case, agency=actor("dsc").person.agency, reference="17")


def a_notice() -> Notice:
    case = situations.received()
    return Notice.objects.get(inbox=case.deputy_id)


@pytest.mark.parametrize(
    ("sentence", "doing"), lines(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_database_says_no(sentence, doing):
    with refused(sentence):
        doing()


def test_every_constraint_on_a_case_is_tried_here():
    models = (
        Case,
        CaseParty,
        Departure,
        ExternalReference,
        FormerDecision,
        Handover,
        Message,
        Offer,
        OutsideReceiver,
        Recusal,
        Referral,
        Relocation,
        SealedAddress,
        Seat,
        StaffParty,
        Telling,
        Wish,
    )
    declared = {constraint.name for model in models for constraint in model._meta.constraints}
    tried = {sentence for sentence, _ in lines()}
    assert declared - tried == {
        "the_deputy_is_somebody_else",
        "one_open_case_per_exposed_person_and_partnership",
        "a_party_is_of_one_case",  # follows from its id; others are tied to both
    }
