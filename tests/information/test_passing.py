"""May this kind of information pass? The table tested whole, and what no basis, role or consent can change (P7)."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.information.passing import (
    BASES,
    CHANNEL_ABOUT,
    MEMBERS,
    PRIVATE,
    RULES,
    Basis,
    Category,
    Channel,
    Ground,
    Missing,
    Purpose,
    Wanted,
    missing,
)
from backend.responsibilities.vocabulary import About, AgencyKind, Wing

K, M = AgencyKind, Missing
UDOEVER = Ground(About.UDOEVER, Basis.CONSENT, consented=True)
SOUND = Wanted(
    category=Category.RISK,
    giver=K.MUNICIPALITY,
    receiver=K.POLICE,
    receiver_wing=Wing.PREVENTION,
    grounds=(UDOEVER,),
    purpose=Purpose.PROTECTION,
    necessity="They meet on Monday",
)
BY_115: dict[str, Any] = {"grounds": (Ground(About.UDOEVER, Basis.SECTION_115),), "channel": Channel.PSP}
BY_43: dict[str, Any] = {"giver": K.PSYCHIATRY, "grounds": (Ground(About.UDOEVER, Basis.HEALTH_ACT_43),)}

# which category passes on which basis (in the order of Basis: consent, § 115, duty, danger, § 43),
# to prevention | to investigation. Everything else about the wish is sound
TABLE = """
contact         y..y.  .....
sealed-address  y....  .....
children        yyyyy  y.yyy
health          yyyyy  y.yyy
offences        yyyy.  y.yy.
risk            yyyyy  y.yyy
safety-note     yy.y.  .....
"""


def wanted(category: Category, basis: Basis, wing: Wing) -> Wanted:
    """The wish that has the most going for it: § 43 by psychiatry, § 115 in its channel, a standing consent."""
    ground = Ground(About.UDOEVER, basis, consented=True, released=True)
    giver = K.PSYCHIATRY if basis is Basis.HEALTH_ACT_43 else K.MUNICIPALITY
    channel = Channel.PSP if basis is Basis.SECTION_115 else Channel.NONE
    return replace(
        SOUND,
        category=category,
        giver=giver,
        grounds=(ground,),
        channel=channel,
        receiver_wing=wing,
        patient_told=True,
    )


@pytest.mark.parametrize("line", TABLE.split("\n")[1:-1], ids=lambda line: line.split()[0])
def test_each_category_passes_on_the_bases_of_the_table_to_each_wing(line):
    category, *rows = line.split()
    for wing, row in zip(Wing, rows, strict=True):
        passes = ["y" if not missing(wanted(Category(category), basis, wing)) else "." for basis in Basis]
        assert "".join(passes) == row, wing


def test_the_table_is_whole():
    assert {line.split()[0] for line in TABLE.split("\n")[1:-1]} == set(Category) == set(BASES)
    assert set(RULES) == set(Missing)
    assert {*MEMBERS, Channel.NONE} == {*CHANNEL_ABOUT, Channel.NONE} == set(Channel)


ONE_THING_MISSING: dict[Missing, dict[str, Any]] = {
    M.NEVER_TO_INVESTIGATION: {"category": Category.CONTACT, "receiver_wing": Wing.INVESTIGATION},
    M.NEVER_TO_ANONYMOUS: {"anonymous": True},
    M.NOT_OF_THE_CHANNEL: {**BY_115, "giver": K.SCHOOL},
    M.NOT_ABOUT_THEM: {**BY_115, "grounds": (Ground(About.EXPOSED, Basis.SECTION_115),)},
    M.STAYS_IN_ITS_CHANNEL: {
        "came_by": Channel.PSP, "receiver": K.SCHOOL, "grounds": (Ground(About.CHILD, Basis.STATUTORY_DUTY),)
    },
    M.HOLDER_PUSHES: {**BY_43, "giver": K.MUNICIPALITY, "patient_told": True},
    M.SOMEBODY: {"grounds": ()},
    M.WING: {"receiver_wing": None},
    M.PURPOSE: {"purpose": None},
    M.NECESSITY: {"necessity": "  "},
    M.BASIS: {"grounds": (UDOEVER, Ground(About.EXPOSED))},
    M.BASIS_OF_CATEGORY: {**BY_115, "category": Category.SEALED_ADDRESS},
    M.CONSENT: {"grounds": (UDOEVER, Ground(About.EXPOSED, Basis.CONSENT))},
    M.CONSENT_ONLY: {"receiver": K.NGO, "grounds": (Ground(About.EXPOSED, Basis.ACUTE_DANGER),)},
    M.CHANNEL: {**BY_115, "channel": Channel.NONE},
    M.BASIS_OF_CHANNEL: {"channel": Channel.PSP},
    M.RELEASED: {**BY_115, "channel": Channel.KSP},
    M.PATIENT_TOLD: {**BY_43, "patient_told": False},
}  # fmt: skip


@pytest.mark.parametrize("code", Missing)
def test_what_is_missing_is_said(code):
    assert missing(SOUND) == ()
    assert missing(replace(SOUND, **ONE_THING_MISSING[code])) == (code,)


def test_everything_that_is_missing_is_said_at_once():
    nothing = replace(SOUND, purpose=None, necessity="", receiver_wing=None, grounds=())
    assert missing(nothing) == (M.SOMEBODY, M.WING, M.PURPOSE, M.NECESSITY)


def test_why_the_patient_was_not_told_is_enough():
    assert (
        missing(replace(SOUND, **BY_43, patient_told=False, why_not="The exposed person is in danger")) == ()
    )


@pytest.mark.parametrize("kind", sorted(PRIVATE))
def test_a_legal_decision_draws_a_private_partner_into_the_channel(kind):
    asked = replace(SOUND, **BY_115, receiver=kind, receiver_wing=None)
    assert missing(asked) == (M.NOT_OF_THE_CHANNEL, M.CONSENT_ONLY)
    assert missing(replace(asked, legal_decision=True)) == ()


def test_what_is_kept_is_exported_to_no_criminal_case():
    export: dict[str, Any] = {"purpose": Purpose.CRIMINAL_CASE}
    assert missing(replace(SOUND, **BY_115, **export)) == (M.NEVER_TO_INVESTIGATION,)
    assert missing(replace(SOUND, category=Category.SAFETY_NOTE, **export)) == (M.NEVER_TO_INVESTIGATION,)
    assert missing(replace(SOUND, came_by=Channel.SSP, **export)) == (M.NEVER_TO_INVESTIGATION,)
    assert missing(replace(SOUND, channelled=True, **export)) == (M.NEVER_TO_INVESTIGATION,)


grounds = st.builds(
    Ground, *(st.sampled_from(list(each)) for each in (About, Basis)), st.booleans(), st.booleans()
)
wishes = st.builds(
    Wanted,
    category=st.sampled_from(Category),
    giver=st.sampled_from(AgencyKind),
    receiver=st.sampled_from(AgencyKind),
    grounds=st.lists(grounds, min_size=1, max_size=3).map(tuple),
    came_by=st.sampled_from(Channel),
    giver_wing=st.sampled_from([None, *Wing]),
    receiver_wing=st.sampled_from([None, *Wing]),
    channel=st.sampled_from(Channel),
    purpose=st.sampled_from([None, *Purpose]),
    necessity=st.sampled_from(["", "needed"]),
    legal_decision=st.booleans(),
    anonymous=st.booleans(),
)


@given(wishes, st.integers(0, 2))
def test_ending_a_consent_never_widens_what_may_pass(wish, place):
    place %= len(wish.grounds)
    ended = tuple(
        replace(each, consented=each.consented and nth != place) for nth, each in enumerate(wish.grounds)
    )
    assert set(missing(wish)) <= set(missing(replace(wish, grounds=ended)))


@given(wishes)
def test_the_investigation_gets_nothing_by_a_channel_whatever_else_is_so(wish):
    for changes in ({"receiver_wing": Wing.INVESTIGATION}, {"receiver": K.PROSECUTION}):
        if wish.channel or wish.came_by:
            assert M.NEVER_TO_INVESTIGATION in missing(replace(wish, **changes))


def test_one_more_person_it_is_about_never_makes_it_easier():
    """Each person needs a basis of their own (model L6)."""
    for category, basis, wing in product(Category, Basis, Wing):
        wish = wanted(category, basis, wing)
        assert set(missing(wish)) <= set(
            missing(replace(wish, grounds=(*wish.grounds, Ground(About.EXPOSED))))
        )
