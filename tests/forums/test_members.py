"""Who is in a room and who leads it, as whoever keeps the partnership says: nothing is deleted, all of it on record."""

from functools import partial

import pytest

from backend.agencies.models import Forum, ForumMember
from backend.coordination.use_cases import people
from backend.core.models import RecordLine
from backend.core.refusals import NotFound, NotPermitted, NotPossible, Unusable
from backend.forums.models import ForumSight
from backend.forums.use_cases import matters, members
from tests.cast import MONDAY, NAMES, actor, client
from tests.racing import at_once, failures
from tests.situations import does
from tests.udoevers_side import A_MATTER, discussed_again

ESBJERG = {"partnership": "tryg-i-esbjerg", "kind": "psp"}
PATH = "/api/v1/partnerships/tryg-i-esbjerg/forums/psp/members"


def keeps(deed, whom: str, who: str = "administrator", **more) -> ForumMember:
    return does(who, deed, person=actor(whom).id, **{**ESBJERG, **more})


def in_the_room() -> dict[str, str]:
    """As sight says it."""
    room = Forum.objects.get(partnership__slug="tryg-i-esbjerg", kind="psp")
    return dict(ForumSight.objects.filter(forum=room).values_list("person__username", "why"))


def block_the_chair() -> None:
    does("administrator", people.block, person_id=actor("psp").id)


@pytest.mark.django_db
def test_where_the_chair_is_blocked_another_is_named_and_opens_and_closes():
    matter = discussed_again()
    block_the_chair()
    keeps(members.name_chair, "psykiatri")
    assert in_the_room() == {"psykiatri": "chair", "stalkingkontakt": "member"}
    assert does("psykiatri", matters.close, matter_id=matter.pk).closed_at
    assert does("psykiatri", matters.open_matter, wanted=A_MATTER)


@pytest.mark.django_db
def test_whoever_led_the_room_stays_in_it_and_leads_it_no_more():
    keeps(members.name_chair, "psykiatri")
    assert in_the_room() == {"psp": "member", "psykiatri": "chair", "stalkingkontakt": "member"}


@pytest.mark.django_db
def test_what_was_is_ended_and_not_changed():
    before = set(ForumMember.objects.filter(ended_at=None).values_list("pk", flat=True))
    named = keeps(members.name_chair, "psykiatri")
    ended = ForumMember.objects.filter(ended_at=MONDAY, pk__in=before)
    assert set(ended.values_list("person__username", "chairs")) == {("psp", True), ("psykiatri", False)}
    assert (named.since, named.chairs) == (MONDAY, True)


@pytest.mark.django_db
def test_it_is_on_record_who_named_whom():
    named = keeps(members.name_chair, "psykiatri")
    (line,) = RecordLine.objects.filter(act="room-chair-named")
    assert (line.actor, line.about) == (actor("administrator").id, f"forum-member:{named.pk}")
    acts = set(RecordLine.objects.filter(at=MONDAY).values_list("act", flat=True))
    assert {"room-chair-ended", "room-member-ended", "room-member-added"} <= acts


@pytest.mark.django_db
def test_nobody_leads_the_room_who_is_not_let_into_it():
    for whom in ("boern", "efterforsker"):
        with pytest.raises(Unusable, match="not-in-the-room"):
            keeps(members.name_chair, whom)
    does("administrator", people.block, person_id=actor("psykiatri").id)
    with pytest.raises(Unusable, match="not-in-the-room"):
        keeps(members.name_chair, "psykiatri")


@pytest.mark.django_db
def test_whoever_leads_it_already_is_not_named_again():
    with pytest.raises(NotPossible, match="not-in-this-state"):
        keeps(members.name_chair, "psp")


@pytest.mark.django_db
def test_somebody_of_the_partnership_is_let_in_and_reads_and_taken_out_and_does_not():
    matter = discussed_again()
    path = f"/api/v1/matters/{matter.pk}"
    keeps(members.add_member, "boern")
    assert client("boern").get(path).status_code == 200
    keeps(members.end_member, "boern")
    assert client("boern").get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("whom", ["efterforsker", "anklager", "betjent", "nabo", "fremmed"])
def test_nobody_is_let_in_from_the_investigation_or_from_outside(whom):
    with pytest.raises(Unusable, match="cannot-be-in-the-room"):
        keeps(members.add_member, whom)


@pytest.mark.django_db
def test_nobody_lets_themselves_in():
    for deed in (members.add_member, members.name_chair):
        with pytest.raises(NotPermitted):
            keeps(deed, "administrator")


@pytest.mark.django_db
@pytest.mark.parametrize("deed", [members.name_chair, members.add_member, members.end_member])
def test_only_whoever_keeps_the_partnership_says_who_is_in_its_rooms(deed):
    for who in set(NAMES) - {"administrator", "psykiatri"}:
        with pytest.raises(NotPermitted):
            keeps(deed, "psykiatri", who)


@pytest.mark.django_db
def test_whoever_leads_the_room_is_not_taken_out_of_it():
    with pytest.raises(NotPossible, match="leads-the-room"):
        keeps(members.end_member, "psp")


@pytest.mark.django_db
@pytest.mark.parametrize("where", [{"kind": "steering"}, {"kind": "no-such"}, {"partnership": "no-such"}])
def test_there_is_no_room_but_of_psp_and_ksp(where):
    with pytest.raises(NotFound):
        keeps(members.name_chair, "dsc", **where)


@pytest.mark.django_db
def test_who_is_in_the_room_is_read_by_whoever_keeps_the_partnership():
    block_the_chair()
    shown = client("administrator").get(PATH).json()["results"]
    assert [(each["chairs"], each["acts"]) for each in shown] == [(True, False), (False, True), (False, True)]
    assert client("psykiatri").get(PATH).status_code == 403


def test_of_two_chairs_named_at_once_one_leads_and_nobody_is_lost(cloned_database):
    named = at_once([partial(keeps, members.name_chair, whom) for whom in ("psykiatri", "stalkingkontakt")])
    assert not failures(named)
    assert sorted(in_the_room().values()) == ["chair", "member", "member"]
