"""What an accepted role may read of a case: the proposal of `domain/access.csv` for slice one's fields. Pure.

Those who coordinate read all of it. A role that is not in SEATED gets no seat by accepting a duty: it sees the
handover it carries and nothing of the case (psychiatry and probation push without pulling; P7). To be confirmed
by a jurist, cell by cell, before a partnership goes live.
"""

from collections.abc import Collection
from enum import StrEnum


class Field(StrEnum):
    EXPOSED_NAME = "exposed-name"
    SAFE_CONTACT = "safe-contact"
    CHILDREN = "children"
    RELATIVES = "relatives"
    UDOEVER_NAME = "udoever-name"
    ADVICE_TOLD = "advice-told"
    SUMMARY = "summary"
    OUTCOME_REASON = "outcome-reason"
    SEALED_ADDRESS = "sealed-address"


HOLDERS = frozenset({"coordinator", "deputy"})

# what everybody at a case may read of its history: its own course, and nothing of who was asked for what (P7)
COURSE = frozenset(
    {"opened", "acknowledged", "screened", "coordination-moved"}
    | {"coordinator-away", "coordinator-back", "coordinator-stays", "closed", "reopened", "moved"}
)

SEATED = frozenset(
    {
        "coordinating-adviser",
        "children-and-family",
        "school-and-daycare",
        "health-visitor",
        "jobcentre",
        "housing",
        "citizen-service",
        "social-psychiatry",
        "municipal-lawyer-dpo",
        "police-stalking-contact",
        "police-prevention-officer",
        "police-risk-assessor",
        "police-investigator",
        "police-order-caseworker",
        "police-legal",
        "police-victim-contact",
        "prosecutor",
        "dsc-exposed-course",
        "dsc-legal",
        "dsc-it-adviser",
        "victim-support",
        "shelter-leader",
        "shelter-duty",
        "shelter-coordinator",
    }
)

# at a case only because there are children: who sits there is for those who may read so
FOR_CHILDREN = frozenset({"children-and-family", "school-and-daycare", "health-visitor"})

# guidance without a name: the basis of a duty whose holder is told the task, and never whose case it is
UNNAMED = "guidance"

# who may open a case in an emergency: for a while, with a reason, and no more than the emergency needs
ACUTE = frozenset({"municipal-acute-duty", "children-acute-duty", "police-duty-desk", "patrol"})
ACUTE_HELP = frozenset({"municipal-acute-duty", "children-acute-duty"})

READS: dict[Field, frozenset[str]] = {
    Field.EXPOSED_NAME: SEATED - {"municipal-lawyer-dpo"} | ACUTE_HELP,
    Field.SAFE_CONTACT: ACUTE_HELP
    | frozenset(
        {
            "coordinating-adviser",
            "dsc-exposed-course",
            "dsc-legal",
            "dsc-it-adviser",
            "victim-support",
            "shelter-leader",
            "shelter-coordinator",
        }
    ),
    Field.CHILDREN: ACUTE_HELP
    | frozenset(
        {
            "coordinating-adviser",
            "children-and-family",
            "school-and-daycare",
            "health-visitor",
            "police-stalking-contact",
            "police-risk-assessor",
            "shelter-coordinator",
        }
    ),
    Field.ADVICE_TOLD: frozenset(
        {
            "coordinating-adviser",
            "children-and-family",
            "school-and-daycare",
            "health-visitor",
            "jobcentre",
            "housing",
            "citizen-service",
            "social-psychiatry",
            "police-stalking-contact",
            "dsc-exposed-course",
            "dsc-legal",
            "dsc-it-adviser",
            "victim-support",
            "shelter-leader",
            "shelter-coordinator",
        }
    ),
    Field.UDOEVER_NAME: frozenset(
        {
            "police-stalking-contact",
            "police-prevention-officer",
            "police-risk-assessor",
            "police-investigator",
            "police-order-caseworker",
            "police-legal",
            "police-victim-contact",
            "prosecutor",
        }
    ),
    # the proposal names nobody but those who coordinate
    Field.RELATIVES: frozenset(),
    # the screener's own words about the person; the proposal names no other reader
    Field.SUMMARY: frozenset(),
    Field.OUTCOME_REASON: frozenset(),
    # by a deed alone, with a reason, one opening at a time (P8)
    Field.SEALED_ADDRESS: frozenset({"housing", "citizen-service", "police-stalking-contact"}),
}
OPENERS = HOLDERS | READS[Field.SEALED_ADDRESS]


def readable(whys: Collection[str]) -> frozenset[Field]:
    """The fields somebody reads who sees the case for these reasons: coordinator, deputy, or roles seated."""
    if HOLDERS & set(whys):
        return frozenset(Field)
    return frozenset(field for field in Field if READS[field] & set(whys))


def at_the_case(whys: Collection[str]) -> bool:
    """Seen for more than an emergency: its course and who sits at it are for those who have a place there."""
    return bool(set(whys) - ACUTE)


# which field a party of each kind is read by
PARTY_FIELDS = {
    "exposed": Field.EXPOSED_NAME,
    "child": Field.CHILDREN,
    "relative": Field.RELATIVES,
    "udoever": Field.UDOEVER_NAME,
}


def readable_parties(whys: Collection[str]) -> frozenset[str]:
    fields = readable(whys)
    return frozenset(kind for kind, field in PARTY_FIELDS.items() if field in fields)


def takes_a_seat(role: str, basis: str = "") -> bool:
    return role in SEATED and basis != UNNAMED
