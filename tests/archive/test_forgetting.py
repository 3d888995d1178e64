"""What has been kept long enough goes, with a line for each removal; nothing goes early, unfiled or while it is asked
for (model L15, L10)."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from backend.archive.models import Removal, Retention
from backend.archive.removal_selectors import removals_for
from backend.archive.use_cases import forgetting
from backend.archive.use_cases.journaling import remind
from backend.coordination.models import Case
from backend.coordination.selectors import case_for, cases_for
from backend.coordination.use_cases import telling
from backend.coordination.use_cases.cases import reopen
from backend.core.actor import acting_as, clock
from backend.core.sealing import BrokenSeal, SealedTextField, blind_index, unseal
from backend.insight.models import AccessRequest
from backend.notifications.models import Notice
from tests.archive.filing import A_DAY, TWO_YEARS, all_of, closes, journals, kinds, makes
from tests.cast import MONDAY, actor, client
from tests.information.knowing import agency, agrees, knows, shares
from tests.insight.asking import row as asks
from tests.situations import does, seated

pytestmark = pytest.mark.django_db
CPR = "3112990001"
CANARY = "kanariefugl"
FORGET = "select forget(%s, %s, 24, %s)"


@pytest.fixture
def case() -> Case:
    """Closed, with a canary in every text; the municipality and DSC have both written, and DSC has received."""
    found = seated()
    exposed = found.parties.get()
    exposed.name, exposed.cpr, exposed.cpr_index = f"Ulla {CANARY}", CPR, blind_index(CPR)
    exposed.safe_number = exposed.safe_times = exposed.not_to_be_told = CANARY
    exposed.save()
    Case.objects.filter(pk=found.pk).update(
        exposed_index=blind_index(CPR), findable="consent", summary=CANARY
    )
    agrees(found, "dsc")
    shares("koordinator", knows("koordinator", found, text=CANARY), "dsc", necessity=CANARY)
    knows("dsc", found, text=CANARY)
    said = telling.Said("meeting", advice="answer-the-udoever", note=CANARY)
    does("koordinator", telling.tell, case_id=found.pk, said=said)
    return found


@pytest.fixture
def filed(case) -> Case:
    """Both agencies have it in their journals."""
    journals("dsc", case)
    closes(case)
    journals("koordinator", case)
    return case


def everywhere() -> list[tuple[str, str]]:
    """(table, column) of every column of text or bytes that we have, the record's own left to its own term."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns join information_schema.tables "
            "using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE' "
            "and data_type in ('text', 'character varying', 'bytea', 'jsonb', 'json', 'ARRAY')"
        )
        return cursor.fetchall()


def opened(text: str) -> str:
    """As it reads: what is sealed is opened first."""
    name = text.partition(":")[0]
    try:
        return unseal(text) if name in settings.SEALING_KEYS else text
    except BrokenSeal:
        return text


def found(*markers: str) -> set[str]:
    """Every column in which one of them stands, sealed or not."""
    places = set()
    for table, column in everywhere():
        with connection.cursor() as cursor:
            cursor.execute(f'select "{column}"::text from "{table}" where "{column}" is not null')
            texts = [opened(row[0]) for row in cursor.fetchall()]
        if any(marker in text for marker in markers for text in texts):
            places.add(f"{table}.{column}")
    return places


def test_when_every_term_has_run_no_table_knows_the_person(filed):
    markers = (CANARY, CPR, blind_index(CPR), "26/1234")
    assert {"case_party.name", "item.text", "bundle.journal_number", "cases.exposed_index"} <= found(*markers)
    forgetting.sweep(at=TWO_YEARS)
    assert found(*markers) == set()


def test_ids_codes_and_dates_stay(filed):
    lines = filed.history.count()
    forgetting.sweep(at=TWO_YEARS)
    filed.refresh_from_db()
    assert (filed.state, filed.outcome, filed.history.count()) == ("closed", "stalking", lines)
    assert filed.items.count() == 2 and filed.closed_at


def test_a_former_reader_finds_number_dates_outcome_and_no_person(filed):
    forgetting.sweep(at=TWO_YEARS)
    reader = actor("koordinator")
    assert filed.pk in {row.pk for row in cases_for(reader)}
    shown = case_for(reader, filed.pk)
    assert (
        shown.number and shown.outcome == "stalking" and not [p.name for p in shown.parties.all() if p.name]
    )
    asked = client("koordinator").post(
        "/api/v1/coordinator-lookup", {"cpr": CPR, "reason": "At the door"}, format="json"
    )
    assert asked.json()["coordinators"] == []


def test_every_removal_is_a_line(filed):
    gone = forgetting.sweep(at=TWO_YEARS)
    lines = Removal.objects.filter(case=filed)
    assert gone and sum(each.count for each in lines) == gone + 1  # and that the case is done with
    assert {each.rule for each in lines} == {"agency-term", "last-term"}
    assert lines.get(what="case_party.cpr").agency is None
    assert lines.filter(agency=agency("dsc"), what="item.text").get().count == 1
    shown = removals_for(actor("administrator"), filed.partnership.slug)
    names = {actor(who).person.employer.name for who in ("dsc", "koordinator")}
    assert {each.agency for each in shown} == {"", *names}


