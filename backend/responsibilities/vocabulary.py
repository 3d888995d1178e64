"""The words the model may use: whom a duty is about, what starts and ends a clock, how a cell is marked.

Codes of roles, topics and duties are data and stand in the model's files, never here. A new event needs a
word here, since the software must notice it.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """Danish first, English complete (design.md, Words)."""

    da: str
    en: str

    def told(self, language: str) -> str:
        return self.en if language.startswith("en") else self.da


class Mark(StrEnum):
    """Where a cell comes from, so that no page can show our own guess as law."""

    SOURCED = "sourced"
    KNOWN_LAW = "known_law"
    PROPOSAL = "proposal"


class About(StrEnum):
    EXPOSED = "exposed"
    CHILD = "child"
    RELATIVE = "relative"
    CASE = "case"
    UDOEVER = "udoever"
    PARTNERSHIP = "partnership"


class Measure(StrEnum):
    """How a case is passed around (design.md, P4): each has a threshold in the model."""

    PASSES = "passes"
    RETURNS = "returns"
    WAITING = "waiting"
    ASKED_AGAIN = "asked-again"


class StaffedPer(StrEnum):
    MUNICIPALITY = "municipality"
    PARTNERSHIP = "partnership"
    POLICE_DISTRICT = "police-district"
    REGION = "region"
    NATION = "nation"
    NONE = "none"


class Wing(StrEnum):
    """§ 115 material stays on the one side (design.md, P7)."""

    PREVENTION = "prevention"
    INVESTIGATION = "investigation"


class AgencyKind(StrEnum):
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    POLICE = "police"
    PROSECUTION = "prosecution"
    PRISON_AND_PROBATION = "prison-and-probation"
    PSYCHIATRY = "psychiatry"
    FORUM = "forum"
    NGO = "ngo"
    SHELTER = "shelter"
    FAMILY_COURT_AGENCY = "family-court-agency"
    NONE = "none"


# by consent alone, unless the partnership has recorded a legal decision (§ 115(3)). Public shelters count as private
PRIVATE = frozenset({AgencyKind.NGO, AgencyKind.SHELTER})

AGENCY_TITLES: dict[AgencyKind, Text] = {
    AgencyKind.MUNICIPALITY: Text("Kommunen", "The municipality"),
    AgencyKind.SCHOOL: Text("Skole og dagtilbud", "School and day care"),
    AgencyKind.POLICE: Text("Politiet", "The police"),
    AgencyKind.PROSECUTION: Text("Anklagemyndigheden", "The prosecution service"),
    AgencyKind.PRISON_AND_PROBATION: Text("Kriminalforsorgen", "The prison and probation service"),
    AgencyKind.PSYCHIATRY: Text("Psykiatrien", "Psychiatry"),
    AgencyKind.FORUM: Text("Samarbejdet", "The partnership"),
    AgencyKind.NGO: Text("Foreningen", "The association"),
    AgencyKind.SHELTER: Text("Krisecentret", "The shelter"),
    AgencyKind.FAMILY_COURT_AGENCY: Text("Familieretshuset", "The family court agency"),
    AgencyKind.NONE: Text("Den, der har pligten", "Whoever has the duty"),
}

STARTS: dict[str, Text] = {
    "accept": Text("fra opgaven er taget imod", "from the duty being accepted"),
    "offer": Text("fra opgaven er tilbudt", "from the duty being offered"),
    "request-received": Text("fra anmodningen er modtaget", "from the request being received"),
    "breach-known": Text("fra bruddet er kendt", "from the breach being known"),
    "underretning-received": Text("fra underretningen er modtaget", "from the underretning being received"),
    "examination-need-known": Text("fra behovet for undersøgelse er kendt", "from the need to examine being known"),
    "order-requested": Text("fra der er søgt om tilhold", "from the order being asked for"),
    "provisional-order-served": Text("fra strakstilholdet er forkyndt", "from the provisional ban being served"),
    "order-decision-received": Text("fra afgørelsen er modtaget", "from the decision being received"),
    "shelter-stay-ended": Text("fra opholdet på krisecentret er slut", "from the end of the shelter stay"),
}  # fmt: skip
# what has happened when a task is offered: the offer is the request, and an underretning is received with it
WITH_THE_OFFER = ("offer", "request-received", "underretning-received")

ENDS: dict[str, Text] = {
    "acute-need-assessed": Text("når det akutte behov er vurderet", "when the acute need is assessed"),
    "closing-talk-held": Text("når den afsluttende samtale er holdt", "when the closing talk is held"),
    "consent-recorded": Text("når samtykket er noteret", "when the consent is recorded"),
    "contact-achieved": Text("når der er opnået kontakt", "when contact is achieved"),
    "exposed-person-called": Text("når den udsatte er ringet op", "when the exposed person has been called"),
    "exposed-person-told": Text("når den udsatte har fået besked", "when the exposed person has been told"),
    "exposed-person-warned": Text("når den udsatte er varslet", "when the exposed person has been warned"),
    "final-order-decided": Text("når det endelige tilhold er afgjort", "when the final order is decided"),
    "first-meeting-held": Text("når det første møde er holdt", "when the first meeting is held"),
    "hearing-held": Text("når retsmødet er holdt", "when the hearing is held"),
    "journal-number-given": Text("når journalnummeret er givet", "when the journal number is given"),
    "judgment-given": Text("når dommen er afsagt", "when the judgment is given"),
    "leave-started": Text("når udgangen begynder", "when the leave begins"),
    "meeting-held": Text("når mødet er holdt", "when the meeting is held"),
    "order-decided": Text("når tilholdet er afgjort", "when the order is decided"),
    "order-expired": Text("når tilholdet er udløbet", "when the order has run out"),
    "order-served": Text("når tilholdet er forkyndt", "when the order is served"),
    "readiness-complete": Text("når intet mangler", "when nothing is missing"),
    "receiver-accepted": Text("når modtageren har sagt ja", "when the receiver has accepted"),
    "talk-held": Text("når samtalen er holdt", "when the talk is held"),
    "udoever-released": Text("når udøver er løsladt", "when the udøver is released"),
}  # fmt: skip


def is_udoever_side(role: str) -> bool:
    """Roles on the udøver's side say so in their code. They are told nothing by default."""
    return "udoever" in role
