"""A partnership as it is read from the database: one statement, and what a hand-built snapshot would say."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import F

from backend.agencies import models as who
from backend.agencies.hours import ROUND_THE_CLOCK, write_hours
from backend.responsibilities import snapshot as pure
from backend.responsibilities.models import Staffing
from backend.responsibilities.reach import reachable_for
from backend.responsibilities.snapshots import snapshot_of, snapshots_covering
from backend.responsibilities.vocabulary import Text
from tests.api.counting import counted

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
ESBJERG = "tryg-i-esbjerg"


def read(slug, at=MONDAY) -> pure.Snapshot:
    found = snapshot_of(slug, at)
    assert found
    return found


def esbjerg() -> pure.Snapshot:
    return read(ESBJERG)


def person(username):
    return who.Person.objects.get(username=username)


def names(found, role="primary-coordinator", municipality="0561", at=MONDAY):
    """Who is there for the role, as staffed; lines left out."""
    there = reachable_for(found, role, municipality)
    return [each.who.name for each in there if isinstance(each.who, pure.Person) and each.is_present(at)]


def a_partnership(*municipalities, slug="tryg-paa-proeve", district="1470", live_from=SINCE):
    made = who.Partnership.objects.create(
        slug=slug, name="På prøve", police_district_id=district, live_from=live_from
    )
    for code in municipalities:
        who.Coverage.objects.create(partnership=made, municipality_id=code)
    return made


def test_one_statement_reads_a_partnership_whatever_its_size():
    with counted() as asked:
        assert read("tryg-i-sydoestjylland").places
    assert len(asked) == 1, str(asked)


def test_one_statement_reads_all_that_cover_scene_and_residence():
    with counted() as asked:
        found = snapshots_covering(["0561", "0630"], MONDAY)
    assert {each.slug for each in found} == {ESBJERG, "tryg-i-sydoestjylland"}
    assert len(asked) == 1, str(asked)


def test_what_has_not_changed_is_not_worked_out_again_and_what_has_is_seen_at_once():
    before = esbjerg()
    assert esbjerg() is before
    who.Person.objects.filter(username="visitator").update(phone="00 00 00 08")
    assert "00 00 00 08" in {each.phone for each in esbjerg().people}


def test_where_there_is_none_nothing_is_read():
    assert snapshot_of("no-such", MONDAY) is None
    assert snapshots_covering(["0101"], MONDAY) == []


def test_a_small_partnership_is_read_as_one_would_write_it_by_hand():
    made = a_partnership("0101")
    agency = who.Agency.objects.create(name="Prøvekommunen", kind="municipality")
    who.Partner.objects.create(partnership=made, agency=agency, since=SINCE)
    hours, tried = write_hours(ROUND_THE_CLOCK), date(2026, 11, 20)
    shared = {"agency": agency, "phone": "00 00 00 09", "hours": hours, "checked_on": tried}
    eva = who.Person.objects.create(username="eva", name="Eva", title="Visitator", **shared)
    line = who.ContactLine.objects.create(title_da="Linje", title_en="Line", public=True, **shared)
    who.Post.objects.create(partnership=made, person=eva, agency=agency, since=SINCE)
    role = {"partnership": made, "role": "stalkingvisitator", "valid_from": SINCE}
    Staffing.objects.create(order=2, line=line, audience="child", **role)
    Staffing.objects.create(order=1, person=eva, municipality_id="0101", hours=hours, **role)

    found = read("tryg-paa-proeve")

    by_hand = pure.Person(
        str(eva.pk), "Eva", "Visitator", "00 00 00 09", "Prøvekommunen", ROUND_THE_CLOCK, tried,
        in_post_from=SINCE,
    )  # fmt: skip
    answered = pure.Line(
        Text("Linje", "Line"), "00 00 00 09", "Prøvekommunen", ROUND_THE_CLOCK, tried, public=True
    )
    assert found.municipalities == (pure.Municipality("0101", "København", "Region Hovedstaden"),)
    assert found.people == (by_hand,)
    assert found.places == (
        pure.Place("stalkingvisitator", 1, person=by_hand, municipality="0101", hours=ROUND_THE_CLOCK,
                   valid_from=SINCE),
        pure.Place("stalkingvisitator", 2, line=answered, audience="child", valid_from=SINCE),
    )  # fmt: skip


def test_the_municipalities_own_come_before_those_of_the_whole_partnership():
    found = read("tryg-i-sydoestjylland")
    assert names(found, "stalkingvisitator", "0630") == [
        "Vera Vinding",
        "Valborg Vindelev",
        "Filippa Flemming",
        "Folmer Fuglebjerg",
    ]
    assert names(found, "stalkingvisitator", "0615") == ["Filippa Flemming", "Folmer Fuglebjerg"]


def test_somebody_staffed_without_a_post_is_nobody():
    fremmed = Staffing(person=person("fremmed"), role="primary-coordinator", order=9, valid_from=SINCE)
    fremmed.partnership = who.Partnership.objects.get(slug=ESBJERG)
    fremmed.save()
    assert "Frode Fremholt" not in names(esbjerg())


def test_a_post_counts_from_its_day_to_its_end():
    who.Post.objects.filter(person__username="koordinator").update(ended_at=MONDAY + A_DAY)
    assert names(esbjerg()) == ["Karen Kofod", "Steen Stenild"]
    assert names(esbjerg(), at=MONDAY + A_DAY) == ["Steen Stenild"]
    assert names(esbjerg(), at=SINCE - A_DAY) == []


def test_somebody_who_came_back_stands_in_the_newer_post():
    old = who.Post.objects.get(person__username="koordinator")
    who.Post.objects.filter(pk=old.pk).update(ended_at=SINCE + A_DAY)
    who.Post.objects.create(
        partnership=old.partnership, person=old.person, agency=old.agency, since=SINCE + 2 * A_DAY
    )
    assert names(esbjerg()) == ["Karen Kofod", "Steen Stenild"]


def test_a_place_that_has_ended_is_empty_from_then_on():
    Staffing.objects.filter(person__username="koordinator").update(valid_until=MONDAY)
    assert names(esbjerg()) == ["Steen Stenild"]
    assert names(esbjerg(), at=MONDAY - A_DAY) == ["Karen Kofod", "Steen Stenild"]


def test_somebody_blocked_is_gone_at_once():
    who.Person.objects.filter(username="koordinator").update(blocked_at=MONDAY)
    assert names(esbjerg()) == ["Steen Stenild"]


def test_while_somebody_is_away_the_stand_in_is_there():
    who.Absence.objects.create(
        person=person("koordinator"),
        stand_in=person("visitator"),
        starts_at=MONDAY,
        ends_at=MONDAY + A_DAY,
    )
    assert names(esbjerg()) == ["Vibeke Visholm", "Steen Stenild"]
    assert names(esbjerg(), at=MONDAY + A_DAY) == ["Karen Kofod", "Steen Stenild"]


def test_a_line_taken_out_of_use_is_gone():
    lines = who.ContactLine.objects.filter(title_da="Vagtcentralen, Syd- og Sønderjyllands Politi")
    assert lines.update(ended_at=MONDAY) == 1
    (line,) = reachable_for(esbjerg(), "police-duty-desk", "0561")
    assert (line.is_present(MONDAY - A_DAY), line.is_present(MONDAY)) == (True, False)


@pytest.mark.parametrize(
    ("day", "region"), [("2026-12-31", "Region Hovedstaden"), ("2027-01-01", "Region Østdanmark")]
)
def test_a_municipality_lies_in_the_region_of_that_day(day, region):
    a_partnership("0101")
    noon = datetime.fromisoformat(f"{day}T12:00:00+01:00")
    assert [each.region for each in read("tryg-paa-proeve", noon).municipalities] == [region]


def test_the_reform_happens_at_midnight_in_denmark():
    a_partnership("0101")
    just_after = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
    before = just_after - timedelta(seconds=1)
    regions = [read("tryg-paa-proeve", at).municipalities[0].region for at in (before, just_after)]
    assert regions == ["Region Hovedstaden", "Region Østdanmark"]


def test_a_municipality_that_moves_is_in_one_partnership_at_a_time():
    made, moving = a_partnership(), date(2027, 2, 1)
    coverage = who.Coverage.objects.filter(municipality="0630")
    coverage.update(valid_to=moving)
    who.Coverage.objects.create(partnership=made, municipality_id="0630", valid_from=moving)
    on_the_day = datetime(2027, 2, 1, 12, tzinfo=UTC)
    found = {
        at: {each.slug for each in snapshots_covering(["0630"], at)}
        for at in (on_the_day - A_DAY, on_the_day)
    }
    assert list(found.values()) == [{"tryg-i-sydoestjylland"}, {"tryg-paa-proeve"}]
    assert read("tryg-i-sydoestjylland", on_the_day).municipality("0630") is None
    assert read("tryg-paa-proeve", on_the_day - A_DAY).municipalities == ()


def test_a_municipality_that_left_and_came_back_is_there_once():
    coverage = who.Coverage.objects.get(municipality="0561")
    who.Coverage.objects.filter(pk=coverage.pk).update(valid_to=date(2026, 11, 10))
    who.Coverage.objects.create(
        partnership=coverage.partnership, municipality_id="0561", valid_from=date(2026, 11, 20)
    )
    assert [each.code for each in esbjerg().municipalities] == ["0561"]


def test_a_partnership_covers_nothing_before_it_is_live_but_can_be_prepared():
    a_partnership("0101", live_from=None)
    assert snapshots_covering(["0101"], MONDAY) == []
    assert read("tryg-paa-proeve").municipality("0101")


def test_the_order_is_that_of_the_staffing_however_the_rows_lie():
    Staffing.objects.filter(role="primary-coordinator", municipality="0561").update(order=9 - F("order"))
    assert names(esbjerg()) == ["Steen Stenild", "Karen Kofod"]
