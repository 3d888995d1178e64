"""The demonstration: two partnerships that are ready, people who do not exist, numbers that reach nobody."""

import io
import re
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from backend.agencies import models as who
from backend.agencies.hours import read_hours
from backend.agencies.selectors import placements_on
from backend.config.demonstration.loading import SINCE, load
from backend.config.demonstration.reading import FOLDER, read
from backend.core.clock import now
from backend.responsibilities.book import model_in_force
from backend.responsibilities.models import Staffing
from backend.responsibilities.readiness import gaps
from backend.responsibilities.snapshots import snapshot_of
from tests.cast import NAMES, client

pytestmark = pytest.mark.django_db

LONGEST_FILE = 300
A_YEAR = timedelta(days=365)
READY = {"tryg-i-esbjerg": "administrator", "tryg-i-sydoestjylland": "naboleder"}
DEMONSTRATION_ONLY = (["load_demo"], ["demo_token", "visitator"])
TABLES = (
    *(who.Agency, who.Unit, who.Person, who.ContactLine, who.Partnership, who.Coverage),
    *(who.Partner, who.Post, who.Forum, who.ForumMember, Staffing),
)


def rows():
    return {table.__name__: table.objects.count() for table in TABLES}


def fills(role, municipality=None):
    staffed = Staffing.objects.filter(role=role, municipality=municipality, person__isnull=False)
    return list(staffed.order_by("order").values_list("person__username", flat=True))


@pytest.mark.parametrize("slug", READY)
def test_a_partnership_is_ready_for_the_year_to_come(slug):
    answer = client(READY[slug]).get(f"/api/v1/partnerships/{slug}/readiness")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "gaps": []})


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 6, 150])
def test_it_stays_ready_for_months_without_anybody_trying_a_number(days):
    at = now() + timedelta(days=days)
    found = snapshot_of("tryg-i-esbjerg", at)
    assert found
    assert gaps(model_in_force(at), found, at, at + A_YEAR) == []


def test_loading_again_changes_nothing():
    before = rows()
    assert load(read()) is False
    told = io.StringIO()
    call_command("load_demo", stdout=told)
    assert (rows(), told.getvalue()) == (before, "The demonstration was loaded before.\n")


@pytest.mark.parametrize("command", DEMONSTRATION_ONLY, ids=lambda command: command[0])
def test_outside_demonstration_mode_it_is_refused(command, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="not demonstration mode"):
        call_command(*command)


@pytest.mark.parametrize("command", DEMONSTRATION_ONLY, ids=lambda command: command[0])
def test_in_demonstration_mode_it_is_not(command, settings):
    settings.DEMO = True
    told = io.StringIO()
    call_command(*command, stdout=told)
    assert told.getvalue()


def test_there_is_no_token_for_somebody_outside_the_cast():
    with pytest.raises(CommandError):
        call_command("demo_token", "nobody")


def test_every_number_reaches_nobody_and_only_one_of_the_demonstration():
    phones = [
        *who.Person.objects.exclude(phone="").values_list("phone", flat=True),
        *who.ContactLine.objects.values_list("phone", flat=True),
    ]
    assert [phone for phone in phones if not re.fullmatch(r"00( \d\d){3,4}", phone)] == []
    assert [phone for phone, times in Counter(phones).items() if times > 1] == []


def test_every_person_of_it_is_marked_and_has_a_name_of_their_own():
    names = list(who.Person.objects.filter(demonstration=True).values_list("name", flat=True))
    assert len(names) == len(set(names)) == who.Person.objects.count()


def test_the_whole_cast_is_there():
    assert set(NAMES) <= set(who.Person.objects.values_list("username", flat=True))


@pytest.mark.parametrize("table", [who.Person, who.ContactLine], ids=lambda table: table.__name__)
def test_the_hours_can_be_read_and_the_numbers_were_tried(table):
    reached = table.objects.exclude(hours={})
    assert all(read_hours(hours) for hours in reached.values_list("hours", flat=True))
    assert not reached.exclude(checked_on__gte=SINCE.date()).exists()


def test_every_line_answers_in_a_unit_at_hours():
    assert not who.ContactLine.objects.filter(unit=None).exists()
    assert not who.ContactLine.objects.filter(hours={}).exists()


def test_no_cvr_number_is_made_up():
    assert not who.Agency.objects.exclude(cvr="").exists()


def test_the_municipalities_lie_where_the_map_says():
    districts = {row["of"]: row["police_district"] for row in read().of("partnership")}
    written = {
        (row["code"], row["name"], row["region"], districts[row["of"]]) for row in read().of("municipality")
    }
    placed = {
        (each.municipality_id, each.municipality.name, each.region_id, each.police_district_id)
        for each in placements_on(SINCE.date())
    }
    assert len(written) == 8
    assert written <= placed


def test_those_who_coordinate_come_in_the_order_that_is_told():
    assert fills("stalkingvisitator", "0561") == ["visitator", "stedfortraeder"]
    assert fills("primary-coordinator", "0561") == ["koordinator", "stedfortraeder"]


def test_the_volunteer_counsels_and_nothing_else():
    roles = Staffing.objects.filter(person__username="frivillig").values_list("role", flat=True)
    assert list(roles) == ["dsc-counsel"]


@pytest.mark.parametrize("slug", READY)
def test_the_steering_deputy_is_from_another_agency_than_the_chair(slug):
    def employers(role):
        return set(
            Staffing.objects.filter(partnership__slug=slug, role=role, line=None).values_list(
                "person__agency", flat=True
            )
        )

    chairs, deputies = employers("steering-chair"), employers("steering-deputy")
    assert (len(chairs), len(deputies), chairs & deputies) == (1, 1, set())


def test_kolding_splits_by_age():
    split = Staffing.objects.filter(role="primary-coordinator", municipality="0621", line=None)
    first = split.filter(order=1).values_list("audience", "person__username")
    assert set(first) == {("adult", "nabo"), ("child", "nabo2")}


def test_horsens_has_no_entrance_of_its_own_and_the_shared_one_comes_last_elsewhere():
    assert fills("stalkingvisitator", "0615") == []
    entrance = Staffing.objects.filter(partnership__slug="tryg-i-sydoestjylland", role="stalkingvisitator")
    own = set(entrance.exclude(municipality=None).values_list("order", flat=True))
    shared = list(entrance.filter(municipality=None).order_by("order").values_list("order", "line__public"))
    assert max(own) < shared[0][0]
    assert [public for _, public in shared] == [None, None, True]


def test_behind_the_people_of_the_entrance_comes_its_line():
    entrance = Staffing.objects.filter(role="stalkingvisitator", municipality="0561")
    assert list(entrance.exclude(line=None).values_list("order", "line__public")) == [(3, True)]


def test_psychiatry_is_staffed_by_the_region_of_each_municipality():
    acute = Staffing.objects.filter(role="psychiatry-acute-duty")
    regions = dict(acute.values_list("municipality", "line__agency__region"))
    placed = {each.municipality_id: each.region_id for each in placements_on(SINCE.date())}
    assert len(regions) == 8
    assert regions.items() <= placed.items()


def test_a_file_is_a_small_room():
    files = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in FOLDER.rglob("*.toml")}
    assert {name: lines for name, lines in files.items() if lines > LONGEST_FILE} == {}
