"""In whatever world of items, agencies and bundles: nothing foreign is in one, and nothing goes early (P6, L15)."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.archive.leaving import BundlePurpose, Leaving, investigates, may_leave
from backend.archive.use_cases import forgetting
from backend.information.models import Disclosure, Item, ItemAbout
from backend.information.passing import KEPT_FROM_INVESTIGATION, Category, Channel
from backend.responsibilities.vocabulary import AgencyKind
from tests.archive.filing import CRIMINAL, JOURNAL, TWO_YEARS, all_of, closes, journals, makes
from tests.cast import MONDAY, actor
from tests.information.knowing import WINGS, sits
from tests.situations import accepted

# who sits at the case, from which agency and wing
PLACES = {
    "koordinator": ("municipality", ""),
    "dsc": ("dsc", ""),
    "stalkingkontakt": ("police", "prevention"),
    "efterforsker": ("police", "investigation"),
    "anklager": ("prosecution", "investigation"),
}
SEATS = {"stalkingkontakt": 0, "efterforsker": 1, "anklager": 2}


@dataclass(frozen=True)
class Known:
    """One item: whose, of which kind, by which channel it came, and to whom it passed by which."""

    owner: str
    category: Category
    channel: Channel
    to: frozenset[tuple[str, Channel]]

    @property
    def kept(self) -> bool:
        return bool(self.channel) or self.category in KEPT_FROM_INVESTIGATION


def possible(known: Known) -> Known:
    """Without what the database refuses: what is kept is neither of an investigation nor passed to one."""
    owner = "koordinator" if known.kept and PLACES[known.owner][1] == "investigation" else known.owner
    told = {(who, by) for who, by in known.to if who != owner}
    told = {(who, by) for who, by in told if PLACES[who][1] != "investigation" or not (known.kept or by)}
    return Known(owner, known.category, known.channel, frozenset(told))


whos, channels = st.sampled_from(sorted(PLACES)), st.sampled_from(list(Channel))
knowns = st.builds(
    Known,
    whos,
    st.sampled_from(list(Category)),
    channels,
    st.frozensets(st.tuples(whos, channels), max_size=2),
).map(possible)

filings = st.sets(whos) | st.just(set(PLACES))
# what chance seldom finds: kept from a criminal case only since it has passed by a channel
BY_PSP = [Known("koordinator", Category.RISK, Channel.NONE, frozenset({("stalkingkontakt", Channel.PSP)}))]


def should_be_in(known: Known, who: str, purpose: BundlePurpose) -> bool:
    """Said in plain words, and not as the house says it."""
    reads = who == known.owner or who in {each for each, _ in known.to}
    strict = purpose is CRIMINAL or PLACES[who][1] == "investigation"
    by_115 = any(by for _, by in known.to) and PLACES[who][1] != "investigation"
    foreign = who != known.owner or PLACES[who][1] != "investigation"
    otherwise = purpose is CRIMINAL and ((bool(known.to) and foreign) or known.category == Category.HEALTH)
    kept = strict and (known.kept or by_115)
    return reads and known.category != Category.SEALED_ADDRESS and not kept and not otherwise


def written(case, known: Known, text: str, people) -> Item:
    owner, about = people[known.owner], case.parties.get()
    item = Item.objects.create(
        case=case, category=known.category, nature="fact", text=text, controller=owner.employer, regime="gdpr",
        wing=PLACES[known.owner][1], channel=known.channel, chiefly_about=about, written_by=owner, written_at=MONDAY,
    )  # fmt: skip
    ItemAbout.objects.create(item=item, case=case, party=about)
    for who, by in known.to:
        Disclosure.objects.create(
            item=item, kept=item.kept, to_agency=people[who].employer, to_wing=PLACES[who][1], purpose="order",
            necessity="n", channel=by, by=owner, at=MONDAY,
        )  # fmt: skip
    return item


def test_nothing_foreign_is_in_a_bundle_and_nothing_goes_early(db):
    case = accepted()
    people = {who: actor(who).person for who in PLACES}
    for who, nth in SEATS.items():
        sits(case, who, list(WINGS)[nth])
    sits(case, "dsc", "dsc-exposed-course")

    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(knowns, min_size=1, max_size=4), whos, st.sampled_from([JOURNAL, CRIMINAL]), filings)
    @example(BY_PSP, "stalkingkontakt", CRIMINAL, set())
    @example(BY_PSP, "koordinator", CRIMINAL, set(PLACES))
    def check(world: list[Known], who: str, purpose: BundlePurpose, filing: set[str]) -> None:
        with transaction.atomic():
            items = [written(case, known, f"Canary-{n}.", people) for n, known in enumerate(world)]
            made = all_of(makes(who, case, purpose))
            inside = [n for n in range(len(world)) if f"Canary-{n}." in made]
            assert inside == [n for n, known in enumerate(world) if should_be_in(known, who, purpose)]
            journaled = {each for each in filing if journals(each, case)}
            closes(case)
            forgetting.sweep(at=TWO_YEARS - timedelta(days=30))
            assert not Item.objects.filter(case=case, text="").exists()
            forgetting.sweep(at=TWO_YEARS)
            gone = [n for n, row in enumerate(items) if Item.objects.filter(pk=row.pk, text="").exists()]
            assert gone == [n for n, known in enumerate(world) if involved(known.owner, world) <= journaled]
            transaction.set_rollback(True)

    check()


def involved(owner: str, world: list[Known]) -> set[str]:
    """Of the owner's agency: every wing of it that wrote, and all to whom what it wrote has passed."""
    agency = PLACES[owner][0]
    ours = [known for known in world if PLACES[known.owner][0] == agency]
    return {known.owner for known in ours} | {who for known in ours for who, _ in known.to}


leavings = st.builds(
    Leaving,
    st.sampled_from(list(Category)),
    channels,
    st.booleans(),
    st.booleans(),
    st.just(JOURNAL),
    st.booleans(),
)


@given(leavings)
def test_what_may_reach_an_investigation_is_always_less(it):
    wide, narrow = may_leave(it), may_leave(replace(it, investigates=True))
    assert narrow <= wide
    assert not (narrow and (it.came_by or it.channelled or it.category in KEPT_FROM_INVESTIGATION))


@given(leavings)
def test_what_may_go_into_a_criminal_case_is_less_still(it):
    journal = replace(it, investigates=True)
    criminal = may_leave(replace(journal, purpose=CRIMINAL))
    assert criminal <= may_leave(journal) and not (
        criminal and (it.otherwise or it.category is Category.HEALTH)
    )


def test_a_criminal_case_an_investigation_and_the_prosecution_all_count_as_one():
    police, town = AgencyKind.POLICE, AgencyKind.MUNICIPALITY
    assert investigates(CRIMINAL, "", town) and investigates(JOURNAL, "investigation", police)
    assert investigates(JOURNAL, "", AgencyKind.PROSECUTION) and not investigates(
        JOURNAL, "prevention", police
    )
