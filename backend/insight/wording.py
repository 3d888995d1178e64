"""What an answer says, in Danish and English. Pure: the same in, the same out, so that nothing else shows through.

To be confirmed by a jurist, all of it, before anything is sent.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from backend.coordination.purposes import Purpose
from backend.insight.grounds import GROUNDS, Ground
from backend.insight.kinds import Kind

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.GDPR: ("indsigt i personoplysninger", "access to personal data"),
    Kind.PARTY: ("partsaktindsigt", "a party's access to files"),
    Kind.OWN: ("egenacces", "access to what is about oneself"),
    Kind.PUBLIC: ("aktindsigt", "access to files"),
}
REASONS: dict[Ground, tuple[str, str]] = {
    Ground.PRIVATE_INTERESTS: (
        "Hensynet til andre personer vejer tungere end interessen i at få oplysningen.",
        "The interests of other people weigh heavier than the interest in the information.",
    ),
    Ground.CRIME_PREVENTION: (
        "Oplysningen kan skade forebyggelse eller efterforskning.",
        "The information could harm prevention or investigation.",
    ),
    Ground.PARTY_PRIVATE: ("Hensynet til andre personer.", "The interests of other people."),
    Ground.PARTY_CRIME: ("Hensynet til forebyggelse af lovovertrædelser.", "The prevention of offences."),
    Ground.OWN_PRIVATE: ("Hensynet til andre personer.", "The interests of other people."),
    Ground.PUBLIC_PRIVATE: ("Oplysninger om private forhold.", "Private matters."),
    Ground.ENFORCEMENT_CRIME: (
        "Hensynet til at forebygge, efterforske eller retsforfølge strafbare handlinger.",
        "The prevention, investigation or prosecution of offences.",
    ),
    Ground.ENFORCEMENT_OTHERS: ("Hensynet til andres rettigheder.", "The rights of others."),
    Ground.PROTECTION: ("Hensynet til nogens sikkerhed.", "Somebody's safety."),
}
PURPOSES: dict[Purpose, tuple[str, str]] = {
    Purpose.CASE_WORK: ("arbejde med sagen", "work on the case"),
    Purpose.HANDOVER: ("en opgave, der gives videre", "a task handed on"),
    Purpose.INFORMING: ("for at give besked", "to inform"),
    Purpose.OVERSIGHT: ("tilsyn", "oversight"),
    Purpose.EMERGENCY: ("åbnet akut", "opened in an emergency"),
}
RECEIVED = (
    "{agency} modtog den {day} en anmodning om {kind}.",
    "On {day}, {agency} received a request for {kind}.",
)
NEITHER = (
    "Vi kan hverken bekræfte eller afkræfte, om vi har oplysninger ud over selve anmodningen. Et svar i den ene eller "
    "den anden retning kan røbe noget om andre. Svaret er det samme til alle, når det gælder, og siger derfor ikke, om "
    "der er oplysninger.",
    "We can neither confirm nor deny that we have information beyond the request itself. An answer either way could "
    "tell something about others. The answer is then the same to everybody, and so does not say whether there is any.",
)
GIVEN = ("Oplysninger:", "Information:")
REMOVED = ("Dele om andre er taget ud.", "Parts about others have been removed.")
REFUSED = ("Ikke givet, {count}: {reason} ({law})", "Not given, {count}: {reason} ({law})")
PARTNER = ("en myndighed i samarbejdet", "an agency in the partnership")
LOOKED = ("Hvem der har kigget:", "Who has looked:")
COMPLAIN = (
    "Der kan klages over svaret. {agency} oplyser om hvortil.",
    "A complaint can be made about this answer. {agency} tells where.",
)
AUTHORITY = (
    "Der kan klages over svaret til Datatilsynet.",
    "A complaint can be made about this answer to the Danish Data Protection Agency.",
)


@dataclass(frozen=True)
class Given:
    on: date
    text: str
    redacted: bool


@dataclass(frozen=True)
class Looked:
    """`agency` is empty for one that is not named."""

    on: date
    agency: str
    purpose: Purpose


@dataclass(frozen=True)
class Letter:
    """`confirms`: whether it may be said at all that there is something. `looks`: days, agencies, purposes."""

    agency: str
    kind: Kind
    received_on: date
    confirms: bool
    given: tuple[Given, ...] = ()
    refused: tuple[Ground, ...] = ()
    looks: tuple[Looked, ...] = ()


def written(letter: Letter, language: str = "da") -> str:
    """The answer as a text of lines. Where nothing may be confirmed, it is made of the request alone."""
    which = 1 if language == "en" else 0
    body = _body(letter, which) if letter.confirms else iter([NEITHER[which]])
    complaint = AUTHORITY if letter.kind is Kind.GDPR else COMPLAIN
    first = RECEIVED[which].format(
        agency=letter.agency, day=f"{letter.received_on:%d.%m.%Y}", kind=KINDS[letter.kind][which]
    )
    return "\n\n".join([first, *body, complaint[which].format(agency=letter.agency)])


def _body(letter: Letter, which: int) -> Iterator[str]:
    if letter.given:
        yield GIVEN[which]
    for each in letter.given:
        removed = f"\n{REMOVED[which]}" if each.redacted else ""
        yield f"{each.on:%d.%m.%Y}\n{each.text}{removed}"
    if letter.looks:
        yield "\n".join([LOOKED[which], *looked_lines(letter.looks, which)])
    for ground in dict.fromkeys(letter.refused):
        yield REFUSED[which].format(
            count=letter.refused.count(ground), reason=REASONS[ground][which], law=GROUNDS[ground].law
        )


def looked_lines(looks: Iterable[Looked], which: int = 0) -> list[str]:
    """As they stand in the answer, and as those who decide read them before."""
    return [
        f"{each.on:%d.%m.%Y} {each.agency or PARTNER[which]}: {PURPOSES[each.purpose][which]}"
        for each in looks
    ]
