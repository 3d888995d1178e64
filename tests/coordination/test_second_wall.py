"""The second wall (P6): with no question of access asked at all, the database shows nobody anything foreign."""

from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models import Q

from backend.api.models import StoredAnswer
from backend.archive import models as f
from backend.coordination import entrance_selectors, selectors
from backend.coordination import models as m
from backend.coordination.acute_selectors import acute_for
from backend.coordination.entrance_selectors import messages_for, referrals_for
from backend.coordination.moving_selectors import departures_for
from backend.coordination.selectors import cases_for, handovers_for
from backend.coordination.telling_selectors import wishes_for
from backend.coordination.udoever_note_selectors import notes_for, notes_sent_by
from backend.core.actor import STRANGER, Actor, Kind, acting_as, clock
from backend.core.models import RecordLine
from backend.core.reach import Reach, reaching
from backend.forums.models import AgendaPoint, Decision, DroppedDecision, Matter, MatterCase, Minutes
from backend.forums.selectors import matters_for
from backend.information import models as i
from backend.information.access import knows_of, reads
from backend.insight import models as a
from backend.insight.access import decides, sees_replies, sees_requests
from backend.notifications.models import Inbox, Notice
from backend.systems import models as s
from tests.cast import MONDAY, NAMES, actor, client
from tests.reading import ids
from tests.seeing import HOLDERS

pytestmark = pytest.mark.django_db
EVERYBODY = (*NAMES, "krisecenter", "nabo2", "nabo3", "naboleder")
OF_A_CASE = (m.CaseParty, m.ExternalReference, m.Seat, m.Recusal, m.HistoryLine, m.Telling)
OF_THOSE_WHO_HOLD_IT = (m.StaffParty, m.SealedAddress, m.OutsideReceiver)
OF_A_MOVE = (m.Relocation, m.Departure, m.FormerDecision)
OF_AN_ITEM = (i.Item, i.ItemAbout, i.Disclosure, i.DisclosureBasis, i.NotShared)
ROOMS = (Matter, AgendaPoint, Minutes, Decision, DroppedDecision, MatterCase)
OF_A_PART = (a.AccessPart, a.PartProposal, a.PartApproval)
OF_A_REQUEST = (a.AccessRequest, a.AccessReply, a.AccessAnswer, a.AccessSubject, *OF_A_PART)
WALLED = (
    m.Case,
    *OF_A_CASE,
    *OF_THOSE_WHO_HOLD_IT,
    *OF_A_MOVE,
    m.AcuteAccess,
    m.Handover,
    m.Offer,
    m.Wish,
    m.Referral,
    m.Message,
    m.UdoeverNote,
    m.RingRequest,
    m.PassedAround,
    *ROOMS,
    Notice,
    Inbox,
    StoredAnswer,
    RecordLine,
    *OF_AN_ITEM,
    i.Consent,
    f.Bundle,
    f.BundlePaper,
    f.JournalReminder,
    f.Removal,
    *OF_A_REQUEST,
    s.Feed,
    s.FeedEvent,
    s.Webhook,
    s.Delivery,
    s.DeliveryTry,
    s.WebhookDeed,
    s.FormerSecret,
    s.SystemDeed,
)

# views give ids of rows and people, and nothing of what the rows say: each is a sight relation. Of a consent that was
# withdrawn, when: who leans on it reads neither the consent nor the disclosure. `granted` is what `case_sight` begins
# from, before what is forbidden is taken away
SIGHTS = {
    "able",
    "granted",
    "forbidden",
    "case_head",
    "address_sight",
    "case_sight",
    "handover_sight",
    "departure_sight",
    "former_decision_sight",
    "referral_sight",
    "message_sight",
    "wish_sight",
    "acute_sight",
    "case_outline",
    "case_place",
    "item_sight",
    "consent_sight",
    "item_answered_for",
    "item_withdrawn",
    "investigating",
    "udoever_note_sight",
    "ring_request_sight",
    "passed_around_sight",
    "forum_sight",
    "matter_sight",
    "bundle_sight",
    "filing_place",
    "former_sight",
    "held_case",
    "access_office",
    "access_request_sight",
    "access_reply_sight",
    "access_part_sight",
    "access_answer_sight",
    "access_item_sight",
    "fed_place",
    "reference_sight",
    "webhook_sight",
    "system_sight",
}
# what the application may do no other way, and the clock alone: texts whose time is over go
BY_THE_OWNER = {"forget", "forget_record"}


