"""May this part be given, to whom, what removed? The table whole, and what nothing can change (P8, model L9)."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.information.passing import Category
from backend.insight.giving import NEVER, Decision, Missing, OthersBasis, Part, Wanted, may_be_told, missing
from backend.insight.grounds import GROUNDS, Ground, grounds_for
from backend.insight.kinds import Asker, FoundBy, Kind
from backend.responsibilities.vocabulary import About

PEOPLE = (About.EXPOSED, About.CHILD, About.RELATIVE, About.UDOEVER)
REGIMES = ("gdpr", "law-enforcement")
MINE = Part(Kind.GDPR, Asker.EXPOSED, About.EXPOSED, "gdpr", Category.RISK, text="Alma was followed")
SHARED = replace(MINE, others=frozenset({About.CHILD}), names_of_others=("Alma",))
GIVE, REFUSE = Wanted(Decision.GIVE), Wanted(Decision.REFUSE, Ground.PRIVATE_INTERESTS)
REDACTED = Wanted(Decision.REDACTED, redacted_text="Was followed")

# may whoever asks be told? By what they say (down), and what they are in the case (exposed, child, relative, udøver)
TOLD = """
exposed  yyy.
udoever  ....
party    yyy.
other    ....
"""
DECISIONS = [
    (MINE, GIVE, []),
    (MINE, REFUSE, []),
    (MINE, Wanted(Decision.REFUSE), [Missing.GROUND]),
    (MINE, Wanted(Decision.REFUSE, Ground.ENFORCEMENT_CRIME), [Missing.GROUND_OF_LAW]),
    (replace(MINE, regime="law-enforcement"), REFUSE, [Missing.GROUND_OF_LAW]),
    (replace(MINE, regime="law-enforcement"), Wanted(Decision.REFUSE, Ground.ENFORCEMENT_CRIME), []),
    (replace(MINE, kind=Kind.PARTY), REFUSE, [Missing.GROUND_OF_LAW]),
    (replace(MINE, kind=Kind.PARTY), Wanted(Decision.REFUSE, Ground.PARTY_PRIVATE), []),
    (SHARED, GIVE, [Missing.OTHERS]),
    (SHARED, replace(GIVE, others_basis=OthersBasis.KNOWN_TO_ASKER), []),
    (SHARED, REDACTED, []),
    (SHARED, replace(REDACTED, redacted_text=" "), [Missing.REDACTED_TEXT]),
    (SHARED, replace(REDACTED, redacted_text=SHARED.text), [Missing.REDACTED_TEXT, Missing.NAMES_LEFT]),
    (SHARED, replace(REDACTED, redacted_text="It was ALMA"), [Missing.NAMES_LEFT]),
    (replace(MINE, found_by=FoundBy.NAME), GIVE, [Missing.IDENTITY]),
    (replace(MINE, found_by=FoundBy.NAME), replace(GIVE, identified=True), []),
    (replace(MINE, linked=About.UDOEVER), GIVE, [Missing.WOULD_CONFIRM]),
    (replace(MINE, linked=About.UDOEVER, confirms_to_udoever=True), GIVE, []),
]  # fmt: skip

parts = st.builds(
    Part,
    kind=st.sampled_from(Kind),
    asker=st.sampled_from(Asker),
    linked=st.sampled_from(PEOPLE),
    regime=st.sampled_from(REGIMES),
    category=st.sampled_from([None, *Category]),
    others=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    found_by=st.sampled_from(FoundBy),
    text=st.sampled_from(["Alma was followed", ""]),
    names_of_others=st.sampled_from([(), ("Alma Udsat",)]),
    confirms_to_udoever=st.booleans(),
)
wishes = st.builds(
    Wanted,
    decision=st.sampled_from(Decision),
    ground=st.sampled_from([None, *Ground]),
    redacted_text=st.sampled_from(["", "Was followed", "Udsat was followed", "Alma was followed"]),
    others_basis=st.sampled_from([None, *OthersBasis]),
    identified=st.booleans(),
)


def test_who_may_be_told_is_this_table():
    drawn = [
        f"{asker:<9}" + "".join(".y"[may_be_told(asker, linked, to_udoever=False)] for linked in PEOPLE)
        for asker in Asker
    ]
    assert "\n".join(drawn) == TOLD.strip()


@pytest.mark.parametrize(("part", "wanted", "lacking"), DECISIONS)
def test_a_decision_lacks_this(part, wanted, lacking):
    assert missing(part, wanted) == lacking


def test_every_request_can_be_refused_by_a_law_of_its_own():
    assert all(len(grounds_for(kind, regime)) > 1 for kind, regime in product(Kind, REGIMES))


def test_no_ground_counts_under_both_regimes_but_somebody_s_safety():
    both = {
        each
        for kind in Kind
        for each in grounds_for(kind, "gdpr")
        if each in grounds_for(kind, "law-enforcement")
    }
    assert both == {Ground.PROTECTION}


def test_only_what_a_source_says_counts_as_verified():
    assert {each for each in Ground if GROUNDS[each].verified} == {
        Ground.PRIVATE_INTERESTS,
        Ground.CRIME_PREVENTION,
    }


@given(parts, wishes)
def test_a_sealed_address_and_a_safety_note_are_never_given(part, wanted):
    assert part.category not in NEVER or not wanted.gives or Missing.NEVER in missing(part, wanted)


@given(parts, wishes)
def test_nothing_is_given_to_an_udoever_whom_nothing_may_confirm(part, wanted):
    udoever = About.UDOEVER is part.linked or Asker.UDOEVER is part.asker
    if udoever and not part.confirms_to_udoever and wanted.gives:
        assert Missing.WOULD_CONFIRM in missing(part, wanted)


@given(parts, wishes)
def test_what_is_about_others_is_given_whole_only_with_a_basis_for_them(part, wanted):
    if part.others and wanted.decision is Decision.GIVE and not missing(part, wanted):
        assert wanted.others_basis


@given(parts, wishes)
def test_no_name_of_another_is_left_in_what_is_redacted(part, wanted):
    if wanted.decision is Decision.REDACTED and not missing(part, wanted):
        assert not {"alma", "udsat"} & set(wanted.redacted_text.lower().split()) or not part.names_of_others


@given(parts, wishes, st.sampled_from(PEOPLE))
def test_one_more_person_it_is_about_never_makes_giving_easier(part, wanted, other):
    more = replace(part, others=part.others | {other})
    assert not wanted.gives or set(missing(part, wanted)) <= set(missing(more, wanted))