def test_a_second_sweep_finds_nothing(filed):
    forgetting.sweep(at=TWO_YEARS)
    assert forgetting.sweep(at=TWO_YEARS + A_DAY) == 0


def test_nothing_goes_before_its_term(filed):
    assert forgetting.sweep(at=MONDAY + timedelta(days=700)) == 0


def test_nothing_goes_before_it_is_journaled(case):
    closes(case)
    makes("koordinator", case)
    assert forgetting.sweep(at=TWO_YEARS) == 0


def test_nothing_goes_that_was_written_after_the_bundle(case):
    journals("dsc", case)
    journals("koordinator", case)
    knows("koordinator", case, text=f"{CANARY} again")
    closes(case)
    assert forgetting.sweep(at=TWO_YEARS)
    assert case.items.filter(controller=agency("koordinator"), text="").count() == 0


def test_what_was_received_stays_until_its_receiver_has_it(case):
    closes(case)
    journals("koordinator", case)
    forgetting.sweep(at=TWO_YEARS)
    assert set(case.items.values_list("text", flat=True)) == {CANARY}


def test_whoever_sat_there_takes_what_they_had_to_the_journal_afterwards(case):
    closes(case)
    assert case.seats.get().left_at
    made = makes("dsc", case)
    assert {*kinds(made)} == {"case", "item", "received", "disclosure"} and "Ulla" not in all_of(made)
    journals("dsc", case)
    journals("koordinator", case)
    assert forgetting.sweep(at=TWO_YEARS) and not case.parties.get().name


def test_nothing_goes_while_somebody_waits_for_access(filed):
    request: AccessRequest = asks(cpr=CPR, cpr_index=blind_index(CPR))
    assert forgetting.sweep(at=TWO_YEARS) == 0
    with pytest.raises(DatabaseError, match="waits for access"):
        asked_to_forget(filed, None, TWO_YEARS)
    AccessRequest.objects.filter(pk=request.pk).delete()
    assert forgetting.sweep(at=TWO_YEARS)


def test_one_agencys_term_leaves_the_others_and_the_persons_name(filed):
    Retention.objects.create(agency_id=agency("dsc"), months=6)
    forgetting.sweep(at=MONDAY + timedelta(days=200))
    assert filed.items.get(controller=agency("dsc")).text == ""
    assert filed.items.get(controller=agency("koordinator")).text == CANARY
    assert filed.parties.get().name


def asked_to_forget(case: Case, whose: UUID | None, at: datetime, by: str = "archive") -> None:
    with acting_as(clock(by)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORGET, [case.pk, whose, at])


def test_the_database_itself_removes_nothing_early(filed):
    for whose in (agency("dsc"), None):
        with pytest.raises(DatabaseError, match="has not run out"):
            asked_to_forget(filed, whose, MONDAY + timedelta(days=700))


def test_nobody_but_the_clock_removes(filed):
    at_the_end = [filed.pk, None, TWO_YEARS]
    with (
        pytest.raises(DatabaseError, match="only the clock"),
        acting_as(actor("drift")),
        transaction.atomic(),
    ):
        connection.cursor().execute(FORGET, at_the_end)


def test_the_application_changes_no_removal_and_no_rule():
    for statement in ("update removal set count = 0", "delete from removal", "delete from forgettable"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


# not of one case: what others decide the time of, or what a day takes
OTHERS_TO_DECIDE = {"record_line", "stored_answer", "legal_decision", "webhook", "webhook_former_secret"}
# in no bundle yet, and nothing goes that is not filed: rooms, requests for access, notes of no case (decision 0016)
NOT_FILED_YET = {
    "matter", "agenda_point", "minutes", "decision", "dropped_decision", "access_request", "access_answer",
    "part_proposal", "udoever_note",
}  # fmt: skip


def test_every_sealed_text_of_a_case_is_named_among_what_goes():
    with connection.cursor() as cursor:
        cursor.execute("select place, field from forgettable")
        named = set(cursor.fetchall())
    sealed = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedTextField)
    }
    assert {each for each in sealed if each[0] not in OTHERS_TO_DECIDE | NOT_FILED_YET} <= named


def test_an_agency_is_told_once_that_its_journal_lacks_something(case):
    late = MONDAY + timedelta(days=15)
    assert remind(at=MONDAY + A_DAY) == 0
    assert remind(at=late) == 2 and remind(at=late) == 0
    told = Notice.objects.filter(kind="not-journaled").values_list("inbox__person__username", flat=True)
    assert sorted(told) == ["dsc", "koordinator"]


def test_a_case_that_was_reopened_is_kept_anew(filed):
    does("koordinator", reopen, case_id=filed.pk)
    assert forgetting.sweep(at=TWO_YEARS) == 0
