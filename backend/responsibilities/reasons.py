"""Why just they: the sentence beside each answer, in both languages. Who it is, `who_to_call` finds."""

from functools import lru_cache

from backend.responsibilities.answers import Contact, ContactKind
from backend.responsibilities.book import Duty, Role
from backend.responsibilities.deadlines import Clock
from backend.responsibilities.duration import in_words
from backend.responsibilities.vocabulary import AGENCY_TITLES, Mark, Text

BY_MARK = {
    Mark.SOURCED: Text("", ""),
    Mark.KNOWN_LAW: Text(" (skal bekræftes af en jurist)", " (to be confirmed by a jurist)"),
    Mark.PROPOSAL: Text(" (samarbejdets forslag)", " (the collaboration's proposal)"),
}
NO_PARTNERSHIP = Text(
    "Her er endnu intet samarbejde om stalking. De landsdækkende linjer svarer.",
    "There is no partnership on stalking here yet. The national lines answer.",
)


def agency_of(contacts: tuple[Contact, ...], role: Role) -> Text:
    """The agency of whoever is named first; where nobody is, the kind of agency it would be."""
    staffed = [contact for contact in contacts if contact.kind is not ContactKind.NATIONAL_LINE]
    return Text(staffed[0].agency, staffed[0].agency) if staffed else AGENCY_TITLES[role.agency_kind]


@lru_cache(maxsize=1 << 12)
def reason_for(duty: Duty, role: Role, place: str) -> Text:
    where = Text(f" for {place}" if place else "", f" for {place}" if place else "")
    return Text(_sentence(duty, role, where, "da"), _sentence(duty, role, where, "en"))


def _sentence(duty: Duty, role: Role, where: Text, language: str) -> str:
    within = in_words(duty.response, language, working=duty.clock is Clock.WORKING)
    law = duty.basis + _mark(duty, "basis", language)
    answers = role.title.told(language) + where.told(language)
    if language == "da":
        return f"{answers} svarer på dette inden for {within}{_mark(duty, 'answers', 'da')}. Grundlag: {law}."
    return f"{answers} answers this within {within}{_mark(duty, 'answers', 'en')}. Basis: {law}."


def _mark(duty: Duty, cell: str, language: str) -> str:
    mark = duty.mark(cell)
    return BY_MARK[mark].told(language) if mark else ""
