"""What the papers of a bundle call things: Danish, the language of the journals they go to."""

from collections.abc import Mapping

from backend.archive.papers import PaperKind
from backend.coordination.lifecycle import Outcome
from backend.coordination.models import Channel as Told
from backend.coordination.models import PartyKind
from backend.information.models import HowGiven, Nature
from backend.information.passing import Basis, Category, Channel, Purpose

TITLES: Mapping[str, str] = {
    PaperKind.CASE: "Sagen",
    PaperKind.FORMER_DECISION: "Sagen, før personen flyttede",
    PaperKind.ITEM: "Egen oplysning",
    PaperKind.RECEIVED: "Modtaget oplysning",
    PaperKind.DISCLOSURE: "Videregivelse",
    PaperKind.NOT_SHARED: "Beslutning om ikke at videregive",
    PaperKind.CONSENT: "Samtykke",
    PaperKind.HANDOVER: "Overdragelse",
    PaperKind.TELLING: "Fortalt personen",
}
# every code a paper can have, once
WORDS: Mapping[str, str] = {
    Outcome.STALKING: "stalking",
    Outcome.HARASSMENT: "chikane",
    Outcome.CONFLICT: "konflikt",
    Outcome.UNCLEAR: "uafklaret",
    PartyKind.EXPOSED: "den udsatte",
    PartyKind.CHILD: "barn",
    PartyKind.RELATIVE: "pårørende",
    PartyKind.UDOEVER: "udøver",
    Nature.FACT: "faktum",
    Nature.OPINION: "vurdering",
    Nature.REFERENCE: "henvisning",
    Category.CONTACT: "kontakt",
    Category.CHILDREN: "børn",
    Category.HEALTH: "helbred",
    Category.OFFENCES: "strafbare forhold",
    Category.RISK: "risiko",
    Category.SAFETY_NOTE: "sikkerhed",
    Category.SEALED_ADDRESS: "forseglet adresse",
    Basis.CONSENT: "samtykke",
    Basis.SECTION_115: "retsplejeloven § 115",
    Basis.STATUTORY_DUTY: "pligt efter loven",
    Basis.ACUTE_DANGER: "akut fare",
    Basis.HEALTH_ACT_43: "sundhedsloven § 43",
    Purpose.PROTECTION: "beskyttelse",
    Purpose.SUPPORT: "støtte",
    Purpose.PREVENTION: "forebyggelse",
    Purpose.CHILD_WELFARE: "barnets trivsel",
    Purpose.TREATMENT: "behandling",
    Purpose.ORDER: "tilhold",
    Purpose.CRIMINAL_CASE: "straffesag",
    Channel.NONE: "",
    Channel.SSP: "SSP",
    Channel.PSP: "PSP",
    Channel.KSP: "KSP",
    HowGiven.WRITTEN: "skriftligt",
    HowGiven.SPOKEN: "mundtligt",
    HowGiven.THROUGH_GUARDIAN: "gennem værge",
    Told.SAFE_NUMBER: "på det sikre nummer",
    Told.MEETING: "ved et møde",
    Told.THROUGH_SOMEBODY_TRUSTED: "gennem en betroet",
}


def word(code: str) -> str:
    """LookupError for a code nobody named: a journal must not get half a sentence."""
    return WORDS[code]
