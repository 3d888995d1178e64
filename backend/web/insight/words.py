"""What the codes of a request for access are called on its pages: tables, each total over what it names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.coordination.models import PartyKind
from backend.information.passing import Category
from backend.insight.giving import Decision, Missing, OthersBasis
from backend.insight.grounds import Ground
from backend.insight.kinds import Asker, Kind

Words = dict[str, Promise]

KINDS: Words = {
    Kind.GDPR: _("Indsigt i egne oplysninger (databeskyttelse)"),
    Kind.PARTY: _("Partsaktindsigt"),
    Kind.OWN: _("Egenacces"),
    Kind.PUBLIC: _("Aktindsigt"),
}
ASKERS: Words = {
    Asker.EXPOSED: _("En, der siger at være udsat"),
    Asker.UDOEVER: _("En, der siges at være udøver"),
    Asker.PARTY: _("En anden part"),
    Asker.OTHER: _("En anden"),
}
PEOPLE: Words = {
    PartyKind.EXPOSED: _("den udsatte"),
    PartyKind.CHILD: _("et barn"),
    PartyKind.RELATIVE: _("en pårørende"),
    PartyKind.UDOEVER: _("udøver"),
}
CATEGORIES: Words = {
    Category.CONTACT: _("Kontakt"),
    Category.SEALED_ADDRESS: _("Forseglet adresse"),
    Category.CHILDREN: _("Børn"),
    Category.HEALTH: _("Helbred"),
    Category.OFFENCES: _("Strafbare forhold"),
    Category.RISK: _("Risiko"),
    Category.SAFETY_NOTE: _("Sikkerhedsnotat"),
}
DECISIONS: Words = {
    Decision.GIVE: _("Giv det hele"),
    Decision.REDACTED: _("Giv det uden det, der handler om andre"),
    Decision.REFUSE: _("Afslå"),
}
GROUNDS: Words = {
    Ground.PRIVATE_INTERESTS: _("Afgørende private interesser (databeskyttelsesloven § 22, stk. 1)"),
    Ground.CRIME_PREVENTION: _("Forebyggelse eller efterforskning (databeskyttelsesloven § 22, stk. 2)"),
    Ground.PARTY_PRIVATE: _("Andres private interesser (forvaltningsloven, skal bekræftes af en jurist)"),
    Ground.PARTY_CRIME: _(
        "Forebyggelse af lovovertrædelser (forvaltningsloven, skal bekræftes af en jurist)"
    ),
    Ground.OWN_PRIVATE: _("Andres private interesser (offentlighedsloven, skal bekræftes af en jurist)"),
    Ground.PUBLIC_PRIVATE: _("Private forhold (offentlighedsloven, skal bekræftes af en jurist)"),
    Ground.ENFORCEMENT_CRIME: _(
        "Forebyggelse eller strafforfølgning (retshåndhævelsesloven, skal bekræftes)"
    ),
    Ground.ENFORCEMENT_OTHERS: _("Andres rettigheder (retshåndhævelsesloven, skal bekræftes)"),
    Ground.PROTECTION: _("Nogens sikkerhed (skal bekræftes af en jurist)"),
}
OTHERS: Words = {
    "": _("Intet"),
    OthersBasis.THEIR_CONSENT: _("De har sagt ja"),
    OthersBasis.KNOWN_TO_ASKER: _("Den, der spørger, ved det allerede"),
    OthersBasis.STATUTORY: _("Loven siger det"),
}
MISSING: Words = {
    Missing.NEVER: _("Det gives aldrig. Afslå det"),
    Missing.WOULD_CONFIRM: _("Det ville bekræfte, at der er en sag. Afslå det"),
    Missing.GROUND: _("Vælg, hvorfor det afslås"),
    Missing.GROUND_OF_LAW: _("Den grund gælder ikke for den slags anmodning"),
    Missing.OTHERS: _("Det handler også om andre: tag det ud, eller sig, hvorfor det kan gives"),
    Missing.REDACTED_TEXT: _("Skriv teksten, som den skal gives"),
    Missing.NAMES_LEFT: _("Der står stadig et navn på en anden"),
    Missing.IDENTITY: _("Personen er alene fundet ved navn: sørg for, at det er den samme"),
}
# beside which field of the form it is said
BESIDE: dict[str, str] = {
    Missing.NEVER: "decision",
    Missing.WOULD_CONFIRM: "decision",
    Missing.GROUND: "ground",
    Missing.GROUND_OF_LAW: "ground",
    Missing.OTHERS: "others_basis",
    Missing.REDACTED_TEXT: "redacted_text",
    Missing.NAMES_LEFT: "redacted_text",
    Missing.IDENTITY: "identified",
}