def found(model, field: str = "pk") -> set[UUID]:
    """Every row the database gives, no question asked."""
    return set(model.objects.values_list(field, flat=True))


def asked(question: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("username", EVERYBODY)
def test_nobody_finds_a_row_the_first_wall_would_not_show(world, entrance, username):
    reader = actor(username)
    cases = {case.pk for case in cases_for(reader)}
    handovers = {row.pk: row.case_id for row in handovers_for(reader)}
    wishes = {row.pk: row.case_id for row in wishes_for(reader)}
    acute = {row.pk: row.case_id for row in acute_for(reader)}
    referrals, messages = {row.pk for row in referrals_for(reader)}, {row.pk for row in messages_for(reader)}
    sent = set(m.Message.objects.filter(sender=reader.id).values_list("pk", flat=True))
    held = {case.pk for case in cases_for(reader) if reader.id in (case.coordinator_id, case.deputy_id)}
    left = {row.pk for row in departures_for(reader)}
    left |= set(m.Departure.objects.filter(case__in=held).values_list("pk", flat=True))
    matters = {row.pk for row in matters_for(reader)}
    notes = {row.pk for row in notes_for(reader)}
    with acting_as(reader):
        assert all(found(model, "case_id") <= held for model in OF_THOSE_WHO_HOLD_IT)
        assert found(m.Case) == cases | {*handovers.values(), *wishes.values(), *acute.values()}
        assert all(found(model, "case_id") <= cases for model in OF_A_CASE)
        assert (found(m.Handover), found(m.Wish), found(m.AcuteAccess)) == (
            set(handovers),
            set(wishes),
            set(acute),
        )
        assert found(m.Offer, "handover_id") | found(m.Relocation) <= set(handovers)
        assert found(m.FormerDecision) <= found(m.Departure) == left
        assert (found(m.Referral), found(m.Message)) == (referrals, messages | sent)
        assert found(m.UdoeverNote) == notes | set(notes_sent_by(reader).values_list("pk", flat=True))
        asked_for = m.RingRequest.objects.filter(note__in=notes).values_list("case_id", flat=True)
        assert found(m.RingRequest, "case_id") <= cases | set(asked_for)
        assert found(Matter) == matters and all(found(each, "matter_id") <= matters for each in ROOMS[1:])
        assert found(MatterCase, "case_id") <= cases
        assert found(Notice, "inbox_id") <= {reader.id}


@pytest.mark.parametrize("username", ["koordinator", "stedfortraeder", "dsc", "leder", "psykiatri", "drift"])
def test_nobody_finds_an_item_or_consent_but_those_it_is_for(world, username):
    reader = actor(username)
    shown = {row.pk for row in i.Item.objects.filter(reads(reader))}
    own = set(i.ItemSight.objects.filter(person=reader.id, why="own").values_list("item_id", flat=True))
    consents = {row.pk for row in i.Consent.objects.filter(knows_of(reader))}
    assert bool(own) == bool(consents) == (username in HOLDERS["informed"].split())
    with acting_as(reader):
        assert found(i.Item) == found(i.ItemAbout, "item_id") == shown
        assert found(i.Disclosure, "item_id") | found(i.NotShared, "item_id") <= own
        assert found(i.DisclosureBasis, "item_id") <= own
        assert found(i.Consent) == consents


@pytest.mark.parametrize(
    "username", ["visitator", "stedfortraeder", "jurist", "afdelingsleder", "nabo", "drift"]
)
def test_nobody_finds_a_request_or_a_part_but_those_it_is_for(world, username):
    reader = actor(username)
    requests = set(a.AccessRequest.objects.filter(sees_requests(reader)).values_list("pk", flat=True))
    replies = set(a.AccessReply.objects.filter(sees_replies(reader)).values_list("pk", flat=True))
    parts = set(a.AccessPart.objects.filter(decides(reader)).values_list("pk", flat=True))
    assert bool(parts) == (username in ("visitator", "stedfortraeder", "jurist"))
    with acting_as(reader):
        assert (found(a.AccessRequest), found(a.AccessReply), found(a.AccessPart)) == (
            requests,
            replies,
            parts,
        )
        assert found(a.PartProposal, "part_id") | found(a.PartApproval) <= parts
        assert bool(found(a.AccessAnswer)) == bool(parts)
        assert not found(a.AccessSubject)


@pytest.mark.parametrize("username", ["nabo", "dsc", "leder", "fremmed", "drift", "koordinator"])
def test_with_the_first_wall_taken_down_the_api_lists_nothing_foreign(world, undone, monkeypatch, username):
    lists = ("/api/v1/cases?page_size=100", "/api/v1/handovers?page_size=100", "/api/v1/referrals")
    before = [ids(client(username), path) for path in lists]
    offered = {str(row.case_id) for row in handovers_for(actor(username))}
    offered |= {str(row.case_id) for row in wishes_for(actor(username))}
    for module in (selectors, entrance_selectors):
        for name in [name for name in vars(module) if name.startswith("sees")]:
            monkeypatch.setattr(module, name, lambda actor: Q())
    cases, handovers, referrals = (ids(client(username), path) for path in lists)
    assert (handovers, referrals) == (before[1], before[2])
    assert before[0] <= cases <= before[0] | offered


@pytest.mark.parametrize("who", [STRANGER, Actor(Kind.SYSTEM, for_whom="fagsystem")])
def test_who_is_nobody_finds_nothing(world, entrance, who):
    with acting_as(who):
        assert not any(found(model) for model in WALLED)


def test_where_nobody_acts_nothing_is_found(world, entrance):
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.actor', '', true), set_config('app.reach', '', true)")
    assert not any(found(model) for model in WALLED)


def test_the_clock_finds_what_is_due(world):
    everything = found(m.Case)
    with acting_as(clock("sweep")):
        assert found(m.Case) == everything


def test_a_reach_ends_where_it_began(world):
    with acting_as(actor("fremmed")):
        with reaching(Reach.DEED):
            assert found(m.Case)
        assert not found(m.Case)


def test_a_reach_that_fails_is_taken_back(world):
    with acting_as(actor("fremmed")):
        with pytest.raises(ZeroDivisionError), transaction.atomic(), reaching(Reach.DEED):
            1 / 0  # noqa: B018
        assert not found(m.Case)


def test_who_acts_inside_a_reach_does_not_have_it(world):
    with acting_as(clock("sweep")), reaching(Reach.DEED), acting_as(actor("fremmed")):
        assert not found(m.Case)


def test_writing_takes_a_deed(world):
    seen = world["accepted"]
    with acting_as(actor("koordinator")):
        assert found(m.Case) and not m.Case.objects.update(number="forged")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            m.HistoryLine.objects.create(case=seen, at=MONDAY, actor_kind="person", what="opened")


def test_every_table_with_a_person_of_a_case_in_it_stands_behind_the_wall():
    ours = {model._meta.db_table for model in WALLED}
    tables = "select distinct relname from pg_class join pg_attribute on attrelid = pg_class.oid where relkind = 'r'"
    telling = "attname in ('case_id', 'cpr_index', 'safe_number', 'inbox_id', 'about', 'body')"
    assert {*asked(f"{tables} and {telling}")} <= ours
    assert {*asked(f"{tables} and relrowsecurity")} == ours


def test_there_is_no_way_over_the_wall_but_the_sight_relations():
    """A view of the owner, or a function with its rights, would look over it."""
    ours = "'public'::regnamespace"
    views = f"select relname from pg_class where relkind in ('v', 'm') and relnamespace = {ours}"
    assert {*asked(f"{views} and not coalesce('security_invoker=true' = any(reloptions), false)")} == SIGHTS
    functions = asked(f"select proname from pg_proc where prosecdef and pronamespace = {ours}")
    assert {*functions} == BY_THE_OWNER


# a leader keeps the receipt of what they took in: to lose it would tell that there is a case
BY_RECUSAL_ALONE = {"forbidden", "access_request_sight"}


def test_who_may_not_know_of_a_case_is_asked_of_one_view():
    """A sight view that names the recused itself forgets the leaders whose agency's staff is party."""
    naming = asked(
        "select relname from pg_class where relkind = 'v' and pg_get_viewdef(oid) ~ '\\mrecusal\\M'"
    )
    assert {*naming} <= BY_RECUSAL_ALONE
